// Canonical JSON (RFC 8785): the one text of a value that is hashed and signed.

const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * @param {unknown} value what JSON can say
 * @returns {string} its canonical text
 * @throws {TypeError} for what JSON cannot say: undefined, a number that is not finite, a lone surrogate
 */
export function canonicalize(value) {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return number(value);
  if (typeof value === 'string') return string(value);
  if (Array.isArray(value)) return `[${value.map(canonicalize).join(',')}]`;
  if (typeof value === 'object') {
    // The default order of sort() is that of UTF-16 code units, as RFC 8785 § 3.2.3 asks.
    const members = Object.keys(value).sort().map((name) => `${string(name)}:${canonicalize(value[name])}`);
    return `{${members.join(',')}}`;
  }
  throw new TypeError(`JSON has no ${typeof value}`);
}

/** @param {number} value */
function number(value) {
  if (!Number.isFinite(value)) throw new TypeError(`JSON has no ${value}`);
  return JSON.stringify(value);
}

/** @param {string} value */
function string(value) {
  if (LONE_SURROGATE.test(value)) throw new TypeError('A lone surrogate has no UTF-8');
  return JSON.stringify(value);
}
