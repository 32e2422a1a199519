// Without a network: the page after one visit, and the one-file edition from a disk.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { serve } from '../../scripts/serve.mjs';
import config from './playwright.config.js';
import { breakfast, day, difference, expect, k2, nativeReport, open, report, root, settled, test as base } from './k2.js';

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

test('offline: after one visit the page opens without its server', { tag: '@engines' }, async ({ page, context, server }) => {
  // By the page's own clock: a slow machine is no early worker.
  await page.addInitScript(() => {
    const { serviceWorker } = navigator;
    if (!serviceWorker) return; // about:blank, in Firefox
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
  await addFood(page, 'roquefort'); // of the later part of the food table

  // The plate stays, under another address of the same page too.
  await page.goto(`${server.url}index.html?from=article`);
  await page.evaluate(() => window.k2plate.ready);
  expect((await day(page)).meals[0].items[0].food).toBe('natto');
});

test('offline: opens after the browser was closed, with the plate', async ({ server }) => {
  const profile = mkdtempSync(join(tmpdir(), 'k2plate-'));
  const start = () => chromium.launchPersistentContext(profile, { ...config.use.launchOptions, locale: 'zh-CN' });
  try {
    const before = await start();
    const first = await before.newPage();
    await open(first, server.url);
    await first.evaluate(() => navigator.serviceWorker.ready);
    await addFood(first, 'natto');
    await before.close();
    await server.close();
    const after = await start();
    const page = await after.newPage();
    await open(page, server.url);
    expect((await day(page)).meals[0].items[0].food).toBe('natto');
    await addFood(page, 'egg');
    await after.close();
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
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
  const kept = readdirSync(join(server.folder, 'assets')).length + 2; // and the page and the manifest
  expect(seen).toEqual({ controlled: true, more: 0, kept, npm: false, licence: true });
});

/** Changes a file of the server's, which has what is looked for. */
function change(server, name, from, to) {
  const path = join(server.folder, name);
  const text = readFileSync(path, 'utf8');
  expect(text).toMatch(from);
  writeFileSync(path, text.replace(from, to));
}

/** Puts another version of the page on the server, with a title of its own. */
function publish(server, title, revision) {
  change(server, 'index.html', /<title>.*<\/title>/, `<title>${title}</title>`);
  change(server, 'sw.js', /[0-9a-f]{32}/, revision.repeat(32)); // the first of the list is the page's
}

/** The page, coming from its service worker. */
async function controlled(context, server) {
  const page = await context.newPage();
  await open(page, server.url);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await page.evaluate(() => window.k2plate.ready);
  expect(await page.evaluate(() => !!navigator.serviceWorker.controller)).toBe(true);
  return page;
}

const ready = '已可离线使用：没有网络也能打开这一页。';
const notice = (page) => page.locator('#notice');

test('offline: is said once, when it is true, and goes with the next press', { tag: '@engines' }, async ({ page, server }) => {
  await open(page, server.url);
  await expect(notice(page)).toHaveText(ready, { timeout: 20_000 });
  await expect(notice(page)).toHaveRole('status');
  expect(await page.evaluate(async () => (await caches.keys()).length)).toBe(1);
  // At the foot of the page for good, and over it until the next press or scroll.
  const line = page.locator('body > footer #offline');
  await expect(line).toContainText(ready);
  await page.evaluate(() => scrollTo(0, 200));
  await expect(notice(page)).toHaveCount(0);
  await k2(page, 'lang.en').click();
  await expect(line.getByText('This page now works offline')).toBeVisible();
  await expect(line.getByText(ready)).toBeHidden();

  // What is here was there before: nothing to say but at the foot.
  await page.reload();
  await page.evaluate(() => window.k2plate.ready);
  await expect.poll(() => page.evaluate(() => !!navigator.serviceWorker.controller)).toBe(true);
  await page.waitForTimeout(4500); // absence: it would come 3.1 s after the start
  await expect(notice(page)).toHaveCount(0);
  await expect(page.locator('body > footer #offline')).toBeVisible();
});

test('offline: a new version is offered; taken at once it keeps the plate, and not under another window', async ({ context, server }) => {
  const page = await controlled(context, server);
  await addFood(page, 'natto');
  const other = await context.newPage();
  await open(other, server.url);
  const old = await page.title();
  publish(server, 'new', '6');
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await expect(notice(page)).toContainText('有新版本', { timeout: 20_000 });
  await notice(page).getByRole('button', { name: '更新' }).click();
  await expect(notice(page)).toContainText('其他窗口');
  expect(await page.title()).toBe(old);
  await other.close();

  await page.reload();
  await expect(notice(page)).toContainText('有新版本', { timeout: 20_000 });
  await notice(page).getByRole('button', { name: '以后' }).click();
  await expect(notice(page)).toHaveCount(0);
  await page.reload();
  await expect(notice(page)).toContainText('有新版本', { timeout: 20_000 });
  await Promise.all([page.waitForEvent('load'), notice(page).getByRole('button', { name: '更新' }).click()]);
  await page.evaluate(() => window.k2plate.ready);
  expect(await page.title()).toBe('new');
  expect((await day(page)).meals[0].items[0].food).toBe('natto');
  expect(await page.evaluate(async () => (await caches.keys()).length)).toBe(1);
});

test.describe('a bad line', () => {
  test.use({ expectedMessages: [/^request: http:\/\/127\.0\.0\.1:\d+\/[\w./-]*$/] }); // its address is not the server's

  test('offline: a new version whose files are cut off in the middle changes nothing, and comes when it is whole', async ({ context, server }) => {
    // Between the browser and the server: cuts what is longer than the wire is good for.
    let goodFor = Infinity;
    let cut = 0;
    const wire = createServer((browser) => {
      const upstream = connect(Number(new URL(server.url).port), '127.0.0.1');
      let passed = 0;
      for (const end of [browser, upstream]) end.on('error', () => {});
      browser.pipe(upstream);
      browser.on('close', () => upstream.destroy());
      upstream.on('end', () => browser.end());
      upstream.on('data', (bytes) => {
        passed += bytes.length;
        if (passed <= goodFor) return browser.write(bytes);
        cut++;
        browser.destroy();
        upstream.destroy();
      });
    });
    await new Promise((done) => wire.listen(0, '127.0.0.1', done));
    const wired = { ...server, url: `http://127.0.0.1:${wire.address().port}/` };
    const page = await controlled(context, wired);
    const old = await page.title();
    await addFood(page, 'natto');

    const assets = join(server.folder, 'assets');
    const wasm = readdirSync(assets).find((name) => name.endsWith('.wasm'));
    const newer = wasm.replace(/-[\w-]{8}\.wasm$/, '-newer000.wasm');
    cpSync(join(assets, wasm), join(assets, newer));
    change(server, 'sw.js', wasm, newer);
    publish(server, 'new', '7');
    goodFor = 200_000; // of the 500 KB of the program
    expect(await update(page)).toBe('redundant');
    expect(cut).toBeGreaterThan(0);
    await context.setOffline(true);
    await page.reload();
    await page.evaluate(() => window.k2plate.ready);
    expect(await page.title()).toBe(old);
    expect((await day(page)).meals[0].items[0].food).toBe('natto');

    await context.setOffline(false);
    goodFor = Infinity;
    expect(await update(page)).toBe('waiting');
    await page.close();
    await nextVisit(context, wired, { title: 'new', caches: 1 });
    wire.close();
  });
});

/** Looks for a new version as the browser would; what became of it: "waiting" or "redundant" (it could not be kept). */
const update = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    // The browser also looks by itself a while after a visit began, and may have found it already.
    const found = [registration.installing, registration.waiting].find((worker) => worker && worker !== window.k2LastFound);
    const next = new Promise((done) => registration.addEventListener('updatefound', () => done(registration.installing), { once: true }));
    await registration.update().catch(() => {}); // refused: told by the state
    const worker = found ?? (await next);
    window.k2LastFound = worker;
    while (!['installed', 'redundant'].includes(worker.state)) await new Promise((done) => worker.addEventListener('statechange', done, { once: true }));
    return worker.state === 'installed' ? 'waiting' : worker.state;
  });

/** A visit when all windows are closed; the browser needs a moment to find that nobody uses the old version any more. */
const nextVisit = (context, server, wanted) =>
  expect(async () => {
    const page = await context.newPage();
    await page.goto(server.url);
    const seen = { title: await page.title(), caches: await page.evaluate(async () => (await caches.keys()).length) };
    await page.close();
    expect(seen).toEqual(wanted);
  }).toPass({ timeout: 20_000, intervals: [500] });

test('offline: a new version is taken at the next visit, never in the middle of one', { tag: '@engines' }, async ({ context, server }) => {
  const first = await controlled(context, server);
  publish(server, 'new', '0');
  expect(await update(first)).toBe('waiting');
  await first.reload();
  expect(await first.title()).not.toBe('new');
  await first.close();
  await nextVisit(context, server, { title: 'new', caches: 1 });
});

test('offline: of two new versions in a row the last is taken, and nothing stays of the others', { tag: '@engines' }, async ({ context, server }) => {
  const page = await controlled(context, server);
  publish(server, 'second', '2');
  expect(await update(page)).toBe('waiting');
  publish(server, 'third', '3');
  expect(await update(page)).toBe('waiting');
  expect(await page.evaluate(async () => (await caches.keys()).length)).toBe(3);
  await page.close();
  await nextVisit(context, server, { title: 'third', caches: 1 });
});

test('offline: a new version that lacks a file changes nothing, and comes when it is whole', { tag: '@engines' }, async ({ context, server }) => {
  const page = await controlled(context, server);
  await addFood(page, 'natto');
  // The new version's program has another name, as a changed one has, and is not there yet.
  const assets = join(server.folder, 'assets');
  const wasm = readdirSync(assets).find((name) => name.endsWith('.wasm'));
  const newer = wasm.replace(/-[\w-]{8}\.wasm$/, '-newer000.wasm');
  change(server, 'sw.js', wasm, newer);
  publish(server, 'new', '4');
  expect(await update(page)).toBe('redundant');

  await context.setOffline(true);
  await page.reload();
  await page.evaluate(() => window.k2plate.ready);
  expect(await page.title()).not.toBe('new');
  expect((await day(page)).meals[0].items[0].food).toBe('natto');
  await addFood(page, 'egg');

  cpSync(join(assets, wasm), join(assets, newer));
  await context.setOffline(false);
  expect(await update(page)).toBe('waiting');
  await page.close();
  await nextVisit(context, server, { title: 'new', caches: 1 });
});

test('offline: sw-off.js in its place takes it back, and nobody loses a plate', { tag: '@engines' }, async ({ context, server }) => {
  const page = await controlled(context, server);
  await addFood(page, 'natto');
  cpSync(join(server.folder, 'sw-off.js'), join(server.folder, 'sw.js'));
  await page.reload();
  const left = () => page.evaluate(async () => (await caches.keys()).length);
  await expect.poll(left, { timeout: 20_000 }).toBe(0);
  await addFood(page, 'egg');
  await page.waitForTimeout(1000); // absence
  await expect(notice(page)).toHaveCount(0);

  // From the server again, whatever worker each visit asks for. It is not said that the page works offline.
  change(server, 'index.html', /<title>.*<\/title>/, '<title>fresh</title>');
  await open(page, server.url);
  expect(await page.title()).toBe('fresh');
  expect((await day(page)).meals[0].items.length).toBe(2);
  await page.waitForTimeout(4000); // absence: it is asked for 3.1 s after the start
  expect(await left()).toBe(0);
  await expect(notice(page)).toHaveCount(0);
  change(server, 'index.html', /<title>.*<\/title>/, '<title>fresher</title>');
  await page.reload();
  expect(await page.title()).toBe('fresher');
});

test('offline: on a full disk the page works as without a service worker, and an older version stays whole', async ({ context, server }) => {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const room = (quotaSize) => session.send('Storage.overrideQuotaForOrigin', { origin: new URL(server.url).origin, ...(quotaSize && { quotaSize }) });
  await page.addInitScript(() => {
    const { serviceWorker } = navigator;
    const register = serviceWorker.register.bind(serviceWorker);
    window.fate = new Promise((done) => {
      serviceWorker.register = async (...what) => {
        const registration = await register(...what);
        const worker = registration.installing;
        worker?.addEventListener('statechange', () => ['activated', 'redundant'].includes(worker.state) && done(worker.state));
        return registration;
      };
    });
  });
  await room(50_000); // of the 1.5 MB that it takes
  await open(page, server.url);
  expect(await page.evaluate(() => window.fate)).toBe('redundant');
  await addFood(page, 'natto');

  await room(); // there is room again
  await page.reload();
  expect(await page.evaluate(() => window.fate)).toBe('activated');
  await page.reload();
  await page.evaluate(() => window.k2plate.ready);
  expect(await page.evaluate(() => !!navigator.serviceWorker.controller)).toBe(true);
  const old = await page.title();

  await room((await page.evaluate(async () => (await navigator.storage.estimate()).usage)) + 50_000); // not for two versions
  publish(server, 'new', '5');
  expect(await update(page)).toBe('redundant');
  await context.setOffline(true);
  await page.reload();
  await page.evaluate(() => window.k2plate.ready);
  expect(await page.title()).toBe(old);
  expect((await day(page)).meals[0].items[0].food).toBe('natto');
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

  test('opens from a disk without a network', { tag: '@engines' }, async ({ page, context }) => {
    await context.setOffline(true);
    await open(page, pathToFileURL(resolve(dist, 'k2plate.html')).href);
    await addFood(page, 'natto');
    await addFood(page, 'roquefort'); // of the later part of the food table
    await page.getByRole('button', { name: '维生素 D：这是怎么算的' }).click();
    await expect(page.getByRole('region', { name: '这是怎么算的' })).toContainText('1 µg = 40 IU');
    expect(await page.evaluate(() => document.documentElement.classList.contains('text'))).toBe(false); // drawn, with WebGL
  });

  test('keeps, gives and takes what the page does, from a disk without a network', async ({ page, context }) => {
    await context.setOffline(true);
    const address = pathToFileURL(resolve(dist, 'k2plate.html')).href;
    await open(page, address);
    await addFood(page, 'natto');
    const dialog = page.getByRole('dialog');
    const press = async (key) => {
      await settled(page);
      await k2(page, key).click();
      await dialog.waitFor();
    };
    await press('share.picture');
    await expect(dialog.getByRole('img')).toHaveJSProperty('complete', true);
    expect(await dialog.getByRole('img').evaluate((image) => image.naturalWidth)).toBeGreaterThanOrEqual(720);
    await page.keyboard.press('Escape');
    await press('share.save');
    await expect(dialog.getByRole('status')).toContainText('已存为');
    await page.keyboard.press('Escape');
    await press('share.files');
    const files = {};
    for (const kind of ['JSON', 'CSV']) {
      const [file] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: kind }).click()]);
      files[kind] = readFileSync(await file.path(), 'utf8');
    }
    expect(JSON.parse(files.JSON).meals[0].items).toEqual([{ food: 'natto', g: 40 }]);
    expect(JSON.parse(files.JSON).data).toMatch(/^\d{4}\.\d+$/); // the table's
    expect(files.CSV).toContain('MEXT23+SR28 04046');
    await page.keyboard.press('Escape');

    await k2(page, 'mode.text').click();
    await expect(page.locator('#canvas')).toBeHidden();
    await page.goto('about:blank');
    await open(page, address); // another day
    await expect(page.locator('html')).toHaveClass(/text/);
    expect((await day(page)).meals[0].items[0].food).toBe('natto');
    await press('share.days');
    await expect(dialog.getByRole('button', { name: /^打开/ })).toHaveCount(1);
  });

  test('opens a link that was made online, with the numbers of the command line', async ({ page, context }) => {
    await open(page);
    await page.evaluate((value) => window.k2plate.load(value), breakfast);
    await page.waitForFunction(() => location.hash);
    const hash = await page.evaluate(() => location.hash);
    await context.setOffline(true);
    await open(page, pathToFileURL(resolve(dist, 'k2plate.html')).href + hash);
    const opened = await day(page);
    expect(opened.meals).toEqual(breakfast.meals);
    expect(difference(await report(page), nativeReport(opened))).toBeNull();
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
    await page.keyboard.press('Escape');
    await k2(page, 'lang.zh').click();
    await settled(page);
    await page.goto('about:blank');
    await open(page, pathToFileURL(path).href);
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
    expect((await day(page)).meals[0].items[0].food).toBe('natto');
    rmSync(dirname(path), { recursive: true });
  });

  test('that a dark article gave begins dark, whatever the system says', async ({ page, context }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto('./article.html');
    await page.locator('k2-plate').evaluate((element) => element.setAttribute('theme', 'dark'));
    await page.locator('k2-plate').scrollIntoViewIfNeeded();
    const frame = page.frameLocator('k2-plate iframe');
    await frame.locator('[data-k2="share.files"]').click();
    const [file] = await Promise.all([page.waitForEvent('download'), frame.getByRole('button', { name: '把计算器存成一个文件' }).click()]);
    const path = join(mkdtempSync(join(tmpdir(), 'k2plate-')), 'k2plate.html');
    await file.saveAs(path);
    await context.setOffline(true);
    await open(page, pathToFileURL(path).href);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe('rgb(18, 23, 27)');
    const corner = (await page.screenshot({ clip: { x: 2, y: 2, width: 8, height: 8 } })).toString('base64');
    const drawn = await page.evaluate(async (png) => {
      const image = new Image();
      image.src = `data:image/png;base64,${png}`;
      await image.decode();
      const pen = new OffscreenCanvas(8, 8).getContext('2d');
      pen.drawImage(image, 0, 0);
      return [...pen.getImageData(4, 4, 1, 1).data.slice(0, 3)];
    }, corner);
    expect(Math.max(...drawn)).toBeLessThan(60);
    rmSync(dirname(path), { recursive: true });
  });

  test('opens from a web server too', async ({ page }) => {
    await open(page, 'k2plate.html');
    await addFood(page, 'natto');
  });
});
