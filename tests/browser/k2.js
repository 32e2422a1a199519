// What every browser test needs. `test` fails when the page logs anything, throws, or asks another origin for something.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { test as base, expect } from '@playwright/test';

export { difference } from '../same.js';
export { expect };
export const root = resolve(import.meta.dirname, '../..');

/** For screenshots Playwright adds a style, which the page's policy forbids; Firefox tells. */
const ofPlaywright = /blocked an inline style .*'sha256-YjaKGiklmzC6wjXA513HAMmzus8VE61XCOT\+SmwNZWA='/;

export const test = base.extend({
  /** Console messages that a test brings about on purpose. */
  expectedMessages: [[], { option: true }],

  quiet: [
    async ({ context, baseURL, expectedMessages }, use) => {
      const heard = [];
      context.on('console', (message) => heard.push(`${message.type()}: ${message.text()}`));
      context.on('weberror', (error) => heard.push(`error: ${error.error().stack}`));
      context.on('request', (request) => {
        const { protocol, origin } = new URL(request.url());
        const own = [new URL(baseURL).origin, new URL(process.env.K2_SOURCES).origin];
        if (!['data:', 'blob:', 'about:'].includes(protocol) && !own.includes(origin)) heard.push(`request: ${request.url()}`);
      });
      await use();
      expect(heard.filter((text) => ![ofPlaywright, ...expectedMessages].some((pattern) => pattern.test(text)))).toEqual([]);
    },
    { auto: true },
  ],
});

/** The page, ready; with K2_ONE_FILE the one-file edition, from the disk. */
export async function open(page, url = './') {
  await page.goto(process.env.K2_ONE_FILE ? url.replace(/^\.\//, './k2plate.html') : url);
  await page.evaluate(() => window.k2plate.ready);
  await settled(page);
}

/** For addInitScript: a browser without WebGL2, where the page is text. */
export function withoutWebgl() {
  const original = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
    return kind === 'webgl2' ? null : original.call(this, kind, ...rest);
  };
}

/** The overlay's element of a contract key. */
export const k2 = (page, key) => page.locator(`[data-k2="${key}"]`).first();

/** The answer to one of the four questions, by what it asks about: answer(page, /肾/, '没有'). @param {any} page @param {RegExp} question @param {string} word */
export const answer = (page, question, word) =>
  page.locator('#overlay').getByRole('radiogroup', { name: question }).getByRole('radio', { name: String(question) === '/18/' ? { 没有: '不是', 有: '是' }[word] : word, exact: true });
/** The three beside anticoagulants, one by one. @param {any} page */
export const openQuestions = (page) => page.locator('#overlay').getByRole('button', { name: '有，或不确定' }).click();
export const fourQuestions = [/华法林/, /血钙/, /肾/, /18/];

export const day = (page) => page.evaluate(() => window.k2plate.day());
export const report = (page) => page.evaluate(() => window.k2plate.report());

/** Waits until the page has nothing left to do: the picture stands still, the announcement is made, the link written. */
export const settled = (page) => page.evaluate(() => window.k2plate?.rest()); // the pages beside it have nothing to wait for

/** The same calculation by the command-line tool. */
export const nativeReport = (value) =>
  JSON.parse(execFileSync(resolve(root, 'build/native/k2plate'), ['eval'], { input: JSON.stringify(value), encoding: 'utf8' }));

export const breakfast = {
  version: 1,
  meals: [
    {
      slot: 'breakfast',
      items: [
        { food: 'natto', g: 40 },
        { food: 'egg', units: 1 },
        { food: 'milk_whole_cn', g: 250 },
        { food: 'youcai', g: 150 },
      ],
    },
  ],
};

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** axe's complaints in short. */
export async function complaints(page, options = {}) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate((options) => window.axe.run(document, options), options);
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => `${n.html} ${n.failureSummary}`).slice(0, 3).join(' | ')}`);
}

/** The pixels of a PNG, looked at in a page of its own; `look` is a function of {width, height, data}. */
async function pixelsOf(maker, png, look, ...given) {
  const page = await maker.newPage();
  const seen = await page.evaluate(
    async ([base64, look, given]) => {
      const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
      const canvas = new OffscreenCanvas(image.width, image.height);
      const pen = canvas.getContext('2d');
      pen.drawImage(image, 0, 0);
      return (0, eval)(`(${look})`)(pen.getImageData(0, 0, image.width, image.height), ...given);
    },
    [png.toString('base64'), String(look), given],
  );
  await page.close();
  return seen;
}

/** How many different colours a PNG holds. */
export const colours = (context, png) => pixelsOf(context, png, ({ data }) => new Set(new Uint32Array(data.buffer)).size);

/** How bright it is at these places, 0 to 255; below its end as at its end. (A context without scripts cannot look: give the browser.) */
export const brightness = (maker, png, places) =>
  pixelsOf(maker, png, ({ width, height, data }, places) => places.map(([x, y]) => data[4 * (Math.min(y, height - 1) * width + Math.min(x, width - 1)) + 1]), places);
