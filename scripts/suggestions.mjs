// docs/suggestions.md: twenty plates of different people, and what k2plate suggests for each, for anybody to judge.
// `node scripts/suggestions.mjs` writes it; tests/dist/suggestions.test.mjs compares it with what the tool says now.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const tool = process.env.K2PLATE ?? join(root, 'build/native/k2plate');

const woman = (age, more = {}) => ({ sex: 'female', age, flags: [], ...more });
const man = (age, more = {}) => ({ sex: 'male', age, flags: [], ...more });
const vegan = { exclude: ['animal'] };
const b = 'breakfast';
const l = 'lunch';
const d = 'dinner';
const s = 'snack';

/** Who, the profile, and for each meal its foods in grams. */
export const plates = [
  ['女 66 岁，一天', woman(66), [[b, 'millet_porridge:250 mantou:100 egg_boiled:50'], [l, 'rice_cooked:150 pork_belly:80 youcai:150'], [d, 'noodles_cooked:250 tomato:150 egg_boiled:50']]],
  ['女 66 岁，只有早餐', woman(66), [[b, 'millet_porridge:250 salted_duck_egg:60']]],
  ['女 72 岁，不喝奶', woman(72, { exclude: ['dairy'] }), [[b, 'soymilk_cn:250 mantou:100'], [l, 'rice_cooked:150 tofu_north:100 napa:150'], [d, 'noodles_cooked:250 xiaobaicai:150 egg_boiled:50']]],
  ['男 71 岁，一天', man(71), [[b, 'milk_whole_cn:250 bread_white:60 egg_boiled:50'], [l, 'rice_cooked:200 beef_braised:75 broccoli_boiled:150'], [d, 'mantou:100 pork_ground_cooked:75 napa:150']]],
  ['男 45 岁，食堂一天', man(45), [[b, 'soymilk_cn:250 mantou:100'], [l, 'rice_cooked:250 chicken_thigh_stewed:100 cabbage:150'], [d, 'rice_cooked:200 tofu_south:100 pork_ground_cooked:50'], [s, 'apple:180']]],
  ['女 20 岁，学生早餐', woman(20), [[b, 'soymilk_cn:250 mantou:100 egg_boiled:50']]],
  ['女 20 岁，学生午餐', woman(20), [[l, 'rice_cooked:150 tomato:150 egg_boiled:50 xiaobaicai:150']]],
  ['女 20 岁，学生晚餐', woman(20), [[d, 'noodles_cooked:250 youcai:150 egg_boiled:50']]],
  ['男 22 岁，米饭豆腐西兰花', man(22), [[l, 'rice_cooked:200 tofu_north:100 broccoli_boiled:150']]],
  ['女 35 岁，燕麦香蕉', woman(35), [[b, 'oats_cooked:240 banana:100']]],
  ['女 30 岁，纯素一天', woman(30, vegan), [[b, 'soymilk_cn:250 oats_cooked:240 walnut:25'], [l, 'rice_brown:150 tofu_north:100 youcai:150'], [d, 'sweet_potato:150 gailan_cooked:150'], [s, 'orange:150']]],
  ['男 40 岁，纯素，晚餐', man(40, vegan), [[d, 'rice_cooked:150 tofu_south:150 kongxincai_boiled:150 doubanjiang:10']]],
  ['女 28 岁，纯素，早餐', woman(28, vegan), [[b, 'soymilk_cn:250 sweet_potato:150']]],
  ['女 50 岁，加餐', woman(50), [[s, 'apple:180 walnut:25']]],
  ['女 32 岁，孕期', woman(32, { state: 'pregnant' }), [[b, 'milk_whole_cn:250 egg_boiled:50 bread_whole:60'], [l, 'rice_cooked:150 shrimp_cooked:85 broccoli_boiled:150'], [d, 'rice_cooked:150 pork_tenderloin_cooked:75 youcai:150']]],
  ['女 58 岁，有肾结石', woman(58, { flags: ['kidney_stone'] }), [[b, 'mantou:100 egg_boiled:50'], [l, 'rice_cooked:150 spinach_boiled:150 pork_ground_cooked:75'], [d, 'millet_porridge:250 tofu_dried:50']]],
  ['男 66 岁，吃钙片', man(66), [[l, 'rice_cooked:150 carp_cooked:85 tofu_north:100'], ['supplement', 'ca600_d125:1']]],
  ['女 55 岁，丰富的一天', woman(55), [[b, 'milk_whole_cn:250 egg_boiled:50 oats_cooked:240'], [l, 'rice_cooked:150 shrimp_cooked:85 youcai:150 tofu_north:100'], [d, 'rice_cooked:100 hairtail:100 broccoli_boiled:150'], [s, 'yoghurt_cn:150 orange:150']]],
  ['男 35 岁，西式一天', man(35), [[b, 'bread_whole:60 butter:10 milk_low:250'], [l, 'chicken_breast_grilled:100 lettuce:100 bread_white:60'], [d, 'beef_ground:100 potato:150 tomato:150']]],
  ['男 60 岁，火锅晚餐', man(60), [[d, 'lamb_cooked:150 tofu_frozen:32 spinach_boiled:150 tahini:15 noodles_cooked:250']]],
];

