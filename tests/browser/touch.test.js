// Fingers, on a Pixel and an iPhone as Chromium plays them: a tap presses once, a swipe scrolls, wherever it begins.
import { breakfast, day, difference, expect, k2, nativeReport, open, report, settled, test } from './k2.js';

/** One finger or more, each from one place to another. CDP's ready-made gestures do nothing in headless Chromium. */
async function move(page, fingers) {
  const session = await page.context().newCDPSession(page);
  const steps = 15;
  const at = (i) => fingers.map(([from, to]) => ({ x: from.x + ((to.x - from.x) * i) / steps, y: from.y + ((to.y - from.y) * i) / steps }));
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) });
  for (let i = 1; i <= steps; i++) {
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(i) });
    await page.evaluate(() => new Promise(requestAnimationFrame)); // as quick as a finger is seen
  }
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await settled(page);
}

test('three foods by taps give the numbers of the command line', async ({ page }) => {
  await open(page);
  for (const [words, name] of [['nadou', /纳豆\(拉丝\)/], ['鸡蛋', /鸡蛋\(全蛋\)/], ['niunai', /纯牛奶\(全脂,中国\)/]]) {
    await page.getByRole('searchbox').tap();
    await page.getByRole('searchbox').fill(words);
    await page.getByRole('list', { name: '找到的食物' }).getByRole('button', { name }).first().tap();
  }
  const found = await day(page);
  expect(found.meals[0].items.map(({ food }) => food)).toEqual(['natto', 'egg', 'milk_whole_cn']);
  const shown = await report(page);
  expect(difference(shown, nativeReport(found))).toBeNull();
  await expect(k2(page, 'verdict')).toContainText(shown.verdict);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(page.viewportSize().width);
});

test('a tap adds once', async ({ page }) => {
  await open(page);
  await page.evaluate((value) => window.k2plate.load(value), breakfast);
  await settled(page);
  const inc = k2(page, 'food.natto.inc');
  await inc.scrollIntoViewIfNeeded();
  const step = async () => (await day(page)).meals[0].items[0].g;
  await inc.tap();
  const once = await step();
  expect(once).toBeGreaterThan(40);
  await settled(page);
  expect(await step()).toBe(once);
  await inc.tap();
  expect(await step()).toBe(once + (once - 40));
});

for (const [where, find] of [
  ['on a button', (page) => k2(page, 'food.natto.inc')],
  ['on the plate', (page) => page.locator('[data-drag]').first()],
  ['on a field', (page) => k2(page, 'search')],
]) {
  test(`a swipe that begins ${where} scrolls and changes nothing`, async ({ page }) => {
    await open(page);
    await page.evaluate((value) => window.k2plate.load(value), breakfast);
    await settled(page);
    const target = find(page);
    await target.evaluate((element) => window.scrollTo(0, element.getBoundingClientRect().top + scrollY - 400));
    await settled(page);
    const before = { scroll: await page.evaluate(() => scrollY), day: await day(page) };
    const box = await target.boundingBox();
    const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await move(page, [[from, { x: from.x, y: from.y - 250 }]]);
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(before.scroll + 150);
    expect(await day(page)).toEqual(before.day);
  });
}

test('a finger that rests on a number opens its explanation; one that moves or leaves does not', async ({ page }) => {
  await page.clock.install();
  await open(page);
  await page.evaluate((value) => window.k2plate.load(value), breakfast);
  await settled(page);
  const bar = k2(page, 'result.d');
  await bar.evaluate((element) => window.scrollTo(0, element.getBoundingClientRect().top + scrollY - 300));
  await settled(page);
  await page.clock.pauseAt(new Date(Date.now() + 60_000)); // from here on the page's time is ours
  const box = await bar.boundingBox();
  const at = { x: box.x + 20, y: box.y + box.height - 6 };
  const session = await page.context().newCDPSession(page);
  const touch = (type, touchPoints) => session.send('Input.dispatchTouchEvent', { type, touchPoints });
  const isOpen = async () => {
    await page.clock.runFor(300);
    return (await k2(page, 'how.d').getAttribute('aria-expanded')) === 'true';
  };
  await touch('touchStart', [at]);
  await page.clock.runFor(900);
  await touch('touchEnd', []);
  expect(await isOpen()).toBe(true);

  // Another long press would close it.
  await touch('touchStart', [at]);
  await page.clock.runFor(300);
  await touch('touchEnd', []);
  await page.clock.runFor(600);
  expect(await isOpen()).toBe(true);
  await touch('touchStart', [at]);
  await touch('touchMove', [{ x: at.x, y: at.y - 40 }]);
  await page.clock.runFor(900);
  await touch('touchEnd', []);
  expect(await isOpen()).toBe(true);
  await expect(k2(page, 'how.ca')).toHaveAttribute('aria-expanded', 'false');
});

test('a finger that moves sideways on the plate changes the amount', async ({ page }) => {
  await open(page);
  await page.evaluate((value) => window.k2plate.load(value), breakfast);
  await settled(page);
  const before = await day(page);
  const scroll = await page.evaluate(() => scrollY);
  const box = await page.locator('[data-drag]').first().boundingBox();
  const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await move(page, [[from, { x: from.x + 60, y: from.y + 10 }]]);
  expect(await day(page)).not.toEqual(before);
  expect(await page.evaluate(() => scrollY)).toBe(scroll);
});

test('two fingers zoom', async ({ page }) => {
  await open(page);
  await move(page, [
    [{ x: 190, y: 400 }, { x: 80, y: 400 }],
    [{ x: 210, y: 400 }, { x: 330, y: 400 }],
  ]);
  expect(await page.evaluate(() => visualViewport.scale)).toBeGreaterThan(1.5);
});
