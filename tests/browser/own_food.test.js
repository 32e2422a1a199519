// The reader's own foods: the form, what it takes and what it refuses.
import { answer, breakfast, complaints, day, difference, expect, fourQuestions, k2, nativeReport, open, openQuestions, report, settled, test } from './k2.js';

const dialog = (page) => page.getByRole('dialog');

async function openForm(page) {
  await settled(page);
  await k2(page, 'own.food').click();
  await dialog(page).waitFor();
}

/** @param {Record<string, string>} values by label */
async function fill(page, values) {
  // The vitamin K fields are folded: no ordinary label has them.
  const folded = dialog(page).getByText('维生素 K（一般包装上没有）');
  if (Object.keys(values).some((label) => /K/.test(label)) && !(await dialog(page).locator('details').evaluate((element) => element.open))) await folded.click();
  for (const [label, value] of Object.entries(values)) await dialog(page).getByLabel(label, { exact: true }).fill(value);
}

test('a food with a range goes onto the meal in view, with the numbers of the command line', async ({ page }) => {
  await open(page);
  await k2(page, 'meal.dinner').click();
  await openForm(page);
  await fill(page, { 名称: '自家面包', 一份多少克: '80', '钙 mg': '120', '其中 MK-7 µg': '0.5–1–3', '维生素 D': '０' });
  await page.screenshot({ path: 'build/screenshots/own-food.png' });
  await dialog(page).getByRole('button', { name: '加进盘子' }).click();
  await expect(dialog(page)).toHaveCount(0);
  const now = await day(page);
  expect(now.meals).toEqual([{ slot: 'dinner', items: [{ food: 'own_1', g: 80 }] }]);
  expect(now.foods).toEqual([expect.objectContaining({ id: 'own_1', name: '自家面包', serving_g: 80, ca_mg: 120, d_ug: 0, mk7_ug: { low: 0.5, mid: 1, high: 3 } })]);
  expect(now.foods[0].mk4_ug ?? null).toBeNull(); // left blank is unknown
  expect(difference(await report(page), nativeReport(now))).toBeNull();
  await settled(page);
  await expect(k2(page, 'food.own_1.amount')).toHaveValue('1 份'); // dinner is still in view
  await expect(k2(page, 'own.food')).toBeFocused();

  await page.getByRole('button', { name: '撤销' }).click();
  expect((await day(page)).meals).toEqual([]);
});

test('as on the package: per 100 ml, and the vitamin K fields are folded', async ({ page }) => {
  await open(page);
  await openForm(page);
  for (const label of ['K2 合计 µg', '其中 MK-7 µg', '其中 MK-4 µg', '维生素 K1 µg']) await expect(dialog(page).getByLabel(label, { exact: true })).toBeHidden();
  await dialog(page).getByLabel('包装上写的是').selectOption('per_100ml');
  await fill(page, { 名称: '某牌高钙奶', 一份多少克: '250', '钙 mg': '125' });
  await dialog(page).getByRole('button', { name: '加进盘子' }).click();
  await expect(dialog(page)).toHaveCount(0);
  expect((await day(page)).foods).toEqual([{ id: 'own_1', name: '某牌高钙奶', serving_g: 250, ca_mg: 125 }]);
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
  await openQuestions(page);
  for (const question of fourQuestions.slice(1)) await expect(answer(page, question, '没有')).not.toBeChecked();
  expect(await page.evaluate(() => window.k2plate.suggest().reason)).toBe('ask');
});

test('a range in two fields, vitamin D in IU, numbers as people write them', async ({ page }) => {
  await open(page);
  await openForm(page);
  await dialog(page).getByLabel('维生素 D 的单位').selectOption('IU');
  await fill(page, { 名称: '强化奶粉', 一份多少克: '二十五', '钙 mg': '1,000', '钙 mg，到': '1 200', '维生素 D': '400', '维生素 D，到': '８００', '镁 mg': '0.1 g', '脂肪 g': '3，5' });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.screenshot({ path: 'build/screenshots/own-food-390.png' });
  await dialog(page).getByRole('button', { name: '加进盘子' }).click();
  await expect(dialog(page)).toHaveCount(0);
  expect((await day(page)).foods).toEqual([expect.objectContaining({ serving_g: 25, ca_mg: { low: 1000, mid: 1100, high: 1200 }, d_ug: { low: 10, mid: 15, high: 20 }, mg_mg: 100, fat_g: 3.5 })]);
  await openForm(page);
  await dialog(page).getByRole('button', { name: '修改 强化奶粉' }).click();
  await expect(dialog(page).getByLabel('维生素 D', { exact: true })).toHaveValue('10'); // in µg
  await expect(dialog(page).getByLabel('维生素 D，到', { exact: true })).toHaveValue('20');
});

