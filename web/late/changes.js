// What the reader hears after a change: which foods came, went or became more or less; not the whole plate again.

/** More changes than this are one: another plate. */
const MOST_TOLD = 3;

/** @typedef {import('../plate.js').Item} Item */

/** "纯牛奶(全脂,中国)" is called 纯牛奶, "1 盒 · 250 ml" is 1 盒. @param {Item} item */
const inWords = ({ name, amount }) => ({ food: name.replace(/\s*[(（].*$/, ''), amount: amount.split(' · ')[0] });

/**
 * "加了纯牛奶 1 盒。" Empty where both plates hold the same, in whatever order.
 * @param {Item[]} before @param {Item[]} after
 * @param {(key: 'news.added' | 'news.amount' | 'news.end' | 'news.many' | 'news.next' | 'news.removed', values?: Record<string, string | number>) => string} say
 */
export function whatChanged(before, after, say) {
  let gone = before;
  /** Those that find no partner in the other plate. @param {Item[]} items @param {(a: Item, b: Item) => boolean} alike @param {(item: Item) => void} [take] */
  const unpaired = (items, alike, take) =>
    items.filter((item) => {
      const was = gone.find((other) => alike(item, other));
      if (!was) return true;
      const at = gone.indexOf(was);
      gone = [...gone.slice(0, at), ...gone.slice(at + 1)];
      take?.(item);
      return false;
    });
  const sameFood = (/** @type {Item} */ a, /** @type {Item} */ b) => a.slot === b.slot && a.food === b.food;
  /** @type {Item[]} */
  const changed = [];
  let come = unpaired(after, (a, b) => sameFood(a, b) && a.size === b.size);
  come = unpaired(come, sameFood, (item) => changed.push(item));

  const count = come.length + changed.length + gone.length;
  if (!count) return '';
  if (count > MOST_TOLD) return say('news.many', { n: after.length });
  const parts = [
    ...come.map((item) => say('news.added', inWords(item))),
    ...changed.map((item) => say('news.amount', inWords(item))),
    ...gone.map((item) => say('news.removed', inWords(item))),
  ];
  return parts.join(say('news.next')) + say('news.end');
}
