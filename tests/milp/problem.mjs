// The best change of a kind as a mixed-integer problem for a solver (Debian's coinor-cbc), from the table and the reports of the
// command line alone: a second opinion on core/advice/least_change.cpp that shares no code with it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const tool = process.env.K2PLATE ?? resolve(import.meta.dirname, '../../build/native/k2plate');
export const run = (command, input) => JSON.parse(execFileSync(tool, command, { input, encoding: 'utf8', maxBuffer: 1e8 }));
/** No dishes: what nobody can buy is not suggested, and what is in one counts as its ingredients (tests/core/dish.test.cpp). */
export const foods = run(['foods'], '').foods.filter(({ ingredients }) => !ingredients);
const kappaDairy = 0.923;

const mid = (food, key) => food.values[key]?.mid ?? 0;
const hasTag = (food, tag) => food.tags.includes(tag);
const supplement = (food) => hasTag(food, 'supplement');
const per = (food) => (food.basis === 'per_unit' ? 1 : food.serving_g / 100);

/** docs/model.md §7 "Never suggested", for a reader without illness. */
function mayBeSuggested(food, { allow_supplements, exclude }) {
  const fishLiver = hasTag(food, 'fish') && (hasTag(food, 'offal') || mid(food, 'fat_g') >= 90);
  if (hasTag(food, 'prescription') || fishLiver || per(food) * mid(food, 'na_mg') > 600) return false;
  if (per(food) * mid(food, 'd_ug') > (supplement(food) ? 10 : 15)) return false;
  if (supplement(food) && !allow_supplements) return false;
  return !exclude.some((name) => (name === 'animal' ? !hasTag(food, 'vegan') && !supplement(food) : hasTag(food, name)));
}

/** [K2, D, Ca_eff, raw Ca, kcal] */
function effect(food, amount, k2Counts = true) {
  // Carbonate tablets are taken apart from meals (docs/model.md §1.2).
  const kappa = hasTag(food, 'calcium_carbonate') ? 0.729 : food.kappa.mid;
  const ca = amount * mid(food, 'ca_mg');
  return [k2Counts ? amount * mid(food, 'k2_ug') : 0, amount * mid(food, 'd_ug'), (ca * kappa) / kappaDairy, ca, amount * mid(food, 'kcal')];
}

/** Half a portion to one and a half, two of milk and egg; one tablet. */
const sizes = (food) => (supplement(food) ? [1] : ['milk', 'egg'].includes(food.family) ? [0.5, 1, 1.5, 2] : [0.5, 1, 1.5]);

/**
 * The problem's columns and its rows in CPLEX LP form. The kind: `level` of familiarity, `most` foods, families and a group
 * that are left out.
 */
export function problem(day, report, { level, most, families, group }) {
  const byId = new Map(foods.map((food) => [food.id, food]));
  const columns = []; // {name, effect, penalty, food, gone?}
  for (const food of foods) {
    if (!mayBeSuggested(food, day.profile) || food.familiarity > level || families.has(food.family) || food.group === group) continue;
    if (food.meals.length === 0 && !supplement(food)) continue;
    const counts = ['A', 'B', 'label'].includes(food.values.k2_ug?.grade);
    for (const units of sizes(food)) {
      const amount = units * per(food);
      columns.push({ name: `x${columns.length}`, food, units, amount, effect: effect(food, amount, counts), penalty: supplement(food) ? 2 : 1 });
    }
  }
  const additions = [...columns];
  for (const { slot, items } of day.meals) {
    for (const { food: id, g } of items) {
      const gone = byId.get(id);
      if (families.has(gone.family)) continue;
      const removed = effect(gone, g / 100);
      for (const one of additions) {
        const alike = one.food.group === gone.group && one.food.family !== gone.family && one.food.meals.includes(slot) && one.amount >= g / 200 && one.amount <= g / 50;
        if (!alike || supplement(one.food)) continue;
        columns.push({ ...one, name: `y${columns.length}`, gone, effect: one.effect.map((value, i) => value - removed[i]) });
      }
    }
  }
  const base = [report.intake.k2_ug.mid, report.intake.d_ug.mid, report.calcium.milk_equivalent_mg.mid, report.intake.ca_mg.mid];
  const { targets } = report;
  const sum = (weight) =>
    columns
      .map((column) => [weight(column), column.name])
      .filter(([value]) => value !== 0)
      .map(([value, name]) => ` ${value < 0 ? '-' : '+'} ${Math.abs(value)} ${name}`)
      .join('\n') || ' + 0 none';
  const rows = [];
  [targets.k2_ug.target, targets.d_ug.target, targets.ca_mg.target].forEach((target, i) => {
    rows.push(`s${i}\n${sum(({ effect }) => effect[i] / target)} >= ${1 - base[i] / target}`);
  });
  rows.push(`${sum(({ effect }) => effect[1])} <= ${Math.max(targets.d_ug.upper, base[1]) - base[1]}`);
  rows.push(`${sum(({ effect }) => effect[3])} <= ${Math.max(targets.ca_mg.upper, base[3]) - base[3]}`);
  rows.push(`${sum(() => 1)} <= ${most}`, `${sum(({ gone }) => (gone ? 1 : 0))} <= 1`);
  rows.push(`${sum(({ food }) => (supplement(food) && mid(food, 'k2_ug') > 0 ? 1 : 0))} <= 1`);
  rows.push(`${sum(({ food, effect }) => (supplement(food) ? effect[1] : 0))} <= 10`);
  for (const family of new Set(columns.flatMap(({ food, gone }) => [food.family, (gone ?? food).family]))) {
    rows.push(`${sum((column) => (column.food.family === family || column.gone?.family === family ? 1 : 0))} <= 1`);
  }
  return { columns, rows, sum };
}

/**
 * The least value of the objective, and the processor time that the solver took (by its own account, in hundredths);
 * `extra` rows narrow it to changes as good as what was found before.
 */
export function solve({ columns, rows }, objective, extra, folder) {
  const lp = join(folder, 'problem.lp');
  const out = join(folder, 'solution.txt');
  const all = [...rows, ...extra].map((row, i) => `c${i}: ${row}`);
  writeFileSync(lp, `Minimize\n obj:${objective}\nSubject To\n${all.join('\n')}\nBinary\n${columns.map(({ name }) => name).join('\n')}\nEnd\n`);
  const said = execFileSync('cbc', [lp, 'ratio', '0', 'allow', '0', 'solve', 'solution', out], { stdio: 'pipe', encoding: 'utf8' });
  const [status] = readFileSync(out, 'utf8').split('\n', 1);
  const optimum = /^Optimal - objective value (\S+)$/.exec(status);
  assert(optimum, `the solver found no optimum: ${status}`);
  return { value: Number(optimum[1]), seconds: Number(/Total time \(CPU seconds\): +([\d.]+)/.exec(said)[1]) };
}

export const shortfall = ' s0 + s1 + s2';

/**
 * Of the changes that leave this shortfall (in hundredths, and never less than the least), the smallest: its rank lies between
 * the two, which differ where a change leaves a shortfall on the border of two hundredths, to the solver's precision.
 */
export function smallest(found, hundredths, least, folder) {
  return [1e-9, 2e-6].map((inside) => {
    const near = `${shortfall} <= ${Math.max((hundredths + 0.5) / 100 - inside, least + 1e-8)}`;
    return solve(found, found.sum(({ penalty, effect }) => 1e5 * penalty + effect[4]), [near], folder).value;
  });
}
