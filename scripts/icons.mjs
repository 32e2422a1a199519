// dist/manifest.webmanifest and the icons of an installed page. The plate is drawn here, as icon.svg and, for those who
// take no SVG, as PNGs: discs and slices of flat colour need no library.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { themes } from './colours.mjs';

const { light } = themes;
const { paper } = light;

/** From the bottom up, in a field from -1 to 1; a slice goes clockwise from one angle to another (0: up, in turns). */
const plate = [
  { radius: 0.94, fill: '#94a9c4' },
  { radius: 0.89, fill: '#ffffff' },
  { radius: 0.7, fill: light['ca.mark'], from: 0, to: 0.5 },
  { radius: 0.7, fill: light['k2.mark'], from: 0.5, to: 0.75 },
  { radius: 0.7, fill: light['d.mark'], from: 0.75, to: 1 },
];

/** A sheet of paper behind it that the system may cut to its own shape: the plate stays in the middle 80 %. */
const onPaper = (size) => [{ fill: paper }, ...plate.map((shape) => ({ ...shape, radius: shape.radius * size }))];

const round = (n) => Number(n.toFixed(3));

function svg(shapes) {
  const draw = ({ radius, fill, from, to }) => {
    if (from === undefined) return `<circle r="${radius}" fill="${fill}"/>`;
    const at = (turn) => `${round(radius * Math.sin(2 * Math.PI * turn))} ${round(-radius * Math.cos(2 * Math.PI * turn))}`;
    return `<path d="M0 0L${at(from)}A${radius} ${radius} 0 0 1 ${at(to)}z" fill="${fill}"/>`;
  };
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 2 2">${shapes.map(draw).join('')}</svg>\n`;
}

/** The topmost shape's colour at a place, or null. */
function colourAt(shapes, x, y) {
  const distance = Math.hypot(x, y);
  const turn = (Math.atan2(x, -y) / (2 * Math.PI) + 1) % 1;
  const hit = shapes.findLast(({ radius = Infinity, from = 0, to = 1 }) => distance <= radius && turn >= from && turn < to);
  return hit ? [1, 3, 5].map((i) => parseInt(hit.fill.slice(i, i + 2), 16)) : null;
}

/** Eight bits of red, green, blue and alpha; each pixel is the mean of 16 places in it. */
function png(shapes, size) {
  const fine = 4;
  const rows = Buffer.alloc(size * (1 + 4 * size)); // each begins with its filter: 0
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const sum = [0, 0, 0];
      let covered = 0;
      for (let i = 0; i < fine * fine; i++) {
        const place = (n, part) => ((n + (part + 0.5) / fine) / size) * 2 - 1;
        const colour = colourAt(shapes, place(x, i % fine), place(y, Math.floor(i / fine)));
        if (!colour) continue;
        covered++;
        colour.forEach((value, c) => (sum[c] += value));
      }
      const pixel = [...sum.map((value) => Math.round(value / (covered || 1))), Math.round((255 * covered) / (fine * fine))];
      rows.set(pixel, y * (1 + 4 * size) + 1 + 4 * x);
    }
  }
  const chunk = (name, data) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

const manifest = {
  name: 'K2 餐盘 · K2 Plate',
  short_name: 'K2 餐盘',
  name_localized: { en: 'K2 Plate' },
  short_name_localized: { en: 'K2 Plate' },
  description: '把今天吃的放上盘子，马上看到钙、维生素 D 和维生素 K2 各有多少。',
  description_localized: { en: 'How much calcium, vitamin D and vitamin K2 is on your plate.' },
  lang: 'zh-CN',
  // No id: it would be looked for at the root of the site, where there may be other copies of the page.
  start_url: './',
  scope: './',
  display: 'standalone',
  background_color: paper,
  theme_color: paper,
  categories: ['health', 'food'],
  icons: [
    { src: './icon-192.png', sizes: '192x192', type: 'image/png' },
    { src: './icon-512.png', sizes: '512x512', type: 'image/png' },
    { src: './icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    { src: './icon.svg', sizes: 'any', type: 'image/svg+xml' },
  ],
};

/** @param {string} dist the bundled page */
export function writeIcons(dist) {
  const write = (name, content) => writeFileSync(join(dist, name), content);
  write('manifest.webmanifest', `${JSON.stringify(manifest)}\n`);
  write('icon.svg', svg(plate));
  for (const size of [192, 512]) write(`icon-${size}.png`, png(plate, size));
  write('icon-maskable-512.png', png(onPaper(0.78), 512));
  write('apple-touch-icon.png', png(onPaper(0.9), 180)); // iOS would make what is clear black
}
