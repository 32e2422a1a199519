// The pinyin by which a food is found: in data/foods*.json and data/dishes.json that of the Chinese name and of each Chinese alias, syllables
// apart; in data/pinyin.json the reading that each character has there most often. The page carries the second, and of
// the first only what the second does not give (core/food/pinyin.h).
//
//   node scripts/pinyin.mjs [--check]      writes all; --check only says whether they are right
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { customPinyin, pinyin } from 'pinyin-pro';
import { foodFiles } from './food_files.mjs';

// A word that the library's dictionary does not have; tests/data/pinyin.test.mjs names those that it reads rightly.
customPinyin({ 荠菜: 'jì cài' });

/** What is typed of a name: up to a bracket, a blank, a plus or an amount; "" when no Chinese is left. @param {string} text */
function typed(text) {
  const part = text.split(/[(（+ ]|\d{2}/)[0];
  return /\p{Script=Han}/u.test(part) ? part : '';
}

/** "na dou"; ü is v, as it is typed. @param {string} text */
export function syllables(text) {
  return pinyin(typed(text), { toneType: 'none', v: true, nonZh: 'consecutive' }).toLowerCase();
}

/** @param {{name: {zh: string}, aliases: string[]}} food */
export function pinyinOf(food) {
  return [...new Set([food.name.zh, ...food.aliases].map(syllables).filter(Boolean))];
}

/** The foods or the dishes of a file. @param {string} text @returns {{id: string, name: {zh: string}, aliases: string[]}[]} */
const named = (text) => JSON.parse(text).foods ?? JSON.parse(text).dishes;

/** The file's text with the field as it should be; everything else stays as it was written. @param {string} text */
export function withPinyin(text) {
  const wanted = new Map(named(text).map((food) => [food.id, pinyinOf(food)]));
  let id = '';
  const lines = text.split('\n').filter((line) => !/^ {2}"pinyin": /.test(line));
  return lines
    .flatMap((line) => {
      id = line.match(/^ \{"id": "([^"]*)"/)?.[1] ?? id;
      if (!/^ {2}"name": /.test(line)) return [line];
      const list = (wanted.get(id) ?? []).map((one) => JSON.stringify(one)).join(', ');
      return [line, `  "pinyin": [${list}],`];
    })
    .join('\n');
}

/** data/pinyin.json for the foods. @param {{name: {zh: string}, aliases: string[]}[]} foods */
export function readings(foods) {
  /** @type {Map<string, Map<string, number>>} */
  const seen = new Map();
  const han = /\p{Script=Han}/u;
  for (const name of foods.flatMap((food) => [food.name.zh, ...food.aliases])) {
    const part = name.split('(')[0];
    if (!han.test(part)) continue;
    for (const { origin, pinyin: syllable } of pinyin(part, { toneType: 'none', v: true, type: 'all' })) {
      if (!han.test(origin)) continue;
      const of = seen.get(origin) ?? new Map();
      seen.set(origin, of.set(syllable, (of.get(syllable) ?? 0) + 1));
    }
  }
  const often = ([, a], [, b]) => b - a;
  const lines = [...seen].map(([character, of]) => [character, [...of].sort(often)[0][0]]).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{\n"characters": {\n${lines.map(([character, syllable]) => ` ${JSON.stringify(character)}: ${JSON.stringify(syllable)}`).join(',\n')}\n}\n}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = (name) => resolve(import.meta.dirname, '../data', name);
  const old = (name) => (existsSync(path(name)) ? readFileSync(path(name), 'utf8') : '');
  const tables = [...foodFiles, 'dishes.json'].map((name) => [name, withPinyin(old(name))]);
  const right = { ...Object.fromEntries(tables), 'pinyin.json': readings(tables.flatMap(([, text]) => named(text))) };
  for (const [name, text] of Object.entries(right)) {
    if (text === old(name)) continue;
    if (process.argv.includes('--check')) {
      console.error(`data/${name}: the pinyin is not that of the names. node scripts/pinyin.mjs writes it.`);
      process.exitCode = 1;
    } else {
      writeFileSync(path(name), text);
    }
  }
}
