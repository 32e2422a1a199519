// dist/data.html: the whole food table to read, made of data/*.json, and of the figures that k2data has looked up in the
// open tables (generated/catalogue.json), when the page is built. No wasm; it can be read
// without JavaScript, web/data_page.js only adds the language and the field that finds a food.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { minify } from 'vite';
import { readFoods } from './food_files.mjs';

const nutrients = ['ca_mg', 'd_ug', 'k2_ug', 'mk4_ug', 'mk7_ug', 'mk_other_ug', 'k1_ug', 'mg_mg', 'p_mg', 'na_mg', 'fat_g', 'protein_g', 'kcal', 'oxalate_mg'];
const units = { mg: 'mg', ug: 'µg', g: 'g', kcal: 'kcal' };

export const escaped = (text) => String(text).replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** Both languages, of which the style sheet shows one. @param {{zh: string, en: string}} pair */
export const both = ({ zh, en }) => `<span lang="zh">${escaped(zh)}</span><span lang="en">${escaped(en)}</span>`;

const filled = ({ zh, en }, values) => {
  const fill = (text) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  return { zh: fill(zh), en: fill(en) };
};

/** The page, given the names of its files. @param {string} root the repository @returns {(files: {script: string, style: string}) => string} */
function dataPage(root) {
  const read = (name) => JSON.parse(readFileSync(join(root, 'data', name), 'utf8'));
  const texts = read('data_page.json');
  const built = JSON.parse(readFileSync(join(root, 'build/web/generated/catalogue.json'), 'utf8'));
  const valuesOf = new Map(built.foods.map(({ id, values }) => [id, values]));
  const { version } = built;
  const foods = readFoods().foods.map((food) => ({ ...food, values: valuesOf.get(food.id) }));
  const { groups } = read('groups.json');
  const { sources } = built;
  const { conflicts } = read('conflicts.json');
  const say = (key, values = {}) => both(filled(texts[key], values));
  const byId = new Map(foods.map((food) => [food.id, food]));
  const notRead = new Set(sources.filter(({ status }) => status === 'not_read').map(({ id }) => id));

  const amount = (value, key) => `${value} ${units[key.split('_').at(-1)]}`;
  const sourceLinks = (value) =>
    value.source
      .split('+')
      .map((id) => `<a href="#source-${id}">${id}</a>${notRead.has(id) ? '<sup>?</sup>' : ''}`)
      .join(' + ') + (value.code ? ` <span class="code">${escaped(value.code)}</span>` : '');

  const row = (key, value) => {
    const range = value.low === undefined ? '' : `${value.low}–${value.high}`;
    const partial = key === 'k2_ug' && !value.complete ? `<br><small>${say('partial')}</small>` : '';
    return `<tr><th scope="row">${say(`nutrient.${key}`)}</th><td>${amount(value.mid, key)}${partial}</td><td>${range}</td><td>${value.grade}</td><td>${say(`how.${value.how}`)}</td><td>${sourceLinks(value)}</td></tr>`;
  };

  const one = (food) => {
    const found = [food.name.zh, food.name.en, ...food.aliases, ...food.pinyin, ...food.pinyin.map((p) => p.replaceAll(' ', '')), ...food.pinyin.map((p) => p.replace(/(\w)\w* ?/g, '$1'))];
    const k2 = food.values.k2_ug;
    const headline = k2 ? `K2 ${amount(k2.mid, 'k2_ug')}${k2.low === undefined ? '' : ` (${k2.low}–${k2.high})`} ${k2.grade}` : '';
    const told = conflicts.filter((conflict) => conflict.foods.includes(food.id) || conflict.also?.includes(food.id));
    const facts = [
      food.basis === 'per_unit' ? say('unit_basis') : say(`state.${food.state}`),
      `${say('serving')} ${both(food.serving)}`,
      `${say('kappa')} ${food.kappa.mid} (${food.kappa.low}–${food.kappa.high})`,
      ...(food.cooked ? [`${say('cooked')} <a href="#${food.cooked}">${both(byId.get(food.cooked).name)}</a>`] : []),
    ];
    const rows = nutrients.filter((key) => food.values[key]).map((key) => row(key, food.values[key]));
    const head = ['nutrient', 'value', 'range', 'grade', 'how', 'source'].map((key) => `<th scope="col">${say(key)}</th>`).join('');
    return `<details id="${food.id}" data-find="${escaped([...new Set(found.map((text) => text.toLowerCase()))].join('|'))}"><summary><span class="emoji" aria-hidden="true">${food.emoji}</span><span class="name">${both(food.name)}</span><span class="k2">${headline}</span></summary>
<p>${facts.join('<span class="dot"> · </span>')}</p>
<div class="scroll" tabindex="0" role="region" aria-label="${escaped(food.name.zh)} ${escaped(food.name.en)}"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>
${told.map((conflict) => `<p class="conflict"><strong>${say('conflict')}</strong> ${both(conflict)}</p>`).join('')}${food.notes ? `<p class="note"><strong>${say('notes')}</strong> <span class="en">${escaped(food.notes)}</span></p>` : ''}</details>`;
  };

  const section = (group) => {
    const list = foods.filter((food) => food.group === group.id);
    return list.length ? `<section><h2>${both(group.name)}</h2>${list.map(one).join('')}</section>` : '';
  };

  const source = (s) =>
    `<dt id="source-${s.id}">${s.id}${texts[s.status] ? ` <small>(${say(s.status)})</small>` : ''}</dt><dd>${escaped(s.citation)} ${s.url
      .split(' ; ')
      .filter(Boolean)
      .map((url) => `<a href="${escaped(url)}" rel="noopener">${escaped(url)}</a>`)
      .join(' ')}<br>${say('licence')}: ${escaped(s.licence)}</dd>`;

  return ({ script, style }) => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${texts.title.zh} · ${texts.title.en}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="./${style}">
<script type="module" src="./${script}"></script>
</head>
<body>
<header><a href="./">← ${say('back')}</a><span id="language" role="group" aria-label="语言 Language" hidden><button type="button" data-language="zh" lang="zh">中文</button><button type="button" data-language="en" lang="en">English</button></span></header>
<main>
<h1>${say('title')}</h1>
<p>${say('lead')}</p>
<p>${say('grades')}</p>
<form id="finder" hidden><label for="find">${say('find')}</label><input id="find" type="search" autocomplete="off" spellcheck="false"></form>
<p id="count" role="status">${say('count', { n: foods.length })}</p>
<p id="nothing" hidden>${say('nothing')}</p>
${groups.map(section).join('\n')}
<section class="always"><h2>${say('cite')}</h2><p>${say('citation', { version })}</p>
<h2>${say('sources')}</h2><p><sup>?</sup> ${say('not_read')}</p><dl>${sources.map(source).join('\n')}</dl></section>
</main>
</body>
</html>
`;
}

/** @param {string} root the repository @param {string} dist the bundled page */
export async function writeDataPage(root, dist) {
  mkdirSync(join(dist, 'assets'), { recursive: true });
  const keep = (name, text) => {
    const hash = createHash('sha256').update(text).digest('base64url').slice(0, 8);
    const file = `assets/${name.replace('.', `-${hash}.`)}`;
    writeFileSync(join(dist, file), text);
    return file;
  };
  const { code, errors } = await minify('data_page.js', readFileSync(join(root, 'web/data_page.js'), 'utf8'));
  if (errors.length) throw new Error(errors.map(({ message }) => message).join('\n'));
  const script = keep('data.js', code);
  const style = keep('data.css', readFileSync(join(root, 'web/data_page.css'), 'utf8'));
  writeFileSync(join(dist, 'data.html'), dataPage(root)({ script, style }));
}
