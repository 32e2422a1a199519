// A program whose wasm is whole from the start: the one-file edition, and scripts/split_wasm.mjs, which tries it.

/** Puts the bytes where the next call looks for its text. @param {import('#wasm').Wasm} wasm @param {Uint8Array} bytes */
export const writeInput = (wasm, bytes) => wasm.HEAPU8.set(bytes, wasm._k2_input(bytes.length));

/** @param {import('#wasm').Wasm} wasm @returns {import('./program.js').Program} */
export const inOnePart = (wasm) => ({ wasm, input: (bytes) => writeInput(wasm, bytes), complete: Promise.resolve(), repeated: undefined });
