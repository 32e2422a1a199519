// data.html: one language instead of both, and the field that finds a food. The page is complete without it.

const root = document.documentElement;
const field = /** @type {HTMLInputElement} */ (document.getElementById('find'));
const foods = /** @type {HTMLDetailsElement[]} */ ([...document.querySelectorAll('details')]);
const sections = [...document.querySelectorAll('main > section:not(.always)')];

/** @param {string} language "zh" or "en" */
function speak(language) {
  root.dataset.language = language;
  root.lang = language === 'zh' ? 'zh-CN' : 'en';
  for (const button of document.querySelectorAll('[data-language]')) {
    if (button !== root) button.setAttribute('aria-pressed', String(button.getAttribute('data-language') === language));
  }
}

/** A name, its pinyin or initials begin with what is typed; Chinese and longer words may also be within. */
function show() {
  const typed = field.value.trim().toLowerCase();
  const within = !/^[a-z ]{0,2}$/.test(typed);
  let n = 0;
  for (const food of foods) {
    const names = `|${food.dataset.find}`;
    food.hidden = !names.includes(`|${typed}`) && !(within && names.includes(typed));
    n += food.hidden ? 0 : 1;
  }
  for (const section of sections) section.toggleAttribute('hidden', !section.querySelector('details:not([hidden])'));
  for (const text of document.querySelectorAll('#count [lang]')) {
    text.textContent = (text.textContent ?? '').replace(/\d+/, String(n));
  }
  document.getElementById('nothing')?.toggleAttribute('hidden', n > 0);
}

/** A link to one food opens it. */
function openTarget() {
  const food = foods.find(({ id }) => id === location.hash.slice(1));
  if (!food) return;
  field.value = '';
  show();
  food.open = true;
  food.scrollIntoView();
}

const asked = new URLSearchParams(location.search).get('lang') ?? navigator.language;
speak(asked.startsWith('zh') ? 'zh' : 'en');
for (const id of ['finder', 'language']) document.getElementById(id)?.removeAttribute('hidden');
document.getElementById('language')?.addEventListener('click', ({ target }) => {
  const language = /** @type {HTMLElement} */ (target).dataset.language;
  if (language) speak(language);
});
document.getElementById('finder')?.addEventListener('submit', (event) => event.preventDefault());
field.addEventListener('input', show);
window.addEventListener('hashchange', openTarget);
openTarget();
