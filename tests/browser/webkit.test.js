// WebKitGTK: the essentials, through its own driver. No fingers and no input methods there, and it is not Safari; what is
// left to do by hand stands in docs/accessibility.md.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { serve } from '../../scripts/serve.mjs';
import { breakfast, difference, nativeReport, root } from './k2.js';
import { compose, glyphs, goodGlyphs, likeness, titleIsLike } from './writing.js';
import { openWindow, startDriver } from './webkit.js';

/** The driver tells nothing of the console: the page itself collects what goes wrong. */
function listen() {
  window.heard = [];
  addEventListener('error', (event) => window.heard.push(`error: ${event.message}`));
  addEventListener('unhandledrejection', (event) => window.heard.push(`rejection: ${event.reason}`));
  addEventListener('securitypolicyviolation', (event) => window.heard.push(`policy: ${event.violatedDirective} ${event.blockedURI}`));
  for (const level of ['error', 'warn']) console[level] = (...words) => window.heard.push(`${level}: ${words.join(' ')}`);
}

const test = base.extend({
  scale: [1, { option: true }],

  /** A server and a copy of dist/ of this test's own, with an ear in the page's script. */
  server: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'k2plate-'));
    cpSync(resolve(root, process.env.K2_DIST ?? 'dist'), folder, { recursive: true, filter: (path) => !/\.(br|gz)$/.test(path) });
    const [script] = readdirSync(join(folder, 'assets')).filter((name) => /^index-.*\.js$/.test(name));
    const path = join(folder, 'assets', script);
    writeFileSync(path, `(${listen})();${readFileSync(path, 'utf8')}`);
    const server = await serve(folder);
    await use({ ...server, folder });
    await server.close().catch(() => {}); // by the test already
    rmSync(folder, { recursive: true });
  },

  page: async ({ scale, server }, use) => {
    const driver = await startDriver({ GDK_SCALE: String(scale), GTK_THEME: 'Adwaita' });
    try {
      const page = await openWindow(driver, { width: 1000, height: 900 });
      await open(page, server.url);
      await use(page);
      expect(await page.run(() => window.heard ?? [])).toEqual([]);
      await page.close();
    } finally {
      driver.close();
    }
  },
});

/** The page, ready, and its picture at rest. */
async function open(page, url) {
  await page.goto(url);
  await ready(page);
}

const ready = (page) => page.run(() => window.k2plate.rest());
const day = (page) => page.run(() => window.k2plate.day());
const report = (page) => page.run(() => window.k2plate.report());
const keys = { tab: '\ue004', enter: '\ue007' };

async function add(page, words, name) {
  const search = await page.find('searchbox', /./);
  await search.clear();
  await search.type(words);
  await ready(page); // no hand is as quick as a driver: the list stands still
  await (await page.find('button', name)).click();
}

test('three foods by role and name give the numbers of the command line', async ({ page }) => {
  await add(page, 'nadou', /加纳豆\(拉丝\)/);
  await add(page, '鸡蛋', /加鸡蛋\(全蛋\)/);
  await add(page, 'niunai', /加纯牛奶\(全脂,中国\)/);
  const amount = await page.find('spinbutton', /纯牛奶/);
  await amount.clear();
  await amount.type(`250 ml${keys.enter}`);
  const found = await day(page);
  expect(found.meals[0].items.map(({ food }) => food)).toEqual(['natto', 'egg', 'milk_whole_cn']);
  expect(found.meals[0].items[2].g).toBe(250);
  const shown = await report(page);
  const native = nativeReport(found);
  expect(difference(shown, native)).toBeNull();
  expect(shown.shown).toEqual(native.shown);
  expect(await page.run(() => document.querySelector('[data-k2=verdict]').textContent)).toContain(native.verdict);
});

test('what is drawn is what the browser itself would write, and not boxes', async ({ page }) => {
  await page.run((value) => window.k2plate.load(value), breakfast);
  await ready(page);
  mkdirSync(resolve(root, 'build/screenshots'), { recursive: true });
  writeFileSync(resolve(root, 'build/screenshots/engine_webkit.png'), Buffer.from(await page.screenshot(), 'base64'));
  const alike = await titleIsLike(page);
  expect(alike.same).toBeGreaterThan(0.8);
  expect(alike.other).toBeLessThan(0.7);
  expect(alike.boxes).toBeLessThan(0.7);
});

test('glyphs: real characters, whole advances, colour emoji', async ({ page }) => {
  await page.goto(`${process.env.K2_SOURCES}page.css`);
  expect(await page.run(glyphs)).toEqual(goodGlyphs);
});

test('Tab leads on, Enter presses', async ({ page }) => {
  await page.run((value) => window.k2plate.load(value), breakfast);
  await ready(page);
  const focused = () => page.run(() => document.activeElement.dataset.k2);
  await (await page.find('spinbutton', /纳豆/)).type(keys.tab);
  expect(await focused()).toBe('food.natto.inc');
  await (await page.find('button', /^纳豆.*多一点/)).type(keys.enter);
  expect((await day(page)).meals[0].items[0].g).toBe(60);
  expect(await focused()).toBe('food.natto.inc');
});

test("an input method's events", async ({ page }) => {
  for (const likeSafari of [true, false]) {
    const seen = await page.run(compose, likeSafari);
    expect(seen).toEqual({ idle: expect.any(Number), during: seen.idle, after: expect.any(Number), natto: true, value: '纳豆' });
    await (await page.find('searchbox', /./)).clear();
  }
});

