// Two servers for the whole run: the page as it is published, and the sources of web/ for tests of single modules.
import { resolve } from 'node:path';
import { serve } from '../../scripts/serve.mjs';

const root = resolve(import.meta.dirname, '../..');

export default async function start() {
  const page = await serve(resolve(root, process.env.K2_DIST ?? 'dist'));
  const sources = await serve(resolve(root, 'web'));
  process.env.K2_URL = page.url;
  process.env.K2_SOURCES = sources.url;
  return () => Promise.all([page.close(), sources.close()]);
}
