// Pictures of the whole page in every combination, for people to look at: build/gallery/, and a choice of them in
// docs/gallery.md.
//   ./dev gallery      or  node scripts/gallery.mjs --chosen  for those of docs/gallery.md alone
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { serve } from './serve.mjs';
import config from '../tests/browser/playwright.config.js';

const all = 'build/gallery';
const chosenFolder = 'docs/images/gallery';

const widths = [320, 390, 720, 960, 1200, 1600];
/** @type {{ name: string, words: string, lang?: 'zh' | 'en', scheme?: 'dark', contrast?: 'more', elder?: boolean, zoom?: number }[]} */
const looks = [
  { name: 'zh', words: 'Chinese, light' },
  { name: 'zh-dark', words: 'Chinese, dark', scheme: 'dark' },
  { name: 'en', words: 'English, light', lang: 'en' },
  { name: 'en-dark', words: 'English, dark', lang: 'en', scheme: 'dark' },
  { name: 'zh-contrast', words: 'Chinese, more contrast', contrast: 'more' },
  { name: 'en-dark-contrast', words: 'English, dark, more contrast', lang: 'en', scheme: 'dark', contrast: 'more' },
  { name: 'zh-elder', words: 'Chinese, large type', elder: true },
  { name: 'en-elder', words: 'English, large type', lang: 'en', elder: true },
  { name: 'zh-zoom', words: 'Chinese, text at 200 %', zoom: 2 },
  { name: 'en-zoom', words: 'English, text at 200 %', lang: 'en', zoom: 2 },
];

const day = {
  version: 1,
  meals: [
    { slot: 'breakfast', items: [{ food: 'natto', g: 40 }, { food: 'egg', units: 1 }, { food: 'milk_whole_cn', g: 250 }, { food: 'youcai', g: 150 }] },
    { slot: 'lunch', items: [{ food: 'rice_cooked', g: 200 }, { food: 'tofu_north', g: 100 }] },
  ],
};
/** @type {[string, number][]} */
const twenty = [
  ['rice_cooked', 150], ['egg', 60], ['milk_whole_cn', 200], ['tofu_north', 100], ['xiaobaicai', 120], ['apple', 150], ['oats', 40],
  ['natto', 40], ['broccoli', 60], ['walnut', 8], ['gouda', 10], ['shiitake_fresh', 15], ['oil_canola', 8], ['yoghurt_cn', 100],
  ['salmon_farmed', 50], ['orange', 80], ['spinach', 40], ['pork_tenderloin', 40], ['noodles_fresh', 50], ['mantou', 30],
];
const fullDay = { version: 1, meals: [{ slot: 'breakfast', items: twenty.map(([food, g]) => ({ food, g })) }] };

/** What is put on the page before its picture is taken, and what is pressed: by data-k2, or by a button's name. */
const scenes = [
  { name: 'plate', words: 'A plate', load: day, press: [] },
  { name: 'full', words: 'Twenty foods: the small ones gather', load: fullDay, press: [] },
  { name: 'empty', words: 'The first visit', press: [] },
  { name: 'suggestions', words: 'Suggestions, once the four questions are answered', load: { version: 1, meals: [day.meals[1]] }, press: [/^(四样都没有|None of the four)$/] },
  { name: 'stop', words: 'A stop text leads the page', load: day, press: ['flag.vka.yes'] },
  { name: 'explained', words: 'How a number is computed, and why', load: day, press: ['how.d', 'more.serum', 'more', 'more.markers', 'why', 'why.Q2'] },
  { name: 'profile', words: 'Who it is for', load: day, press: [/岁|years/, /^(用药|Medicines)/] },
  { name: 'found', words: 'Finding a food', load: day, press: [], type: 'nadou' },
  { name: 'text', words: 'Text mode', load: day, press: ['mode.text'] },
];

/** The scenes of docs/gallery.md beside the plate in each look. */
const chosen = new Set([
  '390-zh-plate', '390-zh-dark-plate', '390-en-plate', '390-zh-contrast-plate', '390-zh-elder-plate', '320-zh-plate', '390-zh-zoom-plate',
  '390-zh-full', '390-zh-empty', '390-zh-suggestions', '390-zh-stop', '390-zh-explained', '390-zh-profile', '390-zh-found', '390-zh-text',
  '720-zh-plate', '960-en-plate', '1200-zh-plate', '1200-zh-dark-plate', '1600-zh-plate',
]);

const onlyChosen = process.argv.includes('--chosen');
for (const folder of [all, chosenFolder]) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}
const { url, close } = await serve('dist');
const browser = await chromium.launch(config.use.launchOptions);
const rows = [];
for (const width of widths) {
  for (const look of looks) {
    for (const scene of scenes) {
      // Every look of the plate; the other scenes on a phone and a desktop.
      if (scene.name !== 'plate' && ((width !== 390 && width !== 1200) || look.zoom)) continue;
      const name = `${width}-${look.name}-${scene.name}`;
      if (onlyChosen && !chosen.has(name)) continue;
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: look.scheme ?? 'light', contrast: look.contrast ?? 'no-preference', reducedMotion: 'reduce', locale: 'zh-CN', serviceWorkers: 'block' });
      const page = await context.newPage();
      await page.goto(url);
      const key = (/** @type {string} */ name) => page.locator(`[data-k2="${name}"]`).first();
      const press = async (/** @type {string | RegExp} */ what) => {
        const button = typeof what === 'string' ? key(what) : page.locator('#overlay').getByRole('button', { name: what });
        await button.evaluate((element) => element.click());
        await page.waitForTimeout(150);
      };
      await page.evaluate(() => window.k2plate.ready);
      if (look.zoom) await page.evaluate((zoom) => void (document.documentElement.style.fontSize = `${zoom * 100}%`), look.zoom);
      if (scene.load) await page.evaluate((value) => window.k2plate.load(value), scene.load);
      await page.waitForTimeout(150);
      await press(`lang.${look.lang ?? 'zh'}`);
      if (look.elder) await press('mode.elder');
      for (const what of scene.press) await press(what);
      if (scene.type) await key('search').fill(scene.type);
      await page.waitForTimeout(500);
      // The canvas is as tall as the window: for a picture of all of it, so is the window.
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.setViewportSize({ width, height: Math.min(height, 6000) });
      await page.waitForTimeout(250);
      const session = await context.newCDPSession(page);
      const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 60 }); // half of a JPEG
      const picture = Buffer.from(data, 'base64');
      writeFileSync(`${all}/${name}.webp`, picture);
      if (chosen.has(name)) {
        writeFileSync(`${chosenFolder}/${name}.webp`, picture);
        rows.push({ name, words: `${scene.words}: ${width} px, ${look.words}` });
      }
      await context.close();
    }
  }
  console.log(`  ${width} px`);
}
await browser.close();
await close();

const pictures = rows.map(({ name, words }) => `<figure>\n<img src="images/gallery/${name}.webp" alt="${words}" width="300">\n<figcaption>${words}</figcaption>\n</figure>`);
writeFileSync('docs/gallery.md', `# Gallery

Pictures of the page as it is, made by \`./dev gallery\` in Chromium; all combinations of width, language, theme, type size
and view are in build/gallery/ after it.

${pictures.join('\n\n')}
`);
