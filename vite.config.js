// dist/: one page, one script, one style, one wasm, and late-*.js that are fetched when first wanted (import() in
// web/); all with hashed names and relative addresses.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { themeColours } from './scripts/colours.mjs';

/** The browser learns of the wasm's first part from the page itself, not only when the script runs. */
const preloadWasm = {
  name: 'k2-preload-wasm',
  transformIndexHtml: {
    order: /** @type {const} */ ('post'),
    /** @param {string} html @param {{ bundle?: Record<string, unknown> }} context */
    handler(html, { bundle }) {
      return Object.keys(bundle ?? {})
        .filter((file) => file.endsWith('.wasm') && !file.includes('.late-'))
        .map((file) => ({
          tag: 'link',
          attrs: { rel: 'preload', as: 'fetch', type: 'application/wasm', href: `./${file}`, crossorigin: '' },
          injectTo: /** @type {const} */ ('head'),
        }));
    },
  },
};

/** Of the food table the page needs the sources of its figures only (web/late/files.js); the figures are in the wasm. Which
 * source a figure is of, k2data has looked up: generated/catalogue.json. */
const sourcesOfFoods = {
  name: 'k2-sources-of-foods',
  enforce: /** @type {const} */ ('pre'),
  /** @param {string} _code @param {string} id */
  transform(_code, id) {
    if (!id.endsWith('/data/foods.json')) return null;
    /** @type {{ foods: { id: string, values: Record<string, { source: string, code?: string }> }[] }} */
    const { foods } = JSON.parse(readFileSync(resolve(import.meta.dirname, 'build/web/generated/catalogue.json'), 'utf8'));
    const keys = [...new Set(foods.flatMap(({ values }) => Object.keys(values)))];
    const sources = ['']; // of what is not known
    /** @param {{ source: string, code?: string } | undefined} value */
    const place = (value) => {
      const text = value ? [value.source, value.code].filter(Boolean).join(' ') : '';
      return sources.includes(text) ? sources.indexOf(text) : sources.push(text) - 1;
    };
    return JSON.stringify({ keys, sources, foods: Object.fromEntries(foods.map(({ id, values }) => [id, keys.map((key) => place(values[key]))])) });
  },
};

export default defineConfig({
  base: './', // works in any folder of any site
  publicDir: false,
  plugins: [themeColours, preloadWasm, sourcesOfFoods],
  build: {
    target: ['chrome85', 'safari14.1', 'firefox79', 'es2020'],
    cssTarget: ['chrome85', 'safari14.1', 'firefox79'],
    assetsInlineLimit: 0, // inlined files would need a weaker Content-Security-Policy
    modulePreload: false, // its code costs more than it saves
    rolldownOptions: { output: { chunkFileNames: 'assets/late-[name]-[hash].js' } },
    reportCompressedSize: false, // tests/size_check.mjs does it
  },
});
