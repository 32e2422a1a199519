// The page as a reader uses it, and as other scripts do.
import { execFileSync } from 'node:child_process';
import { answer, breakfast, day, difference, expect, fourQuestions, k2, nativeReport, open, openQuestions, report, root, settled, test } from './k2.js';

/** Searches and presses the found food's button, by what a reader sees and hears. */
async function add(page, words, name) {
  await page.getByRole('searchbox').fill(words);
  await page.getByRole('list', { name: '找到的食物' }).getByRole('button', { name }).first().click();
}

test('three foods by search give the numbers of the command line', { tag: '@engines' }, async ({ page }) => {
  await open(page);
  await add(page, 'nadou', /纳豆\(拉丝\)/);
  await add(page, '鸡蛋', /鸡蛋\(全蛋\)/);
  await add(page, 'niunai', /纯牛奶\(全脂,中国\)/);
  const found = await day(page);
  expect(found.meals).toHaveLength(1);
  expect(found.meals[0].items.map((item) => item.food)).toEqual(['natto', 'egg', 'milk_whole_cn']);
  const amount = page.getByRole('spinbutton', { name: /纯牛奶/ });
  await amount.fill('250');
  await amount.press('Enter');

  const shown = await report(page);
  const native = nativeReport(await day(page));
  expect(difference(shown, native)).toBeNull();
  expect(shown.shown).toEqual(native.shown);
  expect(shown.verdict).toBe(native.verdict);
  await expect(k2(page, 'verdict')).toContainText(shown.verdict);
});

test('load() replaces the day, on() tells of it, and the numbers are those of the command line', async ({ page }) => {
  await open(page);
  const calls = await page.evaluate((value) => {
    let count = 0;
    const off = window.k2plate.on('change', () => count++);
    window.k2plate.load(value);
    const report = window.k2plate.report(); // at once, before any frame
    off();
    window.k2plate.load(value);
    return { count, k2: report.intake.k2_ug.mid };
  }, breakfast);
  expect(calls.count).toBe(1);
  expect(calls.k2).toBeGreaterThan(400);
  expect(difference(await report(page), nativeReport(await day(page)))).toBeNull();
  await expect(k2(page, 'food.natto.amount')).toHaveValue('1 盒');
});

test('suggest() is the command line\'s, and one tap on a suggestion makes it', async ({ page }) => {
  await open(page);
  await page.evaluate((value) => window.k2plate.load(value), { version: 1, meals: [{ slot: 'lunch', items: [{ food: 'rice_cooked', g: 200 }] }] });
  await openQuestions(page);
  for (const question of fourQuestions) {
    expect(await page.evaluate(() => window.k2plate.suggest().reason)).toBe('ask');
    await expect(k2(page, 'suggestion.0')).toHaveCount(0);
    await answer(page, question, '没有').click();
  }
  const found = await page.evaluate(() => window.k2plate.suggest());
  const native = execFileSync(`${root}/build/native/k2plate`, ['suggest'], { input: JSON.stringify(await day(page)), encoding: 'utf8' });
  expect(difference(found, JSON.parse(native))).toBeNull();
  await k2(page, 'suggestion.0').click();
  expect((await report(page)).balance.score).toBeCloseTo(found.alternatives[0].score_after, 9);
});

test('read() is the command line\'s, changes nothing, and says its limit', async ({ page }) => {
  await open(page);
  const before = await day(page);
  for (const text of ['早上两个鸡蛋半盒牛奶一杯外星粥', 'two eggs for breakfast', '🍎 1e9', '']) {
    const native = execFileSync(`${root}/build/native/k2plate`, ['read'], { input: text, encoding: 'utf8' });
    expect(await page.evaluate((text) => window.k2plate.read(text), text)).toEqual(JSON.parse(native));
  }
  const message = await page.evaluate(() => {
    try {
      window.k2plate.read('鸡'.repeat(10000));
    } catch (error) {
      return error.message;
    }
  });
  expect(message).toBe('expected at most 1000 characters');
  expect(await day(page)).toEqual(before);
});

