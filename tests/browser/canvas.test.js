// The picture: there, crisp, restored, and at rest.
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { breakfast, brightness, colours, expect, k2, open, report, root, settled, test, withoutWebgl } from './k2.js';
import { titleIsLike } from './writing.js';

const folder = resolve(root, 'build/screenshots');
mkdirSync(folder, { recursive: true });

/** Shows the whole page at once: the canvas is as tall as the window. */
async function wholePage(page, width) {
  for (let i = 0; i < 2; i++) {
    const height = await page.evaluate(() => Math.min(4000, Math.ceil(document.getElementById('page').getBoundingClientRect().height)));
    await page.setViewportSize({ width, height });
    await settled(page);
  }
}

for (const width of [390, 720, 1200])
  for (const colorScheme of ['light', 'dark'])
    for (const lang of width === 390 && colorScheme === 'light' ? ['zh', 'en'] : ['zh']) {
      test(`screenshot ${width} ${colorScheme} ${lang}`, async ({ browser, baseURL }) => {
        const context = await browser.newContext({ viewport: { width, height: 844 }, deviceScaleFactor: width < 500 ? 2 : 1, colorScheme, baseURL });
        const page = await context.newPage();
        await open(page);
        await k2(page, `lang.${lang}`).click();
        await settled(page);
        const empty = await page.screenshot({ path: `${folder}/${width}-${colorScheme}-${lang}-empty.png` });
        await page.evaluate((value) => window.k2plate.load(value), { ...breakfast, lang });
        await settled(page);
        const full = await page.screenshot();
        await wholePage(page, width);
        const png = await page.screenshot({ path: `${folder}/${width}-${colorScheme}-${lang}.png` });
        expect(await colours(context, png)).toBeGreaterThan(500);
        // The food is seen, the paper is of the scheme, every word is in the language, and it is drawn, not written.
        expect(full.equals(empty)).toBe(false);
        const [paper] = await brightness(context, png, [[2, 2]]);
        if (colorScheme === 'dark') expect(paper).toBeLessThan(60);
        else expect(paper).toBeGreaterThan(220);
        await expect(page.locator('html')).toHaveAttribute('lang', lang === 'en' ? 'en' : 'zh-CN');
        await expect(page.locator('html')).not.toHaveClass(/text/);
        await expect(k2(page, 'verdict')).toHaveText((await report(page)).verdict);
        await context.close();
      });
    }

/** What is done, and what is then seen in words. The picture has to be another one in any case. */
for (const [name, prepare, check] of [
  ['elder', (page) => k2(page, 'mode.elder').click(), (page) => expect(k2(page, 'mode.elder')).toHaveAttribute('aria-pressed', 'true')],
  ['search', (page) => page.getByRole('searchbox').fill('奶'), (page) => expect(k2(page, 'add.milk_whole_cn')).toBeAttached()],
  ['error', (page) => page.evaluate(() => { try { window.k2plate.load({}); } catch {} }), (page) => expect(page.getByRole('alert')).toContainText('没能读进来')],
  ['warfarin', (page) => page.getByRole('radio', { name: '有', exact: true }).first().click(), async (page) => expect((await report(page)).safety.map(({ id }) => id)).toContain('S01')],
  ['focus', async (page) => { await k2(page, 'food.natto.dec').focus(); await page.keyboard.press('Tab'); }, (page) => expect(k2(page, 'food.natto.amount')).toBeFocused()],
])
  test(`screenshot ${name}`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, baseURL });
    const page = await context.newPage();
    await open(page);
    await page.evaluate((value) => window.k2plate.load(value), breakfast);
    await wholePage(page, 390);
    const before = await page.screenshot();
    await prepare(page);
    await settled(page);
    expect((await page.screenshot()).equals(before)).toBe(false);
    await check(page);
    await wholePage(page, 390);
    const png = await page.screenshot({ path: `${folder}/390-light-zh-${name}.png` });
    expect(await colours(context, png)).toBeGreaterThan(500);
    await context.close();
  });

for (const [name, options] of [
  ['text', { forcedColors: 'active' }],
  ['noscript', { javaScriptEnabled: false }],
])
  test(`screenshot ${name}`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, baseURL, ...options });
    const page = await context.newPage();
    await page.goto('./');
    if (name === 'text') {
      await page.evaluate(() => window.k2plate.ready);
      await page.evaluate((value) => window.k2plate.load(value), breakfast);
      await settled(page);
      await expect(page.locator('html')).toHaveClass(/text/);
      await expect(k2(page, 'verdict')).toBeVisible();
      await expect(k2(page, 'verdict')).toHaveText((await report(page)).verdict);
      await expect(k2(page, 'food.natto.amount')).toBeVisible();
    } else {
      await expect(page.locator('noscript strong')).toBeVisible();
      await expect(page.locator('noscript strong')).toContainText('计算需要 JavaScript');
      await expect(page.getByRole('row', { name: /纳豆/ })).toContainText('842–1750');
      await expect(page.getByRole('link', { name: '全部食物的表' })).toBeVisible();
    }
    const png = await page.screenshot({ path: `${folder}/390-light-zh-${name}.png`, fullPage: true });
    const [corner, ...lines] = await brightness(browser, png, [[2, 2], ...Array.from({ length: 200 }, (_, i) => [100, 4 * i])]);
    expect(lines.some((light) => Math.abs(light - corner) > 100)).toBe(true); // there are words
    await context.close();
  });

