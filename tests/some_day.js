// A day of chance, the same for the same seed: for comparing the programs with one another.
import { seeded } from './same.js';

/** @param {number} seed @param {{ id: string, basis: string }[]} foods what it chooses from */
export function someDay(seed, foods) {
  const random = seeded(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const some = (list, share) => list.filter(() => random() < share);
  const item = () => {
    const food = pick(foods);
    const units = food.basis === 'per_unit' || random() < 0.5;
    return { food: food.id, ...(units ? { units: Math.ceil(random() * 3) } : { g: Math.round(random() * 3000) / 10 }) };
  };
  const sex = pick(['female', 'male']);
  return {
    version: 1,
    lang: pick(['zh', 'en']),
    scope: pick(['plate', 'day']),
    profile: {
      sex,
      age: Math.floor(random() * 100),
      reference: pick(['cn-2023', 'cn-2013', 'us', 'eu', 'jp-2020', 'jp-2025']),
      k2_target_ug: pick([30, 50, 100, 200]),
      sun: pick(['no', 'unsure', 'regular']),
      flags: some(['vka', 'ppi', 'thiazide', 'kidney_stone', 'ckd', 'orlistat'], 0.15),
      personal_absorption: random() < 0.3,
    },
    meals: ['breakfast', 'lunch', 'dinner', 'snack'].map((slot) => ({ slot, items: Array.from({ length: Math.floor(random() * 6) }, item) })),
    ...(random() < 0.3 && { rest_of_day: { ca_mg: Math.round(random() * 500) } }),
    ...(random() < 0.3 && { recent_days: [{ date: '2026-11-23', k1_ug: 90, k2_ug: 12, mk7_ug: 3 }] }),
  };
}
