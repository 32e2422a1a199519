// Text fields: the overlay's <input> is the editor, with the reader's own keyboard, input method, clipboard and undo.
// A search or a text goes to the program as it is typed, a number when it is finished (Enter, or the field is left).

/** Inputs that hold something the program has not taken yet: nobody else writes into them. @type {WeakSet<Element>} */
export const editing = new WeakSet();

/**
 * @param {HTMLElement} root of the overlay
 * @param {import('./overlay.js').Overlay} overlay
 * @param {import('./plate.js').Plate} plate
 * @param {import('./frames.js').Frames} frames
 */
export function listenToFields(root, overlay, plate, frames) {
  /** @param {Event} event @returns {{ input: HTMLInputElement, node: import('./plate.js').SemanticNode } | null} */
  function field(event) {
    const input = event.target;
    const node = overlay.nodeAt(input);
    return input instanceof HTMLInputElement && node ? { input, node } : null;
  }

  /** @param {number} id @param {HTMLInputElement} input @param {string} value */
  function commit(id, input, value) {
    editing.delete(input);
    plate.setValue(id, value);
    frames.run();
    overlay.showValue(id);
  }

  /** @param {Event} event */
  function typed(event) {
    const at = field(event);
    if (!at) return;
    editing.add(at.input);
    // While an input method is at work, its letters are not the reader's text yet.
    if (at.node.role === 'number_field' || (event instanceof InputEvent && event.isComposing)) return;
    editing.delete(at.input); // taken: a plate that is loaded later may clear it
    plate.setValue(at.node.id, at.input.value);
    frames.wake();
  }
  root.addEventListener('input', typed);
  root.addEventListener('compositionend', typed);

  root.addEventListener('keydown', (event) => {
    const at = field(event);
    // 229: the key belongs to an input method, also where isComposing is already false again (Safari).
    if (!at || event.isComposing || event.keyCode === 229) return;
    const { input, node } = at;
    const step = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
    if (event.key === 'Enter' && editing.has(input)) {
      commit(node.id, input, input.value);
    } else if (event.key === 'Escape' && editing.has(input) && node.role === 'number_field') {
      editing.delete(input);
      overlay.showValue(node.id);
    } else if (step && node.role === 'number_field' && node.now !== undefined) {
      event.preventDefault();
      // What is typed is finished first: the step begins there.
      if (editing.has(input)) commit(node.id, input, input.value);
      const { now, min = 0, max = Infinity, step: by = 1, refused } = overlay.node(node.id) ?? node;
      if (refused || now === undefined) return;
      const value = Math.min(max, Math.max(min, now + step * by));
      commit(node.id, input, String(Number(value.toFixed(6))));
    }
  });

  root.addEventListener('focusin', (event) => {
    const at = field(event);
    if (at?.node.role === 'number_field') at.input.select();
  });
  root.addEventListener('focusout', (event) => {
    const at = field(event);
    if (at && editing.has(at.input)) commit(at.node.id, at.input, at.input.value);
  });
}
