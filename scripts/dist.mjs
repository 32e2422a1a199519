// dist/ after Vite has bundled the page: the one-file edition, the npm package, <k2-plate> with a sample article and the
// page that makes its code, the table of foods (to read, and as a Data Package), manifest and icons, the service worker, and .br and .gz beside every
// file.   node --run build && node scripts/dist.mjs
import { copyFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { compress } from './compress.mjs';
import { writeDataPackage } from './data_package.mjs';
import { writeDataPage } from './data_page.mjs';
import { writeEmbed } from './embed.mjs';
import { writeGenerator } from './generator.mjs';
import { writeIcons } from './icons.mjs';
import { writeNpmPackage } from './npm_package.mjs';
import { writeOneFile } from './one_file.mjs';
import { writeServiceWorker } from './service_worker.mjs';
import { writeSite } from './site.mjs';

const root = resolve(import.meta.dirname, '..');
const dist = resolve(root, 'dist');

await writeOneFile(root, dist);
await writeNpmPackage(root, dist);
await writeEmbed(root, dist);
await writeGenerator(root, dist);
for (const file of ['article.html', 'article.css']) copyFileSync(resolve(root, 'web/article', file), resolve(dist, file));
await writeDataPage(root, dist);
writeDataPackage(root, dist);
writeIcons(dist);
writeSite(dist, process.env.K2_SITE);
await writeServiceWorker(root, dist);
compress(dist);
