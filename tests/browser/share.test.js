// What can be kept and given to others: links, the text page, paper.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { breakfast, day, expect, k2, open, report, settled, test, withoutWebgl } from './k2.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function complaints(page, options = {}) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate((options) => window.axe.run(document, options), options);
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => `${n.html} ${n.failureSummary}`).slice(0, 3).join(' | ')}`);
}

const hash = (page) => page.evaluate(() => location.hash);
const load = (page, value) =>
  page.evaluate((value) => {
    window.formerHash = location.hash;
    window.k2plate.load(value);
  }, value);
/** Until the address has followed the last load. */
const followed = (page) => page.waitForFunction(() => location.hash !== window.formerHash);

const answered = { ...breakfast, profile: { sex: 'male', age: 61, flags: ['vka'], unsure: ['ppi'], serum_25ohd_nmol_l: 40 } };

test.describe('links', () => {
  test('the address follows the plate, and opens it elsewhere', { tag: '@engines' }, async ({ page, browser, baseURL }) => {
    await open(page);
    expect(await hash(page)).toBe('');
    await load(page, { ...breakfast, lang: 'en', scope: 'day', profile: { sex: 'male', age: 61, reference: 'us' } });
    await followed(page);
    const before = await hash(page);
    expect(before).toMatch(/^#p=[\w-]+$/);
    expect(before.length).toBeLessThan(100);
    const steps = await page.evaluate(() => history.length);
    await k2(page, 'food.natto.inc').click();
    await expect.poll(() => hash(page)).not.toBe(before);
    expect(await page.evaluate(() => history.length)).toBe(steps); // Back goes back to the article

    const elsewhere = await browser.newContext({ baseURL });
    const other = await elsewhere.newPage();
    await open(other, `./${await hash(page)}`);
    expect(await day(other)).toEqual(await day(page));
    expect(await report(other)).toEqual(await report(page));
    await expect(other.locator('html')).toHaveAttribute('lang', 'en');
    await elsewhere.close();
  });

  test('after the change is written nothing waits any more', async ({ page }) => {
    await page.addInitScript(() => {
      window.pending = new Set();
      const { setTimeout: set, clearTimeout: clear } = window;
      window.setTimeout = (f, ms, ...rest) => {
        const id = set(() => (window.pending.delete(id), f(...rest)), ms);
        window.pending.add(id);
        return id;
      };
      window.clearTimeout = (id) => (window.pending.delete(id), clear(id));
    });
    await open(page);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => {})); // registered once, 3 s after the start
    await load(page, breakfast);
    await settled(page);
    expect(await page.evaluate(() => window.pending.size)).toBe(0);
  });

  test('a link beats the kept plate, which stays among the saved days and one undo away', async ({ page, browser, baseURL }) => {
    await open(page);
    await load(page, { version: 1, meals: [{ slot: 'lunch', items: [{ food: 'spinach', g: 200 }] }] });
    await followed(page);
    const context = await browser.newContext({ baseURL });
    const sender = await context.newPage();
    await open(sender);
    await load(sender, breakfast);
    await followed(sender);
    const link = await hash(sender);
    await context.close();

    await page.goto('about:blank');
    await open(page, `./${link}`);
    expect((await day(page)).meals).toEqual(breakfast.meals);
    const saved = await page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith('k2plate.saved.')).map(([, value]) => JSON.parse(value)));
    expect(saved).toHaveLength(1);
    expect(saved[0].day.meals[0].items[0].food).toBe('spinach');
    await page.getByRole('button', { name: '撤销' }).click();
    expect((await day(page)).meals[0].items[0].food).toBe('spinach');
  });

  test('of several links on one day each leaves the plate before it, once', async ({ page }) => {
    await open(page);
    const plates = [['natto', 40], ['egg', 50], ['spinach', 200]].map(([food, g]) => ({ version: 1, meals: [{ slot: 'lunch', items: [{ food, g }] }] }));
    const links = [];
    for (const value of plates) {
      await load(page, value);
      await followed(page);
      links.push(await hash(page));
    }
    // From the third to the first, the second, the third, and the same way again.
    for (const link of [...links, ...links]) {
      const before = await hash(page);
      if (link !== before) await page.evaluate((link) => (location.hash = link), link);
      await expect.poll(() => page.evaluate(() => window.k2plate.day().meals[0].items[0].food)).toBe(plates[links.indexOf(link)].meals[0].items[0].food);
    }
    const saved = await page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith('k2plate.saved.')));
    expect(saved.map(([, text]) => JSON.parse(text).day.meals[0].items[0].food).sort()).toEqual(['egg', 'natto', 'spinach']);
    await k2(page, 'share.days').click();
    await expect(page.getByRole('dialog').getByRole('button', { name: /^打开/ })).toHaveCount(3);
    const names = await page.getByRole('dialog').getByRole('button', { name: /^打开/ }).evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label')));
    expect(new Set(names).size).toBe(3);
    await page.getByRole('dialog').getByRole('button', { name: names[0] }).click();
    expect((await day(page)).meals[0].items).toHaveLength(1);
  });

  test('one\'s own link after a reload keeps what links leave out', async ({ page }) => {
    await open(page);
    await load(page, { ...breakfast, profile: { state: 'pregnant' } });
    await followed(page);
    expect(await hash(page)).toMatch(/^#p=/);
    await page.reload();
    await page.evaluate(() => window.k2plate.ready);
    expect((await day(page)).profile).toEqual({ state: 'pregnant' });
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('k2plate.saved.')))).toEqual([]);
  });

  test('a new link in the same window opens too', async ({ page }) => {
    await open(page);
    await load(page, breakfast);
    await followed(page);
    const link = await hash(page);
    await load(page, { version: 1, meals: [] });
    await followed(page);
    await page.evaluate((link) => (location.hash = link), link.replace('=', '%3D')); // as some messengers write it
    await expect.poll(async () => (await day(page)).meals).toEqual(breakfast.meals);
  });

  for (const [what, damage] of [
    ['cut', (link) => link.slice(0, -3)],
    ['changed', (link) => link.slice(0, 9) + (link[9] === 'A' ? 'B' : 'A') + link.slice(10)],
    ['foreign', () => '#p=<img src=x onerror=alert(1)>'],
    ['huge', () => `#p=${'A'.repeat(200_000)}`],
  ]) {
    test(`a link that was ${what} is told and loses nothing`, async ({ page }) => {
      await open(page);
      await load(page, breakfast);
      await followed(page);
      const link = await hash(page);
      const before = await day(page);
      await page.evaluate((bad) => (location.hash = bad), damage(link));
      await expect(page.getByRole('alert').first()).toContainText('链接不完整');
      expect(await day(page)).toEqual(before);
      await page.getByRole('button', { name: '知道了' }).click();
      await expect(page.getByRole('alert')).toHaveCount(0);
    });
  }

  test('nothing medical is in a link without the reader\'s word', async ({ page, browser, baseURL, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await open(page);
    await load(page, answered);
    await followed(page);
    const opened = async (link) => {
      const other = await (await browser.newContext({ baseURL })).newPage();
      await open(other, link);
      const { profile } = await day(other);
      await other.context().close();
      return profile;
    };
    expect(await opened(`./${await hash(page)}`)).toEqual({ sex: 'male', age: 61 });
    await k2(page, 'share.link').click();
    const plain = await page.getByRole('dialog').getByRole('textbox').inputValue();
    expect(await opened(plain)).toEqual({ sex: 'male', age: 61 });
    await page.keyboard.press('Escape');

    await k2(page, 'share.medical').click();
    await k2(page, 'share.link').click();
    await expect(page.getByRole('dialog')).toContainText('这个链接里有您答过的用药');
    const told = await page.getByRole('dialog').getByRole('textbox').inputValue();
    expect(await opened(told)).toEqual((await day(page)).profile);
    expect(`#${told.split('#')[1]}`).not.toBe(await hash(page)); // the address stays without
  });

  test('one tap copies the link; the panel closes with Escape and gives the focus back', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await open(page);
    await load(page, breakfast);
    await settled(page);
    await k2(page, 'share.link').click();
    const dialog = page.getByRole('dialog', { name: '这一盘的链接' });
    await expect(dialog).toBeVisible();
    await expect(dialog.getByRole('status')).toContainText('已复制');
    const field = await dialog.getByRole('textbox', { name: '链接' }).inputValue();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(field);
    expect(await complaints(page, { rules: { 'color-contrast': { enabled: false } } })).toEqual([]);
    await page.screenshot({ path: 'build/screenshots/share_link.png' });
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    expect(await page.evaluate(() => document.activeElement.dataset.k2)).toBe('share.link');
  });

  test('where nothing can be copied the link stands there to be taken', async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
      document.execCommand = () => false;
    });
    await open(page);
    await load(page, breakfast);
    await settled(page);
    await k2(page, 'share.link').click();
    await expect(page.getByRole('dialog').getByRole('status')).toContainText('请长按');
    const selected = await page.evaluate(() => {
      const { value, selectionStart, selectionEnd } = document.activeElement;
      return value.slice(selectionStart, selectionEnd);
    });
    expect(selected).toContain('#p=');
  });
});

