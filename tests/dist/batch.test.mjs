// `k2plate batch` as a filter for great files: in order, on several cores, never half a line, in little memory.
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { someDay } from '../some_day.js';

const tool = resolve(import.meta.dirname, '../../build/native/k2plate');
const { foods } = JSON.parse(execFileSync(tool, ['foods'], { encoding: 'utf8', maxBuffer: 1e8 }));
const eatable = foods.filter(({ tags }) => !tags.includes('prescription'));
const folder = mkdtempSync(join(tmpdir(), 'k2plate-batch-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const lines = Array.from({ length: 2000 }, (_, i) => JSON.stringify(someDay(i + 1, eatable)));
const input = join(folder, 'days.jsonl');
writeFileSync(input, `${lines.join('\n')}\n`);
const run = (command, args) => spawnSync(command, args, { stdio: [openSync(input), 'pipe', 'pipe'], encoding: 'utf8', maxBuffer: 1e9 });

test('under GNU parallel, two jobs: what one alone gives, in the same order', () => {
  const alone = run(tool, ['batch']);
  assert.equal(alone.status, 0);
  const together = run('parallel', ['--will-cite', '--pipe', '--keep-order', '--jobs', '2', '-N', '300', tool, 'batch']);
  assert.equal(together.status, 0, together.stderr);
  assert.equal(together.stdout.split('\n').length, lines.length + 1);
  assert(together.stdout === alone.stdout);
});

test('a bad line says so in its place, and the others go on', () => {
  const junk = Buffer.concat([Buffer.from(`${lines[0]}\n`), Buffer.from([0, 255, 254, 7, 10]), Buffer.from(`{"version":1,"meals":"${'x'.repeat(1e7)}"}\n${lines[1]}\n`)]);
  const { status, stdout } = spawnSync(tool, ['batch'], { input: junk, encoding: 'utf8', maxBuffer: 1e8 });
  const reports = stdout.trimEnd().split('\n').map((line) => JSON.parse(line));
  assert.equal(status, 1);
  assert.equal(reports.length, 4);
  assert.deepEqual(reports.map(({ error }) => !!error), [false, true, true, false]);
  assert.deepEqual([reports[1].line, reports[2].line], [2, 3]);
});

test('a reader that goes away ends it, with whole lines and an error', async () => {
  const child = spawn(tool, ['batch'], { stdio: [openSync(input), 'pipe', 'pipe'] });
  // A pipe brings what has been written so far, which may be less than a line.
  let taken = '';
  await new Promise((done) => child.stdout.on('data', (data) => (taken += data).includes('\n') && done()));
  child.stdout.destroy();
  const status = await new Promise((done) => child.once('exit', (code, signal) => done(code ?? signal)));
  assert.notEqual(status, 0);
  assert.match(taken.split('\n')[0], /^\{.*\}$/);
});

test('memory does not grow with the file', { skip: process.platform !== 'linux' }, async () => {
  const peak = async (times) => {
    const child = spawn(tool, ['batch'], { stdio: ['pipe', 'pipe', 'ignore'] });
    const digest = createHash('sha256');
    child.stdout.on('data', (data) => digest.update(data));
    const text = readFileSync(input);
    for (let i = 0; i < times; i++) if (!child.stdin.write(text)) await new Promise((done) => child.stdin.once('drain', done));
    // All is written but the last buffers: what it has needed until now is what it needs.
    const kb = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1]);
    child.stdin.end();
    await new Promise((done) => child.once('close', done));
    return kb;
  };
  const few = await peak(2);
  const many = await peak(20);
  assert(many <= few + 1024, `${few} KB for 4,000 lines, ${many} KB for 40,000`);
});
