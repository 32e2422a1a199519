// dist/datapackage.json, a Data Package (datapackage.org, version 2.0), with the tables that it describes: data/foods.csv as
// `k2plate foods --csv` writes it and data/sources.csv; and dist/schema/, the JSON Schemas of day, report and suggestions.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const standard = 'https://datapackage.org/profiles/2.0';

/** What the columns of foods.csv hold beside the figures. @type {Record<string, object>} */
const columns = {
  id: { type: 'string', description: 'never changes its meaning', constraints: { required: true, unique: true } },
  code: { type: 'integer', description: 'the food in links; never changes its meaning', constraints: { required: true, unique: true } },
  name_zh: { type: 'string' },
  name_en: { type: 'string' },
  group: { type: 'string' },
  basis: { type: 'string', description: 'what the figures are of: 100 g edible portion, or one tablet', constraints: { enum: ['per_100g', 'per_unit'] } },
  serving_g: { type: 'number', unit: 'g' },
  kappa: { type: 'number', description: 'availability of the calcium (docs/model.md, 1.2)' },
  kappa_low: { type: 'number' },
  kappa_high: { type: 'number' },
  kappa_basis: { type: 'string' },
  k2_partial: { type: 'string', description: 'yes: only some forms of K2 were measured' },
  oxalate_mg: { type: 'number', unit: 'mg' },
  tags: { type: 'string', description: 'blanks between them' },
  licences: { type: 'string', description: 'of the sources of this row' },
  recalled: { type: 'string', description: 'sources that were not read themselves' },
};

const grades = { enum: ['A', 'B', 'C', 'D', 'label'] };
const hows = { enum: ['analysed', 'calculated', 'borrowed', 'logical_zero', 'imputed', 'label'] };

/** The cells of a line of CSV. @param {string} line */
const cells = (line) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell]) => cell).slice(0, -1);

/** @param {string | undefined} cell */
const quoted = (cell = '') => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** @param {string} root the repository @param {string} dist the bundled page */
export function writeDataPackage(root, dist) {
  const read = (name) => JSON.parse(readFileSync(join(root, 'data', name), 'utf8'));
  const k2plate = (...args) => execFileSync(join(root, 'build/native/k2plate'), args, { encoding: 'utf8', maxBuffer: 64e6 });
  const { tagnames, source: standardOfTags } = read('tagnames.json');
  const texts = read('data_page.json');
  const { data: version, sources } = JSON.parse(k2plate('foods'));

  /** @param {string} name of a column of foods.csv */
  function field(name) {
    const [, key, part] = name.match(/^(.*?)(?:_(low|high|grade|how|source))?$/) ?? [];
    if (!(key in tagnames)) return { name, ...(columns[name] ?? { type: 'string' }) };
    const title = texts[`nutrient.${key}`].en;
    if (part === 'grade') return { name, type: 'string', constraints: grades };
    if (part === 'how') return { name, type: 'string', description: 'how the value is known', constraints: hows };
    if (part === 'source') return { name, type: 'string', description: 'ids of sources.csv with + between, then the row of that table' };
    const unit = key.split('_').at(-1).replace('ug', 'µg');
    return { name, type: 'number', title: part ? `${title}, ${part} end of the range` : title, unit, ...(tagnames[key] && { tagname: tagnames[key] }), constraints: { minimum: 0 } };
  }

  mkdirSync(join(dist, 'data'), { recursive: true });
  /** @param {string} name @param {string} title @param {string} text @param {object[]} fields @param {object} [more] */
  function resource(name, title, text, fields, more) {
    const path = `data/${name}.csv`;
    writeFileSync(join(dist, path), text);
    const bytes = Buffer.byteLength(text);
    const hash = `sha256:${createHash('sha256').update(text).digest('hex')}`;
    return { $schema: `${standard}/dataresource.json`, name, type: 'table', title, path, format: 'csv', mediatype: 'text/csv', encoding: 'utf-8', bytes, hash, schema: { $schema: `${standard}/tableschema.json`, fields, missingValues: [''], primaryKey: ['id'], ...more } };
  }

  const foods = k2plate('foods', '--csv');
  const headings = ['id', 'citation', 'url', 'licence', 'recalled'];
  const listed = sources.map((source) => headings.map((key) => quoted(String(source[key]))).join(','));
  const sourceFields = headings.map((name) => (name === 'recalled' ? { name, type: 'boolean', description: 'its own table or text was not read' } : { name, type: 'string', ...(name === 'id' && { constraints: { required: true, unique: true } }) }));

  const description = {
    $schema: `${standard}/datapackage.json`,
    name: 'k2plate-foods',
    title: 'K2 Plate food table: calcium, vitamin D, vitamin K1 and K2 of foods, with range, grade, basis and source',
    description: 'Each figure has the licence of its source (column licences, and sources.csv); cite it from there. An empty cell was not measured: it is not zero. `tagname` of a field is its INFOODS/EuroFIR component identifier.',
    version,
    keywords: ['vitamin K2', 'menaquinone', 'vitamin D', 'calcium', 'food composition'],
    contributors: [{ title: 'The K2 Plate authors', roles: ['compiler'] }],
    sources: [...read('tables/tables.json').tables, standardOfTags].map(({ citation, url }) => ({ title: citation, path: url })),
    resources: [resource('foods', 'Foods, one a row', foods, cells(foods.slice(0, foods.search(/\r?\n/))).map(field)), resource('sources', 'Sources of the figures, with licence', `${[headings.join(','), ...listed].join('\r\n')}\r\n`, sourceFields)],
  };
  writeFileSync(join(dist, 'datapackage.json'), `${JSON.stringify(description, null, 1)}\n`);

  mkdirSync(join(dist, 'schema'), { recursive: true });
  for (const name of readdirSync(join(root, 'web/schema'))) copyFileSync(join(root, 'web/schema', name), join(dist, 'schema', name));
}
