// Pointers. Presses on controls reach the program as DOM clicks only (keys.js), whoever makes them: mouse, finger,
// keyboard or screen reader. Here: hover looks, the pressed look, drags on drawings that want them, and the long press
// that explains. Nothing is prevented, so one finger scrolls, two fingers zoom and the wheel is the page's.
import { POINTER } from './plate.js';
import { later } from './rest.js';

/** A finger that has moved this far sideways drags; before that it may still be about to scroll. */
const DRAG_AFTER_PX = 8;

/** A finger that rests so long on what is explained asks for the explanation. */
const LONG_PRESS_MS = 500;

/**
 * @param {HTMLElement} page holds the canvas and the overlay
 * @param {HTMLCanvasElement} canvas
 * @param {import('./plate.js').Plate} plate
 * @param {import('./overlay.js').Overlay} overlay
 * @param {import('./frames.js').Frames} frames
 */
export function listenToPointers(page, canvas, plate, overlay, frames) {
  let pressed = false;
  /** The pointer that drags a drawing, or may come to: where it went down, and where the program saw it last. @type {{ down: PointerEvent, last: PointerEvent | null } | null} */
  let drag = null;

  /** @type {PointerEvent | undefined} */
  let resting;
  let noLongPress = () => {};

  /** @param {PointerEvent} event */
  function rest(event) {
    resting = event;
    noLongPress = later(() => {
      const box = page.getBoundingClientRect();
      const sign = overlay.explanationAt(event.clientX - box.left, event.clientY - box.top);
      if (!sign) return;
      plate.activate(sign.id);
      frames.run();
    }, LONG_PRESS_MS);
  }
  /** @param {PointerEvent} event */
  function stir({ clientX, clientY }) {
    if (resting && Math.hypot(clientX - resting.clientX, clientY - resting.clientY) >= DRAG_AFTER_PX) noLongPress();
  }

  /** @param {number} kind @param {PointerEvent} event */
  function send(kind, event) {
    const box = canvas.getBoundingClientRect();
    plate.pointer(kind, event.clientX - box.left, event.clientY - box.top, event.pointerType === 'touch');
    frames.wake();
  }

  /** @param {PointerEvent} event */
  function begin(event) {
    if (!drag) return;
    send(POINTER.down, drag.down);
    drag.last = event;
  }

  page.addEventListener('pointermove', (event) => {
    stir(event);
    if (event.pointerId !== drag?.down.pointerId) {
      if (event.pointerType === 'mouse') send(POINTER.move, event);
      return;
    }
    if (!drag.last && Math.abs(event.clientX - drag.down.clientX) >= DRAG_AFTER_PX) begin(event);
    if (!drag.last) return;
    drag.last = event;
    send(POINTER.move, event);
  });
  page.addEventListener('pointerleave', (event) => {
    if (event.pointerType === 'mouse' && !drag) send(POINTER.leave, event);
  });

  page.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || !event.isPrimary) return;
    const node = overlay.nodeAt(event.target);
    if (event.pointerType === 'touch' && (!node || node.drag)) rest(event);
    if (!node) return;
    if (node.drag) {
      drag = { down: event, last: null };
      /** @type {Element} */ (event.target).setPointerCapture(event.pointerId);
      if (event.pointerType !== 'touch') begin(event);
    } else if (!node.disabled) {
      pressed = true;
      plate.pressLook(node.id);
      frames.wake();
    }
  });

  /** @param {PointerEvent} event */
  function end(event) {
    noLongPress();
    if (drag && event.pointerId === drag.down.pointerId) {
      const cancelled = event.type === 'pointercancel'; // the finger scrolls, or two fingers zoom
      if (!drag.last && !cancelled) begin(event); // a tap
      if (drag.last) {
        send(POINTER.up, cancelled ? drag.last : event);
        if (event.pointerType !== 'mouse') send(POINTER.leave, event);
      }
      drag = null;
    }
    if (pressed) {
      pressed = false;
      plate.pressLook(0);
      frames.wake();
    }
  }
  window.addEventListener('pointerup', end);
  window.addEventListener('pointercancel', end);
}
