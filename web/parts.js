// Where the program's two parts lie (scripts/split_wasm.mjs). In the one-file edition another module stands in this one's
// place, which gives the bytes of the whole program (scripts/one_file.mjs).

export const first = new URL('../build/web/k2plate.wasm', import.meta.url).href;
export const late = new URL('../build/web/k2plate.late.wasm', import.meta.url).href;
/** @type {(() => Uint8Array<ArrayBuffer>) | undefined} */
export const whole = undefined;
