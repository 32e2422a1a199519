// A program whose wasm is whole from the start: the one-file edition, and scripts/split_wasm.mjs, which tries it.

/** Puts the bytes where the next call looks for its text. @param {import('#wasm').Wasm} wasm @param {Uint8Array} bytes */
export function writeInput(wasm, bytes) {
  const at = wasm._k2_input(bytes.length); // first: memory may grow, and is another buffer then
  wasm.HEAPU8.set(bytes, at);
}

/** The later part of the food table; none: it will not come, and the page says so. @param {import('#wasm').Wasm} wasm @param {Uint8Array} foods @returns {boolean} was it the right one? */
export function addFoods(wasm, foods) {
  writeInput(wasm, foods);
  return !!wasm._k2_add_foods();
}

/** @param {import('#wasm').Wasm} wasm @param {Uint8Array} foods the later ones @returns {import('./program.js').Program} */
export const inOnePart = (wasm, foods) => ({
  wasm,
  input: (bytes) => writeInput(wasm, bytes),
  start(largestTexture, english) {
    wasm._k2_init(largestTexture, english);
    addFoods(wasm, foods);
  },
  complete: Promise.resolve(),
  came: undefined,
  repeated: undefined,
});
