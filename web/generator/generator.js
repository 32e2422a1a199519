// embed.html: from a few choices to the lines that put <k2-plate> into an article, and an article that shows them. The
// address in the lines is where this page is; file and integrity are those that scripts/generator.mjs found in embed.json.
import { dayOf } from '../late/embedded.js';

const root = document.documentElement;
const folder = new URL('./', location.href).href;

/** @template {HTMLElement} T @param {string} id @returns {T} */
const byId = (id) => /** @type {T} */ (document.getElementById(id));
const form = /** @type {HTMLFormElement} */ (byId('choices'));
const own = /** @type {HTMLInputElement} */ (byId('own'));

/** @param {string} name */
const chosen = (name) => /** @type {RadioNodeList} */ (form.elements.namedItem(name)).value;
/** @param {string} id */
const ticked = (id) => /** @type {HTMLInputElement} */ (byId(id)).checked;

/** @param {string} language "zh" or "en" */
function speak(language) {
  root.dataset.language = language;
  root.lang = language === 'zh' ? 'zh-CN' : 'en';
  for (const button of document.querySelectorAll('button[data-language]')) {
    button.setAttribute('aria-pressed', String(button.getAttribute('data-language') === language));
  }
}

/** Shows one of the sentences that are in the page, or none. @param {string} [id] @param {string} [about] what it speaks of */
function tell(id, about = '') {
  for (const sentence of document.querySelectorAll('#news span[id]')) sentence.toggleAttribute('hidden', sentence.id !== id);
  byId('about').textContent = about;
}

/** The program, out of sight: it reads links and plates, and writes links. Fetched when first wanted. @type {Promise<any> | undefined} */
let program;
function tool() {
  program ??= new Promise((done) => {
    const frame = document.createElement('iframe');
    frame.id = 'tool';
    frame.title = 'K2 Plate';
    frame.src = `./index.html?plate=${KEPT_AS}`;
    frame.addEventListener('load', () => done(frame.contentWindow));
    document.body.append(frame);
  }).then(async (window) => {
    await window.k2plate.ready;
    return window;
  });
  return program;
}
/** It keeps its plate apart from the reader's, and that is thrown away. */
const KEPT_AS = 'embed.html';
addEventListener('pagehide', () => {
  try {
    localStorage.removeItem(`k2plate.embed:${KEPT_AS}`);
  } catch {}
});

/** @param {Window} window */
const pageOf = (window) => window.location.href.split('#')[0];

const EMPTY = { version: 1, meals: [] };

/** The plate of a copied link, as the attribute has it; undefined when there is none in it. @param {string} text */
async function plateOfLink(text) {
  const window = await tool();
  window.k2plate.load(EMPTY);
  const taken = new Promise((done) => window.addEventListener('hashchange', done, { once: true })); // after the program's own listener
  window.history.replaceState(null, '', pageOf(window)); // also the same link once more is a change
  window.location.replace(pageOf(window) + text.slice(text.indexOf('#')).trim());
  await taken;
  const day = window.k2plate.day();
  const owned = new Set([...(day.foods ?? []), ...(day.dishes ?? [])].map((/** @type {any} */ food) => food.id));
  const items = day.meals.flatMap((/** @type {any} */ meal) => meal.items);
  const known = items.filter((/** @type {any} */ { food }) => !owned.has(food));
  const plate = known.map((/** @type {any} */ { food, g, units }) => (units === undefined ? `${food}:${Number(g.toFixed(1))}` : `${food}:${units}u`)).join(',');
  return items.length ? { plate, leftOut: items.length - known.length } : undefined;
}

/** The reader's own plate, checked by the program; undefined when there is none, and it says what is wrong with it. @returns {Promise<string | undefined>} */
async function ownPlate() {
  const text = own.value.trim();
  tell();
  if (!text) return undefined;
  if (text.includes('#')) {
    const found = await plateOfLink(text);
    if (!found) tell('bad');
    else if (found.leftOut) tell('left_out', String(found.leftOut));
    return found?.plate;
  }
  const { day, refused } = dayOf(text, 'zh');
  const error = (await tool()).k2plate.check(day);
  if (!refused.length && !error) return text.replace(/\s/g, '');
  const at = /items\/(\d+)/.exec(error?.at)?.[1];
  tell('unknown', refused[0] ?? text.split(',').filter((part) => part.trim())[Number(at)] ?? text);
  return undefined;
}

