// data/characters.json: which characters count as another in a search, from the Unihan database of the Unicode
// Character Database: the traditional and other forms of each simple character (kSimplifiedVariant), and the characters
// that sound alike, the frequent ones (kHanyuPinlu) and those of few strokes (kTotalStrokes). k2data keeps of both what
// the names of the food table need.
//
//   node scripts/characters.mjs FOLDER     of Unihan_Readings.txt, Unihan_Variants.txt, Unihan_IRGSources.txt
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const folder = process.argv[2];
if (!folder) throw new Error('usage: node scripts/characters.mjs FOLDER');

/** Of how many characters of a sound at most. */
const frequent = 4;
const few_strokes = 3;

/** Other forms that Unihan does not give: as people write them on menus and packages. */
const also = { 蕃: '番', 荳: '豆', 蔴: '麻', 菓: '果', 裡: '里', 麪: '面', 喫: '吃', 粄: '板' };

/** Less frequent ones that stand in foods' names as people type them: 西红市, 香焦, 纳逗. */
const also_alike = { shi: '市', jiao: '焦', dou: '逗', dan: '旦', luo: '罗', bo: '波博', lu: '鲁', gan: '甘', cai: '财', ji: '机' };

/** Character → value of a field, for U+4E00 to U+9FFF. @param {string} file @param {string} field */
function values(file, field) {
  const out = new Map();
  for (const line of readFileSync(join(folder, file), 'utf8').split('\n')) {
    const [code, name, value] = line.split('\t');
    const point = Number.parseInt(code.slice(2), 16);
    if (name === field && point >= 0x4e00 && point <= 0x9fff) out.set(String.fromCodePoint(point), value);
  }
  return out;
}

/** @type {Map<string, string>} */
const forms = new Map();
const add = (other, simple) => other !== simple && forms.set(simple, (forms.get(simple) ?? '') + other);
for (const [other, value] of values('Unihan_Variants.txt', 'kSimplifiedVariant')) {
  const usual = (one) => one.length === 1 && one >= '一' && one <= '鿿' && one !== other;
  const simple = value.split(' ').map((code) => String.fromCodePoint(Number.parseInt(code.slice(2), 16))).filter(usual);
  if (simple.length === 1) add(other, simple[0]);
}
for (const [other, simple] of Object.entries(also)) if (!forms.get(simple)?.includes(other)) add(other, simple);

/** Written as its simple form anyway. */
const folded = new Set([...forms.values()].join(''));
const strokes = values('Unihan_IRGSources.txt', 'kTotalStrokes');
/** @type {Map<string, [string, number][]>} */
const sounds = new Map();
for (const [character, value] of values('Unihan_Readings.txt', 'kHanyuPinlu')) {
  if (folded.has(character)) continue;
  const counts = new Map();
  for (const [, syllable, count] of value.matchAll(/(\S+?)\((\d+)\)/g)) {
    // ü is v, as it is typed.
    const plain = syllable.normalize('NFD').replace(/u\u0308/g, 'v').replace(/[\u0300-\u036f]/g, '');
    counts.set(plain, (counts.get(plain) ?? 0) + Number(count));
  }
  const [syllable, count] = [...counts].sort(([, a], [, b]) => b - a)[0];
  sounds.set(syllable, [...(sounds.get(syllable) ?? []), [character, count]]);
}
const alike = [...sounds].map(([syllable, list]) => {
  const by_count = list.sort(([, a], [, b]) => b - a).map(([character]) => character);
  const simple = by_count.slice(frequent).filter((one) => Number.parseInt(strokes.get(one)) <= 5);
  return [syllable, [...new Set([...by_count.slice(0, frequent), ...simple.slice(0, few_strokes), ...(also_alike[syllable] ?? '')])].join('')];
});

const object = (entries) => `{\n${entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => ` ${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(',\n')}\n}`;
writeFileSync(
  resolve(import.meta.dirname, '../data/characters.json'),
  `{\n"source": "Unicode Character Database, Unihan 15.0.0 (2022-08-01), https://www.unicode.org/Public/15.0.0/ucd/Unihan.zip; Unicode License v3",\n"forms": ${object([...forms])},\n"same_sound": ${object(alike)}\n}\n`,
);
