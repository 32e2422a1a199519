// Runs the benchmarks that ./dev bench has built; prints a table and writes build/bench.json.
// A benchmark program prints one object a line: {"name":…,"median_ns":…}.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';

const programs = [{ where: 'native', command: 'build/native/k2bench', args: ['--json'] }];

const results = programs.flatMap(({ where, command, args }) =>
  execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
    .split('\n')
    .filter(Boolean)
    .map((line) => ({ where, ...JSON.parse(line) })),
);

const units = [['s', 1e9], ['ms', 1e6], ['µs', 1e3], ['ns', 1]];
function inWords(ns) {
  const [unit, size] = units.find(([, least]) => ns >= least) ?? units.at(-1);
  return `${(ns / size).toFixed(1)} ${unit}`;
}

for (const { where, name, median_ns } of results) {
  console.log(`  ${where.padEnd(8)} ${name.padEnd(44)} ${inWords(median_ns).padStart(12)}`);
}
writeFileSync('build/bench.json', JSON.stringify({ version: 1, processor: cpus()[0]?.model ?? null, results }, null, 1) + '\n');
