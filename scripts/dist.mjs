// dist/ after Vite has bundled the page: the one-file edition, the npm package, the service worker, and .br and .gz
// beside every file.   node --run build && node scripts/dist.mjs
import { resolve } from 'node:path';
import { compress } from './compress.mjs';
import { writeNpmPackage } from './npm_package.mjs';
import { writeOneFile } from './one_file.mjs';
import { writeServiceWorker } from './service_worker.mjs';

const root = resolve(import.meta.dirname, '..');
const dist = resolve(root, 'dist');

await writeOneFile(root, dist);
await writeNpmPackage(root, dist);
await writeServiceWorker(root, dist);
compress(dist);