for (const [what, value, at] of [
  ['not a day', { damaged: true }, ''],
  ['an unknown food', { version: 1, meals: [{ slot: 'lunch', items: [{ food: 'no_such_food', g: 1 }] }] }, '/meals/0/items/0/food'],
  ['a negative amount', { version: 1, meals: [{ slot: 'lunch', items: [{ food: 'natto', g: -1 }] }] }, '/meals/0/items/0/g'],
  ['a huge amount', { version: 1, meals: [{ slot: 'lunch', items: [{ food: 'natto', g: 1e9 }] }] }, '/meals/0/items/0/g'],
  ['a cycle', 'cycle', ''],
]) {
  test(`load() of ${what} throws, says so on the page and changes nothing`, async ({ page }) => {
    await open(page);
    await page.evaluate((value) => window.k2plate.load(value), breakfast);
    const before = await day(page);
    const error = await page.evaluate((value) => {
      const bad = value === 'cycle' ? {} : value;
      if (value === 'cycle') bad.self = bad;
      try {
        window.k2plate.load(bad);
      } catch (error) {
        return { at: error.at, message: error.message };
      }
    }, value);
    expect(typeof error?.at).toBe('string');
    expect(error.message).not.toBe('');
    if (at) expect(error.at).toBe(at);
    expect(await day(page)).toEqual(before);
    if (value === 'cycle') return; // it never was a text that could be read
    await expect(page.getByRole('alert')).toHaveCount(1);
    await expect(page.getByRole('alert')).toContainText('没能读进来，您的盘子没有变');
    if (at) await expect(page.getByRole('alert')).toContainText(`(${at})`);
  });
}

test('a reload keeps the plate, but nothing about medicines', { tag: '@engines' }, async ({ page }) => {
  await open(page);
  await page.evaluate((value) => window.k2plate.load({ ...value, profile: { sex: 'male', age: 61, flags: ['vka'], unsure: ['ppi'] } }), breakfast);
  const before = await day(page);
  await page.reload();
  await page.evaluate(() => window.k2plate.ready);
  const after = await day(page);
  expect(after.meals).toEqual(before.meals);
  expect(after.profile.age).toBe(61);
  expect(after.profile.flags).toBeUndefined();
  expect(after.profile.unsure).toBeUndefined();
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toMatch(/vka|ppi/);
});

test('ticked, the answers outlive a reload; unticked, what was kept goes at once', async ({ page }) => {
  await open(page);
  await page.evaluate((value) => window.k2plate.load(value), breakfast);
  await settled(page);
  const stored = () => page.evaluate(() => JSON.stringify(localStorage));
  await k2(page, 'flag.vka.yes').click();
  await settled(page);
  expect(await stored()).not.toMatch(/vka|unanswered/);
  await k2(page, 'keep.answers').click();
  await settled(page);
  await page.reload();
  await page.evaluate(() => window.k2plate.ready);
  await settled(page);
  expect((await day(page)).profile).toMatchObject({ flags: ['vka'], unanswered: ['calcium', 'kidney', 'under_18'] });
  await expect(k2(page, 'safety.S02')).toBeAttached();
  await expect(k2(page, 'food.natto.vka')).toBeAttached();
  await k2(page, 'keep.answers').click();
  await settled(page);
  expect(await stored()).not.toMatch(/vka|unanswered/);
  expect((await day(page)).profile.flags).toEqual(['vka']); // of this visit
  await page.reload();
  await page.evaluate(() => window.k2plate.ready);
  await settled(page);
  expect((await day(page)).profile).toBeUndefined(); // not answered, never "no"
  await expect(k2(page, 'ask.vka.yes')).toBeAttached();
  await expect(k2(page, 'flag.vka.no')).not.toBeChecked();
});

test('natto of a link: one line under its row asks, and is answered there', async ({ page, browser }) => {
  await open(page);
  await page.evaluate((value) => window.k2plate.load(value), breakfast);
  await settled(page);
  await expect.poll(() => new URL(page.url()).hash).toContain('p=');
  const reader = await browser.newPage();
  await open(reader, page.url());
  await expect(reader.getByText('吃华法林的人不要吃这个 · 您在吃吗？')).toBeAttached();
  const order = await reader.evaluate(() => [...document.querySelectorAll('[data-k2]')].map((element) => element.dataset.k2));
  expect(order.indexOf('ask.vka')).toBe(order.indexOf('food.natto.remove') + 1);
  await k2(reader, 'ask.vka.yes').click();
  await expect(k2(reader, 'safety.S02')).toBeAttached();
  await expect(k2(reader, 'food.natto.vka')).toBeAttached();
  await expect(k2(reader, 'ask.vka.yes')).toHaveCount(0);
  await reader.close();
});

