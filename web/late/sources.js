// Where each figure of the food table comes from: ids of data/sources.json or of an open table, joined by +, and the row
// there. (Of data/foods.json nothing else is in this file: vite.config.js.)
import table from '../../data/foods.json';

/** @typedef {{ keys: string[], sources: string[], foods: Record<string, number[]> }} Table of each food the place in `sources` for each key */
const { keys, sources, foods } = /** @type {Table} */ (/** @type {unknown} */ (table));

/** Sums, where the table has no figure of their own. @type {Record<string, string[] | undefined>} */
const parts = { k2_ug: ['mk4_ug', 'mk7_ug', 'mk_other_ug'], k_total_ug: ['k1_ug', 'k2_ug'] };

/** "MEXT23 04046", several with " + " between; "" for what is not in the table. @param {string} food @param {string} key @returns {string} */
export function sourceOf(food, key) {
  const own = sources[foods[food]?.[keys.indexOf(key)]];
  if (own) return own;
  return [...new Set(parts[key]?.map((part) => sourceOf(food, part)).filter(Boolean))].join(' + ');
}
