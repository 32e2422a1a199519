// What Emscripten makes of web/abi.cpp: build/web/k2plate.mjs. Imported as "#wasm" (package.json) so that type
// checking does not need a build.
import type { Glyphs } from './glyphs.js';

export interface Wasm {
  readonly HEAPU8: Uint8Array<ArrayBuffer>;
  _k2_init(largestTexture: number, english?: boolean): void;
  _k2_input(bytes: number): number;
  _k2_frame(width: number, height: number, scale: number, scrollY: number, dark: boolean, moreContrast: boolean, reducedMotion: boolean, textZoom: number, nowS: number): number;
  _k2_draws(): number;
  _k2_page_height(): number;
  _k2_cursor(): number;
  _k2_wants_details(): number;
  _k2_set_details(): void;
  _k2_add_foods(): number;
  _k2_semantics(): number;
  _k2_pointer(kind: number, x: number, y: number, touch: boolean): void;
  _k2_activate(id: number): void;
  _k2_set_value(id: number): void;
  _k2_focus(id: number, ring: boolean): void;
  _k2_press_look(id: number): void;
  _k2_load(how: number): number;
  _k2_set_today(): void;
  _k2_set_date(): void;
  _k2_show_notice(notice: number, on: boolean): void;
  _k2_set_embedded(articleAsks: boolean): void;
  _k2_shares_with_article(): number;
  _k2_tells_score(): number;
  _k2_check(): number;
  _k2_show_error(): void;
  _k2_read_number(quantity: number): number;
  _k2_read(): number;
  _k2_day(medical: boolean): number;
  _k2_without_medical(): number;
  _k2_sums(): number;
  _k2_items(): number;
  _k2_report(medical: boolean): number;
  _k2_suggestions(): number;
  _k2_revision(): number;
  _k2_elder(): number;
  _k2_text_mode(): number;
  _k2_keep_answers(): number;
  _k2_set_settings(elder: boolean, textMode: boolean, compact: boolean, keepAnswers: boolean): void;
  _k2_link(medical: boolean, age: boolean): number;
  _k2_own_foods_left_out(): number;
  _k2_load_link(own: boolean): number;
  _k2_english(): number;
  _k2_context_restored(): void;
}

export interface Options {
  glyphs: Glyphs;
  /** Emscripten's hook: takes the place of its own fetching of k2plate.wasm. */
  instantiateWasm?(imports: WebAssembly.Imports, receive: (instance: WebAssembly.Instance) => void): object;
}
export default function createWasm(options: Options): Promise<Wasm>;
