// The plate in the address: the text after # follows the plate, and a link that somebody opens becomes the plate.
import { later } from './rest.js';
import { keepDay, keepReplaced } from './storage.js';
import { tell } from './tell.js';

/** The contract wants it within 500 ms. Browsers refuse more than some 100 changes of the address in 30 s. */
const FOLLOW_AFTER_MS = 300;

/** @param {import('./plate.js').Plate} plate @param {() => void} wake */
export function createLink(plate, wake) {
  let due = false;
  const ours = () => `#${plate.link(false)}`;

  function write() {
    due = false;
    try {
      if (location.hash !== ours()) history.replaceState(history.state, '', ours());
    } catch {} // too often, or a frame that may not: the next change tries again
  }

  return {
    /** The plate, or how it is shown, has changed. */
    follow() {
      if (!due) later(write, FOLLOW_AFTER_MS);
      due = true;
    },

    /** The plate of the address takes the place of the present one, which is kept: by undo, and among the saved days. */
    open() {
      // Some messengers escape more of an address than they must.
      const text = location.hash.slice(1).replace('%3D', '=');
      if (!text.startsWith('p=') || `#${text}` === ours()) return;
      const before = plate.day();
      if (!plate.loadLink(text)) {
        return void tell(plate, wake, ({ say }) => say('link.damaged'));
      }
      keepReplaced(before);
      keepDay(plate.day());
    },
  };
}
