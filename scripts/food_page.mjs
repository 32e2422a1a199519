// dist/foods.html: every food with what is in it, as a plain page. For readers without JavaScript or WebAssembly, and for
// whoever wants to look something up. Written from the same table as the program (k2plate foods).
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const columns = [
  ['ca_mg', '钙 mg'],
  ['d_ug', 'D µg'],
  ['k1_ug', 'K1 µg'],
  ['k2_ug', 'K2 µg'],
];

const escape = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
const number = (value) => String(Number(value < 10 ? value.toFixed(1) : value.toFixed(0)));

/** A value with its range where there is one; what nobody measured is said, never 0. */
function cell(value) {
  if (!value) return '<td>没有数据</td>';
  const { mid, low, high, partial } = value;
  const range = low < mid || high > mid ? `（${number(low)}–${number(high)}）` : '';
  return `<td>${partial ? '至少 ' : ''}${number(mid)}${range}</td>`;
}

/** @param {string} root the repository @param {string} dist */
export function writeFoodPage(root, dist) {
  const tool = join(root, 'build/native/k2plate');
  const { foods, data } = JSON.parse(execFileSync(tool, ['foods'], { encoding: 'utf8', maxBuffer: 1e8 }));
  const groups = new Map();
  for (const food of foods) groups.set(food.group, [...(groups.get(food.group) ?? []), food]);
  const rows = [...groups.values()].flat().map(
    ({ name_zh, name_en, basis, values }) =>
      `<tr><th scope="row">${escape(name_zh)}<span lang="en">${escape(name_en)}</span></th><td>${basis === 'per_unit' ? '1 片' : '100 g'}</td>${columns.map(([key]) => cell(values[key])).join('')}</tr>`,
  );
  const html = `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>食物里的钙、维生素 D 和 K2 · K2 餐盘</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="./article.css" />
  </head>
  <body>
    <main>
      <h1>食物里的钙、维生素 D、K1 和 K2</h1>
      <p>每 100 克可食部分，或每一片补剂。括号里是各家测得的范围；“没有数据”不是零，“至少”是只测了一部分。数据版本 ${escape(data)}，每个数的来源在<a href="./index.html">计算器</a>里。</p>
      <p>正在吃华法林一类抗凝药的人，先问医生，再改变吃 K 多的食物的量。</p>
      <table>
        <thead><tr><th scope="col">食物</th><th scope="col">多少</th>${columns.map(([, name]) => `<th scope="col">${name}</th>`).join('')}</tr></thead>
        <tbody>
${rows.join('\n')}
        </tbody>
      </table>
    </main>
  </body>
</html>
`;
  writeFileSync(join(dist, 'foods.html'), html);
}
