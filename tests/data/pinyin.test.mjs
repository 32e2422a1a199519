// The pinyin of the food table is what the script makes of the names, and right where a character has several readings.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { foodFiles, foodText, readFoods } from '../../scripts/food_files.mjs';
import { readings, syllables, withPinyin } from '../../scripts/pinyin.mjs';

for (const name of [...foodFiles, 'dishes.json']) test(`data/${name} has the pinyin that the script writes`, () => {
  const text = foodText(name);
  assert.equal(withPinyin(text), text, 'node scripts/pinyin.mjs writes it anew');
  const without = text.replace(/^ {2}"pinyin": .*\n/gm, '');
  assert.notEqual(without, text);
  assert.equal(withPinyin(without), text);
});

test('data/pinyin.json has the readings of exactly the characters that the table uses', () => {
  const read = (name) => readFileSync(resolve(import.meta.dirname, '../../data', name), 'utf8');
  const { foods } = readFoods();
  const { dishes } = JSON.parse(read('dishes.json'));
  assert.equal(readings([...foods, ...dishes]), read('pinyin.json'), 'node scripts/pinyin.mjs writes it anew');
});

test('characters with several readings', () => {
  const readings = {
    荠菜: 'ji cai', 荸荠: 'bi qi', 蛤蜊: 'ge li', 核桃: 'he tao', 长豆角: 'chang dou jiao', 薄荷: 'bo he', 海参: 'hai shen',
    重庆小面: 'chong qing xiao mian', 苋菜: 'xian cai', 茄子: 'qie zi', 番茄: 'fan qie', 雪里蕻: 'xue li hong', 菜薹: 'cai tai',
    芫荽: 'yan sui', 鸡脯: 'ji pu', 血豆腐: 'xue dou fu', 生蚝: 'sheng hao', 鹌鹑蛋: 'an chun dan', 莴苣: 'wo ju', 咖喱: 'ka li',
    芥菜: 'jie cai', 豆豉: 'dou chi', 腐乳: 'fu ru', 焯菠菜: 'chao bo cai', 乌塌菜: 'wu ta cai', 银耳: 'yin er',
  };
  for (const [word, reading] of Object.entries(readings)) assert.equal(syllables(word), reading, word);
});

test('what is typed of a name', () => {
  assert.equal(syllables('绿豆(煮)'), 'lv dou');
  assert.equal(syllables('维生素D3 400 IU'), 'wei sheng su d3');
  assert.equal(syllables('钙600毫克+D3 400 IU片'), 'gai');
  assert.equal(syllables('UV蘑菇'), 'uv mo gu');
  assert.equal(syllables('D3 1000 IU + MK-7 45微克'), '');
  assert.equal(syllables('natto'), '');
});
