// <k2-plate>: the calculator in somebody's article. A poster of the same height comes first; the program itself is in a
// frame, fetched when the reader comes near or presses. Published as embed.js and, kept for ever, as embed.HASH.js.
//
//   <script type="module" src="https://…/embed.js"></script>
//   <k2-plate plate="tofu_north:100,milk_whole_cn:250" lang="zh" theme="auto"><a href="https://…/">K2 餐盘</a></k2-plate>
//
// Attributes: plate (ids and grams, "…:2u" for units), lang, theme (auto, light, dark), accent (the poster's button), compact,
// share="plate" (the article may see the foods). Methods: load("tofu_north:100"). Events: k2-ready, k2-change.
import texts from '../data/embed_texts.json';

const folder = new URL(/* @vite-ignore */ './', import.meta.url);
const NEAR = '300px';
const TALLEST_PX = 30000;

const style = `
:host { display: block; min-height: 860px; color-scheme: light dark }
:host([compact]) { min-height: 720px }
iframe { display: block; width: 100%; min-height: inherit; border: 0 }
slot { display: none }
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
@media print { :host { min-height: 0 } iframe, #poster { display: none } slot { display: inline } }
`;

/** @type {Set<K2Plate>} */
const all = new Set();
/** Phones have room for a few drawings only: one moves, the others stand still. @type {K2Plate | undefined} */
let live;

class K2Plate extends HTMLElement {
  static get observedAttributes() {
    return ['theme', 'accent'];
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
    const poster = add(root, 'div');
    poster.id = 'poster';
    poster.lang = this.lang === 'en' ? 'en' : 'zh-CN';
    add(poster, 'div').id = 'plate';
    add(poster, 'strong', this.say('title'));
    add(poster, 'p', this.say('lead'));
    add(poster, 'button', this.say('open')).onclick = () => this.open();
    add(poster, 'small', this.say('note'));
    add(root, 'slot');
    this.paint();
    this.watch = new IntersectionObserver((seen) => seen.some((entry) => entry.isIntersecting) && this.open(), { rootMargin: NEAR });
    this.watch.observe(this);
  }

  disconnectedCallback() {
    all.delete(this);
    if (live === this) live = undefined;
  }

  attributeChangedCallback() {
    this.paint();
    this.post({ type: 'k2plate:theme', theme: this.getAttribute('theme') ?? 'auto' });
  }

  /** Replaces the plate: "tofu_north:100,egg:1u". @param {string} plate */
  load(plate) {
    this.setAttribute('plate', plate);
    this.post({ type: 'k2plate:load', plate });
  }

  /** The poster gives way to the program. */
  open() {
    if (this.frame) return;
    this.watch?.disconnect();
    const address = new URL('index.html?embed', folder);
    for (const name of ['plate', 'lang', 'theme', 'compact', 'share']) {
      const value = this.getAttribute(name);
      if (value !== null) address.searchParams.set(name, value);
    }
    const frame = document.createElement('iframe');
    frame.title = this.say('title');
    frame.allow = `${'share' in navigator ? 'web-share; ' : ''}clipboard-write`; // browsers complain of what they lack
    frame.src = address.href;
    this.opened = this.getAttribute('plate');
    frame.style.height = `${this.offsetHeight}px`;
    this.frame = frame;
    this.shadowRoot?.getElementById('poster')?.replaceWith(frame);
  }

  /** @param {keyof typeof texts} key */
  say(key) {
    return texts[key][this.lang === 'en' ? 'en' : 'zh'];
  }

  dark() {
    const theme = this.getAttribute('theme');
    return theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  }

  paint() {
    const poster = this.shadowRoot?.getElementById('poster');
    const button = poster?.querySelector('button');
    if (!poster || !button) return;
    poster.classList.toggle('dark', this.dark());
    button.style.backgroundColor = this.getAttribute('accent') ?? '';
    // Black or white: one of them has a contrast of 4.5 with any colour.
    const [r, g, b] = (getComputedStyle(button).backgroundColor.match(/[\d.]+/g) ?? []).map((n) => (Number(n) / 255) ** 2.2);
    button.style.color = 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.18 ? '#000' : '#fff';
  }

  /** @param {object} message */
  post(message) {
    this.frame?.contentWindow?.postMessage(message, '*'); // nothing in it is a secret; the frame checks who speaks
  }

  /** @param {any} data from our frame's window, yet of any shape */
  hear(data) {
    if (!data || !this.frame) return;
    const tell = (/** @type {string} */ name, /** @type {object} */ detail = {}) =>
      this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
    const { type, height, count, score = '', plate } = data;
    if (type === 'k2plate:height' && height > 0 && height <= TALLEST_PX) this.frame.style.height = `${Math.ceil(height)}px`;
    if (type === 'k2plate:ready') {
      // What was said while it was loading, it did not hear.
      this.attributeChangedCallback();
      const now = this.getAttribute('plate');
      if (now !== null && now !== this.opened) this.post({ type: 'k2plate:load', plate: now });
      tell('k2-ready');
    }
    if (type === 'k2plate:ready' || type === 'k2plate:awake') {
      if (live !== this) live?.post({ type: 'k2plate:sleep' });
      live = this;
    }
    if (type === 'k2plate:change' && count >= 0) tell('k2-change', { count, score, ...(this.getAttribute('share') === 'plate' && { plate }) });
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
