// Serves a folder as a good static host would: right types, precompressed files, long caching for hashed names only,
// a strict Content-Security-Policy. Used by ./dev serve and by the browser tests.
//
//   node scripts/serve.mjs [FOLDER=dist]      PORT=8080 (0: any free one), HOST=127.0.0.1
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { basename, extname, join, normalize, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const types = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
};

// Nothing but our own files, and WebAssembly. No frame-ancestors: being embedded is one of the page's three uses.
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'", // no text becomes markup or script …
  'trusted-types k2plate', // … but the service worker's address (web/late/offline.js)
].join('; ');

const hashed = /[.-][A-Za-z0-9_-]{8,}\.\w+$/; // app-1a2B3c4D.js
const encodings = { br: '.br', gzip: '.gz' };

async function fileAt(path) {
  const found = await stat(path).catch(() => null);
  return found?.isFile() ? found : null;
}

/** The file that a request means, or null: never one outside the folder. */
async function find(folder, url) {
  let path;
  try {
    path = normalize(join(folder, decodeURIComponent(new URL(url, 'http://localhost').pathname)));
  } catch {
    return null; // not a URL
  }
  if (path !== folder && !path.startsWith(folder + sep)) return null;
  if (await fileAt(path)) return path;
  const index = join(path, 'index.html');
  return (await fileAt(index)) ? index : null;
}

async function answer(folder, request, response) {
  const headers = {
    'Access-Control-Allow-Origin': '*', // module scripts in a sandboxed frame, and cross-site embeds
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  };
  const finish = (status, text) => response.writeHead(status, { ...headers, 'Content-Type': types['.txt'] }).end(text);

  if (request.method !== 'GET' && request.method !== 'HEAD') return finish(405, 'GET or HEAD\n');
  const path = await find(folder, request.url);
  if (!path) return finish(404, 'Not found\n');

  // The one-file edition is all inline and brings its own policy, with the hashes of that.
  if (basename(path) !== 'k2plate.html') headers['Content-Security-Policy'] = contentSecurityPolicy;
  headers['Content-Type'] = types[extname(path)] ?? 'application/octet-stream';
  headers['Cache-Control'] = hashed.test(path) && extname(path) !== '.html' ? 'public, max-age=31536000, immutable' : 'no-cache';
  headers.Vary = 'Accept-Encoding';

  let sent = path;
  const accepted = String(request.headers['accept-encoding'] ?? '').split(/[\s,;]+/);
  for (const [name, suffix] of Object.entries(encodings)) {
    if (accepted.includes(name) && (await fileAt(path + suffix))) {
      headers['Content-Encoding'] = name;
      sent = path + suffix;
      break;
    }
  }
  const { size, mtime } = await stat(sent);
  headers.ETag = `"${size.toString(36)}-${mtime.getTime().toString(36)}"`;
  if (request.headers['if-none-match'] === headers.ETag) return response.writeHead(304, headers).end();
  headers['Content-Length'] = size;
  response.writeHead(200, headers);
  if (request.method === 'HEAD') return response.end();
  createReadStream(sent)
    .on('error', () => response.destroy()) // rebuilt meanwhile
    .pipe(response);
}

/** Starts a server; resolves to {url, close}. */
export function serve(folder, { port = 0, host = '127.0.0.1' } = {}) {
  const root = resolve(folder);
  const server = createServer((request, response) => {
    answer(root, request, response).catch(() => response.destroy());
  });
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, host, () => {
      const close = () => new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
      });
      done({ url: `http://${host}:${server.address().port}/`, close });
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2] ?? 'dist';
  try {
    const { url } = await serve(folder, { port: Number(process.env.PORT ?? 8080), host: process.env.HOST ?? '127.0.0.1' });
    console.log(`K2 Plate: ${url}   (Ctrl+C ends it)`);
  } catch (error) {
    const hint = error.code === 'EADDRINUSE' ? ' The port is taken: PORT=8081 ./dev serve' : '';
    console.error(`Can't serve ${folder}: ${error.message}.${hint}`);
    process.exitCode = 1;
  }
}
