// The reader's own foods: the form, what it takes and what it refuses.
import { answer, breakfast, complaints, day, difference, expect, fourQuestions, k2, nativeReport, open, report, settled, test } from './k2.js';

const dialog = (page) => page.getByRole('dialog');

async function openForm(page) {
  await settled(page);
  await k2(page, 'own.food').click();
  await dialog(page).waitFor();
}

/** @param {Record<string, string>} values by label */
async function fill(page, values) {
  for (const [label, value] of Object.entries(values)) await dialog(page).getByLabel(label, { exact: true }).fill(value);
}

test('a food with a range goes onto the meal in view, with the numbers of the command line', async ({ page }) => {
  await open(page);
  await k2(page, 'meal.dinner').click();
  await openForm(page);
  await fill(page, { 名称: '自家面包', 一份多少克: '80', '钙 mg': '120', '其中 MK-7 µg': '0.5–1–3', '维生素 D µg（1 µg = 40 IU）': '０' });
  await page.screenshot({ path: 'build/screenshots/own-food.png' });
  await dialog(page).getByRole('button', { name: '加进盘子' }).click();
  await expect(dialog(page)).toHaveCount(0);
  const now = await day(page);
  expect(now.meals).toEqual([{ slot: 'dinner', items: [{ food: 'own_1', g: 80 }] }]);
  expect(now.foods).toEqual([expect.objectContaining({ id: 'own_1', name: '自家面包', serving_g: 80, ca_mg: 120, d_ug: 0, mk7_ug: { low: 0.5, mid: 1, high: 3 } })]);
  expect(now.foods[0].mk4_ug ?? null).toBeNull(); // left blank is unknown
  expect(difference(await report(page), nativeReport(now))).toBeNull();
  await settled(page);
  await expect(k2(page, 'food.own_1.amount')).toHaveValue('80'); // dinner is still in view
  await expect(k2(page, 'own.food')).toBeFocused();

  await page.getByRole('button', { name: '撤销' }).click();
  expect((await day(page)).meals).toEqual([]);
});

test('an own food leaves the four questions as they were', async ({ page }) => {
  await open(page);
  await k2(page, 'flag.vka.no').click();
  await openForm(page);
  await fill(page, { 名称: '自家面包', '钙 mg': '120' });
  await dialog(page).getByRole('button', { name: '加进盘子' }).click();
  await expect(dialog(page)).toHaveCount(0);
  await settled(page);
  expect((await day(page)).profile).toEqual({ flags: [], unanswered: ['calcium', 'kidney', 'under_18'] });
  await expect(k2(page, 'flag.vka.no')).toBeChecked();
  for (const question of fourQuestions.slice(1)) await expect(answer(page, question, '没有')).not.toBeChecked();
  expect(await page.evaluate(() => window.k2plate.suggest().reason)).toBe('ask');
});

test('it is found again, changed and removed with what lies on the plate', async ({ page }) => {
  await open(page);
  await page.evaluate((value) => window.k2plate.load({ ...value, foods: [{ id: 'own_1', name: '妈妈的酱', basis: 'per_100g', serving_g: 20, k2_ug: { low: 5, mid: 8, high: 20 }, p_mg: 60 }] }), breakfast);
  await settled(page);
  await k2(page, 'search').fill('妈妈');
  await k2(page, 'add.own_1').click();
  await openForm(page);
  await dialog(page).getByRole('button', { name: '修改 妈妈的酱' }).click();
  await expect(dialog(page).getByLabel('K2 合计 µg')).toHaveValue('5–8–20');
  await fill(page, { 'K2 合计 µg': '10' });
  await dialog(page).getByRole('button', { name: '存好' }).click();
  expect((await day(page)).foods).toEqual([expect.objectContaining({ id: 'own_1', k2_ug: 10, p_mg: 60 })]);

  await openForm(page);
  await dialog(page).getByRole('button', { name: '删除 妈妈的酱' }).click();
  await expect(dialog(page).getByRole('listitem')).toHaveCount(0);
  const after = await day(page);
  expect(after.foods ?? []).toEqual([]);
  expect(after.meals).toEqual(breakfast.meals);
});

test('a supplement is counted by the tablet', async ({ page }) => {
  await open(page);
  await openForm(page);
  await dialog(page).getByLabel('下面的数是').selectOption('supplement');
  await expect(dialog(page).getByLabel('一份多少克')).toBeHidden();
  await fill(page, { 名称: '某牌 K2', '其中 MK-7 µg': '90' });
  await dialog(page).getByRole('button', { name: '加进盘子' }).click();
  const now = await day(page);
  expect(now.meals).toEqual([{ slot: 'supplement', items: [{ food: 'own_1', units: 1 }] }]);
  expect((await report(page)).intake.mk7_ug.mid).toBe(90);
});

test('what cannot be is refused with its place, and the plate stays', async ({ page }) => {
  await open(page);
  await page.evaluate((value) => window.k2plate.load(value), breakfast);
  await openForm(page);
  const add = dialog(page).getByRole('button', { name: '加进盘子' });
  const alert = dialog(page).getByRole('alert');
  await add.click();
  await expect(alert).toHaveText('请先写名称。');
  for (const [label, value, reason] of [
    ['钙 mg', '很多', '要填数字'],
    ['钙 mg', '40–20', '要填数字'],
    ['钙 mg', '-5', '要填数字'],
    ['钙 mg', '99999999', '“钙 mg”没有收下：要在 0 到'],
    ['脂肪 g', '130', '“脂肪 g”没有收下：要在 0 到 100 之间'],
  ]) {
    await fill(page, { 名称: '<img src=x onerror=alert(1)>', '钙 mg': '', '脂肪 g': '', [label]: value });
    await add.click();
    await expect(alert).toContainText(reason);
    await expect(dialog(page).getByLabel(label, { exact: true })).toBeFocused();
    expect(await day(page)).toMatchObject({ meals: breakfast.meals });
  }
  await fill(page, { '脂肪 g': '', '钙 mg': '5', 'K2 合计 µg': '1', '其中 MK-7 µg': '3' });
  await add.click();
  await expect(alert).toContainText('合计不能比各种加起来还少');
  await fill(page, { 'K2 合计 µg': '' });
  await add.click(); // markup in a name is a name
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.locator('img[src="x"]')).toHaveCount(0);
  expect((await day(page)).foods[0].name).toBe('<img src=x onerror=alert(1)>');
});

for (const lang of ['zh', 'en']) {
  test(`the form, for axe, ${lang}`, async ({ page }) => {
    await open(page);
    await k2(page, `lang.${lang}`).click();
    await openForm(page);
    expect(await complaints(page)).toEqual([]);
  });
}
