// What outlives the page: saved days, files, the picture.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { generate } from 'lean-qr';
import { readFoods } from '../../scripts/food_files.mjs';
import { breakfast, day, expect, k2, open, report, root, settled, test } from './k2.js';

const load = (page, value) => page.evaluate((value) => window.k2plate.load(value), value);
const dialog = (page) => page.getByRole('dialog');
const status = (page) => dialog(page).getByRole('status');
/** So many days ago, in the browser's time zone, which is the test's. */
const ago = (days) => {
  const now = new Date();
  const then = new Date(now.getFullYear(), now.getMonth(), now.getDate() - days, 12);
  return [then.getFullYear(), then.getMonth() + 1, then.getDate()].map((n) => String(n).padStart(2, '0')).join('-');
};
const today = () => ago(0);
const stored = (page, start = 'k2plate.saved.') => page.evaluate((start) => Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith(start))), start);
const lunch = { version: 1, meals: [{ slot: 'lunch', items: [{ food: 'spinach', g: 200 }] }] };

/** The cells of a line of CSV. */
const cells = (line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain);

async function press(page, key) {
  await settled(page);
  await k2(page, key).click();
  await dialog(page).waitFor();
}

/** What pressing it downloads, as text. */
async function downloaded(page, button) {
  const [file] = await Promise.all([page.waitForEvent('download'), dialog(page).getByRole('button', { name: button }).click()]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}

test.describe('saved days', () => {
  test('a day is saved under its date, opened again, and deleted', { tag: '@engines' }, async ({ page }) => {
    await open(page);
    await load(page, { ...breakfast, profile: { age: 61, flags: ['vka'] } });
    await press(page, 'share.save');
    await expect(status(page)).toContainText(`已存为 ${today()}`);
    await expect(dialog(page)).toContainText('7 天');
    await expect(dialog(page).getByLabel('日期')).toHaveValue(today());
    await expect(dialog(page)).toContainText('清理时可能没了');
    expect(JSON.stringify(await stored(page))).not.toMatch(/vka|flags/);
    await page.screenshot({ path: 'build/screenshots/days.png' });
    await page.keyboard.press('Escape');
    await load(page, lunch);
    await press(page, 'share.days');
    await dialog(page).getByRole('button', { name: `打开 ${today()}` }).click();
    expect((await day(page)).meals).toEqual(breakfast.meals);
    await press(page, 'share.days');
    await dialog(page).getByRole('button', { name: `删除 ${today()}` }).click();
    await expect(dialog(page)).toContainText('还没有存过');
    expect(await stored(page)).toEqual({});
  });

  test('answers are kept only when the reader wants that', async ({ page }) => {
    await open(page);
    await load(page, { ...breakfast, profile: { flags: ['vka'] } });
    await settled(page);
    await k2(page, 'share.medical').click();
    await press(page, 'share.save');
    await expect(status(page)).toContainText('连同');
    expect(JSON.stringify(await stored(page))).toContain('vka');
  });

  test('the seven days add up, and reach the plate as recent days', async ({ page }) => {
    await open(page);
    const dates = [1, 3, 20].map(ago);
    await page.evaluate(([dates, value]) => {
      dates.forEach((date, i) => localStorage.setItem(`k2plate.saved.${date}`, JSON.stringify({ day: value, sums: { k1_ug: 90, k2_ug: 100 * (i + 1), mk7_ug: 10 * (i + 1) } })));
    }, [dates, lunch]);
    await press(page, 'share.days');
    await expect(dialog(page)).toContainText('2 天，平均每天 K2 150 µg，其中 MK-7 15 µg');
    // Seven days and the heads; a day without a record is none, not zero.
    await expect(dialog(page).getByRole('row')).toHaveCount(8);
    await expect(dialog(page).getByRole('row', { name: '200 µg，其中 MK-7 20 µg' })).toHaveCount(1);
    await expect(dialog(page).getByRole('row', { name: '没有记录' })).toHaveCount(5);
    await page.screenshot({ path: 'build/screenshots/week.png' });
    await dialog(page).getByRole('button', { name: `打开 ${dates[0]}` }).click();
    expect((await day(page)).recent_days).toEqual([{ date: dates[1], k1_ug: 90, k2_ug: 200, mk7_ug: 20 }]);
    expect((await day(page)).date).toBe(dates[0]);
  });

  test('the week of an opened day is the six days before that day', async ({ page }) => {
    await open(page);
    const back = [20, 21, 26, 27, 28, 30];
    await page.evaluate(([dates, value]) => {
      dates.forEach((date, i) => localStorage.setItem(`k2plate.saved.${date}`, JSON.stringify({ day: value, sums: { k1_ug: 90, k2_ug: 100 + i, mk7_ug: 10 } })));
    }, [back.map(ago), lunch]);
    await press(page, 'share.days');
    await dialog(page).getByRole('button', { name: `打开 ${ago(20)}`, exact: true }).click();
    expect((await day(page)).recent_days.map(({ date }) => date)).toEqual([ago(21), ago(26)]);
  });

  test('what nobody measured is neither saved nor counted as 0', async ({ page }) => {
    await open(page);
    const unmeasured = { version: 1, meals: [{ slot: 'lunch', items: [{ food: 'mine', g: 100 }] }], foods: [{ id: 'mine', name: '自家豆腐', ca_mg: 120 }] };
    await page.evaluate(([dates, value, other]) => {
      localStorage.setItem(`k2plate.saved.${dates[0]}`, JSON.stringify({ day: other, sums: { k1_ug: 90, k2_ug: 200, mk7_ug: 20 } }));
      // As it was saved before 2026.2: a zero that nobody measured.
      localStorage.setItem(`k2plate.saved.${dates[1]}`, JSON.stringify({ day: value, sums: { k1_ug: 0, k2_ug: 0, mk7_ug: 0 } }));
    }, [[ago(1), ago(2)], unmeasured, lunch]);
    await load(page, unmeasured);
    await press(page, 'share.save');
    expect(JSON.parse((await stored(page))[`k2plate.saved.${today()}`]).sums).toEqual({});
    await expect(dialog(page)).toContainText('1 天，平均每天 K2 200 µg，其中 MK-7 20 µg');
    await expect(dialog(page).getByRole('row', { name: '没人测过' })).toHaveCount(2);
    await expect(dialog(page)).not.toContainText(/(^|[^\d.])0 µg/);
    await dialog(page).getByRole('button', { name: `打开 ${today()}`, exact: true }).click();
    expect((await day(page)).recent_days).toEqual([{ date: ago(1), k1_ug: 90, k2_ug: 200, mk7_ug: 20 }]);
  });

  for (const [how, button, kept] of [
    ['replaces', '换掉', [['lunch', 0]]],
    ['keeps both', '另存一份', [['breakfast', 0], ['lunch', 0]]],
    ['takes yesterday', '昨天', [['breakfast', 0], ['lunch', 1]]],
  ]) {
    test(`saving twice on one date asks, and ${how}`, async ({ page }) => {
      await open(page);
      await load(page, breakfast);
      await press(page, 'share.save');
      await page.keyboard.press('Escape');
      const before = await stored(page);
      await load(page, lunch);
      await press(page, 'share.save');
      await expect(dialog(page).getByRole('heading')).toContainText('已经存过一份');
      expect(await stored(page)).toEqual(before); // nothing unasked
      await dialog(page).screenshot({ path: 'build/screenshots/days_ask.png' });
      await dialog(page).getByRole('button', { name: button }).click();
      await expect(status(page)).toContainText('已存为');
      const entries = Object.entries(await stored(page)).map(([key, text]) => [JSON.parse(text).day.meals[0].slot, key.slice(14, 24)]).sort();
      expect(entries).toEqual(kept.map(([slot, days]) => [slot, ago(days)]));
    });
  }

  test('the same plate is not saved twice, and its date can be changed after saving', async ({ page }) => {
    await open(page);
    await load(page, breakfast);
    await press(page, 'share.save');
    await expect(status(page)).toContainText(`已存为 ${today()}（今天）`);
    await page.keyboard.press('Escape');
    await press(page, 'share.save');
    await expect(status(page)).toContainText('存的就是这一份');
    expect(Object.keys(await stored(page))).toEqual([`k2plate.saved.${today()}`]);
    await dialog(page).getByRole('button', { name: '昨天' }).click();
    await expect(status(page)).toContainText(`已存为 ${ago(1)}（昨天）`);
    expect(Object.keys(await stored(page))).toEqual([`k2plate.saved.${ago(1)}`]);
    expect((await day(page)).date).toBe(ago(1));
    await dialog(page).getByLabel('日期').fill(ago(9));
    await expect(status(page)).toContainText(`已存为 ${ago(9)}`);
    expect(Object.keys(await stored(page))).toEqual([`k2plate.saved.${ago(9)}`]);
  });

  for (const zone of ['Asia/Shanghai', 'America/Los_Angeles', 'UTC']) {
    test.describe(zone, () => {
      test.use({ timezoneId: zone });
      test('yesterday\'s plate saved after midnight is yesterday\'s, by the reader\'s own clock', async ({ page }) => {
        await page.clock.setFixedTime(new Date('2026-11-28T12:00:00Z'));
        await open(page);
        await page.clock.setFixedTime({ 'Asia/Shanghai': '2026-11-28T23:50:00+08:00', 'America/Los_Angeles': '2026-11-28T23:50:00-08:00', UTC: '2026-11-28T23:50:00Z' }[zone]);
        await page.getByRole('searchbox').fill('nadou');
        await k2(page, 'add.natto').click();
        expect((await day(page)).date).toBe('2026-11-28');
        await page.clock.setFixedTime({ 'Asia/Shanghai': '2026-11-29T00:10:00+08:00', 'America/Los_Angeles': '2026-11-29T00:10:00-08:00', UTC: '2026-11-29T00:10:00Z' }[zone]);
        await k2(page, 'food.natto.inc').click();
        expect((await day(page)).date).toBe('2026-11-28');
        await press(page, 'share.save');
        await expect(status(page)).toContainText('已存为 2026-11-28（昨天）');
        expect(Object.keys(await stored(page))).toEqual(['k2plate.saved.2026-11-28']);
      });
    });
  }

  test('a browser that pretends to be in UTC: the local date is what its clock shows', async ({ page }) => {
    // As with privacy.resistFingerprinting: the zone is hidden, the parts of a date are all that is told.
    await page.addInitScript(() => {
      Date.prototype.getTimezoneOffset = () => 0;
      Date.prototype.getHours = function () { return this.getUTCHours(); };
      Date.prototype.getDate = function () { return this.getUTCDate(); };
      Date.prototype.getMonth = function () { return this.getUTCMonth(); };
      Date.prototype.getFullYear = function () { return this.getUTCFullYear(); };
    });
    await open(page);
    await load(page, breakfast);
    await press(page, 'share.save');
    const date = new Date().toISOString().slice(0, 10);
    await expect(status(page)).toContainText(`已存为 ${date}`);
  });

  test('an import loses nothing and doubles nothing', async ({ page }) => {
    await open(page);
    const twoOfOneDate = { version: 1, days: [{ date: ago(2), day: breakfast }, { date: ago(2), day: lunch }, { date: today(), day: lunch }, { date: ago(3), day: lunch, from: 'link' }] };
    await load(page, breakfast);
    await press(page, 'share.save'); // a minute ago
    await page.keyboard.press('Escape');
    await press(page, 'share.files');
    const take = (value) => dialog(page).locator('input[type=file]').setInputFiles({ name: 'days.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(value)) });
    await take(twoOfOneDate);
    await expect(status(page)).toContainText('读进来 4 天');
    const kept = await stored(page);
    const slots = (kept) => Object.entries(kept).map(([key, text]) => `${key.slice(14, 24)} ${JSON.parse(text).day.meals[0].slot} ${JSON.parse(text).from ?? ''}`).sort();
    expect(slots(kept)).toEqual([`${ago(3)} lunch link`, `${ago(2)} breakfast `, `${ago(2)} lunch `, `${today()} breakfast `, `${today()} lunch `]);
    await page.keyboard.press('Escape');
    await press(page, 'share.files');
    await take(twoOfOneDate);
    await expect(status(page)).toContainText('读进来 0 天，放在存过的日子里。另有 4 天本来就在。');
    expect(await stored(page)).toEqual(kept);
    // What came from a link stays marked, out and in again, and counts in no week.
    await page.keyboard.press('Escape');
    await press(page, 'share.days');
    await expect(dialog(page)).toContainText('来自链接');
    const file = await downloaded(page, '导出全部');
    expect(JSON.parse(file.text).data).toBe(JSON.parse(readFileSync(resolve(root, 'data/foods.json'), 'utf8')).version);
    await page.evaluate(() => localStorage.clear());
    await page.keyboard.press('Escape');
    await press(page, 'share.files');
    await take(JSON.parse(file.text));
    await expect(status(page)).toContainText('读进来 5 天');
    expect(slots(await stored(page))).toEqual(slots(kept));
  });

  test('an import for which there is no room leaves nothing behind, and says so', async ({ page }) => {
    await open(page);
    await load(page, breakfast);
    await press(page, 'share.save');
    const before = await stored(page);
    await page.keyboard.press('Escape');
    await page.evaluate(() => {
      const { setItem } = Storage.prototype;
      let room = 2;
      Storage.prototype.setItem = function (...args) {
        if (room-- <= 0) throw new DOMException('full', 'QuotaExceededError');
        setItem.apply(this, args);
      };
    });
    await press(page, 'share.files');
    const days = [4, 3, 2].map((n) => ({ date: ago(n), day: lunch }));
    await dialog(page).locator('input[type=file]').setInputFiles({ name: 'days.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ version: 1, days })) });
    await expect(status(page)).toContainText('一天也没有读进来');
    expect(await stored(page)).toEqual(before);
  });

  test('two windows lose nothing of each other', async ({ page, context }) => {
    await open(page);
    const other = await context.newPage();
    await open(other);
    await load(page, breakfast);
    await load(other, lunch);
    await press(page, 'share.save'); // the lunch, which the other window loaded, is here too
    await page.keyboard.press('Escape');
    await load(other, breakfast);
    await press(other, 'share.save');
    await dialog(other).getByRole('button', { name: '另存一份' }).click();
    await expect(status(other)).toContainText('已存为');
    const days = Object.values(await stored(page)).map((text) => JSON.parse(text).day.meals[0].slot);
    expect(days.sort()).toEqual(['breakfast', 'lunch']);
  });

  test('what cannot be read is set aside and said', async ({ page }) => {
    await open(page);
    await page.evaluate(() => {
      localStorage.setItem('k2plate.saved.2026-11-20', '{"day":');
      localStorage.setItem('k2plate.saved.2026-11-21', '{"day":{"version":1,"meals":[]}}');
    });
    await press(page, 'share.days');
    await expect(dialog(page).getByRole('alert')).toContainText('1 条');
    expect(await stored(page)).toEqual({ 'k2plate.saved.2026-11-21': '{"day":{"version":1,"meals":[]}}' });
    expect(await stored(page, 'k2plate.damaged.')).toEqual({ 'k2plate.damaged.k2plate.saved.2026-11-20': '{"day":' });
    await page.keyboard.press('Escape');
    await press(page, 'share.days');
    await expect(dialog(page).getByRole('alert')).toHaveCount(0);
  });

  test('delete all asks once, then deletes all; export and import bring them back', async ({ page }) => {
    await open(page);
    await load(page, breakfast);
    await press(page, 'share.save');
    const before = await stored(page);
    const file = await downloaded(page, '导出全部');
    await dialog(page).getByRole('button', { name: '全部删除' }).click();
    expect(await stored(page)).toEqual(before);
    await dialog(page).getByRole('button', { name: '真的全部删除' }).click();
    expect(await stored(page)).toEqual({});
    await page.keyboard.press('Escape');
    await page.reload(); // another visit
    await page.evaluate(() => window.k2plate.ready);
    await press(page, 'share.files');
    await dialog(page).locator('input[type=file]').setInputFiles({ name: file.name, mimeType: 'application/json', buffer: Buffer.from(file.text) });
    await expect(status(page)).toContainText('读进来 1 天');
    expect(Object.keys(await stored(page))).toEqual(Object.keys(before));
    const bad = file.text.replace('"natto"', '"no_such_food"');
    await dialog(page).locator('input[type=file]').setInputFiles({ name: file.name, mimeType: 'application/json', buffer: Buffer.from(bad) });
    await expect(status(page)).toContainText('/days/0/meals/0/items/0/food');
    expect(Object.keys(await stored(page))).toEqual(Object.keys(before));
  });

  test('full or forbidden storage is said at once, and when saving', async ({ page }) => {
    await page.addInitScript(() => (Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }));
    await open(page);
    const line = page.locator('#overlay').getByText('浏览器不让存，或者已经满了');
    await expect(line).toBeAttached();
    await page.screenshot({ path: 'build/screenshots/unkept.png' });
    await load(page, breakfast);
    await press(page, 'share.save');
    await expect(status(page)).toContainText('存不下');
    await page.keyboard.press('Escape');
    await k2(page, 'notice.unkept.dismiss').click();
    await k2(page, 'food.natto.inc').click();
    await settled(page);
    await expect(line).toHaveCount(0); // once a visit
  });

  test('storage that fills up in the middle of a visit is said with the change that was not kept', async ({ page }) => {
    await open(page);
    await expect(page.getByText('浏览器不让存')).toHaveCount(0);
    await page.evaluate(() => (Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }));
    await load(page, breakfast);
    await expect(page.getByText('浏览器不让存，或者已经满了')).toBeAttached();
  });
});

test.describe('files', () => {
  test('a day goes out as JSON and comes back; undo brings the former plate', async ({ page }) => {
    await open(page);
    await load(page, { ...breakfast, profile: { age: 61, flags: ['vka'] } });
    await press(page, 'share.files');
    const { name, text } = await downloaded(page, /JSON/);
    expect(name).toBe(`k2plate-${today()}.json`);
    expect(text).not.toMatch(/vka|flags/);
    await page.keyboard.press('Escape');
    await load(page, lunch);
    await press(page, 'share.files');
    await dialog(page).locator('input[type=file]').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
    await expect(status(page)).toContainText('读进来了');
    expect((await day(page)).meals).toEqual(breakfast.meals);
    await page.getByRole('button', { name: '撤销' }).click();
    expect((await day(page)).meals).toEqual(lunch.meals);
  });

  test('the table has every food with values, ranges and grades, and no formula', async ({ page }) => {
    await open(page);
    const own = { id: 'mine', name: '=HYPERLINK("x"), 面包', ca_mg: { mid: 120, low: 100, high: 150 } };
    await load(page, { ...breakfast, meals: [...breakfast.meals, { slot: 'lunch', items: [{ food: 'mine', g: 50 }] }], foods: [own] });
    await press(page, 'share.files');
    const { text } = await downloaded(page, /CSV/);
    const lines = text.replace('\ufeff', '').trimEnd().split('\r\n');
    expect(lines).toHaveLength(6);
    const head = lines[0].split(',');
    const natto = lines[1].split(',');
    expect(natto.slice(0, 3)).toEqual(['breakfast', 'natto', '纳豆(拉丝)']);
    const at = (key) => Number(natto[head.indexOf(key)]);
    expect(at('mk7_ug')).toBeCloseTo(375.6, 1);
    expect(at('mk7_ug.low')).toBeLessThan(at('mk7_ug'));
    expect(natto[head.indexOf('ca_mg.grade')]).toMatch(/^[A-D]$/);
    expect(natto[head.indexOf('ca_mg.source')]).toBe('MEXT23+SR28 04046');
    expect(natto[head.indexOf('data')]).toBe((await report(page)).data);
    expect(lines[5]).toContain(`lunch,mine,"'=HYPERLINK(""x""), 面包"`);
    expect(lines[5]).toContain('60,50,75,own,own');
    const sum = lines.slice(1, 5).reduce((all, line) => all + Number(cells(line)[head.indexOf('kcal')]), 0);
    expect(sum).toBeCloseTo((await report(page)).intake.kcal.mid, 6);
  });

  test('every figure of the table names its source, and each source is in the list', async ({ page }) => {
    await open(page);
    const built = JSON.parse(readFileSync(resolve(root, 'build/web/generated/catalogue.json'), 'utf8'));
    const ids = built.sources.map(({ id }) => id);
    const eaten = readFoods()
      .foods.map((food) => ({ ...food, values: built.foods.find(({ id }) => id === food.id).values }))
      .filter(({ tags }) => !tags.includes('prescription')).filter((_, i) => i % 3 === 0);
    await load(page, { version: 1, meals: [{ slot: 'lunch', items: eaten.map(({ id }) => ({ food: id, units: 1 })) }] });
    await press(page, 'share.files');
    const { text } = await downloaded(page, /CSV/);
    const [head, ...lines] = text.replace('\ufeff', '').trimEnd().split('\r\n').map(cells);
    expect(lines).toHaveLength(eaten.length);
    for (const [i, line] of lines.entries()) {
      for (const [at, key] of head.entries()) {
        if (!key.endsWith('.source')) continue;
        const nutrient = key.replace('.source', '');
        const { basis, values } = eaten[i];
        const said = values[nutrient];
        const known = line[head.indexOf(nutrient)] !== '';
        const what = `${eaten[i].id} ${nutrient}`;
        if (said) expect(line[at], what).toBe([said.source, said.code].filter(Boolean).join(' '));
        else if (nutrient === 'k_total_ug' && values.k1_ug) expect(line[at], what).toContain(values.k1_ug.source); // a sum: those of its parts
        // What a tablet's label does not name is 0, and nobody's finding.
        if (known && basis !== 'per_unit') expect(line[at], what).not.toBe('');
        if (!known) expect(line[at], what).toBe('');
        if (said) for (const id of said.source.split('+')) expect(ids).toContain(id);
      }
    }
  });

  for (const [what, text, reason] of [
    ['nonsense', 'hello', '没能读进来'],
    ['a wrong day', '{"version":1,"meals":[{"slot":"lunch","items":[{"food":"egg","g":-1}]}]}', '要在 0 到 5000 之间 (/meals/0/items/0/g)'],
    ['markup', '{"version":1,"meals":[{"slot":"lunch","items":[{"food":"<img src=x onerror=alert(1)>","g":1}]}]}', '没能读进来'],
    ['10 MB', `{"version":1,"meals":[${' '.repeat(10_000_000)}]}`, '10.0 MB'],
  ]) {
    test(`${what} is refused with a reason and changes nothing`, async ({ page }) => {
      await open(page);
      await load(page, breakfast);
      await press(page, 'share.files');
      await dialog(page).locator('input[type=file]').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(text) });
      await expect(status(page)).toContainText(reason);
      expect((await day(page)).meals).toEqual(breakfast.meals);
    });
  }

  test('a file can be dropped on the page, and an export pasted', async ({ page }) => {
    await open(page);
    await page.waitForResponse(/late-share/); // some seconds after the start
    await settled(page);
    await page.evaluate((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], 'day.json', { type: 'application/json' }));
      dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }, JSON.stringify(breakfast));
    await expect(status(page)).toContainText('读进来了');
    expect((await day(page)).meals).toEqual(breakfast.meals);
    await page.evaluate((text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
    }, JSON.stringify(lunch));
    await expect.poll(async () => (await day(page)).meals).toEqual(lunch.meals);
  });
});

