// Why the program refused something, in the reader's language. The program itself says it in English, to scripts and on
// the command line alike (core/day/check_day.cpp, core/format/json.cpp); tests/data/reasons.test.mjs sees that nothing is forgotten.
import { say } from './texts.js';

export { say };

/** The first that fits; what stands in the groups is put into the sentence. @type {[RegExp, import('./texts.js').LateText][]} */
const REASONS = [
  [/valid JSON.*line (?<line>\d+)/, 'reason.json'],
  [/an id /, 'reason.id'],
  [/a name /, 'reason.name'],
  [/low <= mid <= high/, 'reason.order'],
  [/(?<low>[\d.]+) to (?<high>[\d.]+)/, 'reason.from_to'],
  [/above 0 and at most 2/, 'reason.availability'],
  [/5000 g together/, 'reason.weight'],
  [/at most (?<most>\d+)/, 'reason.at_most'],
  [/one of: (?<list>.+)/, 'reason.one_of'],
  [/no such key/, 'reason.key'],
  [/key is missing/, 'reason.missing'],
  [/each key once/, 'reason.twice'],
  [/each question once/, 'reason.question_twice'],
  [/leave open/, 'reason.question_answered'],
  [/each date once/, 'reason.date_twice'],
  [/only one of d_ug/, 'reason.d_twice'],
  [/sum of/, 'reason.sum'],
  [/fit into 100 g/, 'reason.too_much'],
  [/energy of its/, 'reason.energy'],
  [/version 1/, 'reason.version'],
  [/the id of a food/, 'reason.food'],
  [/a dish cannot be in a dish/, 'reason.dish_in_dish'],
  [/that is weighed/, 'reason.dish_part'],
  [/a tenth of what is in it/, 'reason.dish_weight'],
  [/prescription/, 'reason.drug'],
  [/g and units|units instead of g/, 'reason.amount'],
  [/a date like/, 'reason.date'],
  [/a number/, 'reason.number'],
  [/a text|true or false|an object|an array/, 'reason.kind'],
];

/** @param {string} message */
export function reason(message) {
  if (document.documentElement.lang === 'en') return message;
  for (const [pattern, text] of REASONS) {
    const found = pattern.exec(message);
    if (found) return say(text, found.groups);
  }
  return message;
}

/** A sentence for the reader. @param {{ at: string, message: string }} error @param {string} [before] what `at` is in */
export const refused = ({ at, message }, before = '') => say('files.bad', { message: reason(message), at: before + at && ` (${before + at})` });
