// dist/datapackage.json fits the published profile of Data Package 2.0 (profiles/datapackage.json), and the tables hold
// what it says of them.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import Ajv from 'ajv';

const root = resolve(import.meta.dirname, '../..');
const dist = (name) => readFileSync(join(root, 'dist', name), 'utf8');
const json = (name) => JSON.parse(readFileSync(join(root, name), 'utf8'));
const description = JSON.parse(dist('datapackage.json'));
const profile = json('tests/dist/profiles/datapackage.json');
const fits = new Ajv({ strict: false, logger: false, allErrors: true }).compile(profile);

/** Records of RFC 4180, character by character. */
function records(text) {
  const rows = [[]];
  let field = '', quoted = false;
  for (let i = 0; i < text.length; ++i) {
    const c = text[i];
    if (quoted && c === '"' && text[i + 1] === '"') (field += '"'), ++i;
    else if (c === '"') quoted = !quoted;
    else if (!quoted && (c === ',' || c === '\n')) {
      rows.at(-1).push(c === ',' ? field : field.replace(/\r$/, ''));
      field = '';
      if (c === '\n') rows.push([]);
    } else field += c;
  }
  assert.equal(field, '', 'the last line ends');
  return rows.slice(0, -1);
}

const isOf = {
  string: () => true,
  number: (cell) => /^-?\d+(\.\d+)?(e-?\d+)?$/.test(cell),
  integer: (cell) => /^\d+$/.test(cell),
  boolean: (cell) => /^(true|false)$/.test(cell),
};

test('it fits the profile, which refuses what does not', () => {
  assert(fits(description), JSON.stringify(fits.errors));
  const slips = [
    (d) => (d.resources = []),
    (d) => delete d.resources[0].path,
    (d) => (d.resources[0].path = '../foods.csv'),
    (d) => delete d.resources[0].schema.fields[0].name,
    (d) => (d.resources[0].schema.fields[0].type = 'words'),
    (d) => (d.sources = [{}]),
    (d) => (d.contributors = 'us'),
  ];
  for (const slip of slips) {
    const bad = structuredClone(description);
    slip(bad);
    assert(!fits(bad), String(slip));
  }
});

test('each table has the bytes, the columns and the kinds of cells that it says', () => {
  for (const { path, bytes, hash, schema } of description.resources) {
    const text = dist(path);
    assert.equal(Buffer.byteLength(text), bytes, path);
    assert.equal(`sha256:${createHash('sha256').update(text).digest('hex')}`, hash, path);
    const [headings, ...rows] = records(text);
    assert.deepEqual(headings, schema.fields.map(({ name }) => name), path);
    const keys = rows.map(([id]) => id);
    assert.equal(new Set(keys).size, keys.length, path);
    for (const row of rows) {
      assert.equal(row.length, headings.length, row[0]);
      schema.fields.forEach(({ name, type, constraints = {} }, i) => {
        const cell = row[i];
        const what = `${path} ${row[0]} ${name}: "${cell}"`;
        if (cell === '') return assert(!constraints.required, what);
        assert(isOf[type](cell), what);
        if (constraints.enum) assert(constraints.enum.includes(cell), what);
        if (constraints.minimum !== undefined) assert(Number(cell) >= constraints.minimum, what);
      });
    }
  }
});

test('every source of a figure is in sources.csv, every food of the table in foods.csv, the version is the table\'s', () => {
  const [, ...sources] = records(dist('data/sources.csv'));
  const known = new Set(sources.map(([id]) => id));
  const [headings, ...foods] = records(dist('data/foods.csv'));
  for (const food of foods) {
    headings.forEach((name, i) => {
      if (!name.endsWith('_source') || food[i] === '') return;
      for (const id of food[i].split(':')[0].split('+')) assert(known.has(id), `${food[0]} ${name} ${id}`);
    });
  }
  const { version, foods: list } = json('build/web/generated/catalogue.json');
  assert.deepEqual(foods.map(([id]) => id).sort(), list.map(({ id }) => id).sort());
  assert.equal(description.version, version);
});

test('INFOODS tag names stand beside our columns, and on the page', () => {
  const { tagnames } = json('data/tagnames.json');
  const fields = new Map(description.resources[0].schema.fields.map((field) => [field.name, field]));
  const page = dist('data.html');
  for (const [key, tag] of Object.entries(tagnames)) {
    assert.equal(fields.get(key)?.tagname, tag ?? undefined, key);
    assert(page.includes(`<td>${key}</td><td>${tag ?? '<span lang="zh">没有'}`), key);
  }
  // As the lists of INFOODS and EuroFIR have them.
  assert.deepEqual([tagnames.k1_ug, tagnames.k2_ug, tagnames.mk4_ug, tagnames.mk7_ug, tagnames.d_ug, tagnames.kcal, fields.get('kcal').unit], ['VITK1', 'VITK2', 'MK4', 'MK7', 'VITD', 'ENERC', 'kcal']);
});

test('the schemas of day, report and suggestions are published', () => {
  for (const name of ['day', 'report', 'suggestions']) assert.equal(dist(`schema/${name}.json`), readFileSync(join(root, `web/schema/${name}.json`), 'utf8'));
  for (const [, path] of dist('data.html').matchAll(/href="\.\/((?:data|schema)\/[^"]+|datapackage\.json)"/g)) assert(existsSync(join(root, 'dist', path)), path);
});
