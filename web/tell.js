// Says on the page why something was refused: one sentence in its language. The sentences are fetched when one is needed.
import { during } from './rest.js';

/**
 * @param {import('./plate.js').Plate} plate
 * @param {() => void} wake
 * @param {(words: typeof import('./late/reason.js')) => string} sentence
 */
export async function tell(plate, wake, sentence) {
  plate.showError(sentence(await during(import('./late/reason.js'))));
  wake();
}
