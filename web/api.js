// window.k2plate: the page's interface for other scripts (docs/formats.md, "In the page").
import { rest } from './rest.js';
import { tell } from './tell.js';

/** @param {string} at JSON pointer @param {string} message */
const refusal = (at, message) => Object.assign(new Error(message), { at });

export function createApi() {
  /** @type {import('./plate.js').Plate | undefined} */
  let plate;
  let redraw = () => {};
  let keep = () => {};
  let revision = 0;
  /** @type {Set<() => void>} */
  const listeners = new Set();
  /** @type {() => void} */
  let resolve;
  /** @type {(reason: unknown) => void} */
  let reject;
  const ready = new Promise((yes, no) => ((resolve = () => yes(undefined)), (reject = no)));
  ready.catch(() => {}); // whoever waits is told; nobody has to wait

  function started() {
    if (!plate) throw refusal('', 'k2plate is not ready yet: await k2plate.ready');
    return plate;
  }

  /** Tells everyone when the day has changed since the last time. */
  function check() {
    const now = started().revision();
    if (now === revision) return;
    revision = now;
    keep();
    for (const listener of listeners) {
      try {
        listener();
      } catch (error) {
        setTimeout(() => { throw error; }); // theirs to fix; the others are told all the same
      }
    }
  }

  const api = {
    ready,
    day: () => started().day(),
    report: () => started().report(),
    suggest: () => started().suggestions(),

    /** What a sentence says to have been eaten; nothing changes. Throws {at, message} when it is too long. @param {unknown} text */
    read(text) {
      const reading = started().read(String(text));
      if ('message' in reading) throw refusal(reading.at, reading.message);
      return reading;
    },

    /** Resolves when nothing is left to do: no frame is due, no timer runs, no file is on its way. */
    rest: async () => (await ready, rest()),

    /** Replaces the day, at once; throws {at, message} and changes nothing when it is not valid. @param {unknown} day */
    load(day) {
      const plate = started();
      let json;
      try {
        json = JSON.stringify(day) ?? 'null';
      } catch (error) {
        throw refusal('', String(error));
      }
      const error = plate.load(json);
      redraw();
      if (error) {
        tell(plate, redraw, ({ refused }) => refused(error));
        throw refusal(error.at, error.message);
      }
      check();
    },

    /** Would load() take it? Null, or {at, message}; shows and changes nothing. @param {unknown} day */
    check: (day) => started().check(JSON.stringify(day) ?? 'null') ?? null,

    /** Calls back after each change of the day; the result stops that. @param {'change'} event @param {() => void} listener */
    on(event, listener) {
      if (event !== 'change') throw new TypeError(`k2plate has no event "${event}"`);
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };

  return {
    api,
    check,
    /**
     * @param {import('./plate.js').Plate} started @param {() => void} wake @param {() => void} changed before anybody else is told
     * @param {Promise<void>} complete then it is ready
     */
    start(started, wake, changed, complete) {
      plate = started;
      redraw = wake;
      keep = changed;
      revision = plate.revision();
      complete.then(resolve, reject);
    },
    /** @param {unknown} reason */
    fail: (reason) => reject(reason),
  };
}
