// The files of data/ fit their JSON Schemas, and the schemas notice what does not.
//   node --test 'tests/data/*.test.mjs'
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import Ajv from 'ajv';
import { foodFiles } from '../../scripts/food_files.mjs';

const data = resolve(import.meta.dirname, '../../data');
const read = (name) => JSON.parse(readFileSync(join(data, name === 'tables.json' ? 'tables/tables.json' : name), 'utf8'));
const names = readdirSync(join(data, 'schema')).filter((name) => name !== 'common.json');

const ajv = new Ajv({ allErrors: true });
ajv.addSchema(read('schema/common.json'));
for (const name of names) ajv.addSchema(read(`schema/${name}`));
const validators = new Map(names.map((name) => [name, ajv.getSchema(name)]));

const problems = (name, document) => {
  const validate = validators.get(name);
  validate(document);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
};

test('there is a schema for each table', () => {
  assert.deepEqual(names.sort(), ['characters.json', 'conflicts.json', 'dishes.json', 'foods.json', 'groups.json', 'pinyin.json', 'references.json', 'sources.json', 'tables.json']);
});

for (const name of names) test(`data/${name} fits its schema`, () => assert.deepEqual(problems(name, read(name)), []));
for (const name of foodFiles) test(`data/${name} fits the schema of foods`, () => assert.deepEqual(problems('foods.json', { version: '2026.1', ...read(name) }), []));

test('what does not fit is noticed, and where', () => {
  const slips = [
    ['foods.json', (d) => delete d.foods[3].state, '/foods/3 '],
    ['foods.json', (d) => (d.foods[3].Emoji = ''), '/foods/3 '],
    ['foods.json', (d) => (d.foods[3].id = 'Dou chi'), '/foods/3/id '],
    ['foods.json', (d) => (d.foods[3].code = 1.5), '/foods/3/code '],
    ['foods.json', (d) => (d.foods[3].group = 'own'), '/foods/3/group '],
    ['foods.json', (d) => d.foods[3].tags.push('tasty'), '/foods/3/tags/4 '],
    ['foods.json', (d) => (d.foods[3].base.row = '04049'), '/foods/3/base/row '],
    ['foods.json', (d) => (d.foods[3].values.iron_mg = d.foods[3].values.mk7_ug), '/foods/3/values '],
    ['foods.json', (d) => (d.foods[3].values.mk7_ug.value = -1), '/foods/3/values/mk7_ug/value '],
    ['foods.json', (d) => (d.foods[3].values.mk7_ug.mid = 1), '/foods/3/values/mk7_ug '],
    ['foods.json', (d) => delete d.foods[3].values.mk7_ug.source, '/foods/3/values/mk7_ug '],
    ['foods.json', (d) => delete d.foods[3].values.k2_ug.complete, '/foods/3/values/k2_ug '],
    ['foods.json', (d) => (d.foods[3].values.mk7_ug.grade = 'own'), '/foods/3/values/mk7_ug/grade '],
    ['foods.json', (d) => (d.foods[3].values.d_ug.how = 'guessed'), '/foods/3/values/d_ug/how '],
    ['foods.json', (d) => (d.foods[3].familiarity = 4), '/foods/3/familiarity '],
    ['foods.json', (d) => (d.foods[3].family = 'Natto beans'), '/foods/3/family '],
    ['foods.json', (d) => (d.foods[3].meals = ['brunch']), '/foods/3/meals/0 '],
    ['dishes.json', (d) => (d.dishes[0].ingredients[0] = ['tomato']), '/dishes/0/ingredients/0 '],
    ['dishes.json', (d) => (d.dishes[0].ingredients[0][1] = 0), '/dishes/0/ingredients/0/1 '],
    ['dishes.json', (d) => delete d.dishes[0].serving.g, '/dishes/0/serving '],
    ['dishes.json', (d) => (d.dishes[0].code = 7), '/dishes/0/code '],
    ['tables.json', (d) => delete d.tables[0].licence, '/tables/0 '],
    ['tables.json', (d) => (d.tables[0].origin.sha256 = 'unknown'), '/tables/0/origin/sha256 '],
    ['sources.json', (d) => (d.sources[0].status = 'known'), '/sources/0/status '],
    ['references.json', (d) => (d.references[0].age = [1]), '/references/0/age '],
    ['references.json', (d) => delete d.references[0].upper_of, '/references/0 '],
    ['groups.json', (d) => (d.groups[0].unknown.k2_ug = { u95: -1, basis: 'x' }), '/groups/0/unknown/k2_ug/u95 '],
    ['conflicts.json', (d) => (d.conflicts[0].zh = ''), '/conflicts/0/zh '],
  ];
  for (const [name, change, at] of slips) {
    const document = read(name);
    change(document);
    const found = problems(name, document);
    assert(found.some((problem) => problem.startsWith(at)), `${name}: expected ${at}in ${JSON.stringify(found)}`);
  }
});
