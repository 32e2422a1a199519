// K2_SITE: a dist/ that knows its address says so to other programs, as oembed.com and ogp.me ask.
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { writeSite } from '../../scripts/site.mjs';

const dist = resolve(import.meta.dirname, '../../dist');

function inCopy(act) {
  const folder = mkdtempSync(join(tmpdir(), 'k2-site-'));
  try {
    cpSync(join(dist, 'index.html'), join(folder, 'index.html'));
    return act(folder, () => readFileSync(join(folder, 'index.html'), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('the page names its oEmbed file by a whole address, which holds one frame of the short calculator', () => {
  inCopy((folder, page) => {
    writeSite(folder, 'https://example.org/k2plate/');
    const [, href] = /<link rel="alternate" type="application\/json\+oembed" href="([^"]+)">/.exec(page().split('</head>')[0]);
    assert.equal(href, 'https://example.org/k2plate/oembed.json');
    const answer = JSON.parse(readFileSync(join(folder, 'oembed.json'), 'utf8'));
    // What the specification demands of "rich".
    assert.equal(answer.version, '1.0');
    assert.equal(answer.type, 'rich');
    assert(answer.width > 0 && answer.height > 0 && answer.title);
    // WordPress keeps the first frame of it, and these attributes only.
    assert.match(answer.html, /^<iframe( (src|title|width|height|frameborder)="[^"]*")+><\/iframe>$/);
    assert.match(answer.html, /src="https:\/\/example\.org\/k2plate\/index\.html\?embed"/);
    for (const name of ['og:url', 'og:image']) assert.match(page(), new RegExp(`property="${name}" content="https://example\\.org/k2plate/`));
    assert.match(page(), /rel="canonical" href="https:\/\/example\.org\/k2plate\/"/);
  });
});

test('without K2_SITE nothing in it names an address', () => {
  inCopy((folder, page) => {
    const before = page();
    writeSite(folder, undefined);
    assert.equal(page(), before);
    assert(!existsSync(join(folder, 'oembed.json')));
  });
});

for (const wrong of ['example.org/k2plate/', 'https://example.org/k2plate', 'ftp://example.org/', 'https://example.org/?a/', 'https://me@example.org/', 'javascript:alert(1)//']) {
  test(`${wrong} is refused`, () => inCopy((folder, page) => {
    const before = page();
    assert.throws(() => writeSite(folder, wrong));
    assert.equal(page(), before);
  }));
}

test('a link to the page has words for its preview', () => {
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  for (const name of ['og:title', 'og:description', 'og:type']) assert.match(page, new RegExp(`property="${name}"\\s+content="[^"]+"`));
});
