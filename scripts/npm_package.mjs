// dist/npm/: the package k2plate, ready for `npm publish`: the core as wasm, its loader, web/module/ and the licence.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { minify } from 'vite';

/** @param {string} root the repository @param {string} dist where npm/ goes */
export async function writeNpmPackage(root, dist) {
  const target = join(dist, 'npm');
  const files = ['k2plate.js', 'k2plate.d.ts', 'k2core.mjs', 'k2core.wasm'];
  const sources = ['web/module/k2plate.js', 'web/module/k2plate.d.ts', 'web/module/README.md', 'build/web/k2core.wasm', 'LICENSE'];

  mkdirSync(target, { recursive: true });
  for (const source of sources) copyFileSync(join(root, source), join(target, basename(source)));
  const loader = await minify('k2core.mjs', readFileSync(join(root, 'build/web/k2core.mjs'), 'utf8'), { module: true });
  if (loader.errors.length) throw new Error(loader.errors.map(({ message }) => message).join('\n'));
  writeFileSync(join(target, 'k2core.mjs'), loader.code);

  const version = readFileSync(join(root, 'CMakeLists.txt'), 'utf8').match(/project\(k2plate VERSION ([\d.]+)/)?.[1];
  if (!version) throw new Error('no version in CMakeLists.txt');
  const description = {
    name: 'k2plate',
    version,
    description: 'Calcium, vitamin D and vitamin K2 of a plate of food, with ranges and sources. C++ core as WebAssembly.',
    license: 'MIT',
    type: 'module',
    exports: { '.': { types: './k2plate.d.ts', default: './k2plate.js' }, './k2core.wasm': './k2core.wasm' },
    types: './k2plate.d.ts',
    files, // not the .br and .gz, which are for web servers
    sideEffects: false,
    engines: { node: '>=18' },
  };
  writeFileSync(join(target, 'package.json'), `${JSON.stringify(description, null, 2)}\n`);
}
