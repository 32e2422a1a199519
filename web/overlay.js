// Mirrors the semantic tree as real elements exactly over what is drawn: for screen readers, keyboards, input methods
// and pointers alike. The elements cannot be seen (page.css) except the text field being edited; in text mode they are
// the page.
import { editing } from './fields.js';
import { during, later } from './rest.js';
import { FIELDS, shapeOf } from './semantics.js';

/**
 * @typedef {import('./plate.js').SemanticNode} SemanticNode
 * @typedef {{ node: SemanticNode, element: HTMLElement, text: string, attributes: Record<string, string | undefined>, place: string, roving: boolean }} Entry
 */

const ANNOUNCE_AFTER_MS = 500;

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} live a polite live region
 * @param {() => Promise<string>} [news] what changed on the plate since it was asked the last time
 */
export function createOverlay(root, live, news = async () => '') {
  /** In reading order. @type {Map<number, Entry>} */
  let entries = new Map();
  /** @type {WeakMap<Element, Entry>} */
  const owners = new WeakMap();
  /** The Tab stop of each roving container. @type {WeakMap<Element, HTMLElement>} */
  const stops = new WeakMap();
  /** The result sentences: as they stand, and as they were when something was last said. @type {Map<number, string>} */
  let statuses = new Map();
  /** @type {Map<number, string> | undefined} */
  let told;
  let notYet = () => {};

  /** The entry of an element or of what it is in. @param {EventTarget | null} target */
  function entryAt(target) {
    for (let at = /** @type {Element | null} */ (target); at && at !== root; at = at.parentElement) {
      const entry = owners.get(at);
      if (entry) return entry;
    }
    return undefined;
  }

  /** @param {SemanticNode} node @param {SemanticNode[]} children @param {SemanticNode | undefined} parent */
  function mirror(node, children, parent) {
    const { tag, text, attributes, roving } = shapeOf(node, children);
    let entry = entries.get(node.id);
    if (entry?.element.localName !== tag) {
      entry?.element.remove();
      entry = { node, element: document.createElement(tag), text: '', attributes: {}, place: '', roving };
      owners.set(entry.element, entry);
    }
    const { element } = entry;
    entry.node = node;
    entry.roving = roving;

    for (const name of new Set([...Object.keys(entry.attributes), ...Object.keys(attributes)])) {
      const value = attributes[name];
      if (value === entry.attributes[name]) continue;
      if (value === undefined) element.removeAttribute(name);
      else element.setAttribute(name, value);
    }
    entry.attributes = attributes;
    if (text !== entry.text) element.textContent = entry.text = text;
    if (FIELDS.has(node.role)) showValue(entry);

    // Relative to the parent, so that a card that moves takes its children along.
    const [x, y, w, h] = node.rect;
    const [left, top] = parent?.rect ?? [0, 0];
    const size = node.text_size ? `;font-size:${node.text_size}px` : '';
    const place = `left:${x - left}px;top:${y - top}px;width:${w}px;height:${h}px${size}`;
    if (place !== entry.place) element.style.cssText = entry.place = place;
    return entry;
  }

  /** The program's value, unless the reader is typing another. @param {Entry} entry */
  function showValue({ element, node }) {
    const input = /** @type {HTMLInputElement} */ (element);
    const value = node.value ?? '';
    input.disabled = !!node.disabled;
    if (!editing.has(input) && input.value !== value) input.value = value;
  }

  /** What gets the focus when its owner goes: the next thing to press that stays, else the one before. @param {Entry} gone @param {Set<number>} kept */
  function heirOf(gone, kept) {
    const order = [...entries.values()];
    const at = order.indexOf(gone);
    /** @param {Entry} entry */
    const fits = (entry) => kept.has(entry.node.id) && entry.element.matches('button, a');
    return order.slice(at).find(fits) ?? order.slice(0, at).reverse().find(fits);
  }

  /** One Tab stop for each roving container: where the reader was, else the chosen one, else the first. @param {Entry} container */
  function settleStops(container) {
    const items = itemsOf(container);
    let stop = stops.get(container.element);
    if (!stop || !items.includes(stop))
      stop = items.find((item) => item.matches('[aria-checked=true], [aria-selected=true]')) ?? items[0];
    for (const item of items) item.tabIndex = item === stop ? 0 : -1;
  }

  /** @param {Entry} container */
  function itemsOf(container) {
    return /** @type {HTMLElement[]} */ ([...container.element.querySelectorAll('button, a')]).filter(
      (item) => rovingOver(item) === container,
    );
  }

  /** The innermost roving container around an element. @param {Element} element */
  function rovingOver(element) {
    for (let at = element.parentElement; at && at !== root; at = at.parentElement) {
      const entry = owners.get(at);
      if (entry?.roving) return entry;
    }
    return undefined;
  }

  /** What changed is spoken once the results have settled; not at the start, when everything is read anyway. @param {SemanticNode[]} nodes */
  function announce(nodes) {
    statuses = new Map(nodes.filter(({ role }) => role === 'status').map(({ id, name, value }) => [id, [name, value].filter(Boolean).join(' ')]));
    notYet();
    if (told) notYet = later(() => during(speak()), ANNOUNCE_AFTER_MS);
    else told = statuses;
  }

  /** The foods that came or went, and those result sentences that are others now. */
  async function speak() {
    const others = [...statuses].filter(([id, text]) => told?.get(id) !== text).map(([, text]) => text);
    told = statuses;
    const text = [await news(), ...others].filter(Boolean).join(' ');
    if (text) live.textContent = text;
  }

  return {
    /** @param {SemanticNode[]} nodes the whole tree, parents before children */
    update(nodes) {
      const kept = new Set(nodes.map((node) => node.id));
      const byId = new Map(nodes.map((node) => [node.id, node]));
      /** @type {Map<number, SemanticNode[]>} */
      const families = new Map();
      for (const node of nodes) {
        const family = families.get(node.parent ?? 0);
        if (family) family.push(node);
        else families.set(node.parent ?? 0, [node]);
      }

      const focused = root.contains(document.activeElement) ? entryAt(document.activeElement) : undefined;
      const heir = focused && !kept.has(focused.node.id) ? heirOf(focused, kept) : focused;

      for (const [id, entry] of entries) if (!kept.has(id)) entry.element.remove();
      const old = entries;
      const next = new Map();
      for (const node of nodes) next.set(node.id, mirror(node, families.get(node.id) ?? [], byId.get(node.parent ?? 0)));
      entries = next;
      for (const [parent, family] of families) {
        const element = parent === 0 ? root : next.get(parent)?.element;
        if (element) arrange(element, family.map((node) => next.get(node.id).element));
      }
      for (const entry of next.values()) if (entry.roving) settleStops(entry);

      // An element that was moved or replaced has lost the focus.
      if (heir && old.size) {
        const element = next.get(heir.node.id)?.element;
        if (element && element !== document.activeElement) element.focus({ preventScroll: true });
      }
      announce(nodes);
    },

    /** @param {EventTarget | null} target */
    nodeAt: (target) => entryAt(target)?.node,

    /** @param {number} id */
    node: (id) => entries.get(id)?.node,

    /** The ⓘ of what lies at a place of the page: of the smallest part that has one. @param {number} x @param {number} y */
    explanationAt(x, y) {
      const nodes = [...entries.values()].map(({ node }) => node);
      /** @type {SemanticNode | undefined} */
      let found;
      let least = Infinity;
      for (const sign of nodes) {
        const name = sign.key?.startsWith('how.') && sign.role === 'button' && sign.key.slice(4);
        for (const { key, rect: [left, top, width, height] } of nodes) {
          if (!name || ![name, `result.${name}`, `_${name}`].includes(key ?? '')) continue;
          if (x < left || y < top || x > left + width || y > top + height || width * height >= least) continue;
          found = sign;
          least = width * height;
        }
      }
      return found;
    },

    /** The present node of a key. @param {string} key */
    byKey: (key) => [...entries.values()].find((entry) => entry.node.key === key)?.node,

    /** After an edit was taken or refused: what the program made of it. @param {number} id */
    showValue(id) {
      const entry = entries.get(id);
      if (entry) showValue(entry);
    },

    /** The focus came to an element: it is its list's Tab stop from now on. @param {HTMLElement} element */
    rememberStop(element) {
      const container = rovingOver(element);
      if (!container || !element.matches('button, a')) return;
      stops.set(container.element, element);
      settleStops(container);
    },

    /** The element that an arrow key leads to. @param {HTMLElement} from @param {string} key @returns {HTMLElement | undefined} */
    neighbour(from, key) {
      const container = from.matches('button, a') ? rovingOver(from) : undefined;
      if (!container) return undefined;
      const items = itemsOf(container);
      const at = items.indexOf(from);
      switch (key) {
        case 'ArrowDown':
        case 'ArrowRight':
          return items[(at + 1) % items.length];
        case 'ArrowUp':
        case 'ArrowLeft':
          return items[(at + items.length - 1) % items.length];
        case 'Home':
          return items[0];
        case 'End':
          return items[items.length - 1];
      }
      return undefined;
    },
  };
}

