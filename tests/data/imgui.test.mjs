// One door to ImGui's internals: shell/imgui_port.{h,cpp}. Its head says which they are.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';

const root = resolve(import.meta.dirname, '../..');
const port = readFileSync(join(root, 'shell/imgui_port.cpp'), 'utf8');

/** Sources of the shell, the page and their tests, without the door. */
const sources = ['core', 'shell', 'web', 'tests'].flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(cpp|h)$/.test(name)).map((name) => join(folder, name)))
  .filter((name) => !name.startsWith('shell/imgui_port.'));

test('nothing but the port includes imgui_internal.h', () => {
  assert(sources.length > 100, `only ${sources.length} sources`);
  assert.match(port, /#include "imgui_internal\.h"/);
  assert.deepEqual(sources.filter((name) => /include.*(imgui_internal|imgui_freetype|imstb_)/.test(readFileSync(join(root, name), 'utf8'))), []);
});

test('nothing but the port touches a member that imgui.h marks as internal', () => {
  const internal = /(?:\.|->)(?:_Data|_Path|_CmdHeader|_VtxCurrentIdx|_VtxWritePtr|_IdxWritePtr|RemapPairs|LoadNoRenderOnLayout|OwnerContext|Builder|InputEventsQueue)\b/;
  assert.match(port, internal);
  assert.deepEqual(sources.filter((name) => internal.test(readFileSync(join(root, name), 'utf8'))), []);
});

test('the port takes one version of ImGui, the one that CMake fetches', () => {
  const [, number, version] = /#if IMGUI_VERSION_NUM != (\d+)\n#error[ \\\n]*"[^"]* than ([\d.]+\w*):/.exec(port) ?? [];
  assert.match(number, /^\d{5}$/);
  assert(readFileSync(join(root, 'cmake/Dependencies.cmake'), 'utf8').includes(`imgui.git v${version})`), version);
});
