// Every figure of the built catalogue against the printed cells: a reader of its own of data/tables/ and data/foods.json
// looks each one up again, and compares it with what `k2plate foods` says.
//   node --test 'tests/data/*.test.mjs'      after ./dev made build/native/k2plate (or K2PLATE names another)
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { foodFiles, readFoods } from '../../scripts/food_files.mjs';

const root = resolve(import.meta.dirname, '../..');
const read = (name) => readFileSync(join(root, 'data', name), 'utf8');
const { tables, logical_zeros: zeros } = JSON.parse(read('tables/tables.json'));
const { foods } = readFoods();
const sources = JSON.parse(read('sources.json')).sources;
const built = JSON.parse(execFileSync(process.env.K2PLATE ?? join(root, 'build/native/k2plate'), ['foods'], { encoding: 'utf8', maxBuffer: 64e6 }));

/** One record after the other, character by character. */
function records(text) {
  const rows = [[]];
  let field = '', quoted = false;
  const end = () => (rows.at(-1).push(field), (field = ''));
  for (let i = 0; i < text.length; ++i) {
    const c = text[i];
    if (quoted && c === '"' && text[i + 1] === '"') (field += '"'), ++i;
    else if (c === '"') quoted = !quoted;
    else if (!quoted && c === ',') end();
    else if (!quoted && c === '\n') end(), rows.push([]);
    else field += c;
  }
  if (rows.at(-1).length === 0 && field === '') rows.pop();
  else end();
  return rows;
}

/** "SR28:16113" → the row as an object. */
const rows = new Map();
for (const table of tables) {
  const [headings, ...list] = records(read(`tables/${table.file}`));
  for (const fields of list) {
    const row = Object.fromEntries(headings.map((name, i) => [name, fields[i]]));
    rows.set(`${table.id}:${row[table.code]}`, { row, table });
  }
}

const worse = (grade) => ({ A: 'B', B: 'C' })[grade] ?? 'D';
const four = (value) => Number(value.toPrecision(4));
const near = (a, b) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(b));

/** What one printed cell says: value, how high it may be, how it is known. */
function printed(name, column) {
  const { row, table } = rows.get(name);
  const text = row[table.columns[column]];
  const words = table.derivation?.columns[column] ? table.derivation.words[row[table.derivation.columns[column]]] : 'analysed';
  let how = table.mark?.copied.some((word) => row[table.mark.column].includes(word)) ? 'borrowed' : words;
  let value, upTo;
  if (/^(Tr|tr|traces)$/.test(text)) [value, upTo] = [0, table.trace_up_to[column]];
  else if (text === '(Tr)') [value, upTo, how] = [0, table.trace_up_to[column], 'imputed'];
  else if (text.startsWith('< ')) [value, upTo] = [0, Number(text.slice(2))];
  else if (/^\(.*\)$/.test(text)) [value, how] = [Number(text.slice(1, -1)), 'imputed'];
  else value = Number(text);
  assert(text !== '' && text !== '-' && Number.isFinite(value), `${name} ${column}: "${text}"`);
  upTo ??= value === 0 && how === 'analysed' ? (table.zero_up_to?.[column] ?? 0) : value;
  const grade = how === 'imputed' ? 'D' : how === 'analysed' && !(value === 0 && upTo > 0) ? 'A' : 'B';
  return { value, upTo, how, grade, source: table.id, code: name.slice(name.indexOf(':') + 1) };
}

/** A figure of a food: a row's cell, a typed number or a logical zero. */
function figure(entry, nutrient, known) {
  if (entry.value !== undefined) return { value: entry.value, upTo: entry.value, how: 'analysed', grade: entry.grade, source: entry.source, code: entry.code ?? '' };
  if (!entry.row) return { value: 0, upTo: zeros[nutrient].up_to, how: 'logical_zero', grade: 'B', source: zeros[nutrient].source, code: '' };
  const column = { k_total: 'k_total_ug', k_total_less_k1: 'k_total_ug', k_total_as_mk7: 'k_total_ug', k2: 'k2_ug', mk4: 'mk4_ug', mk7: 'mk7_ug' }[entry.cell] ?? nutrient;
  const out = printed(entry.row, column);
  const worked = (value) => {
    if (out.how === 'analysed') out.how = 'calculated';
    out.upTo = out.value > 0 ? value : out.upTo;
    out.value = value;
  };
  if (entry.cell === 'k_total_less_k1') worked(four(Math.max(0, out.value - (known.k1_ug?.mid ?? 0))));
  if (entry.cell === 'k_total_as_mk7') worked(four((Math.max(0, out.value - (known.k1_ug?.mid ?? 0)) * 649.0) / 444.7));
  const factor = (entry.share ?? 1) * (entry.scale ? known.protein_g.mid / printed(entry.row, 'protein_g').value : 1);
  if (factor !== 1) {
    const upTo = out.upTo;
    worked(four(out.value * factor));
    out.upTo = out.value > 0 ? out.value : four(upTo * factor);
  }
  return out;
}

const union = (a, b) => [...new Set([...a.split('+'), ...b.split('+')].filter(Boolean))].join('+');

function widen(value, entry, nutrient, known) {
  for (const end of entry.range ?? []) {
    const { value: at, upTo, source } = figure(end, nutrient, known);
    value.low = Math.min(value.low, at);
    value.high = Math.max(value.high, upTo);
    value.source = union(value.source, source);
  }
  return value;
}