/** @typedef {ReturnType<typeof createOverlay>} Overlay */

/**
 * Puts the elements into the parent in this order and moves as few as possible: a screen reader loses its place in an
 * element that moves.
 * @param {Element} parent @param {Element[]} wanted
 */
function arrange(parent, wanted) {
  const present = new Map([...parent.children].map((element, index) => [element, index]));
  const staying = longestRising(wanted.map((element) => present.get(element) ?? -1));
  /** @type {Element | null} */
  let next = null;
  for (let i = wanted.length - 1; i >= 0; i--) {
    if (!staying.has(i)) parent.insertBefore(wanted[i], next);
    next = wanted[i];
  }
}

/** Indices of a longest rising subsequence of the numbers that are not -1. @param {number[]} numbers */
function longestRising(numbers) {
  /** tails[k]: index of the smallest number that ends a rise of length k + 1. @type {number[]} */
  const tails = [];
  /** @type {number[]} */
  const before = [];
  numbers.forEach((number, i) => {
    if (number < 0) return;
    let k = tails.length;
    while (k > 0 && numbers[tails[k - 1]] > number) k--;
    before[i] = k > 0 ? tails[k - 1] : -1;
    tails[k] = i;
  });
  const rise = new Set();
  for (let i = tails.length ? tails[tails.length - 1] : -1; i >= 0; i = before[i]) rise.add(i);
  return rise;
}
