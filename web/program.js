// The program's wasm. It comes in two parts: the first holds what the first screen and the usual presses need, the late
// part holds the rest and comes right after it (scripts/split_wasm.mjs makes both). With the late part comes the later part
// of the food table (core/food/catalogue.h): there is no time at which one is there without the other.
//
// A call may need the late part before it is there. It cannot wait, since a frame must not block. So every call is
// written down until the late part has come. When one of them needed it, a new program with both parts repeats them all:
// the program reads no clock and no chance, so it ends where the first one would have been. The later foods are added just
// before the call that stopped, as it may ask for one of them.
import createWasm from '#wasm';
import { addFoods, inOnePart, writeInput } from './one_part.js';
import * as parts from './parts.js';

/** How often the late part is asked for, and after how many ms each time. */
const ATTEMPTS_MS = [0, 1000, 4000];

/** The place of a text in the journal: its bytes, which lie in memory only for a moment. */
const INPUT = 'input';

/** Calls whose answer nobody waits for: what a reader does. They may be late without anybody noticing. */
const ANSWERLESS = new Set([INPUT, '_k2_pointer', '_k2_activate', '_k2_set_value', '_k2_focus', '_k2_press_look', '_k2_set_today', '_k2_set_settings']);

/** Thrown by a call that needs what is still on its way. Nobody has to answer: the call is repeated later. */
export class NotHereYet extends Error {
  message = 'the late part of the program is not here';
}

const notHereYet = () => {
  throw new NotHereYet();
};

