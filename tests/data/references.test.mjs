// Reference intakes: what a check of every row against its source corrected, and how each row was confirmed.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';

const root = resolve(import.meta.dirname, '../..');
const read = (name) => JSON.parse(readFileSync(join(root, 'data', name), 'utf8'));
const { references } = read('references.json');

const row = (set, nutrient, age, state = 'none') => {
  const found = references.filter((r) => r.set === set && r.nutrient === nutrient && r.state === state && r.sex !== 'male' && r.age[0] <= age && age <= r.age[1]);
  assert.equal(found.length, 1, `${set} ${nutrient} ${age} ${state}`);
  return found[0];
};

/** Set, nutrient, age, target, limit of the row and what it limits; the source is named above each group. */
const limits = [
  // Chinese DRIs 2023, appendix table 3-9: PI-NCD of sodium, none below 4 years.
  ['cn-2023', 'na_mg', 1, 500, undefined, undefined],
  ['cn-2023', 'na_mg', 3, 700, undefined, undefined],
  ['cn-2023', 'na_mg', 4, 800, 1000, 'chronic_disease'],
  ['cn-2023', 'na_mg', 7, 900, 1200, 'chronic_disease'],
  ['cn-2023', 'na_mg', 9, 1100, 1500, 'chronic_disease'],
  ['cn-2023', 'na_mg', 12, 1400, 1900, 'chronic_disease'],
  ['cn-2023', 'na_mg', 15, 1600, 2100, 'chronic_disease'],
  // Chinese DRIs 2013, one transcription.
  ['cn-2013', 'na_mg', 4, 900, 1200, 'chronic_disease'],
  ['cn-2013', 'na_mg', 7, 1200, 1500, 'chronic_disease'],
  ['cn-2013', 'na_mg', 11, 1400, 1900, 'chronic_disease'],
  ['cn-2013', 'na_mg', 14, 1600, 2200, 'chronic_disease'],
  // EFSA, UL summary 2018: 250 mg in supplements and what is added, from 4 years.
  ['eu', 'mg_mg', 2, 170, undefined, undefined],
  ['eu', 'mg_mg', 3, 230, undefined, undefined],
  ['eu', 'mg_mg', 4, 230, 250, 'supplement'],
  ['eu', 'mg_mg', 10, 250, 250, 'supplement'],
];

test('limits that the table lacked', () => {
  for (const [set, nutrient, age, target, upper, of] of limits) {
    const found = row(set, nutrient, age);
    assert.deepEqual([found.target, found.upper, found.upper_of], [target, upper, of], `${set} ${nutrient} ${age}`);
  }
});

test('Japan prints no limit in pregnancy and lactation: the row says that the adult value stands in', () => {
  const rows = references.filter((r) => r.set.startsWith('jp-') && r.state !== 'none' && r.upper_of === 'total');
  assert.equal(rows.length, 12);
  for (const r of rows) assert.match(r.note, new RegExp(`no UL printed for pregnancy/lactation; ${r.upper} is the adult value`));
});

test('every row has its mark and a source that exists and says where it was read', () => {
  const sources = new Map(read('sources.json').sources.map((source) => [source.id, source]));
  for (const r of references) {
    const source = sources.get(r.source);
    assert(source, r.source);
    assert(['primary', 'secondary_two', 'secondary_one'].includes(r.confirmed), JSON.stringify(r));
    // Of a source that was not seen itself no row can be read in it; where one was read, its page is named.
    if (source.status === 'transcribed') assert.notEqual(r.confirmed, 'primary', JSON.stringify(r));
    if (r.confirmed === 'primary') assert.match(source.read, /^READ/);
    else assert.match(source.read, /transcription|Transcription|reproduction/);
  }
  assert.deepEqual([...sources.values()].filter(({ status }) => status === 'transcribed').map(({ id }) => id), ['CNS13', 'CNS23']);
});

test('one sentence says that the official Chinese text was not seen', () => {
  const sentence = read('texts_ui.json')['profile.unseen'];
  assert.match(sentence.zh, /官方原文没有见到/);
  assert.match(sentence.en, /official Chinese text was not seen/);
});
