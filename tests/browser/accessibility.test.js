// Screen readers and keyboards.
import { breakfast, complaints, day, expect, k2, open, settled, test, withoutWebgl } from './k2.js';
import { compose } from './writing.js';

/** Walks with Tab from a button before the page to one after it. */
async function tabStops(page) {
  await page.evaluate(() => {
    for (const [place, id] of [['afterbegin', 'before'], ['beforeend', 'after']]) {
      const button = document.createElement('button');
      button.id = id;
      document.body.insertAdjacentElement(place, button);
    }
    document.getElementById('before').focus();
  });
  const stops = [];
  for (let i = 0; i < 160; i++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const e = document.activeElement;
      return { id: e.id, key: e.dataset.k2 ?? '', name: e.getAttribute('aria-label') ?? e.textContent, top: e.getBoundingClientRect().top + scrollY };
    });
    if (stop.id === 'after') return stops;
    stops.push(stop);
  }
  throw new Error(`Tab does not come out: ${JSON.stringify(stops.slice(-3))}`);
}

for (const lang of ['zh', 'en']) {
  test(`axe finds nothing, empty and with a plate, ${lang}`, async ({ page }) => {
    await open(page);
    await k2(page, `lang.${lang}`).click();
    await settled(page);
    // The overlay is invisible: its colours are never seen. Text mode, below, is checked for contrast.
    const options = { rules: { 'color-contrast': { enabled: false } } };
    expect(await complaints(page, options)).toEqual([]);
    await page.evaluate((value) => window.k2plate.load(value), { ...breakfast, lang });
    await settled(page);
    expect(await complaints(page, options)).toEqual([]);
    await page.getByRole('searchbox').fill(lang === 'zh' ? '奶' : 'milk');
    await settled(page);
    expect(await complaints(page, options)).toEqual([]);
  });

  test(`axe finds nothing in any dialog, nor in the text around it, ${lang}`, async ({ page }) => {
    await open(page);
    await page.evaluate((value) => window.k2plate.load(value), { ...breakfast, lang });
    await k2(page, 'mode.text').click();
    await settled(page);
    for (const key of ['share.link', 'share.picture', 'share.save', 'share.files']) {
      await k2(page, key).click();
      await page.getByRole('dialog').waitFor();
      await settled(page);
      expect(await complaints(page), key).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      expect(await page.evaluate(() => document.activeElement.dataset.k2)).toBe(key);
    }
  });
}

for (const [what, media] of [
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['in the system\'s colours', { forcedColors: 'active' }],
]) {
  test(`axe finds nothing in text mode, ${what}`, async ({ page }) => {
    await page.emulateMedia(media);
    await page.addInitScript(withoutWebgl);
    await open(page);
    await page.evaluate((value) => window.k2plate.load(value), breakfast);
    await settled(page);
    await expect(page.locator('html')).toHaveClass(/text/);
    expect(await complaints(page)).toEqual([]);
  });
}

test('axe finds nothing with an explanation, its chart and a claim open', async ({ page }) => {
  await page.addInitScript(withoutWebgl); // text mode: the colours are seen
  await open(page);
  await page.evaluate((value) => window.k2plate.load(value), breakfast);
  await settled(page);
  for (const key of ['how.d', 'more.serum', 'more', 'why', 'why.Q2']) await k2(page, key).click();
  await settled(page);
  await expect(k2(page, 'how.d.panel').getByRole('heading').first()).toBeAttached();
  expect(await complaints(page)).toEqual([]);
});

test('Tab goes in, through every control in reading order, and out', { tag: '@engines' }, async ({ page }) => {
  await open(page);
  await page.evaluate((value) => window.k2plate.load(value), breakfast);
  await settled(page);
  const stops = await tabStops(page);
  expect(stops.length).toBeLessThanOrEqual(150);
  expect(stops.filter((stop) => !stop.name.trim())).toEqual([]);
  const keys = stops.map((stop) => stop.key);
  for (const key of ['food.natto.dec', 'food.natto.amount', 'food.natto.inc', 'food.egg.inc', 'search']) expect(keys).toContain(key);
  expect(keys.indexOf('food.natto.inc')).toBeLessThan(keys.indexOf('food.egg.inc'));
  // And backwards.
  await page.keyboard.press('Shift+Tab');
  expect(await page.evaluate(() => document.activeElement.dataset.k2 ?? document.activeElement.textContent)).toBe(
    stops[stops.length - 1].key || stops[stops.length - 1].name,
  );
});

test('Enter and Space press, once each', async ({ page }) => {
  await open(page);
  await page.evaluate((value) => window.k2plate.load(value), breakfast);
  const amount = async () => (await day(page)).meals[0].items[0].g;
  await k2(page, 'food.natto.inc').focus();
  await page.keyboard.press('Enter');
  const once = await amount();
  expect(once).toBeGreaterThan(40);
  await page.keyboard.press('Space');
  expect(await amount()).toBe(once + (once - 40));
  expect(await page.evaluate(() => document.activeElement.dataset.k2)).toBe('food.natto.inc');
});

