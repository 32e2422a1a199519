// What the reader's system says, and says anew while the page is open: contrast, colours, motion, text size, zoom, rotation.
import { breakfast, complaints, day, expect, k2, open, settled, test } from './k2.js';

/** Opens it with a plate; the page remembers that it was not loaded anew since. */
async function openWithPlate(page) {
  await open(page);
  await page.evaluate((value) => {
    window.k2plate.load(value);
    window.sameVisit = true;
  }, breakfast);
  await settled(page);
}

/** The plate is what it was, and the page never went. */
async function expectIntact(page) {
  expect((await day(page)).meals).toEqual(breakfast.meals);
  expect(await page.evaluate(() => window.sameVisit)).toBe(true);
}

/** Chromium's own protocol. */
async function protocol(page) {
  return (page.protocol ??= await page.context().newCDPSession(page));
}

/** The window as the browser's zoom, another screen or a turned phone changes it: no reload, no new context. */
async function resize(page, width, height, deviceScaleFactor) {
  await (await protocol(page)).send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor, mobile: false });
}

/** A screenshot in the density that is; Playwright's own are in that of the context. */
const captured = async (page) => Buffer.from((await (await protocol(page)).send('Page.captureScreenshot')).data, 'base64');

/** How many of a screenshot's pixels are clearly other than those of another, which is stretched to the same size: 0–1. */
const unlike = (page, ...pngs) =>
  page.evaluate(
    async (texts) => {
      const images = texts.map((text) => Object.assign(new Image(), { src: `data:image/png;base64,${text}` }));
      await Promise.all(images.map((image) => image.decode()));
      const { width, height } = images[0];
      const [one, other] = images.map((image) => {
        const canvas = Object.assign(document.createElement('canvas'), { width, height });
        const pen = canvas.getContext('2d');
        pen.drawImage(image, 0, 0, width, height);
        return pen.getImageData(0, 0, width, height).data;
      });
      let count = 0;
      for (let i = 0; i < one.length; i += 4) if (Math.abs(one[i] - other[i]) > 24) count++;
      return count / (width * height);
    },
    pngs.map((png) => png.toString('base64')),
  );

/** The canvas's pixels and those of the screen that it covers. */
const pixels = (page) =>
  page.evaluate(() => {
    const canvas = document.getElementById('canvas');
    const box = canvas.getBoundingClientRect();
    return { canvas: [canvas.width, canvas.height], screen: [box.width, box.height].map((size) => Math.round(size * devicePixelRatio)) };
  });

/** Each control's key and its place on the page. */
const places = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('#overlay button, #overlay input, #overlay a')].map((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return [element.dataset.k2 ?? element.textContent, ...[left, top + scrollY, width, height].map(Math.round)];
    }),
  );

