// <k2-plate> in somebody's article: cheap until used, as tall as its content, silent about the reader.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { answer, breakfast, colours, complaints, expect, fourQuestions, openQuestions, root, settled, test } from './k2.js';

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
    for (const name of ['k2-ready', 'k2-change']) addEventListener(name, (event) => window.heard.push({ event: name, detail: event.detail }));
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
const foreign = [/^request: http:\/\/127\.0\.0\.1:\d+\/$/]; // the article itself

test.describe('<k2-plate>', () => {
  test.use({ expectedMessages: foreign });

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
    expect(Math.abs((await height()) - (await content()))).toBeLessThanOrEqual(2);
    expect(await frame.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true);
    expect(await page.evaluate(() => window.shift)).toBeLessThanOrEqual(0.02);
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
    const score = await frame.evaluate(() => window.k2plate.report().shown['balance.score']);
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
      const shown = await frame.evaluate(() => window.k2plate.report().shown['balance.score']);
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

  test('an accent keeps its words readable', async ({ page }) => {
    const close = await article(page, ['#ffe08a', '#222222', 'tomato', 'no colour'].map((accent) => `<k2-plate accent="${accent}"></k2-plate>`).join(''), { before: `${paragraph}</p>`.repeat(40) });
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
    await expect(frame.getByRole('alert').first()).toBeAttached();
    expect((await frame.evaluate(() => window.k2plate.day())).meals[0].items[0].food).toBe('egg');
    await close();
  });

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
