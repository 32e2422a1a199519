// A day as a file: out, and in again by choosing, dropping or pasting. All of it is taken, or nothing with the reason.
import { today } from '../dates.js';
import { apart } from '../storage.js';
import { csv } from './csv.js';
import { importDays } from './days.js';
import { offerOneFile } from './one_file.js';
import { make, makeButton, openPanel } from './panel.js';
import { refused } from './reason.js';
import { sourceOf } from './sources.js';
import { say } from './texts.js';

const LARGEST_BYTES = 2_000_000;
/** The grade of a figure that the reader gave. */
const OWN = 'own';

/** @param {string} name @param {string} type @param {string} text */
export function download(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = make('a', { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000); // some browsers begin only after the click
}

/** The plate as the reader wants to give it away. @param {import('./share.js').Wish} wish */
export const givenDay = ({ plate, overlay }) => plate.day({ medical: !!overlay.byKey('share.medical')?.checked });

/** A line for each food of the day: what is in the amount eaten, with range, grade and source; unknown is empty, never 0. @param {import('../plate.js').Plate} plate */
export function table(plate) {
  const items = plate.items();
  const nutrients = [...new Set(items.flatMap(({ values }) => Object.keys(values)))];
  const columns = nutrients.flatMap((key) => [key, `${key}.low`, `${key}.high`, `${key}.grade`, `${key}.source`]);
  const { data } = plate.report();
  /** @param {import('../plate.js').Item} item @param {string} key */
  const cells = ({ food, values }, key) => {
    const value = values[key];
    return value ? [...value, value[3] === OWN ? OWN : sourceOf(food, key)] : ['', '', '', '', ''];
  };
  const lines = items.map((item) => [item.slot, item.food, item.name, item.amount, data, ...nutrients.flatMap((key) => cells(item, key))]);
  return csv([['slot', 'food', 'name', 'amount', 'data', ...columns], ...lines]);
}

/**
 * Takes the text or the file as the plate, or as saved days. The sentence says what came of it.
 * @param {import('./share.js').Wish} wish @param {string | File} source
 */
async function taken({ plate, frames, link }, source) {
  const bytes = typeof source === 'string' ? source.length : source.size;
  if (bytes > LARGEST_BYTES) return say('files.too_large', { mb: (bytes / 1e6).toFixed(1) });
  const text = typeof source === 'string' ? source : await source.text();
  const days = apart ? undefined : importDays(text, plate); // an article has nothing to do with the reader's days
  if (days !== undefined) return days;
  const error = plate.check(text);
  if (error) return refused(error);
  link.mine(); // what is read becomes the reader's plate
  plate.load(text);
  frames.run();
  return say('files.imported');
}

/** @param {import('./share.js').Wish} wish @param {string | File} [source] what was dropped or pasted on the page */
export async function files(wish, source) {
  const news = make('p', { role: 'status' });
  const take = async (/** @type {string | File} */ source) => void (news.textContent = await taken(wish, source));
  const file = make('input', { type: 'file', accept: '.json,application/json', 'aria-label': say('files.choose') });
  file.addEventListener('change', () => file.files?.[0] && take(file.files[0]));
  const paste = make('textarea', { rows: '3', 'aria-label': say('files.paste'), placeholder: say('files.paste') });
  const save = () => {
    const { version, ...day } = givenDay(wish);
    download(`k2plate-${today()}.json`, 'application/json', `${JSON.stringify({ version, data: wish.plate.report().data, ...day }, null, 1)}\n`);
  };
  openPanel(
    wish,
    say('files.title'),
    news,
    make('p', {}, makeButton(say('files.export_json'), save), makeButton(say('files.export_csv'), () => download(`k2plate-${today()}.csv`, 'text/csv', table(wish.plate)))),
    make('p', {}, say('files.how')),
    file,
    paste,
    make('p', {}, makeButton(say('files.import'), () => take(paste.value))),
    ...offerOneFile(wish, news),
  );
  if (source !== undefined) await take(source);
}
