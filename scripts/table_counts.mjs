// The counts of docs/data.md, from the built table: by how a value is known, by grade, by the table of the figure.
//   node scripts/table_counts.mjs        after build/native/k2plate was built
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const { data, foods } = JSON.parse(execFileSync(join(root, 'build/native/k2plate'), ['foods'], { encoding: 'utf8', maxBuffer: 64e6 }));
const { tables } = JSON.parse(readFileSync(join(root, 'data/tables/tables.json'), 'utf8'));
const ofTable = new Set(tables.map(({ id }) => id));

/** "analysed 3, borrowed 1" */
function counted(list) {
  const counts = {};
  for (const key of list) counts[key] = (counts[key] ?? 0) + 1;
  return Object.entries(counts).map(([key, count]) => `${key} ${count}`).join(', ');
}

const food = foods.filter(({ group }) => group !== 'supplement');
const values = food.flatMap((f) => Object.entries(f.values).filter(([key]) => key !== 'k_total_ug').map(([key, value]) => ({ key, ...value })));

console.log(`${data}: ${values.length} values of ${food.length} foods; ${foods.length - food.length} supplements`);
console.log(`how: ${counted(values.map(({ how }) => how))}`);
console.log(`grade: ${counted(values.map(({ grade }) => grade))}`);
console.log(`table: ${counted(values.map(({ source }) => source.split('+')[0]).map((id) => (ofTable.has(id) ? id : 'papers and labels')))}`);
for (const key of ['k2_ug', 'd_ug', 'k1_ug']) console.log(`${key}: ${counted(food.map((f) => f.values[key]?.how ?? 'unknown'))}`);
