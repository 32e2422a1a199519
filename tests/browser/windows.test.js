// Two windows of one reader: what is changed in one reaches the other, and nothing is lost unsaid.
import { breakfast, day, expect, k2, open, settled, test } from './k2.js';

const load = (page, value) => page.evaluate((value) => window.k2plate.load(value), value);
const saved = (page) => page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith('k2plate.saved.')).map(([, text]) => JSON.parse(text)));
const keptPlate = (page) => page.evaluate(() => JSON.parse(localStorage.getItem('k2plate.day')));
const lunch = { version: 1, meals: [{ slot: 'lunch', items: [{ food: 'spinach', g: 200 }] }] };
const beside = (page) => page.getByText('另一个窗口也改了盘子');

async function two(page, context) {
  await open(page);
  await load(page, breakfast);
  await settled(page);
  const other = await context.newPage();
  await open(other);
  expect((await day(other)).meals).toEqual(breakfast.meals);
  return other;
}

test('a change in one window reaches the other, both ways, and the health answers stay where they were given', async ({ page, context }) => {
  const other = await two(page, context);
  await load(page, { ...breakfast, profile: { flags: ['ppi'] } });
  await k2(page, 'food.natto.inc').click();
  await expect.poll(async () => (await day(other)).meals[0].items[0].g).toBe(60);
  expect((await day(other)).profile).toBe(undefined);
  await k2(other, 'food.natto.inc').click();
  await expect.poll(async () => (await day(page)).meals[0].items[0].g).toBe(80);
  expect((await day(page)).profile.flags).toEqual(['ppi']);
  await settled(page);
  for (const window of [page, other]) {
    expect(await saved(window)).toEqual([]);
    await expect(beside(window)).toHaveCount(0);
  }
  expect(await page.evaluate(() => location.hash)).toBe(await other.evaluate(() => location.hash));
});

test('where both changed, this window keeps its own, and the other\'s is among the saved days', async ({ page }) => {
  await open(page);
  await load(page, breakfast);
  await settled(page);
  // As a window writes that this one, asleep, did not hear of: a page is not told of what it writes itself.
  await page.evaluate((value) => localStorage.setItem('k2plate.day', JSON.stringify(value)), lunch);
  await k2(page, 'food.natto.inc').click();
  await expect(beside(page)).toBeAttached();
  expect((await day(page)).meals[0].items[0].g).toBe(60);
  expect((await keptPlate(page)).meals[0].items[0].g).toBe(60);
  expect((await saved(page)).map(({ day, from }) => [day.meals, from])).toEqual([[lunch.meals, 'window']]);
  await page.screenshot({ path: 'build/screenshots/beside.png' });
  await k2(page, 'share.days').click();
  await expect(page.getByRole('dialog')).toContainText('另一个窗口里的');
  await page.keyboard.press('Escape');
  await k2(page, 'notice.beside.dismiss').click();
  await expect(beside(page)).toHaveCount(0);
});

test('a window that wakes up takes what the other wrote meanwhile', async ({ page }) => {
  await open(page);
  await load(page, breakfast);
  await settled(page);
  await page.evaluate((value) => {
    localStorage.setItem('k2plate.day', JSON.stringify(value));
    document.dispatchEvent(new Event('visibilitychange'));
  }, lunch);
  await expect.poll(async () => (await day(page)).meals).toEqual(lunch.meals);
  expect(await saved(page)).toEqual([]);
});

test('a plate that another window damaged is not taken', async ({ page }) => {
  await open(page);
  await load(page, breakfast);
  await settled(page);
  await page.evaluate(() => {
    localStorage.setItem('k2plate.day', '{"version":1,"meals":7}');
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await settled(page);
  expect((await day(page)).meals).toEqual(breakfast.meals);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('settings reach the other window and do not flip back', async ({ page, context }) => {
  const other = await two(page, context);
  await k2(page, 'mode.elder').click();
  await expect(other.locator('html')).toHaveClass(/elder/);
  await settled(other);
  await k2(other, 'mode.text').click();
  await expect(page.locator('html')).toHaveClass(/text/);
  await settled(page);
  await k2(page, 'food.natto.inc').click();
  await settled(page);
  expect(await page.evaluate(() => JSON.parse(localStorage.getItem('k2plate.settings')))).toEqual({ elder: true, text: true });
  await k2(other, 'mode.elder').click();
  await expect(page.locator('html')).not.toHaveClass(/elder/);
  expect(await page.evaluate(() => JSON.parse(localStorage.getItem('k2plate.settings')))).toEqual({ elder: false, text: true });
});

test('while a sent plate is shown the other window\'s changes wait, and are there on the way back', async ({ page, context }) => {
  const other = await two(page, context);
  const sent = await page.evaluate(() => location.hash);
  await load(page, lunch);
  await settled(page);
  await other.goto('about:blank');
  await open(other, `./${sent}`);
  expect((await day(other)).meals).toEqual(breakfast.meals);
  await k2(page, 'food.spinach.inc').click();
  await settled(other);
  expect((await day(other)).meals).toEqual(breakfast.meals);
  await k2(other, 'plate.mine').click();
  expect((await day(other)).meals[0].items[0]).toEqual((await day(page)).meals[0].items[0]);
  expect(await saved(page)).toEqual([]);
});
