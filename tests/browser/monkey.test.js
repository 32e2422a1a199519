// A monkey for as long as a reader sits there: presses and words at random, and what the page takes must not grow.
//   K2_MONKEY_ACTIONS=2000 playwright test -c tests/browser/playwright.config.js monkey    (more than an hour of use)
import { breakfast, difference, expect, nativeReport, open, settled, test } from './k2.js';

const ACTIONS = Number(process.env.K2_MONKEY_ACTIONS ?? 150);
const MIB = 2 ** 20;

test.use({ viewport: { width: 390, height: 640 } });

/** Before the page's scripts: lets the test see the wasm's memory and what lives in WebGL. */
function watch() {
  window.lives = { textures: 0, buffers: 0, programs: 0 };
  const compile = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (...given) => {
    const made = await compile.apply(WebAssembly, given);
    window.memory = Object.values(made.instance.exports).find((one) => one instanceof WebAssembly.Memory);
    return made;
  };
  const gl = WebGL2RenderingContext.prototype;
  for (const what of ['Texture', 'Buffer', 'Program']) {
    for (const [verb, step] of [['create', 1], ['delete', -1]]) {
      const call = gl[verb + what];
      gl[verb + what] = function (...given) {
        window.lives[`${what.toLowerCase()}s`] += step;
        return call.apply(this, given);
      };
    }
  }
}

/** In the page: so many actions, each followed by its frame. The link is followed as it changes, files are not given out. */
async function play({ actions, seed }) {
  let state = seed;
  const below = (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const words = ['nadou', '奶', 'salmon', 'doufu', '鸡蛋', 'xyzzy', '', '9', '120', '-1', '1e9', '<b>'];
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  // Printing waits for the browser's window; files and pictures have tests of their own.
  const avoided = /^share\.(print|picture|save|files)$/;
  for (let i = 0; i < actions; i++) {
    const panel = document.querySelector('[role=dialog], dialog[open]');
    const all = [...(panel ?? document).querySelectorAll('#overlay button, #overlay input, [role=dialog] button, [role=dialog] input, dialog[open] button, dialog[open] input')];
    const usable = all.filter((one) => !one.disabled && one.type !== 'file' && !avoided.test(one.dataset.k2 ?? '') && !/下载|另存|Download|Save as/.test(one.textContent));
    const target = usable[below(usable.length)];
    if (!target) throw new Error('nothing to press');
    if (target.localName === 'input' && !['checkbox', 'radio'].includes(target.type)) {
      target.focus();
      target.value = words[below(words.length)];
      target.dispatchEvent(new InputEvent('input', { bubbles: true }));
      if (below(2)) target.blur();
    } else {
      target.click();
    }
    if (below(20) === 0) window.scrollTo(0, below(document.documentElement.scrollHeight));
    await frame();
  }
}

test(`a monkey of ${ACTIONS} actions: no message, and nothing grows`, async ({ page }) => {
  test.setTimeout(120_000 + 400 * ACTIONS);
  await page.addInitScript(watch);
  await open(page);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');

  /** From the same plate each time: what is there now. */
  const taken = async () => {
    await page.evaluate((value) => (window.k2plate.load(value), scrollTo(0, 0)), breakfast);
    await settled(page);
    await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    const metric = (wanted) => metrics.find(({ name }) => name === wanted).value;
    const own = await page.evaluate(() => ({ ...window.lives, wasm: window.memory.buffer.byteLength }));
    return { ...own, nodes: metric('Nodes'), listeners: metric('JSEventListeners'), heap: metric('JSHeapUsedSize') };
  };

  const seen = [];
  for (let part = 0; part < 3; part++) {
    await page.evaluate(play, { actions: Math.ceil(ACTIONS / 3), seed: part + 1 });
    await settled(page);
    const day = await page.evaluate(() => window.k2plate.day());
    expect(difference(await page.evaluate(() => window.k2plate.report()), nativeReport(day))).toBeNull();
    seen.push(await taken());
  }
  if (process.env.K2_MONKEY_ACTIONS) console.log(JSON.stringify(seen));
  const [, middle, last] = seen;
  expect(last.wasm).toBeLessThanOrEqual(16 * MIB);
  // Panels are built when they are first opened, which may be in any part: a little more of everything.
  expect(last.nodes).toBeLessThan(middle.nodes * 1.5 + 200);
  expect(last.listeners).toBeLessThan(middle.listeners * 1.25 + 50);
  expect(last.heap).toBeLessThan(middle.heap + 2 * MIB);
  expect([last.textures, last.buffers, last.programs]).toEqual([middle.textures, middle.buffers, middle.programs]);
});
