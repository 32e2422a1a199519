// Where the program's two parts lie (scripts/split_wasm.mjs), and the later part of the food table. In the one-file edition
// another module stands in this one's place, which gives the bytes of the whole (scripts/one_file.mjs).

export const first = new URL('../build/web/k2plate.wasm', import.meta.url).href;
export const late = new URL('../build/web/k2plate.late.wasm', import.meta.url).href;
export const foods = new URL('../build/web/generated/later_foods.txt', import.meta.url).href;
/** @type {(() => { program: Uint8Array<ArrayBuffer>, foods: Uint8Array<ArrayBuffer> }) | undefined} */
export const whole = undefined;
