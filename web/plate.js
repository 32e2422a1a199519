// The application as JavaScript sees it: abi.cpp's functions with texts and objects instead of pointers.

import { today } from './dates.js';

/**
 * One entry of shell/semantics.h's tree; absent fields are left out.
 * @typedef {{
 *   id: number, parent?: number, role: string, level?: number, key?: string,
 *   name?: string, value?: string, description?: string, placeholder?: string, text_size?: number,
 *   now?: number, min?: number, max?: number, step?: number,
 *   disabled?: boolean, checked?: boolean, expandable?: boolean, expanded?: boolean, drag?: boolean, roving?: boolean, refused?: boolean,
 *   rect: [number, number, number, number],
 * }} SemanticNode
 */

/**
 * The visible part of the page: shell::Viewport.
 * @typedef {{ width: number, height: number, scale: number, scrollY: number, dark: boolean, moreContrast: boolean, reducedMotion: boolean, textZoom: number }} View
 */

/**
 * An item of the day in words and figures; values are [mid, low, high, grade], unknown ones left out.
 * @typedef {{
 *   slot: string, food: string, name: string, amount: string, size: number, emoji: string, fill: number, edge: number,
 *   values: Record<string, [number, number, number, string]>,
 * }} Item
 */

/** @typedef {{ k1_ug?: number, k2_ug?: number, mk7_ug?: number }} Sums of a day; what is unknown is not there */

/**
 * Equal ends unless a range was typed; in the unit of the quantity.
 * @typedef {{ low: number, mid: number, high: number, ranged: boolean }} TypedNumber
 * @typedef {typeof QUANTITIES[number]} Quantity
 */

/**
 * Why a day was refused (core/base/result.h, Error): an English sentence, and what kind of mistake it is, from which
 * late/reason.js makes the sentence of the page's language.
 * @typedef {{ at: string, message: string, reason: string, values: string[] }} Refusal
 */

/** core/day/typed.h's Quantity, in its order. vitamin_d_iu: a bare number is in IU, the value in µg. */
const QUANTITIES = /** @type {const} */ (['years', 'mg', 'ug', 'g', 'kcal', 'vitamin_d_ug', 'vitamin_d_iu']);

/**
 * shell::Settings, as far as they are the reader's choice.
 * @typedef {{ elder: boolean, text: boolean, keepAnswers: boolean }} Settings
 */

/** How a day is loaded: as abi.cpp, k2_load. */
const LOAD = { step: 0, start: 1, other: 2 };

/** As shell/state.h, Notice. */
export const NOTICE = { sent: 0, beside: 1, saved: 2, unkept: 3 };

export const POINTER = { move: 0, down: 1, up: 2, leave: 3 };

/** ImGuiMouseCursor in CSS words, from ImGuiMouseCursor_Arrow on. */
const CURSORS = ['', 'text', 'move', 'ns-resize', 'ew-resize', 'nesw-resize', 'nwse-resize', 'pointer', 'wait', 'progress', 'not-allowed'];

