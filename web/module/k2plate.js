// The package k2plate: the same calculation as the page and the command line, for browsers, workers and Node.
import createModule from './k2core.mjs';

/** The day was refused, or a sentence. `at` is a JSON pointer into the day. */
class DayError extends Error {
  /** @param {string} at @param {string} message */
  constructor(at, message) {
    super(message);
    this.name = 'DayError';
    this.at = at;
  }
}

/** @returns {Promise<import('./k2plate.js').Core>} */
export async function createCore() {
  const wasm = await createModule();
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();

  /** @param {string} text */
  function write(text) {
    const bytes = encoder.encode(text);
    const place = wasm._k2_input(bytes.length); // may grow the memory: HEAPU8 only after it
    wasm.HEAPU8.set(bytes, place);
  }

  function read() {
    const place = wasm._k2_output();
    return JSON.parse(decoder.decode(wasm.HEAPU8.subarray(place, place + wasm._k2_output_size())));
  }

  /** @param {string} text @param {() => boolean | number} answer false: the output is the error */
  function answerTo(text, answer) {
    write(text);
    if (answer()) return read();
    const { at, message } = read();
    throw new DayError(at, message);
  }

  /** @param {unknown} day @param {() => boolean | number} answer */
  function ask(day, answer) {
    let json;
    try {
      json = JSON.stringify(day) ?? 'null';
    } catch (error) {
      throw new DayError('', String(error)); // a circle, a BigInt
    }
    return answerTo(json, answer);
  }

  return {
    evaluate: (day) => ask(day, () => wasm._k2_evaluate()),

    suggest(day, { most = 2 } = {}) {
      if (![1, 2, 3].includes(most)) throw new RangeError('most: expected 1, 2 or 3');
      return ask(day, () => wasm._k2_suggest(most));
    },

    read: (text) => answerTo(String(text), () => wasm._k2_read()),

    foods() {
      wasm._k2_foods();
      return read();
    },
  };
}
