// Keeps the page usable without a network: registers the service worker (web/sw.js), once, well after the start, so
// that it takes nothing from the reader's first seconds. A new version is used at the next visit; nothing reloads.

/** The contract's 3 s after ready, and a little, so that no rounding of clocks makes it less. */
const AFTER_START_MS = 3100;

/** To be called when the page is ready. */
export function keepOffline() {
  // A saved file has no server to be offline from.
  if (!location.protocol.startsWith('http') || !('serviceWorker' in navigator)) return;
  setTimeout(async () => {
    try {
      await navigator.serviceWorker.register('./sw.js');
    } catch {
      // Sandboxed frames and private windows refuse; the page works as before, with a network.
    }
  }, AFTER_START_MS);
}
