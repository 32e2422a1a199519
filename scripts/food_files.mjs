// The files of the food table: of one shape, the first also names the version. (core/tool/data_tables.h has the same list.)
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const data = resolve(import.meta.dirname, '../data');
export const foodFiles = ['foods.json', 'foods_plants.json', 'foods_animals.json'];

/** @typedef {{ id: string, code: number, group: string, name: { zh: string, en: string }, aliases: string[], [key: string]: any }} Food as data/schema/foods.json describes it */

/** @param {string} name @returns {string} */
export const foodText = (name) => readFileSync(resolve(data, name), 'utf8');

/** All foods, file after file. @returns {{ version: string, foods: Food[] }} */
export function readFoods() {
  const files = foodFiles.map((name) => JSON.parse(foodText(name)));
  return { version: files[0].version, foods: files.flatMap(({ foods }) => foods) };
}
