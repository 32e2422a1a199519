// What outlives a reload: the plate, and how the page is shown. Nothing about medicines and illnesses is kept: it is
// asked again. Storage may be full, forbidden or absent; then nothing outlives the page, and nothing else changes.

const DAY = 'k2plate.day';
const DAMAGED = 'k2plate.damaged';
const SETTINGS = 'k2plate.settings';

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

/** @param {any} day */
export function keepDay(day) {
  const { flags, unsure, serum_25ohd_nmol_l, ...profile } = day.profile ?? {};
  set(DAY, JSON.stringify({ ...day, profile }));
}

/** The kept day as JSON text, or null. */
export const keptDay = () => get(DAY);

/** The kept day could not be read: it is put aside, not lost, and not tried again. @param {string} text */
export function putAside(text) {
  set(DAMAGED, text);
  try {
    localStorage.removeItem(DAY);
  } catch {}
}

/** @param {{ elder: boolean }} settings */
export const keepSettings = (settings) => set(SETTINGS, JSON.stringify(settings));

/** @returns {{ elder?: boolean }} */
export function keptSettings() {
  try {
    return JSON.parse(get(SETTINGS) ?? '{}') ?? {};
  } catch {
    return {};
  }
}
