// The reader's own foods: a form for what stands on a package or in a table. What is left blank is unknown, never 0. The
// day with the food is checked by the program as a whole: it is taken, or nothing changes and the place is named.
import { make, makeButton, openPanel } from './panel.js';
import { reason } from './reason.js';
import { say } from './texts.js';

const SLOTS = ['breakfast', 'lunch', 'dinner', 'snack', 'supplement'];

/** The values that are asked for, with the unit in the name; what else a food has (from a file) stays as it is. */
const VALUES = /** @type {const} */ (['ca_mg', 'd_ug', 'mg_mg', 'fat_g', 'k2_ug', 'mk7_ug', 'mk4_ug', 'k1_ug']);
/** No ordinary label has these: they are folded until somebody wants them. @param {string} key */
const isVitaminK = (key) => /^m?k/.test(key);

/** Of one that weighs nothing in particular: a serving of the table's foods without one. */
const SERVING_G = 100;

/** @typedef {{ id: string, name: string, basis: 'per_100g' | 'per_unit', serving_g?: number, supplement?: boolean } & Record<string, any>} OwnFood */

/** @param {any} value */
const blank = (value) => value === undefined || value === null;

/** What a field of the form and the one for a range's end show. @param {any} value @returns {[string, string]} */
function shown(value) {
  if (blank(value)) return ['', ''];
  if (typeof value === 'number') return [String(value), ''];
  const { low, mid, high } = value;
  return mid === (low + high) / 2 ? [String(low), String(high)] : [[low, mid, high].join('–'), ''];
}

/** How a value is read: by its unit. @param {string} key @returns {import('../plate.js').Quantity} */
const quantityOf = (key) => /** @type {any} */ (key.slice(key.lastIndexOf('_') + 1));

