// The reader's own foods: a form for what stands on a package or in a table. What is left blank is unknown, never 0. The
// day with the food is checked by the program as a whole: it is taken, or nothing changes and the place is named.
import { make, makeButton, openPanel } from './panel.js';
import { reason } from './reason.js';
import { say } from './texts.js';

const SLOTS = ['breakfast', 'lunch', 'dinner', 'snack', 'supplement'];

/** The values that are asked for, with the unit in the name; what else a food has (from a file) stays as it is. */
const VALUES = /** @type {const} */ (['ca_mg', 'd_ug', 'k2_ug', 'mk7_ug', 'mk4_ug', 'k1_ug', 'mg_mg', 'fat_g']);

/** Of one that weighs nothing in particular: a serving of the table's foods without one. */
const SERVING_G = 100;

/** @typedef {{ id: string, name: string, basis: 'per_100g' | 'per_unit', serving_g?: number, supplement?: boolean } & Record<string, any>} OwnFood */

/** @param {any} value */
const blank = (value) => value === undefined || value === null;

/** "20–30–40" is low, typical, high; "20–40" its ends; "30" exact. @param {any} value */
function shown(value) {
  if (blank(value)) return '';
  if (typeof value === 'number') return String(value);
  const { low, mid, high } = value;
  return (mid === (low + high) / 2 ? [low, high] : [low, mid, high]).join('–');
}

/** Null for a blank; undefined where it is neither a number nor a range. @param {string} text */
function parsed(text) {
  // Digits and signs of a Chinese keyboard are as good.
  const plain = text.normalize('NFKC').replace(/[。]/g, '.').trim();
  if (plain === '') return null;
  const numbers = plain.split(/\s*[-–—~～至到]\s*/).map((part) => (/^\d+(\.\d+)?$/.test(part) ? Number(part) : NaN));
  if (numbers.length > 3 || numbers.some(Number.isNaN) || numbers.some((n, i) => n < numbers[i - 1])) return undefined;
  if (numbers.length === 1) return numbers[0];
  const [low, high] = [numbers[0], numbers[numbers.length - 1]];
  return { low, mid: numbers.length === 3 ? numbers[1] : (low + high) / 2, high };
}

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
    refuse(places[key], places[key] ? say('own.refused', { field: places[key].dataset.name ?? '', reason: reason(error.message) }) : reason(error.message));
    return false;
  }

  /** @param {HTMLElement | undefined} field @param {string} text */
  function refuse(field, text) {
    status.textContent = text;
    field?.setAttribute('aria-invalid', 'true');
    field?.focus();
  }

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
  const per = make('select', { id: 'own-per', 'aria-label': say('own.per') }, ...['per_100g', 'per_unit', 'supplement'].map((value) => make('option', { value }, say(/** @type {any} */ (`own.${value}`)))));
  per.value = old?.supplement ? 'supplement' : (old?.basis ?? 'per_100g');
  const showServing = () => void (serving.row.hidden = per.value !== 'per_100g');
  per.addEventListener('change', showServing);
  showServing();
  const values = VALUES.map((key) => ({ key, ...field(key, say(`own.${key}`), shown(old?.[key]), decimal) }));
  const places = Object.fromEntries([...values.map(({ key, input }) => [key, input]), ['name', name.input], ['serving_g', serving.input]]);

  function save() {
    status.textContent = '';
    if (!name.input.value.trim()) return refuse(name.input, say('own.no_name'));
    /** @type {OwnFood} */
    const food = { ...old, id: editing || freeId(foods), name: name.input.value.trim(), basis: per.value === 'per_100g' ? 'per_100g' : 'per_unit' };
    delete food.supplement;
    if (per.value === 'supplement') food.supplement = true;
    if (food.basis === 'per_100g') {
      const grams = parsed(serving.input.value);
      if (typeof grams !== 'number') return refuse(serving.input, say('own.not_a_number', { field: say('own.serving') }));
      food.serving_g = grams;
    } else if (old?.basis !== 'per_unit') delete food.serving_g;
    for (const { key, input } of values) {
      const value = parsed(input.value);
      if (value === undefined) return refuse(input, say('own.not_a_number', { field: input.dataset.name ?? '' }));
      if (value === null) delete food[key];
      else food[key] = value;
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
    ...values.map(({ row }) => row),
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
