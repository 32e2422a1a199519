// Dates of the reader's own calendar, as in the formats: 2026-11-28. What the device's clock shows counts, wherever it is.
// A browser that pretends to be in UTC (Firefox, resistFingerprinting) shows nobody the true zone: there the date changes
// with UTC's midnight, and the reader can put it right when saving.

/** @param {Date} when */
const dateOf = (when) => [String(when.getFullYear()).padStart(4, '0'), ...[when.getMonth() + 1, when.getDate()].map((n) => String(n).padStart(2, '0'))].join('-');

export const today = () => dateOf(new Date());

/** So many days before a date (negative: after), by the calendar: days of 23 or 25 hours are days too. @param {string} date @param {number} days */
export function before(date, days) {
  const [year, month, day] = date.split('-').map(Number);
  return dateOf(new Date(year, month - 1, day - days, 12)); // at noon no clock is changed
}

/** Has the calendar such a day? @param {unknown} date @returns {date is string} */
export const isDate = (date) => typeof date === 'string' && /^\d{4}-\d\d-\d\d$/.test(date) && before(date, 0) === date;
