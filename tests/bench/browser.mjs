// What only a browser can tell: the C++ part of a frame, time until the page can be used on a slow phone, bytes, memory,
// what an idle page does; beside other ImGui pages (others/). Each result: {name, unit, low, median, high}; of a few loads
// low and high are the extremes, else 5th and 95th percentile. Chromium counts the bytes as they came, with brotli.
import { resolve } from 'node:path';
import { chromium } from '@playwright/test';
import config from '../browser/playwright.config.js';
import { serve } from '../../scripts/serve.mjs';
import { makeOtherPages } from './others/pages.mjs';

const root = resolve(import.meta.dirname, '../..');

/** Twenty foods, as in core_bench.cpp. */
const day = {
  version: 1,
  scope: 'day',
  profile: { age: 62, flags: [] },
  meals: [
    { slot: 'breakfast', items: [{ food: 'natto', g: 40 }, { food: 'egg', units: 1 }, { food: 'milk_whole_cn', units: 1 }, { food: 'oats', g: 40 }, { food: 'apple', units: 1 }] },
    { slot: 'lunch', items: [{ food: 'rice_cooked', units: 1 }, { food: 'pork_tenderloin', g: 80 }, { food: 'xiaobaicai', g: 200 }, { food: 'tofu_north', g: 100 }, { food: 'oil_canola', g: 15 }] },
    { slot: 'snack', items: [{ food: 'yoghurt_cn', units: 1 }, { food: 'walnut', g: 25 }, { food: 'orange', units: 1 }] },
    { slot: 'dinner', items: [{ food: 'noodles_fresh', g: 150 }, { food: 'salmon_farmed', g: 80 }, { food: 'broccoli', g: 150 }, { food: 'shiitake_fresh', g: 60 }, { food: 'gouda', g: 20 }] },
    { slot: 'supplement', items: [{ food: 'ca_citrate_315', units: 1 }, { food: 'd3_400', units: 1 }] },
  ],
};

/** @param {number[]} samples */
function spread(name, unit, samples) {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { name, unit, low: at(0.05), median: at(0.5), high: at(0.95) };
}

/** Of several rounds the quickest one's median, and the spread of all: others' work on a shared machine only ever adds. */
function quickest(name, unit, rounds) {
  const all = rounds.map((samples) => spread(name, unit, samples));
  const of = (which, key) => which(...all.map((round) => round[key]));
  return { name, unit, low: of(Math.min, 'low'), median: of(Math.min, 'median'), high: of(Math.max, 'high') };
}

/** The program driven by hand, in a page whose clock is exact to 5 µs (that needs cross-origin isolation). */
async function frames(browser) {
  const server = await serve(root);
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
  await page.route('**/*', async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };
    await route.fulfill({ response, headers });
  });
  await page.goto(`${server.url}/web/page.css`);
  const measured = await page.evaluate(async (day) => {
    const [{ default: createWasm }, { createGlyphs }, { createPlate }] = await Promise.all(
      ['/build/web/k2plate.mjs', '/web/glyphs.js', '/web/plate.js'].map((module) => import(module)),
    );
    const wasm = await createWasm({ glyphs: createGlyphs() });
    wasm._k2_init(4096);
    const plate = createPlate(wasm);
    plate.load(JSON.stringify(day));
    let now = 0;
    const view = { width: 1200, height: 900, scale: 1, scrollY: 0, dark: false, moreContrast: false, reducedMotion: false, textZoom: 1 };
    const frame = () => {
      const start = performance.now();
      plate.frame(view, (now += 1 / 60));
      return performance.now() - start;
    };
    const tree = plate.semantics.bind(plate);
    const { default: createDemo } = await import('/build/web/others/demo_window.mjs');
    const demoWasm = await createDemo();
    const demoFrame = () => {
      const start = performance.now();
      demoWasm._k2_demo_frame(1200, 900, 1 / 60);
      return performance.now() - start;
    };
    for (let i = 0; i < 100; i++) {
      frame();
      demoFrame();
    }
    const nodes = tree();
    const stepper = nodes.find((node) => node.key === 'food.natto.inc') ?? nodes.find((node) => node.key?.endsWith('.inc'));
    const still = [], demo = [], gliding = [], pressed = [];
    for (let round = 0; round < 5; round++) {
      still.push(Array.from({ length: 1000 }, frame));
      demo.push(Array.from({ length: 1000 }, demoFrame));
      const glides = [], presses = [];
      for (let i = 0; i < 60; i++) {
        const start = performance.now();
        plate.activate(i % 2 ? stepper.id : nodes.find((node) => node.key === stepper.key.replace(/inc$/, 'dec')).id);
        frame();
        presses.push(performance.now() - start);
        for (let f = 0; f < 12; f++) glides.push(frame());
      }
      gliding.push(glides);
      pressed.push(presses);
      for (let f = 0; f < 20; f++) frame(); // until all numbers have come to rest
      await new Promise((done) => setTimeout(done, 1000));
    }
    const before = wasm.HEAPU8.length;
    for (let i = 0; i < 500; i++) {
      plate.activate(stepper.id);
      frame();
      plate.setSettings({ elder: i % 50 < 25 });
    }
    const first = [];
    for (let i = 0; i < 5; i++) {
      const fresh = await createWasm({ glyphs: createGlyphs() });
      fresh._k2_init(4096);
      const start = performance.now();
      const another = createPlate(fresh);
      another.load(JSON.stringify(day));
      another.frame(view, 1 / 60);
      another.semantics();
      first.push(performance.now() - start);
    }
    return { first, still, gliding, pressed, demo, memory: [before, wasm.HEAPU8.length].map((bytes) => bytes / 2 ** 20) };
  }, day);
  await page.close();
  await server.close();
  return [
    spread('first frame of a new program, its glyphs too, fonts warm', 'ms', measured.first),
    quickest('C++ part of a frame at rest, 20 foods, 1200×900', 'ms', measured.still),
    quickest("C++ part of a frame of ImGui's demo window, as it opens, 1200×900", 'ms', measured.demo),
    quickest('C++ part of a frame while numbers glide', 'ms', measured.gliding),
    quickest('a press and its frame, bands included', 'ms', measured.pressed),
    { name: 'wasm memory after 60 presses', unit: 'MiB', low: measured.memory[0], median: measured.memory[0], high: measured.memory[0] },
    { name: 'wasm memory after 500 more', unit: 'MiB', low: measured.memory[1], median: measured.memory[1], high: measured.memory[1] },
  ];
}

