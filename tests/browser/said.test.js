// What is said, and to whom: a refusal is one sentence in the page's language, a meter has values that mean something,
// the live region tells what changed; and the page knows when it is at rest.
import { breakfast, complaints, day, expect, k2, open, report, settled, test } from './k2.js';

// That the page works offline is a sentence too, and comes after a while.
test.use({ serviceWorkers: 'block', expectedMessages: [/Service Worker registration blocked/] });

const han = /\p{Script=Han}/u;
const bad = { version: 1, meals: [{ slot: 'lunch', items: [{ food: 'egg', g: -1 }] }] };

/** Every sentence that stands somewhere as an alert or a status: [text, is it on the page]. (Not what is only heard, nor what is not rendered: the page's own words for a failed start.) */
const sentences = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('[role=alert], [role=status]:not(#live)')]
      .filter((element) => element.textContent.trim() && element.getClientRects().length)
      .map((element) => {
        const { left, right, width, height } = element.getBoundingClientRect();
        return [element.textContent.trim(), width > 0 && height > 0 && left < innerWidth && right > 0];
      }),
  );

/** One, seen, in Chinese; returns it. */
async function theOnlySentence(page) {
  await settled(page);
  const all = await sentences(page);
  expect(all).toEqual([[expect.stringMatching(han), true]]);
  const [[text]] = all;
  expect(text).not.toMatch(/expected|[a-z]{3,} [a-z]{2,} [a-z]/); // no English beside it
  expect(await page.locator('#live').textContent()).not.toContain(text); // nor twice in the ear
  return text;
}

test.describe('a refusal is one sentence in the language of the page', () => {
  test('a file', async ({ page }) => {
    await open(page);
    await page.evaluate((value) => window.k2plate.load(value), breakfast);
    await settled(page);
    await k2(page, 'share.files').click();
    await page.getByRole('dialog').waitFor();
    for (const [text, reason] of [
      [JSON.stringify(bad), '要在 0 到 5000 之间 (/meals/0/items/0/g)'],
      ['hello', 'JSON'],
      [JSON.stringify({ version: 1, days: [{ date: '2026-11-20', day: bad }] }), '/days/0/meals/0/items/0/g'],
    ]) {
      await page.getByRole('dialog').locator('input[type=file]').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(text) });
      await expect(page.getByRole('dialog').getByRole('status')).toContainText(reason);
      expect(await theOnlySentence(page)).toContain(reason);
      expect((await day(page)).meals).toEqual(breakfast.meals);
    }
  });

  test('an own food', async ({ page }) => {
    await open(page);
    await page.evaluate((value) => window.k2plate.load(value), breakfast);
    await settled(page);
    await k2(page, 'own.food').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('名称', { exact: true }).fill('酱');
    await dialog.getByLabel('钙 mg', { exact: true }).fill('99999999');
    await dialog.getByRole('button', { name: '加进盘子' }).click();
    expect(await theOnlySentence(page)).toContain('钙 mg');
    expect((await day(page)).meals).toEqual(breakfast.meals);
    expect((await day(page)).foods ?? []).toEqual([]);
  });

  test('a damaged link', async ({ page }) => {
    await open(page, './#p=AAAAAAAA');
    expect(await theOnlySentence(page)).toContain('链接不完整');
  });

  test('a day that a script gives: it hears English, the reader Chinese', async ({ page }) => {
    await open(page);
    await page.evaluate((value) => window.k2plate.load(value), breakfast);
    const heard = await page.evaluate((value) => {
      try {
        window.k2plate.load(value);
      } catch ({ at, message }) {
        return { at, message };
      }
    }, bad);
    expect(heard).toEqual({ at: '/meals/0/items/0/g', message: expect.stringContaining('expected') });
    expect(await theOnlySentence(page)).toContain('要在 0 到 5000 之间 (/meals/0/items/0/g)');
    expect((await day(page)).meals).toEqual(breakfast.meals);
    // And it goes with the next plate that is taken.
    await page.evaluate((value) => window.k2plate.load(value), breakfast);
    await settled(page);
    expect(await sentences(page)).toEqual([]);
  });

  test('the same in English', async ({ page }) => {
    await open(page);
    await page.evaluate((value) => window.k2plate.load(value), { ...breakfast, lang: 'en' });
    await settled(page);
    await page.evaluate((value) => { try { window.k2plate.load(value); } catch {} }, bad);
    await settled(page);
    expect(await sentences(page)).toEqual([['It could not be read; your plate is unchanged. Reason: expected 0 to 5000 g (/meals/0/items/0/g)', true]]);
  });

  test('a plate of the last visit that cannot be read', async ({ page }) => {
    await page.addInitScript((text) => localStorage.getItem('k2plate.damaged') ?? localStorage.setItem('k2plate.day', text), JSON.stringify(bad));
    await open(page);
    expect(await theOnlySentence(page)).toContain('没有删掉');
    expect((await day(page)).meals).toEqual([]);
  });

  test('a saved day that cannot be opened', async ({ page }) => {
    await page.addInitScript((text) => localStorage.setItem('k2plate.saved.2026-11-20', text), JSON.stringify({ day: bad }));
    await open(page);
    await k2(page, 'share.days').click();
    await page.getByRole('dialog').getByRole('button', { name: '打开 2026-11-20' }).click();
    expect(await theOnlySentence(page)).toContain('要在 0 到 5000 之间');
  });
});

