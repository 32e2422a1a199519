// Starts the page: fetches the program, gives it a canvas, mirrors what it means, and keeps both up to date.
import { createApi } from './api.js';
import { fetchDetails } from './details.js';
import { listenToFields } from './fields.js';
import { createFrames } from './frames.js';
import { createGlyphs } from './glyphs.js';
import { listenToPointers } from './input.js';
import { listenToPresses } from './keys.js';
import { createLink } from './link.js';
import { createOverlay } from './overlay.js';
import { createPlate } from './plate.js';
import { NotHereYet, startProgram } from './program.js';
import { createRenderer } from './renderer.js';
import { during, later } from './rest.js';
import { apart, createKeeper, keptSettings, keptSomething } from './storage.js';
import { tell } from './tell.js';
import { createView } from './view.js';

/** A lost WebGL context usually comes back at once; if not, the reader gets the text. */
const TEXT_AFTER_LOSS_MS = 2000;

/** What no reader wants in the first seconds is fetched after them: the contract's 3 s, and a little for the rounding of clocks. */
const LATER_MS = 3100;

/** @param {string} id */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

const root = document.documentElement;
const page = byId('page');
const canvas = /** @type {HTMLCanvasElement} */ (byId('canvas'));
const elements = byId('overlay');

const query = new URLSearchParams(location.search);
/** Only beside an article. */
const embedding = query.has('embed') && parent !== window ? import('./late/embedded.js') : undefined;

const api = createApi();
Object.defineProperty(window, 'k2plate', { value: Object.freeze(api.api) });

start().catch(fail);

/** Which of the page's languages does the browser ask for first? What was kept, and an article, say it themselves. */
function inEnglish() {
  const known = navigator.languages.find((language) => /^(zh|en)/.test(language));
  return !!known?.startsWith('en');
}

