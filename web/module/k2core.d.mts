// What Emscripten makes of web/module.cpp: build/web/k2core.mjs, beside k2plate.js in the package.
export interface Module {
  readonly HEAPU8: Uint8Array<ArrayBuffer>;
  _k2_input(bytes: number): number;
  _k2_evaluate(): number;
  _k2_suggest(most_changes: number): number;
  _k2_read(): number;
  _k2_foods(): void;
  _k2_output(): number;
  _k2_output_size(): number;
}

export default function createModule(): Promise<Module>;
