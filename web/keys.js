// Presses, focus and arrow keys on the overlay. Tab is the browser's: it enters, walks in reading order, and leaves.
import { FIELDS, PRESSED } from './semantics.js';

/**
 * @param {HTMLElement} root of the overlay
 * @param {import('./overlay.js').Overlay} overlay
 * @param {import('./plate.js').Plate} plate
 * @param {import('./frames.js').Frames} frames
 * @param {(node: import('./plate.js').SemanticNode) => void} pressed something that only the browser can do may be wanted
 */
export function listenToPresses(root, overlay, plate, frames, pressed) {
  // As :focus-visible, which browsers of 2020 do not have: the ring is for those who came by keyboard.
  let byKeyboard = true;
  document.addEventListener('keydown', () => (byKeyboard = true), true);
  document.addEventListener('pointerdown', () => (byKeyboard = false), true);

  root.addEventListener('click', (event) => {
    const node = overlay.nodeAt(event.target);
    if (!node || node.disabled || !PRESSED.has(node.role)) return;
    plate.activate(node.id);
    frames.run();
    pressed(node);
    // What was pressed stays under the finger, also when something appeared above it. (In text mode the browser sees to that.)
    const now = overlay.node(node.id);
    if (now && !document.documentElement.classList.contains('text')) scrollBy(0, now.rect[1] - node.rect[1]);
  });

  root.addEventListener('focusin', (event) => {
    const element = /** @type {HTMLElement} */ (event.target);
    const node = overlay.nodeAt(element);
    if (!node) return;
    overlay.rememberStop(element);
    plate.focus(node.id, byKeyboard || FIELDS.has(node.role));
    frames.wake();
  });
  root.addEventListener('focusout', () => {
    plate.focus(0, false);
    frames.wake();
  });

  root.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    const next = overlay.neighbour(/** @type {HTMLElement} */ (event.target), event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
    // In a choice of one, the arrow chooses, as with native radio buttons and tabs.
    const role = overlay.nodeAt(next)?.role;
    if (role === 'radio' || role === 'tab') next.click();
  });
}
