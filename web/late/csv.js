// Tables as CSV for spreadsheets (RFC 4180). core/format/csv_line.h writes the command line's by the same rules.

/** What a spreadsheet would take for a formula; the full-width signs too, which some read as the plain ones. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

/** @param {string | number} value */
function cell(value) {
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/** The mark at the start tells spreadsheets that it is UTF-8. @param {(string | number)[][]} lines */
export const csv = (lines) => `\ufeff${lines.map((line) => `${line.map(cell).join(',')}\r\n`).join('')}`;
