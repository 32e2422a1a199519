// When to draw. An idle page has no frame and no timer: something must happen first.
import { busy } from './rest.js';

/** setTimeout overflows above this. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

/**
 * @param {(nowS: number) => number} draw draws a frame; returns in how many seconds the next is due:
 *   0 at once, finite after a pause, Infinity when something happens
 */
export function createFrames(draw) {
  let request = 0;
  let timer = 0;
  let stopped = false;
  let drawing = false;
  /** Of the frame that is due. */
  let drawn = () => {};

  function cancel() {
    cancelAnimationFrame(request);
    clearTimeout(timer);
    request = timer = 0;
    drawn();
  }

  /** Something happened: draw with the browser's next frame. A hidden page sleeps until it is seen again. */
  function wake() {
    if (request || stopped || document.hidden) return;
    cancel();
    drawn = busy();
    request = requestAnimationFrame(run);
  }

  /**
   * Draw now, inside the event handler: focus and the on-screen keyboard need the reader's gesture. A frame that takes a
   * field away makes it lose the focus, and what was typed there asks for a frame: that one comes next.
   */
  function run() {
    if (drawing) return wake();
    const done = busy(); // until the next is asked for
    cancel();
    if (!stopped) {
      drawing = true;
      const wait = draw(performance.now() / 1000);
      drawing = false;
      if (wait <= 0) wake();
      else if (wait < Infinity && !document.hidden) {
        drawn = busy();
        timer = window.setTimeout(wake, Math.min(wait * 1000, LONGEST_WAIT_MS));
      }
    }
    done();
  }

  document.addEventListener('visibilitychange', () => (document.hidden ? cancel() : wake()));
  // Back from the back/forward cache: what was drawn may be gone.
  window.addEventListener('pageshow', (event) => event.persisted && wake());

  return {
    wake,
    run,
    /** For good: the program broke. */
    stop() {
      stopped = true;
      cancel();
    },
  };
}

/** @typedef {ReturnType<typeof createFrames>} Frames */
