// The published schemas (web/schema, dist/schema) against the program: days that it takes fit, days that it refuses for
// their form do not, and whatever it answers fits with every key named.
//   node --test 'tests/data/*.test.mjs'      after ./dev made build/native/k2plate (or K2PLATE names another)
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import Ajv from 'ajv';

const root = resolve(import.meta.dirname, '../..');
const read = (name) => readFileSync(join(root, name), 'utf8');
const schema = (name) => JSON.parse(read(`web/schema/${name}.json`));

/** The schema with no other key allowed than it names: that none is forgotten. */
function closed(node) {
  if (Array.isArray(node)) return node.map(closed);
  if (node === null || typeof node !== 'object') return node;
  const out = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]));
  if (out.type === 'object' && out.properties) out.additionalProperties ??= false;
  return out;
}

// oneOf and if name keys that stand in `properties` beside them.
const compile = (document) => new Ajv({ allErrors: true, strict: true, strictRequired: false, strictTypes: false }).compile(document);
const fits = { day: compile(schema('day')), report: compile(closed(schema('report'))), suggestions: compile(closed(schema('suggestions'))) };
const problems = (name, document) => (fits[name](document) ? [] : fits[name].errors.map(({ instancePath, message }) => `${instancePath} ${message}`));

const k2plate = (args, input) => execFileSync(process.env.K2PLATE ?? join(root, 'build/native/k2plate'), args, { input, encoding: 'utf8', maxBuffer: 64e6 });
/** Many days in one run; a bad one is an object with `error`. */
function batch(days, ...options) {
  try {
    return k2plate(['batch', ...options], days.map((day) => JSON.stringify(day)).join('\n')).trim().split('\n').map((line) => JSON.parse(line));
  } catch ({ status, stdout }) {
    assert.equal(status, 1);
    return stdout.trim().split('\n').map((line) => JSON.parse(line));
  }
}

const plate = (...items) => [{ slot: 'lunch', items }];
const natto = { food: 'natto', g: 40 };
const day = (more = {}) => ({ version: 1, meals: plate(natto), ...more });
const own = (more = {}) => day({ meals: plate({ food: 'mine', g: 50 }), foods: [{ id: 'mine', name: 'x', ...more }] });
const words = (path) => path.split('/').reduce((node, key) => node[key], schema('day'));
const flags = words('definitions/flags/items/enum');

