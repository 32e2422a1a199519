// The plate in the address: the text after # follows the plate, and a link that somebody opens is shown, while the
// reader's own plate waits (web/storage.js). The history entry remembers which text this window wrote itself, so that a
// reload, or the way back, is never taken for somebody's link.
import { NOTICE } from './plate.js';
import { later } from './rest.js';
import { apart } from './storage.js';
import { tell } from './tell.js';

/** The contract wants it within 500 ms. Browsers refuse more than some 100 changes of the address in 30 s. */
const FOLLOW_AFTER_MS = 300;

/** @typedef {{ text: string, sent: boolean }} Mark of the history entry: what this window wrote, and whose plate it is */

/** @param {any} day */
const foodsOf = ({ meals, foods = [], rest_of_day = {} }) => JSON.stringify([meals, foods, rest_of_day]);

/** @param {import('./plate.js').Plate} plate @param {import('./storage.js').Keeper} keeper @param {() => void} wake */
export function createLink(plate, keeper, wake) {
  let due = false;
  /** Somebody else's plate is shown. */
  let sent = false;
  /** Its sender says who it is for. */
  let says = false;
  const ours = () => plate.link(false, says);
  /** A damaged link stands in the address, to be mended there, until the plate changes. @type {{ hash: string, beside: string } | undefined} */
  let damaged;

  function write() {
    due = false;
    /** @type {Mark} */
    const mark = { text: ours(), sent };
    if (damaged?.hash === location.hash && damaged.beside === mark.text) return;
    if (location.hash === `#${mark.text}` && JSON.stringify(history.state?.k2plate) === JSON.stringify(mark)) return;
    try {
      history.replaceState({ ...history.state, k2plate: mark }, '', `#${mark.text}`);
    } catch {} // too often, or a frame that may not: the next change tries again
  }

  function follow() {
    if (!due) later(write, FOLLOW_AFTER_MS);
    due = true;
  }

  /** @param {boolean} is */
  function show(is) {
    sent = is;
    if (!sent) says = false;
    plate.showNotice(NOTICE.sent, sent);
    write(); // at once: a reload is to find it so
    wake();
  }

  /** Back to the reader's own plate. */
  function mine() {
    if (!sent) return;
    keeper.giveBack(says);
    show(false);
  }

  return {
    /** The plate, or how it is shown, has changed. */
    follow,
    mine,
    sent: () => sent,
    /** What was sent becomes the reader's own. */
    adopt: () => void (sent && keeper.adopt() && show(false)),

    /** The address has changed, or the page begins with it. */
    open() {
      // Some messengers escape more of an address than they must.
      const text = location.hash.slice(1).replace('%3D', '=');
      if (!text.startsWith('p=')) return mine();
      if (text === ours()) return;
      /** @type {Mark | undefined} */
      const mark = history.state?.k2plate;
      if (mark?.text === text && !mark.sent) {
        mine();
        // Where nothing is kept, the address is all that is left of the plate.
        if (!keeper.has()) plate.loadLink(text, true);
        keeper.ignoreSettings();
        return;
      }
      const before = plate.day();
      const opened = plate.loadLink(text, apart); // an article's plate is whole, with its language
      keeper.ignoreSettings();
      if (!opened) {
        damaged = { hash: location.hash, beside: ours() };
        return void tell(plate, wake, ({ say }) => say('link.damaged'));
      }
      if (!sent && foodsOf(before) === foodsOf(plate.day())) return void plate.restart(JSON.stringify(before)); // one's own
      if (apart) return wake();
      keeper.lend(before);
      says = opened === 2;
      show(true);
    },
  };
}

/** @typedef {ReturnType<typeof createLink>} Link */
