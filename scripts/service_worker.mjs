// dist/sw.js: web/sw.js with the list of the page's files, made by Workbox; dist/sw-off.js to be rid of it. A worker of our own because it is 1 KB;
// the one that Workbox would generate is 20 KB. (Workbox brings Rollup, which injectManifest does not use; package.json
// overrides it with the edition that has no binary for each kind of machine, which a lock file would have to list.)
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { minify } from 'vite';
import { injectManifest } from 'workbox-build';

/** @param {string} root the repository @param {string} dist the bundled page */
export async function writeServiceWorker(root, dist) {
  const target = join(dist, 'sw.js');
  const { warnings } = await injectManifest({
    swSrc: join(root, 'web/sw.js'),
    swDest: target,
    globDirectory: dist,
    globPatterns: ['index.html', 'manifest.webmanifest', 'assets/*.{js,css,json,txt,wasm}'],
    dontCacheBustURLsMatching: /^assets\//,
    // The folder, not the file: some hosts redirect index.html, and a redirected page must not be kept.
    manifestTransforms: [(files) => ({ manifest: files.map((file) => (file.url === 'index.html' ? { ...file, url: './' } : file)) })],
  });
  if (warnings.length) throw new Error(warnings.join('\n'));
  await write(target, readFileSync(target, 'utf8'));
  await write(join(dist, 'sw-off.js'), readFileSync(join(root, 'web/sw_off.js'), 'utf8'));
}

/** @param {string} path @param {string} source */
async function write(path, source) {
  const { code, errors } = await minify('sw.js', source);
  if (errors.length) throw new Error(errors.map(({ message }) => message).join('\n'));
  writeFileSync(path, code);
}
