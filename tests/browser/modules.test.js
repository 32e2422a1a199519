// Single modules of web/, without the program.
import { expect, test } from './k2.js';
import { glyphs, goodGlyphs } from './writing.js';

/** A document of the sources' server, so that modules can be imported. */
async function open(page) {
  await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
  await page.goto(`${process.env.K2_SOURCES}page.css`);
}

test('frames: none when idle, one for many wakes, a timer for a pause', async ({ page }) => {
  await open(page);
  const seen = await page.evaluate(async () => {
    const { createFrames } = await import('/frames.js');
    const pause = (ms) => new Promise((done) => setTimeout(done, ms));
    const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const until = async (happened) => { while (!happened()) await pause(20); };
    let next = Infinity;
    let drawn = 0;
    const frames = createFrames(() => (drawn++, next));
    const results = {};

    await frame();
    results.unasked = drawn;

    for (let i = 0; i < 5; i++) frames.wake();
    await frame();
    results.manyWakes = drawn;

    frames.run();
    results.atOnce = drawn;

    next = 0.1;
    frames.run();
    next = Infinity;
    results.beforePause = drawn;
    await until(() => drawn === 4); // or the test times out
    await pause(300); // absence: of another frame
    results.afterPause = drawn;

    next = 0;
    frames.wake();
    await until(() => drawn > 8); // all the time
    next = Infinity;
    await frame();
    const quiet = drawn;
    await pause(300); // absence: of another frame
    results.quiet = drawn - quiet;

    frames.stop();
    frames.wake();
    await frame();
    results.stopped = drawn - quiet;
    return results;
  });
  expect(seen).toEqual({ unasked: 0, manyWakes: 1, atOnce: 2, beforePause: 3, afterPause: 4, quiet: 0, stopped: 0 });
});

test('glyphs: real characters, whole advances, colour emoji', { tag: '@engines' }, async ({ page }) => {
  await open(page);
  expect(await page.evaluate(glyphs)).toEqual(goodGlyphs);
});

test('overlay: elements are kept, moved as little as possible, and keep the focus', async ({ page }) => {
  await open(page);
  const seen = await page.evaluate(async () => {
    const { createOverlay } = await import('/overlay.js');
    const root = document.body.appendChild(document.createElement('div'));
    const live = document.body.appendChild(document.createElement('div'));
    const overlay = createOverlay(root, live);
    const button = (id, more = {}) => ({ id, parent: 1, role: 'button', key: `b${id}`, name: `Button ${id}`, rect: [10, 10 * id, 50, 20], ...more });
    const group = (more = {}) => ({ id: 1, role: 'group', name: 'All', rect: [5, 5, 100, 100], ...more });
    const order = () => [...root.querySelectorAll('button')].map((b) => b.dataset.k2).join(' ');
    const results = {};

    overlay.update([group(), button(2), button(3), button(4), button(5)]);
    const three = root.querySelector('[data-k2=b3]');
    results.place = three.style.cssText;
    three.focus();

    let writes = 0;
    const observer = new MutationObserver((records) => (writes += records.length));
    observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
    const flush = () => { const n = observer.takeRecords().length; return n; };
    overlay.update([group(), button(2), button(3), button(4), button(5)]);
    results.unchanged = flush();

    // The first goes to the end: one move, not three.
    overlay.update([group(), button(3), button(4), button(5), button(2)]);
    results.moved = observer.takeRecords().filter((r) => r.addedNodes.length).length;
    results.order = order();
    results.focus = document.activeElement === three;

    // The focused one is moved: it keeps the focus.
    overlay.update([group(), button(4), button(5), button(2), button(3)]);
    results.focusAfterMove = document.activeElement === three;

    // It goes: its neighbour takes over.
    overlay.update([group(), button(4), button(5), button(2)]);
    results.heir = document.activeElement.dataset.k2;

    // Another role is another element, under the same id.
    overlay.update([group(), button(4), button(5, { role: 'heading', level: 3 }), button(2, { disabled: true, key: '_two' })]);
    results.heading = root.querySelector('h3')?.textContent;
    results.disabled = root.querySelector('[aria-disabled]')?.textContent;
    results.internal = root.querySelectorAll('[data-k2^=_]').length;
    return results;
  });
  expect(seen).toEqual({
    place: 'left: 5px; top: 25px; width: 50px; height: 20px;',
    unchanged: 0,
    moved: 1,
    order: 'b3 b4 b5 b2',
    focus: true,
    focusAfterMove: true,
    heir: 'b2',
    heading: 'Button 5',
    disabled: 'Button 2',
    internal: 0,
  });
});
