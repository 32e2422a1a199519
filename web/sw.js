// The service worker: the page's files are kept, all or none, and answered from there, so that the page opens without a
// network. scripts/service_worker.mjs puts the list in and writes dist/sw.js.
// A new version waits until no window uses the old one, or until the only one asks for it: page, script and wasm always
// belong together.

const files = self.__WB_MANIFEST; // {url, revision}; no revision: the name has a hash, the content never changes
const ours = `k2plate ${self.registration.scope} `; // other copies of the page may live on this origin
const name = ours + files.map(({ url, revision }) => url + (revision || '')).join(' ');
const addresses = new Set(files.map(({ url }) => new URL(url, self.registration.scope).href));

self.addEventListener('install', (event) => {
  const requests = files.map(({ url, revision }) => new Request(url, { cache: revision ? 'reload' : 'default' }));
  event.waitUntil(caches.open(name).then((cache) => cache.addAll(requests)));
});

self.addEventListener('activate', (event) => {
  const old = (key) => key.startsWith(ours) && key !== name;
  event.waitUntil(caches.keys().then((keys) => Promise.all(keys.filter(old).map((key) => caches.delete(key)))));
});

self.addEventListener('message', (event) => {
  const takeOver = (windows) => (windows.length > 1 ? event.source.postMessage('other windows') : self.skipWaiting());
  event.waitUntil(self.clients.matchAll({ type: 'window', includeUncontrolled: true }).then(takeOver));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const address = new URL(request.url);
  // The page has a plate after #, an embedding may add ?…, and some link to index.html.
  if (request.mode === 'navigate') address.search = '';
  address.hash = '';
  const href = address.href.replace(/\/index\.html$/, '/');
  if (request.method !== 'GET' || !addresses.has(href)) return; // not ours: as if there were no service worker
  event.respondWith(answer(href, request));
});

async function answer(href, request) {
  const cache = await caches.open(name);
  return (await cache.match(href, { ignoreVary: true })) || fetch(request); // browsers may throw caches away
}
