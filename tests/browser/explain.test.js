// What stands behind the numbers: a file of its own, fetched when a reader asks for it.
import { breakfast, expect, k2, open, settled, test } from './k2.js';

const isDetails = (url) => /\/details-[\w-]+\.json$/.test(new URL(url).pathname);

const isDetailsPattern = (url) => isDetails(url.href); // of page.route

/** Counts requests for the details; the page holds a plate. */
async function start(page) {
  const asked = [];
  page.on('request', (request) => isDetails(request.url()) && asked.push(request.url()));
  await open(page);
  await page.evaluate((value) => window.k2plate.load(value), breakfast);
  await settled(page);
  return asked;
}

test('explanations are fetched when the first is opened, once', { tag: '@engines' }, async ({ page }) => {
  const asked = await start(page);
  await k2(page, 'food.egg.inc').click();
  await settled(page);
  expect(asked).toHaveLength(0);

  await page.getByRole('button', { name: '钙：这是怎么算的' }).click();
  const panel = page.getByRole('region', { name: '这是怎么算的' });
  await expect(panel.getByRole('heading', { name: '钙' })).toBeAttached();
  await expect(panel).toContainText('上限取所选标准和中国标准里较低的一个');
  await expect(panel.getByRole('link').first()).toHaveAttribute('href', /^https:/);
  await page.getByRole('button', { name: '平衡分：这是怎么算的' }).click();
  await expect(page.getByRole('region', { name: '这是怎么算的' })).toHaveCount(1); // one at a time
  await page.getByRole('button', { name: '想知道更多' }).click();
  await page.getByRole('button', { name: '看证据和出处' }).click();
  await expect(page.getByRole('button', { name: '中国人K2摄入低于推荐量' })).toBeAttached();
  expect(asked).toHaveLength(1);
});

test.describe('without a network', () => {
  test.use({ expectedMessages: [/Failed to load resource/] });

  test('the page says so, and the button works again later', async ({ page }) => {
    await start(page);
    await page.route(isDetailsPattern, (route) => route.abort());
    await page.getByRole('button', { name: '想知道更多' }).click();
    const button = page.getByRole('button', { name: '钙的去向：这是怎么算的' });
    await button.click();
    const panel = page.getByRole('region', { name: '这是怎么算的' });
    await expect(panel).toContainText('说明没有取到');
    expect(await page.evaluate(() => document.documentElement.classList.contains('failed'))).toBe(false);

    await page.unroute(isDetailsPattern);
    await button.click(); // closes
    await expect(panel).toHaveCount(0);
    await button.click();
    await expect(panel).toContainText('0.889 − 0.0964 × ln C');
  });
});

test('after one visit the explanations open offline', async ({ page, context }) => {
  await start(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await page.evaluate(() => window.k2plate.ready);
  await context.setOffline(true);
  await settled(page);
  await page.getByRole('button', { name: '维生素 K2：这是怎么算的' }).click();
  await expect(page.getByRole('region', { name: '这是怎么算的' })).toContainText('没有机构给出 K2 推荐量');
});
