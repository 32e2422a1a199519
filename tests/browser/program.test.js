// The wasm comes in two parts (web/program.js). What is pressed before the late part is there is done all the same.
import { expect, k2, settled, test } from './k2.js';

const late = '**/k2plate.late-*.wasm';
const laterFoods = '**/later_foods-*.txt';
/** 罗克福奶酪: in the later part of the food table. */
const laterFood = 'roquefort';

/** What is named waits until the result is called. */
async function hold(page, files = late) {
  let go = () => {};
  const released = new Promise((done) => (go = done));
  await page.route(files, async (route) => {
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

test('later foods: the first ones are found at once, the others by themselves when they have come, and their number is said once', async ({ page }) => {
  const go = await hold(page, laterFoods);
  await page.goto('./');
  await k2(page, 'search').fill('奶酪');
  await expect(k2(page, 'add.processed_cheese')).toBeVisible();
  await expect(k2(page, `add.${laterFood}`)).toHaveCount(0);
  // What a screen reader says.
  await page.evaluate(() => {
    window.said = [];
    new MutationObserver(() => window.said.push(document.getElementById('live').textContent)).observe(document.getElementById('live'), { childList: true, characterData: true, subtree: true });
  });
  await page.waitForTimeout(800); // absence: results are said after 500 ms
  expect(await page.evaluate(() => window.said)).toEqual([]);
  expect(await page.evaluate(() => Promise.race([window.k2plate.ready.then(() => 'ready'), 'not yet']))).toBe('not yet');
  go();
  await expect(k2(page, 'search')).toHaveValue('奶酪');
  await expect(page.getByText(/^找到 \d+ 种/)).toHaveCount(1);
  await settled(page);
  const said = await page.evaluate(() => window.said);
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(/^找到 \d+ 种/);
  await k2(page, 'search').fill('luokefu');
  await k2(page, `add.${laterFood}`).click();
  await settled(page);
  expect((await page.evaluate(() => window.k2plate.day())).meals[0].items[0].food).toBe(laterFood);
});

test('later foods: a kept plate and a link that name one wait for them', async ({ page }) => {
  await page.goto('./');
  await page.evaluate(() => window.k2plate.ready);
  const plate = { version: 1, meals: [{ slot: 'dinner', items: [{ food: laterFood, g: 30 }] }] };
  await page.evaluate((day) => window.k2plate.load(day), plate);
  await settled(page);
  const link = page.url();
  expect(link).toContain('#p=');
  for (const address of ['./', link]) {
    await page.goto('about:blank');
    await page.goto(address);
    await page.evaluate(() => window.k2plate.ready);
    await settled(page);
    expect((await page.evaluate(() => window.k2plate.day())).meals).toEqual(plate.meals);
  }
});

test.describe('later foods and the late part', () => {
  test.use({ expectedMessages: [/the late part of the program is not here/] });

  test('a link that is opened before either is there finds its food', async ({ page }) => {
    await page.goto('./');
    await page.evaluate(() => window.k2plate.ready);
    await page.evaluate((food) => window.k2plate.load({ version: 1, meals: [{ slot: 'dinner', items: [{ food, g: 30 }] }] }), laterFood);
    await settled(page);
    const hash = new URL(page.url()).hash;
    await page.evaluate(() => localStorage.clear()); // with something kept the page would wait before it starts
    await page.goto('about:blank');

    const go = await hold(page, /k2plate\.late-.*\.wasm|later_foods-.*\.txt/);
    await page.goto('./');
    await expect(k2(page, 'search')).toBeVisible();
    await page.evaluate((hash) => (location.hash = hash), hash);
    await k2(page, 'lang.en').dispatchEvent('click');
    go();
    await page.evaluate(() => window.k2plate.ready);
    await settled(page);
    expect((await page.evaluate(() => window.k2plate.day())).meals[0].items).toEqual([{ food: laterFood, g: 30 }]);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  });
});

for (const [how, message, answer] of [
  ['never come', /later_foods|Failed to load resource|Failed to fetch/, (route) => route.abort()],
  ['are damaged', /later_foods/, (route) => route.fulfill({ body: '<!doctype html><title>Sign in to this network</title>' })],
]) {
  test.describe(`later foods that ${how}`, () => {
    test.use({ expectedMessages: [message] });

    test('are told in words, and the plate is kept', async ({ page }) => {
      await page.route(laterFoods, answer);
      await page.goto('./');
      await k2(page, 'search').fill('鸡蛋');
      await k2(page, 'add.egg').click();
      expect(await page.evaluate(() => window.k2plate.ready.then(() => 'ready', () => 'refused'))).toBe('refused');
      await k2(page, 'search').fill('luokefu');
      await expect(page.locator('#overlay').getByText('其余的食物没能从网上取来')).toHaveCount(1);
      await expect(k2(page, 'food.egg.amount')).toHaveValue('1 个');
      expect(JSON.parse(await page.evaluate(() => localStorage.getItem('k2plate.day'))).meals[0].items).toEqual([{ food: 'egg', g: 50 }]);
    });
  });
}

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
