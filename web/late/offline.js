// Keeps the page usable without a network: registers the service worker (web/sw.js), once, well after the start, so
// that it takes nothing from the reader's first seconds. A new version is used at the next visit; nothing reloads.

/** To be called once, 3 s or more after the page was ready (contract). */
export async function keepOffline() {
  // A saved file has no server to be offline from.
  if (!location.protocol.startsWith('http') || !('serviceWorker' in navigator)) return;
  try {
    // The one address that becomes a script (trusted types, in the Content-Security-Policy), and no other can.
    const policy = /** @type {any} */ (window).trustedTypes?.createPolicy('k2plate', { createScriptURL: () => './sw.js' });
    await navigator.serviceWorker.register(policy?.createScriptURL('') ?? './sw.js');
  } catch {
    // Sandboxed frames and private windows refuse; the page works as before, with a network.
  }
}