test('what is drawn is what the browser itself would write, and not boxes', { tag: '@engines' }, async ({ page, browserName }) => {
  await open(page);
  await page.evaluate((value) => window.k2plate.load(value), breakfast);
  await settled(page);
  await page.screenshot({ path: `${folder}/engine_${browserName}.png` });
  const alike = await titleIsLike({ run: page.evaluate.bind(page), screenshot: async () => (await page.screenshot()).toString('base64') });
  expect(alike.same).toBeGreaterThan(0.8);
  expect(alike.other).toBeLessThan(0.7);
  expect(alike.boxes).toBeLessThan(0.7);
});

for (const deviceScaleFactor of [1, 1.5, 2.625]) {
  test(`one canvas pixel for each of the screen at ${deviceScaleFactor}`, { tag: '@engines' }, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ viewport: { width: 411, height: 731 }, deviceScaleFactor, baseURL });
    const page = await context.newPage();
    await open(page);
    const size = await page.evaluate(() => {
      const canvas = document.getElementById('canvas');
      const box = canvas.getBoundingClientRect();
      return { width: canvas.width, height: canvas.height, box: [box.width, box.height] };
    });
    expect(size.width).toBe(Math.round(size.box[0] * deviceScaleFactor));
    expect(size.height).toBe(Math.round(size.box[1] * deviceScaleFactor));
    await context.close();
  });
}

test('the canvas stays in the window while the page scrolls', { tag: '@engines' }, async ({ page }) => {
  await open(page);
  await page.evaluate((value) => window.k2plate.load(value), breakfast);
  await settled(page);
  const before = await page.screenshot();
  await page.mouse.move(200, 400);
  await page.mouse.wheel(0, 900);
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(900); // Firefox scrolls a moment later
  await settled(page);
  expect(await page.evaluate(() => document.getElementById('canvas').getBoundingClientRect().top)).toBe(0);
  expect((await page.screenshot()).equals(before)).toBe(false);
});

test('a lost context comes back with its picture', { tag: '@engines' }, async ({ page }) => {
  await open(page);
  await page.evaluate((value) => window.k2plate.load(value), breakfast);
  await settled(page);
  const before = await page.screenshot();
  await page.evaluate(() => {
    const canvas = document.getElementById('canvas');
    const extension = canvas.getContext('webgl2').getExtension('WEBGL_lose_context');
    extension.loseContext();
    canvas.addEventListener('webglcontextlost', () => setTimeout(() => extension.restoreContext()), { once: true });
    return new Promise((done) => canvas.addEventListener('webglcontextrestored', () => done(), { once: true }));
  });
  await settled(page);
  expect((await page.screenshot()).equals(before)).toBe(true);
  await k2(page, 'food.natto.inc').click();
  await settled(page);
  expect((await page.screenshot()).equals(before)).toBe(false);
});

test.describe("the browser's process for graphics dies", () => {
  test.use({ expectedMessages: [/CONTEXT_LOST_WEBGL/] });

  // In a browser of its own: after a second such death Chromium lets no page draw any more.
  test('its picture comes back', async ({ playwright, baseURL, launchOptions }) => {
    const browser = await playwright.chromium.launch(launchOptions);
    const page = await (await browser.newContext({ viewport: { width: 390, height: 640 }, serviceWorkers: 'block', baseURL })).newPage();
    await open(page);
    await page.evaluate((value) => window.k2plate.load(value), breakfast);
    await settled(page);
    const before = await page.screenshot();
    await page.evaluate(() => {
      window.restored = new Promise((done) => document.getElementById('canvas').addEventListener('webglcontextrestored', done));
    });
    const session = await browser.newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    process.kill(processInfo.find(({ type }) => type === 'GPU').id, 'SIGKILL');
    await page.evaluate(() => window.restored.then(() => {}));
    await settled(page);
    expect((await page.screenshot()).equals(before)).toBe(true);
    await k2(page, 'food.natto.inc').click();
    await settled(page);
    expect((await page.screenshot()).equals(before)).toBe(false);
    expect(await page.evaluate(() => window.k2plate.day().meals[0].items[0].g)).toBe(60);
    await browser.close();
  });
});

