// dist/embed.js: <k2-plate> for other people's pages, in one small file that names no other but the page. The same
// file as embed.HASH.js never changes again: that is the one for integrity="…", which dist/embed.json holds. Those of former
// editions lie in web/published/ and go into every dist/: lines in old articles stay good. A release adds its own there.
import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

/** @param {string} root the repository @param {string} dist the bundled page */
export async function writeEmbed(root, dist) {
  const [{ output }] = [await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      write: false,
      target: ['chrome85', 'safari14.1', 'firefox79', 'es2020'],
      lib: { entry: join(root, 'web/embed.js'), formats: ['es'] },
    },
  })].flat();
  const code = output[0].code;
  /** @param {string | Buffer} code */
  const nameOf = (code) => `embed.${createHash('sha256').update(code).digest('hex').slice(0, 10)}.js`;
  const name = nameOf(code);
  const integrity = `sha384-${createHash('sha384').update(code).digest('base64')}`;
  for (const file of ['embed.js', name]) writeFileSync(join(dist, file), code);
  for (const file of readdirSync(join(root, 'web/published'))) {
    if (nameOf(readFileSync(join(root, 'web/published', file))) !== file) throw new Error(`web/published/${file} was changed`);
    copyFileSync(join(root, 'web/published', file), join(dist, file));
  }
  writeFileSync(join(dist, 'embed.json'), `${JSON.stringify({ version: 1, file: name, integrity })}\n`);
}
