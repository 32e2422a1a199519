// The first screen of a phone as a browser shows it: what stands where, in which language, and that nothing covers it.
import { expect, k2, open, settled, test } from './k2.js';

const plate = { version: 1, profile: { age: 66 }, meals: [{ slot: 'lunch', items: [{ food: 'rice_cooked', g: 150 }, { food: 'tofu_north', g: 100 }, { food: 'youcai', g: 150 }, { food: 'egg', g: 50 }] }] };

for (const [width, height, keys] of [
  [390, 844, ['search', 'verdict', 'meter.ca', 'meter.d', 'meter.k2', 'balance']],
  [360, 640, ['search', 'verdict', 'meter.ca', 'meter.d', 'meter.k2']],
])
  test(`${width}×${height}: the answer is seen without scrolling, and a meter leads to its card`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page);
    await page.evaluate((value) => window.k2plate.load(value), plate);
    await settled(page);
    for (const key of keys) {
      const { y, height: h } = await k2(page, key).boundingBox();
      expect(y, key).toBeGreaterThanOrEqual(0);
      expect(y + h, key).toBeLessThanOrEqual(height);
    }
    await k2(page, 'meter.d').click();
    await settled(page);
    const card = await k2(page, 'result.d').boundingBox();
    expect(card.y).toBeGreaterThanOrEqual(0);
    expect(card.y + card.height).toBeLessThanOrEqual(height);
    await expect(k2(page, 'how.d')).toBeFocused();
  });

test.describe('a browser in English', () => {
  test.use({ locale: 'en-US' });

  test('starts in English, and keeps what was chosen', async ({ page }) => {
    await open(page);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(k2(page, 'search')).toHaveAttribute('aria-label', 'Find a food');
    await k2(page, 'lang.zh').click();
    await settled(page);
    await page.reload();
    await page.evaluate(() => window.k2plate.ready);
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  });
});