test('a hidden page draws nothing; seen again it shows what changed', async ({ page }) => {
  const hide = (hidden) => {
    Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  };
  const there = () => page.run(() => !!document.querySelector('[data-k2="food.natto.amount"]'));
  await page.run(hide, true);
  await page.run((value) => new Promise((done) => (window.k2plate.load(value), setTimeout(done, 500))), breakfast); // absence: nothing is drawn
  expect(await there()).toBe(false);
  await page.run(hide, false);
  await ready(page);
  expect(await there()).toBe(true);
});

test('a lost context comes back with its picture; text mode and back', async ({ page }) => {
  await page.run((value) => window.k2plate.load(value), breakfast);
  await ready(page);
  const before = await page.screenshot();
  const whole = { x: 0, y: 0, width: 960, height: 800 }; // without the window's bar, which fades
  await page.run(() => {
    const extension = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
    extension.loseContext();
    const canvas = document.getElementById('canvas');
    canvas.addEventListener('webglcontextlost', () => setTimeout(() => extension.restoreContext()), { once: true });
    return new Promise((done) => canvas.addEventListener('webglcontextrestored', () => done(), { once: true }));
  });
  await ready(page);
  expect(await page.run(likeness, [before, await page.screenshot(), whole])).toBeGreaterThan(0.9999);

  const text = () => page.run(() => document.documentElement.classList.contains('text'));
  await (await page.find('button', /^文字版/)).click();
  expect(await text()).toBe(true);
  await (await page.find('button', /^纳豆.*多一点/)).click();
  expect((await day(page)).meals[0].items[0].g).toBe(60);
  await (await page.find('button', /^文字版/)).click();
  expect(await text()).toBe(false);
});

test('back from another page and a reload keep the plate; after a visit the page opens without its server', async ({ page, server }) => {
  await page.run((value) => window.k2plate.load(value), breakfast);
  await ready(page);
  await page.goto(`${server.url}data.html`);
  await page.back();
  await ready(page);
  expect((await day(page)).meals).toEqual(breakfast.meals);
  await page.run(() => navigator.serviceWorker.ready.then(() => {}));
  await ready(page);
  await page.reload();
  await ready(page);
  expect((await day(page)).meals).toEqual(breakfast.meals);
  expect(await page.run(() => /^#p=[\w-]+$/.test(location.hash))).toBe(true);
  await server.close();
  await page.reload();
  await ready(page);
  expect((await day(page)).meals).toEqual(breakfast.meals);
  expect(difference(await report(page), nativeReport(await day(page)))).toBeNull();
});

test('a new version is taken at the next visit, never in the middle of one', async ({ page, server }) => {
  await page.run(() => navigator.serviceWorker.ready.then(() => {}));
  await page.reload();
  await ready(page);
  const title = () => page.run(() => document.title);
  const old = await title();
  const rewrite = (name, from, to) => {
    const path = join(server.folder, name);
    writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
  };
  rewrite('index.html', /<title>.*<\/title>/, '<title>new</title>');
  rewrite('sw.js', /[0-9a-f]{32}/, '0'.repeat(32)); // the first of the list is the page's
  await page.run(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update();
    while (!registration.waiting) await new Promise((done) => setTimeout(done, 50));
  });
  await page.reload();
  await ready(page);
  expect(await title()).toBe(old);
  await expect(async () => {
    await page.goto('about:blank');
    await new Promise((done) => setTimeout(done, 500)); // absence: for so long no window shows the page
    await open(page, server.url);
    expect(await title()).toBe('new');
  }).toPass({ timeout: 20_000 });
  expect(await page.run(async () => (await caches.keys()).length)).toBe(1);
});

test('<k2-plate> in an article', async ({ page, server }) => {
  await page.goto(`${server.url}article.html`);
  const seen = await page.run(async () => {
    await customElements.whenDefined('k2-plate');
    const element = document.querySelector('k2-plate');
    element.scrollIntoView();
    const until = async (found) => { for (;;) { const value = found(); if (value) return value; await new Promise((done) => setTimeout(done, 50)); } };
    const frame = await until(() => element.shadowRoot.querySelector('iframe'));
    const inside = await until(() => frame.contentWindow?.k2plate);
    await inside.ready;
    const page = frame.contentDocument.getElementById('page');
    frame.contentWindow.dispatchEvent(new PointerEvent('pointerdown')); // before that it keeps the height that was reserved
    await until(() => Math.abs(frame.offsetHeight - page.offsetHeight) <= 2); // or the test times out
    window.heard = frame.contentWindow.heard;
    return { foods: inside.day().meals[0].items.length, text: frame.contentDocument.documentElement.classList.contains('text') };
  });
  expect(seen).toEqual({ foods: 4, text: false });
});

test.describe('on a dense screen', () => {
  test.use({ scale: 2 });

  test('one canvas pixel for each of the screen', async ({ page }) => {
    const [density, width, box] = await page.run(() => {
      const canvas = document.getElementById('canvas');
      return [devicePixelRatio, canvas.width, canvas.getBoundingClientRect().width];
    });
    expect(density).toBe(2);
    expect(width).toBe(Math.round(box * 2));
  });
});
