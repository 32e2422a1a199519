// The page's colours have one source, shell/theme.cpp. CSS and JavaScript name them: theme(light.paper) becomes #fbf7f0
// when they are bundled. The names are those of the fields of Theme; theme(light.ca.mark) and the like are of the three.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const source = readFileSync(resolve(import.meta.dirname, '../shell/theme.cpp'), 'utf8');
const hex = (value) => `#${value.toLowerCase()}`;

/** @param {string} name of a constexpr Theme @returns {Record<string, string>} */
function read(name) {
  const start = source.indexOf(`constexpr Theme ${name}{`);
  if (start < 0) throw new Error(`shell/theme.cpp has no theme ${name}`);
  const body = source.slice(start, source.indexOf('\n};', start));
  const colours = Object.fromEntries([...body.matchAll(/\.(\w+) = rgb\(0x(\w{6})\)/g)].map(([, key, value]) => [key, hex(value)]));
  const axes = [...body.matchAll(/NutrientColors\{((?:rgb\(0x\w{6}\)(?:, )?){4})\}/g)].map(([, four]) => [...four.matchAll(/0x(\w{6})/g)].map(([, value]) => hex(value)));
  if (axes.length !== 3) throw new Error('shell/theme.cpp: expected the colours of three nutrients');
  ['k2', 'd', 'ca'].forEach((axis, i) => ['mark', 'text', 'badge', 'outline'].forEach((part, j) => (colours[`${axis}.${part}`] = axes[i][j])));
  return colours;
}

/** @type {Record<string, Record<string, string>>} */
export const themes = { light: read('light'), dark: read('dark') };

/** @param {string} text with theme(…) in it */
export const coloured = (text) => text.replace(/\btheme\((light|dark)\.([\w.]+)\)/g, (whole, name, key) => {
  const colour = themes[name][key];
  if (!colour) throw new Error(`shell/theme.cpp has no colour for ${whole}`);
  return colour;
});

/** For Vite: our own style sheets and scripts. */
export const themeColours = {
  name: 'k2-theme-colours',
  enforce: /** @type {const} */ ('pre'),
  /** @param {string} code @param {string} id */
  transform: (code, id) => (/\/web\/.*\.(css|js)(\?|$)/.test(id) && code.includes('theme(') ? coloured(code) : null),
};
