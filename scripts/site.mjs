// What a page tells other programs about itself needs its whole address: og:url and og:image for a link's preview, and
// oEmbed (oembed.com), by which WordPress and others make a frame of a pasted address. K2_SITE=https://example.org/k2plate/
// ./dev dist   writes them; without it dist/ stays as good for any address.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FRAME = { width: 600, height: 900 };

/** @param {string} dist the bundled page @param {string | undefined} site where it will be */
export function writeSite(dist, site) {
  if (!site) return;
  const address = new URL(site); // throws where it is none
  if (!/^https?:$/.test(address.protocol) || !address.pathname.endsWith('/') || address.search || address.hash || address.username) {
    throw new Error(`K2_SITE: expected an address like https://example.org/k2plate/, not ${site}`);
  }
  const at = (/** @type {string} */ name) => new URL(name, address).href;
  const file = join(dist, 'index.html');
  const page = readFileSync(file, 'utf8');
  const title = /** @type {RegExpExecArray} */ (/<title>([^<]*)<\/title>/.exec(page))[1];
  const lines = [
    `<link rel="canonical" href="${at('./')}">`,
    `<meta property="og:url" content="${at('./')}">`,
    `<meta property="og:image" content="${at('icon-512.png')}">`,
    `<link rel="alternate" type="application/json+oembed" href="${at('oembed.json')}">`,
  ];
  writeFileSync(file, page.replace('</head>', `${lines.join('')}</head>`));
  writeFileSync(join(dist, 'oembed.json'), `${JSON.stringify({
    version: '1.0',
    type: 'rich',
    title,
    provider_name: 'K2 Plate',
    provider_url: at('./'),
    ...FRAME,
    html: `<iframe src="${at('index.html?embed')}" title="K2 餐盘" width="${FRAME.width}" height="${FRAME.height}" frameborder="0"></iframe>`,
  })}\n`);
}