test('the picture: a real image with the report\'s words and a code that opens the plate', async ({ page }) => {
  await open(page);
  await load(page, breakfast);
  await press(page, 'share.picture');
  const image = dialog(page).getByRole('img');
  await expect(image).toBeVisible();
  const { width, alt, url } = await image.evaluate((img) => ({ width: img.naturalWidth, alt: img.alt, url: location.href }));
  expect(width).toBeGreaterThanOrEqual(720);
  const { shown, verdict } = await report(page);
  for (const words of ['纳豆(拉丝)', verdict, shown['intake.ca_mg'], shown['intake.k2_ug']]) expect(alt).toContain(words);
  await expect(dialog(page)).toContainText('长按');
  await dialog(page).screenshot({ path: 'build/screenshots/picture_panel.png' });

  const [file] = await Promise.all([page.waitForEvent('download'), dialog(page).getByRole('link', { name: '保存图片' }).click()]);
  const png = readFileSync(await file.path());
  expect(png.length).toBeLessThanOrEqual(400_000);
  await file.saveAs('build/screenshots/picture.png');

  // The code's modules, found in the picture, are those of the link.
  await page.waitForFunction(() => location.hash);
  const code = generate(`${url.split('#')[0]}${await page.evaluate(() => location.hash)}`);
  const rows = Array.from({ length: code.size }, (_, y) => Array.from({ length: code.size }, (_, x) => code.get(x, y)));
  const wrong = await image.evaluate((img, rows) => {
    const canvas = document.createElement('canvas');
    canvas.width = img.naturalWidth;
    canvas.height = img.naturalHeight;
    const pen = canvas.getContext('2d');
    pen.drawImage(img, 0, 0);
    const { data, width, height } = pen.getImageData(0, 0, canvas.width, canvas.height);
    const white = (x, y) => data[4 * (y * width + x)] === 255 && data[4 * (y * width + x) + 2] === 255;
    // The white square around the code, from its right edge at the picture's margin.
    const x1 = width - 73;
    let y0 = height - 1;
    while (y0 > 0 && !white(x1, y0)) y0--;
    let y1 = y0;
    while (y0 > 0 && white(x1, y0 - 1)) y0--;
    const side = y1 - y0 + 1;
    const module = side / (rows.length + 8);
    let wrong = 0;
    rows.forEach((row, y) => row.forEach((on, x) => {
      const px = Math.floor(x1 + 1 - side + (x + 4.5) * module);
      const py = Math.floor(y0 + (y + 4.5) * module);
      wrong += (data[4 * (py * width + px)] < 128) === on ? 0 : 1;
    }));
    return { wrong, side };
  }, rows);
  expect(wrong).toEqual({ wrong: 0, side: 300 });
});