test.describe('text mode', () => {
  test('is chosen by a button, remembered, and needs no drawing', async ({ page }) => {
    await page.addInitScript(() => {
      const { getContext } = HTMLCanvasElement.prototype;
      window.draws = 0;
      HTMLCanvasElement.prototype.getContext = function (...args) {
        const gl = getContext.apply(this, args);
        if (args[0] === 'webgl2' && gl && !gl.counted) {
          gl.counted = true;
          const { drawElements } = WebGL2RenderingContext.prototype;
          gl.drawElements = (...rest) => (window.draws++, drawElements.apply(gl, rest));
        }
        return gl;
      };
    });
    await open(page);
    await load(page, breakfast);
    await settled(page);
    expect(await page.evaluate(() => window.draws)).toBeGreaterThan(0);
    await k2(page, 'mode.text').click();
    await expect(page.locator('#canvas')).toBeHidden();
    await expect(page.locator('#overlay')).toBeVisible();
    await settled(page);
    const before = await page.evaluate(() => window.draws);
    await k2(page, 'food.natto.inc').click();
    await settled(page);
    expect(await page.evaluate(() => window.draws)).toBe(before);
    await page.reload();
    await page.evaluate(() => window.k2plate.ready);
    await expect(page.locator('html')).toHaveClass(/text/);
    await k2(page, 'mode.text').click();
    await expect(page.locator('#canvas')).toBeVisible();
    await settled(page);
    expect(await page.evaluate(() => window.draws)).toBeGreaterThan(0);
  });

  for (const [what, media, elder] of [['light', { colorScheme: 'light' }, false], ['dark', { colorScheme: 'dark' }, false], ['elder', {}, true]]) {
    test(`axe finds nothing when it is chosen, ${what}`, async ({ page }) => {
      await page.emulateMedia(media);
      await open(page);
      await load(page, breakfast);
      await k2(page, 'mode.text').click();
      if (elder) await k2(page, 'mode.elder').click();
      await settled(page);
      expect(await complaints(page)).toEqual([]);
      await page.screenshot({ path: `build/screenshots/text_${what}.png`, fullPage: true });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    });
  }

  test('the whole way by role and name: find, add, change, read, undo, remove', { tag: '@engines' }, async ({ page }) => {
    await page.addInitScript(withoutWebgl);
    await open(page);
    await expect(page.locator('html')).toHaveClass(/text/);
    await page.getByRole('searchbox').fill('nadou');
    await page.getByRole('list', { name: '找到的食物' }).getByRole('button', { name: /纳豆\(拉丝\)/ }).first().click();
    const amount = page.getByRole('spinbutton', { name: /纳豆/ });
    await expect(amount).toHaveValue('40');
    await page.getByRole('button', { name: '纳豆(拉丝)：多一点' }).click();
    await expect(amount).toHaveValue('60');
    await amount.fill('80');
    await amount.press('Enter');
    const shown = await report(page);
    await expect(page.locator('[data-k2="verdict"]')).toContainText(shown.verdict);
    await expect(page.getByText(shown.shown['intake.k2_ug'], { exact: false }).first()).toBeVisible();
    await page.getByRole('radio', { name: '有', exact: true }).first().click();
    await expect(page.getByRole('alert').first()).toBeVisible();
    await page.getByRole('button', { name: '拿掉纳豆(拉丝)' }).click();
    expect((await day(page)).meals.flatMap((meal) => meal.items)).toEqual([]);
    await page.getByRole('button', { name: '撤销' }).click();
    expect((await day(page)).meals.flatMap((meal) => meal.items)).toHaveLength(1);
  });
});

test('print gives one clean page of words', async ({ page }) => {
  await open(page);
  await load(page, breakfast);
  await settled(page);
  const asked = page.evaluate(() => new Promise((done) => (window.print = () => done(true))));
  await k2(page, 'share.print').click();
  expect(await asked).toBe(true);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('#canvas')).toBeHidden();
  const shown = await report(page);
  for (const words of ['纳豆(拉丝)', '纯牛奶', shown.verdict, shown.shown['intake.ca_mg'], '数据版本']) await expect(page.getByText(words, { exact: false }).first()).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(0);
  await expect(page.getByRole('searchbox')).toHaveCount(0);
  await page.screenshot({ path: 'build/screenshots/print.png', fullPage: true });
  const pdf = await page.pdf({ format: 'A4', path: 'build/screenshots/print.pdf' });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  await page.emulateMedia({ media: 'screen' });
  await settled(page);
  await expect(page.locator('#canvas')).toBeVisible();
});
