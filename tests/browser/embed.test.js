// <k2-plate> in somebody's article: cheap until used, as tall as its content, silent about the reader.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { answer, breakfast, colours, complaints, expect, fourQuestions, k2, openQuestions, root, settled, test } from './k2.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const dist = resolve(root, process.env.K2_DIST ?? 'dist');
const paragraph = '<p>一段文章。'.repeat(30);

/** An article of another origin (another port) with the elements in it. */
async function article(page, inside, { headers = {}, before = `${paragraph}</p>`.repeat(4) } = {}) {
  const html = `<!doctype html><html lang="zh-CN"><title>文章</title><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
    <script type="module" src="${process.env.K2_URL}embed.js"></script><body>${before}${inside}${`${paragraph}</p>`.repeat(6)}`;
  const server = createServer((request, response) => response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...headers }).end(html));
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${server.address().port}/`;
  await page.addInitScript(() => {
    if (parent !== window) return;
    window.shift = 0;
    window.heard = [];
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => entry.hadRecentInput || (window.shift += entry.value))).observe({ type: 'layout-shift', buffered: true });
    addEventListener('message', (event) => window.heard.push(event.data));
    for (const name of ['k2-ready', 'k2-change', 'k2-refused', 'k2-failed']) addEventListener(name, (event) => window.heard.push({ event: name, detail: event.detail }));
  });
  await page.route(origin, (route) => route.continue()); // ours, in these tests
  await page.goto(origin);
  await page.waitForFunction(() => customElements.get('k2-plate'));
  return () => new Promise((done) => (server.close(done), server.closeAllConnections()));
}

/** The program in the n-th element, ready. */
async function inside(page, n = 0) {
  await page.locator('k2-plate').nth(n).scrollIntoViewIfNeeded();
  const element = page.locator('k2-plate iframe').nth(n);
  await element.waitFor();
  const frame = await (await element.elementHandle()).contentFrame();
  await frame.waitForFunction(() => window.k2plate);
  await settled(frame);
  return frame;
}

const heard = (page, type) => page.evaluate((type) => window.heard.filter((message) => message?.type === type || message?.event === type), type);
const foreign = /^request: http:\/\/127\.0\.0\.1:\d+\/$/; // the article itself

test.describe('<k2-plate>', () => {
  test.use({ expectedMessages: [new RegExp(`${foreign.source}|<k2-plate>: left out`)] }); // one only: a list of two would be read as an option

  test('until the reader is near: a poster, 12 KB, no wasm, no cookie, nothing kept', async ({ page, context }) => {
    const fetched = [];
    page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
    const close = await article(page, '<k2-plate></k2-plate>', { before: `${paragraph}</p>`.repeat(40) });
    await page.waitForTimeout(1000); // absence: nothing more is fetched
    expect(fetched).toEqual(['/', new URL('embed.js', process.env.K2_URL).pathname]);
    expect(brotliCompressSync(readFileSync(resolve(dist, 'embed.js'))).length).toBeLessThan(3072);
    expect(await page.locator('k2-plate iframe').count()).toBe(0);
    await expect(page.getByRole('button', { name: '打开计算器' })).toBeAttached();
    expect((await page.locator('k2-plate').boundingBox()).height).toBeGreaterThan(600);
    expect(await context.cookies()).toEqual([]);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run('k2-plate'));
    expect(violations).toEqual([]);
    await page.locator('k2-plate').scrollIntoViewIfNeeded();
    await close();
  });

  test('near it: the preset, the height of its content, and no shift of the article', { tag: '@engines' }, async ({ page }) => {
    const close = await article(page, '<k2-plate plate="natto:40,egg:2u,milk_whole_cn:250"></k2-plate>');
    const frame = await inside(page);
    expect((await frame.evaluate(() => window.k2plate.day())).meals[0].items).toEqual([
      { food: 'natto', g: 40 }, { food: 'egg', units: 2 }, { food: 'milk_whole_cn', g: 250 },
    ]);
    const height = async () => (await page.locator('k2-plate iframe').boundingBox()).height;
    const content = () => frame.evaluate(() => document.getElementById('page').offsetHeight);
    expect(await page.evaluate(() => window.shift)).toBeLessThanOrEqual(0.02);
    await k2(frame, 'food.egg.inc').click(); // from now on it may be as tall as its content
    await settled(frame);
    await expect.poll(async () => Math.abs((await height()) - (await content()))).toBeLessThanOrEqual(2);
    expect(await frame.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true);
    expect(await heard(page, 'k2-ready')).toHaveLength(1);
    await page.screenshot({ path: 'build/screenshots/embed.png' });

    const before = await height();
    await page.evaluate(() => (window.heard.length = 0));
    await frame.evaluate((value) => window.k2plate.load(value), breakfast);
    await settled(frame);
    expect(Math.abs((await height()) - (await content()))).toBeLessThanOrEqual(2);
    expect(await height()).not.toBe(before);
    const messages = await page.evaluate(() => window.heard.filter((message) => message.type));
    expect(messages.length).toBeLessThanOrEqual(3);
    const quiet = await height();
    await page.waitForTimeout(4000); // absence: the height does not go on changing
    expect(await height()).toBe(quiet);
    expect(await page.evaluate(() => window.heard.filter((message) => message.type).length)).toBe(messages.length);
    await close();
  });

  test('the article hears count and score, and nothing of the reader', async ({ page }) => {
    const close = await article(page, '<k2-plate></k2-plate>');
    const frame = await inside(page);
    await frame.evaluate((value) => window.k2plate.load({ ...value, profile: { age: 61, flags: ['vka'], unsure: ['ppi'] } }), breakfast);
    await expect.poll(async () => (await heard(page, 'k2-change')).length).toBe(1);
    await frame.evaluate((value) => window.k2plate.load(value), breakfast);
    await expect.poll(async () => (await heard(page, 'k2-change')).length).toBe(2);
    const score = await frame.evaluate(() => window.k2plate.report().shown['balance.figure']);
    expect((await heard(page, 'k2-change')).map(({ detail }) => detail)).toEqual([{ count: 4, score: '' }, { count: 4, score }]);
    // A height is any number, and may hold the age's digits.
    expect(await page.evaluate(() => JSON.stringify(window.heard, (key, value) => (key === 'height' ? 0 : value)))).not.toMatch(/natto|vka|ppi|61|profile|safety/);
    await close();
  });

  for (const [name, profile, score] of [
    ['none', {}, true],
    ['all no', { flags: [] }, true],
    ['a yes', { flags: ['kidney_stone'] }, false],
    ['not sure', { unsure: ['ppi'] }, false],
    ['pregnancy', { state: 'pregnant' }, false],
    ['menopause', { postmenopausal: true }, false],
    ['a lab value', { serum_25ohd_nmol_l: 42 }, false],
  ]) {
    test(`the article hears ${score ? 'the' : 'no'} score with an answer about health: ${name}`, async ({ page }) => {
      const close = await article(page, '<k2-plate></k2-plate>');
      const frame = await inside(page);
      await frame.evaluate((value) => window.k2plate.load(value), { ...breakfast, profile: { age: 61, ...profile } });
      await expect.poll(async () => (await heard(page, 'k2-change')).length).toBe(1);
      const shown = await frame.evaluate(() => window.k2plate.report().shown['balance.figure']);
      expect(shown).toMatch(/\d/);
      expect((await heard(page, 'k2-change'))[0].detail).toEqual({ count: 4, score: score ? shown : '' });
      expect(await page.evaluate(() => JSON.stringify(window.heard))).not.toMatch(/natto|kidney|ppi|preg|post|serum|profile|safety/);
      await close();
    });
  }

  test('share="plate": the foods that the article put there, and the reader\'s when the reader says so', async ({ page }) => {
    const close = await article(page, '<k2-plate share="plate" plate="egg:50"></k2-plate>');
    const frame = await inside(page);
    const last = async () => (await heard(page, 'k2-change')).at(-1)?.detail.plate;
    await frame.evaluate((value) => window.k2plate.load(value), breakfast);
    await expect.poll(async () => (await heard(page, 'k2-change')).length).toBe(1);
    expect(await last()).toBe(undefined);
    await page.evaluate(() => document.querySelector('k2-plate').load('egg:2u'));
    await expect.poll(last).toEqual([{ slot: 'breakfast', items: [{ food: 'egg', units: 2 }] }]);
    await frame.evaluate((value) => window.k2plate.load(value), breakfast);
    await expect.poll(last).toBe(undefined);
    await frame.locator('[data-k2="share.article"]').click();
    await expect.poll(last).toEqual(breakfast.meals);
    await frame.locator('[data-k2="share.article"]').click();
    await expect.poll(last).toBe(undefined);
    await close();
  });

  test('compact: all four questions are there, and nothing is suggested before', async ({ page }) => {
    const close = await article(page, '<k2-plate compact plate="natto:40,rice_cooked:200"></k2-plate>');
    const frame = await inside(page);
    const key = (name) => frame.locator(`[data-k2="${name}"]`).first();
    const reason = () => frame.evaluate(() => window.k2plate.suggest().reason);
    await expect(frame.getByText('吃华法林的人不要吃这个 · 您在吃吗？')).toBeAttached();
    await key('ask.vka.no').click(); // an answer opens the other questions
    await openQuestions(frame);
    for (const press of fourQuestions.slice(1).map((question) => answer(frame, question, '没有'))) {
      expect(await reason()).toBe('ask');
      await expect(key('suggestion.0')).toHaveCount(0);
      await press.click();
    }
    expect(await reason()).toBeNull();
    await expect(key('suggestion.0')).toBeAttached();
    await close();
  });

  test('the reader\'s own plate and days never appear in an embed, nor are they touched by it', async ({ page, context }) => {
    const own = await context.newPage();
    await own.goto(process.env.K2_URL);
    await own.evaluate(() => window.k2plate.ready);
    await own.evaluate((value) => window.k2plate.load(value), breakfast);
    await own.evaluate((value) => localStorage.setItem('k2plate.saved.2026-11-20', JSON.stringify({ day: value })), breakfast);
    await settled(own);
    const before = await own.evaluate(() => localStorage.getItem('k2plate.day'));
    // An article of the same site, where storage is shared.
    await page.goto(`${process.env.K2_URL}article.html`);
    await page.evaluate(() => {
      const [first, second] = [0, 1].map(() => document.createElement('k2-plate'));
      second.setAttribute('plate', 'egg:50');
      second.setAttribute('share', 'plate');
      document.body.replaceChildren(first, second);
    });
    for (const n of [0, 1]) {
      const frame = await inside(page, n);
      expect(JSON.stringify(await frame.evaluate(() => window.k2plate.day()))).not.toContain('natto');
      for (const key of ['share.save', 'share.days']) await expect(frame.locator(`[data-k2="${key}"]`)).toHaveCount(0);
      await frame.evaluate(() => window.k2plate.load({ version: 1, meals: [{ slot: 'lunch', items: [{ food: 'spinach', g: 200 }] }] }));
      await settled(page);
      expect(await frame.evaluate(() => location.hash)).toBe('');
    }
    const keys = await own.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('k2plate.embed:')).sort());
    expect(keys).toEqual(['k2plate.embed:', 'k2plate.embed:egg:50']);
    expect(await own.evaluate(() => localStorage.getItem('k2plate.day'))).toBe(before);
    expect((await own.evaluate(() => window.k2plate.day())).meals).toEqual(breakfast.meals);
  });

  test('of embeds the 20 latest are kept, of the reader everything', async ({ page }) => {
    await page.goto(process.env.K2_URL);
    await page.evaluate((value) => {
      for (let n = 0; n < 30; n++) localStorage.setItem(`k2plate.embed:egg:${n}`, JSON.stringify({ at: 1000 + n, day: value }));
      localStorage.setItem('k2plate.day:natto:40', JSON.stringify(value));
      for (let n = 10; n < 40; n++) localStorage.setItem(`k2plate.saved.2025-01-${n}`, JSON.stringify({ day: value }));
    }, breakfast);
    await page.reload();
    await page.evaluate(() => window.k2plate.ready);
    const keys = await page.evaluate(() => Object.keys(localStorage));
    expect(keys.filter((key) => key.startsWith('k2plate.embed:')).sort()).toEqual(Array.from({ length: 20 }, (_, n) => `k2plate.embed:egg:${n + 10}`).sort());
    expect(keys.filter((key) => key.startsWith('k2plate.day:'))).toEqual([]);
    expect(keys.filter((key) => key.startsWith('k2plate.saved.'))).toHaveLength(30);
  });

  test('theme by attribute, whatever the system says; lang; compact', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    const close = await article(page, '<k2-plate theme="light" lang="en" compact plate="natto:40,milk_whole_cn:250"></k2-plate>');
    const frame = await inside(page);
    const paper = () => frame.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    expect(await paper()).toBe('rgb(251, 247, 240)');
    await page.screenshot({ path: 'build/screenshots/embed_compact.png' });
    await page.evaluate(() => document.querySelector('k2-plate').setAttribute('theme', 'dark'));
    await expect.poll(paper).toBe('rgb(18, 23, 27)');
    await expect(frame.locator('html')).toHaveAttribute('lang', 'en');
    await expect(frame.getByRole('heading', { name: /profile|Who it is for/i })).toHaveCount(0);
    await expect(frame.getByRole('link', { name: 'Open the full page' })).toBeAttached();
    expect(await complaints(frame, { rules: { 'color-contrast': { enabled: false } } })).toEqual([]); // the drawn page's elements are invisible
    await close();
  });

  test('more contrast while the article is open: the poster and the calculator', async ({ page }) => {
    const close = await article(page, `<k2-plate plate="natto:40"></k2-plate>${paragraph.repeat(60)}<k2-plate accent="#ffe08a"></k2-plate>`);
    const frame = await inside(page);
    const before = await page.screenshot();
    await page.emulateMedia({ contrast: 'more' });
    await settled(frame);
    expect((await page.screenshot()).equals(before)).toBe(false);
    expect(await frame.evaluate(() => getComputedStyle(document.body).getPropertyValue('--muted'))).toBe('#22303a');
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run('k2-plate:last-of-type', { runOnly: ['color-contrast-enhanced'], iframes: false }));
    expect(violations).toEqual([]);
    await close();
  });

  test('an accent keeps its words readable, in every notation', async ({ page }) => {
    const accents = ['#ffe08a', '#222222', 'tomato', 'no colour', 'oklch(90% .18 95)', 'lab(90% 0 80)', 'color(display-p3 1 .9 0)', 'color-mix(in oklch, yellow, white)', 'oklch(.7 .2 40)', 'hsl(220 80% 30%)'];
    const close = await article(page, accents.map((accent) => `<k2-plate accent="${accent}"></k2-plate>`).join(''), { before: `${paragraph}</p>`.repeat(40) });
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run('k2-plate', { runOnly: ['color-contrast'] }));
    expect(violations).toEqual([]);
    await close();
  });

  test('forged messages change nothing', async ({ page }) => {
    const close = await article(page, '<k2-plate plate="natto:40"></k2-plate>');
    const frame = await inside(page);
    const before = await page.locator('k2-plate iframe').boundingBox();
    await page.evaluate(() => {
      for (const data of [null, 7, 'k2plate:height', { type: 'k2plate:height', height: 9 }, { type: 'k2plate:change', count: 99 }]) postMessage(data, '*');
    });
    await frame.evaluate(() => {
      for (const data of [null, { type: 'k2plate:height' }, { type: 'k2plate:height', height: -5 }, { type: 'k2plate:height', height: 1e9 }, { type: 'k2plate:height', height: '1px' }]) parent.postMessage(data, '*');
      for (const data of [{ type: 'k2plate:load', plate: 'egg:1u' }, { type: 'k2plate:sleep' }]) postMessage(data, '*'); // from itself, not from the article
    });
    await settled(frame);
    expect(await page.locator('k2-plate iframe').boundingBox()).toEqual(before);
    expect(await heard(page, 'k2-change')).toEqual([]);
    expect((await frame.evaluate(() => window.k2plate.day())).meals[0].items[0].food).toBe('natto');
    await page.evaluate(() => document.querySelector('k2-plate').load('egg:2u'));
    await expect.poll(async () => (await frame.evaluate(() => window.k2plate.day())).meals[0].items).toEqual([{ food: 'egg', units: 2 }]);
    await page.evaluate(() => document.querySelector('k2-plate').load('<img src=x onerror=alert(1)>:1'));
    await expect.poll(() => heard(page, 'k2-refused')).toHaveLength(1);
    expect((await frame.evaluate(() => window.k2plate.day())).meals[0].items[0].food).toBe('egg');
    await close();
  });

  test('a wrong part of the plate loses only itself, and only the article hears of it', async ({ page }) => {
    const warnings = [];
    page.on('console', (message) => warnings.push(message.text()));
    const close = await article(page, '<k2-plate plate="egg:2u,nosuchfood:10,natto:abc,milk_whole_cn:250,natto:-5,tofu_north:40g,rice_cooked:" lang="en"></k2-plate>');
    const frame = await inside(page);
    expect((await frame.evaluate(() => window.k2plate.day())).meals[0].items).toEqual([{ food: 'egg', units: 2 }, { food: 'milk_whole_cn', g: 250 }]);
    const parts = ['natto:abc', 'natto:-5', 'tofu_north:40g', 'rice_cooked:', 'nosuchfood:10'];
    expect((await heard(page, 'k2-refused')).map(({ detail }) => detail)).toEqual([{ parts }]);
    expect(warnings.filter((text) => text.includes('k2-plate'))).toEqual([`<k2-plate>: left out, no food or amount of the table: ${parts.join(', ')}`]);
    await expect(frame.getByRole('alert')).toHaveCount(0);
    await expect(frame.locator('html')).toHaveAttribute('lang', 'en');
    expect((await heard(page, 'k2-ready'))[0].detail.count).toBe(2);
    await close();
  });

  for (const [language, inside_, before] of [
    ['en', '<k2-plate lang="en-US"></k2-plate>', ''],
    ['en', '<k2-plate lang="EN"></k2-plate>', ''],
    ['en', '<div lang="en"><k2-plate></k2-plate></div>', ''],
    ['en', '<k2-plate lang="fr"></k2-plate>', ''],
    ['zh', '<k2-plate lang="zh-Hant"></k2-plate>', ''],
    ['zh', '<k2-plate></k2-plate>', ''],
  ]) {
    test(`the language of ${inside_} is ${language}`, async ({ page }) => {
      const close = await article(page, inside_, { before });
      const frame = await inside(page);
      expect((await frame.evaluate(() => window.k2plate.day())).lang ?? 'zh').toBe(language);
      expect(await page.locator('k2-plate iframe').getAttribute('title')).toContain(language === 'en' ? 'calcium' : '餐盘');
      await close();
    });
  }

  test('an article\'s language wins over what another article kept', async ({ page }) => {
    let close = await article(page, '<k2-plate plate="egg:50" lang="zh"></k2-plate>');
    await k2(await inside(page), 'food.egg.inc').click();
    await settled(await inside(page));
    await close();
    close = await article(page, '<k2-plate plate="egg:50" lang="en"></k2-plate>');
    const day = await (await inside(page)).evaluate(() => window.k2plate.day());
    expect(day.lang).toBe('en');
    expect(day.meals[0].items[0].g).toBeGreaterThan(50); // what this reader made of it
    await close();
  });

  test('every attribute may change at any time, as frameworks do', async ({ page }) => {
    const close = await article(page, '<k2-plate plate="natto:40" lang="zh" compact="false"></k2-plate>');
    const element = page.locator('k2-plate');
    const set = (attributes) => element.evaluate((element, attributes) => Object.entries(attributes).forEach(([name, value]) => (value === null ? element.removeAttribute(name) : element.setAttribute(name, value))), attributes);
    const compact = async () => (await (await inside(page)).getByRole('link', { name: /完整的页面|Open the full page/ }).count()) > 0;
    const items = async () => (await (await inside(page)).evaluate(() => window.k2plate.day())).meals[0].items;
    await inside(page);
    const frames = () => page.frames().length;
    await set({ plate: 'egg:100,natto:20', lang: 'en' });
    await expect.poll(items).toEqual([{ food: 'egg', g: 100 }, { food: 'natto', g: 20 }]);
    expect((await (await inside(page)).evaluate(() => window.k2plate.day())).lang).toBe('en');
    await expect(page.locator('k2-plate iframe')).toHaveAttribute('title', /calcium/);
    await set({ compact: '' });
    await expect.poll(compact).toBe(true);
    expect(frames()).toBe(2);
    // Before it is open, too.
    const poster = await element.evaluate((old) => {
      const fresh = document.createElement('k2-plate');
      fresh.setAttribute('load', 'press');
      old.replaceWith(fresh);
      fresh.setAttribute('lang', 'en');
      fresh.setAttribute('accent', 'navy');
      const button = fresh.shadowRoot.querySelector('button');
      return [button.textContent, button.style.backgroundColor, button.style.color];
    });
    expect(poster).toEqual(['Open the calculator', 'navy', 'rgb(255, 255, 255)']);
    await close();
  });

  test('moved, removed and put back, it works on', async ({ page }) => {
    const close = await article(page, '<div id="a"><k2-plate plate="egg:50"></k2-plate></div><div id="b"></div>');
    await inside(page);
    await page.evaluate(() => document.getElementById('b').append(document.querySelector('k2-plate')));
    expect((await (await inside(page)).evaluate(() => window.k2plate.day())).meals[0].items).toEqual([{ food: 'egg', g: 50 }]);
    await page.evaluate(() => {
      const element = document.querySelector('k2-plate');
      element.remove();
      document.getElementById('a').append(element);
    });
    expect((await (await inside(page)).evaluate(() => window.k2plate.day())).meals[0].items).toEqual([{ food: 'egg', g: 50 }]);
    expect(await heard(page, 'k2-failed')).toEqual([]);
    await close();
  });

  test.describe('what cannot be framed', () => {
    test.use({ expectedMessages: [new RegExp(`${foreign.source}|Content.Security.Policy|ERR_|blocked`)] });

    test('gives the link back, and says so', async ({ page }) => {
      const own = new URL(process.env.K2_URL).origin;
      const close = await article(page, '<k2-plate><a href="https://example.org/">K2 餐盘</a></k2-plate>', { headers: { 'Content-Security-Policy': `default-src 'none'; script-src ${own} 'unsafe-inline'; frame-src 'self'; img-src data:` } });
      await page.locator('k2-plate').scrollIntoViewIfNeeded();
      await expect(page.getByRole('link', { name: 'K2 餐盘' })).toBeVisible({ timeout: 15_000 });
      await expect(page.getByText('计算器在这里打不开')).toBeVisible();
      await expect(page.getByRole('button', { name: '再试一次' })).toBeVisible();
      expect(await heard(page, 'k2-failed')).toHaveLength(1);
      await close();
    });
  });

  test('an article with Cross-Origin-Embedder-Policy shows the plate', async ({ page }) => {
    const close = await article(page, '<k2-plate plate="egg:50"></k2-plate>', { headers: { 'Cross-Origin-Embedder-Policy': 'require-corp' } });
    expect((await (await inside(page)).evaluate(() => window.k2plate.day())).meals[0].items).toEqual([{ food: 'egg', g: 50 }]);
    await close();
  });

  test('scrolling past keeps nothing on the device; load="press" fetches nothing', async ({ page }) => {
    const kept = (frame) => frame.evaluate(async () => [(await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length, localStorage.length]);
    const close = await article(page, '<k2-plate plate="egg:50"></k2-plate><k2-plate load="press" plate="egg:50"></k2-plate>');
    const frame = await inside(page);
    await page.locator('k2-plate').nth(1).scrollIntoViewIfNeeded();
    await page.waitForTimeout(4500); // absence: the service worker comes 3.1 s after the start
    expect(await kept(frame)).toEqual([0, 0, 0]);
    await expect(page.locator('k2-plate').nth(1).locator('iframe')).toHaveCount(0);
    await k2(frame, 'food.egg.inc').click();
    await expect.poll(async () => (await kept(frame))[0]).toBe(1);
    await page.locator('k2-plate').nth(1).getByRole('button').click();
    await expect(page.locator('k2-plate').nth(1).locator('iframe')).toHaveCount(1);
    await close();
  });

  for (const [host, open, end] of [
    ['a centred column', '<div style="display:flex;flex-direction:column;align-items:center">', '</div>'],
    ['an auto grid', '<div style="display:grid;grid-template-columns:auto">', '</div>'],
    ['an inline-block', '<div><span style="display:inline-block">', '</span></div>'],
    ['280 px', '<div style="width:280px">', '</div>'],
    ['right to left', '<div dir="rtl">', '</div>'],
    ['iframe{max-width:50%}', '<style>iframe{max-width:50%;height:300px!important}*{max-width:none}</style><div>', '</div>'],
  ]) {
    test(`as wide as there is room: ${host}`, async ({ page }) => {
      await page.setViewportSize({ width: 1000, height: 800 });
      const close = await article(page, `<div id="host">${open}<k2-plate load="press"></k2-plate>${end}</div>`);
      const room = host === '280 px' ? 280 : await page.locator('#host').evaluate((element) => element.clientWidth);
      const width = async (what) => (await page.locator(what).boundingBox()).width;
      expect(await width('k2-plate')).toBeCloseTo(room, 0);
      await page.locator('k2-plate').getByRole('button').click();
      expect(await width('k2-plate iframe')).toBeCloseTo(room, 0);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      await close();
    });
  }

  const reserved = '<k2-plate plate="tofu_north:100,egg:2u,milk_whole_cn:250" style="display:block;min-height:max(760px,1500px - 100vw)"></k2-plate>';
  for (const [width, height] of [[390, 844], [1366, 768], [1440, 1400]]) {
    for (const [way, before, go] of [
      ['downwards', 12, async (page) => { for (let i = 0; i < 60; i++) await page.mouse.wheel(0, 100), await page.waitForTimeout(40); }],
      ['upwards', 12, async (page) => {
        await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
        for (let i = 0; i < 60; i++) await page.mouse.wheel(0, -100), await page.waitForTimeout(40);
      }],
      ['with the plate on the first screen', 0, async () => {}],
      ['from a link to a heading below it', 0, async (page) => page.evaluate(() => (location.hash = 'below'))],
    ]) {
      test(`nothing jumps at ${width}×${height}, ${way}`, async ({ page }) => {
        await page.setViewportSize({ width, height });
        const close = await article(page, `${reserved}<h2 id="below">下面</h2>`, { before: `${paragraph}</p>`.repeat(before) });
        await page.mouse.move(4, 4); // not over the plate
        await go(page);
        await page.waitForTimeout(1500); // absence: whatever comes late
        expect(await page.evaluate(() => window.shift)).toBeLessThanOrEqual(0.05);
        await close();
      });
    }
  }

  test('what is asked of it while it loads is not lost', async ({ page }) => {
    const close = await article(page, '<p>文章</p>');
    await page.evaluate(() => {
      const element = document.createElement('k2-plate');
      element.setAttribute('plate', 'natto:40');
      document.body.prepend(element);
      element.open();
      element.setAttribute('theme', 'dark');
      element.load('egg:2u');
    });
    const frame = await inside(page);
    await expect.poll(async () => (await frame.evaluate(() => window.k2plate.day())).meals[0].items).toEqual([{ food: 'egg', units: 2 }]);
    await expect(frame.locator('html')).toHaveClass(/dark/);
    await close();
  });

  test('of two one draws, the other stands still until it is touched', async ({ page }) => {
    const close = await article(page, '<k2-plate plate="natto:40"></k2-plate><k2-plate plate="natto:40"></k2-plate>');
    const both = [await inside(page, 0), await inside(page, 1)];
    const live = (frame) => frame.evaluate(() => !document.getElementById('canvas').getContext('webgl2').isContextLost());
    const alive = async () => (await Promise.all(both.map(live))).map((yes, i) => (yes ? i : -1)).filter((i) => i >= 0);
    await expect.poll(alive).toHaveLength(1); // the one that was ready last
    const [awake] = await alive();
    const asleep = 1 - awake;
    const sleeper = both[asleep];
    await expect(sleeper.locator('img.still')).toBeAttached();
    await expect(sleeper.locator('html')).not.toHaveClass(/text/);
    await page.waitForTimeout(2300); // absence: a lost context becomes text after 2 s, this one not
    await expect(sleeper.locator('html')).not.toHaveClass(/text/);
    await page.locator('k2-plate').nth(asleep).scrollIntoViewIfNeeded();
    await sleeper.locator('[data-k2="food.natto.inc"]').first().click();
    await expect.poll(alive).toEqual([asleep]);
    await expect(sleeper.locator('img.still')).toHaveCount(0);
    expect((await sleeper.evaluate(() => window.k2plate.day())).meals[0].items[0].g).toBe(60);
    await close();
  });

  test('a sleeping one takes a new still when the colours change, and sleeps on', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 4000 }); // both are on the screen: what cannot be seen is not drawn
    const close = await article(page, '<k2-plate plate="natto:40" theme="light" compact></k2-plate><k2-plate plate="egg:50" theme="light" compact></k2-plate>', { before: '' });
    const both = [await inside(page, 0), await inside(page, 1)];
    const live = (frame) => frame.evaluate(() => !document.getElementById('canvas').getContext('webgl2').isContextLost());
    const alive = async () => (await Promise.all(both.map(live))).map((yes, i) => (yes ? i : -1)).filter((i) => i >= 0);
    await expect.poll(alive).toHaveLength(1);
    const [awake] = await alive();
    const sleeper = both[1 - awake];
    /** The still's middle brightness, 0 to 255. */
    const brightness = () => sleeper.evaluate(async () => {
      const still = document.querySelector('img.still');
      if (!(await still.decode().then(() => true, () => false))) return NaN; // another one took its place meanwhile
      const canvas = new OffscreenCanvas(1, 1);
      const pen = canvas.getContext('2d');
      pen.imageSmoothingQuality = 'high';
      pen.drawImage(still, 0, 0, 1, 1);
      return pen.getImageData(0, 0, 1, 1).data[1];
    });
    await expect.poll(brightness).toBeGreaterThan(200);
    for (const [theme, check] of [['dark', (n) => n < 80], ['light', (n) => n > 200], ['dark', (n) => n < 80]]) {
      await page.evaluate((theme) => document.querySelectorAll('k2-plate').forEach((element) => element.setAttribute('theme', theme)), theme);
      await expect.poll(async () => check(await brightness()), { message: theme }).toBe(true);
      await expect.poll(alive, { message: theme }).toEqual([awake]);
    }
    // Neither for ever: at rest it is still asleep, with the same picture.
    const picture = await sleeper.evaluate(() => document.querySelector('img.still').src);
    await page.waitForTimeout(1000); // absence: no other picture comes
    expect(await sleeper.evaluate(() => document.querySelector('img.still').src)).toBe(picture);
    await expect(sleeper.locator('html')).not.toHaveClass(/text/);
    // And it wakes up in its new colours.
    await sleeper.locator('[data-k2^="food."][data-k2$=".inc"]').first().click();
    await expect.poll(alive).toEqual([1 - awake]);
    await expect(sleeper.locator('img.still')).toHaveCount(0);
    await close();
  });

  test('a strict article, and the wheel over the plate scrolls the article', async ({ page }) => {
    const own = new URL(process.env.K2_URL).origin;
    const close = await article(page, '<k2-plate plate="natto:40"></k2-plate>', { headers: { 'Content-Security-Policy': `default-src 'none'; script-src ${own}; frame-src ${own}; img-src data:` } });
    await inside(page);
    await page.locator('k2-plate').scrollIntoViewIfNeeded();
    const before = await page.evaluate(() => scrollY);
    const box = await page.locator('k2-plate').boundingBox();
    await page.mouse.move(195, Math.max(box.y, 0) + 200);
    await page.mouse.wheel(0, 300);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(before + 200);
    await close();
  });

  test('on paper the link remains', async ({ page }) => {
    const close = await article(page, '<k2-plate><a href="https://example.org/">K2 餐盘</a></k2-plate>');
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('link', { name: 'K2 餐盘' })).toBeVisible();
    await expect(page.locator('k2-plate iframe, k2-plate #poster')).toBeHidden();
    await close();
  });
});

test('what the reader scrolls to is drawn, though the canvas is not as tall as the page', async ({ page, context }) => {
  await page.goto('./article.html');
  const frame = await inside(page);
  const tall = await frame.evaluate(() => [document.getElementById('canvas').offsetHeight, document.getElementById('page').offsetHeight]);
  expect(tall[0]).toBeLessThan(tall[1]);
  for (const key of ['share.link', 'food.egg.inc']) {
    await frame.locator(`[data-k2="${key}"]`).scrollIntoViewIfNeeded();
    await settled(frame);
    expect(await colours(context, await page.screenshot()), key).toBeGreaterThan(100);
  }
});

test('in a frame with sandbox="allow-scripts" the page works and keeps nothing', async ({ page }) => {
  await page.goto('./article.html');
  await page.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts');
    frame.src = './index.html?embed&plate=natto:40';
    frame.id = 'boxed';
    document.body.prepend(frame);
  });
  const frame = await (await page.locator('#boxed').elementHandle()).contentFrame();
  await frame.waitForFunction(() => window.k2plate);
  await frame.evaluate(() => window.k2plate.ready);
  expect((await frame.evaluate(() => window.k2plate.day())).meals[0].items[0].food).toBe('natto');
});

test('the sample article', async ({ page }) => {
  await page.goto('./article.html');
  await page.waitForFunction(() => customElements.get('k2-plate'));
  await inside(page);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { iframes: false }));
  expect(violations).toEqual([]);
  await page.screenshot({ path: 'build/screenshots/article.png', fullPage: true });
});
