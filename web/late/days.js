// Saved days: on this device only, one entry of the browser's storage each, so that two windows never overwrite one
// another. An entry that cannot be read is set aside, not erased; nothing is replaced unless the reader says so.
import { before, isDate, today } from '../dates.js';
import { SAVED, addSaved, keysOf } from '../storage.js';
import { download } from './files.js';
import { make, makeButton, openPanel } from './panel.js';
import { refused } from './reason.js';
import { say } from './texts.js';
import { WEEK, micrograms, weekTable } from './week.js';

const DAMAGED = 'k2plate.damaged.';

/** @typedef {import('../plate.js').Sums} Sums */

/**
 * What is kept of a day beside itself: what the seven-day view adds up, unknown left out. `from`: not this reader's own
 * doing. `at`: when it was saved, ms.
 * @typedef {{ day: any, sums?: Sums, score?: string, from?: 'link' | 'window', at?: number }} Saved
 * @typedef {Saved & { key: string, date: string, more: string }} Entry; more: which one of its date, '' for the first
 */

/** @param {string} text @returns {Saved | undefined} */
function parse(text) {
  try {
    const saved = JSON.parse(text);
    return Array.isArray(saved?.day?.meals) ? saved : undefined;
  } catch {
    return undefined;
  }
}

/** The newest first, and how many could not be read. */
function read() {
  let damaged = 0;
  /** @type {Entry[]} */
  const entries = [];
  for (const key of keysOf(SAVED)) {
    const text = localStorage.getItem(key) ?? '';
    const saved = parse(text);
    const [date, more = ''] = key.slice(SAVED.length).split('~');
    if (saved && isDate(date)) {
      // So they were marked before 2026.2.
      const link = /^link(\d*)$/.exec(more);
      entries.push({ ...saved, key, date, more: link ? link[1] : more, ...(link && { from: 'link' }) });
    } else {
      damaged++;
      try {
        localStorage.setItem(DAMAGED + key, text);
        localStorage.removeItem(key);
      } catch {} // full: it stays where it is
    }
  }
  entries.sort((a, b) => b.date.localeCompare(a.date) || (b.at ?? 0) - (a.at ?? 0) || b.key.localeCompare(a.key, 'en', { numeric: true }));
  return { entries, damaged };
}

/** What the plate shown is saved as. @param {import('./share.js').Wish} wish @returns {Saved} */
function savedOf(wish) {
  const { plate, link, overlay } = wish;
  const medical = !!overlay.byKey('share.medical')?.checked;
  const day = plate.day({ medical });
  return { day, sums: plate.sums(day), score: plate.report({ medical }).shown['balance.figure'], ...(link.sent() && { from: 'link' }) };
}

/** Wherever it stands in the calendar. @param {Saved} saved */
const content = ({ day: { date, ...rest } }) => JSON.stringify(rest);

/** Are they the same, by the same hand? @param {Saved} a @param {Saved} b */
const same = (a, b) => a.from === b.from && content(a) === content(b);

/** Of a date, what this reader saved, the latest first. @param {string} date */
const ownOf = (date) => read().entries.filter((entry) => entry.date === date && !entry.from);

/**
 * Under its date; where that has an entry already, nothing is done but to ask.
 * @param {import('./share.js').Wish} wish @param {string} date
 * @param {'ask' | 'replace' | 'beside'} how @param {Entry} [former] the same plate, saved under another date a moment ago
 */
function save(wish, date, how, former) {
  const { plate } = wish;
  const saved = savedOf(wish);
  saved.day = { ...saved.day, date };
  const there = saved.from ? [] : ownOf(date);
  const known = there.find((entry) => same(entry, saved));
  if (!known && there.length && how === 'ask') return ask(wish, date, former);
  const answers = !!wish.overlay.byKey('share.medical')?.checked;
  if (!known) {
    if (!addSaved(date, saved)) return showDays(wish, say('days.full'));
    if (how === 'replace') localStorage.removeItem(there[0].key);
  }
  if (former) localStorage.removeItem(former.key);
  plate.setDate(date);
  const news = [say(known ? 'days.saved_already' : 'days.saved', { date: named(date) }), answers ? say('days.answers') : ''].join(' ');
  const entry = read().entries.find((other) => other.date === date && same(other, saved));
  showDays(wish, news, whenRow(wish, date, (other) => save(wish, other, 'ask', entry)));
}