/** @param {import('./share.js').Wish} wish @param {string} [editing] the id of the food to change */
export function ownFood(wish, editing = '') {
  const { plate, overlay, frames } = wish;
  const day = plate.day();
  /** @type {OwnFood[]} */
  const foods = day.foods ?? [];
  const old = foods.find(({ id }) => id === editing);
  const status = make('p', { role: 'alert' });

  /** Takes the day and says nothing, or says why not. @param {any} next @param {Record<string, HTMLElement>} [places] */
  function take(next, places = {}) {
    const error = plate.load(JSON.stringify(next));
    frames.run();
    if (!error) return true;
    const key = error.at.split('/')[3] ?? '';
    refuse(places[key], places[key] ? say('own.refused', { field: places[key].dataset.name ?? '', reason: reason(error) }) : reason(error));
    return false;
  }

  /** @param {HTMLElement | undefined} field @param {string} text */
  function refuse(field, text) {
    status.textContent = text;
    if (field && vitaminK.contains(field)) vitaminK.open = true;
    field?.setAttribute('aria-invalid', 'true');
    field?.focus();
  }

  /** @param {HTMLElement} field @param {string} why */
  const refuseValue = (field, why) => refuse(field, say('own.refused', { field: field.dataset.name ?? '', reason: why }));

  /** @param {string} key @param {string} name @param {string} value @param {Record<string, string>} more */
  function field(key, name, value, more = {}) {
    const input = make('input', { id: `own-${key}`, 'data-name': name, autocomplete: 'off', ...more });
    input.value = value;
    input.addEventListener('input', () => input.removeAttribute('aria-invalid'));
    return { input, row: make('p', { class: 'field' }, make('label', { for: input.id }, name), input) };
  }

  const decimal = { inputmode: 'decimal' };
  const name = field('name', say('own.name'), old?.name ?? '', { maxlength: '60' });
  const serving = field('serving_g', say('own.serving'), String(old?.serving_g ?? SERVING_G), decimal);
  const per = make('select', { id: 'own-per', 'aria-label': say('own.per') }, ...['per_100g', 'per_100ml', 'per_unit', 'supplement'].map((value) => make('option', { value }, say(/** @type {any} */ (`own.${value}`)))));
  per.value = old?.supplement ? 'supplement' : (old?.basis ?? 'per_100g');
  /** A millilitre of a drink counts as a gram. */
  const is100 = () => /100/.test(per.value);
  const showServing = () => void (serving.row.hidden = !is100());
  per.addEventListener('change', showServing);
  showServing();
  const dUnit = make('select', { id: 'own-d-unit', 'aria-label': say('own.d_unit') }, make('option', { value: 'vitamin_d_ug' }, 'µg'), make('option', { value: 'vitamin_d_iu' }, 'IU'));
  const values = VALUES.map((key) => {
    const [first, end] = shown(old?.[key]);
    const name = say(`own.${key}`);
    const value = { key, ...field(key, name, first, decimal) };
    // A number pad has no dash: a range has a field for its end.
    const to = make('input', { 'aria-label': say('own.to_of', { field: name }), placeholder: say('own.to'), autocomplete: 'off', ...decimal });
    to.value = end;
    to.addEventListener('input', () => value.input.removeAttribute('aria-invalid'));
    value.row.append(...(key === 'd_ug' ? [dUnit] : []), to);
    return { ...value, to };
  });
  const places = Object.fromEntries([...values.map(({ key, input }) => [key, input]), ['name', name.input], ['serving_g', serving.input]]);

  const vitaminK = make('details', {}, make('summary', {}, say('own.vitamin_k')), ...values.filter(({ key }) => isVitaminK(key)).map(({ row }) => row));
  vitaminK.open = values.some(({ key, input }) => isVitaminK(key) && input.value !== '');

  function save() {
    status.textContent = '';
    if (!name.input.value.trim()) return refuse(name.input, say('own.no_name'));
    /** @type {OwnFood} */
    const food = { ...old, id: editing || freeId(foods), name: name.input.value.trim(), basis: is100() ? 'per_100g' : 'per_unit' };
    delete food.supplement;
    if (per.value === 'supplement') food.supplement = true;
    if (food.basis === 'per_100g') {
      const grams = plate.readNumber('g', serving.input.value);
      if ('refused' in grams) return refuseValue(serving.input, grams.refused);
      if (grams.ranged) return refuse(serving.input, say('own.not_a_number', { field: say('own.serving') }));
      food.serving_g = grams.mid;
    } else if (old?.basis !== 'per_unit') delete food.serving_g;
    for (const { key, input, to } of values) {
      const texts = [input.value.trim(), to.value.trim()].filter(Boolean);
      if (!texts.length) {
        delete food[key];
        continue;
      }
      if (!input.value.trim()) return refuse(input, say('own.no_from', { field: input.dataset.name ?? '' }));
      const value = plate.readNumber(key === 'd_ug' ? /** @type {any} */ (dUnit.value) : quantityOf(key), texts.join('–'));
      if ('refused' in value) return refuseValue(input, value.refused);
      const { low, mid, high, ranged } = value;
      food[key] = ranged ? { low, mid, high } : mid;
    }
    const next = { ...day, foods: old ? foods.map((other) => (other === old ? food : other)) : [...foods, food] };
    // A food that changes what it is counted by keeps its place on the plate, one of it.
    const amount = food.basis === 'per_100g' ? { g: food.serving_g } : { units: 1 };
    const changed = old && old.basis !== food.basis;
    next.meals = day.meals.map((/** @type {any} */ meal) => ({ ...meal, items: meal.items.map((/** @type {any} */ item) => (changed && item.food === food.id ? { food: food.id, ...amount } : item)) }));
    if (!old) {
      const slot = food.supplement ? 'supplement' : (SLOTS.find((slot) => overlay.byKey(`meal.${slot}`)?.checked) ?? 'snack');
      const meal = next.meals.find((/** @type {any} */ meal) => meal.slot === slot);
      if (meal) meal.items = [...meal.items, { food: food.id, ...amount }];
      else next.meals.push({ slot, items: [{ food: food.id, ...amount }] });
    }
    if (take(next, places)) panel.close();
  }

  /** With it goes what of it lies on the plate. @param {string} id */
  function remove(id) {
    const meals = day.meals.map((/** @type {any} */ meal) => ({ ...meal, items: meal.items.filter((/** @type {any} */ item) => item.food !== id) }));
    if (take({ ...day, meals, foods: foods.filter((food) => food.id !== id) })) ownFood(wish);
  }

  const list = make('ul', { 'aria-label': say('own.list') });
  for (const food of old ? [] : foods) {
    const edit = makeButton(say('own.edit'), () => ownFood(wish, food.id));
    edit.setAttribute('aria-label', say('own.edit_name', { food: food.name }));
    const drop = makeButton(say('days.delete'), () => remove(food.id));
    drop.setAttribute('aria-label', say('days.delete_name', { date: food.name }));
    list.append(make('li', {}, make('span', {}, food.name), edit, drop));
  }
  const panel = openPanel(
    wish,
    old ? say('own.edit_name', { food: old.name }) : say('own.title'),
    ...(list.childElementCount ? [list, make('h3', {}, say('own.new'))] : []),
    make('p', { class: 'quiet' }, say('own.how')),
    name.row,
    make('p', { class: 'field' }, make('label', { for: per.id }, say('own.per')), per),
    serving.row,
    ...values.filter(({ key }) => !isVitaminK(key)).map(({ row }) => row),
    vitaminK,
    status,
    make('p', {}, makeButton(say(old ? 'own.keep' : 'own.add'), save)),
  );
}

/** @param {OwnFood[]} foods */
function freeId(foods) {
  let n = 1;
  while (foods.some(({ id }) => id === `own_${n}`)) n++;
  return `own_${n}`;
}
