// dist/embed.html: the page that makes the two lines of <k2-plate> for an article. Beside generator.js and generator.css;
// not part of the calculator, and not kept by its service worker.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { both, escaped } from './data_page.mjs';

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  'img-src data:',
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const plates = {
  home: 'tofu_north:100,youcai:150,egg:50,milk_whole_cn:250',
  tofu: 'tofu_north:150,youcai:150,rice_cooked:200',
  salmon: 'salmon_farmed:100,broccoli:150,rice_cooked:200',
  none: '',
  own: 'own',
};

/** @param {Record<string, {zh: string, en: string}>} texts @param {{file: string, integrity: string}} embed */
function generatorPage(texts, { file, integrity }) {
  const say = (key) => both(texts[key]);
  const choice = (type, name, value, key, more = '') => `<label class="choice"><input type="${type}" name="${name}" value="${value}"${more}>${say(key)}</label>`;
  const radios = (name, values) => Object.entries(values).map(([key, value], i) => choice('radio', name, value, `${name}.${key}`, i ? '' : ' checked')).join('\n');
  const box = (id, key, more = '') => choice('checkbox', id, 'yes', key, ` id="${id}"${more}`);
  const group = (key, content) => `<fieldset><legend>${say(key)}</legend>\n${content}\n</fieldset>`;
  const code = (id, key, rows) => `<h2 id="${id}_name">${say(key)}</h2>
<textarea id="${id}" aria-labelledby="${id}_name" rows="${rows}" readonly spellcheck="false"></textarea>
<button type="button" id="${id}_copy" aria-describedby="${id}_name">${say('copy')}</button>
<p role="status"><span id="${id}_copied" hidden>${say('copied')}</span><span id="${id}_manually" hidden>${say('manually')}</span></p>`;

  return `<!doctype html>
<html lang="zh-CN" data-file="${file}" data-integrity="${integrity}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(texts.title.zh)} · ${escaped(texts.title.en)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="./generator.css">
<script type="module" src="./embed.js"></script>
<script type="module" src="./generator.js"></script>
</head>
<body>
<header><a href="./">← ${say('back')}</a><span id="language" role="group" aria-label="语言 Language"><button type="button" data-language="zh" lang="zh">中文</button><button type="button" data-language="en" lang="en">English</button></span></header>
<main>
<h1>${say('title')}</h1>
<p>${say('lead')}</p>
<form id="choices">
${group(
    'plate',
    `${radios('plate', plates)}
<div id="own_part" hidden><label for="own">${say('own')}</label><input id="own" type="text" autocomplete="off" autocapitalize="off" spellcheck="false"></div>
<p id="news" role="alert"><span id="bad" hidden>${say('own.bad')}</span><span id="unknown" hidden>${say('own.unknown')}</span><span id="left_out" hidden>${say('own.left_out')}</span> <b id="about"></b></p>`,
  )}
${group('lang', radios('lang', { zh: 'zh', en: 'en' }))}
${group('theme', radios('theme', { auto: 'auto', light: 'light', dark: 'dark' }))}
${group(
    'more',
    `${box('compact', 'compact')}
${box('accented', 'accent')}
<p id="colour" hidden><label for="accent">${say('accent.colour')}</label><input id="accent" type="color" value="#0d7e5b"></p>
${box('fixed', 'fixed')}
<p><small>${say('fixed.why')}</small></p>`,
  )}
</form>
${code('code', 'code', 7)}
<details id="plain"><summary>${say('frame')}</summary>
${code('frame_code', 'frame.code', 5)}
<p>${say('frame.note')}</p></details>
<p>${say('more_about')}</p>
<article aria-labelledby="sample">
<h2 id="sample">${say('sample')}</h2>
<h3>${say('sample.title')}</h3>
<p>${say('sample.before')}</p>
<k2-plate></k2-plate>
<p>${say('sample.after')}</p>
</article>
</main>
</body>
</html>
`;
}

/** After writeEmbed. @param {string} root the repository @param {string} dist the bundled page */
export async function writeGenerator(root, dist) {
  const [{ output }] = [await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: { write: false, target: ['chrome85', 'safari14.1', 'firefox79', 'es2020'], lib: { entry: join(root, 'web/generator/generator.js'), formats: ['es'] } },
  })].flat();
  const texts = JSON.parse(readFileSync(join(root, 'data/generator_texts.json'), 'utf8'));
  const embed = JSON.parse(readFileSync(join(dist, 'embed.json'), 'utf8'));
  const style = ['web/data_page.css', 'web/generator/generator.css'].map((name) => readFileSync(join(root, name), 'utf8')).join('\n');
  writeFileSync(join(dist, 'generator.js'), output[0].code);
  writeFileSync(join(dist, 'generator.css'), style);
  writeFileSync(join(dist, 'embed.html'), generatorPage(texts, embed));
}
