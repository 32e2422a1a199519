// For the whole run: two servers, nginx for the page as it is published and our own for the sources of web/, of which
// tests try single modules; and a screen in memory, without which Firefox has no WebGL and WebKitGTK no window.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { serve } from '../../scripts/serve.mjs';
import { startNginx } from './nginx.js';

const root = resolve(import.meta.dirname, '../..');

/** Its number is the first free one; nothing but this machine can reach it. Where there is no Xvfb, a desktop has to do. */
async function startScreen() {
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await new Promise((done) => {
    screen.stdio[3].once('data', done);
    screen.once('error', () => done(''));
    screen.once('exit', () => done(''));
  });
  if (String(number)) {
    process.env.DISPLAY = `:${String(number).trim()}`;
    delete process.env.WAYLAND_DISPLAY; // GTK would take it first
  }
  return () => screen.kill();
}

/** The one-file edition alone in a folder: there is nothing else to be had. */
function putOneFile() {
  const folder = mkdtempSync(join(tmpdir(), 'k2plate-'));
  cpSync(join(root, process.env.K2_DIST ?? 'dist', 'k2plate.html'), join(folder, 'k2plate.html'));
  return { url: `${pathToFileURL(folder)}/`, close: async () => rmSync(folder, { recursive: true }) };
}

export default async function start() {
  const page = process.env.K2_ONE_FILE ? putOneFile() : await startNginx();
  const sources = await serve(resolve(root, 'web'));
  process.env.K2_URL = page.url;
  process.env.K2_SOURCES = sources.url;
  const closeScreen = await startScreen();
  return () => Promise.all([page.close(), sources.close(), closeScreen()]);
}
