// How names and values of the wire are shown to people: in the language that the site answers in, so that a time reads the
// same beside the conversation as within it.

/** @type {string[]} */
let languages = [...navigator.languages];

/** @param {unknown} locale BCP 47; anything else leaves the person's own languages */
export function speakAs(locale) {
  try {
    languages = [...Intl.getCanonicalLocales(locale), ...navigator.languages];
  } catch {
    languages = [...navigator.languages];
  }
}

/** "party_size" → "Party size". @param {string} name */
export function inWords(name) {
  const words = name.replaceAll(/[_-]+/g, ' ').trim();
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}

/**
 * @param {unknown} value a value as wire.md § 2 writes it
 * @param {string} [type] the type that the manifest declares (wire.md § 6); what it does not fit is shown as it is
 * @returns {string}
 */
export function spoken(value, type) {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map((each) => spoken(each, type)).join(', ');
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') return value.toLocaleString(languages);
  if (typeof value === 'string') return text(value, type);
  if (isMoney(value)) return money(value);
  return Object.entries(value).map(([name, part]) => `${inWords(name)}: ${spoken(part)}`).join(', ');
}

/** @param {string} value @param {string | undefined} type */
function text(value, type) {
  if (type === 'time') return written(value, /^\d\d:\d\d(:\d\d(\.\d+)?)?$/, (time) => `1970-01-01T${time}Z`, { timeStyle: style(value) });
  if (type === 'datetime') return written(value, /^\d{4}-\d\d-\d\dT[\d:.]+$/, (moment) => `${moment}Z`, { dateStyle: 'full', timeStyle: 'short' });
  if (type === 'date' || /^\d{4}-\d\d-\d\d$/.test(value)) return written(value, /^\d{4}-\d\d-\d\d$/, (date) => `${date}T00:00:00Z`, DAY);
  if (type === 'duration') return duration(value);
  return type === 'enum' ? inWords(value) : value;
}

const DAY = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' };

/** @param {string} time */
function style(time) {
  return /:\d\d:(?!00)/.test(time) ? 'medium' : 'short';
}

/** The site's own date or time, as its clock says it; people type plain spaces, so they see plain ones. */
function written(value, form, toMoment, options) {
  const moment = new Date(form.test(value) ? toMoment(value) : NaN);
  if (Number.isNaN(moment.getTime())) return value;
  return moment.toLocaleString(languages, { ...options, timeZone: 'UTC' }).replaceAll(/[\u202f\u00a0]/g, ' ');
}

/** @param {string} value ISO 8601, such as PT90M */
function duration(value) {
  const parts = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?)?$/.exec(value);
  if (!parts) return value;
  const counts = parts.slice(1).map((count) => Number(count ?? 0));
  // The site counts minutes beyond an hour as hours, and says so in its answers.
  counts[4] += Math.floor(counts[5] / 60);
  counts[5] %= 60;
  const said = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'].flatMap((unit, index) => {
    const format = new Intl.NumberFormat(languages, { style: 'unit', unit, unitDisplay: 'long' });
    return counts[index] > 0 ? [format.format(counts[index])] : [];
  });
  return said.length > 0 ? new Intl.ListFormat(languages, { type: 'unit' }).format(said) : value;
}

function isMoney(value) {
  return typeof value.amount === 'string' && /^[A-Z]{3}$/.test(value.currency) && !Number.isNaN(Number(value.amount));
}

function money({ amount, currency }) {
  return new Intl.NumberFormat(languages, { style: 'currency', currency }).format(amount);
}

/** @param {number | string} moment epoch milliseconds or RFC 3339 */
export function clockTime(moment) {
  return shown(moment, { timeStyle: 'short' });
}

/** @param {string} moment RFC 3339 */
export function dateTime(moment) {
  return shown(moment, { dateStyle: 'medium', timeStyle: 'medium' });
}

function shown(moment, options) {
  const date = new Date(moment);
  return Number.isNaN(date.getTime()) ? String(moment) : date.toLocaleString(languages, options);
}

/** "https://bellacucina.example" → "bellacucina.example". @param {string} origin */
export function hostOf(origin) {
  return origin.replace(/^https?:\/\//, '');
}
