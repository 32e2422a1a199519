// The papers that explanations and claims cite: each with title, year and DOI or why not, and how much of it was read;
// and no text calls one read that is not.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { foodFiles } from '../../scripts/food_files.mjs';

const root = resolve(import.meta.dirname, '../..');
const text = (...path) => readFileSync(join(root, ...path), 'utf8');
const read = (name) => JSON.parse(text('data', name));
const { papers, explanations, words } = read('explain.json');
const { claims } = read('claims.json');

/** Why a paper lacks something must be a sentence of its own, not a dash. */
const why = (reason) => assert(reason.length >= 8, reason);

test('each cited paper has title, year, DOI and what was read of it', () => {
  assert(papers.length > 50, String(papers.length));
  for (const paper of papers) {
    if (paper.title) assert(paper.title.length > 15, paper.id);
    else why(paper.no_title);
    assert(paper.published.includes(String(paper.year)), paper.id);
    if (paper.doi) assert.match(paper.doi, /^10\.\d{4,}\/\S+$/, paper.id);
    else why(paper.no_doi);
    assert(['full', 'abstract', 'secondary', 'not_read'].includes(paper.read), paper.id);
    why(paper.where);
    // Its mark is what readers see beside it; what was read whole has none.
    assert.equal(Boolean(words[paper.read]), paper.read !== 'full', paper.id);
  }
  const dois = papers.flatMap(({ doi }) => doi ?? []);
  assert.equal(new Set(dois).size, dois.length, 'no paper twice');
});

test('titles that a check found shortened or invented are the papers’ own', () => {
  const titles = Object.fromEntries(papers.map(({ id, title }) => [id, title]));
  const own = {
    EFSA23: 'including the derivation of a conversion factor for calcidiol monohydrate',
    TRIPKOVIC12: 'in raising serum 25-hydroxyvitamin D status: a systematic review and meta-analysis',
    ROTTERDAM04: 'is associated with a reduced risk of coronary heart disease',
    BRUGE11: 'menaquinone-7 significantly affects osteocalcin carboxylation',
    DAI18: 'results from a randomized trial',
    NAKAMURA14: 'a non-placebo-controlled dose–response study',
    NOVOTNY10: 'after consumption of 13C-labelled phylloquinone from kale',
    DALMEIJER12: 'on circulating species of matrix Gla protein',
    KNAPEN13: 'helps decrease bone loss in healthy postmenopausal women',
    RONN16: 'prevents age-related deterioration of trabecular bone microarchitecture at the tibia',
    KNAPEN15: 'improves arterial stiffness in healthy postmenopausal women',
    THEUWISSEN13: 'on the stability of oral anticoagulant treatment',
    CASHMAN17: 'application of individual participant data (IPD)-level meta-regression analyses',
  };
  for (const [id, part] of Object.entries(own)) assert(titles[id].includes(part), `${id}: ${titles[id]}`);
});

test('claims tell the trials that were missing, and fractures with their retractions', () => {
  const all = Object.fromEntries(claims.map((claim) => [claim.id, claim]));
  const cites = (id, ...papers) => papers.forEach((paper) => assert(all[id].sources.includes(paper), `${id} ${paper}`));
  cites('Q4', 'HASIFIC23', 'SHEA09', 'BELLINGE21', 'BEULENS09');
  cites('Q5', 'ZHANG20', 'INABA15', 'BRUGE11');
  cites('Q6', 'ZHANG20');
  cites('Q7', 'ALOIA14', 'HANSEN15');
  cites('Q9', 'CHEUNG22', 'DENG25');
  cites('Q10', 'ZHANG20', 'EMAUS10', 'RONN16', 'IWAMOTO18', 'TORGERSON18');
  for (const [id, zh, en] of [
    ['Q4', /1\.9%对6\.7%/, /1\.9 against 6\.7 %/],
    ['Q5', /没有对照/, /without control/],
    ['Q8', /药剂的4%/, /as much as from a drug preparation/],
    ['Q10', /撤稿/, /retracted/],
    ['Q10', /6361/, /6361/],
  ]) {
    assert.match(all[id].text.zh, zh);
    assert.match(all[id].text.en, en);
  }
  for (const { label, text: { zh, en } } of claims) {
    assert.doesNotMatch(label.en + en, /one RCT|one randomised trial/);
    assert.doesNotMatch(zh + en, /READ|RECALLED|已读|凭记忆/);
  }
});

/** Surname and year of what nobody read. */
const unread = papers.filter(({ read: state }) => state === 'not_read').map(({ authors, year }) => `${authors.split(/[ ,]/)[0]} ${year}`);

test('no text calls an unread paper read', () => {
  assert(unread.includes('Gallagher 2012'), unread.join());
  const files = ['README.md', ...readdirSync(join(root, 'docs')).filter((name) => /\.(md|csv)$/.test(name)).map((name) => `docs/${name}`), 'data/safety.json', 'data/sources.json'];
  for (const file of files) {
    // A mark belongs to the clause that it ends.
    for (const clause of text(file).split(/[;|\n]|\. /)) {
      for (const name of unread) {
        if (clause.includes(name)) assert.doesNotMatch(clause.slice(clause.indexOf(name)).split('),')[0], /(?<!UN)(?<!NOT )READ\b/, `${file}: ${clause}`);
      }
    }
  }
});

test('nothing is quoted from memory where readers look', () => {
  const shown = [...foodFiles, 'explain.json', 'claims.json', 'conflicts.json', 'data_page.json', 'sources.json', 'references.json', ...readdirSync(join(root, 'data')).filter((name) => name.endsWith('_texts.json') || name.startsWith('texts_'))];
  for (const name of shown) {
    const found = text('data', name).match(/.{0,40}(凭记忆|待核对|recalled|from memory|（已读）).{0,40}/i);
    assert.equal(found?.[0], undefined, name);
  }
  assert(explanations.length > 10);
});
