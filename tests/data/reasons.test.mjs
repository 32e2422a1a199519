// Every reason that the core can give for refusing a day has words in both languages, and the core gives no other
// (core/base/result.h, data/late_texts.json, web/late/reason.js).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';

const root = resolve(import.meta.dirname, '../..');
const read = (file) => readFileSync(join(root, file), 'utf8');
const texts = JSON.parse(read('data/late_texts.json'));
const header = read('core/base/result.h');

/** The enumerators of Reason, in their order. */
const enumerators = [...header.slice(header.indexOf('enum class Reason')).split('};')[0].matchAll(/^ {4}(\w+),/gm)].map(([, name]) => name);
const keys = [...header.slice(header.indexOf('reason_keys{')).split('};')[0].matchAll(/"(\w+)"/g)].map(([, name]) => name);

/** Where days are read and checked; links have a sentence of their own. */
const sources = ['day/check_day.cpp', 'food/food_limits.cpp', 'format/json.cpp', 'format/json_reader.cpp'].map((file) => read(`core/${file}`));

test('each reason has its key, in the same order', () => {
  assert(keys.length > 20, String(keys.length));
  assert.deepEqual(enumerators, keys);
});

test('each reason has words in both languages, and no words are left over', () => {
  assert.deepEqual(Object.keys(texts).filter((key) => key.startsWith('reason.')).sort(), keys.slice(1).map((key) => `reason.${key}`).sort());
  for (const key of keys.slice(1)) assert.match(texts[`reason.${key}`].zh, /\p{Script=Han}/u);
});

test('each reason is given somewhere, and whatever refuses a day gives one', () => {
  const given = new Set(sources.flatMap((source) => [...source.matchAll(/Reason::(\w+)/g)].map(([, name]) => name)));
  assert.deepEqual([...given].sort(), keys.slice(1).sort());
  // A sentence that is no argument of not_from_to or not_at_most stands beside its reason.
  const json = sources[2].slice(0, sources[2].indexOf('Result<Details> read_details')); // the page's own file, which no reader writes
  let sentences = 0;
  for (const source of [sources[0], sources[1], json, sources[3]]) {
    for (const statement of source.split(';\n')) {
      if (!/"expected \w/.test(statement) || /expected_date =|expected at most " \+ number/.test(statement)) continue;
      sentences++;
      assert.match(statement, /Reason::\w+/, statement);
    }
  }
  assert(sentences > 30, String(sentences));
});

test('the values of a reason are the {0} and {1} of its words', () => {
  const places = (text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
  for (const key of keys.slice(1)) {
    const { zh, en } = texts[`reason.${key}`];
    assert.deepEqual(places(zh), places(en), key);
    assert.deepEqual(places(zh), { from_to: ['0', '1'], at_most: ['0'], json: ['0'], one_of: ['0'] }[key] ?? [], key);
  }
});
