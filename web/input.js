// Pointers. Presses on controls reach the program as DOM clicks only (overlay.js), whoever makes them: mouse, finger,
// keyboard or screen reader. Here: hover looks, the pressed look, and drags on drawings that want them. Nothing is
// prevented, so one finger scrolls, two fingers zoom and the wheel is the page's.
import { POINTER } from './plate.js';

/**
 * @param {HTMLElement} page holds the canvas and the overlay
 * @param {HTMLCanvasElement} canvas
 * @param {import('./plate.js').Plate} plate
 * @param {import('./overlay.js').Overlay} overlay
 * @param {import('./frames.js').Frames} frames
 */
export function listenToPointers(page, canvas, plate, overlay, frames) {
  let pressed = false;
  /** The pointer that drags a drawing. @type {number | null} */
  let dragging = null;

  /** @param {number} kind @param {PointerEvent} event */
  function send(kind, event) {
    const box = canvas.getBoundingClientRect();
    plate.pointer(kind, event.clientX - box.left, event.clientY - box.top, event.pointerType === 'touch');
    frames.wake();
  }

  page.addEventListener('pointermove', (event) => {
    if (event.pointerId === dragging || event.pointerType === 'mouse') send(POINTER.move, event);
  });
  page.addEventListener('pointerleave', (event) => {
    if (event.pointerType === 'mouse' && dragging === null) send(POINTER.leave, event);
  });

  page.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || !event.isPrimary) return;
    const node = overlay.nodeAt(event.target);
    if (!node) return;
    if (node.drag) {
      dragging = event.pointerId;
      /** @type {Element} */ (event.target).setPointerCapture(dragging);
      send(POINTER.down, event);
    } else if (!node.disabled) {
      pressed = true;
      plate.pressLook(node.id);
      frames.wake();
    }
  });

  /** @param {PointerEvent} event */
  function end(event) {
    if (event.pointerId === dragging) {
      dragging = null;
      if (event.type === 'pointercancel') plate.pointer(POINTER.up, -1e5, -1e5, true); // the finger scrolls: let go of nothing
      else send(POINTER.up, event);
      if (event.pointerType !== 'mouse') send(POINTER.leave, event);
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
