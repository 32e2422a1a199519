// The wasm comes in two parts (web/program.js). What is pressed before the late part is there is done all the same.
import { expect, k2, settled, test } from './k2.js';

const late = '**/k2plate.late-*.wasm';

/** The late part waits until the result is called. */
async function hold(page) {
  let go = () => {};
  const released = new Promise((done) => (go = done));
  await page.route(late, async (route) => {
    await released;
    await route.continue();
  });
  return go;
}

test('the first screen, a search and a food need the first part only', async ({ page }) => {
  const go = await hold(page);
  await page.goto('./');
  await k2(page, 'search').fill('鸡蛋');
  await k2(page, 'add.egg').click();
  await expect(k2(page, 'food.egg.amount')).toHaveValue('1 个');
  expect(await page.evaluate(() => Promise.race([window.k2plate.ready.then(() => 'ready'), 'not yet']))).toBe('not yet');
  go();
  await settled(page);
  await expect(k2(page, 'food.egg.amount')).toHaveValue('1 个');
});

test.describe('what needs the late part', () => {
  // The press says so to whoever looks at the console, and is repeated.
  test.use({ expectedMessages: [/the late part of the program is not here/] });

  test('is done when it has come, with all that was pressed before and after, in order', async ({ page }) => {
    const go = await hold(page);
    await page.goto('./');
    await k2(page, 'search').fill('鸡蛋');
    await k2(page, 'add.egg').click();
    for (const key of ['mode.text', 'mode.text', 'flag.vka.yes', 'mode.elder', 'lang.en']) await k2(page, key).dispatchEvent('click');
    go();
    await page.evaluate(() => window.k2plate.ready);
    await settled(page);
    const day = await page.evaluate(() => window.k2plate.day());
    expect(day.meals).toEqual([{ slot: 'breakfast', items: [{ food: 'egg', g: 50 }] }]);
    expect(day.lang).toBe('en');
    expect(day.profile?.flags).toEqual(['vka']);
    await expect(page.locator('html')).toHaveClass(/elder/);
  });
});

test.describe('a late part that never comes', () => {
  test.use({ expectedMessages: [/late part|k2plate\.late|Failed to load resource/] });

  test('is told in words once it is needed, and the plate is kept', async ({ page }) => {
    await page.route(late, (route) => route.abort());
    await page.goto('./');
    await k2(page, 'search').fill('鸡蛋');
    await k2(page, 'add.egg').click();
    expect(await page.evaluate(() => window.k2plate.ready.then(() => 'ready', () => 'refused'))).toBe('refused');
    await expect(k2(page, 'food.egg.amount')).toHaveValue('1 个');
    expect(JSON.parse(await page.evaluate(() => localStorage.getItem('k2plate.day'))).meals[0].items).toEqual([{ food: 'egg', g: 50 }]);
  });
});
