// Seven days of vitamin K2 as bars, MK-7 as the part of it that stays for days: a table, so that whoever hears it gets the
// same numbers. Days without a record are empty, not zero.
import { dateAgo } from '../storage.js';
import { make } from './panel.js';
import { say } from './texts.js';

export const WEEK = 7;

/** @param {Map<string, import('./days.js').Entry>} byDate @param {number} line_ug the reader's K2 reference line */
export function weekTable(byDate, line_ug) {
  const k2 = [...byDate.values()].map(({ sums }) => sums?.k2_ug ?? 0);
  const most = Math.max(line_ug, ...k2);
  const percent = (/** @type {number} */ ug) => `${(100 * ug) / most}%`;
  const rows = [];
  for (let ago = WEEK - 1; ago >= 0; ago--) {
    const date = dateAgo(ago);
    const entry = byDate.get(date);
    const bar = make('span', { class: 'bar', 'aria-hidden': 'true' });
    if (entry?.sums) {
      const whole = make('i');
      const mk7 = make('b');
      whole.style.width = percent(entry.sums.k2_ug);
      mk7.style.width = percent(entry.sums.mk7_ug);
      bar.append(whole, mk7);
    }
    const line = make('u');
    line.style.left = percent(line_ug);
    bar.append(line);
    const value = entry?.sums ? say('week.value', { k2: Math.round(entry.sums.k2_ug), mk7: Math.round(entry.sums.mk7_ug) }) : say('week.none');
    rows.push(make('tr', {}, make('th', { scope: 'row' }, date.slice(5).replace('-', '/')), make('td', {}, bar, value), make('td', {}, entry?.score ?? '–')));
  }
  const head = make('tr', {}, ...[say('days.col_date'), 'K2', say('picture.score')].map((text) => make('th', { scope: 'col' }, text)));
  return make('table', { class: 'week' }, make('caption', { class: 'quiet' }, say('week.caption', { line: line_ug })), make('thead', {}, head), make('tbody', {}, ...rows));
}