const slow4G = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };

/** Set before a page's own scripts: who waits for its first frame, and how much it does from then on. */
function watch() {
  window.firstFrame = new Promise((done) => (window.usable = done));
  window.done = { frames: 0, timers: 0 };
  for (const [what, name] of [['frames', 'requestAnimationFrame'], ['timers', 'setTimeout'], ['timers', 'setInterval']]) {
    const ask = window[name];
    window[name] = (callback, ...rest) => ask.call(window, (...given) => (window.done[what]++, callback(...given)), ...rest);
  }
}

/** In a page: the bytes of all that had come by then. */
const fetchedBy = (ms) =>
  [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
    .filter(({ responseEnd }) => responseEnd <= ms)
    .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);

/**
 * A folder on slow 4G (150 ms, 1.6 Mbit/s) with a processor four times as slow; what it fetches; then five idle seconds.
 * `when`: resolves in the page to the time at which it can be used.
 */
async function loads(browser, { name, folder }, when, times) {
  const server = await serve(folder);
  const seen = { readable: [], usable: [], bytes: [], frames: [], timers: [] };
  for (let i = 0; i < times; i++) {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, serviceWorkers: 'block', bypassCSP: true });
    const page = await context.newPage();
    page.setDefaultTimeout(300_000);
    await page.addInitScript(watch);
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', slow4G);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await page.goto(server.url, { waitUntil: 'commit' });
    const ready = await page.evaluate(when);
    seen.usable.push(ready / 1000);
    seen.bytes.push((await page.evaluate(fetchedBy, ready)) / 1024);
    seen.readable.push((await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN)) / 1000);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await page.waitForTimeout(4000); // this page asks for a few files after 3 s
    const before = await page.evaluate(() => ({ ...window.done }));
    await page.waitForTimeout(5000);
    const after = await page.evaluate(() => ({ ...window.done }));
    seen.frames.push(after.frames - before.frames);
    seen.timers.push(after.timers - before.timers);
    await context.close();
  }
  await server.close();
  return {
    usable: spread(`usable, slow 4G, 4× slowed processor: ${name}`, 's', seen.usable),
    readable: spread(`readable text, slow 4G, 4× slowed processor: ${name}`, 's', seen.readable),
    bytes: spread(`fetched until it can be used: ${name}`, 'KB', seen.bytes),
    frames: spread(`frames in 5 idle seconds: ${name}`, '', seen.frames),
    timers: spread(`timers in 5 idle seconds: ${name}`, '', seen.timers),
  };
}

const whenReady = async () => {
  // The page's script has run by then, whatever the page waits for.
  if (!window.k2plate) await new Promise((done) => addEventListener('DOMContentLoaded', done));
  await window.k2plate.ready;
  return performance.now();
};

export async function measureInBrowser() {
  const browser = await chromium.launch(config.use.launchOptions);
  try {
    const results = await frames(browser);
    const ours = await loads(browser, { name: 'this page', folder: resolve(root, 'dist') }, whenReady, 5);
    const others = [];
    for (const page of makeOtherPages()) {
      others.push(await loads(browser, page, () => window.firstFrame, page.name.includes('Noto') ? 1 : 3));
    }
    const compared = ['bytes', 'usable', 'frames'].flatMap((what) => [ours[what], ...others.map((other) => other[what])]);
    return [...results, ours.readable, ...compared, ours.timers];
  } finally {
    await browser.close();
  }
}
