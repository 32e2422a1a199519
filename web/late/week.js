// Seven days of vitamin K2 as bars, MK-7 as the part of it that stays for days: a table, so that whoever hears it gets the
// same numbers. Days without a record are empty, and what nobody measured is no zero.
import { before, today } from '../dates.js';
import { make } from './panel.js';
import { say } from './texts.js';

export const WEEK = 7;

/** As the core prints micrograms: below 10 with one decimal, and a little is not nothing. @param {number} ug */
export function micrograms(ug) {
  if (ug > 0 && ug < 0.05) return '<0.1';
  return String(ug < 9.95 ? Math.round(ug * 10) / 10 : Math.round(ug));
}

/** @param {Map<string, { sums: import('../plate.js').Sums, score?: string }>} byDate @param {number} line_ug the reader's K2 reference line */
export function weekTable(byDate, line_ug) {
  const most = Math.max(line_ug, ...[...byDate.values()].map(({ sums }) => sums.k2_ug ?? 0));
  const percent = (/** @type {number} */ ug) => `${(100 * ug) / most}%`;
  const rows = [];
  for (let ago = WEEK - 1; ago >= 0; ago--) {
    const date = before(today(), ago);
    const entry = byDate.get(date);
    const { k2_ug, mk7_ug } = entry?.sums ?? {};
    const bar = make('span', { class: 'bar', 'aria-hidden': 'true' });
    if (k2_ug !== undefined) {
      const whole = make('i');
      const mk7 = make('b');
      whole.style.width = percent(k2_ug);
      mk7.style.width = percent(mk7_ug ?? 0);
      bar.append(whole, mk7);
    }
    const line = make('u');
    line.style.left = percent(line_ug);
    bar.append(line);
    const known = k2_ug !== undefined && (mk7_ug === undefined ? say('week.value_k2', { k2: micrograms(k2_ug) }) : say('week.value', { k2: micrograms(k2_ug), mk7: micrograms(mk7_ug) }));
    rows.push(make('tr', {}, make('th', { scope: 'row' }, date.slice(5).replace('-', '/')), make('td', {}, bar, known || say(entry ? 'week.unknown' : 'week.none')), make('td', {}, entry?.score || '–')));
  }
  const head = make('tr', {}, ...[say('days.col_date'), 'K2', say('picture.score')].map((text) => make('th', { scope: 'col' }, text)));
  return make('table', { class: 'week' }, make('caption', { class: 'quiet' }, say('week.caption', { line: line_ug })), make('thead', {}, head), make('tbody', {}, ...rows));
}
