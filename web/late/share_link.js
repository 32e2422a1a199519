// The link to the plate: copied, given to the system's share sheet, or shown to be copied by hand.
import { make, makeButton, openPanel } from './panel.js';
import { say } from './texts.js';

/** The page's address, also of a page in an article, with the plate in it. @param {import('../plate.js').Plate} plate @param {boolean} medical @param {boolean} [age] */
export const linkTo = (plate, medical, age = false) => `${location.href.split(/[?#]/)[0]}#${plate.link(medical, age)}`;

/** @param {HTMLInputElement} field */
async function copied(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    // Not a secure page, an embed without permission, or a browser of 2020.
    field.focus();
    field.select();
    return document.execCommand('copy');
  }
}

/** @param {import('./share.js').Wish} wish */
export async function shareLink(wish) {
  const medical = !!wish.overlay.byKey('share.medical')?.checked;
  let url = linkTo(wish.plate, medical);
  const field = make('input', { type: 'text', readonly: '', value: url, 'aria-label': say('link.field') });
  field.addEventListener('focus', () => field.select());
  const news = make('p', { role: 'status' });
  const copy = async () => void (news.textContent = say((await copied(field)) ? 'link.copied' : 'link.manually'));
  const buttons = make('p', {}, makeButton(say('link.copy'), copy));
  if (navigator.share) {
    // A share sheet that is closed without a choice is no fault.
    buttons.append(makeButton(say('link.send'), () => navigator.share({ title: document.title, url }).catch(() => {})));
  }
  const content = [news, field, buttons];
  if (!medical) {
    const age = make('input', { id: 'link-age', type: 'checkbox' });
    age.addEventListener('change', () => {
      field.value = url = linkTo(wish.plate, false, age.checked);
      return copy();
    });
    content.push(make('p', { class: 'check' }, age, make('label', { for: age.id }, say('link.age', { age: wish.plate.day().profile?.age ?? 50 }))));
  }
  if (medical) content.unshift(make('p', {}, say('link.with_answers')));
  if (wish.plate.ownFoodsLeftOut()) content.unshift(make('p', {}, say('link.own_left_out')));
  openPanel(wish, say('link.title'), ...content);
  await copy();
}
