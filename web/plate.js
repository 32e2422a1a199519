// The application as JavaScript sees it: abi.cpp's functions with texts and objects instead of pointers.

/**
 * One entry of shell/semantics.h's tree; absent fields are left out.
 * @typedef {{
 *   id: number, parent?: number, role: string, level?: number, key?: string,
 *   name?: string, value?: string, description?: string, placeholder?: string, text_size?: number,
 *   now?: number, min?: number, max?: number, step?: number,
 *   disabled?: boolean, checked?: boolean, expandable?: boolean, expanded?: boolean, drag?: boolean, roving?: boolean,
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

/**
 * shell::Settings, as far as they are the reader's choice.
 * @typedef {{ elder: boolean, text: boolean }} Settings
 */

export const POINTER = { move: 0, down: 1, up: 2, leave: 3 };

/** ImGuiMouseCursor in CSS words, from ImGuiMouseCursor_Arrow on. */
const CURSORS = ['', 'text', 'move', 'ns-resize', 'ew-resize', 'nesw-resize', 'nwse-resize', 'pointer', 'wait', 'progress', 'not-allowed'];

/** @param {import('#wasm').Wasm} wasm */
export function createPlate(wasm) {
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();

  /** @param {number} pointer */
  const read = (pointer) => {
    const memory = wasm.HEAPU8;
    return decoder.decode(memory.subarray(pointer, memory.indexOf(0, pointer)));
  };
  /** @param {string} text */
  const write = (text) => {
    const bytes = encoder.encode(text);
    const pointer = wasm._k2_input(bytes.length);
    wasm.HEAPU8.set(bytes, pointer);
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
    pointer: (kind, x, y, touch) => wasm._k2_pointer(kind, x, y, touch),
    /** @param {number} id */
    activate: (id) => wasm._k2_activate(id),
    /** @param {number} id @param {string} value */
    setValue(id, value) {
      write(value);
      wasm._k2_set_value(id);
    },
    /** @param {number} id @param {boolean} ring */
    focus: (id, ring) => wasm._k2_focus(id, ring),
    /** @param {number} id */
    pressLook: (id) => wasm._k2_press_look(id),

    /** Null, or why the day was refused: whoever asked for it tells the reader. @param {string} json @returns {{ at: string, message: string } | null} */
    load(json) {
      write(json);
      const pointer = wasm._k2_load();
      return pointer ? JSON.parse(read(pointer)) : null;
    },
    /** Says on the page why something was refused. @param {string} text */
    showError(text) {
      write(text);
      wasm._k2_show_error();
    },
    /** Would load() take it? @param {string} json @returns {{ at: string, message: string } | null} */
    check(json) {
      write(json);
      const pointer = wasm._k2_check();
      return pointer ? JSON.parse(read(pointer)) : null;
    },
    day: () => JSON.parse(read(wasm._k2_day())),
    /** @returns {Item[]} */
    items: () => JSON.parse(read(wasm._k2_items())),
    report: () => JSON.parse(read(wasm._k2_report())),
    suggestions: () => JSON.parse(read(wasm._k2_suggestions())),
    revision: () => wasm._k2_revision(),
    /** @returns {Settings} */
    settings: () => ({ elder: !!wasm._k2_elder(), text: !!wasm._k2_text_mode() }),
    /** @param {Partial<Settings & { compact: boolean }>} settings */
    setSettings: ({ elder, text, compact }) => wasm._k2_set_settings(!!elder, !!text, !!compact),

    /** The plate as the text after # in a link. @param {boolean} medical tell medicines and illnesses too */
    link: (medical) => read(wasm._k2_link(medical)),
    /** How many own foods the last link had no room for. */
    ownFoodsLeftOut: () => wasm._k2_own_foods_left_out(),
    /** The plate of a link takes the place of the present one; false: it is damaged, and nothing changes. @param {string} text */
    loadLink(text) {
      write(text);
      return !!wasm._k2_load_link();
    },
    lang: () => (wasm._k2_english() ? 'en' : 'zh-CN'),

    contextRestored: () => wasm._k2_context_restored(),
  };
}

/** @typedef {ReturnType<typeof createPlate>} Plate */
