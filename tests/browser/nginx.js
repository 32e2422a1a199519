// dist/ served by nginx with the very configuration of docs/hosting.md: a process of its own, everything that it writes in
// build/nginx, on a free port of 127.0.0.1.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const folder = resolve(root, 'build/nginx');

/** The location block as the manual gives it; only the place of dist/ is another. @returns {string} */
function documented() {
  const manual = readFileSync(resolve(root, 'docs/hosting.md'), 'utf8');
  const blocks = [...manual.matchAll(/^```nginx\n(.*?)^```$/gms)].map(([, text]) => text);
  const parts = blocks.join('').split('root /var/www;');
  if (blocks.length !== 1 || parts.length !== 2) throw new Error('docs/hosting.md: expected one nginx block with one "root /var/www;"');
  return parts.join(`root ${folder}/www;`);
}

const freePort = () =>
  new Promise((done, failed) => {
    const server = createServer().once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

async function answers(url, child) {
  for (let i = 0; i < 100 && child.exitCode === null; i++) {
    if (await fetch(url).then(({ ok }) => ok, () => false)) return true;
    await new Promise((done) => setTimeout(done, 50));
  }
  return false;
}

/** @returns {Promise<{ url: string, close: () => Promise<void> }>} */
export async function startNginx() {
  rmSync(folder, { recursive: true, force: true });
  for (const name of ['www', 'temp', 'logs']) mkdirSync(`${folder}/${name}`, { recursive: true });
  symlinkSync(resolve(root, process.env.K2_DIST ?? 'dist'), `${folder}/www/k2plate`);

  const port = await freePort();
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `    ${name}_temp_path ${folder}/temp/${name};\n`).join('');
  const configuration = `daemon off;
master_process off;
pid ${folder}/nginx.pid;
events {}
http {
    access_log off;
${temporary}    server {
listen 127.0.0.1:${port};
${documented()}    }
}
`;
  writeFileSync(`${folder}/nginx.conf`, configuration);
  const child = spawn('nginx', ['-p', folder, '-c', `${folder}/nginx.conf`, '-e', `${folder}/logs/error.log`], {
    stdio: 'inherit',
    env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
  });
  const failed = new Promise((_, reject) => child.once('error', () => reject(new Error('nginx is not there: ./dev setup gets it'))));
  const url = `http://127.0.0.1:${port}/k2plate/`;
  if (!(await Promise.race([answers(url, child), failed]))) {
    child.kill();
    throw new Error(`nginx does not answer: ${readFileSync(`${folder}/logs/error.log`, 'utf8')}`);
  }
  const close = async () => {
    const gone = new Promise((done) => child.once('exit', () => done()));
    child.kill();
    await gone;
  };
  return { url, close };
}
