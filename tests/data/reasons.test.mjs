// Every reason that the core can give for refusing a day has words for a Chinese reader (web/late/reason.js).
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';

const root = resolve(import.meta.dirname, '../..');
const patterns = [...readFileSync(join(root, 'web/late/reason.js'), 'utf8').matchAll(/^ {2}\[\/(.+)\/, '(reason\.\w+)'\],$/gm)].map(([, source, key]) => [new RegExp(source), key]);
const texts = JSON.parse(readFileSync(join(root, 'data/late_texts.json'), 'utf8'));

/** Where days are read and checked; links have a sentence of their own. */
const messages = ['day/check_day.cpp', 'food/food_limits.cpp', 'format/json.cpp', 'format/json_reader.cpp'].flatMap((file) =>
  [...readFileSync(join(root, 'core', file), 'utf8').matchAll(/"(expected (?:[^"\\]|\\.)*)"/g)].map(([, text]) => text),
);

test('the core is read as it is written', () => {
  assert(messages.length > 40, String(messages.length));
  assert(messages.includes('expected low <= mid <= high'));
  assert(readdirSync(join(root, 'core/day')).includes('check_day.cpp'));
});

test('each reason has words, in Chinese', () => {
  for (const message of messages) {
    // A number or a list is put behind these when they are said.
    const said = message.endsWith(' ') ? `${message}20` : message;
    const found = patterns.find(([pattern]) => pattern.test(said));
    assert(found, said);
    assert.match(texts[found[1]].zh, /\p{Script=Han}/u);
  }
});
