// Why the program refused something, in the reader's language. The program says what kind of mistake it is, and the
// figures that belong into the sentence (core/base/result.h, Reason). Its own sentence is English, for scripts.
import texts from '../../data/late_texts.json';
import { say } from './texts.js';

export { say };

/** @param {import('../plate.js').Refusal} refusal */
export function reason({ message, reason, values }) {
  const key = `reason.${reason}`;
  return document.documentElement.lang === 'en' || !(key in texts) ? message : say(/** @type {import('./texts.js').LateText} */ (key), values);
}

/** A sentence for the reader. @param {import('../plate.js').Refusal} refusal @param {string} [before] what its `at` is in */
export const refused = (refusal, before = '') => {
  const at = before + refusal.at;
  return say('files.bad', { message: reason(refusal), at: at && ` (${at})` });
};
