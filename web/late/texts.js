// The sentences of what is fetched later: data/late_texts.json in the page's language.
import texts from '../../data/late_texts.json';

/** @typedef {keyof typeof texts} LateText */

/** @param {LateText} key @param {Record<string, string | number> | string[]} [values] for {name} or {0} in the text */
export function say(key, values = {}) {
  const text = texts[key][document.documentElement.lang === 'en' ? 'en' : 'zh'];
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(/** @type {any} */ (values)[name] ?? whole));
}
