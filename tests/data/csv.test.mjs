// The page's CSV: what a spreadsheet would take for a formula is text (web/late/csv.js; core's is in tests/core/csv.test.cpp).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csv } from '../../web/late/csv.js';

test('no text of a table is a formula', () => {
  for (const sign of ['=', '+', '-', '@', '\t', '＝', '＋', '－', '＠']) assert.equal(csv([[`${sign}1`]]), `\ufeff'${sign}1\r\n`, sign);
  assert.equal(csv([['\r1']]), '\ufeff"\'\r1"\r\n');
  assert.equal(csv([['=1,2', '"a"', 'a-b', -1, 0.5]]), '\ufeff"\'=1,2","""a""",a-b,-1,0.5\r\n');
});
