// The smallest change by a mixed-integer solver: problem.mjs. K2_MILP_DAYS=200 for more days.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { seeded } from '../same.js';
import { foods, problem, run, shortfall, smallest, solve } from './problem.mjs';

const days = Number(process.env.K2_MILP_DAYS ?? 10);

function someDay(seed) {
  const random = seeded(seed);
  const edible = foods.filter(({ basis }) => basis === 'per_100g');
  const item = () => {
    const food = edible[Math.floor(random() * edible.length)];
    return { food: food.id, g: (food.serving_g * Math.ceil(random() * 3)) / 2 };
  };
  return {
    version: 1,
    profile: {
      flags: [],
      allow_supplements: random() < 0.3,
      exclude: ['dairy', 'soy', 'fish', 'animal'].filter(() => random() < 0.2),
    },
    meals: ['breakfast', 'lunch', 'dinner'].map((slot) => ({ slot, items: Array.from({ length: Math.floor(random() * 5) }, item) })),
  };
}

test(`the smallest change is the mixed-integer optimum, on ${days} days`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'k2plate-milp-'));
  let compared = 0;
  for (let seed = 1; seed <= days; seed++) {
    const day = someDay(seed);
    const input = JSON.stringify(day);
    const { reason, alternatives } = run(['suggest'], input);
    if (reason?.startsWith('stop:') || reason === 'enough') continue;
    const found = problem(day, run(['eval'], input));
    const least = solve(found, shortfall, [], folder).value;
    // A shortfall on the border of two hundredths (to the solver's precision) may count as either.
    const optima = [...new Set([-1e-6, 1e-6].map((tolerance) => Math.floor(100 * least + 0.5 + tolerance)))].map((hundredths) => {
      return { hundredths, rank: smallest(found, hundredths, least, folder).value };
    });

    // The optimum is among the alternatives, which are shown by score.
    const ranks = alternatives.map(({ changes, shortfall_after }) => {
      const picks = changes.map((change) =>
        found.columns.find((c) => c.food.id === change.food && c.units === change.units && (c.gone?.id ?? null) === (change.replaces ?? null)),
      );
      return { hundredths: Math.floor(100 * shortfall_after + 0.5), rank: picks.reduce((sum, { penalty, effect }) => sum + 1e5 * penalty + effect[4], 0) };
    });
    if (ranks.length === 0) ranks.push({ hundredths: optima[0].hundredths, rank: 0 }); // nothing helps
    const same = (r, o) => r.hundredths === o.hundredths && Math.abs(r.rank - o.rank) < 0.01;
    assert(ranks.some((r) => optima.some((o) => same(r, o))), `day ${seed}: ${JSON.stringify(optima)} ${JSON.stringify(ranks)} ${input}`);
    compared++;
  }
  rmSync(folder, { recursive: true });
  assert(compared > days / 2);
});
