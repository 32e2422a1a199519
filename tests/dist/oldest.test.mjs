// What is published asks for nothing that the oldest promised browsers lack: JavaScript's syntax, its library, the
// browser's interfaces and events, CSS. By MDN's table of what came when; TypeScript knows whose property a name is.
//   node --test tests/dist/oldest.test.mjs
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, resolve } from 'node:path';
import { test } from 'node:test';
import { parse } from 'acorn';
import ts from 'typescript';

const root = resolve(import.meta.dirname, '../..');
const mdn = createRequire(import.meta.url)('@mdn/browser-compat-data');

const files = (folder, pattern) =>
  readdirSync(join(root, folder), { recursive: true })
    .filter((name) => pattern.test(name))
    .map((name) => join(root, folder, name));
// npm/ is for node and bundlers; the one-file edition holds once more what is in assets/.
const scripts = files('dist', /^(?!npm\/).*\.js$/);
const styles = files('dist', /^(?!npm\/).*\.css$/);

/** The promise, and the same engines on phones: Android's WebView opens the links in messengers; Safari 14.1 is iOS 14.5's. */
const promised = { chrome: 85, safari: 14.1, firefox: 79 };
const oldest = { ...promised, chrome_android: 85, webview_android: 85, safari_ios: 14.5, firefox_android: 79 };

/** Used where it is there; else the page does what is said here. `X.*`: every member of X. */
const allowed = {
  'ArrayBuffer.resizable': 'the wasm\'s loader: memory that grows is a new buffer',
  'CSSStyleSheet.replaceSync': 'embed.js: a <style>',
  'ShadowRoot.adoptedStyleSheets': 'embed.js: a <style>',
  'InputEvent.isComposing': 'fields.js: an input method\'s letters are searched as they come',
  'Navigator.canShare': 'late/picture.js: no such button',
  'Navigator.share': 'late/picture.js, late/share_link.js: no such button',
  'ResizeObserverEntry.devicePixelContentBoxSize': 'view.js: rounded from CSS pixels',
  'ResizeObserverSize.*': 'view.js: rounded from CSS pixels',
  'TextMetrics.fontBoundingBoxAscent': 'glyphs.js: what Noto has',
  'TextMetrics.fontBoundingBoxDescent': 'glyphs.js: what Noto has',
  'TrustedTypePolicyFactory.createPolicy': 'late/offline.js: a plain address; who has no such policies asks for none',
  'WebGL2RenderingContext.*': 'main.js: without WebGL2 (Safari before 15) the page is text',
  'Window.print': 'late/share.js: Firefox for Android prints from its menu',
};

const allowedStyles = {
  ':focus-visible': 'the browser\'s own ring',
  'color-scheme': 'bars and fields of the browser stay light',
  cursor: 'on a phone',
  'forced-color-adjust': 'the system\'s colours replace ours',
  'text-size-adjust': 'for phones that enlarge some of the text',
};

/** The promised browsers that lack what an entry of MDN's table describes. */
function lacking({ support }, prefixed = false) {
  return Object.entries(oldest).flatMap(([browser, version]) => {
    const has = [support[browser] ?? []].flat().some(({ version_added: added, version_removed: removed, flags, prefix, alternative_name: other }) => {
      if (!added || added === 'preview' || flags || other || (prefix && !prefixed)) return false;
      return Number.parseFloat(String(added).replace('≤', '')) <= version && !(removed && Number.parseFloat(removed) <= version);
    });
    return has ? [] : [browser];
  });
}

const tables = [mdn.javascript.builtins, mdn.webassembly.api, mdn.api];

/** Who has a member of this name: name → [[owner, entry], …]. */
const havers = new Map();
for (const [owner, members] of tables.flatMap(Object.entries))
  for (const [key, entry] of Object.entries(members)) {
    const name = key.replace(/_static$/, '');
    if (entry.__compat) havers.set(name, [...(havers.get(name) ?? []), [owner, entry.__compat]]);
  }

