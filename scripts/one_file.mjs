// dist/k2plate.html: the whole page in one file that opens from a disk. A second bundle of the same sources, with the
// wasm in the script, script and style in the page, and their hashes in the Content-Security-Policy.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { build } from 'vite';

/** Replaces exactly one place, so that a change in what others generate is noticed. @param {string} text @param {string | RegExp} from @param {string} to */
function replaceOne(text, from, to) {
  const parts = text.split(from);
  if (parts.length !== 2) throw new Error(`expected once, found ${parts.length - 1} times: ${from}`);
  return parts.join(to);
}

/**
 * The bytes of a file, as an expression of a script that has inflateSync: as it is it would take three times the room.
 * Browsers inflate by themselves only since 2023, so fflate does it.
 * @param {string} file
 */
const inflated = (file) => `inflateSync(Uint8Array.from(atob('${deflateRawSync(readFileSync(file), { level: 9 }).toString('base64')}'), (c) => c.charCodeAt(0)))`;

/** The whole program and its food table in the script. */
const programInScript = (root) => ({
  name: 'k2-program-in-script',
  enforce: /** @type {const} */ ('pre'),
  load(id) {
    if (!id.endsWith('/web/parts.js')) return null;
    const of = (/** @type {string} */ file) => inflated(join(root, 'build/web', file));
    return `import { inflateSync } from 'fflate';
      export const first = '', late = '', foods = '';
      export const whole = () => ({ program: ${of('whole/k2plate.wasm')}, foods: ${of('generated/later_foods.txt')} });`;
  },
});

/** A saved file has no service worker and no network to do without, and is one file already. */
const leftOut = {
  '/web/late/offline.js': 'export function keepOffline() {}',
  '/web/late/one_file.js': 'export const offerOneFile = () => [];',
};
const leaveOut = {
  name: 'k2-leave-out',
  enforce: /** @type {const} */ ('pre'),
  load: (id) => Object.entries(leftOut).find(([file]) => id.endsWith(file))?.[1] ?? null,
};

/** No file to fetch later either. */
const detailsInScript = (root) => ({
  name: 'k2-details-in-script',
  enforce: /** @type {const} */ ('pre'),
  load(id) {
    if (!id.endsWith('/web/details.js')) return null;
    return `import { inflateSync } from 'fflate';
      export const fetchDetails = async () => new TextDecoder().decode(${inflated(join(root, 'build/web/generated/details.json'))});`;
  },
});

const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** @param {string} root the repository @param {string} dist where k2plate.html goes */
export async function writeOneFile(root, dist) {
  const { output } = await build({
    root,
    logLevel: 'warn',
    plugins: [programInScript(root), leaveOut, detailsInScript(root)],
    build: { write: false, rolldownOptions: { output: { codeSplitting: false } } },
  });
  const only = (end) => {
    const [file, ...more] = output.filter(({ fileName }) => fileName.endsWith(end));
    if (!file || more.length) throw new Error(`expected one ${end}: ${output.map(({ fileName }) => fileName)}`);
    return { name: file.fileName, text: String(file.code ?? file.source).trim() };
  };
  const script = only('.js');
  const style = only('.css');
  // Neither may end its element early.
  script.text = script.text.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  if (style.text.includes('</style')) throw new Error('the style ends its own element');

  const policy = [
    "default-src 'none'",
    `script-src ${hash(script.text)} 'wasm-unsafe-eval'`,
    `style-src ${hash(style.text)}`,
    'img-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
  // There is no data.html beside a saved file, nor anything to install.
  let html = replaceOne(only('index.html').text, /<footer>.*?<\/footer>/s, '');
  html = replaceOne(html, /\s*<link rel="manifest"[^>]*>\s*<link rel="apple-touch-icon"[^>]*>/, '');
  html = replaceOne(html, /(?<=Content-Security-Policy"\s+content=")[^"]*/, policy);
  html = replaceOne(html, new RegExp(`<script [^>]*src="[^"]*${script.name}"[^>]*></script>`), `<script type="module">${script.text}</script>`);
  html = replaceOne(html, new RegExp(`<link [^>]*href="[^"]*${style.name}"[^>]*>`), `<style>${style.text}</style>`);
  html = replaceOne(html, /\s*<link rel="preload"[^>]*>/, ''); // of the wasm
  html = html.replaceAll('<a href="./data.html">全部食物的表</a>', '');
  if (/(?:src|href)="\.?\//.test(html.replace(script.text, ''))) throw new Error('k2plate.html still names another file');
  writeFileSync(join(dist, 'k2plate.html'), `${html}\n`);
}