/** Days that the program takes. */
const good = [
  JSON.parse(read('tests/core/example_day.json')),
  JSON.parse(read('docs/formats.md').match(/```json\n(\{ "version": 1, "lang"[^`]*)```/)[1]),
  day({ meals: [] }),
  day({ data: '2026.1', date: '2026-11-28' }),
  day({ meals: plate({ food: 'ca_carbonate_500', units: 1, with_meal: false }, natto) }),
  day({ rest_of_day: Object.fromEntries(Object.keys(words('properties/rest_of_day/properties')).map((key) => [key, 0])) }),
  day({ profile: { serum_25ohd_nmol_l: 42, postmenopausal: true, personal_absorption: true, allow_supplements: true, flags: [], unanswered: ['kidney'] } }),
  day({ meals: plate({ food: 'mine', units: 1 }), foods: [{ id: 'mine', name: 'x', basis: 'per_unit', serving_g: 2, supplement: true, kappa: { mid: 0.8, low: 0.5, high: 1 }, vitd_ug: 10, vitd_form: 'D2' }] }),
  own({ ...Object.fromEntries(Object.keys(words('properties/rest_of_day/properties')).map((key) => [key, null])) }),
  own({ k2_ug: { mid: 5, low: 1, high: 9 } }),
  ...['zh', 'en'].map((lang) => day({ lang })),
  ...words('properties/scope/enum').map((scope) => day({ scope })),
  ...words('definitions/meal/properties/slot/enum').map((slot) => day({ meals: [{ slot, items: [natto] }] })),
  ...Object.entries(words('definitions/profile/properties')).flatMap(([key, { enum: list = [] }]) => list.map((word) => day({ profile: { [key]: word } }))),
  ...words('definitions/profile/properties/exclude/items/enum').map((word) => day({ profile: { exclude: [word] } })),
  ...flags.map((flag) => day({ profile: { flags: [flag] } })),
  ...flags.map((flag) => day({ profile: { unsure: [flag] } })),
  day({ profile: { age: 12, flags: [] } }),
  day({ profile: { flags: [] }, meals: plate({ food: 'rice_cooked', g: 200 }) }),
  day({ profile: { flags: [] }, meals: plate({ food: 'milk_whole_cn', g: 250 }, { food: 'egg', units: 1 }, { food: 'youcai', g: 150 }) }),
];

/** Days that the program refuses for their form, with the place. */
const bad = [
  ['', { meals: [] }],
  ['', { version: 1 }],
  ['/version', day({ version: 2 })],
  ['', day({ colour: 1 })],
  ['/data', day({ data: 2026.2 })],
  ['/lang', day({ lang: 'fr' })],
  ['/date', day({ date: 'today' })],
  ['/meals/0/slot', day({ meals: [{ slot: 'tea', items: [] }] })],
  ['/meals/0/items/0', day({ meals: plate({ food: 'natto' }) })],
  ['/meals/0/items/0', day({ meals: plate({ food: 'natto', g: 1, units: 1 }) })],
  ['/meals/0/items/0/g', day({ meals: plate({ food: 'natto', g: 5001 }) })],
  ['/meals/0/items/0/units', day({ meals: plate({ food: 'natto', units: 101 }) })],
  ['/meals/0/items/0', day({ meals: plate({ ...natto, note: 'x' }) })],
  ['/profile/age', day({ profile: { age: 121 } })],
  ['/profile/k2_target_ug', day({ profile: { k2_target_ug: 29 } })],
  ['/profile/serum_25ohd_nmol_l', day({ profile: { serum_25ohd_nmol_l: 4 } })],
  ['/profile/flags/0', day({ profile: { flags: ['cold'] } })],
  ['/profile/exclude/0', day({ profile: { exclude: ['wine'] } })],
  ['/profile', day({ profile: { name: 'x' } })],
  ['/rest_of_day', day({ rest_of_day: { iron_mg: 1 } })],
  ['/rest_of_day/ca_mg', day({ rest_of_day: { ca_mg: -1 } })],
  ['/recent_days/0', day({ recent_days: [{ k2_ug: 1 }] })],
  ['/foods/0', own({ iron_mg: 1 })],
  ['/foods/0/ca_mg', own({ ca_mg: -1 })],
  ['/foods/0/ca_mg', own({ ca_mg: { mid: 1 } })],
  ['/foods/0/basis', own({ basis: 'per_cup' })],
];

test('days that the program takes fit the schema', () => {
  const answers = batch(good);
  good.forEach((one, i) => {
    assert.equal(answers[i].error, undefined, JSON.stringify(one));
    assert.deepEqual(problems('day', one), [], JSON.stringify(one));
  });
});

test('days that it refuses for their form do not', () => {
  const answers = batch(bad.map(([, one]) => one));
  bad.forEach(([at, one], i) => {
    assert(answers[i].error, JSON.stringify(one));
    const found = problems('day', one);
    assert(found.some((problem) => problem.startsWith(`${at} `)), `${JSON.stringify(one)}: expected ${at} in ${JSON.stringify(found)}`);
  });
});

test('every report fits, with and without draws, hidden or not', () => {
  assert.deepEqual(problems('report', JSON.parse(read('tests/core/example_report.json'))), []);
  const reports = [...batch(good), ...batch(good, '--bands')];
  for (const report of reports) assert.deepEqual(problems('report', report), [], JSON.stringify(report).slice(0, 300));
  assert(reports.some(({ balance }) => balance.hidden) && reports.some(({ vitamin_k }) => vitamin_k === null));
  assert(reports.some(({ notes }) => notes.length > 0) && reports.some(({ safety }) => safety.some(({ id }) => id.endsWith('u'))));
});

test('all suggestions fit', () => {
  const reasons = new Set();
  for (const one of good.filter(({ profile }) => profile).slice(-6).concat(good.slice(0, 3))) {
    const found = JSON.parse(k2plate(['suggest'], JSON.stringify(one)));
    assert.deepEqual(problems('suggestions', found), [], JSON.stringify(found));
    reasons.add(found.reason);
  }
  assert(reasons.has(null) && reasons.has('ask') && reasons.size > 2, [...reasons].join());
});

test('a report or a suggestion that lacks something is noticed', () => {
  const report = JSON.parse(read('tests/core/example_report.json'));
  for (const key of Object.keys(report)) assert(problems('report', { ...report, [key]: undefined }).length > 0, key);
  assert(problems('report', { ...report, more: 1 }).length > 0);
  assert(compile(schema('report'))({ ...report, more: 1 }), 'a later version may have more keys');
  const found = JSON.parse(k2plate(['suggest'], JSON.stringify(day({ profile: { flags: [] }, meals: plate({ food: 'rice_cooked', g: 200 }) }))));
  assert(problems('suggestions', { ...found, data: undefined }).length > 0);
  found.alternatives[0].changes[0] = { ...found.alternatives[0].changes[0], op: 'swap', replaces: undefined };
  assert(problems('suggestions', found).length > 0);
});
