// The page inside <k2-plate> (web/embed.js): as tall as its content, drawn only where it is seen, light or dark as the
// article wants. To the article go height, number of foods and the shown score, and no score once a question about health
// was answered other than no. The foods only if it asked for them, and put them there itself or the reader pressed to share.

import { later } from '../rest.js';

const HEIGHT_AFTER_MS = 60; // a change settles over a few frames; the article is told once
const BAND_SCREENS = 1.5; // the canvas: no phone can make one as tall as a long page
const MARGIN_PX = 120;
const STRIP_PX = 100;

/**
 * "tofu_north:100,egg:1u" as a day, and the parts of it that are no food with an amount.
 * @param {string} text @param {string} lang
 */
export function dayOf(text, lang) {
  /** @type {any[]} */
  const items = [];
  /** @type {string[]} */
  const refused = [];
  for (const part of text.split(',')) {
    const [, food, amount, units] = /^\s*([\w-]+)\s*:\s*(\d+\.?\d*)\s*(u?)\s*$/.exec(part) ?? [];
    if (food) items.push(units ? { food, units: Number(amount) } : { food, g: Number(amount) });
    else if (part.trim()) refused.push(part.trim());
  }
  return { day: { version: 1, lang, meals: [{ slot: 'breakfast', items }] }, refused };
}

/** @param {any} day */
const foodsOf = ({ meals }) => JSON.stringify(meals);

/**
 * @typedef {{
 *   page: HTMLElement, canvas: HTMLCanvasElement, elements: HTMLElement,
 *   plate: import('../plate.js').Plate, frames: import('../frames.js').Frames, view: import('../view.js').View,
 *   gl: WebGL2RenderingContext | null | false, query: URLSearchParams,
 * }} Frame
 */

/** To the article, whoever it is. @param {Record<string, unknown>} message */
const tell = (message) => parent.postMessage(message, '*');

/** The foods that the article put there itself, as text. */
let articles = '';

/**
 * The article's plate as the program takes it. A part of it that is none is left out and told to the article, not to its
 * readers.
 * @param {import('../plate.js').Plate} plate @param {string} text @param {string} lang
 * @returns {string | undefined} a day; none where no part of the text is one
 */
function articlesDay(plate, text, lang) {
  const { day, refused } = dayOf(text, lang);
  const { items } = day.meals[0];
  let error = plate.check(JSON.stringify(day));
  while (error && items.length) {
    const at = Number(/^\/meals\/0\/items\/(\d+)/.exec(error.at)?.[1] ?? items.length - 1);
    const [{ food, g, units }] = items.splice(at, 1);
    refused.push(`${food}:${units ? `${units}u` : g}`);
    error = plate.check(JSON.stringify(day));
  }
  if (refused.length) tell({ type: 'k2plate:refused', parts: refused });
  if (refused.length && !items.length) return undefined;
  articles = foodsOf(day);
  return JSON.stringify(day);
}

/** Before the first frame: the article's wishes. @param {Frame} frame @param {boolean} kept has the reader been here? */
export function furnish({ plate, view, query }, kept) {
  document.documentElement.classList.add('embedded');
  view.setTheme(query.get('theme') ?? 'auto');
  const lang = query.get('lang') === 'en' ? 'en' : 'zh';
  const day = articlesDay(plate, query.get('plate') ?? '', lang);
  if (!kept) plate.restart(day ?? JSON.stringify(dayOf('', lang).day));
  else if (plate.day().lang !== lang) plate.restart(JSON.stringify({ ...plate.day(), lang })); // this article's, whatever the last one's was
}

