// What outlives a reload: the reader's plate, saved days, and how the page is shown. Nothing about medicines and illnesses
// is kept unless the reader ticked it: it is asked again (core/day/medical.h says what that is). Storage may be full, forbidden
// or absent: then nothing outlives the page, and the page says so once.
//
// Several windows may be open. Each writes what its reader changed there, takes what another has written while its own
// plate was at rest, and where both changed puts the other's version among the saved days: nothing is lost unsaid.
import { today } from './dates.js';
import { NOTICE } from './plate.js';

const query = new URLSearchParams(location.search);
/** In somebody's article (and for the page that makes its lines): a plate of its own, never the reader's. */
export const apart = parent !== window || query.has('embed') || query.has('plate');
const EMBED = 'k2plate.embed:';
const DAY = apart ? EMBED + (query.get('plate') ?? '') : 'k2plate.day';
/** Of articles that were read long ago nothing needs to be kept. */
const MOST_EMBEDS = 20;
/** Before 2026.2 embeds were kept so. */
const FORMER_EMBED = 'k2plate.day:';
const DAMAGED = 'k2plate.damaged';
const SETTINGS = 'k2plate.settings';
/** What a page that was saved as a file begins with (web/late/one_file.js). */
const given = document.documentElement.dataset;
/** A saved day: this and its date, '2026-11-24', and '~2' and so on where one date has several. */
export const SAVED = 'k2plate.saved.';

/** @param {string} key */
function get(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** @param {string} key @param {string} value @returns {boolean} */
function set(key, value) {
  try {
    localStorage.setItem(key, value);
    return true;
  } catch {
    return false; // full or forbidden
  }
}

/** @param {string} key */
function remove(key) {
  try {
    localStorage.removeItem(key);
  } catch {}
}

/** @param {string} start @returns {string[]} */
export function keysOf(start) {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(start));
  } catch {
    return [];
  }
}

/** @param {string | null | undefined} text @returns {any} */
function parsed(text) {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}

/** A new entry under a date, beside those that it has. @param {string} date @param {object} saved @returns {string | undefined} its key; none where it could not be kept */
export function addSaved(date, saved) {
  let key = SAVED + date;
  for (let n = 2; get(key) !== null; n++) key = `${SAVED}${date}~${n}`;
  return set(key, JSON.stringify({ ...saved, at: Date.now() })) ? key : undefined;
}

/** @param {any} day */
export const isEmpty = (day) => !day?.meals?.some((/** @type {any} */ meal) => meal.items.length);

/** @typedef {Partial<import('./plate.js').Settings>} Settings */

/** @returns {Settings} */
export const keptSettings = () => parsed(get(SETTINGS) ?? given.settings) ?? {};

/** The kept day as JSON text, or nothing. */
function keptDay() {
  const text = get(DAY);
  if (text === null) return apart ? undefined : given.day;
  return apart ? JSON.stringify(parsed(text)?.day ?? 0) : text;
}

/** Has this reader been here before? */
export const keptSomething = () => keptDay() !== undefined || get(SETTINGS) !== null;

/** Of embeds the latest stay; the reader's own plate and days are none of them. */
function prune() {
  const age = new Map(keysOf(EMBED).map((key) => [key, parsed(get(key))?.at ?? 0]));
  const oldest = [...age].sort(([, a], [, b]) => b - a).slice(MOST_EMBEDS);
  for (const key of [...oldest.map(([key]) => key), ...keysOf(FORMER_EMBED)]) remove(key);
}