async function start() {
  if (embedding) parent.postMessage({ type: 'k2plate:here' }, '*'); // the frame was not refused
  const glyphs = createGlyphs();
  const promise = startProgram(glyphs);
  const readable = glyphs.usable();
  if (readable) glyphs.warm();
  const program = await promise;
  during(program.complete).catch(() => {}); // not at rest before
  const { wasm } = program;
  // Without antialiasing and depth: the shapes bring their own soft edges. A calculator needs no fast GPU.
  const gl = readable && canvas.getContext('webgl2', { alpha: false, antialias: false, depth: false, powerPreference: 'low-power' });
  const renderer = gl ? createRenderer(gl) : null;
  program.start(gl ? gl.getParameter(gl.MAX_TEXTURE_SIZE) : 4096, inEnglish());
  // What a reader brings along may need any part of the program; the first visit needs the first part only.
  if (keptSomething() || location.hash || location.search) await program.complete;

  const plate = createPlate(program);
  const overlay = createOverlay(elements, byId('live'), news);
  const view = createView(canvas, page, byId('probe'));
  const frames = createFrames((now) => {
    try {
      return draw(now);
    } catch (error) {
      if (!(error instanceof NotHereYet)) {
        frames.stop();
        fail(error);
      }
      return Infinity;
    }
  });
  plate.setSettings({ ...keptSettings(), compact: query.has('compact') });
  const keeper = createKeeper(plate, frames.wake);
  const link = createLink(plate, keeper, frames.wake);
  /** @type {ReturnType<typeof import('./late/embedded.js').embed> | undefined} */
  let embedded;
  let lost = false;
  let fetching = false;

  /** The foods as the reader was told last. @type {import('./plate.js').Item[]} */
  let told = [];
  /** What is to be said of the plate, in a sentence. */
  async function news() {
    const before = told;
    told = plate.items();
    if (JSON.stringify(before) === JSON.stringify(told)) return '';
    return import('./late/news.js').then(({ news }) => news(before, told), () => ''); // without a network the verdict is enough
  }

  /** The reader opened an explanation: its words come, or the page says that they did not. */
  async function bringDetails() {
    fetching = true;
    plate.setDetails(await during(fetchDetails()).catch(() => ''));
    fetching = false;
    frames.wake();
  }

  /** The last frame's. @type {import('./plate.js').View | undefined} */
  let seen;
  /** The width changed, as of a turned phone: what the reader is at stays in the window until the layout is at rest. */
  let holding = false;

  /** @param {import('./plate.js').View} now */
  function watchWidth(now) {
    const focused = document.activeElement;
    if (seen && seen.width !== now.width && elements.contains(focused)) {
      const y = /** @type {Element} */ (focused).getBoundingClientRect().top - page.getBoundingClientRect().top - seen.scrollY;
      holding ||= y >= 0 && y < seen.height;
    }
    seen = now;
  }

  /** @param {number} now */
  function draw(now) {
    const measured = view.measure();
    watchWidth(measured);
    let wait = plate.frame(measured, now);
    if (plate.wantsDetails() && !fetching) bringDetails().catch(fail);
    const height = `${plate.pageHeight()}px`;
    if (page.style.height !== height) page.style.height = height;
    if (page.style.cursor !== plate.cursor()) page.style.cursor = plate.cursor();
    const tree = plate.semantics();
    if (tree) overlay.update(tree);
    if (holding) {
      document.activeElement?.scrollIntoView({ block: 'nearest' });
      seen = view.measure();
      wait = plate.frame(seen, now); // from where it now looks
      holding = wait < Infinity;
    }
    const settings = plate.settings();
    const text = !renderer?.ready() || lost || view.wantsText() || settings.text;
    root.classList.toggle('elder', settings.elder);
    root.classList.toggle('text', text);
    renderer?.draw(wasm.HEAPU8, plate.draws(), !text);
    // The page shows the foods of one meal; paper has no tabs.
    if (view.printing()) byId('printed').textContent = plate.items().map(({ name, amount }) => `${name} ${amount}`).join(' · ');
    if (root.lang !== plate.lang()) root.lang = plate.lang();
    if (keeper.keepSettings()) {
      keeper.keep(); // where "remember" was unticked, what was kept goes at once
      if (!embedding) link.follow();
    }
    api.check();
    embedded?.drawn();
    return wait;
  }

  let found = () => {};
  canvas.addEventListener('webglcontextlost', (event) => {
    event.preventDefault(); // or the browser would never restore it
    if (!embedded?.asleep()) found = later(() => ((lost = true), frames.wake()), TEXT_AFTER_LOSS_MS);
  });
  canvas.addEventListener('webglcontextrestored', () => {
    found();
    lost = false;
    renderer?.restore();
    plate.contextRestored();
    frames.wake();
  });

  listenToPointers(page, canvas, plate, overlay, frames);
  const tools = { page, plate, overlay, frames, link };
  listenToPresses(elements, overlay, plate, frames, ({ key, value }) => {
    // A link of the page's own: "#result.ca".
    if (value?.startsWith('#')) {
      const at = (/** @type {string} */ key) => /** @type {HTMLElement | null} */ (elements.querySelector(`[data-k2="${key}"]`));
      at(value.slice(1))?.scrollIntoView({ block: 'center' });
      at(value.replace('#result', 'how'))?.focus({ preventScroll: true }); // the card's own control
    }
    if (key === 'plate.mine') link.mine();
    if (key === 'plate.adopt') link.adopt();
    if (key && /^(share|own)\./.test(key)) during(import('./late/share.js').then(({ act }) => act({ ...tools, key })));
  });
  listenToFields(elements, overlay, plate, frames);

  if (apart) plate.setEmbedded(query.get('share') === 'plate');
  const kept = keeper.begin();
  const frame = { page, canvas, elements, plate, frames, view, gl, query };
  const late = await embedding;
  late?.furnish(frame, kept);
  if (!embedding) {
    link.open();
    addEventListener('hashchange', () => (link.open(), frames.wake()));
  }

  byId('intro').remove();
  root.classList.add('started');
  program.repeated = () => {
    renderer?.restore(); // the new program makes its textures anew
    if (!embedding) link.follow(); // in between it could not be written
    frames.run();
  };
  program.came = frames.wake;
  api.start(plate, frames.wake, keeper.keep, program.complete);
  if (!embedding) api.api.on('change', link.follow);
  if (kept && !embedding) link.follow();
  const damage = keeper.damage();
  if (damage) tell(plate, frames.wake, ({ reason, say }) => say('kept.damaged', { message: reason(damage) }));
  told = plate.items(); // so far all is as it was found
  frames.run();
  view.watch(frames.run, frames.wake);
  embedded = late?.embed(frame);
  const begin = () => void setTimeout(async () => (await import('./late/share.js')).later(tools), LATER_MS);
  program.complete.then(begin, begin); // counted from when it is ready
}

/** The program did not come, or broke: the page says so in words and stays readable. @param {unknown} error */
function fail(error) {
  root.classList.add('failed');
  api.fail(error);
  console.error(error);
}
