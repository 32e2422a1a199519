// The policy stands in five places: docs/hosting.md says it twice, scripts/serve.mjs sends it, two pages bring it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { contentSecurityPolicy } from '../../scripts/serve.mjs';

const root = resolve(import.meta.dirname, '../..');
const read = (name) => readFileSync(resolve(root, name), 'utf8');
const directives = (policy) => policy.split('; ');
const ofPage = (name) => directives(read(name).match(/Content-Security-Policy"\s+content="([^"]+)"/)[1]);

test('the manual names the policy that the tests are served with', () => {
  const said = [...read('docs/hosting.md').matchAll(/Content-Security-Policy "([^"]+)"/g)].map(([, policy]) => policy);
  assert.deepEqual(said, [contentSecurityPolicy, contentSecurityPolicy]); // nginx, Caddy
});

test('the page brings the same, where a host sends none', () => {
  const all = directives(contentSecurityPolicy);
  const own = ofPage('dist/index.html');
  assert.deepEqual(all.filter((directive) => !own.includes(directive)), ["frame-src 'self'"]); // for the pages that show an embed
  assert.deepEqual(own.filter((directive) => !all.includes(directive)), []);
});

test('no page lets a text become script', () => {
  for (const name of ['dist/index.html', 'dist/data.html', 'dist/k2plate.html']) {
    const own = ofPage(name);
    assert(own.includes("require-trusted-types-for 'script'"), name);
    assert(own.includes(name === 'dist/index.html' ? 'trusted-types k2plate' : "trusted-types 'none'"), name);
  }
});