/** @param {Pick<import('./program.js').Program, 'wasm' | 'input'>} program */
export function createPlate({ wasm, input }) {
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();

  /** @param {number} pointer */
  const read = (pointer) => {
    const memory = wasm.HEAPU8;
    return decoder.decode(memory.subarray(pointer, memory.indexOf(0, pointer)));
  };
  /** @param {string} text */
  const write = (text) => input(encoder.encode(text));
  /** @param {string} json @param {number} how one of LOAD @returns {Refusal | null} */
  const load = (json, how) => {
    write(json);
    const pointer = wasm._k2_load(how);
    return pointer ? JSON.parse(read(pointer)) : null;
  };
  /** Before each input: the first food of a plate gives it its date. */
  const tellDate = () => {
    write(today());
    wasm._k2_set_today();
  };

  return {
    /** Lays out and says in how many seconds it wants to do so again. @param {View} v @param {number} now seconds */
    frame: (v, now) => wasm._k2_frame(v.width, v.height, v.scale, v.scrollY, v.dark, v.moreContrast, v.reducedMotion, v.textZoom, now),
    /** What the last frame draws, for renderer.js. */
    draws: () => wasm._k2_draws(),
    pageHeight: () => wasm._k2_page_height(),
    cursor: () => CURSORS[wasm._k2_cursor()] ?? '',

    wantsDetails: () => !!wasm._k2_wants_details(),
    /** @param {string} json empty: it did not come */
    setDetails(json) {
      write(json);
      wasm._k2_set_details();
    },

    /** The tree of the last frame, or null when it is the one given before. @returns {SemanticNode[] | null} */
    semantics() {
      const pointer = wasm._k2_semantics();
      return pointer ? JSON.parse(read(pointer)) : null;
    },

    /** @param {number} kind one of POINTER @param {number} x @param {number} y @param {boolean} touch */
    pointer(kind, x, y, touch) {
      if (kind === POINTER.down) tellDate();
      wasm._k2_pointer(kind, x, y, touch);
    },
    /** @param {number} id */
    activate(id) {
      tellDate();
      wasm._k2_activate(id);
    },
    /** @param {number} id @param {string} value */
    setValue(id, value) {
      tellDate();
      write(value);
      wasm._k2_set_value(id);
    },
    /** @param {number} id @param {boolean} ring */
    focus: (id, ring) => wasm._k2_focus(id, ring),
    /** @param {number} id */
    pressLook: (id) => wasm._k2_press_look(id),

    /** Null, or why the day was refused. @param {string} json @returns {Refusal | null} */
    load: (json) => load(json, LOAD.step),
    /** The same, with nothing before it to undo: what the page opens with. @param {string} json */
    restart: (json) => load(json, LOAD.start),
    /** The same, as another window kept it: what is medical stays as it was answered here, where it says nothing of it. @param {string} json */
    loadFromOther: (json) => load(json, LOAD.other),
    /** The day's own date. @param {string} date */
    setDate(date) {
      write(date);
      wasm._k2_set_date();
    },
    /** A line at the top of the page. @param {number} notice one of NOTICE @param {boolean} on */
    showNotice: (notice, on) => wasm._k2_show_notice(notice, on),
    /** In an article, which may ask for the foods. @param {boolean} articleAsks */
    setEmbedded: (articleAsks) => wasm._k2_set_embedded(articleAsks),
    sharesWithArticle: () => !!wasm._k2_shares_with_article(),
    tellsScore: () => !!wasm._k2_tells_score(),
    /** Says on the page why something was refused. @param {string} text */
    showError(text) {
      write(text);
      wasm._k2_show_error();
    },
    /** Would load() take it? @param {string} json @returns {Refusal | null} */
    check(json) {
      write(json);
      const pointer = wasm._k2_check();
      return pointer ? JSON.parse(read(pointer)) : null;
    },
    /** What was typed as a number or a range; `refused` says why it is none. @param {Quantity} quantity @param {string} text @returns {TypedNumber | { refused: string }} */
    readNumber(quantity, text) {
      write(text);
      return JSON.parse(read(wasm._k2_read_number(QUANTITIES.indexOf(quantity))));
    },
    /** What a sentence says, or why it is refused. @param {string} text @returns {{ items: any[], unread: string[] } | { at: string, message: string }} */
    read(text) {
      write(text);
      return JSON.parse(read(wasm._k2_read()));
    },
    /** @param {{ medical?: boolean }} [what] with what is medical (core/day/medical.h), or without */
    day: ({ medical = true } = {}) => JSON.parse(read(wasm._k2_day(medical))),
    /** The same as text. @param {{ medical: boolean }} what */
    dayText: ({ medical }) => read(wasm._k2_day(medical)),
    /** Another day without what is medical; undefined where it is none. @param {string} json @returns {string | undefined} */
    withoutMedical(json) {
      write(json);
      const pointer = wasm._k2_without_medical();
      return pointer ? read(pointer) : undefined;
    },
    /** What another day adds up to, unknown left out; undefined where it is none. @param {any} day @returns {Sums | undefined} */
    sums(day) {
      write(JSON.stringify(day));
      const pointer = wasm._k2_sums();
      return pointer ? JSON.parse(read(pointer)) : undefined;
    },
    /** @returns {Item[]} */
    items: () => JSON.parse(read(wasm._k2_items())),
    /** @param {{ medical?: boolean }} [what] without: as for somebody who was not asked */
    report: ({ medical = true } = {}) => JSON.parse(read(wasm._k2_report(medical))),
    suggestions: () => JSON.parse(read(wasm._k2_suggestions())),
    revision: () => wasm._k2_revision(),
    /** @returns {Settings} */
    settings: () => ({ elder: !!wasm._k2_elder(), text: !!wasm._k2_text_mode(), keepAnswers: !!wasm._k2_keep_answers() }),
    /** @param {Partial<Settings & { compact: boolean }>} settings */
    setSettings: ({ elder, text, compact, keepAnswers }) => wasm._k2_set_settings(!!elder, !!text, !!compact, !!keepAnswers),

    /** The plate as the text after # in a link. @param {boolean} medical tell medicines and illnesses too @param {boolean} [age] the receiver is to see it with this age and sex */
    link: (medical, age = false) => read(wasm._k2_link(medical, age)),
    /** How many own foods the last link had no room for. */
    ownFoodsLeftOut: () => wasm._k2_own_foods_left_out(),
    /**
     * The plate of a link takes the place of the present one, with nothing before it to undo. 0: it is damaged, and nothing
     * changes; 2: its sender says who it is for. @param {string} text @param {boolean} own this reader's own address, whole
     */
    loadLink(text, own) {
      write(text);
      return wasm._k2_load_link(own);
    },
    lang: () => (wasm._k2_english() ? 'en' : 'zh-CN'),

    contextRestored: () => wasm._k2_context_restored(),
  };
}

/** @typedef {ReturnType<typeof createPlate>} Plate */
