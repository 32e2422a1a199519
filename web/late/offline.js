// Keeps the page usable without a network: registers the service worker (web/sw.js), once, well after the start, so
// that it takes nothing from the reader's first seconds. A line at the foot of the page says so; the first time a line
// over it too, which goes with the next press or scroll. A new version is offered, and taken without a word at the next
// visit. Nothing reloads by itself: what the reader answered would be asked again.
import { make, makeButton } from './panel.js';
import texts from '../../data/late_texts.json';
import { say } from './texts.js';

/** To be called once, 3 s or more after the page was ready (contract). */
export async function keepOffline() {
  // A saved file has no server to be offline from.
  if (!location.protocol.startsWith('http') || !('serviceWorker' in navigator)) return;
  try {
    // The one address that becomes a script (trusted types, in the Content-Security-Policy), and no other can.
    const policy = /** @type {any} */ (window).trustedTypes?.createPolicy('k2plate', { createScriptURL: () => './sw.js' });
    const registration = await navigator.serviceWorker.register(policy?.createScriptURL('') ?? './sw.js');
    if (parent === window) tell(registration); // in an article it is the article's reader, who asked for nothing
  } catch {
    // Sandboxed frames and private windows refuse; the page works as before, with a network.
  }
}

/** @param {ServiceWorkerRegistration} registration */
function tell(registration) {
  const first = !registration.active;
  /** As sw.js names them. */
  const hasFiles = async () => (await caches.keys()).some((key) => key.startsWith(`k2plate ${registration.scope} `));
  if (!first) hasFiles().then((here) => here && showLine());
  if (registration.waiting && registration.active) offer(registration.waiting);
  follow(registration.installing);
  registration.addEventListener('updatefound', () => follow(registration.installing));

  /** @param {ServiceWorker | null} worker */
  function follow(worker) {
    worker?.addEventListener('statechange', async () => {
      if (worker.state === 'activated' && first && (await hasFiles())) {
        showLine();
        showNotice(say('offline.ready'));
      }
      // One that does not wait (sw_off.js) is nothing to offer.
      if (worker.state === 'installed' && registration.active) setTimeout(() => worker.state === 'installed' && offer(worker), 500);
    });
  }

}

/** @param {ServiceWorker} worker a new version, which waits */
function offer(worker) {
  let asked = false;
  const { serviceWorker } = navigator;
  serviceWorker.addEventListener('message', ({ data }) => data === 'other windows' && showNotice(say('offline.others')));
  serviceWorker.addEventListener('controllerchange', () => asked && location.reload());
  showNotice(
    say('offline.update'),
    makeButton(say('offline.now'), () => {
      asked = true;
      worker.postMessage('take over');
    }),
    makeButton(say('offline.later'), hideNotice),
  );
}

/** At the foot of the page, for good; in both languages, of which page.css shows the page's. */
function showLine() {
  if (document.getElementById('offline')) return;
  const { zh, en } = texts['offline.ready'];
  const line = make('p', { id: 'offline' });
  line.append(make('span', { lang: 'zh-CN' }, zh), make('span', { lang: 'en' }, en));
  document.querySelector('body > footer')?.prepend(line);
}

const hideNotice = () => document.getElementById('notice')?.remove();

/** A line at the foot of the window; without a button in it, it goes with the next press or scroll. @param {string} text @param {...Node} buttons */
function showNotice(text, ...buttons) {
  hideNotice();
  const notice = make('div', { id: 'notice', role: 'status' });
  document.body.append(notice);
  notice.append(text, ...buttons); // into what is there already: or it would not be read aloud
  if (!buttons.length) for (const press of ['pointerdown', 'keydown', 'scroll']) addEventListener(press, () => notice.remove(), { once: true });
}
