// What is medical leaves the page through no door unless the reader ticked that it may: each medical field at each door.
import { readFileSync } from 'node:fs';
import { breakfast, day, expect, k2, open, settled, test } from './k2.js';

const load = (page, value) => page.evaluate((value) => window.k2plate.load(value), value);
const dialog = (page) => page.getByRole('dialog');

/** A profile, and what would betray it. The words are those of the formats and of the page. */
const FIELDS = [
  ['flags', { flags: ['vka'] }, /flags|vka|华法林|维生素 K 拮抗/],
  ['no flags', { flags: [] }, /flags/],
  ['unsure', { unsure: ['ckd'] }, /unsure|ckd|肾/],
  ['state', { state: 'pregnant' }, /state|pregnant|孕/],
  ['postmenopausal', { postmenopausal: true }, /postmenopausal|绝经/],
  ['serum', { serum_25ohd_nmol_l: 42 }, /serum|42 nmol|25\(OH\)D/],
];

async function downloaded(page, button) {
  const [file] = await Promise.all([page.waitForEvent('download'), dialog(page).getByRole('button', { name: button }).click()]);
  return readFileSync(await file.path(), 'utf8');
}

/** Each gives what goes out, as text. */
const DOORS = {
  link: async (page) => {
    await k2(page, 'share.link').click();
    return dialog(page).getByRole('textbox').inputValue();
  },
  JSON: async (page) => {
    await k2(page, 'share.files').click();
    return downloaded(page, /JSON/);
  },
  CSV: async (page) => {
    await k2(page, 'share.files').click();
    return downloaded(page, /CSV/);
  },
  'saved day': async (page) => {
    await k2(page, 'share.save').click();
    await dialog(page).waitFor();
    return page.evaluate(() => JSON.stringify(Object.entries(localStorage).filter(([key]) => key.startsWith('k2plate.saved.'))));
  },
  'all days': async (page) => {
    // Saved with the answers, as the reader once wanted: the export asks again.
    const whole = await day(page);
    await page.evaluate((value) => localStorage.setItem('k2plate.saved.2026-11-20', JSON.stringify({ day: value })), whole);
    await k2(page, 'share.days').click();
    return downloaded(page, '导出全部');
  },
  picture: async (page) => {
    await page.evaluate(() => {
      window.original ??= CanvasRenderingContext2D.prototype.fillText;
      window.written = [];
      CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
        if (this.canvas.width === 1080) window.written.push(text); // and not the page's letters
        return window.original.call(this, text, ...rest);
      };
    });
    await k2(page, 'share.picture').click();
    const alt = await dialog(page).getByRole('img').getAttribute('alt');
    return alt + (await page.evaluate(() => window.written.join('')));
  },
};
/** The same in bytes or figures where no word would betray it. */
const plainly = (text) => text.replace(/\\*"at\\*":\s*\d+,?/g, '').replace(/\d{4}-\d\d-\d\d/g, '');

for (const [door, out] of Object.entries(DOORS)) {
  test(`nothing medical goes out by ${door}, and with the reader's tick it does`, async ({ page, context }) => {
    test.setTimeout(120_000);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await open(page);
    const told = async (profile) => {
      await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('k2plate.saved.')).forEach((key) => localStorage.removeItem(key)));
      await load(page, { ...breakfast, profile: { age: 41, ...profile } });
      await settled(page);
      const text = plainly(await out(page));
      await page.keyboard.press('Escape');
      return text;
    };
    const nothing = await told({});
    for (const [name, profile, words] of FIELDS) {
      const text = await told(profile);
      expect(text, name).toBe(nothing); // as for somebody who was not asked: no word, no figure, no byte
      expect(text, name).not.toMatch(words);
    }
    if (door === 'CSV') return; // foods and their figures, whoever eats them
    await k2(page, 'share.medical').click();
    for (const [name, profile] of FIELDS) {
      if (door === 'picture' && name !== 'flags') continue; // a picture has the stop texts
      expect(await told(profile), name).not.toBe(nothing);
    }
  });
}

test('nothing medical is kept, pregnancy neither, and what an older version kept goes', async ({ page }) => {
  await open(page);
  for (const [name, profile] of FIELDS) {
    await load(page, { ...breakfast, profile: { age: 41, ...profile } });
    await settled(page);
    const kept = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage, location.href, history.state]));
    for (const [, , words] of FIELDS) expect(kept, name).not.toMatch(words);
  }
  await page.evaluate((value) => localStorage.setItem('k2plate.day', JSON.stringify(value)), { ...breakfast, profile: { age: 41, state: 'pregnant', postmenopausal: true } });
  await page.reload();
  await page.evaluate(() => window.k2plate.ready);
  await settled(page);
  expect((await day(page)).profile).toEqual({ age: 41 });
});