test('a hidden page draws nothing; seen again it shows what changed', { tag: '@engines' }, async ({ page }) => {
  await open(page);
  const before = await page.screenshot();
  const hide = (hidden) => {
    Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  };
  await page.evaluate(hide, true);
  const frames = await page.evaluate(async (value) => {
    const ask = window.requestAnimationFrame;
    let asked = 0;
    window.requestAnimationFrame = (callback) => (asked++, ask.call(window, callback));
    window.k2plate.load(value);
    await new Promise((done) => setTimeout(done, 1000)); // absence: no frame is asked for
    window.requestAnimationFrame = ask;
    return asked;
  }, breakfast);
  expect(frames).toBe(0);
  await page.evaluate(hide, false);
  await settled(page);
  expect((await page.screenshot()).equals(before)).toBe(false);
  await expect(k2(page, 'food.natto.amount')).toBeAttached();
});

test.describe('in the background', () => {
  // That the page works offline is said after a while, and would be seen.
  test.use({ serviceWorkers: 'block', expectedMessages: [/Service Worker registration blocked/] });

  test('frozen and woken: plate and picture are there', async ({ page }) => {
    await open(page);
    await page.evaluate((value) => window.k2plate.load(value), breakfast);
    await settled(page);
    const before = await page.screenshot();
    const session = await page.context().newCDPSession(page);
    await session.send('Page.setWebLifecycleState', { state: 'frozen' });
    await page.waitForTimeout(2000); // absence: it sleeps so long
    await session.send('Page.setWebLifecycleState', { state: 'active' });
    await settled(page);
    expect((await page.screenshot()).equals(before)).toBe(true);
    await k2(page, 'food.natto.inc').click();
    expect(await page.evaluate(() => window.k2plate.day().meals[0].items[0].g)).toBe(60);
  });
});

test.describe('a context that stays lost', () => {
  test('leaves the text until it is back', async ({ page }) => {
    await open(page);
    await page.evaluate(() => {
      window.extension = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
      window.extension.loseContext();
    });
    await expect(page.locator('html')).toHaveClass(/text/, { timeout: 5000 });
    await page.getByRole('searchbox').fill('natto');
    await k2(page, 'add.natto').click();
    await page.evaluate(() => window.extension.restoreContext());
    await expect(page.locator('html')).not.toHaveClass(/text/);
    await expect(k2(page, 'food.natto.amount')).toHaveValue('1 盒');
  });
});

for (const [what, prepare] of [
  ['without WebGL', withoutWebgl],
  ['with falsified pixels', () => {
    const original = CanvasRenderingContext2D.prototype.getImageData;
    CanvasRenderingContext2D.prototype.getImageData = function (...rest) { const image = original.apply(this, rest); image.data.fill(0); return image; };
  }],
]) {
  test(`${what} the page is text, with the same numbers`, { tag: '@engines' }, async ({ page }) => {
    await page.addInitScript(prepare);
    await open(page);
    await expect(page.locator('html')).toHaveClass(/text/);
    await expect(page.locator('#canvas')).toBeHidden();
    await page.getByRole('searchbox').fill('natto');
    await k2(page, 'add.natto').click();
    await k2(page, 'food.natto.inc').click();
    await expect(k2(page, 'food.natto.amount')).toBeVisible();
    expect(await page.evaluate(() => window.k2plate.report().intake.k2_ug.mid)).toBeGreaterThan(400);
  });
}

test('idle: no frame and no timer in five seconds', async ({ page, browser }) => {
  await open(page);
  await page.evaluate((value) => window.k2plate.load(value), breakfast);
  await page.mouse.move(200, 300);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {})); // registered once, 3 s after the start
  await expect(page.locator('#notice')).toBeVisible(); // that it works offline: the last thing the page does by itself
  await settled(page);
  await page.waitForTimeout(2000); // absence: nothing timed remains 2 s after the last change

  const session = await browser.newBrowserCDPSession();
  const events = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  const complete = new Promise((done) => session.once('Tracing.tracingComplete', done));
  await session.send('Tracing.start', {
    traceConfig: {
      includedCategories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'disabled-by-default-devtools.timeline.frame', 'cc', 'viz', 'gpu', 'v8'],
    },
  });
  await new Promise((done) => setTimeout(done, 5000)); // absence: of frames and timers
  await session.send('Tracing.end');
  await complete;

  expect(events.length).toBeGreaterThan(0); // the trace itself works
  const counted = {};
  for (const { name } of events)
    if (['BeginFrame', 'FireAnimationFrame', 'RequestAnimationFrame', 'TimerInstall', 'TimerFire', 'DrawFrame'].includes(name)) counted[name] = (counted[name] ?? 0) + 1;
  expect(counted).toEqual({});
});
