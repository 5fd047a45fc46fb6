// How names and values of the wire are shown to people.

const LANGUAGES = navigator.languages;

/** "party_size" → "Party size". @param {string} name */
export function inWords(name) {
  const words = name.replaceAll(/[_-]+/g, ' ').trim();
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}

/** @param {unknown} value a value as wire.md § 2 writes it @returns {string} */
export function spoken(value) {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return value.toLocaleString(LANGUAGES);
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\d$/.test(value) ? day(value) : value;
  if (Array.isArray(value)) return value.map(spoken).join(', ');
  if (isMoney(value)) return money(value);
  return Object.entries(value).map(([name, part]) => `${inWords(name)}: ${spoken(part)}`).join(', ');
}

/** @param {string} date ISO 8601 */
function day(date) {
  const moment = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(moment.getTime())) return date;
  const style = { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' };
  return moment.toLocaleDateString(LANGUAGES, style);
}

function isMoney(value) {
  return typeof value.amount === 'string' && /^[A-Z]{3}$/.test(value.currency);
}

function money({ amount, currency }) {
  return new Intl.NumberFormat(LANGUAGES, { style: 'currency', currency }).format(amount);
}

/** @param {number | string} moment epoch milliseconds or RFC 3339 */
export function clockTime(moment) {
  return new Date(moment).toLocaleTimeString(LANGUAGES, { hour: '2-digit', minute: '2-digit' });
}

/** @param {string} moment RFC 3339 */
export function dateTime(moment) {
  return new Date(moment).toLocaleString(LANGUAGES, { dateStyle: 'medium', timeStyle: 'medium' });
}

/** "https://bellacucina.example" → "bellacucina.example". @param {string} origin */
export function hostOf(origin) {
  return origin.replace(/^https?:\/\//, '');
}