/** Finds what is too new, `Owner.name` → the browsers that lack it; and the names of the files' own properties. */
function tooNew(paths, ownNames = new Set()) {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson({ ...config.compilerOptions, lib: ['esnext', 'dom', 'dom.iterable'] }, root);
  const program = ts.createProgram([...paths, join(root, 'web/wasm.d.ts')], options);
  const checker = program.getTypeChecker();
  const found = new Map();
  const unknown = new Set();
  const names = new Set(ownNames);
  const inLibrary = (declaration) => program.isSourceFileDefaultLibrary(declaration.getSourceFile());

  /** @param {[string, any][]} candidates too new is what none of them has had for long enough */
  function judge(name, candidates) {
    const faults = candidates.map(([owner, entry]) => [owner, lacking(entry)]);
    if (!faults.length || faults.some(([, browsers]) => !browsers.length)) return;
    found.set(`${[...new Set(faults.map(([owner]) => owner))].slice(0, 3).join('|')}.${name}`, faults[0][1].join(' '));
  }

  /** A type's interfaces and what they extend. */
  function interfacesOf(type) {
    const parts = type.isUnionOrIntersection() ? type.types : [checker.getApparentType(type)];
    return parts.flatMap((part) => [part.symbol?.name, ...(part.getBaseTypes?.() ?? []).flatMap(interfacesOf)]);
  }

  function member(name, symbol, receiver) {
    const declared = symbol?.declarations ?? [];
    if (!declared.length) return void unknown.add(name);
    if (!declared.some(inLibrary)) return void names.add(name);
    // In MDN's table a mixin's member stands under those who have it.
    const owners = [...declared.map((at) => at.parent?.name?.text), ...interfacesOf(receiver)].map((owner) => owner?.replace(/Constructor$/, ''));
    const known = (havers.get(name) ?? []).filter(([owner]) => owners.includes(owner));
    judge(name, known.length ? known.slice(0, 1) : havers.get(name) ?? []);
  }

  function visit(node) {
    if (ts.isPropertyAccessExpression(node)) {
      member(node.name.text, checker.getSymbolAtLocation(node.name), checker.getTypeAtLocation(node.expression));
    } else if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
      const name = (node.propertyName ?? node.name).getText();
      const receiver = checker.getTypeAtLocation(node.parent);
      const symbol = receiver.getProperty(name);
      if (symbol?.declarations?.length) member(name, symbol, receiver);
    } else if (ts.isIdentifier(node) && !(ts.isPropertyAccessExpression(node.parent) && node.parent.name === node)) {
      const declared = checker.getSymbolAtLocation(node)?.declarations ?? [];
      if (declared.length && declared.every(inLibrary)) {
        const entry = [mdn.javascript.builtins[node.text], mdn.api[node.text], mdn.api.Window[node.text]].find((entry) => entry?.__compat);
        if (entry) judge(node.text, [['window', entry.__compat]]);
      }
    } else if (ts.isCallExpression(node) && /\baddEventListener$/.test(node.expression.getText())) {
      const [type] = node.arguments;
      if (ts.isStringLiteralLike(type)) judge(`${type.text}_event`, havers.get(`${type.text}_event`) ?? []);
    }
    if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) names.add(node.name.getText());
    ts.forEachChild(node, visit);
  }
  for (const path of paths) visit(program.getSourceFile(path));
  // Members of what nobody declared: not ours by name (nor of the minifier's), so somebody's of the table.
  for (const name of unknown) if (name.length > 2 && !names.has(name)) judge(name, havers.get(name) ?? []);
  return { found, names };
}

test('the promise is what the bundler and Emscripten are told', async () => {
  const { build } = (await import(join(root, 'vite.config.js'))).default;
  for (const [browser, version] of Object.entries(promised)) {
    assert(build.target.includes(`${browser}${version}`), browser);
    assert(build.cssTarget.includes(`${browser}${version}`), browser);
  }
  const options = readFileSync(join(root, 'cmake/Options.cmake'), 'utf8');
  for (const flag of ['MIN_CHROME_VERSION=85', 'MIN_FIREFOX_VERSION=79', 'MIN_SAFARI_VERSION=140100']) assert.match(options, new RegExp(`-s${flag}\\b`));
});

test('syntax: that of 2021, which all three have, less look-behind', () => {
  assert(scripts.length >= 5, `${scripts.length} files`);
  for (const path of scripts) {
    // Of 2022 are the fields of classes and private names, await outside of functions, …
    const onToken = ({ type, value }) => assert(type.label !== 'regexp' || !/\(\?<[=!]/.test(value.pattern), `${path}: ${value?.pattern}`); // Safari 16.4
    parse(readFileSync(path, 'utf8'), { ecmaVersion: 2021, sourceType: /^sw/.test(basename(path)) ? 'script' : 'module', onToken });
  }
});

test('library and browser: nothing newer, except where it is asked for first', () => {
  // The sources tell the types; the bundle has the loader of the wasm besides, and Workbox.
  const sources = tooNew(files('web', /\.js$/).filter((path) => !/^sw/.test(basename(path))));
  const bundled = tooNew(scripts, sources.names);
  const found = Object.fromEntries([...sources.found, ...bundled.found].sort());
  const permission = (name) => Object.keys(allowed).find((rule) => (rule.endsWith('*') ? name.startsWith(rule.slice(0, -1)) : name === rule));
  assert.deepEqual(Object.fromEntries(Object.entries(found).filter(([name]) => !permission(name))), {});
  assert.deepEqual(Object.keys(allowed).sort(), [...new Set(Object.keys(found).map(permission))].sort(), 'nothing is allowed that is not used');
});

test('styles: no property, rule or selector that is newer, except where nothing is lost without it', () => {
  const found = {};
  const judge = (name, entry, prefixed) => {
    // WebView's styles are Chromium's, whatever the table knows of them.
    const browsers = entry?.__compat ? lacking(entry.__compat, prefixed).filter((browser) => browser !== 'webview_android') : ['nobody knows it'];
    if (browsers.length) found[name] = browsers.join(' ');
  };
  for (const path of styles) {
    const text = readFileSync(path, 'utf8').replace(/"[^"]*"|'[^']*'/g, '""');
    for (const [, name] of text.matchAll(/[{;]\s*([a-z][a-z-]*)\s*:(?=[^{}]*[;}])/g))
      judge(name, mdn.css.properties[name], text.includes(`-webkit-${name}:`) || text.includes(`-moz-${name}:`));
    for (const [, name] of text.matchAll(/@([a-z-]+)/g)) judge(`@${name}`, mdn.css['at-rules'][name]);
    const selectors = text.replace(/@[^{};]*|\{[^{}]*\}/g, ' ');
    for (const [, name] of selectors.matchAll(/::?([a-z][a-z-]+)/g)) judge(`:${name}`, mdn.css.selectors[name]);
    assert.doesNotMatch(text, /\d(?:d|s|l)v[hwib]\b/, 'units of 2022');
  }
  assert.deepEqual(Object.keys(found).sort(), Object.keys(allowedStyles).sort(), JSON.stringify(found));
});
