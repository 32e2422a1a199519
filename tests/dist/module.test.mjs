// The npm package under node against the command-line tool: the same numbers, the same words, the same refusals.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { difference } from '../same.js';
import { someDay } from '../some_day.js';

const root = resolve(import.meta.dirname, '../..');
const folder = resolve(root, 'dist/npm');
const tool = resolve(root, 'build/native/k2plate');
const description = JSON.parse(readFileSync(resolve(folder, 'package.json'), 'utf8'));
const { createCore } = await import(resolve(folder, description.exports['.'].default));
const core = await createCore();

test('foods() is the table of the tool', () => {
  assert.deepEqual(core.foods(), JSON.parse(execFileSync(tool, ['foods'], { encoding: 'utf8', maxBuffer: 1e8 })));
});

const eatable = core.foods().foods.filter(({ tags }) => !tags.includes('prescription'));

test('1,000 seeded days: the numbers of the tool, and the same words', () => {
  const days = Array.from({ length: 1000 }, (_, i) => someDay(i + 1, eatable));
  const input = days.map((day) => `${JSON.stringify(day)}\n`).join('');
  const reports = execFileSync(tool, ['batch', '--bands'], { input, encoding: 'utf8', maxBuffer: 1e9, stdio: ['pipe', 'pipe', 'ignore'] }).trimEnd().split('\n');
  assert.equal(reports.length, days.length);
  for (const [i, day] of days.entries()) {
    const native = JSON.parse(reports[i]);
    const report = core.evaluate(day);
    assert.equal(difference(native, report), null, `day ${i + 1}`);
    assert.deepEqual(report.shown, native.shown);
    assert.equal(report.verdict, native.verdict);
  }
});

test('20 seeded days: the suggestions of the tool', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const day = someDay(seed, eatable);
    const suggestions = JSON.parse(execFileSync(tool, ['suggest'], { input: JSON.stringify(day), encoding: 'utf8' }));
    assert.equal(difference(suggestions, core.suggest(day)), null, `day ${seed}`);
  }
  assert.throws(() => core.suggest({ version: 1, meals: [] }, { most: 4 }), RangeError);
});

test('a bad day is refused as by the tool, and the next one works', () => {
  const bad = [
    { version: 1, meals: [{ slot: 'lunch', items: [{ food: 'natto', g: 40 }, { food: 'natto', g: -1 }] }] },
    { version: 1, meals: [{ slot: 'lunch', items: [{ food: 'moon_dust', g: 40 }] }] },
    { version: 1, meals: [], colour: 'red' },
    { version: 2, meals: [] },
    { version: 1, meals: [{ slot: 'lunch', items: [{ food: 'natto', g: NaN }] }] },
    [],
    undefined,
  ];
  for (const day of bad) {
    const { status, stderr } = spawnSync(tool, ['eval'], { input: JSON.stringify(day) ?? 'null', encoding: 'utf8' });
    assert.equal(status, 2);
    assert.throws(
      () => core.evaluate(day),
      (error) => error instanceof Error && `${error.at || '(input)'}: ${error.message}` === stderr.trim(),
      stderr,
    );
  }
  const circle = { version: 1, meals: [] };
  circle.meals.push(circle);
  assert.throws(() => core.evaluate(circle), (error) => error.at === '' && error.message.length > 0);
  // Deeper than any stack.
  assert.throws(() => core.evaluate({ version: 1, meals: JSON.parse('['.repeat(5000) + ']'.repeat(5000)) }), (error) => typeof error.at === 'string');
  assert.equal(core.evaluate({ version: 1, meals: [{ slot: 'lunch', items: [{ food: 'natto', g: 40 }] }] }).intake.k2_ug.known, 1);
});

test('a suggestion changes one to three foods; anything else is an error', () => {
  const day = { version: 1, profile: { flags: [] }, meals: [{ slot: 'lunch', items: [{ food: 'rice_cooked', g: 200 }] }] };
  for (const most of [0, 4, -1, 1.5, NaN, '2', null]) assert.throws(() => core.suggest(day, { most }), RangeError, String(most));
  assert.equal(core.suggest(day, { most: 1 }).reason, null);
  assert.equal(core.suggest({ ...day, profile: { flags: [], unanswered: ['kidney'] } }).reason, 'ask');
});

test('a sentence becomes items, as on the command line', () => {
  for (const text of ['早上两个鸡蛋，半盒牛奶，一杯外星粥', 'two eggs and a glass of milk for breakfast', '', '🍎 1e9']) {
    const { stdout } = spawnSync(tool, ['read'], { input: text, encoding: 'utf8' });
    assert.deepEqual(core.read(text), JSON.parse(stdout));
  }
  assert.equal(core.read('两个鸡蛋').items[0].g, 100);
  assert.throws(() => core.read('a'.repeat(10000)), (error) => error.at === '' && /1000 characters/.test(error.message));
});

test('the package: what it lists is there, and what is fetched is small', () => {
  const size = (file) => brotliCompressSync(readFileSync(resolve(folder, file))).length;
  for (const file of [...description.files, 'README.md', 'LICENSE']) assert(size(file) > 0, file);
  assert(description.files.includes(description.types.slice(2)));
  assert.match(description.version, /^\d+\.\d+\.\d+$/);
  const fetched = description.files.filter((file) => !file.endsWith('.d.ts')).reduce((sum, file) => sum + size(file), 0);
  // 90 KB of our own; the 13 KB that nlohmann/json was measured to take when it became the core's reader; and the 129 KB that
  // the table was measured to grow by: every K2, K1 and vitamin D and how it is known, 925 more foods, 728 dishes.
  assert(fetched <= (90 + 13 + 129) * 1024, `${fetched} bytes with brotli`);
});
