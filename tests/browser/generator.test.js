// embed.html: the lines that it makes work in a page of somebody else's.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { breakfast, expect, open, root, settled, test } from './k2.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const dist = resolve(root, process.env.K2_DIST ?? 'dist');
const code = (page) => page.getByRole('textbox', { name: /两行代码|The two lines/ });
const choose = (page, name) => page.getByRole('radio', { name, exact: true }).or(page.getByRole('checkbox', { name, exact: true })).check();
const sample = async (page) => (await page.locator('k2-plate iframe').elementHandle({ timeout: 20_000 })).contentFrame();

/** Room for the calculator before its script runs. */
const style = 'style="display:block;min-height:max(760px,1500px - 100vw)"';

/** Puts the lines into a page of another origin that allows the site's scripts and frames, and nothing else. */
async function put(page, lines) {
  const own = new URL(process.env.K2_URL).origin;
  const html = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>文章</title><link rel="icon" href="data:,"><body><p>一段文章。</p>${lines}</body>`;
  const policy = `default-src 'none'; script-src ${own}; frame-src ${own}; img-src data:; style-src-attr 'unsafe-inline'`;
  const server = createServer((_, response) => response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Security-Policy': policy }).end(html));
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const element = await page.locator('iframe').elementHandle({ timeout: 20_000 });
  const frame = await element.contentFrame();
  await frame.waitForFunction(() => window.k2plate);
  await frame.evaluate(() => window.k2plate.ready);
  return { frame, close: () => new Promise((done) => (server.close(done), server.closeAllConnections())) };
}

test.describe('embed.html', () => {
  test.use({ expectedMessages: [/^request: http:\/\/127\.0\.0\.1:\d+\/$/] }); // the other page itself

  test('the two lines work elsewhere, checked by the browser', async ({ page }) => {
    await page.goto('./embed.html');
    await choose(page, '固定在这个版本，并让浏览器核对（integrity）');
    await expect(code(page)).toHaveValue(/integrity/);
    const lines = await code(page).inputValue();
    const { file, integrity } = JSON.parse(readFileSync(resolve(dist, 'embed.json'), 'utf8'));
    expect(integrity).toBe(`sha384-${createHash('sha384').update(readFileSync(resolve(dist, file))).digest('base64')}`);
    expect(lines).toBe(
      `<script type="module" src="${process.env.K2_URL}${file}" integrity="${integrity}" crossorigin="anonymous"></script>\n` +
        `<k2-plate plate="tofu_north:100,youcai:150,egg:50,milk_whole_cn:250" lang="zh" theme="auto" ${style}><a href="${process.env.K2_URL}">K2 Plate</a></k2-plate>`,
    );
    const { frame, close } = await put(page, lines);
    expect((await frame.evaluate(() => window.k2plate.day())).meals[0].items.map(({ food, g }) => `${food}:${g}`).join()).toBe('tofu_north:100,youcai:150,egg:50,milk_whole_cn:250');
    await close();
  });

  test('every choice is in the lines and in the sample', async ({ page }) => {
    await page.goto('./embed.html?lang=en');
    await choose(page, 'firm tofu, pak choi, rice');
    await choose(page, 'always dark');
    await choose(page, 'plate, result and the three nutrients only');
    await choose(page, 'a colour of your own for the poster\'s button');
    await page.locator('#accent').fill('#aa3333');
    await expect(page.getByRole('checkbox', { name: /stay with this version/ })).not.toBeChecked();
    await expect(code(page)).toHaveValue(
      `<script type="module" src="${process.env.K2_URL}embed.js"></script>\n` +
        `<k2-plate plate="tofu_north:150,youcai:150,rice_cooked:200" lang="en" theme="dark" compact accent="#aa3333" ${style}><a href="${process.env.K2_URL}">K2 Plate</a></k2-plate>`,
    );
    await page.locator('k2-plate').scrollIntoViewIfNeeded();
    const frame = await sample(page);
    await frame.waitForFunction(() => window.k2plate);
    await frame.evaluate(() => window.k2plate.ready);
    await expect(frame.locator('html')).toHaveAttribute('lang', 'en');
    await expect(frame.locator('html')).toHaveClass(/dark/);
    expect((await frame.evaluate(() => window.k2plate.day())).meals[0].items.map(({ food }) => food)).toEqual(['tofu_north', 'youcai', 'rice_cooked']);
  });

  test('a copied link becomes the plate; a bad one, or a strange food, is told; the reader\'s own plate stays', async ({ page, context }) => {
    await open(page);
    await page.evaluate((value) => window.k2plate.load(value), { ...breakfast, foods: [{ id: 'mine', name: '面包', ca_mg: 100 }], meals: [...breakfast.meals, { slot: 'lunch', items: [{ food: 'mine', g: 30 }, { food: 'rice_cooked', g: 133.3333 }] }] });
    await page.waitForFunction(() => location.hash);
    const link = page.url();
    const kept = await page.evaluate(() => ({ ...localStorage }));

    await page.goto('./embed.html?lang=zh');
    await choose(page, '自己的');
    const own = page.getByRole('textbox', { name: /在计算器里摆好一盘/ });
    await own.fill(link);
    await expect(code(page)).toHaveValue(/plate="natto:40,egg:1u,milk_whole_cn:250,youcai:150,rice_cooked:133.3"/);
    await expect(page.getByRole('alert')).toContainText('没有放进去： 1', { useInnerText: true });

    const before = await code(page).inputValue();
    await own.fill(`${link.slice(0, -2)}`);
    await expect(page.getByRole('alert')).toContainText('链接不完整', { useInnerText: true });
    await own.fill('natto:40, <b>x</b>:3');
    await expect(page.getByRole('alert')).toContainText('读不懂这一段： <b>x</b>:3', { useInnerText: true });
    expect(await code(page).inputValue()).toBe(before);
    await own.fill('egg:2u, natto:40');
    await expect(code(page)).toHaveValue(/plate="egg:2u,natto:40"/);
    await expect(page.getByRole('alert')).toHaveText('', { useInnerText: true });
    await own.fill(link); // once more the same
    await expect(code(page)).toHaveValue(/youcai:150/);

    await page.goto('about:blank');
    const after = await context.newPage();
    await after.goto('./data.html');
    const now = await after.evaluate(() => ({ ...localStorage }));
    expect(now).toEqual(kept);
  });

  test('the plain iframe opens the plate, in its language', async ({ page }) => {
    await page.goto('./embed.html?lang=en');
    await choose(page, 'salmon, broccoli, rice');
    await page.getByText('Where scripts are not allowed').click();
    const field = page.getByRole('textbox', { name: 'The iframe' });
    await expect(field).toHaveValue(/index\.html#p=/);
    const { frame, close } = await put(page, await field.inputValue());
    expect((await frame.evaluate(() => window.k2plate.day())).meals[0].items.map(({ food, g }) => `${food}:${g}`).join()).toBe('salmon_farmed:100,broccoli:150,rice_cooked:200');
    await expect(frame.locator('html')).toHaveAttribute('lang', 'en');
    await close();
  });

  test('one tap copies; where that is forbidden the code is selected', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto('./embed.html?lang=zh');
    await expect(code(page)).toHaveValue(/k2-plate/);
    await page.getByRole('button', { name: '复制' }).first().click();
    await expect(page.getByText('已复制。').first()).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await code(page).inputValue());
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
      document.execCommand = () => false;
    });
    await page.getByRole('button', { name: '复制' }).first().click();
    await expect(page.getByText('请按住选中的代码').first()).toBeVisible();
    expect(await page.evaluate(() => document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd))).toBe(await code(page).inputValue());
  });
});

for (const [language, colorScheme, width] of [['zh', 'light', 390], ['en', 'dark', 390], ['zh', 'dark', 1200]]) {
  test(`embed.html: axe finds nothing, ${language} ${colorScheme} ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await page.emulateMedia({ colorScheme });
    await page.goto(`./embed.html?lang=${language}`);
    await page.locator('input[value=own]').check();
    await page.locator('#own').fill('?');
    await page.locator('#accented').check();
    await page.locator('#plain summary').click();
    await expect(page.getByRole('alert')).not.toHaveText('', { useInnerText: true });
    for (const frame of page.frames().slice(1)) await frame.waitForFunction(() => window.k2plate?.rest());
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run(document, { iframes: false }));
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.screenshot({ path: `build/screenshots/embed_page_${language}_${colorScheme}_${width}.png`, fullPage: true });
  });
}
