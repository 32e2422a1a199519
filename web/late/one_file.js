// The whole calculator as one file to keep or to pass on: dist/k2plate.html, in the reader's language and colours.
// (That edition itself has none of this: scripts/one_file.mjs.)
import { download } from './files.js';
import { make, makeButton } from './panel.js';
import { say } from './texts.js';

const NAME = 'k2plate.html';

/** The file's text, to begin as this page is: its <html> carries what web/storage.js would otherwise have kept. @param {string} html @param {import('../plate.js').Plate} plate */
export function begunAs(html, plate) {
  const { className, dataset } = document.documentElement;
  const theme = ['light', 'dark'].find((name) => className.split(' ').includes(name)) ?? dataset.theme ?? '';
  const values = {
    lang: plate.lang(),
    ...(theme && { class: theme, 'data-theme': theme }),
    'data-day': JSON.stringify({ version: 1, lang: plate.lang() === 'en' ? 'en' : 'zh', meals: [] }),
    'data-settings': JSON.stringify({ ...plate.settings(), keepAnswers: false }), // of this device's reader
  };
  const attributes = Object.entries(values).map(([name, value]) => ` ${name}="${value.replace(/"/g, '&quot;')}"`);
  return html.replace(/<html[^>]*>/, () => `<html${attributes.join('')}>`);
}

/** The button and a sentence. @param {import('./share.js').Wish} wish @param {HTMLElement} news says how it went */
export function offerOneFile({ plate }, news) {
  const save = makeButton(say('one_file.save'), async () => {
    try {
      const response = await fetch(new URL(NAME, document.baseURI));
      if (!response.ok) throw new Error(`${NAME}: ${response.status}`);
      download(NAME, 'text/html', begunAs(await response.text(), plate));
      news.textContent = say('one_file.saved', { name: NAME });
    } catch {
      news.textContent = say('one_file.failed');
    }
  });
  return [make('p', {}, save), make('p', { class: 'quiet' }, say('one_file.how'))];
}