test('an amount is typed in the unit of its row, or with another', async ({ page }) => {
  await open(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.evaluate((value) => window.k2plate.load(value), { version: 1, meals: [{ slot: 'breakfast', items: [{ food: 'egg', units: 1 }, { food: 'milk_whole_cn', g: 250 }] }, { slot: 'supplement', items: [{ food: 'ca_carbonate_500', units: 1 }] }] });
  await settled(page);
  const egg = k2(page, 'food.egg.amount');
  const eggs = async () => (await day(page)).meals[0].items[0];
  await expect(egg).toHaveValue('1 个');
  await expect(egg).toHaveAttribute('aria-valuetext', '1 个，50 克');
  await expect(k2(page, 'food.milk_whole_cn.amount')).toHaveAttribute('aria-valuetext', '1 盒，250 毫升');
  for (const [typed, g, shown] of [['2', 100, '2 个'], ['100克', 100, '2 个'], ['一个半', 75, '1.5 个'], ['６０ｇ', 60, '60 g'], ['45', 45, '45 g'], ['半斤', 250, '5 个'], ['½', 25, '半个']]) {
    await egg.fill(typed);
    await egg.press('Enter');
    expect((await eggs()).g).toBe(g);
    await expect(egg).toHaveValue(shown);
  }
  // Arrow keys and buttons step from what is typed.
  await egg.fill('3');
  await egg.press('ArrowUp');
  expect((await eggs()).g).toBe(175);
  await egg.fill('4');
  await k2(page, 'food.egg.inc').click();
  expect((await eggs()).g).toBe(225);
  await egg.fill('5');
  await k2(page, 'food.egg.dec').click();
  expect((await eggs()).g).toBe(225);
  // Refused: the text stays with its sentence, and the old amount.
  for (const [typed, why] of [['1碗', '可以填 个、克'], ['50ml', '一毫升有多重'], ['很多', '看不懂“很多”'], ['0', '量要大于 0']]) {
    await egg.fill(typed);
    await egg.press('ArrowUp');
    await expect(page.getByRole('alert')).toContainText(why);
    await expect(egg).toHaveValue(typed);
    await expect(egg).toHaveAttribute('aria-invalid', 'true');
    expect((await eggs()).g).toBe(225);
  }
  await egg.fill('1碗');
  await egg.press('Tab');
  await settled(page);
  await egg.scrollIntoViewIfNeeded();
  await page.screenshot({ path: 'build/screenshots/amount-refused-390.png' });
  await k2(page, 'food.egg.inc').click();
  await expect(egg).toHaveValue('4.5 个');
  await expect(page.getByRole('alert')).toContainText('1碗');
  await k2(page, 'food.egg.inc').click();
  await expect(egg).toHaveValue('5 个');
  await expect(page.getByText('可以填 个、克')).toHaveCount(0);

  await k2(page, 'meal.supplement').click();
  await settled(page);
  const tablet = k2(page, 'food.ca_carbonate_500.amount');
  await tablet.fill('50g');
  await tablet.press('Enter');
  await expect(page.getByRole('alert')).toContainText('论片算');
  expect((await day(page)).meals[1].items[0].units).toBe(1);
  await tablet.fill('半片');
  await tablet.press('Enter');
  expect((await day(page)).meals[1].items[0].units).toBe(0.5);
});

test('it is found again, changed and removed with what lies on the plate', async ({ page }) => {
  await open(page);
  await page.evaluate((value) => window.k2plate.load({ ...value, foods: [{ id: 'own_1', name: '妈妈的酱', basis: 'per_100g', serving_g: 20, k2_ug: { low: 5, mid: 8, high: 20 }, p_mg: 60 }] }), breakfast);
  await settled(page);
  await k2(page, 'search').fill('妈妈');
  await k2(page, 'add.own_1').click();
  await openForm(page);
  await dialog(page).getByRole('button', { name: '修改 妈妈的酱' }).click();
  await expect(dialog(page).getByLabel('K2 合计 µg', { exact: true })).toHaveValue('5–8–20');
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
  await dialog(page).getByLabel('包装上写的是').selectOption('supplement');
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
    ['钙 mg', '很多', '“钙 mg”没有收下：看不懂“很多”：要填数字'],
    ['钙 mg', '40–20', '前后反了'],
    ['钙 mg', '-5', '不能小于 0'],
    ['钙 mg', '1e3', '看不懂“1e3”'],
    ['钙 mg', '400 IU', '可以填 µg、mg、g'],
    ['一份多少克', '20–40', '只填一个数'],
    ['钙 mg', '99999999', '“钙 mg”没有收下：要在 0 到'],
    ['脂肪 g', '130', '“脂肪 g”没有收下：要在 0 到 100 之间'],
  ]) {
    await fill(page, { 名称: '<img src=x onerror=alert(1)>', '钙 mg': '', '脂肪 g': '', 一份多少克: '100', [label]: value });
    await add.click();
    await expect(alert).toContainText(reason);
    await expect(dialog(page).getByLabel(label, { exact: true })).toBeFocused();
    expect(await day(page)).toMatchObject({ meals: breakfast.meals });
  }
  await fill(page, { '脂肪 g': '', '钙 mg，到': '30' });
  await add.click();
  await expect(alert).toHaveText('“钙 mg”：前一格也要填。');
  await fill(page, { '钙 mg，到': '', '钙 mg': '5', 'K2 合计 µg': '1', '其中 MK-7 µg': '3' });
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
