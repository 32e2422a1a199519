// What a node of the semantic tree is in HTML: real elements wherever HTML has them.

/** @typedef {import('./plate.js').SemanticNode} SemanticNode */

/**
 * @typedef {{
 *   tag: string,
 *   text: string,                                  // of an element without children
 *   attributes: Record<string, string | undefined>,
 *   roving: boolean,                               // one Tab stop, arrow keys move inside
 *   position?: boolean,                            // placed over its drawing
 * }} Shape
 */

/** Roles that a click presses. */
export const PRESSED = new Set(['button', 'toggle', 'radio', 'tab', 'link']);
/** Roles whose element is an editor. */
export const FIELDS = new Set(['text_field', 'number_field', 'search_field']);

/** Buttons that stand beside what they change: a sign says enough to those who see it. @type {Record<string, string | undefined>} */
const SIGNS = { dec: '−', inc: '＋', remove: '×' };

/** A container is what its children make it. @param {SemanticNode} node @param {SemanticNode[]} children */
function containerRole(node, children) {
  if (children.some((child) => child.role === 'radio')) return 'radiogroup';
  if (children.some((child) => child.role === 'tab')) return 'tablist';
  return node.roving ? 'toolbar' : undefined;
}

/** @param {SemanticNode} node @param {SemanticNode[]} children @returns {Shape} */
export function shapeOf(node, children) {
  const { role, name, value } = node;
  const said = [name, value].filter(Boolean).join(' ');
  /** @type {Shape['attributes']} */
  const attributes = {
    'data-k2': node.key && !node.key.startsWith('_') ? node.key : undefined,
    'aria-description': node.description || undefined,
    'aria-disabled': node.disabled ? 'true' : undefined,
    'aria-expanded': node.expandable || node.expanded ? String(!!node.expanded) : undefined,
    'data-drag': node.drag ? '' : undefined,
  };
  const range = node.now === undefined ? undefined : {
    'aria-valuenow': String(node.now),
    'aria-valuemin': String(node.min ?? 0),
    'aria-valuemax': String(node.max ?? 0),
    'aria-valuetext': value,
  };
  /** @param {string} tag @param {Shape['attributes']} [more] @param {Partial<Shape>} [rest] @returns {Shape} */
  const shape = (tag, more, rest) => ({ tag, text: children.length ? '' : said, attributes: { ...attributes, ...more }, roving: false, ...rest });

  switch (role) {
    case 'heading':
      return shape(`h${Math.min(6, Math.max(1, node.level ?? 2))}`);
    case 'button': {
      const sign = SIGNS[/\.(\w+)$/.exec(node.key ?? '')?.[1] ?? ''];
      return sign ? shape('button', { type: 'button', 'aria-label': said }, { text: sign }) : shape('button', { type: 'button' });
    }
    case 'toggle':
      return shape('button', { type: 'button', 'aria-pressed': String(!!node.checked) });
    case 'radio':
      return shape('button', { type: 'button', role: 'radio', 'aria-checked': String(!!node.checked) });
    case 'tab':
      return shape('button', { type: 'button', role: 'tab', 'aria-selected': String(!!node.checked) });
    case 'link':
      return /^(https?|mailto):/.test(value ?? '')
        ? shape('a', { href: value, rel: 'noopener', target: '_blank' }, { text: name ?? '' })
        : shape('button', { type: 'button', role: 'link' }, { text: name ?? '' });
    case 'text_field':
    case 'search_field':
    case 'number_field': {
      const number = role === 'number_field';
      const search = role === 'search_field';
      return shape(
        'input',
        {
          type: search ? 'search' : 'text',
          // An amount may be typed in words, 100克: the number pad has none.
          inputmode: number && !node.key?.endsWith('.amount') ? 'decimal' : undefined,
          enterkeyhint: search ? 'search' : 'done',
          autocomplete: 'off',
          autocapitalize: 'off',
          spellcheck: 'false',
          placeholder: node.placeholder,
          'aria-label': name,
          'aria-invalid': node.refused ? 'true' : undefined,
          // An amount is said with its weight, "1 盒，250 毫升"; of a refused text its sentence is the description.
          ...(number && range && { role: 'spinbutton', ...range, ...(!node.refused && node.description && { 'aria-valuetext': node.description, 'aria-description': undefined }) }),
        },
        { text: '' },
      );
    }
    case 'meter':
      return range ? shape('div', { role: 'meter', 'aria-label': name, ...range }) : shape('p');
    case 'figure':
      return shape('div', { role: children.length ? 'group' : 'img', 'aria-label': said });
    case 'list': {
      const items = children.length > 0 && children.every((child) => child.role === 'list_item');
      return shape(items ? 'ul' : 'div', { role: items ? undefined : containerRole(node, children) ?? 'group', 'aria-label': name }, { roving: !!node.roving });
    }
    case 'list_item':
      // Its children say its name; in text mode a field's amount in words stands after them.
      return shape('li', { 'data-amount': children.find((child) => child.role === 'number_field' && !child.refused)?.description });
    case 'group': {
      const inner = containerRole(node, children);
      return shape(name && !inner ? 'section' : 'div', { role: inner, 'data-part': node.key?.startsWith('_') ? node.key.slice(1) : undefined, 'aria-label': name }, { text: '', roving: !!inner });
    }
    case 'alert':
      return shape('p', { role: 'alert' });
    default: // text, status
      return shape('p');
  }
}
