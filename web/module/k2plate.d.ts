// Types of the package k2plate: a day goes in, a report comes out. Both are plain JSON; keys keep their meaning, new
// ones may be added.

export type Nutrient =
  | 'ca_mg' | 'd_ug' | 'k1_ug' | 'mk4_ug' | 'mk7_ug' | 'mk_other_ug' | 'k2_ug' | 'k_total_ug'
  | 'mg_mg' | 'p_mg' | 'na_mg' | 'fat_g' | 'protein_g' | 'kcal';
export type Axis = 'k2' | 'd' | 'ca';
export type Lang = 'zh' | 'en';
export type Scope = 'plate' | 'day';
export type Slot = 'breakfast' | 'lunch' | 'dinner' | 'snack' | 'supplement';
export type Reference = 'cn-2023' | 'cn-2013' | 'us' | 'eu' | 'jp-2020' | 'jp-2025';
export type Exclusion = 'dairy' | 'egg' | 'fish' | 'meat' | 'offal' | 'soy' | 'gluten' | 'nuts' | 'supplement' | 'animal';
export type Flag =
  | 'vka' | 'doac' | 'ppi' | 'levothyroxine' | 'tetracycline_or_quinolone' | 'bisphosphonate' | 'thiazide' | 'digoxin'
  | 'hypercalcaemia' | 'hyperparathyroidism' | 'granulomatous' | 'ckd' | 'dialysis' | 'kidney_stone' | 'orlistat'
  | 'bile_acid_sequestrant' | 'fat_malabsorption';

export type StopQuestion = 'anticoagulant' | 'calcium' | 'kidney' | 'under_18';

/** A typical value and its range. */
export interface Estimate {
  mid: number;
  low: number;
  high: number;
}

// --- in ---------------------------------------------------------------------------------------------------------------

export interface Profile {
  sex?: 'female' | 'male';
  /** Years, 0–120. */
  age?: number;
  state?: 'none' | 'pregnant' | 'lactating';
  reference?: Reference;
  /** The reader's own line for K2, 30–200; no authority sets one. */
  k2_target_ug?: number;
  sun?: 'no' | 'unsure' | 'regular';
  /** Absent: not asked yet. Empty: none. */
  flags?: Flag[];
  /** Answered "not sure". */
  unsure?: Flag[];
  /** Of the four questions that suggestions wait for: those still open, though `flags` is there. */
  unanswered?: StopQuestion[];
  exclude?: Exclusion[];
  allow_supplements?: boolean;
  personal_absorption?: boolean;
  postmenopausal?: boolean;
  serum_25ohd_nmol_l?: number | null;
}

/** Grams, or household units (servings, tablets): exactly one of the two. */
export type Item = { food: string; with_meal?: boolean } & ({ g: number; units?: never } | { units: number; g?: never });

/** One eating occasion. */
export interface Meal {
  slot: Slot;
  items: Item[];
}

/** A number, a range, or null: unknown, which is not zero. */
export type OwnValue = number | null | Estimate;

/** A food that is not in the table. */
export type OwnFood = {
  id: string;
  name: string;
  basis: 'per_100g' | 'per_unit';
  serving_g?: number;
  supplement?: boolean;
  /** Calcium absorption relative to milk. */
  kappa?: OwnValue;
  vitd_ug?: OwnValue;
  vitd_form?: 'D2' | 'D3';
} & { [nutrient in Nutrient]?: OwnValue };

/** A dish counts exactly as what is in it: foods of the table or of `foods`, by weight, no dish. */
export interface OwnDish {
  id: string;
  name: string;
  /** What the whole weighs, as it is eaten. */
  g: number;
  ingredients: { food: string; g: number }[];
}

export interface Day {
  version: 1;
  /** Version of the food table with which it was exported; nothing is computed from it. */
  data?: string;
  lang?: Lang;
  scope?: Scope;
  /** The day's own, "2026-11-24": recent_days count that are among the six days before it. */
  date?: string;
  profile?: Profile;
  meals: Meal[];
  rest_of_day?: { [nutrient in Nutrient]?: number };
  recent_days?: { date: string; k1_ug?: number; k2_ug?: number; mk7_ug?: number }[];
  foods?: OwnFood[];
  dishes?: OwnDish[];
}

// --- out --------------------------------------------------------------------------------------------------------------

export interface Intake extends Estimate {
  /** Items in which every form was measured, of all items; partial: only some forms. */
  known: number;
  of: number;
  partial: number;
  /** Of known and partial: those that are borrowed from a like food, zero by biology, or estimated. */
  estimated: number;
}

export interface Target {
  target: number;
  upper: number | null;
  source: string;
  /** Whether nothing confirms the row; no row of the table is so. */
  recalled: boolean;
}

