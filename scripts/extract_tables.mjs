// data/tables/*.csv: of each open table the rows and columns that the foods use, cells as printed.
//   node scripts/extract_tables.mjs FOLDER     FOLDER has the whole tables as CSV, named as in data/tables/tables.json
// What FOLDER must hold, and where each file is from, is written in tables.json ("file", "origin"). The build does not
// need this: it reads data/tables/. Run it after a food names a row that is not there yet.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { foodFiles, foodText } from './food_files.mjs';

const folder = process.argv[2];
if (!folder) throw new Error('expected the folder of the whole tables');
const data = resolve(import.meta.dirname, '../data');
const { tables } = JSON.parse(readFileSync(join(data, 'tables/tables.json'), 'utf8'));

/** Every "TABLE:code" in the foods' figures. */
const named = new Set();
for (const name of foodFiles) {
  JSON.parse(foodText(name), (key, value) => {
    if (key === 'row') named.add(value);
    return value;
  });
}

/** @param {string} text @returns {string[][]} */
function records(text) {
  const rows = [];
  let fields = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    fields.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    if (fields.length > 1 || fields[0]) rows.push(fields);
    fields = [];
  }
  return rows;
}

const quoted = (field) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);

for (const table of tables) {
  const [headings, ...rows] = records(readFileSync(join(folder, table.file), 'utf8').replace(/^\ufeff/, ''));
  const wanted = [table.code, ...table.row_names, ...Object.values(table.columns), ...Object.values(table.derivation?.columns ?? {}), ...(table.mark ? [table.mark.column] : [])];
  const places = [...new Set(wanted)].map((name) => headings.indexOf(name));
  if (places.includes(-1)) throw new Error(`${table.file}: a heading of tables.json is missing`);
  const used = rows.filter((fields) => named.has(`${table.id}:${fields[headings.indexOf(table.code)]}`));
  used.sort((a, b) => (a[places[0]] < b[places[0]] ? -1 : 1));
  const text = [headings, ...used].map((fields) => `${places.map((place) => quoted(fields[place].replace(/\s*[\r\n]+\s*/g, ' '))).join(',')}\n`).join('');
  writeFileSync(join(data, 'tables', table.file), text);
  console.log(`${table.id}: ${used.length} of ${rows.length} rows`);
  const found = new Set(used.map((fields) => `${table.id}:${fields[places[0]]}`));
  for (const row of named) if (row.startsWith(`${table.id}:`) && !found.has(row)) console.log(`  not there: ${row}`);
}
