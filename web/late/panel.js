// A small panel over the page, where it was asked for: real elements, the same in text mode. One at a time.
import { say } from './texts.js';

/**
 * An element with attributes and children; texts are texts, never markup.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag @param {Record<string, string>} [attributes] @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** @param {string} text @param {() => unknown} press */
export function makeButton(text, press) {
  const button = make('button', { type: 'button' }, text);
  button.addEventListener('click', press);
  return button;
}

/** @type {(() => void) | undefined} */
let closeOpen;

/**
 * @param {import('./share.js').Wish} wish its button is where the panel opens and where the focus returns
 * @param {string} title
 * @param {...(Node | string)} content
 */
export function openPanel({ page, key }, title, ...content) {
  closeOpen?.();
  const asker = () => /** @type {HTMLElement | null} */ (page.querySelector(`[data-k2="${key}"]`));
  const heading = make('h2', { id: 'panel-title', tabindex: '-1' }, title);
  const close = makeButton(say('panel.close'), shut);
  const panel = make('div', { id: 'panel', role: 'dialog', 'aria-labelledby': 'panel-title' }, heading, ...content, close);
  panel.addEventListener('keydown', (event) => event.key === 'Escape' && shut());
  page.append(panel);
  // Over its button, and inside the page: an embed has no room below.
  const top = (asker()?.getBoundingClientRect().top ?? 0) - page.getBoundingClientRect().top;
  panel.style.top = `${Math.max(8, Math.min(top - 8, page.offsetHeight - panel.offsetHeight - 8))}px`;
  panel.scrollIntoView({ block: 'nearest' });
  heading.focus({ preventScroll: true });
  closeOpen = shut;

  function shut() {
    if (closeOpen !== shut) return;
    closeOpen = undefined;
    panel.remove();
    asker()?.focus({ preventScroll: true });
  }
  return { panel, close: shut };
}
