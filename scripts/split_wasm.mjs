// Splits the page's wasm in two: k2plate.wasm with what the first screen and the usual presses need, k2plate.late.wasm
// with the rest (web/program.js joins them). What is needed is found by trying: an instrumented copy of the program does
// here, without a browser, what a reader does in the first seconds. Binaryen's wasm-split then sorts the functions.
//   node scripts/split_wasm.mjs WASM_SPLIT FOLDER     FOLDER/whole holds the linked k2plate.mjs and k2plate.wasm
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inOnePart } from '../web/one_part.js';
import { NOTICE, createPlate } from '../web/plate.js';

const [wasmSplit, folderArgument] = process.argv.slice(2);
const folder = resolve(folderArgument);
const whole = join(folder, 'whole');
const tried = join(folder, 'tried');

/** Every glyph a square: only how many there are matters. */
const glyphs = {
  line: (_weight, px) => [Math.round(px), Math.round(px / 4)],
  measure: (_weight, px) => [Math.round(px), 0, -Math.round(px), Math.round(px), 0],
  draw: (_weight, _px, _code, _x, _y, w, h) => new Uint8ClampedArray(w * h * 4).fill(255),
};

/** The instrumented program, started. @returns {Promise<{ wasm: any, exports: any }>} */
async function start() {
  const { default: createWasm } = await import(pathToFileURL(join(whole, 'k2plate.mjs')));
  let exports;
  const wasm = await createWasm({
    glyphs,
    instantiateWasm(imports, receive) {
      WebAssembly.instantiate(readFileSync(join(tried, 'k2plate.wasm')), imports).then(({ instance }) => {
        exports = instance.exports;
        receive(instance);
      });
      return {};
    },
  });
  return { wasm, exports };
}

/** What a reader does in the first seconds, on a phone and on a wide screen, in either theme and language. */
function firstSeconds(plate) {
  const phone = { width: 390, height: 844, scale: 1, scrollY: 0, dark: false, moreContrast: false, reducedMotion: false, textZoom: 1 };
  let view = phone;
  let now = 0;
  let tree = [];
  const look = () => {
    for (let wait = 0, i = 0; wait <= 0 && i < 100; i++) {
      wait = plate.frame(view, (now += 1 / 60));
      plate.draws();
      tree = plate.semantics() ?? tree;
    }
    for (const ask of ['pageHeight', 'cursor', 'wantsDetails', 'settings', 'revision', 'lang', 'day', 'items']) plate[ask]();
    for (const medical of [false, true]) plate.dayText({ medical });
    plate.link(false);
  };
  const node = (key) => {
    const found = tree.find((one) => one.key === key);
    if (!found) throw new Error(`no ${key} on the page`);
    return found;
  };
  const press = (key) => {
    for (const ring of [false, true]) {
      plate.focus(node(key).id, ring);
      look();
    }
    plate.pressLook(node(key).id);
    plate.pressLook(0);
    plate.activate(node(key).id);
    look();
  };
  const type = (text) => {
    plate.focus(node('search').id, true);
    look();
    plate.setValue(node('search').id, text);
    look();
  };
  const find = (text, food) => {
    type(text);
    press(`add.${food}`);
    type('');
  };

  plate.setSettings({});
  look();
  press('lang.zh'); // it began in English
  plate.showNotice(NOTICE.unkept, true); // where the browser keeps nothing
  look();
  plate.showNotice(NOTICE.unkept, false);
  for (const kind of [0, 1, 2, 3]) {
    plate.pointer(kind, 3, 3, true); // where nothing is
    look();
  }
  find('鸡蛋', 'egg');
  find('niunai', 'milk_whole_cn');
  press('food.egg.inc');
  press('food.egg.dec');
  press('meal.lunch');
  find('mifan', 'rice_cooked');
  press('meal.breakfast');
  press('food.egg.remove');
  for (let y = 0; y < plate.pageHeight(); y += 400) {
    view = { ...phone, scrollY: y };
    look();
  }
  view = { ...phone, width: 1200, dark: true };
  look();
  // A mouse goes over everything.
  for (const { rect: [x, y, w, h] } of tree) {
    plate.pointer(0, x + w / 2, y + h / 2, false);
    look();
  }
  plate.pointer(3, 0, 0, false);
  look();
}

rmSync(tried, { recursive: true, force: true });
mkdirSync(tried, { recursive: true });
const linked = join(whole, 'k2plate.wasm');
const features = ['--enable-mutable-globals'];
execFileSync(wasmSplit, ['--instrument', ...features, '--profile-export=k2_profile', linked, '-o', join(tried, 'k2plate.wasm')]);

const { wasm, exports } = await start();
const program = inOnePart(wasm, new Uint8Array(0));
program.start(4096, true); // the foods will not come: what adds them comes with them
firstSeconds(createPlate(program));
const length = exports.k2_profile(0, 0);
const place = wasm._k2_input(length);
exports.k2_profile(place, length);
writeFileSync(join(tried, 'profile'), wasm.HEAPU8.subarray(place, place + length));

execFileSync(wasmSplit, [
  '--split', ...features, `--profile=${join(tried, 'profile')}`, '--export-prefix=%',
  linked, '-o1', join(folder, 'k2plate.wasm'), '-o2', join(folder, 'k2plate.late.wasm'),
]);
copyFileSync(join(whole, 'k2plate.mjs'), join(folder, 'k2plate.mjs'));