function looked(entry, nutrient, known, group) {
  const found = figure(entry, nutrient, known);
  if (entry.value !== undefined && group === 'supplement') found.how = 'label';
  if (entry.how) {
    if (entry.how === 'borrowed' && found.how !== 'borrowed') found.grade = worse(found.grade);
    if (entry.how === 'logical_zero') found.grade = 'B';
    if (entry.how === 'imputed') found.grade = 'D';
    found.how = entry.how;
  }
  if (entry.grade) found.grade = entry.grade;
  if (found.how === 'logical_zero' && zeros[nutrient]) found.upTo = zeros[nutrient].up_to;
  const { value, upTo, how, grade, source, code } = found;
  return widen({ mid: value, low: value, high: Math.max(value, upTo), how, grade, source, code }, entry, nutrient, known);
}

const ofBase = ['kcal', 'protein_g', 'fat_g', 'ca_mg', 'mg_mg', 'p_mg', 'na_mg'];
const forms = ['mk4_ug', 'mk7_ug', 'mk_other_ug'];

/** Every value of a food, as foods.json names it. */
function valuesOf(food) {
  const known = {};
  if (food.base) for (const key of ofBase) if (!(key in food.values)) known[key] = looked(food.base, key, known, food.group);
  const order = (key) => (key === 'protein_g' ? 0 : key === 'k1_ug' ? 1 : key === 'k2_ug' ? 3 : 2);
  const entries = Object.entries(food.values).filter(([key, entry]) => entry !== null && key !== 'oxalate_mg');
  for (const [key, entry] of entries.sort(([a], [b]) => order(a) - order(b))) {
    if (key !== 'k2_ug') known[key] = looked(entry, key, known, food.group);
  }
  const k2 = food.values.k2_ug;
  if (!k2) return known;
  const given = forms.filter((form) => known[form]);
  if (given.length === 0) {
    known.k2_ug = looked(k2, 'k2_ug', known, food.group);
    for (const form of forms) if (known.k2_ug.mid === 0 || form === 'mk_other_ug') known[form] = { ...known.k2_ug };
    return known;
  }
  const round = (value) => Math.round(value * 1e4) / 1e4;
  const mid = round(given.reduce((sum, form) => sum + known[form].mid, 0));
  const some = given.filter((form) => known[form].mid > 0);
  const most = (list, of) => Math.max(0, ...list.map(of));
  const main = given.reduce((a, b) => (known[b].mid > known[a].mid || (known[b].mid === known[a].mid && known[b].grade > known[a].grade) ? b : a));
  known.k2_ug = widen(
    {
      ...known[main],
      mid,
      low: Math.max(0, mid - most(some, (form) => known[form].mid - known[form].low)),
      high: mid + (mid > 0 ? most(some, (form) => known[form].high - known[form].mid) : most(given, (form) => known[form].high)),
      source: given.reduce((all, form) => union(all, known[form].source), known[main].source),
    },
    k2,
    'k2_ug',
    known,
  );
  return known;
}

test('every cell of every food is what its row prints', () => {
  let cells = 0;
  const byId = new Map(built.foods.filter(({ ingredients }) => !ingredients).map((food) => [food.id, food])); // dishes are made of them
  assert.equal(byId.size, foods.length);
  for (const food of foods) {
    const wanted = valuesOf(food);
    const { values } = byId.get(food.id);
    for (const [key, value] of Object.entries(values)) {
      const what = `${food.id} ${key}`;
      if (key === 'k_total_ug') continue; // a sum, worked out when a food is unpacked
      if (food.group === 'supplement' && !wanted[key]) {
        assert.deepEqual([value.mid, value.how], [0, 'label'], what);
        continue;
      }
      assert(wanted[key], `${what} is not in foods.json`);
      assert(near(value.mid, wanted[key].mid), `${what}: ${value.mid}, the row has ${wanted[key].mid}`);
      // The forms of K2 scale with the range of their total.
      if (!forms.includes(key)) assert(Math.abs(value.low - wanted[key].low) < 1e-4 && Math.abs(value.high - wanted[key].high) < 1e-4, `${what}: ${value.low}–${value.high}, the rows have ${wanted[key].low}–${wanted[key].high}`);
      for (const [name, mine] of Object.entries({ grade: wanted[key].grade, how: wanted[key].how, source: wanted[key].source, table_code: wanted[key].code }))
        assert.equal(value[name], mine, `${what} ${name}`);
      ++cells;
    }
    for (const key of Object.keys(wanted)) assert(key in values, `${food.id} ${key} was lost`);
  }
  assert(cells > 3400, `${cells} cells`);
});

test('the extracts hold the rows that foods name, and no others', () => {
  const named = new Set();
  for (const name of foodFiles) {
    JSON.parse(read(name), (key, value) => {
      if (key === 'row') named.add(value);
      return value;
    });
  }
  assert.deepEqual([...rows.keys()].sort(), [...named].sort());
  assert.deepEqual(
    readdirSync(join(root, 'data/tables')).sort(),
    [...tables.map(({ file }) => file), 'tables.json'].sort(),
  );
});

test('no closed book, and no number of a table typed by hand', () => {
  for (const name of foodFiles) {
    const text = read(name);
    for (const closed of ['CFCT6', 'NEVO25', 'CIQ20']) assert(!text.includes(closed), closed);
    const ofTable = new Set(tables.map(({ id }) => id));
    JSON.parse(text, (_, entry) => {
      if (entry?.value !== undefined) for (const id of entry.source.split('+')) assert(!ofTable.has(id), JSON.stringify(entry));
      return entry;
    });
  }
  // The column of licences holds licences.
  for (const { id, licence } of [...sources, ...tables]) assert(licence.length < 90 && !/NOT|recalled|verify|check|replace/.test(licence), `${id}: ${licence}`);
});

test('the credit lines stand where the sources are listed', () => {
  for (const table of tables) {
    const source = built.sources.find(({ id }) => id === table.id);
    assert.deepEqual([source?.citation, source?.licence, source?.recalled], [table.citation, table.licence, false], table.id);
  }
});
