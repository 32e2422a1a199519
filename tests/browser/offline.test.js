// Without a network: the page after one visit, and the one-file edition from a disk.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { serve } from '../../scripts/serve.mjs';
import { breakfast, day, expect, k2, open, root, settled, test as base } from './k2.js';

const dist = resolve(root, process.env.K2_DIST ?? 'dist');

const test = base.extend({
  /** A server and a copy of dist/ of this test's own: one is shut down in the middle, the other changed. */
  server: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'k2plate-'));
    cpSync(dist, folder, { recursive: true, filter: (path) => !/\.(br|gz)$/.test(path) });
    const server = await serve(folder);
    await use({ ...server, folder });
    await server.close().catch(() => {}); // by the test already
    rmSync(folder, { recursive: true });
  },
  baseURL: async ({ server }, use) => use(server.url),
});

/** Adds a food as a reader does, and sees it counted. */
async function addFood(page, id) {
  await k2(page, 'search').fill(id);
  await k2(page, `add.${id}`).click();
  await settled(page);
  expect((await day(page)).meals.flatMap(({ items }) => items).map(({ food }) => food)).toContain(id);
  await expect(k2(page, 'verdict')).not.toHaveText('');
}

test('offline: after one visit the page opens without its server', async ({ page, context, server }) => {
  // By the page's own clock: a slow machine is no early worker.
  await page.addInitScript(() => {
    const { serviceWorker } = navigator;
    const register = serviceWorker.register.bind(serviceWorker);
    serviceWorker.register = (...what) => {
      window.registeredAt = performance.now();
      return register(...what);
    };
    addEventListener('DOMContentLoaded', () => window.k2plate.ready.then(() => (window.readyAt = performance.now())));
  });
  await open(page, server.url);
  await page.evaluate(() => navigator.serviceWorker.ready);
  const waited = await page.evaluate(() => window.registeredAt - window.readyAt);
  expect(waited).toBeGreaterThanOrEqual(3000); // nothing but the page in its first seconds

  await server.close();
  await context.setOffline(true);
  await page.reload();
  await page.evaluate(() => window.k2plate.ready);
  await settled(page);
  await addFood(page, 'natto');

  // The plate stays, under another address of the same page too.
  await page.goto(`${server.url}index.html?from=article`);
  await page.evaluate(() => window.k2plate.ready);
  expect((await day(page)).meals[0].items[0].food).toBe('natto');
});

test('offline: other files of the site are left alone', async ({ page, server }) => {
  await open(page, server.url);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await page.evaluate(() => window.k2plate.ready);
  const seen = await page.evaluate(async () => {
    const [cache, ...more] = await caches.keys();
    const kept = (await (await caches.open(cache)).keys()).map(({ url }) => new URL(url).pathname);
    const licence = await (await fetch('npm/LICENSE')).text();
    return { controlled: !!navigator.serviceWorker.controller, more: more.length, kept: kept.length, npm: kept.some((path) => path.includes('npm')), licence: licence.length > 0 };
  });
  const kept = readdirSync(join(server.folder, 'assets')).length + 3; // and the page, data.html and the manifest
  expect(seen).toEqual({ controlled: true, more: 0, kept, npm: false, licence: true });
});

test('offline: a new version is taken at the next visit, never in the middle of one', async ({ context, server }) => {
  const change = (name, from, to) => {
    const path = join(server.folder, name);
    const text = readFileSync(path, 'utf8');
    expect(text).toMatch(from);
    writeFileSync(path, text.replace(from, to));
  };
  const first = await context.newPage();
  await open(first, server.url);
  await first.evaluate(() => navigator.serviceWorker.ready);
  await first.reload(); // from now on the page comes from the service worker

  change('index.html', /<title>.*<\/title>/, '<title>new</title>');
  change('sw.js', /[0-9a-f]{32}/, '0'.repeat(32)); // the page's revision
  await first.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    while (!registration.waiting) await new Promise((done) => setTimeout(done, 50));
  });
  await first.reload();
  expect(await first.title()).not.toBe('new');
  await first.close();

  // The browser needs a moment to find that nobody uses the old one any more.
  await expect(async () => {
    const second = await context.newPage();
    await second.goto(server.url);
    const seen = { title: await second.title(), caches: await second.evaluate(async () => (await caches.keys()).length) };
    await second.close();
    expect(seen).toEqual({ title: 'new', caches: 1 });
  }).toPass({ timeout: 20_000, intervals: [500] });
});

test.describe('a site without the one file', () => {
  test.use({ expectedMessages: [/Failed to load resource.*404/] });

  test('says that it could not be fetched', async ({ page, server }) => {
    rmSync(join(server.folder, 'k2plate.html'));
    await open(page);
    await k2(page, 'share.files').click();
    await page.getByRole('dialog').getByRole('button', { name: '把计算器存成一个文件' }).click();
    await expect(page.getByRole('dialog').getByRole('status')).toContainText('没能取到');
  });
});

test.describe('one file', () => {
  test.use({ expectedMessages: [/^request: file:\/\/\/.*\/k2plate\.html$/] });

  test('opens from a disk without a network', async ({ page, context }) => {
    await context.setOffline(true);
    await open(page, pathToFileURL(resolve(dist, 'k2plate.html')).href);
    await addFood(page, 'natto');
    await page.getByRole('button', { name: '维生素 D：这是怎么算的' }).click();
    await expect(page.getByRole('region', { name: '这是怎么算的' })).toContainText('1 µg = 40 IU');
    expect(await page.evaluate(() => document.documentElement.classList.contains('text'))).toBe(false); // drawn, with WebGL
  });

  test('is given by the page, in the reader\'s language and large type, without the foods', async ({ page, context }) => {
    await open(page);
    await page.evaluate((value) => window.k2plate.load(value), { ...breakfast, lang: 'en' });
    await k2(page, 'mode.elder').click();
    await settled(page);
    await k2(page, 'share.files').click();
    const dialog = page.getByRole('dialog');
    const [file] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'Save the calculator as one file' }).click()]);
    expect(file.suggestedFilename()).toBe('k2plate.html');
    await expect(dialog.getByRole('status')).toContainText('Saved: k2plate.html');
    const path = join(mkdtempSync(join(tmpdir(), 'k2plate-')), 'k2plate.html');
    await file.saveAs(path);
    expect(readFileSync(path, 'utf8').replace(/<html[^>]*>/, '')).toBe(readFileSync(resolve(dist, 'k2plate.html'), 'utf8').replace(/<html[^>]*>/, ''));

    await context.setOffline(true);
    await open(page, pathToFileURL(path).href);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(k2(page, 'mode.elder')).toHaveAttribute('aria-pressed', 'true');
    expect((await day(page)).meals).toEqual([]);
    await addFood(page, 'natto');
    await k2(page, 'share.files').click();
    await expect(dialog.getByRole('button', { name: 'Export a file' })).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'as one file' })).toHaveCount(0); // it is one

    // What the reader does there comes before what it was saved with.
    await k2(page, 'lang.zh').click();
    await settled(page);
    await page.goto('about:blank');
    await open(page, pathToFileURL(path).href);
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
    expect((await day(page)).meals[0].items[0].food).toBe('natto');
    rmSync(dirname(path), { recursive: true });
  });

  test('opens from a web server too', async ({ page }) => {
    await open(page, 'k2plate.html');
    await addFood(page, 'natto');
  });
});