/** The place of the calculator before any script runs, as in web/embed.js: nothing in the article jumps. */
const RESERVED = 'display:block;min-height:max(760px,1500px - 100vw)';

/** @param {string} text */
const attribute = (text) => text.replace(/[&"<>]/g, (c) => `&#${c.charCodeAt(0)};`);

/** The last plate that could be read. */
let plate = '';
/** Only the last of several changes counts. */
let round = 0;

async function make() {
  const mine = ++round;
  byId('own_part').hidden = chosen('plate') !== 'own';
  byId('colour').hidden = !ticked('accented');
  const wanted = chosen('plate') === 'own' ? await ownPlate() : chosen('plate');
  if (mine !== round) return;
  if (wanted === undefined) return; // the lines stay as they were
  plate = wanted;
  if (chosen('plate') !== 'own') tell();

  const attributes = /** @type {Record<string, string>} */ ({ plate, lang: chosen('lang'), theme: chosen('theme') });
  if (ticked('compact')) attributes.compact = '';
  if (ticked('accented')) attributes.accent = /** @type {HTMLInputElement} */ (byId('accent')).value;
  const { file = '', integrity = '' } = root.dataset;
  const script = ticked('fixed')
    ? `<script type="module" src="${folder}${file}" integrity="${integrity}" crossorigin="anonymous"></script>`
    : `<script type="module" src="${folder}embed.js"></script>`;
  const shown = Object.entries(attributes).map(([name, value]) => (value ? ` ${name}="${attribute(value)}"` : name === 'compact' ? ' compact' : ''));
  /** @type {HTMLTextAreaElement} */ (byId('code')).value = `${script}\n<k2-plate${shown.join('')} style="${RESERVED}"><a href="${folder}">K2 Plate</a></k2-plate>`;

  const element = document.createElement('k2-plate');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(Object.assign(document.createElement('a'), { href: folder, textContent: 'K2 Plate' }));
  document.querySelector('k2-plate')?.replaceWith(element);
  await makeFrame(mine);
}

/** The iframe's plate is a link, which only the program can write. @param {number} mine */
async function makeFrame(mine) {
  if (!(/** @type {HTMLDetailsElement} */ (byId('plain')).open)) return;
  const window = await tool();
  if (mine !== round) return;
  window.k2plate.load(EMPTY);
  window.history.replaceState(null, '', pageOf(window));
  window.k2plate.load(dayOf(plate, chosen('lang')).day);
  while (!window.location.hash) await new Promise((done) => setTimeout(done, 50)); // it follows within 500 ms
  if (mine !== round) return;
  const address = `${folder}index.html${ticked('compact') ? '?compact' : ''}${window.location.hash}`;
  const title = chosen('lang') === 'zh' ? 'K2 餐盘' : 'K2 Plate';
  /** @type {HTMLTextAreaElement} */ (byId('frame_code')).value = `<iframe src="${attribute(address)}" title="${title}" style="width:100%;height:860px;border:0" loading="lazy"></iframe>`;
}

/** @param {string} id of the text; beside it a button and the two outcomes */
function copies(id) {
  const text = /** @type {HTMLTextAreaElement} */ (byId(id));
  byId(`${id}_copy`).addEventListener('click', async () => {
    let done = true;
    try {
      await navigator.clipboard.writeText(text.value);
    } catch {
      text.focus();
      text.select();
      done = document.execCommand('copy');
    }
    byId(`${id}_copied`).hidden = !done;
    byId(`${id}_manually`).hidden = done;
  });
}

const asked = new URLSearchParams(location.search).get('lang') ?? navigator.language;
speak(asked.startsWith('zh') ? 'zh' : 'en');
/** @type {HTMLInputElement} */ (document.querySelector(`input[name=lang][value=${root.dataset.language}]`)).checked = true;
byId('language').addEventListener('click', ({ target }) => {
  const language = /** @type {HTMLElement} */ (target).closest('button')?.dataset.language;
  if (language) speak(language);
});
form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('change', make);
own.addEventListener('input', make);
byId('plain').addEventListener('toggle', () => makeFrame(round));
copies('code');
copies('frame_code');
make();
