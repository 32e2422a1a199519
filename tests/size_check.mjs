// What a reader fetches before the page can be used, compressed with brotli, against tests/size_budget.json. Files that
// are fetched after a tap ("later" there) are listed, but do not count.
//   node tests/size_check.mjs [--update] [FOLDER=dist]     --update writes the measured sizes into the budget file
// Also lists what the wasm imports: a new name there means that something unwanted (files, clocks, …) was linked in.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const root = resolve(import.meta.dirname, '..');
const update = process.argv.includes('--update');
const dist = resolve(root, process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? 'dist');
const budgetFile = join(root, 'tests/size_budget.json');
const budget = JSON.parse(readFileSync(budgetFile, 'utf8'));

/** assets/details-1a2B3c4D.json is the file "details". */
const later = (file) => budget.later.includes(basename(file).replace(/-[\w-]{8}\.\w+$/, ''));

const kinds = { '.wasm': 'wasm', '.js': 'js', '.mjs': 'js', '.html': 'html+css', '.css': 'html+css' };

/**
 * index.html and every file of ours that it, or something it fetches, names in a tag or a `new URL(…)`. What import()
 * names is fetched later, when the reader wants it.
 */
function fetchedBeforeUse() {
  const found = new Set();
  const queue = [join(dist, 'index.html')];
  for (let file = queue.pop(); file; file = queue.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    // sw.js lists all there is, for later.
    if (later(file) || file.endsWith('sw.js') || !['.html', '.js'].includes(extname(file))) continue;
    const text = readFileSync(file, 'utf8').replace(/\bimport\(["'`][^"'`]*["'`]\)/g, '');
    for (const [, name] of text.matchAll(/["'`]((?:\.{0,2}\/)?[\w./-]+\.(?:js|mjs|css|wasm|json|txt|bin|woff2?))["'`]/g)) {
      for (const base of [dirname(file), dist]) {
        const path = resolve(base, name);
        if (path.startsWith(dist) && existsSync(path)) queue.push(path);
      }
    }
  }
  return [...found];
}

const compressed = (bytes) =>
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  }).length;

const sizes = { wasm: 0, js: 0, 'html+css': 0, data: 0, total: 0 };
console.log('brotli 11, bytes:');
for (const file of fetchedBeforeUse()) {
  const bytes = readFileSync(file);
  const size = compressed(bytes);
  if (!later(file)) {
    sizes[kinds[extname(file)] ?? 'data'] += size;
    sizes.total += size;
  }
  console.log(`  ${later(file) ? 'later ' : ''}${file.slice(dist.length + 1).padEnd(44)} ${String(bytes.length).padStart(9)} raw ${String(size).padStart(9)}`);
}

let failures = 0;
console.log(`\n  ${'kind'.padEnd(10)}${'now'.padStart(9)}${'last'.padStart(9)}${'change'.padStart(9)}${'max'.padStart(9)}`);
for (const [kind, size] of Object.entries(sizes)) {
  const { last, max } = budget[kind];
  const over = size > max;
  if (over) failures++;
  const change = size - last;
  console.log(
    `  ${kind.padEnd(10)}${String(size).padStart(9)}${String(last).padStart(9)}${((change > 0 ? '+' : '') + change).padStart(9)}${String(max).padStart(9)}${over ? '  TOO LARGE' : ''}`,
  );
}

// The link's optimiser shortens the names in the wasm; its loader still has both.
const loader = join(root, 'build/web/k2plate.mjs');
if (existsSync(loader)) {
  const table = readFileSync(loader, 'utf8').match(/wasmImports\s*=\s*\{([^}]*)\}/)?.[1] ?? '';
  const imports = [...table.matchAll(/(?:^|,)\s*\w+\s*:\s*_?(\w+)/g)].map(([, name]) => name).filter((name) => !name.startsWith('k2_canvas_')).sort();
  const unexpected = imports.filter((name) => !budget.imports.includes(name));
  console.log(`\n  wasm imports beside k2_canvas_*: ${imports.join(' ')}`);
  if (!table || unexpected.length) {
    failures++;
    console.log(`  UNEXPECTED: ${unexpected.join(' ') || 'the list could not be read'}`);
  }
}

if (update) {
  for (const [kind, size] of Object.entries(sizes)) budget[kind].last = size;
  writeFileSync(budgetFile, `${JSON.stringify(budget, null, 2)}\n`);
}
process.exitCode = failures ? 1 : 0;
