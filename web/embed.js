// <k2-plate>: the calculator in somebody's article. A poster of the same height comes first; the program itself is in a
// frame, fetched when the reader comes near or presses. Published as embed.js and, kept for ever, as embed.HASH.js.
//
//   <script type="module" src="https://…/embed.js"></script>
//   <k2-plate plate="tofu_north:100,milk_whole_cn:250" lang="zh" theme="auto"><a href="https://…/">K2 餐盘</a></k2-plate>
//
// Attributes: plate (ids and grams, "…:2u" for units), lang, theme (auto, light, dark), accent (the poster's button), compact,
// share="plate" (the article may see the foods), load="press" (nothing is fetched before the reader asks). All may change at
// any time. Methods: load("tofu_north:100"). Events: k2-ready, k2-change, k2-refused (parts of the plate), k2-failed.
//
// Nothing in the article jumps: the element keeps the height that it reserved until the reader touches it, or while it is
// still below the window; what does not fit scrolls inside.
import texts from '../data/embed_texts.json';

const folder = new URL(/* @vite-ignore */ './', import.meta.url);
const NEAR = '300px';
const TALLEST_PX = 30000;
/** How long a frame may be silent after it was loaded, and how long it may take to load. */
const SILENT_MS = 5000;
const LOADING_MS = 30000;

const style = `
:host { display: block; min-height: max(760px, 1500px - 100vw); color-scheme: light dark }
iframe { display: block; min-height: inherit; border: 0 }
iframe, canvas { width: 100vw; max-width: 100% } /* as wide as there is room, also in flex, grid and inline-block */
canvas { display: block; height: 0 }
slot { display: none }
.failed + slot { display: block; padding: 12px; text-align: center }
#poster {
  display: flex; flex-direction: column; align-items: center; justify-content: center; box-sizing: border-box; min-height: inherit;
  padding: 24px; border-radius: 16px; background: #fbf7f0; color: #22303a; text-align: center; overflow-wrap: anywhere;
  font: 17px/1.6 -apple-system, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", system-ui, sans-serif
}
#plate {
  width: min(280px, 70%); padding-top: min(280px, 70%); margin-bottom: 24px; border-radius: 50%; box-shadow: 0 8px 28px #0002;
  background: radial-gradient(closest-side, #fff 34%, #0000 35% 66%, #f3ede2 67% 80%, #94a9c4 81% 82%, #fff 83%),
    conic-gradient(#3a7bd5 0 36%, #e09a1a 0 68%, #12936b 0)
}
strong { font-size: 22px; line-height: 1.35 }
p { margin: 8px 0 }
button {
  min-height: 52px; margin: 12px; padding: 8px 28px; border: 0; border-radius: 26px; background: #0d7e5b; color: #fff; font: inherit;
  font-weight: 600; cursor: pointer
}
button:focus-visible { outline: 3px solid #1457c8; outline-offset: 3px }
small { font-size: 14px; color: #5c6871 }
.dark { background: #12171b !important; color: #e9eef1 !important }
.dark small { color: #a3afb8 }
@media (prefers-contrast: more) {
  #poster { border: 2px solid }
  button { background: #064e3b !important; color: #fff !important }
  small { color: inherit !important }
}
@media print { :host { min-height: 0 } iframe, #poster { display: none } slot { display: inline !important } }
`;

/** @type {Set<K2Plate>} */
const all = new Set();
/** Phones have room for a few drawings only: one moves, the others stand still. @type {K2Plate | undefined} */
let live;

class K2Plate extends HTMLElement {
  static get observedAttributes() {
    return ['plate', 'lang', 'theme', 'accent', 'compact', 'share'];
  }

  connectedCallback() {
    all.add(this);
    if (this.shadowRoot) return;
    const root = this.attachShadow({ mode: 'open' });
    try {
      // Also where the article's policy forbids <style>.
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(style);
      root.adoptedStyleSheets = [sheet];
    } catch {
      add(root, 'style', style);
    }
    Object.assign(add(add(root, 'slot'), 'a', 'K2 Plate'), { href: folder.href, target: '_blank' }); // where the article gave no link
    this.showPoster();
    if (this.getAttribute('load') === 'press') return;
    this.watch = new IntersectionObserver((seen) => seen.some((entry) => entry.isIntersecting) && this.open(), { rootMargin: NEAR });
    this.watch.observe(this);
  }

  disconnectedCallback() {
    all.delete(this);
    if (live === this) live = undefined;
    clearTimeout(this.patience);
  }

  /** @param {string} name @param {string | null} before @param {string | null} now */
  attributeChangedCallback(name, before, now) {
    if (before === now || !this.shadowRoot) return;
    if (name === 'theme') this.post({ type: 'k2plate:theme', theme: now ?? 'auto' });
    if (!this.frame) this.showPoster();
    else if (!/theme|accent/.test(name) && !this.loading) {
      clearTimeout(this.restart);
      this.restart = setTimeout(() => this.open()); // several attributes may change at once
    }
  }

  /** Replaces the plate: "tofu_north:100,egg:1u". @param {string} plate */
  load(plate) {
    this.loading = true;
    this.setAttribute('plate', plate);
    this.loading = false;
    this.post({ type: 'k2plate:load', plate });
  }

