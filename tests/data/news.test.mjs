// What is said after a change: the foods that came, went or became more or less, and nothing else.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { whatChanged } from '../../web/late/changes.js';

const texts = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../data/late_texts.json'), 'utf8'));
const sayIn = (lang) => (key, values = {}) => texts[key][lang].replace(/\{(\w+)\}/g, (_, name) => values[name]);
const item = (food, name, amount, size, slot = 'breakfast') => ({ slot, food, name, amount, size });
const natto = item('natto', '纳豆(拉丝)', '1 盒 · 40 g', 40);
const milk = item('milk_whole_cn', '纯牛奶(全脂,中国)', '1 盒 · 250 ml', 250);
const egg = item('egg', '鸡蛋(全蛋)', '1 个 · 50 g', 50);
const eggs = { ...egg, amount: '2 个 · 100 g', size: 100 };
const others = [1, 2, 3, 4].map((n) => item(`own_${n}`, `酱${n}`, '20 g', 20));

for (const [before, after, said] of [
  [[], [], ''],
  [[natto, egg], [egg, natto], ''], // the order says nothing
  [[natto], [natto, milk], '加了纯牛奶 1 盒。'],
  [[natto, milk], [natto], '去掉了纯牛奶 1 盒。'],
  [[egg], [eggs], '鸡蛋改成 2 个。'],
  [[egg], [natto], '加了纳豆 1 盒，去掉了鸡蛋 1 个。'],
  [[egg], [{ ...egg, slot: 'dinner' }], '加了鸡蛋 1 个，去掉了鸡蛋 1 个。'], // another meal
  [[egg, egg], [egg, eggs], '鸡蛋改成 2 个。'],
  [[egg, egg], [egg], '去掉了鸡蛋 1 个。'],
  [[natto], [natto, others[0]], '加了酱1 20 g。'],
  [[], others, '盘子换了，现在有 4 样。'],
  [others, [], '盘子换了，现在有 0 样。'],
])
  test(`${before.map(({ name }) => name)} → ${after.map(({ name }) => name)}: ${said || 'nothing'}`, () => {
    assert.equal(whatChanged(before, after, sayIn('zh')), said);
  });

test('in English', () => {
  const milk = item('milk', 'Milk, whole (China)', '1 box · 250 ml', 250);
  assert.equal(whatChanged([natto], [milk], sayIn('en')), 'Added: Milk, whole, 1 box; Removed: 纳豆, 1 盒.');
});