export interface Report {
  version: 1;
  /** Version of the food table. */
  data: string;
  lang: Lang;
  scope: Scope;
  intake: Record<Nutrient, Intake>;
  calcium: {
    absorbed_mg: Estimate;
    milk_equivalent_mg: Estimate;
    by_meal_mg: number[];
    between_person: Estimate;
    extrapolated: boolean;
  };
  /** Null where a safety rule hides it; so too below. */
  vitamin_k: { mk7_equivalent_ug: Estimate; ucoc_reduction_pct: Estimate; dpucmgp_reduction_pct: Estimate } | null;
  targets: Record<'ca_mg' | 'd_ug' | 'k2_ug' | 'k_total_ug' | 'mg_mg', Target>;
  adequacy: Record<Axis, Estimate | null>;
  balance: {
    /** Null only where `hidden`. Where high − low is above 40 points, show the band in its place: shown['balance.figure']. */
    score: number | null;
    low: number | null;
    high: number | null;
    coverage: number | null;
    weakest: number | null;
    evenness: number | null;
    limiting: Axis[];
    over: Axis[];
    hidden: boolean;
    triangle: Record<Axis, number> | null;
    /** In which share of the draws each of the three is the least covered; null without bands. */
    weakest_chance: Record<Axis, number> | null;
  };
  safety: { id: string; severity: 'stop' | 'warn' | 'info'; text: string }[];
  notes: { id: string; values: Record<string, number> }[];
  /** Every number as the text that people should see, in the day's language: shown['intake.k2_ug']. */
  shown: Record<string, string>;
  verdict: string;
}

/** The smallest changes that even the day out; docs/formats.md. */
export interface Suggestions {
  version: 1;
  /** Version of the food table that was searched. */
  data: string;
  /** Why there are none: "enough", "vka", "stop:S16", "ask", "none_found"; else null. */
  reason: string | null;
  /** At most three, fewest changes first; no two share a food or a family. */
  alternatives: Alternative[];
  /** Of none_found: what helps, though it does not raise the score. */
  nearest?: Alternative;
}

export interface Alternative {
  changes: { op: 'add' | 'swap'; food: string; units: number; slot: Slot; replaces?: string }[];
  /** The best single change, the best pair (or three foods), the best single change with a food of another group. */
  kind: 'one' | 'two' | 'three' | 'other';
  shortfall_before: number;
  shortfall_after: number;
  score_before: number | null;
  score_after: number | null;
  after: { k2_ug: number; d_ug: number; ca_mg: number };
  why: string;
}

/** What a sentence about meals says; docs/formats.md. */
export interface Reading {
  version: 1;
  /** Items of a day, and where they stand in the sentence. No `slot`: it names no meal. */
  items: (Item & { name_zh: string; slot?: Slot; text: string })[];
  /** What could not be read, in order. Nothing is guessed. */
  unread: string[];
}

export interface Food {
  id: string;
  code: number;
  name_zh: string;
  name_en: string;
  group: string;
  basis: 'per_100g' | 'per_unit';
  serving_g: number;
  serving_zh: string;
  serving_en: string;
  /** What is missing is unknown. */
  values: { [nutrient in Nutrient]?: Estimate & { grade: string; how: string; source: string; table_code: string; partial?: boolean } };
  /** Where somebody measured it. */
  oxalate_mg?: number;
  kappa: Estimate & { basis: string };
  /** Of a dish: foods, and grams of each per gram of the dish. */
  ingredients?: [string, number][];
  tags: string[];
  /** 1 what an ordinary mainland household buys, 2 known but not usual, 3 rare. */
  familiarity: 1 | 2 | 3;
  /** One word for foods that replace one another; the id of a food that has none. */
  family: string;
  /** When the food of this row is eaten as it is; none: cooked first, or a tablet. */
  meals: ('breakfast' | 'lunch' | 'dinner' | 'snack')[];
}

export interface Source {
  id: string;
  citation: string;
  url: string;
  licence: string;
  /** Its own table or text was not read: its figures are not checked there. */
  recalled: boolean;
}

export interface FoodTable {
  version: 1;
  data: string;
  /** How to cite the table. */
  citation: string;
  foods: Food[];
  sources: Source[];
}

/** What evaluate throws for a day that it refuses; nothing is guessed. */
export interface DayError extends Error {
  /** JSON pointer to what is wrong: "/meals/0/items/2/g"; "" is the whole day. */
  at: string;
}

export interface Core {
  /** @throws {DayError} */
  evaluate(day: Day): Report;
  /** `most`: how many foods one suggestion may change, 1–3; 2 unless said otherwise. @throws {DayError} */
  suggest(day: Day, options?: { most?: 1 | 2 | 3 }): Suggestions;
  /** "早上两个鸡蛋半盒牛奶", "two eggs for breakfast". @throws {DayError} for more than 1000 characters */
  read(text: string): Reading;
  foods(): FoodTable;
}

/** Loads the wasm that lies beside the script. */
export function createCore(): Promise<Core>;
