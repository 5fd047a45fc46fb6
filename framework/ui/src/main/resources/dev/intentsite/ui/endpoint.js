// The one way to the site: a signed envelope there, an envelope back.

const PATIENCE_MS = 60_000;
const MOST_CHARACTERS = 4_000_000;

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
  const signal = AbortSignal.any([given, AbortSignal.timeout(PATIENCE_MS)]);
  return heard(await send(url, envelope, 'application/json', signal));
}

/**
 * The same for a message whose turn may have more answers than one: `more` yields those after the first (wire.md § 3). Where it ends, all that
 * this connection will tell has been told.
 *
 * @param {string} url
 * @param {object} envelope
 * @param {AbortSignal} given ends the waiting and the listening
 * @returns {Promise<Heard & {more?: AsyncGenerator<any>}>}
 * @throws {NoAnswer}
 */
export async function postAndListen(url, envelope, given) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    const signal = AbortSignal.any([given, patience.signal]);
    const response = await send(url, envelope, 'text/event-stream, application/json;q=0.9', signal);
    if (!response.body || !response.headers.get('Content-Type')?.startsWith('text/event-stream')) return await heard(response);
    const events = envelopes(response.body);
    const first = await events.next();
    if (first.done) throw new NoAnswer('unreadable');
    return { envelope: first.value, more: events };
  } catch (error) {
    throw error instanceof NoAnswer ? error : new NoAnswer('network');
  } finally {
    clearTimeout(timer);
  }
}

/** The envelopes of server-sent events. @param {ReadableStream<Uint8Array>} body @returns {AsyncGenerator<any>} */
async function* envelopes(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    text += read.value;
    if (text.length > MOST_CHARACTERS) throw new NoAnswer('unreadable');
    const events = text.split(/\r?\n\r?\n/);
    text = events.pop() ?? '';
    for (const event of events) {
      const data = event.split(/\r?\n/).filter((line) => line.startsWith('data:')).map((line) => line.slice(5)).join('\n');
      if (data) yield envelopeOf(data);
    }
  }
}

/** @param {string} json */
function envelopeOf(json) {
  try {
    const envelope = JSON.parse(json);
    if (isEnvelope(envelope)) return envelope;
  } catch {
    // Told below, like every answer that is no envelope.
  }
  throw new NoAnswer('unreadable');
}

/** @param {any} answer */
function isEnvelope(answer) {
  return typeof answer?.flow_type === 'string' && typeof answer.message === 'string';
}

/** @param {string} url @param {object} envelope @param {string} accept @param {AbortSignal} signal */
async function send(url, envelope, accept, signal) {
  try {
    return await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: accept },
      body: JSON.stringify(envelope),
      credentials: 'omit',
      redirect: 'error',
      signal,
    });
  } catch {
    throw new NoAnswer('network');
  }
}

/** @param {Response} response @returns {Promise<Heard>} */
async function heard(response) {
  const retryAfter = seconds(response.headers.get('Retry-After'));
  try {
    const answer = await response.json();
    if (isEnvelope(answer)) {
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
