// Takes the service worker back, for a site that wants to be rid of it: published in the place of sw.js (docs/hosting.md).
// Readers who have the old one get this with their next visit: what was kept is deleted, and the page comes from the
// server again. Open pages go on. One that the browser holds on to (a page that went back in its history) may call this
// worker back; it answers nothing.
self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('activate', (event) => {
  const ours = `k2plate ${self.registration.scope} `; // as sw.js names them
  const clear = async () => {
    for (const key of await caches.keys()) if (key.startsWith(ours)) await caches.delete(key);
    await self.registration.unregister();
  };
  event.waitUntil(clear());
});