/** @param {string} url */
async function fetched(url) {
  const response = await fetch(url, { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response;
}

/** @param {string} url */
async function compile(url) {
  const response = await fetched(url);
  const copy = response.clone();
  // A server that does not know the type of wasm makes the browser refuse to compile as it comes.
  return WebAssembly.compileStreaming?.(response).catch(async () => WebAssembly.compile(await copy.arrayBuffer())) ?? WebAssembly.compile(await copy.arrayBuffer());
}

/** @param {string} url */
const bytesOf = async (url) => new Uint8Array(await (await fetched(url)).arrayBuffer());

/** Tries again, as a bad line may fail once. @template T @param {() => Promise<T>} get @returns {Promise<T>} */
async function atLast(get) {
  for (const [attempt, wait] of ATTEMPTS_MS.entries()) {
    if (wait) await new Promise((done) => setTimeout(done, wait));
    try {
      return await get();
    } catch (error) {
      if (attempt === ATTEMPTS_MS.length - 1) throw error;
    }
  }
  throw new Error('unreachable');
}

/**
 * A program of the first part, and a function that joins the late part to it.
 * @param {import('./glyphs.js').Glyphs} glyphs @param {WebAssembly.Module} first
 */
async function instantiate(glyphs, first) {
  /** @type {(late: WebAssembly.Module) => Promise<unknown>} */
  let join = () => Promise.resolve();
  /** @type {(reason: unknown) => void} */
  let failed = () => {};
  const failure = new Promise((_, reject) => (failed = reject)); // the loader would wait for ever
  const started = createWasm({
    glyphs,
    instantiateWasm(imports, receive) {
      // The late part's functions stand in a table; until it is there each place holds this one.
      const placeholders = new Proxy({}, { get: () => notHereYet });
      const all = { ...imports };
      for (const { module } of WebAssembly.Module.imports(first)) all[module] ??= placeholders;
      WebAssembly.instantiate(first, all).then((instance) => {
        join = (late) => WebAssembly.instantiate(late, { ...imports, primary: instance.exports });
        receive(instance);
      }, failed);
      return {};
    },
  });
  const wasm = /** @type {import('#wasm').Wasm} */ (await Promise.race([started, failure]));
  return { wasm, join: (/** @type {WebAssembly.Module} */ late) => join(late) };
}

/**
 * The program, whole in every way but time.
 * @typedef {{
 *   wasm: import('#wasm').Wasm,
 *   input: (bytes: Uint8Array) => void,
 *   start: (largestTexture: number, english: boolean) => void,
 *   complete: Promise<void>,
 *   came: (() => void) | undefined,
 *   repeated: (() => void) | undefined,
 * }} Program  start: before any other call; complete: both parts are there; came: called when the later foods are there, or
 *   will not come; repeated: called instead when a new program took the place of the first one, or cannot
 */

/** @param {import('./glyphs.js').Glyphs} glyphs @returns {Promise<Program>} */
export async function startProgram(glyphs) {
  if (parts.whole) {
    const { program, foods } = parts.whole();
    return inOnePart((await instantiate(glyphs, await WebAssembly.compile(program))).wasm, foods);
  }
  const firstModule = compile(parts.first);
  // One after the other: the first one is waited for.
  const latePart = firstModule.then(() => Promise.all([atLast(() => compile(parts.late)), atLast(() => bytesOf(parts.foods))]));
  latePart.catch(() => {}); // whoever waits for `complete` is told
  let { wasm, join } = await instantiate(glyphs, await firstModule);

  /** What was asked so far. @type {{ name: string, args: unknown[] }[] | undefined} */
  let journal = [];
  /** A call stopped half way: nothing more may be asked of this program. */
  let broken = false;
  /** Where in the journal that call begins, with its input. */
  let brokenAt = 0;
  /** Why the late part will not come any more. @type {unknown} */
  let lateError;

  /** @param {string} name @param {unknown[]} args */
  function perform(name, args) {
    if (name !== INPUT) return /** @type {any} */ (wasm)[name](...args);
    return writeInput(wasm, /** @type {Uint8Array} */ (args[0]));
  }

  /** @param {string} name @param {unknown[]} args */
  function call(name, args) {
    if (!journal) return perform(name, args);
    if (!lateError) journal.push({ name, args });
    try {
      if (broken) throw lateError ?? new NotHereYet();
      return perform(name, args);
    } catch (error) {
      if (error instanceof NotHereYet && !broken) {
        broken = true;
        for (brokenAt = journal.length - 1; journal[brokenAt - 1]?.name === INPUT; ) brokenAt--;
      }
      if (error instanceof NotHereYet && ANSWERLESS.has(name)) return undefined; // it will have been done
      throw error;
    }
  }

  async function finish() {
    await started;
    const [late, foods] = await latePart.catch((error) => {
      lateError = error;
      journal = [];
      if (broken) program.repeated?.(); // the next frame tells the reader
      else {
        addFoods(wasm, new Uint8Array());
        program.came?.();
      }
      throw error;
    });
    if (!broken) await join(late);
    let added;
    if (broken) { // also while the late part was being joined
      const fresh = await instantiate(glyphs, await firstModule);
      await fresh.join(late);
      ({ wasm, join } = fresh);
      for (const [at, { name, args }] of (journal ?? []).entries()) {
        if (at === brokenAt) added = addFoods(wasm, foods);
        perform(name, args);
      }
    } else added = addFoods(wasm, foods);
    const again = broken;
    journal = undefined;
    broken = false;
    if (again) program.repeated?.();
    else program.came?.();
    if (!added) throw new Error(`${parts.foods}: damaged`);
  }

  const names = Object.keys(wasm).filter((name) => name.startsWith('_k2_') && name !== '_k2_input');
  const functions = Object.fromEntries(names.map((name) => [name, (/** @type {unknown[]} */ ...args) => call(name, args)]));
  Object.defineProperty(functions, 'HEAPU8', { get: () => wasm.HEAPU8 });
  /** @type {(value?: undefined) => void} */
  let begin = () => {};
  const started = new Promise((done) => (begin = done));
  /** @type {Program} */
  const program = {
    wasm: /** @type {any} */ (functions),
    input: (bytes) => void call(INPUT, [bytes]),
    start(largestTexture, english) {
      call('_k2_init', [largestTexture, english]);
      begin();
    },
    complete: finish(),
    came: undefined,
    repeated: undefined,
  };
  program.complete.catch(() => {});
  return program;
}
