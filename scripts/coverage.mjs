// The table of ./dev coverage: which share of the lines and branches of core and shell the native tests run.
//
//   llvm-cov export -summary-only … | node scripts/coverage.mjs [least % of core's lines]
//
// Exit 1 when core has less than that. A line counts when it ran, a branch when it was taken.
import { readFileSync } from 'node:fs';

const least = Number(process.argv[2] ?? 0);
/** The compiler's names begin at the build folder (-ffile-prefix-map). @type {{ filename: string, summary: any }[]} */
const files = JSON.parse(readFileSync(0, 'utf8')).data[0].files.map((/** @type {any} */ file) => ({ ...file, filename: file.filename.replace(/^build\/coverage\/(\.\.\/)*/, '') }));
const parts = { core: /^core\/(?!tool\/)/, 'core/tool': /^core\/tool\//, shell: /^shell\// };

/** @param {{ count: number, covered: number }} share */
const percent = ({ count, covered }) => (count ? (100 * covered) / count : 100);
/** @param {string} name @param {any} summary */
const row = (name, { lines, branches }) =>
  console.log(`${name.padEnd(34)} ${`${lines.covered}/${lines.count}`.padStart(11)} ${percent(lines).toFixed(1).padStart(6)} ${`${branches.covered}/${branches.count}`.padStart(11)} ${percent(branches).toFixed(1).padStart(6)}`);

console.log(`${'file'.padEnd(34)} ${'lines'.padStart(11)} ${'%'.padStart(6)} ${'branches'.padStart(11)} ${'%'.padStart(6)}`);
/** @type {Record<string, any>} */
const sums = {};
for (const [part, pattern] of Object.entries(parts)) {
  const sum = (sums[part] = { lines: { count: 0, covered: 0 }, branches: { count: 0, covered: 0 } });
  for (const { filename, summary } of files) {
    if (!pattern.test(filename)) continue;
    row(filename, summary);
    for (const kind of /** @type {const} */ (['lines', 'branches'])) for (const n of /** @type {const} */ (['count', 'covered'])) sum[kind][n] += summary[kind][n];
  }
}
console.log();
for (const [part, sum] of Object.entries(sums)) row(part, sum);
if (!sums.core.lines.count) throw new Error('no file of core was measured');
if (percent(sums.core.lines) < least) {
  console.log(`\ncore: less than ${least} % of the lines ran`);
  process.exit(1);
}