/** @param {Frame} frame */
export function embed({ page, canvas, elements, plate, frames, view, gl, query }) {
  const host = parent;
  const root = document.documentElement;
  let told = 0;
  let due = false;
  let revision = plate.revision();
  let shares = false;
  let asleep = false;
  const still = new Image();
  still.alt = '';
  still.className = 'still';
  const context = gl ? gl.getExtension('WEBGL_lose_context') : null;
  /** What is to be seen on the still. */
  let stillOf = '';
  /** The context: we let go of it; the browser has said that it is gone. */
  let losing = false;
  let gone = false;

  const contentHeight = () => (root.classList.contains('text') ? elements.offsetHeight : plate.pageHeight());

  function measure() {
    due = false;
    const height = Math.ceil(contentHeight());
    if (Math.abs(height - told) < 1) return;
    told = height;
    tell({ type: 'k2plate:height', height });
    tell({ sentinel: 'amp', type: 'embed-size', height });
  }

  // Which part of the page the reader sees, though the article scrolls and not this frame.
  let top = 0;
  const tall = () => Math.min(Math.max(plate.pageHeight(), 1), Math.round(screen.height * BAND_SCREENS));
  /** @param {number} from @param {number} to page px */
  function show(from, to) {
    const height = tall();
    const last = Math.max(0, plate.pageHeight() - height);
    const covered = from - MARGIN_PX >= top && to + MARGIN_PX <= top + height;
    const next = Math.max(0, Math.min(last, Math.round((from + to - height) / 2)));
    if (covered || next === top) return;
    top = next;
    canvas.style.top = `${top}px`;
    if (!asleep) frames.run();
  }
  // Strips down the page: each says when it comes into view and goes. (The page as a whole covers the screen all the time.)
  /** @type {HTMLElement[]} */
  const strips = [];
  const seen = new Set();
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const at = strips.indexOf(/** @type {HTMLElement} */ (target));
      if (isIntersecting) seen.add(at);
      else seen.delete(at);
    }
    if (seen.size) show(Math.min(...seen) * STRIP_PX, (Math.max(...seen) + 1) * STRIP_PX);
  });
  function layStrips() {
    // None reaches below the page; the margin covers what is left there.
    while ((strips.length + 1) * STRIP_PX <= plate.pageHeight()) {
      const strip = document.createElement('div');
      strip.style.cssText = `position:absolute;z-index:-1;top:${strips.length * STRIP_PX}px;width:1px;height:${STRIP_PX}px`;
      strips.push(strip);
      page.append(strip);
      observer.observe(strip);
    }
    while (strips.length * STRIP_PX > plate.pageHeight()) {
      seen.delete(strips.length - 1);
      const strip = /** @type {HTMLElement} */ (strips.pop());
      observer.unobserve(strip);
      strip.remove();
    }
  }

  const look = () => {
    const { width, height, scale, dark, moreContrast, textZoom } = view.measure();
    return JSON.stringify([width, height, scale, dark, moreContrast, textZoom, canvas.style.cssText, plate.revision(), plate.lang(), plate.settings()]);
  };
  function takeStill() {
    frames.run(); // a drawing can be read only in the task that made it
    still.src = canvas.toDataURL('image/jpeg', 0.85);
    still.style.cssText = canvas.style.cssText;
    stillOf = look();
  }
  function lose() {
    losing = true;
    context?.loseContext();
  }
  /** When it is wanted: to be used, or for a fresh still. Before the browser has said that it is gone it would refuse. */
  function restore() {
    if (!gone || (asleep && look() === stillOf)) return;
    gone = false;
    context?.restoreContext();
  }

  function sleep() {
    if (asleep || !context || root.classList.contains('text')) return;
    takeStill();
    canvas.after(still);
    asleep = true;
    lose();
  }
  function wake() {
    if (!asleep) return;
    asleep = false;
    restore();
    tell({ type: 'k2plate:awake' });
  }
  canvas.addEventListener('webglcontextlost', () => {
    if (!losing) return; // by the system
    losing = false;
    setTimeout(() => {
      gone = true;
      if (!asleep) restore(); // it was touched meanwhile
      else frames.wake(); // or something changed
    });
  });
  canvas.addEventListener('webglcontextrestored', () => {
    if (!asleep) return void requestAnimationFrame(() => requestAnimationFrame(() => still.remove()));
    takeStill();
    lose();
  });
  for (const event of ['pointerover', 'pointerdown', 'focusin']) addEventListener(event, wake, true);
  // Before the reader does something here, nothing in the article moves (web/embed.js).
  for (const event of ['pointerdown', 'keydown']) addEventListener(event, () => tell({ type: 'k2plate:touched' }), { capture: true, once: true });

  addEventListener('message', ({ source, data }) => {
    if (source !== host || typeof data?.type !== 'string') return;
    if (data.type === 'k2plate:theme') return view.setTheme(String(data.theme)), frames.wake(); // no reason to wake up
    if (data.type === 'k2plate:load' && typeof data.plate === 'string') {
      const day = articlesDay(plate, data.plate, root.lang === 'en' ? 'en' : 'zh');
      if (day) plate.load(day);
    } else if (data.type === 'k2plate:sleep') return sleep();
    else return;
    wake();
    frames.wake();
  });

  /** What the article may know of the plate. */
  const outline = () => {
    const count = plate.items().length;
    return { count, score: count && plate.tellsScore() ? (plate.report().shown['balance.figure'] ?? '') : '' };
  };

  tell({ type: 'k2plate:ready', ...outline() });
  return {
    asleep: () => asleep,
    /** After each frame. */
    drawn() {
      if (asleep) restore(); // for a fresh still, if this frame shows something new
      layStrips();
      const height = `${tall()}px`;
      if (canvas.style.height !== height) {
        canvas.style.height = height;
        frames.wake();
      }
      if (!due && Math.abs(contentHeight() - told) >= 1) {
        due = true;
        later(measure, HEIGHT_AFTER_MS);
      }
      if (plate.revision() === revision && plate.sharesWithArticle() === shares) return;
      revision = plate.revision();
      shares = plate.sharesWithArticle();
      const { meals } = plate.day();
      tell({
        type: 'k2plate:change',
        ...outline(),
        ...(query.get('share') === 'plate' && (shares || foodsOf({ meals }) === articles) && { plate: meals }),
      });
    },
  };
}