/** @param {import('./plate.js').Plate} plate @param {() => void} wake */
export function createKeeper(plate, wake) {
  /** What storage held when this window last read or wrote it. */
  let base = get(DAY);
  /** The plate as this window last kept it, or took it from there. */
  let last = '';
  /** While somebody else's plate is shown: the reader's own, as it was. @type {any} */
  let own;
  let pruned = false;
  /** @type {import('./plate.js').Refusal | undefined} */
  let damage;
  let warned = false;
  let settings = plate.settings();

  /** Once a visit. @param {boolean} done */
  function said(done) {
    if (done || warned || apart) return;
    warned = true;
    plate.showNotice(NOTICE.unkept, true);
    wake();
  }

  /** What may be kept of the plate. */
  const present = () => plate.dayText({ medical: plate.settings().keepAnswers });

  /** Another window's version goes to the saved days. @param {string} text */
  function keepBeside(text) {
    const day = parsed(text);
    if (isEmpty(day)) return;
    const kept = addSaved(day.date ?? today(), { day, from: 'window' });
    if (kept) plate.showNotice(NOTICE.beside, true);
    else said(false);
  }

  /** The day has changed, or may have. */
  function keep() {
    if (own) return;
    const text = present();
    if (text === last) return;
    last = text;
    const there = get(DAY);
    if (!apart && there !== null && there !== base && there !== text) keepBeside(there);
    base = apart ? JSON.stringify({ at: Date.now(), day: JSON.parse(text) }) : text;
    said(set(DAY, base));
    if (apart && !pruned) prune();
    pruned = true;
  }

  /** Another window may have written. */
  function look() {
    if (apart || own) return;
    if (present() !== last) return keep(); // changed here too, just now
    const there = get(DAY);
    if (there === null || there === base || plate.check(there)) return;
    base = there;
    plate.loadFromOther(there);
    last = present();
    wake();
  }

  /** Another window's reader chose how pages are shown. @param {Settings} before @param {Settings} now */
  function takeSettings(before, now) {
    const changed = Object.fromEntries(Object.entries(now).filter(([key, value]) => value !== before[/** @type {keyof Settings} */ (key)]));
    plate.setSettings({ ...plate.settings(), ...changed, compact: query.has('compact') });
    settings = plate.settings();
    wake();
  }

  addEventListener('storage', ({ key, oldValue, newValue }) => {
    if (key === DAY) look();
    if (key === SETTINGS && newValue) takeSettings(parsed(oldValue) ?? {}, parsed(newValue) ?? {});
  });
  // A window that slept heard nothing.
  addEventListener('pageshow', look);
  document.addEventListener('visibilitychange', look);

  return {
    /** What was kept becomes the plate. @returns {boolean} was there something? */
    begin() {
      prune();
      const probe = `${SETTINGS}.probe`;
      said(set(probe, ''));
      remove(probe);
      const text = keptDay();
      const kept = text !== undefined && !plate.settings().keepAnswers ? plate.withoutMedical(text) : text;
      const error = text !== undefined && plate.restart(kept ?? text);
      if (error && text) {
        damage = error;
        // It could not be read: it is put aside, not lost, and not tried again.
        set(DAMAGED, text);
        remove(DAY);
        base = null;
      }
      last = present();
      return text !== undefined && !error;
    },
    /** Why what was kept could not be read. */
    damage: () => damage,
    keep,
    has: () => base !== null,
    /** The page was shown otherwise. @returns {boolean} by the reader, here? */
    keepSettings() {
      const now = plate.settings();
      const changed = Object.entries(now).filter(([key, value]) => value !== settings[/** @type {keyof Settings} */ (key)]);
      settings = now;
      if (changed.length) said(set(SETTINGS, JSON.stringify({ ...keptSettings(), ...Object.fromEntries(changed) })));
      return changed.length > 0;
    },
    /** How a link shows the page is not the reader's choice. */
    ignoreSettings: () => void (settings = plate.settings()),
    /** Somebody else's plate takes the place of the reader's own, which waits. @param {any} day the reader's, whole */
    lend: (day) => void (own ??= day),
    own: () => own,
    /** The reader's own plate again, as it now is. @param {boolean} strange is the profile shown another's? */
    giveBack(strange) {
      const there = get(DAY);
      const day = there !== null && there !== base && !plate.check(there) ? JSON.parse(there) : own;
      const { lang, profile } = plate.day();
      base = there;
      plate.restart(JSON.stringify({ ...day, lang, profile: strange ? own.profile : profile }));
      own = undefined;
      last = '';
      keep();
    },
    /** The plate shown becomes the reader's; the former one goes to the saved days. @returns {boolean} */
    adopt() {
      const there = get(DAY);
      const day = there !== null && there !== base ? parsed(there) : own;
      if (!isEmpty(day)) {
        const plain = parsed(plate.withoutMedical(JSON.stringify(day)));
        const kept = addSaved(day.date ?? today(), { day: plain, sums: plate.sums(plain) });
        said(!!kept);
        if (!kept) return false;
        plate.showNotice(NOTICE.saved, true);
      }
      base = there;
      own = undefined;
      last = '';
      keep();
      return true;
    },
  };
}

/** @typedef {ReturnType<typeof createKeeper>} Keeper */
