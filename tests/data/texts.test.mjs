// The {names} in texts: the same in both languages, and each of them given by the code that fills the text.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';

const root = resolve(import.meta.dirname, '../..');
const json = (file) => JSON.parse(readFileSync(join(root, 'data', file), 'utf8'));
const files = ['texts_core.json', 'texts_ui.json', 'late_texts.json', 'embed_texts.json', 'generator_texts.json'];

/** Every text by its key. @type {Map<string, Record<string, {zh: string, en: string}>>} */
const texts = new Map(files.map((file) => [file, json(file)]));
const places = (text) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort();

/** The sources of a folder in one of the languages. */
const sources = (folder, ending) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith(ending)).map((name) => ({ name: join(folder, name), text: readFileSync(join(root, folder, name), 'utf8') }));

/** From an opening bracket to the one that closes it. @param {string} text @param {number} from */
function bracketed(text, from) {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if ('([{'.includes(text[at])) depth++;
    if (')]}'.includes(text[at]) && --depth === 0) return text.slice(from, at + 1);
  }
  throw new Error(`no end: ${text.slice(from, from + 80)}`);
}

test('a text has the same {names} in Chinese and in English', () => {
  for (const [file, all] of texts) {
    for (const [key, { zh, en }] of Object.entries(all)) {
      if (zh === undefined || en === undefined) continue; // no text of its own
      assert.deepEqual(places(zh), places(en), `${file}: ${key}`);
    }
  }
});

test('C++ gives every {name} of the text that it fills', () => {
  const all = { ...texts.get('texts_core.json'), ...texts.get('texts_ui.json') };
  const byId = new Map(Object.entries(all).map(([key, pair]) => [key.replaceAll('.', '_'), pair]));
  let calls = 0;
  for (const { name, text } of [...sources('core', '.cpp'), ...sources('shell', '.cpp')]) {
    for (const { index } of text.matchAll(/\bfill\((?=[^;]*?Text::)/g)) {
      const call = bracketed(text, index + 4);
      const given = new Set([...call.matchAll(/\{"(\w+)",/g)].map(([, key]) => key));
      const ids = [...call.split('{{')[0].matchAll(/Text::(\w+)/g)].map(([, id]) => id);
      for (const id of ids) {
        const pair = byId.get(id);
        assert(pair, `${name}: Text::${id}`);
        calls++;
        for (const key of places(pair.zh)) assert(given.has(key), `${name}: Text::${id} has {${key}}, which ${call} does not give`);
      }
    }
  }
  assert(calls > 30, String(calls));
});

test('JavaScript gives every {name} of the text that it says', () => {
  const late = texts.get('late_texts.json');
  let calls = 0;
  for (const { name, text } of sources('web', '.js')) {
    for (const { index } of text.matchAll(/\bsay\('/g)) {
      const call = bracketed(text, index + 3);
      const [, key] = /^\('([\w.]+)'/.exec(call) ?? [];
      const pair = key && late[key];
      if (!pair) continue; // of another table: the generator's
      const wanted = places(pair.zh);
      if (!wanted.length) continue;
      calls++;
      // An object, or a function of the same file that makes one.
      const [, maker] = /^\('[\w.]+',\s*(\w+)\(/.exec(call) ?? [];
      const made = maker ? text.indexOf('=> ({', text.indexOf(`const ${maker} =`)) : -1;
      const values = made >= 0 ? bracketed(text, made + 4) : /^\('[\w.]+',\s*\{/.test(call) ? bracketed(call, call.indexOf('{')) : '';
      for (const place of wanted) assert(new RegExp(`[{,]\\s*(?:\\.\\.\\.\\w+|${place}\\b)`).test(values), `${name}: ${key} has {${place}}: ${call}`);
    }
  }
  assert(calls > 15, String(calls));
});

test('the claims of the article have their evidence in both languages', () => {
  const { claims } = json('claims.json');
  assert.equal(claims.length, 10);
  for (const { id, text } of claims) {
    assert.match(text.zh, /\p{Script=Han}/u, id);
    assert.doesNotMatch(text.en, /\p{Script=Han}/u, id);
  }
});
