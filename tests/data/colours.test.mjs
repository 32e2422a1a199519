// The page's colours have one source, shell/theme.cpp (scripts/colours.mjs).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { coloured, themes } from '../../scripts/colours.mjs';

const root = resolve(import.meta.dirname, '../..');
const read = (file) => readFileSync(join(root, file), 'utf8');

test('the theme is read as it is written', () => {
  assert.equal(themes.light.paper, '#fbf7f0');
  assert.equal(themes.dark.paper, '#12171b');
  assert.equal(themes.light['d.mark'], '#e09a1a');
  assert.deepEqual(Object.keys(themes.light), Object.keys(themes.dark));
});

test('every name that style and script use is a colour of the theme', () => {
  for (const file of ['web/page.css', 'web/late/picture.js']) {
    const text = read(file);
    assert.match(text, /theme\((light|dark)\./);
    assert.doesNotMatch(coloured(text), /theme\(/);
  }
  assert.throws(() => coloured('theme(light.nothing)'), /theme\(light\.nothing\)/);
});

test('no colour of the theme is written a second time', () => {
  // The poster of <k2-plate> is a file for other sites that is bundled alone: it may hold the theme's colours.
  const all = new Set(Object.values(themes).flatMap((theme) => Object.values(theme)).filter((colour) => colour !== '#ffffff'));
  for (const file of ['web/page.css', 'web/late/picture.js', 'scripts/icons.mjs']) {
    const again = [...read(file).matchAll(/#[0-9a-f]{6}\b/g)].map(([colour]) => colour).filter((colour) => all.has(colour));
    assert.deepEqual(again, [], file);
  }
});
