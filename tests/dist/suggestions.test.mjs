// docs/suggestions.md is what the tool says now, and names nothing that a household does not buy and eat like that.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { dayOf, page, plates, run } from '../../scripts/suggestions.mjs';

test('docs/suggestions.md is up to date (node scripts/suggestions.mjs writes it)', () => {
  assert.equal(readFileSync(resolve(import.meta.dirname, '../../docs/suggestions.md'), 'utf8'), page());
});

test('the twenty plates: everyday foods, as eaten, at their meal, in household portions, families apart, fewest changes first', () => {
  const foods = new Map(run(['foods']).foods.map((food) => [food.id, food]));
  assert.equal(plates.length, 20);
  for (const plate of plates) {
    const { reason, alternatives } = run(['suggest'], JSON.stringify(dayOf(plate)));
    assert.equal(reason, null, plate[0]);
    const families = alternatives.flatMap(({ changes }) => changes.flatMap(({ food, replaces }) => [food, replaces ?? []].flat()).map((id) => foods.get(id).family));
    assert.equal(new Set(families).size, families.length, `${plate[0]}: ${families}`);
    assert.deepEqual(alternatives.map(({ changes }) => changes.length), alternatives.map(({ changes }) => changes.length).sort(), plate[0]);
    for (const { changes, score_before, score_after } of alternatives) {
      assert(score_after > score_before, plate[0]);
      for (const { food: id, units, slot } of changes) {
        const food = foods.get(id);
        assert.equal(food.familiarity, 1, `${plate[0]}: ${id}`);
        assert(food.meals.includes(slot), `${plate[0]}: ${id} at ${slot}`);
        assert(units >= 0.5 && units <= (['milk', 'egg'].includes(food.family) ? 2 : 1.5), `${plate[0]}: ${units} ${id}`);
      }
    }
  }
});
