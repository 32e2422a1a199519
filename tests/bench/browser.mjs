// What only a browser can tell: the C++ part of a frame, time until the page can be used on a slow phone, memory.
// Each result: {name, unit, low, median, high}; of a few loads low and high are the extremes, else 5th and 95th percentile.
import { resolve } from 'node:path';
import { chromium } from '@playwright/test';
import config from '../browser/playwright.config.js';
import { serve } from '../../scripts/serve.mjs';

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
    const view = { width: 1200, height: 900, scale: 1, scrollY: 0, dark: false, reducedMotion: false, textZoom: 1 };
    const frame = () => {
      const start = performance.now();
      plate.frame(view, (now += 1 / 60));
      return performance.now() - start;
    };
    const tree = plate.semantics.bind(plate);
    for (let i = 0; i < 100; i++) frame();
    const still = Array.from({ length: 1000 }, frame);
    const nodes = tree();
    const stepper = nodes.find((node) => node.key === 'food.natto.inc') ?? nodes.find((node) => node.key?.endsWith('.inc'));
    const gliding = [];
    const pressed = [];
    for (let i = 0; i < 60; i++) {
      const start = performance.now();
      plate.activate(i % 2 ? stepper.id : nodes.find((node) => node.key === stepper.key.replace(/inc$/, 'dec')).id);
      frame();
      pressed.push(performance.now() - start);
      for (let f = 0; f < 12; f++) gliding.push(frame());
    }
    const before = wasm.HEAPU8.length;
    for (let i = 0; i < 500; i++) {
      plate.activate(stepper.id);
      frame();
      plate.setSettings({ elder: i % 50 < 25 });
    }
    return { still, gliding, pressed, memory: [before, wasm.HEAPU8.length].map((bytes) => bytes / 2 ** 20) };
  }, day);
  await page.close();
  await server.close();
  return [
    spread('C++ part of a frame at rest, 20 foods, 1200×900', 'ms', measured.still),
    spread('C++ part of a frame while numbers glide', 'ms', measured.gliding),
    spread('a press and its frame, bands included', 'ms', measured.pressed),
    { name: 'wasm memory after 60 presses', unit: 'MiB', low: measured.memory[0], median: measured.memory[0], high: measured.memory[0] },
    { name: 'wasm memory after 500 more', unit: 'MiB', low: measured.memory[1], median: measured.memory[1], high: measured.memory[1] },
  ];
}

/** dist/ on slow 4G (150 ms, 1.6 Mbit/s) with a processor four times as slow. */
async function loads(browser, times) {
  const server = await serve(resolve(root, 'dist'));
  const readable = [];
  const usable = [];
  for (let i = 0; i < times; i++) {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, serviceWorkers: 'block' });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 });
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await page.goto(server.url, { waitUntil: 'commit' });
    const times = await page.evaluate(async () => {
      // The page's script has run by then, whatever the page waits for.
      if (!window.k2plate) await new Promise((done) => addEventListener('DOMContentLoaded', done));
      await window.k2plate.ready;
      const ready = performance.now();
      return { ready, readable: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN };
    });
    usable.push(times.ready / 1000);
    readable.push(times.readable / 1000);
    await context.close();
  }
  await server.close();
  return [
    spread('readable text, slow 4G, 4× slowed processor', 's', readable),
    spread('usable, slow 4G, 4× slowed processor', 's', usable),
  ];
}

export async function measureInBrowser() {
  const browser = await chromium.launch(config.use.launchOptions);
  try {
    return [...(await frames(browser)), ...(await loads(browser, 5))];
  } finally {
    await browser.close();
  }
}