test('a list of results is one Tab stop with arrow keys inside', { tag: '@engines' }, async ({ page }) => {
  await open(page);
  await page.getByRole('searchbox').fill('奶');
  await settled(page);
  const list = page.locator('ul', { has: page.locator('[data-k2^="add."]') });
  expect(await list.getByRole('button').count()).toBeGreaterThan(3);
  expect(await list.locator('[tabindex="0"]').count()).toBe(1);
  const names = await list.getByRole('button').allTextContents();
  const focused = () => page.evaluate(() => document.activeElement.textContent);
  await list.getByRole('button').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toBe(names[2]);
  await page.keyboard.press('ArrowUp');
  expect(await focused()).toBe(names[1]);
  await page.keyboard.press('End');
  expect(await focused()).toBe(names[names.length - 1]);
  await page.keyboard.press('Home');
  expect(await focused()).toBe(names[0]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  expect(await focused()).toBe(names[1]); // back where the reader was
});

test('the question under a row: arrow keys move, and answer nothing by passing', async ({ page }) => {
  await open(page);
  await page.evaluate((value) => window.k2plate.load(value), breakfast);
  await settled(page);
  await k2(page, 'ask.vka.no').focus();
  await page.keyboard.press('ArrowRight');
  await expect(k2(page, 'ask.vka.yes')).toBeFocused();
  expect((await day(page)).profile).toBeUndefined();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  expect((await day(page)).profile.unsure).toEqual(['vka']);
  expect(await page.evaluate(() => document.activeElement.closest('#overlay') !== null)).toBe(true);
});

test('an answer by arrow keys', async ({ page }) => {
  await open(page);
  const answers = page.getByRole('radiogroup', { name: /华法林/ }).getByRole('radio');
  await answers.first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(answers.nth(1)).toHaveAttribute('aria-checked', 'true');
  expect((await day(page)).profile.flags).toEqual(['vka']);
});

test('the focus survives what it does, also when its own row goes', async ({ page }) => {
  await open(page);
  await page.evaluate((value) => window.k2plate.load(value), breakfast);
  await settled(page);
  await k2(page, 'food.natto.remove').focus();
  await page.keyboard.press('Enter');
  expect((await day(page)).meals[0].items).toHaveLength(3);
  expect(await page.evaluate(() => document.activeElement.closest('#overlay') !== null)).toBe(true);
});

test('the verdict is announced once it has settled, not at the start', async ({ page }) => {
  await open(page);
  await settled(page);
  await expect(page.locator('#live')).toBeEmpty();
  await k2(page, 'add.egg_boiled').or(page.locator('[data-k2^="add."]')).first().click();
  await expect(page.locator('#live')).toContainText((await page.evaluate(() => window.k2plate.report().verdict)));
});

test('a number field: typing, arrows, nonsense and Escape', { tag: '@engines' }, async ({ page }) => {
  await open(page);
  await page.evaluate((value) => window.k2plate.load(value), breakfast);
  const field = k2(page, 'food.natto.amount');
  await field.click();
  await page.keyboard.type('85克');
  expect((await day(page)).meals[0].items[0].g).toBe(40); // not before it is finished
  await page.keyboard.press('Enter');
  expect((await day(page)).meals[0].items[0].g).toBe(85);
  await page.keyboard.press('ArrowUp');
  expect((await day(page)).meals[0].items[0].g).toBeGreaterThan(85);
  const held = await field.inputValue();
  await field.fill('abc');
  await page.keyboard.press('Enter');
  expect(`${(await day(page)).meals[0].items[0].g} g`).toBe(held);
  await expect(field).toHaveValue('abc'); // to be corrected, with a sentence beside it
  await field.fill('86');
  await page.keyboard.press('Enter');
  await field.fill('12');
  await page.keyboard.press('Escape');
  await expect(field).toHaveValue(held);
  await field.fill('30');
  await page.keyboard.press('Tab');
  expect((await day(page)).meals[0].items[0].g).toBe(30);
});

test('a field that goes while a number is typed into it takes nothing along', { tag: '@engines' }, async ({ page }) => {
  await open(page);
  await page.evaluate((value) => window.k2plate.load(value), breakfast);
  await settled(page);
  await k2(page, 'food.natto.amount').focus();
  await page.keyboard.type('77');
  await page.evaluate((value) => window.k2plate.load(value), { ...breakfast, meals: [{ slot: 'lunch', items: [{ food: 'egg', units: 1 }] }] });
  await settled(page);
  expect((await day(page)).meals).toEqual([{ slot: 'lunch', items: [{ food: 'egg', units: 1 }] }]);
  await expect(k2(page, 'food.natto.amount')).toHaveCount(0);
  await k2(page, 'search').fill('natto');
  await k2(page, 'add.natto').click();
  expect((await day(page)).meals[0].items.length).toBe(2);
});

for (const likeSafari of [false, true])
  test(`an input method's events${likeSafari ? " in Safari's order" : ''}`, { tag: '@engines' }, async ({ page }) => {
    await open(page);
    const seen = await page.evaluate(compose, likeSafari);
    expect(seen).toEqual({ idle: seen.during, during: seen.idle, after: expect.any(Number), natto: true, value: '纳豆' });
    expect((await day(page)).meals).toEqual([]);
  });

test('an input method: nothing is searched before its text is chosen', async ({ page }) => {
  await open(page);
  await page.getByRole('searchbox').click();
  const session = await page.context().newCDPSession(page);
  await session.send('Input.imeSetComposition', { text: 'na', selectionStart: 2, selectionEnd: 2 });
  await settled(page);
  await expect(k2(page, 'add.natto')).toHaveCount(0);
  await session.send('Input.insertText', { text: '纳豆' });
  await expect(k2(page, 'add.natto')).toBeAttached();
  await expect(page.getByRole('searchbox')).toHaveValue('纳豆');
});