test.describe('meters', () => {
  /** Whatever has a value for assistive technology. */
  const valued = (page) =>
    page.evaluate(() =>
      [...document.querySelectorAll('[role=meter], [role=spinbutton], [aria-valuenow], [aria-valuetext]')].map((element) => ({
        name: element.getAttribute('aria-label'),
        role: element.getAttribute('role'),
        now: element.getAttribute('aria-valuenow'),
        min: element.getAttribute('aria-valuemin'),
        max: element.getAttribute('aria-valuemax'),
        words: element.getAttribute('aria-valuetext'),
      })),
    );

  test('each value lies between its ends, is short, and has the words that are shown', async ({ page }) => {
    await open(page);
    await page.evaluate((value) => window.k2plate.load(value), breakfast);
    const foods = ['natto', 'peanut', 'cheddar', 'salmon_farmed', 'milk_whole_cn', 'youcai', 'butter', 'almond'];
    const plates = [
      breakfast,
      { version: 1, meals: [] },
      { version: 1, meals: [{ slot: 'lunch', items: [{ food: 'peanut', g: 160 }] }] }, // 79 g of fat
      { version: 1, meals: [{ slot: 'dinner', items: [{ food: 'natto', g: 5000 }] }] },
      { version: 1, lang: 'en', profile: { flags: ['vka'] }, meals: breakfast.meals },
      ...foods.map((food, i) => ({ version: 1, meals: [{ slot: 'lunch', items: [{ food, g: 37.3 * (i + 1) }] }] })),
    ];
    for (const plate of plates) {
      const error = await page.evaluate((plate) => { try { window.k2plate.load(plate); } catch ({ at }) { return at; } }, plate);
      expect(error, JSON.stringify(plate)).toBeUndefined();
      await settled(page);
      const all = await valued(page);
      if (plate.meals.length) expect(all.filter(({ role }) => role === 'meter').length).toBeGreaterThanOrEqual(3); // an empty plate has none to show
      for (const one of all) {
        const what = JSON.stringify(one);
        expect(['meter', 'spinbutton'], what).toContain(one.role);
        const [now, min, max] = [one.now, one.min, one.max].map(Number);
        expect(min < max && min <= now && now <= max, what).toBe(true);
        if (one.role !== 'meter') continue;
        expect(one.now.length, what).toBeLessThanOrEqual(6);
        expect(one.words, what).toBeTruthy();
      }
      const shown = (await report(page)).shown;
      const calcium = all.find(({ name, role }) => role === 'meter' && /^(钙|Calcium)$/.test(name));
      // A unit is spoken as a word.
      if (plate.meals.length) expect(calcium.words).toContain(shown['intake.ca_mg'].replace(' mg', plate.lang === 'en' ? ' milligrams' : ' 毫克'));
      expect(all.filter(({ name }) => /^(脂肪|Fat)$/.test(name))).toEqual([]);
    }
    const rules = { runOnly: ['wcag2a', 'wcag2aa', 'best-practice'] };
    expect(await complaints(page, rules)).toEqual([]);
  });
});

