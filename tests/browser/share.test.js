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
    // The foods; whoever opens it has an age and a language of their own.
    const { scope, meals } = await day(page);
    expect(await day(other)).toEqual({ version: 1, scope, meals });
    expect((await report(other)).intake).toEqual((await report(page)).intake);
    await expect(other.locator('html')).toHaveAttribute('lang', 'zh-CN');
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

  /** A link to a plate, made by somebody else in a browser of their own. */
  async function sent(browser, baseURL, value) {
    const context = await browser.newContext({ baseURL });
    const sender = await context.newPage();
    await open(sender);
    await load(sender, value);
    await followed(sender);
    const link = await hash(sender);
    await context.close();
    return link;
  }
  const saved = (page) => page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith('k2plate.saved.')).map(([, text]) => JSON.parse(text)));
  const keptPlate = (page) => page.evaluate(() => JSON.parse(localStorage.getItem('k2plate.day')));
  const line = (page) => page.locator('#overlay').getByText('这是别人发来的一盘');
  const spinach = { version: 1, profile: { sex: 'male', age: 71, sun: 'no', exclude: ['dairy'], k2_target_ug: 90 }, meals: [{ slot: 'lunch', items: [{ food: 'spinach', g: 200 }] }] };

  test('a link brings foods: the reader\'s own plate, profile and language stay, and are one tap away', async ({ page, browser, baseURL }) => {
    await open(page);
    await load(page, spinach);
    await followed(page);
    const own = await day(page);
    const ownHash = await hash(page);
    const link = await sent(browser, baseURL, { ...breakfast, lang: 'en', scope: 'day', profile: { age: 35, sun: 'regular', reference: 'us' }, rest_of_day: { ca_mg: 250 } });

    await page.goto('about:blank');
    await open(page, `./${link}`);
    expect(await day(page)).toEqual({ version: 1, scope: 'day', profile: own.profile, meals: breakfast.meals, rest_of_day: { ca_mg: 250 } });
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
    await expect(line(page)).toBeAttached();
    await page.screenshot({ path: 'build/screenshots/sent.png' });
    await expect(page.getByRole('button', { name: '撤销' })).toHaveCount(0); // nothing to undo: not to an empty plate either
    expect(await saved(page)).toEqual([]);
    await k2(page, 'food.natto.inc').click(); // one may play with it
    await settled(page);
    expect(await keptPlate(page)).toEqual(own);

    // A reload is still the sent plate, as it now is; and back again.
    await page.reload();
    await page.evaluate(() => window.k2plate.ready);
    await settled(page);
    expect((await day(page)).meals[0].items[0]).toEqual({ food: 'natto', g: 60 });
    await expect(line(page)).toBeAttached();
    await k2(page, 'plate.mine').click();
    expect(await day(page)).toEqual(own);
    await expect(line(page)).toHaveCount(0);
    await expect.poll(() => hash(page)).toBe(ownHash);
    await page.reload();
    await page.evaluate(() => window.k2plate.ready);
    expect(await day(page)).toEqual(own);
    await expect(line(page)).toHaveCount(0);
    expect(await saved(page)).toEqual([]);
  });

  test('what the reader answers while a sent plate is shown stays an answer', async ({ page, browser, baseURL }) => {
    await open(page);
    await load(page, spinach);
    await followed(page);
    const link = await sent(browser, baseURL, breakfast);
    await page.evaluate((link) => (location.hash = link), link);
    await expect(line(page)).toBeAttached();
    await settled(page);
    await page.getByRole('radio', { name: '有', exact: true }).first().click(); // the first question: warfarin
    expect((await day(page)).profile.flags).toContain('vka');
    await k2(page, 'plate.mine').click();
    expect((await day(page)).profile).toEqual({ ...(await day(page)).profile, age: 71, flags: ['vka'] });
    expect((await day(page)).meals).toEqual(spinach.meals);
  });

  test('the sender may say the age; a receiver\'s own comes back with the own plate', async ({ page, browser, baseURL }) => {
    const context = await browser.newContext({ baseURL, permissions: ['clipboard-read', 'clipboard-write'] });
    const sender = await context.newPage();
    await open(sender);
    await load(sender, { ...breakfast, profile: { sex: 'female', age: 35, sun: 'regular' } });
    await settled(sender);
    await k2(sender, 'share.link').click();
    await sender.getByLabel('带上我的年龄和性别（35 岁）').check();
    const link = await sender.getByRole('dialog').getByRole('textbox').inputValue();
    await context.close();
    await open(page);
    await load(page, spinach);
    await followed(page);
    await page.evaluate((link) => (location.hash = link), link.slice(link.indexOf('#')));
    await expect(line(page)).toBeAttached();
    expect((await day(page)).profile).toEqual({ ...spinach.profile, sex: undefined, age: 35 });
    await settled(page);
    await page.reload();
    await page.evaluate(() => window.k2plate.ready);
    await settled(page);
    expect((await day(page)).profile.age).toBe(35);
    await k2(page, 'plate.mine').click();
    expect((await day(page)).profile).toEqual(spinach.profile);
  });

  test('a sent plate can be kept as one\'s own: the former one is among the saved days', async ({ page, browser, baseURL }) => {
    await open(page);
    await load(page, spinach);
    await followed(page);
    const link = await sent(browser, baseURL, breakfast);
    await page.evaluate((link) => (location.hash = link), link);
    await expect(line(page)).toBeAttached();
    await settled(page);
    await k2(page, 'plate.adopt').click();
    await expect(line(page)).toHaveCount(0);
    await expect(page.getByText('您原来的那盘放在').first()).toBeAttached();
    expect((await keptPlate(page)).meals).toEqual(breakfast.meals);
    const days = await saved(page);
    expect(days.map(({ day, from }) => [day.meals, from])).toEqual([[spinach.meals, undefined]]);
  });

  test('reloading an old window makes no entries that nobody opened', async ({ page, context }) => {
    await open(page);
    await load(page, spinach);
    await followed(page);
    const other = await context.newPage();
    await open(other);
    // The first window sleeps: its address stays that of its former plate.
    await page.goto('about:blank');
    await load(other, breakfast);
    await followed(other);
    await page.goBack();
    await page.evaluate(() => window.k2plate.ready);
    await settled(page);
    expect((await day(page)).meals).toEqual(breakfast.meals);
    await expect(line(page)).toHaveCount(0);
    expect(await saved(page)).toEqual([]);
  });

  test('of several links each leads back to the own plate, and none leaves an entry', async ({ page, browser, baseURL }) => {
    await open(page);
    await load(page, spinach);
    await followed(page);
    const plates = ['natto', 'egg', 'kale'].map((food) => ({ version: 1, meals: [{ slot: 'lunch', items: [{ food, g: 50 }] }] }));
    const links = [];
    for (const value of plates) links.push(await sent(browser, baseURL, value));
    for (const [i, link] of [...links, ...links].entries()) {
      await page.evaluate((link) => (location.hash = link), link);
      await expect.poll(async () => (await day(page)).meals).toEqual(plates[i % 3].meals);
    }
    expect(await saved(page)).toEqual([]);
    await settled(page);
    // The list of saved days names it while it waits.
    await k2(page, 'share.days').click();
    await page.getByRole('dialog').getByRole('button', { name: '打开 我的一盘' }).click();
    expect((await day(page)).meals).toEqual(spinach.meals);
  });

  test('large type and the text page of a link are for that visit', async ({ page, browser, baseURL }) => {
    const context = await browser.newContext({ baseURL });
    const sender = await context.newPage();
    await open(sender);
    await load(sender, breakfast);
    await settled(sender);
    await k2(sender, 'mode.elder').click();
    await settled(sender);
    await k2(sender, 'mode.text').click();
    await settled(sender);
    const link = await hash(sender);
    await context.close();
    await open(page, `./${link}`);
    await expect(page.locator('html')).toHaveClass(/elder/);
    await expect(page.locator('html')).toHaveClass(/text/);
    expect(await page.evaluate(() => localStorage.getItem('k2plate.settings'))).toBe(null);
    await k2(page, 'mode.text').click(); // the reader's own choice, and no more than that, is kept
    await expect.poll(() => page.evaluate(() => localStorage.getItem('k2plate.settings'))).toBe('{"text":false}');
    await page.goto('about:blank');
    await open(page);
    await expect(page.locator('html')).not.toHaveClass(/elder|text/);
  });

  test('undo straight after opening does not empty the plate that was kept', async ({ page }) => {
    await open(page);
    await load(page, breakfast);
    await settled(page);
    await page.reload();
    await page.evaluate(() => window.k2plate.ready);
    await settled(page);
    await expect(page.getByRole('button', { name: '撤销' })).toHaveCount(0);
    await k2(page, 'food.natto.inc').click();
    await page.getByRole('button', { name: '撤销' }).click();
    expect((await day(page)).meals).toEqual(breakfast.meals);
    expect((await keptPlate(page)).meals).toEqual(breakfast.meals);
  });

  test('one\'s own address opens whole where nothing else is kept', async ({ page }) => {
    await page.addInitScript(() => Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('blocked', 'SecurityError'); } }));
    await open(page);
    await load(page, spinach);
    await followed(page);
    const own = await day(page);
    await page.reload();
    await page.evaluate(() => window.k2plate.ready);
    await settled(page);
    expect(await day(page)).toEqual(own);
    await expect(line(page)).toHaveCount(0);
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

  for (const glued of ['。', ')', '&from=timeline', '#wechat_redirect', '，您看看', '_']) {
    test(`a link with ${glued} behind it opens, and the address is clean again`, async ({ page, browser, baseURL }) => {
      await open(page);
      await load(page, breakfast);
      await followed(page);
      const link = await hash(page);
      const elsewhere = await browser.newContext({ baseURL });
      const other = await elsewhere.newPage();
      await open(other, `./${link}${glued}`);
      expect((await day(other)).meals).toEqual(breakfast.meals);
      expect(await hash(other)).toBe(link);
      await expect(other.getByRole('alert')).toHaveCount(0);
      await elsewhere.close();
    });
  }

  test('a damaged link stays in the address until it is mended there, or the plate changes', async ({ page }) => {
    await open(page);
    await load(page, breakfast);
    await followed(page);
    const link = await hash(page);
    await load(page, { version: 1, meals: [] });
    await followed(page);
    const cut = link.slice(0, -2);
    await page.goto(`./${cut}`);
    await page.reload();
    await expect(page.getByRole('alert').first()).toContainText('链接不完整');
    await settled(page);
    expect(await hash(page)).toBe(cut);
    await page.evaluate((whole) => (location.hash = whole), link);
    await expect.poll(async () => (await day(page)).meals).toEqual(breakfast.meals);

    await page.evaluate((bad) => (location.hash = bad), cut);
    await expect(page.getByRole('alert').first()).toContainText('链接不完整');
    await load(page, { version: 1, meals: [] });
    await expect.poll(() => hash(page)).not.toBe(cut);
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
    expect(await opened(`./${await hash(page)}`)).toEqual(undefined);
    await k2(page, 'share.link').click();
    const plain = await page.getByRole('dialog').getByRole('textbox').inputValue();
    expect(await opened(plain)).toEqual(undefined);
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
    await expect(amount).toHaveValue('1 盒');
    await page.getByRole('button', { name: '纳豆(拉丝)：多一点' }).click();
    await expect(amount).toHaveValue('1.5 盒');
    await amount.fill('80克');
    await amount.press('Enter');
    const shown = await report(page);
    await expect(page.locator('[data-k2="verdict"]')).toContainText(shown.verdict);
    await expect(page.getByText(shown.shown['intake.k2_ug'].replace(' µg', ' 微克'), { exact: false }).first()).toBeVisible();
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
  for (const words of ['纳豆(拉丝)', '纯牛奶', shown.verdict, shown.shown['intake.ca_mg'].replace(' mg', ' 毫克'), '数据版本']) await expect(page.getByText(words, { exact: false }).first()).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(0);
  await expect(page.getByRole('searchbox')).toHaveCount(0);
  await page.screenshot({ path: 'build/screenshots/print.png', fullPage: true });
  const pdf = await page.pdf({ format: 'A4', path: 'build/screenshots/print.pdf' });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  await page.emulateMedia({ media: 'screen' });
  await settled(page);
  await expect(page.locator('#canvas')).toBeVisible();
});