/** @param {string} date */
function named(date) {
  const word = date === today() ? 'days.today' : date === before(today(), 1) ? 'days.yesterday' : undefined;
  return word ? say('days.named', { date, name: say(word) }) : date;
}

/** A date to choose, and yesterday in one tap. @param {import('./share.js').Wish} wish @param {string} date @param {(date: string) => void} choose */
function whenRow(wish, date, choose) {
  const field = make('input', { id: 'days-date', type: 'date', value: date, max: today() });
  field.addEventListener('change', () => isDate(field.value) && field.value <= today() && field.value !== date && choose(field.value));
  const row = make('p', { class: 'field' }, make('label', { for: field.id }, say('days.date')), field);
  const yesterday = before(today(), 1);
  const other = date === yesterday ? today() : yesterday;
  row.append(makeButton(say(other === yesterday ? 'days.yesterday' : 'days.today'), () => choose(other)));
  return row;
}

/** @param {import('./share.js').Wish} wish @param {string} date @param {Entry} [former] */
function ask(wish, date, former) {
  openPanel(
    wish,
    say('days.asks', { date: named(date) }),
    make(
      'p',
      {},
      makeButton(say('days.replace'), () => save(wish, date, 'replace', former)),
      makeButton(say('days.beside'), () => save(wish, date, 'beside', former)),
    ),
    make('p', {}, say('days.other_date')),
    whenRow(wish, date, (other) => save(wish, other, 'ask', former)),
  );
}

/** @param {import('./share.js').Wish} wish */
export const saveDay = (wish) => save(wish, wish.plate.day().date ?? today(), 'ask');

/** What is known of an entry. Before 2026.2 what nobody measured was saved as 0. @param {Entry} entry @param {import('../plate.js').Plate} plate @returns {Sums} */
function sumsOf({ sums = {}, day, at }, plate) {
  const known = at === undefined && Object.values(sums).includes(0) ? (plate.sums(day) ?? sums) : sums;
  return Object.fromEntries(Object.entries(known).filter(([, value]) => typeof value === 'number'));
}

/** One entry a day from `first` to `last`, the latest of each. @param {Entry[]} entries @param {string} first @param {string} last @param {import('../plate.js').Plate} plate */
function between(entries, first, last, plate) {
  /** @type {Map<string, Entry & { sums: Sums }>} */
  const byDate = new Map();
  for (const entry of entries) if (!entry.from && entry.date >= first && entry.date <= last && !byDate.has(entry.date)) byDate.set(entry.date, { ...entry, sums: sumsOf(entry, plate) });
  return byDate;
}

/** The day with its date, and what was eaten on the six days before it (docs/formats.md, recent_days). @param {Entry} entry @param {import('../plate.js').Plate} plate */
function withRecent({ day, date }, plate) {
  const recent = between(read().entries, before(date, WEEK - 1), before(date, 1), plate);
  const recent_days = [...recent.values()].filter(({ sums }) => Object.keys(sums).length).map(({ date, sums: { k1_ug, k2_ug, mk7_ug } }) => ({ date, k1_ug, k2_ug, mk7_ug }));
  return { ...day, date, recent_days };
}

/** An entry's date in words, different for each. @param {Entry} entry */
function nameOf({ date, from, more }) {
  const which = date + (more && ` (${more})`);
  return from ? say(`days.from_${from}`, { date: which }) : which;
}

