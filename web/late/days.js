// Saved days: on this device only, one entry of the browser's storage each, so that two windows never overwrite one
// another. An entry that cannot be read is set aside, not erased.
import { SAVED, dateAgo, today } from '../storage.js';
import { download, givenDay } from './files.js';
import { make, makeButton, openPanel } from './panel.js';
import { refused } from './reason.js';
import { say } from './texts.js';
import { WEEK, weekTable } from './week.js';

const DAMAGED = 'k2plate.damaged.';

/**
 * What is kept of a day beside itself: what the seven-day view adds up.
 * @typedef {{ day: any, sums?: { k1_ug: number, k2_ug: number, mk7_ug: number }, score?: string }} Saved
 * @typedef {Saved & { key: string, date: string, fromLink?: string }} Entry; fromLink: the how-manieth of its date, '' for the first
 */

/** The entries this window wrote: these it may write again. @type {Set<string>} */
const written = new Set();

/** @returns {string[]} */
function keys() {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(SAVED));
  } catch {
    return [];
  }
}

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
  for (const key of keys()) {
    const text = localStorage.getItem(key) ?? '';
    const saved = parse(text);
    const [date, more] = key.slice(SAVED.length).split('~');
    if (saved && /^\d{4}-\d\d-\d\d$/.test(date)) {
      entries.push({ ...saved, key, date, fromLink: /^link(\d*)$/.exec(more)?.[1] });
    } else {
      damaged++;
      localStorage.setItem(DAMAGED + key, text);
      localStorage.removeItem(key);
    }
  }
  entries.sort((a, b) => b.key.localeCompare(a.key, 'en', { numeric: true }));
  return { entries, damaged };
}

/** Under the date; where another window has saved one too, beside it. @param {string} date @param {Saved} saved @returns {boolean} */
function write(date, saved) {
  let key = SAVED + date;
  try {
    for (let n = 2; localStorage.getItem(key) !== null && !written.has(key); n++) key = `${SAVED}${date}~${n}`;
    localStorage.setItem(key, JSON.stringify(saved));
    written.add(key);
    return true;
  } catch {
    return false; // full or forbidden
  }
}

/** @param {import('./share.js').Wish} wish */
export async function saveDay(wish) {
  const { plate, overlay } = wish;
  const { intake, shown } = plate.report();
  const answers = !!overlay.byKey('share.medical')?.checked;
  const sums = { k1_ug: intake.k1_ug.mid, k2_ug: intake.k2_ug.mid, mk7_ug: intake.mk7_ug.mid };
  const done = write(today(), { day: givenDay(wish), sums, score: shown['balance.score'] });
  const news = done ? [say('days.saved', { date: today() }), answers ? say('days.answers') : ''].join(' ') : say('days.full');
  showDays(wish, news);
}

/** Of the last seven days, one entry a day, today's plate aside. @param {Entry[]} entries */
function week(entries) {
  const first = dateAgo(WEEK - 1);
  /** @type {Map<string, Entry>} */
  const byDate = new Map();
  for (const entry of entries) if (entry.sums && entry.fromLink === undefined && entry.date >= first && entry.date <= today() && !byDate.has(entry.date)) byDate.set(entry.date, entry);
  return byDate;
}

/** The day with what was eaten on the days before it (docs/formats.md, recent_days). @param {any} day @param {string} date */
function withRecent(day, date) {
  const recent_days = [...week(read().entries).values()].filter((entry) => entry.date < date).map((entry) => ({ date: entry.date, ...entry.sums }));
  return { ...day, recent_days };
}

/** @param {import('./share.js').Wish} wish @param {string} [news] */
export function showDays(wish, news = '') {
  const { plate, frames } = wish;
  const { entries, damaged } = read();
  const status = make('p', { role: 'status' }, news);
  const content = /** @type {(Node | string)[]} */ ([status]);
  if (damaged) content.push(make('p', { role: 'alert' }, say('days.damaged', { n: damaged })));

  const byDate = week(entries);
  const days = [...byDate.values()];
  if (days.length) {
    const mean = (/** @type {'k2_ug' | 'mk7_ug'} */ key) => Math.round(days.reduce((sum, { sums }) => sum + (sums?.[key] ?? 0), 0) / days.length);
    content.push(make('p', {}, say('days.average', { n: days.length, k2: mean('k2_ug'), mk7: mean('mk7_ug') })), make('p', { class: 'quiet' }, say('days.average_why')), weekTable(byDate, plate.day().profile?.k2_target_ug ?? 50));
  }
  if (!entries.length) content.push(make('p', {}, say('days.none')));
  const list = make('ul', { 'aria-label': say('days.list') });
  for (const entry of entries) {
    const date = entry.fromLink === undefined ? entry.date : say('days.from_link', { date: entry.date + (entry.fromLink && ` (${entry.fromLink})`) });
    const open = makeButton(say('days.open'), () => {
      const error = plate.load(JSON.stringify(withRecent(entry.day, entry.date)));
      frames.run();
      if (error) status.textContent = refused(error);
      else panel.close();
    });
    open.setAttribute('aria-label', say('days.open_name', { date }));
    const remove = makeButton(say('days.delete'), () => {
      localStorage.removeItem(entry.key);
      showDays(wish);
    });
    remove.setAttribute('aria-label', say('days.delete_name', { date }));
    list.append(make('li', {}, make('span', {}, date), open, remove));
  }
  if (entries.length) {
    const all = makeButton(say('days.delete_all'), () => {
      if (all.textContent !== say('days.delete_sure')) return void (all.textContent = say('days.delete_sure'));
      for (const key of keys()) localStorage.removeItem(key);
      showDays(wish, say('days.deleted'));
    });
    const save = makeButton(say('days.export'), () => download(`k2plate-days-${today()}.json`, 'application/json', exportDays(entries)));
    content.push(list, make('p', {}, save, all), make('p', { class: 'quiet' }, say('days.evicted')));
  }
  const panel = openPanel(wish, say('days.title'), ...content);
}

/** @param {Entry[]} entries */
const exportDays = (entries) => `${JSON.stringify({ version: 1, days: entries.map(({ date, day, sums, score }) => ({ date, day, sums, score })) }, null, 1)}\n`;

/**
 * The sentence to say when the text is an export of saved days; undefined when it is something else. Every day of it
 * must be one that the program takes, or none is.
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
    const error = /^\d{4}-\d\d-\d\d$/.test(entry?.date) ? plate.check(JSON.stringify(entry.day ?? null)) : { at: '/date', message: 'expected a date like 2026-11-23' };
    if (error) return refused(error, `/days/${i}`);
  }
  const kept = file.days.filter((/** @type {any} */ { date, day, sums, score }) => write(date, { day, sums, score })).length;
  return kept === file.days.length ? say('files.imported_days', { n: kept }) : say('days.full');
}
