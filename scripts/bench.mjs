// Runs the benchmarks that ./dev bench has built; prints a table, writes build/bench.json and docs/performance.md.
//   node scripts/bench.mjs [--no-docs]
// A benchmark program prints one object a line: {"name":…,"low_ns":…,"median_ns":…,"high_ns":…}.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureInBrowser } from '../tests/bench/browser.mjs';
import { problem, run, shortfall, smallest, solve } from '../tests/milp/problem.mjs';

/** What is to be reached, by the name of a result: the greatest median. */
const reach = {
  'native: evaluate 20 foods': '10 µs',
  'native: evaluate 20 foods with bands': '5 ms',
  'native: suggest, 2 of all foods': '10 ms',
  'native: suggest, 3 of all foods': '200 ms',
  'wasm: evaluate 20 foods': '2 × native',
  'wasm: suggest, 2 of all foods': '30 ms',
  'browser: first frame of a new program, its glyphs too, fonts warm': '100 ms',
  'browser: C++ part of a frame at rest, 20 foods, 1200×900': '0.5 ms, 95th percentile 2 ms',
  'browser: readable text, slow 4G, 4× slowed processor: this page': '1.2 s',
  'browser: usable, slow 4G, 4× slowed processor: this page': '2.5 s',
  'browser: fetched until it can be used: this page': '220 KB',
  'browser: frames in 5 idle seconds: this page': '0',
  'browser: timers in 5 idle seconds: this page': '0',
  'browser: wasm memory after 500 more': '16 MiB, no growth',
};

const units = [['s', 1e9], ['ms', 1e6], ['µs', 1e3], ['ns', 1]];

/** In the unit of the median. */
function fromNs({ name, low_ns, median_ns, high_ns }) {
  const [unit, size] = units.find(([, least]) => median_ns >= least) ?? units.at(-1);
  return { name, unit, low: low_ns / size, median: median_ns / size, high: high_ns / size };
}

const program = (command, args) =>
  execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

const number = (value) => (value >= 100 || value === 0 ? String(Math.round(value)) : value.toPrecision(3));

/** A mixed-integer solver on the day of "suggest, 2 of all foods", as the test of the suggestions asks it: twice. */
function solver(times) {
  const folder = mkdtempSync(join(tmpdir(), 'k2plate-bench-'));
  const day = JSON.parse(execFileSync('build/native/k2bench', ['--short-day'], { encoding: 'utf8' }));
  const asked = problem({ ...day, profile: { ...day.profile, exclude: [] } }, run(['eval'], JSON.stringify(day)));
  const seconds = Array.from({ length: times }, () => {
    const first = solve(asked, shortfall, [], folder);
    return first.seconds + smallest(asked, Math.floor(100 * first.value + 0.5), first.value, folder).seconds;
  }).toSorted((a, b) => a - b);
  rmSync(folder, { recursive: true });
  return { where: 'native', ...fromNs({ name: 'the same by the mixed-integer solver cbc', low_ns: seconds[0] * 1e9, median_ns: seconds[times >> 1] * 1e9, high_ns: seconds[times - 1] * 1e9 }) };
}

/**
 * The machine is shared: others' work slows whole runs, and nothing makes one too quick. So native and wasm by turns, and of
 * each figure the quickest run; its spread is that of all runs.
 */
function byTurns(programs, times) {
  const runs = Array.from({ length: times }, () => programs.map(([where, ...command]) => program(...command).map((result) => ({ where, ...result }))));
  return programs.flatMap((_, of) =>
    runs[0][of].map((result, row) => {
      const same = runs.map((run) => run[of][row]);
      const ofAll = (pick, key) => pick(...same.map((one) => one[key]));
      return { ...result, low_ns: ofAll(Math.min, 'low_ns'), median_ns: ofAll(Math.min, 'median_ns'), high_ns: ofAll(Math.max, 'high_ns') };
    }),
  );
}

const results = [
  solver(5),
  ...byTurns([['native', 'build/native/k2bench', ['--json']], ['wasm', process.execPath, ['build/web/k2bench.cjs', '--json']]], 5).map(({ where, ...ns }) => ({ where, ...fromNs(ns) })),
  ...(await measureInBrowser()).map((result) => ({ where: 'browser', ...result })),
];
for (const result of results) {
  const { where, name, unit, low, median, high } = result;
  const wanted = reach[`${where}: ${name}`];
  if (wanted) result.reach = wanted;
  console.log(`  ${where.padEnd(8)} ${name.padEnd(72)} ${number(median).padStart(9)} ${unit.padEnd(5)} ${`${number(low)} – ${number(high)}`.padEnd(18)} ${wanted ? `≤ ${wanted}` : ''}`);
}

const machine = { processor: cpus()[0]?.model ?? null, cores: cpus().length, node: process.version };
writeFileSync('build/bench.json', JSON.stringify({ version: 2, ...machine, results }, null, 1) + '\n');

if (!process.argv.includes('--no-docs')) {
  const rows = results.map(({ where, name, unit, low, median, high, reach: wanted }) =>
    `| ${where} | ${name} | ${number(median)} ${unit} | ${number(low)} – ${number(high)} | ${wanted ?? ''} |`);
  writeFileSync('docs/performance.md', `# Performance

Written by \`./dev bench\`; every figure is measured, none is typed in. Median, and between which values nine tenths of the
samples lie. Native and wasm: time of one call, warmed up (tests/bench/core_bench.cpp; native processor time, the wasm
built as the page is and run by node's V8), five runs of both by turns, the quickest run, since the machine is shared and
others' work only ever adds; the spread is that of all five. Browser: Chromium, headless, software rendering, frames in
five rounds and of them the quickest likewise (tests/bench/browser.mjs). Other ImGui pages (tests/bench/others): stock
Dear ImGui of the same version built with the same flags; jsimgui as npm has it; all with brotli.

Machine: ${machine.processor}, ${machine.cores} cores.

| where | what | median | spread | to be reached |
| --- | --- | ---: | ---: | --- |
${rows.join('\n')}
`);
}
