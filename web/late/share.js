// What the buttons of the share card and the one for own foods do, files that are dropped or pasted, and the page without
// a network. Fetched with the first such press, or when the page has been open for a while (web/main.js); what stands
// behind each button only when it is pressed.
import { keepOffline } from './offline.js';

/**
 * @typedef {{
 *   page: HTMLElement,
 *   plate: import('../plate.js').Plate,
 *   overlay: import('../overlay.js').Overlay,
 *   frames: import('../frames.js').Frames,
 *   link: import('../link.js').Link,
 * }} Tools
 * @typedef {Tools & { key: string }} Wish what was pressed
 */

/** @type {Record<string, ((wish: Wish) => unknown) | undefined>} */
const actions = {
  'share.link': async (wish) => (await import('./share_link.js')).shareLink(wish),
  'share.picture': async (wish) => (await import('./picture.js')).sharePicture(wish),
  'share.print': () => window.print?.(), // Firefox for Android has none before 114
  'share.save': async (wish) => (await import('./days.js')).saveDay(wish),
  'share.days': async (wish) => (await import('./days.js')).showDays(wish),
  'share.files': (wish) => openFiles(wish),
  'own.food': async (wish) => (await import('./own_food.js')).ownFood(wish),
  'share.full': ({ plate }) => window.open(`${location.href.split(/[?#]/)[0]}#${plate.link(false, true)}`, '_blank', 'noopener'),
};

/** @param {Wish} wish @param {string | File} [source] */
const openFiles = async (wish, source) => (await import('./files.js')).files(wish, source);

/** @param {Wish} wish */
export const act = (wish) => actions[wish.key]?.(wish);

/** When the page has been open for a while. @param {Tools} tools */
export function later(tools) {
  if (parent === window) {
    keepOffline();
    takeFiles(tools);
  } else {
    // In an article nothing is kept for those who only pass by.
    for (const press of ['pointerdown', 'keydown']) addEventListener(press, keepOnce);
  }
}

function keepOnce() {
  for (const press of ['pointerdown', 'keydown']) removeEventListener(press, keepOnce);
  keepOffline();
}

/** A file that is dropped anywhere on the page, or an export that is pasted outside a field, is an import. @param {Tools} tools */
function takeFiles(tools) {
  const wish = { ...tools, key: 'share.files' };
  addEventListener('dragover', (event) => event.dataTransfer?.types.includes('Files') && event.preventDefault());
  addEventListener('drop', (event) => {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault(); // or the browser would leave the page for the file
    openFiles(wish, file);
  });
  addEventListener('paste', (event) => {
    const text = event.clipboardData?.getData('text') ?? '';
    if (/^\s*\{/.test(text) && !(event.target instanceof Element && event.target.closest('input, textarea'))) openFiles(wish, text);
  });
}
