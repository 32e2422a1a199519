// Puts .br and .gz beside each text or wasm file of a folder, for web servers that send such files as they are.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** Everything else is text or wasm. */
const compressedAlready = new Set(['.br', '.gz', '.ico', '.png', '.webp', '.woff2']);

/** The files of a folder that have a .br and a .gz beside them. @param {string} folder */
export const compressible = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !compressedAlready.has(extname(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name));

/** @param {string} folder */
export function compress(folder) {
  for (const path of compressible(folder)) {
    const content = readFileSync(path);
    writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
    writeFileSync(`${path}.br`, brotliCompressSync(content, { params }));
  }
}