test('none of the others leaves the yes; not sure has a text of its own', async ({ page }) => {
  await open(page);
  await page.evaluate((value) => window.k2plate.load(value), breakfast);
  await settled(page);
  await k2(page, 'flag.vka.yes').click();
  await page.getByRole('button', { name: '其余都没有' }).click();
  expect((await day(page)).profile).toEqual({ flags: ['vka'] });
  expect((await report(page)).balance.hidden).toBe(true);
  await page.getByRole('button', { name: '修改' }).click();
  await k2(page, 'flag.vka.unsure').click();
  await expect(k2(page, 'safety.S01u')).toContainText('说不准就先当“在吃”');
  const { balance, verdict } = await report(page);
  expect(balance.hidden).toBe(false);
  expect(balance.limiting).not.toContain('k2');
  expect(verdict).not.toContain('最少');
  await expect(k2(page, 'suggestion.0')).toHaveCount(0);
});

test('back from another page the plate goes on', { tag: '@engines' }, async ({ page }) => {
  await open(page);
  await page.evaluate((value) => window.k2plate.load(value), breakfast);
  await k2(page, 'food.natto.inc').click();
  await settled(page);
  await page.goto('./data.html');
  // Firefox has kept the page in memory; Playwright waits in vain for a load there, so all this by script.
  await page.evaluate(() => void setTimeout(() => history.back())); // after the answer, which would be lost
  const natto = () => page.evaluate(() => window.k2plate?.ready.then(() => window.k2plate.day().meals[0].items[0].g)).catch(() => 0);
  await expect.poll(natto).toBe(60);
  await page.evaluate(() => document.querySelector('[data-k2="food.natto.inc"]').click());
  await expect.poll(natto).toBe(80);
});

test('a damaged kept plate is put aside, and the page says so', async ({ page }) => {
  await page.addInitScript(() => localStorage.getItem('k2plate.damaged') ?? localStorage.setItem('k2plate.day', '{"version":1,"meals":7}'));
  await open(page);
  await expect(page.getByRole('alert').first()).toBeAttached();
  expect((await day(page)).meals).toEqual([]);
  expect(await page.evaluate(() => localStorage.getItem('k2plate.damaged'))).toBe('{"version":1,"meals":7}');
});

test('without storage the page works', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } }));
  await open(page);
  await page.evaluate((value) => window.k2plate.load(value), breakfast);
  expect((await day(page)).meals[0].items).toHaveLength(4);
});

test('what was pressed stays where it was on the screen', async ({ page }) => {
  await open(page);
  await page.evaluate((value) => window.k2plate.load(value), breakfast);
  await settled(page);
  const yes = page.getByRole('radio', { name: '有', exact: true }).first();
  await yes.scrollIntoViewIfNeeded();
  await settled(page);
  const before = await yes.boundingBox();
  const page_y = (await page.evaluate(() => scrollY)) + before.y;
  await yes.click(); // a stop text appears at the top of the page
  await settled(page);
  const after = await yes.boundingBox();
  expect(Math.abs(after.y - before.y)).toBeLessThan(2);
  expect((await page.evaluate(() => scrollY)) + after.y).toBeGreaterThan(page_y + 20);
});

test('language and large type', async ({ page }) => {
  await open(page);
  await k2(page, 'lang.en').click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await k2(page, 'mode.elder').click();
  await expect(k2(page, 'mode.elder')).toHaveAttribute('aria-pressed', 'true');
  await page.reload();
  await page.evaluate(() => window.k2plate.ready);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(k2(page, 'mode.elder')).toHaveAttribute('aria-pressed', 'true');
});

test('at 320 px, and with text twice as large, nothing lies beside the page', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page);
  await page.evaluate((value) => window.k2plate.load(value), breakfast);
  for (const size of ['100%', '200%']) {
    await page.evaluate((size) => (document.documentElement.style.fontSize = size), size);
    await settled(page);
    const widths = await page.evaluate(() => ({
      page: document.documentElement.scrollWidth,
      window: document.documentElement.clientWidth,
      beside: [...document.querySelectorAll('#overlay *')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1).map((e) => e.dataset.k2 ?? e.textContent),
    }));
    expect(widths.page).toBeLessThanOrEqual(widths.window);
    expect(widths.beside).toEqual([]);
  }
});