/** @param {import('./share.js').Wish} wish @param {string} [news] @param {...Node} below */
export function showDays(wish, news = '', ...below) {
  const { plate, frames, link } = wish;
  const { entries, damaged } = read();
  const status = make('p', { role: 'status' }, news);
  const inside = /** @type {(Node | string)[]} */ ([status, ...below]);
  if (damaged) inside.push(make('p', { role: 'alert' }, say('days.damaged', { n: damaged })));

  const byDate = between(entries, before(today(), WEEK - 1), today(), plate);
  const means = (/** @type {'k2_ug' | 'mk7_ug'} */ key) => {
    const known = [...byDate.values()].flatMap(({ sums }) => sums[key] ?? []);
    return { n: known.length, mean: known.length ? micrograms(known.reduce((sum, ug) => sum + ug, 0) / known.length) : say('week.unknown') };
  };
  const k2 = means('k2_ug');
  if (byDate.size) {
    if (k2.n) inside.push(make('p', {}, say('days.average', { n: k2.n, k2: k2.mean, mk7: means('mk7_ug').mean })), make('p', { class: 'quiet' }, say('days.average_why')));
    inside.push(weekTable(byDate, plate.day().profile?.k2_target_ug ?? 50));
  }
  if (!entries.length) inside.push(make('p', {}, say('days.none')));
  const list = make('ul', { 'aria-label': say('days.list') });
  /** @param {string} date @param {() => any} day @param {Node[]} more */
  const add = (date, day, ...more) => {
    const open = makeButton(say('days.open'), () => {
      link.mine(); // what is opened becomes the reader's plate
      const opened = day();
      const error = opened && plate.load(JSON.stringify(opened));
      frames.run();
      if (error) status.textContent = refused(error);
      else panel.close();
    });
    open.setAttribute('aria-label', say('days.open_name', { date }));
    list.append(make('li', {}, make('span', {}, date), open, ...more));
  };
  if (link.sent()) add(say('days.mine'), () => undefined);
  for (const entry of entries) {
    const date = nameOf(entry);
    const remove = makeButton(say('days.delete'), () => {
      localStorage.removeItem(entry.key);
      showDays(wish);
    });
    remove.setAttribute('aria-label', say('days.delete_name', { date }));
    add(date, () => withRecent(entry, plate), remove);
  }
  if (list.childElementCount) inside.push(list);
  if (entries.length) {
    const all = makeButton(say('days.delete_all'), () => {
      if (all.textContent !== say('days.delete_sure')) return void (all.textContent = say('days.delete_sure'));
      for (const key of keysOf(SAVED)) localStorage.removeItem(key);
      showDays(wish, say('days.deleted'));
    });
    const save = makeButton(say('days.export'), () => download(`k2plate-days-${today()}.json`, 'application/json', exportDays(entries, wish)));
    inside.push(make('p', {}, save, all), make('p', { class: 'quiet' }, say('days.evicted')));
  }
  const panel = openPanel(wish, say('days.title'), ...inside);
}

/** With what is medical only where the reader said so. @param {Entry[]} entries @param {import('./share.js').Wish} wish */
function exportDays(entries, { plate, overlay }) {
  const medical = !!overlay.byKey('share.medical')?.checked;
  const days = entries.flatMap(({ date, day, sums, score, from, at }) => {
    const plain = medical ? day : JSON.parse(plate.withoutMedical(JSON.stringify(day)) ?? 'null');
    return plain ? [{ date, day: plain, sums, score, from, at }] : [];
  });
  return `${JSON.stringify({ version: 1, data: plate.report().data, days }, null, 1)}\n`;
}

/**
 * The sentence to say when the text is an export of saved days; undefined when it is something else. Every day of it
 * must be one that the program takes, or none is; and all find room, or none is kept. What is there already is not added
 * again, and nothing that is there is replaced.
 * @param {string} text @param {import('../plate.js').Plate} plate @returns {string | undefined}
 */
export function importDays(text, plate) {
  /** @type {any} */
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!Array.isArray(file?.days)) return undefined;
  for (const [i, entry] of file.days.entries()) {
    const error = isDate(entry?.date) ? plate.check(JSON.stringify(entry.day ?? null)) : { at: '/date', message: 'expected a date like 2026-11-23', reason: 'date', values: [] };
    if (error) return refused(error, `/days/${i}`);
  }
  const plain = (/** @type {Saved} */ { day }) => plate.withoutMedical(JSON.stringify(day)) ?? '';
  // Each entry that is there answers for one of the file.
  const there = read().entries;
  /** @type {string[]} */
  const written = [];
  for (const { date, day, sums, score, from } of file.days) {
    const saved = { day, sums, score, ...(['link', 'window'].includes(from) && { from }) };
    const found = there.findIndex((other) => other.date === date && other.from === saved.from && (same(other, saved) || plain(other) === JSON.stringify(day))); // or what an export without answers makes of it
    if (found >= 0) {
      there.splice(found, 1);
      continue;
    }
    const key = addSaved(date, saved);
    if (!key) {
      for (const done of written) localStorage.removeItem(done);
      return say('files.no_room', { n: file.days.length });
    }
    written.push(key);
  }
  const already = file.days.length - written.length;
  return [say('files.imported_days', { n: written.length }), already ? say('files.already', { n: already }) : ''].join('');
}
