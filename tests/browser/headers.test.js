// What a web server set up by docs/hosting.md sends: types, caching, policy, for every file of dist/.
import { readdirSync, readFileSync } from 'node:fs';
import { get } from 'node:http';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { contentSecurityPolicy } from '../../scripts/serve.mjs';
import { day, expect, k2, open, root, test } from './k2.js';

const dist = resolve(root, process.env.K2_DIST ?? 'dist');
const files = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name).slice(dist.length + 1));

const types = {
  css: 'text/css', html: 'text/html', js: 'text/javascript', json: 'application/json', mjs: 'text/javascript', png: 'image/png',
  svg: 'image/svg+xml', wasm: 'application/wasm', webmanifest: 'application/manifest+json',
};

/** As it comes over the wire. */
const fetched = (name, accept = '') =>
  new Promise((done, failed) => {
    get(new URL(name, process.env.K2_URL), { headers: { 'Accept-Encoding': accept } }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part)).on('end', () => done({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
    }).on('error', failed);
  });

test('every file with its type, its caching and the policy', async () => {
  expect(files.length).toBeGreaterThan(25);
  for (const name of files) {
    const { status, headers, body } = await fetched(name);
    expect(status, name).toBe(200);
    expect(headers.server, name).toMatch(/^nginx/);
    const type = types[name.split('.').at(-1)];
    if (type) expect(headers['content-type'].split(';')[0], name).toBe(type);
    expect(headers['access-control-allow-origin'], name).toBe('*');
    expect(headers['x-content-type-options'], name).toBe('nosniff');
    const forever = /^assets\/|^embed\.[0-9a-f]+\.js$/.test(name);
    expect(headers['cache-control'], name).toBe(forever ? 'public, max-age=31536000, immutable' : 'no-cache');
    // Scripts and styles of a page have its policy; the one-file edition brings its own.
    if (!forever) expect(headers['content-security-policy'], name).toBe(name === 'k2plate.html' ? undefined : contentSecurityPolicy);
    expect(body.equals(readFileSync(join(dist, name))), name).toBe(true);
    expect(headers['x-frame-options'], name).toBeUndefined();
  }
});

test('compressed files go out as they are', async () => {
  for (const name of ['index.html', 'data.html', ...files.filter((name) => name.endsWith('.wasm'))]) {
    const { headers, body } = await fetched(name, 'gzip');
    expect(headers['content-encoding'], name).toBe('gzip');
    expect(headers.vary, name).toBe('Accept-Encoding');
    expect(body.equals(readFileSync(join(dist, `${name}.gz`))), name).toBe(true);
    expect(gunzipSync(body).equals(readFileSync(join(dist, name))), name).toBe(true);
  }
});

test('the folder without its slash leads to the page, what is not there is a 404', async ({ page }) => {
  expect((await page.goto(process.env.K2_URL.slice(0, -1))).ok()).toBe(true);
  expect(page.url()).toBe(process.env.K2_URL);
  expect((await fetched('nothing.html')).status).toBe(404);
});

test('the service worker comes, and the page opens without a network', async ({ page, context }) => {
  await open(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await context.setOffline(true);
  await page.reload();
  await page.evaluate(() => window.k2plate.ready);
  await k2(page, 'search').fill('natto');
  await k2(page, 'add.natto').click();
  expect((await day(page)).meals[0].items[0].food).toBe('natto');
});
