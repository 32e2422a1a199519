// The change of the plate as a sentence in the page's language.
import { whatChanged } from './changes.js';
import { say } from './texts.js';

/** @param {import('../plate.js').Item[]} before @param {import('../plate.js').Item[]} after */
export const news = (before, after) => whatChanged(before, after, say);