export const dayOf = ([, profile, meals]) => ({
  version: 1,
  scope: 'day',
  profile,
  meals: meals.map(([slot, items]) => ({
    slot,
    items: items.split(' ').map((item) => {
      const [food, amount] = item.split(':');
      return slot === 'supplement' ? { food, units: Number(amount) } : { food, g: Number(amount) };
    }),
  })),
});

export const run = (args, input = '') => JSON.parse(execFileSync(tool, args, { input, encoding: 'utf8', maxBuffer: 1e8 }));
const mealNames = { breakfast: '早餐', lunch: '午餐', dinner: '晚餐', snack: '加餐', supplement: '补剂' };
const plainName = (food) => food.name_zh.replace(/\(.*$/, '');

/** "1½ 份": of "1份(150克)" so many. */
function amount(food, units) {
  const [, count, unit] = /^([\d/]+|半)?(.*?)(\(.*)?$/.exec(food.serving_zh);
  const one = count === '半' ? 0.5 : count ? Number(count.split('/').reduce((x, y) => x / y)) : 1;
  const n = one * units;
  const half = n % 1 === 0.5 ? '½' : '';
  const text = n % 1 === 0 || half ? `${Math.floor(n) || (half ? '' : 0)}${half}` : String(Math.round(n * 100) / 100);
  return `${text} ${unit}`;
}

export function page() {
  const foods = new Map(run(['foods']).foods.map((food) => [food.id, food]));
  const said = ({ op, food, units, slot, replaces }) => {
    const what = `${plainName(foods.get(food))} ${amount(foods.get(food), units)}`;
    return op === 'swap' ? `${mealNames[slot]} ${plainName(foods.get(replaces))} 换成 ${what}` : `${mealNames[slot]} 加 ${what}`;
  };
  const rows = plates.map((plate, n) => {
    const { reason, alternatives } = run(['suggest'], JSON.stringify(dayOf(plate)));
    const eaten = plate[2].map(([slot, items]) => {
      const names = items.split(' ').map((item) => plainName(foods.get(item.split(':')[0])));
      return `${mealNames[slot]}：${names.join('、')}`;
    });
    const lines = alternatives.map(({ changes, score_before, score_after, why }) => {
      return `**${changes.map(said).join(' ＋ ')}**（${Math.round(score_before)} → ${Math.round(score_after)}）${why}`;
    });
    return `| ${n + 1} | ${plate[0]} | ${eaten.join('<br>')} | ${lines.length > 0 ? lines.join('<br>') : `（${reason}）`} |`;
  });
  return `# Twenty plates, and what was suggested

Written by \`node scripts/suggestions.mjs\` with the built tool; \`tests/dist/suggestions.test.mjs\` fails when the tool says something else. To be read as somebody who cooks at home in China would: is each of these bought in an ordinary shop, eaten like that, at that meal, in that amount? What is not is a fault of \`familiarity\` or \`meals\` in data/foods.json. The rules: docs/model.md §7. The numbers in brackets are the balance score before and after.

| | who | eaten | suggested |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}

if (process.argv[1] === import.meta.filename) writeFileSync(join(root, 'docs/suggestions.md'), page());