/** What lies beside the page, and how far it would scroll sideways. */
const beside = (page) =>
  page.evaluate(() => ({
    scrolls: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    controls: [...document.querySelectorAll('#overlay *')]
      .map((element) => ({ name: element.dataset.k2 ?? element.textContent, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.left < -1 || box.right > innerWidth + 1)
      .map(({ name }) => name),
  }));
const nothing = { scrolls: 0, controls: [] };

/** Words and controls that cover a part of each other. What lies wholly in something else belongs there. */
const overlaps = (page) =>
  page.evaluate(() => {
    const all = [...document.querySelectorAll('#overlay :is(h1, h2, h3, p, button, input, a):not([data-drag])')].map((element) => ({
      name: element.dataset.k2 ?? element.textContent,
      box: element.getBoundingClientRect(),
    }));
    const inside = (a, b) => a.left >= b.left - 1 && a.right <= b.right + 1 && a.top >= b.top - 1 && a.bottom <= b.bottom + 1;
    const across = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
    return all.flatMap(({ name, box }, i) =>
      all.slice(i + 1).filter((other) => across(box, other.box) && !inside(box, other.box) && !inside(other.box, box)).map((other) => `${name} / ${other.name}`),
    );
  });

/** A page that was opened so from the start, for comparison. */
async function openedSo(browser, baseURL, options, look) {
  const context = await browser.newContext({ baseURL, serviceWorkers: 'block', locale: 'zh-CN', ...options });
  const page = await context.newPage();
  await openWithPlate(page);
  const seen = await look(page);
  await context.close();
  return seen;
}

// Firefox's driver cannot set what the system prefers.
test.describe('pictures', () => {
  // That the page works offline is said after a while, and would be seen.
  test.use({ serviceWorkers: 'block', expectedMessages: [/Service Worker registration blocked|GPU stall due to ReadPixels/] });

  for (const [what, on, off] of [
    ['more contrast', { contrast: 'more' }, { contrast: 'no-preference' }],
    ['dark colours', { colorScheme: 'dark' }, { colorScheme: 'light' }],
  ])
    test(`${what} while the page is open: the picture of a page opened so, and back`, async ({ page, browser, baseURL }) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await openWithPlate(page);
      const before = await page.screenshot();
      await page.emulateMedia(on);
      await settled(page);
      const after = await page.screenshot();
      expect(after.equals(before)).toBe(false);
      expect(after.equals(await openedSo(browser, baseURL, { viewport: { width: 390, height: 844 }, ...on }, (other) => other.screenshot()))).toBe(true);
      await page.emulateMedia(off);
      await settled(page);
      expect((await page.screenshot()).equals(before)).toBe(true);
      await expectIntact(page);
    });

  test("the system's own colours while the page is open: text, and back to the picture", async ({ page }) => {
    await openWithPlate(page);
    const before = await page.screenshot();
    await page.emulateMedia({ forcedColors: 'active' });
    await expect(page.locator('html')).toHaveClass(/text/);
    await expect(page.locator('#canvas')).toBeHidden();
    await expect(k2(page, 'verdict')).toBeVisible();
    await page.emulateMedia({ forcedColors: 'none' });
    await expect(page.locator('html')).not.toHaveClass(/text/);
    await settled(page);
    expect((await page.screenshot()).equals(before)).toBe(true);
    await expectIntact(page);
  });

  test('less motion while the page is open: a number is at its new place at once', async ({ page }) => {
    await openWithPlate(page);
    /** How many different pictures follow a change. */
    const pictures = (grams) =>
      page.evaluate(
        async ([value, grams]) => {
          const gl = document.getElementById('canvas').getContext('webgl2');
          const { drawingBufferWidth: width, drawingBufferHeight: height } = gl;
          const bytes = new Uint8Array(4 * width * height);
          const seen = new Set();
          // However slow the machine, a frame takes as long as on a quick one.
          const real = performance.now;
          let clock = performance.now();
          performance.now = () => (clock += 16);
          // Pictures, not frames: whoever waits for the page asks for frames too.
          let drawn = false;
          const { drawElements } = gl;
          gl.drawElements = (...given) => ((drawn = true), drawElements.apply(gl, given));
          const ask = window.requestAnimationFrame;
          window.requestAnimationFrame = (callback) =>
            ask.call(window, (now) => {
              drawn = false;
              callback(now);
              if (!drawn) return;
              gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
              let hash = 0;
              for (const word of new Uint32Array(bytes.buffer)) hash = (Math.imul(hash, 31) + word) | 0;
              seen.add(hash);
            });
          value.meals[0].items[0].g = grams;
          window.k2plate.load(value);
          await window.k2plate.rest();
          gl.drawElements = drawElements;
          window.requestAnimationFrame = ask;
          performance.now = real;
          return seen.size;
        },
        [breakfast, grams],
      );
    expect(await pictures(200)).toBeGreaterThan(2);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await settled(page);
    expect(await pictures(40)).toBe(1);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    await settled(page);
    expect(await pictures(200)).toBeGreaterThan(2);
  });

  test('another screen: as many pixels as it has, and letters drawn for them', async ({ page, browser, baseURL }) => {
    await page.setViewportSize({ width: 390, height: 640 });
    await openWithPlate(page);
    const before = await captured(page);
    // Chromium's emulation tells the page of another density only together with another size.
    for (const [scale, height] of [[2, 642], [1.5, 638], [1, 640]]) {
      await resize(page, 390, height, scale);
      await expect(async () => {
        const { canvas, screen } = await pixels(page);
        expect(canvas).toEqual(screen);
        expect(await page.evaluate(() => devicePixelRatio)).toBe(scale);
      }).toPass({ timeout: 1000 });
      await settled(page);
      const wanted = scale === 1 ? before : await openedSo(browser, baseURL, { viewport: { width: 390, height }, deviceScaleFactor: scale }, (other) => other.screenshot());
      const now = await captured(page);
      // A few letters come out otherwise where the fonts are hinted for another density.
      expect(await unlike(page, now, wanted), `as opened at ${scale}`).toBeLessThan(0.003);
      if (scale !== 1) expect(await unlike(page, now, before), 'stretched').toBeGreaterThan(0.01);
    }
    await expectIntact(page);
  });
});

for (const colorScheme of ['light', 'dark'])
  test(`more contrast in text mode: words reach 7:1, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, contrast: 'more' });
    await openWithPlate(page);
    await k2(page, 'mode.text').click();
    for (const key of ['how.d', 'more.serum', 'more', 'why']) await k2(page, key).click();
    await expect(k2(page, 'how.d.panel').getByRole('heading').first()).toBeAttached();
    const options = { rules: { 'color-contrast-enhanced': { enabled: true } } };
    expect(await complaints(page, options)).toEqual([]);
    await page.screenshot({ path: `build/screenshots/text_contrast_${colorScheme}.png`, fullPage: true });
    for (const key of ['share.link', 'share.save']) {
      await k2(page, key).click();
      await page.getByRole('dialog').waitFor();
      await settled(page);
      expect(await complaints(page, options), key).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
  });

test('a phone is turned: nothing lies beside the page, and a field keeps the focus and its text, in the window', { tag: '@engines' }, async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openWithPlate(page);
  const before = await places(page);
  for (const [key, text] of [['search', '奶'], ['food.natto.amount', '85']]) {
    await k2(page, key).focus();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.insertText(text);
    for (const [width, height] of [[844, 390], [390, 844]]) {
      await page.setViewportSize({ width, height });
      await settled(page);
      expect(await beside(page)).toEqual(nothing);
      expect(await page.evaluate(() => document.getElementById('canvas').getBoundingClientRect().height >= innerHeight)).toBe(true);
      expect(await page.evaluate(() => [document.activeElement.dataset.k2, document.activeElement.value])).toEqual([key, text]);
      const { y, height: field } = await k2(page, key).boundingBox();
      expect(y).toBeGreaterThan(-1);
      expect(y + field).toBeLessThan(height + 1);
    }
    await k2(page, key).fill(key === 'search' ? '' : '40克');
    await page.keyboard.press('Enter');
  }
  await settled(page);
  expect(await places(page)).toEqual(before);
  await expectIntact(page);
});

for (const [percent, from, to] of [[200, [1200, 900], [600, 450]], [400, [1280, 1024], [320, 256]]])
  test(`the browser's zoom, ${percent} %: the narrower page, every control on it, no scrolling sideways`, async ({ page, browser, baseURL }) => {
    const keys = (list) => list.map(([key]) => key).sort();
    await page.setViewportSize({ width: from[0], height: from[1] });
    await openWithPlate(page);
    const before = await places(page);
    await resize(page, to[0], to[1], percent / 100);
    await settled(page);
    expect(await beside(page)).toEqual(nothing);
    expect(await overlaps(page)).toEqual([]);
    const { canvas, screen } = await pixels(page);
    expect(canvas).toEqual(screen);
    const narrow = await places(page);
    expect(keys(narrow)).toEqual(keys(before));
    expect(narrow).toEqual(await openedSo(browser, baseURL, { viewport: { width: to[0], height: to[1] }, deviceScaleFactor: percent / 100 }, places));
    await resize(page, from[0], from[1], 1);
    await settled(page);
    expect(await places(page)).toEqual(before);
    await expectIntact(page);
  });

for (const width of [390, 1200])
  test(`the system's text twice as large, ${width} px: drawn so, and nothing overlaps`, { tag: '@engines' }, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await openWithPlate(page);
    const sizes = () =>
      page.evaluate(() => ({
        typed: Number.parseFloat(document.querySelector('[data-k2="search"]').style.fontSize),
        heading: document.querySelector('#overlay h1').getBoundingClientRect().height,
      }));
    const before = await sizes();
    expect(await overlaps(page)).toEqual([]);
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    await settled(page);
    const after = await sizes();
    expect(after.typed).toBe(2 * before.typed);
    expect(after.heading).toBeGreaterThan(2 * before.heading - 1); // of one line or more
    expect(await overlaps(page)).toEqual([]);
    expect(await beside(page)).toEqual(nothing);
    await page.screenshot({ path: `build/screenshots/large_text_${width}.png` });
    await page.evaluate(() => (document.documentElement.style.fontSize = ''));
    await settled(page);
    expect(await sizes()).toEqual(before);
    await expectIntact(page);
  });
