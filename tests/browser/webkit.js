// WebKit by its own driver: as much of WebDriver (JSON over HTTP) as webkit.test.js needs.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

const browser = process.env.MINIBROWSER_PATH || `/usr/lib/${{ x64: 'x86_64', arm64: 'aarch64' }[process.arch]}-linux-gnu/webkit2gtk-4.1/MiniBrowser`;
/** Which elements are asked for their role: each question is a request. */
const selectors = { button: 'button', searchbox: 'input', spinbutton: 'input', list: 'ul, [role]', radio: '[role=radio]' };
const elementKey = 'element-6066-11e4-a52e-4f735466cecf';

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

async function send(url, method = 'GET', body) {
  const response = await fetch(url, { method, ...(body && { body: JSON.stringify(body) }) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${method} ${new URL(url).pathname}: ${value.error}: ${value.message}`);
  return value;
}

/** The driver, for one worker's tests. @param {Record<string, string>} [env] more of the environment */
export async function startDriver(env = {}) {
  const port = await freePort();
  const child = spawn('WebKitWebDriver', ['--host=127.0.0.1', `--port=${port}`], { stdio: 'ignore', env: { ...process.env, ...env } });
  const failed = new Promise((_, reject) => child.once('error', reject).once('exit', (code) => reject(new Error(`WebKitWebDriver ended: ${code}`))));
  failed.catch(() => {});
  const url = `http://127.0.0.1:${port}`;
  const ready = async () => {
    while (!(await send(`${url}/status`).catch(() => null))?.ready) await new Promise((done) => setTimeout(done, 50));
  };
  await Promise.race([ready(), failed]);
  return { url, close: () => child.kill() };
}

/** A window, with nothing kept from another. */
export async function openWindow(driver, { width, height }) {
  const options = { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] } };
  const { sessionId } = await send(`${driver.url}/session`, 'POST', { capabilities: { alwaysMatch: options } });
  const session = `${driver.url}/session/${sessionId}`;
  const post = (path, body = {}) => send(`${session}/${path}`, 'POST', body);
  await post('window/rect', { width, height });

  return {
    goto: (url) => post('url', { url }),
    reload: () => post('refresh'),
    back: () => post('back'),
    /** Runs a function in the page and waits for what it promises. */
    async run(work, ...args) {
      const script = `const done = arguments[arguments.length - 1];
        Promise.resolve((${work})(...[...arguments].slice(0, -1))).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
      const { value, error } = await post('execute/async', { script, args });
      if (error) throw new Error(error);
      return value;
    },
    /** The first element that the browser itself gives this role and a name like this; it may still be on its way. */
    async find(role, name) {
      for (const until = Date.now() + 10_000; Date.now() < until; await new Promise((done) => setTimeout(done, 100)))
        for (const found of await post('elements', { using: 'css selector', value: selectors[role] })) {
          const path = `element/${found[elementKey]}`;
          const said = (what) => send(`${session}/${path}/computed${what}`).catch(() => ''); // of one that has gone
          if (name.test(await said('label')) && (await said('role')) === role)
            return { click: () => post(`${path}/click`), clear: () => post(`${path}/clear`), type: (text) => post(`${path}/value`, { text }) };
        }
      throw new Error(`no ${role} ${name}`);
    },
    /** A PNG of the window, as base64. */
    screenshot: () => send(`${session}/screenshot`),
    close: () => send(session, 'DELETE'),
  };
}
