// dist/data.html says of every food what the built table says, and needs nothing but its own files.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { readFoods } from '../../scripts/food_files.mjs';

const root = resolve(import.meta.dirname, '../..');
const html = readFileSync(join(root, 'dist/data.html'), 'utf8');
const data = (name) => JSON.parse(readFileSync(join(root, 'data', name), 'utf8'));
const built = JSON.parse(readFileSync(join(root, 'build/web/generated/catalogue.json'), 'utf8'));
const valuesOf = new Map(built.foods.map(({ id, values }) => [id, values]));
const { version, foods: table } = readFoods();
const foods = table.map((food) => ({ ...food, values: valuesOf.get(food.id) }));
const block = (id) => html.match(new RegExp(`<details id="${id}".*?</details>`, 's'))?.[0] ?? '';
const escaped = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

test('every food with every figure, its range, grade and source', () => {
  for (const food of foods) {
    const text = block(food.id);
    assert(text.includes(escaped(food.name.zh)) && text.includes(escaped(food.name.en)), food.id);
    for (const [key, value] of Object.entries(food.values)) {
      const cells = text.match(new RegExp(`<tr><th scope="row">[^/]*</span><span lang="en">${escaped(data('data_page.json')[`nutrient.${key}`].en)}</span></th>(.*?)</tr>`))?.[1];
      assert(cells, `${food.id}: no ${key}`);
      assert(cells.startsWith(`<td>${value.mid} `), `${food.id} ${key}: ${cells}`);
      if (value.low !== undefined) assert(cells.includes(`<td>${value.low}–${value.high}</td>`), `${food.id} ${key}: ${cells}`);
      assert(cells.includes(`<td>${value.grade}</td>`), `${food.id} ${key}: ${cells}`);
      assert(cells.includes(escaped(data('data_page.json')[`how.${value.how}`].zh)), `${food.id} ${key}: ${cells}`);
      for (const id of value.source.split('+')) assert(cells.includes(`href="#source-${id}"`), `${food.id} ${key}: ${cells}`);
    }
  }
});

test('every source with its licence, every conflict at its foods, the citation with the version', () => {
  // The open tables too: Taiwan's licence is void where its credit line does not stand in the product.
  for (const { id, licence, citation } of [...data('sources.json').sources, ...data('tables/tables.json').tables]) {
    assert(html.includes(`<dt id="source-${id}">`) && html.includes(escaped(licence)) && html.includes(escaped(citation)), id);
  }
  for (const { foods: ids, zh, en } of data('conflicts.json').conflicts) {
    for (const id of ids) assert(block(id).includes(escaped(zh)) && block(id).includes(escaped(en)), id);
  }
  assert(html.includes(`版本 ${version}`) && html.includes(`version ${version}`));
});

test('its own files only, no script inside', () => {
  assert(html.includes(`content="default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"`));
  assert.deepEqual([...html.matchAll(/<script[^>]*>(.+?)<\/script>|<style|style="| on\w+="/gs)].map(([text]) => text), []);
  const files = [...html.matchAll(/<(?:script|link)[^>]*(?:src|href)="\.\/([^"]*)"/g)].map(([, name]) => name);
  assert.equal(files.length, 2);
  for (const name of files) assert(existsSync(join(root, 'dist', name)), name);
});
