// The page as an app on the home screen: what the browser asks of it, and icons that can be seen.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from '@playwright/test';
import config from './playwright.config.js';
import { expect, root, test } from './k2.js';

const dist = resolve(root, process.env.K2_DIST ?? 'dist');
const manifest = JSON.parse(readFileSync(join(dist, 'manifest.webmanifest'), 'utf8'));

test('the browser would install it, and finds nothing wrong with the manifest', async ({ baseURL }) => {
  // A profile of its own: the other tests' windows are private, and there nothing can be installed.
  const profile = mkdtempSync(join(tmpdir(), 'k2plate-'));
  const context = await chromium.launchPersistentContext(profile, config.use.launchOptions);
  try {
    const page = await context.newPage();
    const complaints = [];
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(baseURL);
    const session = await context.newCDPSession(page);
    const { url, errors } = await session.send('Page.getAppManifest');
    expect(url).toBe(`${baseURL}manifest.webmanifest`);
    expect(errors).toEqual([]);
    const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
    expect(installabilityErrors).toEqual([]);
    expect(complaints).toEqual([]);
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
});

test('each icon is as large as it says; only a plate on paper may be cut to another shape', async ({ page }) => {
  await page.goto('./');
  const touch = await page.evaluate(() => document.querySelector('link[rel=apple-touch-icon]').getAttribute('href'));
  // What Android and older browsers look for; an SVG alone would satisfy the test above.
  const kinds = manifest.icons.map(({ sizes, type, purpose = 'any' }) => `${sizes} ${type} ${purpose}`);
  expect(kinds).toEqual(expect.arrayContaining(['192x192 image/png any', '512x512 image/png any', '512x512 image/png maskable']));
  const icons = [...manifest.icons, { src: touch, sizes: '180x180', purpose: 'maskable' }];
  for (const { src, sizes, purpose } of icons) {
    const seen = await page.evaluate(async (src) => {
      const image = new Image();
      image.src = src;
      await image.decode();
      const size = image.naturalWidth;
      const canvas = new OffscreenCanvas(100, 100);
      const pen = canvas.getContext('2d');
      pen.drawImage(image, 0, 0, 100, 100);
      const { data } = pen.getImageData(0, 0, 100, 100);
      const at = (x, y) => [...data.slice(4 * (100 * y + x), 4 * (100 * y + x) + 4)];
      // How far from the middle the plate reaches: paper is nearly white, the rim is not.
      let reach = 0;
      for (let x = 50; x < 100; x++) if (at(x, 50)[3] > 200 && at(x, 50)[0] < 200) reach = x - 50;
      return { size, corner: at(0, 0), slices: [at(70, 50), at(40, 65), at(35, 40)], reach };
    }, src);
    if (sizes !== 'any') expect(`${seen.size}x${seen.size}`, src).toBe(sizes);
    expect(seen.corner, src).toEqual(purpose ? [251, 247, 240, 255] : [0, 0, 0, 0]);
    expect(seen.slices, src).toEqual([[58, 123, 213, 255], [18, 147, 107, 255], [224, 154, 26, 255]]);
    if (purpose && sizes === '512x512') expect(seen.reach, src).toBeLessThanOrEqual(40); // the safe zone of maskable icons
  }
});
