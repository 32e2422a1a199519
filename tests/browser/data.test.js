// data.html: the food table to read.
import { expect, test } from '@playwright/test';
import { complaints } from './k2.js';

const url = (rest = '') => new URL(`data.html${rest}`, process.env.K2_URL).href;

async function violations(page, options) {
  // All foods are made alike; axe takes minutes for 300.
  await page.evaluate(() => document.querySelectorAll('details').forEach((food, i) => (i < 8 ? (food.open = true) : food.remove())));
  return complaints(page, options);
}

test('finds by Chinese, pinyin, initials and English, in the language chosen', async ({ page }) => {
  await page.goto(url());
  const shown = page.locator('details:not([hidden])');
  const field = page.getByRole('searchbox');
  await expect(shown).toHaveCount(1225);
  for (const typed of ['荠菜', 'jicai', 'jc', 'shepherd']) {
    await field.fill(typed);
    await expect(page.locator('#jicai')).toBeVisible();
    expect(await shown.count()).toBeLessThan(40);
  }
  await field.fill('zzzz');
  await expect(shown).toHaveCount(0);
  await expect(page.locator('#nothing')).toBeVisible();
  await expect(page.getByRole('status')).toContainText('0');
  await field.fill('');
  await expect(shown).toHaveCount(1225);
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/K2 餐盘/);
  await expect(page.locator('h1 [lang=en]')).toBeHidden();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('h1 [lang=en]')).toBeVisible();
  await expect(page.locator('h1 [lang=zh]')).toBeHidden();
});

test('a link to one food opens it; goose liver says why it is no headline', async ({ page }) => {
  await page.goto(url('?lang=zh#goose_liver'));
  await expect(page.locator('#goose_liver')).toHaveAttribute('open', '');
  await expect(page.locator('#goose_liver .conflict')).toContainText('一份旧样品');
});

for (const [colorScheme, contrast] of [['light'], ['dark'], ['light', 'more'], ['dark', 'more']]) {
  test(`axe finds nothing, ${colorScheme}${contrast ? ', more contrast: words reach 7:1' : ''}`, async ({ browser }) => {
    const context = await browser.newContext({ colorScheme, contrast, viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    await page.goto(url());
    expect(await violations(page, { rules: { 'color-contrast-enhanced': { enabled: !!contrast } } })).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await context.close();
  });
}

test('it can be read without JavaScript, and the page leads to it', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(process.env.K2_URL);
  await page.getByRole('link', { name: '全部食物数据和来源' }).click();
  await expect(page).toHaveURL(url());
  await page.locator('#natto summary').click();
  await expect(page.locator('#natto')).toContainText('1044.4 µg');
  await expect(page.locator('#natto')).toContainText('841.9–1750'); // low: (600 − 23.1 K1) × 649.0 / 444.7
  await context.close();
});
