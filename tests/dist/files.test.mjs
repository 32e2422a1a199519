// dist/ as a web server gets it: compressed neighbours, the service worker's list, the one-file edition.
//   node --test 'tests/dist/*.test.mjs'
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { compressible } from '../../scripts/compress.mjs';

const dist = resolve(import.meta.dirname, '../../dist');
const read = (name) => readFileSync(join(dist, name), 'utf8');

test('every file has a .br and a .gz that hold the same', () => {
  const files = compressible(dist);
  assert(files.length >= 12, `only ${files.length} files`);
  for (const file of files) {
    const content = readFileSync(file);
    assert(brotliDecompressSync(readFileSync(`${file}.br`)).equals(content), `${file}.br`);
    assert(gunzipSync(readFileSync(`${file}.gz`)).equals(content), `${file}.gz`);
  }
  for (const entry of readdirSync(dist, { recursive: true }))
    if (/\.(br|gz)$/.test(entry)) assert(existsSync(join(dist, entry.slice(0, -3))), `${entry} is beside nothing`);
});

test('the service worker keeps exactly the page and what it needs', () => {
  const worker = read('sw.js');
  const list = worker.match(/\[\{.*?\}\]/s)?.[0];
  assert(list, 'no list in sw.js');
  const files = [...list.matchAll(/\{([^}]*)\}/g)].map(([, entry]) => ({
    url: entry.match(/url:\s*["'`]([^"'`]*)/)?.[1],
    revision: entry.match(/revision:\s*["'`]([^"'`]*)/)?.[1] ?? null,
  }));
  const assets = readdirSync(join(dist, 'assets')).filter((name) => !/\.(br|gz)$/.test(name));
  assert.deepEqual(files.map(({ url }) => url).sort(), ['./', 'manifest.webmanifest', ...assets.map((name) => `assets/${name}`)].sort());
  // The pages change under one name, so a hash of them must be in the list; the assets have theirs in the name.
  const pages = { './': 'index.html', 'manifest.webmanifest': 'manifest.webmanifest' };
  for (const { url, revision } of files)
    assert.equal(revision, pages[url] ? createHash('md5').update(read(pages[url])).digest('hex') : null, url);
  assert.deepEqual(['https:', 'importScripts', 'eval(', 'Function(', 'sourceMappingURL'].filter((word) => worker.includes(word)), []);
  assert(worker.length < 2500, `${worker.length} bytes`);
});

test('the later foods are in a file of their own, not in the program', () => {
  const assets = readdirSync(join(dist, 'assets'));
  const only = (pattern) => {
    const names = assets.filter((name) => pattern.test(name));
    assert.equal(names.length, 1, `${pattern}: ${names}`);
    return readFileSync(join(dist, 'assets', names[0]));
  };
  const foods = only(/^later_foods-[\w-]{8}\.txt$/);
  assert(foods.equals(readFileSync(resolve(dist, '../build/web/generated/later_foods.txt'))));
  const ids = foods.subarray(0, foods.indexOf(0x1e)); // the first column
  assert(ids.includes('roquefort'));
  for (const part of [/^k2plate-[\w-]{8}\.wasm$/, /^k2plate\.late-[\w-]{8}\.wasm$/]) assert(!only(part).includes(ids), `${part}`);
  // The module computes without fetching anything.
  assert(readFileSync(join(dist, 'npm/k2core.wasm')).includes(ids));
});

test('the one-file edition: at most 900 KB, names no other file, hashes of what is inline', () => {
  const html = read('k2plate.html');
  assert(Buffer.byteLength(html) <= 900_000, `${Buffer.byteLength(html)} bytes`);
  const [script, ...moreScripts] = [...html.matchAll(/<script[^>]*>(.*?)<\/script>/gs)];
  const [style, ...moreStyles] = [...html.matchAll(/<style[^>]*>(.*?)<\/style>/gs)];
  assert.equal(moreScripts.length + moreStyles.length, 0);
  const policy = html.match(/Content-Security-Policy"\s+content="([^"]*)"/)?.[1] ?? '';
  const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  assert(policy.includes(`script-src ${hash(script[1])} 'wasm-unsafe-eval';`), policy);
  assert(policy.includes(`style-src ${hash(style[1])};`), policy);
  assert(!policy.includes("'self'"), policy);
  const markup = html.replace(script[1], '').replace(style[1], '');
  assert.deepEqual([...markup.matchAll(/(?:src|href)="(?!data:)[^"#]*"/g)].map(([text]) => text), []);
  assert(!html.includes('serviceWorker'));
});
