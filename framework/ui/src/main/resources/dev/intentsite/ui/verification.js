// Verifying the site's answers: wire.md § 5, "Verifying an answer".

import { PROFILE, payloadOf, queryHash, signedText } from './attribution.js';
import { fromBase64Url, utf8 } from './bytes.js';

const WINDOW_MS = 300_000;

/**
 * @typedef {object} Proof
 * @property {'verified' | 'unchecked' | 'unsigned' | 'refused'} state unchecked: the browser lacks the algorithm; unsigned:
 *     an error that names no request, and so proves nothing
 * @property {string} [reason] for refused: the member that does not hold
 * @property {string} [site]
 * @property {string} [kid]
 * @property {string} [alg]
 * @property {string} [hash] the answer's query_hash
 * @property {string} [signedAt]
 */

/**
 * @param {any} envelope the answer
 * @param {any} request the envelope that it answers
 * @param {{site: string, keys: {find: (kid: string) => Promise<any>}, intentHash?: string, now?: Date}} terms
 * @returns {Promise<Proof>}
 */
export async function verify(envelope, request, { site, keys, intentHash, now = new Date() }) {
  const attribution = envelope.attribution;
  if (!isObject(attribution)) return refused('attribution');
  if (envelope.flow_type === 'error' && attribution.in_reply_to === undefined) return { state: 'unsigned' };
  if (attribution.profile !== PROFILE) return refused('profile');
  if (!Array.isArray(attribution.chain) || attribution.chain.length !== 1) return refused('chain');
  const entry = attribution.chain[0];
  if (!isObject(entry)) return refused('chain');

  let hash;
  try {
    hash = await queryHash(payloadOf(envelope));
  } catch {
    return refused('query_hash');
  }
  if (attribution.query_hash !== hash) return refused('query_hash');
  if (!isNear(attribution.timestamp, now) || !isNear(entry.timestamp, now)) return refused('timestamp');
  if (entry.actor_id !== site) return refused('actor_id');
  if (entry.to !== request.attribution.chain[0].actor_id) return refused('to');
  if (!refersTo(attribution.in_reply_to, request.attribution)) return refused('in_reply_to');
  if (envelope.interaction_id !== request.interaction_id) return refused('interaction_id');
  if (attribution.intent_hash !== undefined && intentHash && attribution.intent_hash !== intentHash) {
    return refused('intent_hash');
  }
  const signed = await signature(attribution, entry, keys);
  if (signed !== 'verified' && signed !== 'unchecked') return refused(signed);
  return { state: signed, site, kid: entry.kid, alg: entry.alg, hash, signedAt: entry.timestamp };
}

/** @returns {Promise<'verified' | 'unchecked' | 'keys' | 'key' | 'signature'>} */
async function signature(attribution, entry, keys) {
  let published;
  try {
    published = await keys.find(entry.kid);
  } catch {
    return 'keys';
  }
  if (!published || published.alg !== entry.alg) return 'key';
  if (published.exp !== undefined && Date.parse(entry.timestamp) > published.exp * 1000) return 'key';
  if (!published.key) return 'unchecked';
  const algorithm = entry.alg === 'ES256' ? { name: 'ECDSA', hash: 'SHA-256' } : { name: 'Ed25519' };
  try {
    const text = utf8(signedText('response', attribution, entry));
    const holds = await crypto.subtle.verify(algorithm, published.key, fromBase64Url(entry.signature), text);
    return holds ? 'verified' : 'signature';
  } catch {
    return 'signature';
  }
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @param {unknown} timestamp RFC 3339 in UTC @param {Date} now */
function isNear(timestamp, now) {
  if (typeof timestamp !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(timestamp)) return false;
  return Math.abs(Date.parse(timestamp) - now.getTime()) <= WINDOW_MS;
}

function refersTo(reference, { nonce, query_hash }) {
  return isObject(reference) && reference.nonce === nonce && reference.query_hash === query_hash;
}

function refused(reason) {
  return { state: 'refused', reason };
}