test.describe('what is announced', () => {
  const live = (page) => page.locator('#live').textContent();

  test('is what changed: the food, and the verdict when it is another', async ({ page }) => {
    await open(page);
    await page.evaluate((value) => window.k2plate.load(value), breakfast);
    await settled(page);
    await k2(page, 'search').fill('纯牛奶');
    await settled(page);
    const found = await live(page);
    const verdict = async () => (await report(page)).verdict;
    expect(found).not.toContain(await verdict());

    const before = await verdict();
    await page.evaluate((value) => {
      value.meals[0].items.push({ food: 'cheddar', g: 30 });
      window.k2plate.load(value);
    }, structuredClone(breakfast));
    await settled(page);
    const added = await live(page);
    expect(added).toMatch(/^加了.*(切达|车达|奶酪|干酪|cheddar)/i);
    expect(added.includes(await verdict())).toBe((await verdict()) !== before);
    expect(added).not.toContain('纳豆');

    await k2(page, 'food.cheddar.remove').click();
    await settled(page);
    expect(await live(page)).toMatch(/^去掉了/);
    expect(await live(page)).not.toContain('加了');

    // A little more changes no sentence of the verdict: it is not said again.
    await page.evaluate((value) => {
      value.meals[0].items[0].g = 40.5;
      window.k2plate.load(value);
    }, structuredClone(breakfast));
    await settled(page);
    const little = await live(page);
    expect(little).toContain('改成 40.5');
    if ((await verdict()) === before) expect(little).not.toContain(before);
  });

  test('three presses are one announcement, of where they led', async ({ page }) => {
    await open(page);
    await page.evaluate((value) => window.k2plate.load(value), breakfast);
    await settled(page);
    const said = await page.evaluate(async () => {
      const seen = [];
      new MutationObserver(() => seen.push(document.getElementById('live').textContent)).observe(document.getElementById('live'), { childList: true, characterData: true, subtree: true });
      for (let i = 0; i < 3; i++) document.querySelector('[data-k2="food.natto.inc"]').click();
      await window.k2plate.rest();
      return seen;
    });
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^纳豆改成 .*100 g|^纳豆改成 2\.5/);
  });

  test('a whole other plate is one sentence', async ({ page }) => {
    await open(page);
    await page.evaluate((value) => window.k2plate.load(value), breakfast);
    await settled(page);
    expect(await live(page)).toMatch(/^盘子换了，现在有 4 样。/);
  });
});

for (const [what, stub] of [
  ['no shader is taken', () => {
    const { getShaderParameter } = WebGL2RenderingContext.prototype;
    WebGL2RenderingContext.prototype.getShaderParameter = function (shader, name) { return name === this.COMPILE_STATUS ? false : getShaderParameter.call(this, shader, name); };
  }],
  ['the program is not linked', () => {
    const { getProgramParameter } = WebGL2RenderingContext.prototype;
    WebGL2RenderingContext.prototype.getProgramParameter = function (program, name) { return name === this.LINK_STATUS ? false : getProgramParameter.call(this, program, name); };
  }],
])
  test(`${what}: the page is text, not a blank canvas`, async ({ page }) => {
    await page.addInitScript(stub);
    await open(page);
    await expect(page.locator('html')).toHaveClass(/text/);
    await expect(page.locator('#canvas')).toBeHidden();
    await page.evaluate((value) => window.k2plate.load(value), breakfast);
    await settled(page);
    await expect(k2(page, 'verdict')).toBeVisible();
    await expect(k2(page, 'verdict')).toHaveText((await report(page)).verdict);
    await expect(k2(page, 'food.natto.amount')).toBeVisible();
  });

test.describe('k2plate.rest()', () => {
  test('comes when frames, announcement and link are done', async ({ page }) => {
    await page.goto('./');
    const seen = await page.evaluate(async (value) => {
      await window.k2plate.rest(); // also before the page is ready
      const empty = location.hash;
      window.k2plate.load(value);
      let asked = 0;
      const ask = window.requestAnimationFrame;
      await window.k2plate.rest();
      const then = { hash: location.hash, live: document.getElementById('live').textContent };
      window.requestAnimationFrame = (callback) => (asked++, ask.call(window, callback));
      await new Promise((done) => setTimeout(done, 300)); // absence: of another frame
      return { empty, ...then, asked };
    }, breakfast);
    expect(seen.hash).toMatch(/^#p=/);
    expect(seen.hash).not.toBe(seen.empty);
    expect(seen.live).toMatch(han);
    expect(seen.asked).toBe(0);
  });

  test('waits for a file that is on its way', async ({ page }) => {
    let answer;
    await page.route('**/details*.json', (route) => new Promise((done) => (answer = () => done(route.continue()))));
    await open(page);
    await page.evaluate((value) => window.k2plate.load(value), breakfast);
    await settled(page);
    await k2(page, 'how.balance').click();
    await page.evaluate(() => void window.k2plate.rest().then(() => (window.rested = true)));
    await expect.poll(() => typeof answer).toBe('function');
    await page.waitForTimeout(1000); // absence: it does not rest
    expect(await page.evaluate(() => window.rested)).toBeUndefined();
    answer();
    await page.waitForFunction(() => window.rested);
    await expect(k2(page, 'how.balance.panel').getByRole('heading').first()).toBeAttached();
  });
});
