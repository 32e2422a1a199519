// The pages that ours is compared with, each a folder of build/bench/ as a static host would serve it: an empty ImGui
// window, the same with Debian's Noto Sans CJK in it, and jsimgui from npm. Each calls window.usable after its first frame.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const root = resolve(import.meta.dirname, '../../..');
const own = join(root, 'build/web/others');
const jsimgui = join(root, 'node_modules/@mori2003/jsimgui/build');

const html = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>ImGui</title>
<style>body { margin: 0 } canvas { display: block; width: 100vw; height: 100vh }</style>
<canvas id="canvas" width="390" height="844"></canvas>
<script type="module" src="main.js"></script>
</html>
`;

const startOwn = (name) => `import create from './${name}.mjs';
const wasm = await create();
wasm._k2_start(390, 844);
`;

const startJsimgui = `import { ImGui, ImGuiImplWeb } from './imgui.js';
await ImGuiImplWeb.Init({ canvas: document.querySelector('#canvas') });
let first = true;
function frame() {
  ImGuiImplWeb.BeginRender();
  ImGui.Begin('Plate');
  ImGui.Text('Natto, 40 g');
  ImGui.End();
  ImGuiImplWeb.EndRender();
  if (first) window.usable(performance.now());
  first = false;
  requestAnimationFrame(frame);
}
requestAnimationFrame(frame);
`;

/** @returns {{name: string, folder: string}[]} */
export function makeOtherPages() {
  const pages = [
    { name: 'an empty ImGui window', folder: 'empty', main: startOwn('empty_window'), files: ['mjs', 'wasm'].map((type) => join(own, `empty_window.${type}`)) },
    // Of its extensions it asks only when told to.
    { name: 'jsimgui, an empty window', folder: 'jsimgui', main: startJsimgui, files: ['imgui.js', 'loader.js'].map((file) => join(jsimgui, file)) },
    { name: 'an ImGui window with Noto Sans CJK', folder: 'noto', main: startOwn('noto_cjk'), files: ['mjs', 'wasm'].map((type) => join(own, `noto_cjk.${type}`)) },
  ];
  return pages.map(({ name, folder, main, files }) => {
    const to = join(root, 'build/bench', folder);
    rmSync(to, { recursive: true, force: true });
    mkdirSync(to, { recursive: true });
    writeFileSync(join(to, 'index.html'), html);
    writeFileSync(join(to, 'main.js'), main);
    for (const file of files) copyFileSync(file, join(to, basename(file)));
    for (const file of ['index.html', 'main.js', ...files.map((file) => basename(file))]) {
      writeFileSync(join(to, `${file}.br`), brotliCompressSync(readFileSync(join(to, file))));
    }
    return { name, folder: to };
  });
}
