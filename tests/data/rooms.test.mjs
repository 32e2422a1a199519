// The rooms of core: an #include goes to the same room or to one that CMake lets it use, so arrows go one way.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';

const core = resolve(import.meta.dirname, '../../core');
const cmake = readFileSync(join(core, 'CMakeLists.txt'), 'utf8');

/** What each room may use itself, as CMake says. @type {Map<string, string[]>} */
const uses = new Map([['base', []]]);
for (const [, name, list] of cmake.matchAll(/^k2_room\((\w+)\s+USES ([\w ]+?)\s+SOURCES/gm)) uses.set(name, list.split(' '));

/** The room and all below it. @param {string} room @returns {Set<string>} */
const reach = (room) => new Set([room, ...(uses.get(room) ?? []).flatMap((below) => [...reach(below)])]);

const folders = readdirSync(core, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);

test('every folder of core but the tools is a room with a target', () => {
  assert.deepEqual(folders.filter((name) => name !== 'tool').sort(), [...uses.keys()].sort());
  assert(uses.size >= 6, 'the rooms could be read');
});

test('no room includes a header of a room above it', () => {
  let seen = 0;
  const wrong = [];
  for (const room of uses.keys()) {
    const allowed = reach(room);
    for (const file of readdirSync(join(core, room))) {
      for (const [, other, header] of readFileSync(join(core, room, file), 'utf8').matchAll(/#include "core\/(\w+)\/(\w+\.h)"/g)) {
        seen++;
        if (!allowed.has(other)) wrong.push(`${room}/${file} includes ${other}/${header}`);
      }
    }
  }
  assert(seen > 100, `only ${seen} includes`);
  assert.deepEqual(wrong, []);
});

test('no room knows ImGui, a browser or a file', () => {
  const wrong = [];
  for (const room of uses.keys()) {
    for (const file of readdirSync(join(core, room))) {
      for (const [line] of readFileSync(join(core, room, file), 'utf8').matchAll(/#include [<"](?:imgui|emscripten|fstream|iostream|filesystem|cstdio|shell\/|web\/)[^\n]*/g)) wrong.push(`${room}/${file}: ${line}`);
    }
  }
  assert.deepEqual(wrong, []);
});