  /** In the place of the frame, or of an older poster. @param {boolean} [failed] the frame could not be loaded */
  showPoster(failed) {
    const poster = document.createElement('div');
    poster.id = 'poster';
    poster.className = `${failed ? 'failed' : ''} ${this.dark() ? 'dark' : ''}`;
    poster.lang = this.language === 'en' ? 'en' : 'zh-CN';
    add(poster, 'canvas').setAttribute('aria-hidden', 'true');
    add(poster, 'div').id = 'plate';
    add(poster, 'strong', this.say('title'));
    add(poster, 'p', this.say(failed ? 'failed' : 'lead'));
    const button = add(poster, 'button', this.say(failed ? 'again' : 'open'));
    button.onclick = () => this.open();
    add(poster, 'small', this.say('note'));
    const root = /** @type {ShadowRoot} */ (this.shadowRoot);
    root.querySelector('#poster, iframe')?.remove();
    root.prepend(poster);
    const accent = this.getAttribute('accent');
    if (!accent) return;
    button.style.backgroundColor = accent;
    // Black or white: one of them has a contrast of 4.5 with any colour, however it was written.
    const pen = document.createElement('canvas').getContext('2d');
    if (!pen) return;
    pen.fillStyle = getComputedStyle(button).backgroundColor;
    pen.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...pen.getImageData(0, 0, 1, 1).data].map((n) => (n / 255) ** 2.2);
    button.style.color = 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.18 ? '#000' : '#fff';
  }

  /** The program takes the place of the poster, or starts anew with other attributes. */
  open() {
    if (!this.isConnected) return;
    this.watch?.disconnect();
    const address = new URL('index.html?embed', folder);
    for (const name of ['plate', 'theme', 'share']) {
      const value = this.getAttribute(name);
      if (value !== null) address.searchParams.set(name, value);
    }
    address.searchParams.set('lang', this.language);
    if (this.hasAttribute('compact') && this.getAttribute('compact') !== 'false') address.searchParams.set('compact', '');
    const frame = document.createElement('iframe');
    frame.title = this.say('title');
    frame.allow = `${'share' in navigator ? 'web-share; ' : ''}clipboard-write`; // browsers complain of what they lack
    frame.src = address.href;
    frame.style.height = `${this.offsetHeight}px`;
    frame.onload = () => this.waitFor(SILENT_MS);
    this.opened = this.getAttribute('plate');
    this.heard = false;
    this.shadowRoot?.querySelector('#poster, iframe')?.replaceWith(frame);
    this.frame = frame;
    this.waitFor(LOADING_MS);
  }

  /** A policy of the article, or a site that is down: the frame never says a word. @param {number} ms */
  waitFor(ms) {
    clearTimeout(this.patience);
    if (this.heard) return;
    this.patience = setTimeout(() => {
      this.frame = undefined;
      this.showPoster(true);
      this.tell('k2-failed');
    }, ms);
  }

  /** The attribute, or the article's; what is not Chinese reads English. */
  get language() {
    const lang = this.closest('[lang]')?.getAttribute('lang') || document.documentElement.lang;
    return !lang || /^(zh|yue|cmn)\b/i.test(lang) ? 'zh' : 'en';
  }

  /** @param {keyof typeof texts} key */
  say(key) {
    return texts[key][/** @type {'zh' | 'en'} */ (this.language)];
  }

  dark() {
    const theme = this.getAttribute('theme');
    return theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  }

  /** @param {object} message */
  post(message) {
    this.frame?.contentWindow?.postMessage(message, '*'); // nothing in it is a secret; the frame checks who speaks
  }

  /** @param {string} name @param {object} [detail] */
  tell(name, detail = {}) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }

  /** @param {any} data from our frame's window, yet of any shape */
  hear(data) {
    if (!data || !this.frame) return;
    const { type, height, count, score = '', plate, parts } = data;
    this.heard = true;
    clearTimeout(this.patience);
    if (type === 'k2plate:touched') this.touched = true;
    if (type === 'k2plate:height' && height > 0 && height <= TALLEST_PX) this.content = Math.ceil(height);
    if (this.content && (this.touched || this.getBoundingClientRect().top >= innerHeight)) this.frame.style.height = `${this.content}px`;
    if (type === 'k2plate:ready') {
      // What was said while it was loading, it did not hear.
      this.post({ type: 'k2plate:theme', theme: this.getAttribute('theme') ?? 'auto' });
      const now = this.getAttribute('plate');
      if (now !== null && now !== this.opened) this.post({ type: 'k2plate:load', plate: now });
      this.tell('k2-ready', { count, score });
    }
    if (type === 'k2plate:ready' || type === 'k2plate:awake') {
      if (live !== this) live?.post({ type: 'k2plate:sleep' });
      live = this;
    }
    if (type === 'k2plate:change' && count >= 0) this.tell('k2-change', { count, score, ...(this.getAttribute('share') === 'plate' && { plate }) });
    if (type === 'k2plate:refused' && Array.isArray(parts)) {
      console.warn(`<k2-plate>: left out, no food or amount of the table: ${parts.join(', ')}`);
      this.tell('k2-refused', { parts });
    }
  }
}

/** @template {keyof HTMLElementTagNameMap} K @param {Node} parent @param {K} tag @param {string} [text] @returns {HTMLElementTagNameMap[K]} */
function add(parent, tag, text = '') {
  const element = document.createElement(tag);
  element.textContent = text;
  return parent.appendChild(element);
}

addEventListener('message', ({ source, data }) => {
  for (const element of all) if (source && source === element.frame?.contentWindow) element.hear(data);
});

if (!customElements.get('k2-plate')) customElements.define('k2-plate', K2Plate);
