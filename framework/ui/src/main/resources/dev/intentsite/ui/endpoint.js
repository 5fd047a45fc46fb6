// The one way to the site: a signed envelope there, an envelope back.

const PATIENCE_MS = 60_000;

/**
 * @typedef {{envelope: any, retryAfter?: number}} Heard
 */

/** No answer came, or one that is no envelope. */
export class NoAnswer extends Error {
  /** @param {'network' | 'unreadable'} kind @param {number} [retryAfter] seconds */
  constructor(kind, retryAfter) {
    super(kind);
    this.kind = kind;
    this.retryAfter = retryAfter;
  }
}

/**
 * @param {string} url
 * @param {object} envelope
 * @param {AbortSignal} given ends the waiting
 * @returns {Promise<Heard>}
 * @throws {NoAnswer}
 */
export async function post(url, envelope, given) {
  let response;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify(envelope),
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.any([given, AbortSignal.timeout(PATIENCE_MS)]),
    });
  } catch {
    throw new NoAnswer('network');
  }
  const retryAfter = seconds(response.headers.get('Retry-After'));
  try {
    const answer = await response.json();
    if (typeof answer?.flow_type === 'string' && typeof answer.message === 'string') {
      return { envelope: answer, retryAfter: answer.retry_after ?? retryAfter };
    }
  } catch {
    // Told below, like every answer that is no envelope.
  }
  throw new NoAnswer('unreadable', retryAfter);
}

/** @param {string | null} header */
function seconds(header) {
  return header !== null && /^\d{1,6}$/.test(header) ? Number(header) : undefined;
}