test('nothing inline, and a policy that forbids it', { tag: '@engines' }, async ({ page }) => {
  const html = await (await page.request.get('./')).text();
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/);
  const policy = html.match(/Content-Security-Policy"\s+content="([^"]+)"/)?.[1] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'/);
  const violations = [];
  await page.exposeFunction('violated', (text) => violations.push(text));
  await page.addInitScript(() => addEventListener('securitypolicyviolation', (e) => window.violated(`${e.violatedDirective} ${e.blockedURI}`)));
  await open(page);
  await page.evaluate((value) => window.k2plate.load(value), breakfast);
  await settled(page);
  expect(violations).toEqual([]);
});

/** For evaluate(): what happens to texts that want to become markup or script. */
function injections() {
  const outcome = (attempt) => {
    try {
      attempt();
      return 'done';
    } catch (error) {
      return error.name;
    }
  };
  const element = document.createElement('p');
  return {
    markup: outcome(() => (element.innerHTML = '<img src="x">')),
    beside: outcome(() => document.body.insertAdjacentHTML('beforeend', '<hr>')),
    script: outcome(() => (document.createElement('script').text = 'injected = 1')),
    address: outcome(() => (document.createElement('script').src = './other.js')),
    worker: outcome(() => new Worker('./sw.js')),
    service: outcome(() => trustedTypes.createPolicy('other', { createScriptURL: (text) => text })),
    text: outcome(() => (element.textContent = '<img src="x">')),
    left: element.childElementCount + document.querySelectorAll('hr').length,
  };
}

test.describe('trusted types', () => {
  test.use({ expectedMessages: [/Trusted|trusted-types/] }); // the browser tells of each attempt

  for (const [what, address, header] of [
    ['page', './', true],
    ['page, by its own policy alone,', './', false],
    ['food table, by its own policy alone,', './data.html', false],
    ['one-file edition', './k2plate.html', true],
    ['article', './article.html', true],
  ]) {
    test(`no text becomes markup or script in the ${what}`, async ({ page }) => {
      if (!header) {
        await page.route(new URL(address, process.env.K2_URL).href, async (route) => {
          const response = await route.fetch();
          const headers = response.headers();
          delete headers['content-security-policy'];
          await route.fulfill({ response, headers });
        });
      }
      await page.goto(address);
      await settled(page);
      const thrown = 'TypeError';
      expect(await page.evaluate(injections)).toEqual({ markup: thrown, beside: thrown, script: thrown, address: thrown, worker: thrown, service: thrown, text: 'done', left: 0 });
    });
  }
});

test('the table for readers without JavaScript says what the catalogue says', async ({ page }) => {
  const { foods } = JSON.parse(execFileSync(`${root}/build/native/k2plate`, ['foods'], { encoding: 'utf8', maxBuffer: 1e8 }));
  const html = await (await page.request.get('./')).text();
  const short = (value) => String(Number(value < 1 ? value.toFixed(1) : value.toFixed(0)));
  for (const id of ['natto', 'egg', 'milk_whole_cn', 'salmon_farmed', 'chicken_thigh']) {
    const { values } = foods.find((food) => food.id === id);
    const { low, high } = values.k2_ug;
    expect(html, id).toContain(`<td>${short(values.ca_mg.mid)}</td><td>${short(values.d_ug.mid)}</td><td>${short(low)}–${short(high)}</td>`);
  }
});

test.describe('when it cannot run', () => {
  test.use({ expectedMessages: [/./] });

  test('without the program the text stays and a sentence tells', async ({ page }) => {
    await page.route('**/*.wasm', (route) => route.abort());
    await page.goto('./');
    await expect(page.locator('#trouble')).toBeVisible();
    await expect(page.locator('#intro table')).toBeVisible();
    expect(await page.evaluate(() => window.k2plate.ready.then(() => 'ready', () => 'failed'))).toBe('failed');
    expect(await page.evaluate(() => { try { window.k2plate.day(); } catch (error) { return error.message; } })).toContain('ready');
  });

  test('without JavaScript there is a sentence and a table', async ({ browser, baseURL }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
    const page = await context.newPage();
    const html = await (await page.goto('./')).text();
    expect(html).toMatch(/<noscript>.*JavaScript/); // its parsing cannot be switched off here
    await expect(page.getByRole('table')).toBeVisible();
    await context.close();
  });
});
