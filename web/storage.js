// What outlives a reload: the plate, and how the page is shown. What is medical is kept only where the reader ticked it;
// else it is asked again. Storage may be full, forbidden or absent; then nothing outlives the page, and nothing else changes.

/** Of an embedded page: that of its article's plate alone. */
const preset = new URLSearchParams(location.search).get('plate');
const DAY = preset === null ? 'k2plate.day' : `k2plate.day:${preset}`;
const DAMAGED = 'k2plate.damaged';
const SETTINGS = 'k2plate.settings';
/** What a page that was saved as a file begins with (web/late/one_file.js). */
const given = document.documentElement.dataset;
/** A saved day: this and its date, '2026-11-24', or more after '~' where one date has several. */
export const SAVED = 'k2plate.saved.';

/** @param {string} key */
function get(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** @param {string} key @param {string} value */
function set(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {}
}

/** A day without what is medical. @param {any} day */
export function withoutAnswers(day) {
  const { flags, unsure, unanswered, serum_25ohd_nmol_l, ...profile } = day.profile ?? {};
  return { ...day, profile };
}

/** @param {any} day @param {boolean} answers what is medical too */
export const keepDay = (day, answers) => set(DAY, JSON.stringify(answers ? day : withoutAnswers(day)));

/** The date so many days ago where the reader is, as in the formats. @param {number} days */
export function dateAgo(days) {
  const then = new Date();
  then.setDate(then.getDate() - days);
  return new Date(then.getTime() - then.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
}
export const today = () => dateAgo(0);

/** A plate gives way to an opened link: it goes to the saved days. @param {any} day */
export function keepReplaced(day) {
  if (!day.meals.some((/** @type {any} */ meal) => meal.items.length)) return;
  const text = JSON.stringify({ day: withoutAnswers(day) });
  let key = `${SAVED}${today()}~link`;
  for (let n = 2; (get(key) ?? text) !== text; n++) key = `${SAVED}${today()}~link${n}`; // beside those before
  set(key, text);
}

/** The kept day as JSON text, or nothing. */
export const keptDay = () => get(DAY) ?? given.day;

/** The kept day could not be read: it is put aside, not lost, and not tried again. @param {string} text */
export function putAside(text) {
  set(DAMAGED, text);
  try {
    localStorage.removeItem(DAY);
  } catch {}
}

/** @param {import('./plate.js').Settings} settings */
export const keepSettings = (settings) => set(SETTINGS, JSON.stringify(settings));

/** @returns {Partial<import('./plate.js').Settings>} */
export function keptSettings() {
  try {
    return JSON.parse(get(SETTINGS) ?? given.settings ?? '{}') ?? {};
  } catch {
    return {};
  }
}
