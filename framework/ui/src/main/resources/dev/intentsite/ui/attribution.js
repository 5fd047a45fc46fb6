// Attribution profile intentweb-attribution/1: what is hashed, what is signed, and the signing of our own messages.

import { canonicalize } from './canonical.js';
import { randomName, sha256Hex, toBase64Url, utf8 } from './bytes.js';

export const PROFILE = 'intentweb-attribution/1';
const VOUCHED = ['profile', 'query_hash', 'nonce', 'audience', 'intent_hash', 'in_reply_to'];
const SPOKEN = ['actor_type', 'actor_id', 'timestamp', 'alg', 'kid', 'to', 'jwk', 'x5c'];

/**
 * @typedef {{nonce: string, query_hash: string}} Reference names one signed message
 * @typedef {import('./keys.js').OwnKey} OwnKey
 */

/** The envelope without what is outside the hash. @param {Record<string, unknown>} envelope */
export function payloadOf(envelope) {
  const { attribution, explicability, ...payload } = envelope;
  return payload;
}

/** @param {Record<string, unknown>} payload */
export function queryHash(payload) {
  return sha256Hex(canonicalize(payload));
}

/**
 * The exact text that an entry's signature is over.
 *
 * @param {'request' | 'response'} direction
 * @param {Record<string, unknown>} attribution
 * @param {Record<string, unknown>} entry
 * @param {string} [previous] signature of the entry before it
 */
export function signedText(direction, attribution, entry, previous) {
  const said = { attribution_timestamp: attribution.timestamp };
  for (const name of VOUCHED) if (attribution[name] !== undefined) said[name] = attribution[name];
  for (const name of SPOKEN) if (entry[name] !== undefined) said[name] = entry[name];
  if (previous !== undefined) said.previous = previous;
  return `${PROFILE} ${direction}\n${canonicalize(said)}`;
}

/**
 * A fresh attribution for a message of this browser: one entry, its own.
 *
 * @param {Record<string, unknown>} payload
 * @param {{key: OwnKey, to: string, intentHash?: string, inReplyTo?: Reference, now?: Date}} terms
 */
export async function attribute(payload, { key, to, intentHash, inReplyTo, now = new Date() }) {
  const timestamp = now.toISOString();
  const attribution = { profile: PROFILE, query_hash: await queryHash(payload), nonce: randomName(), timestamp };
  if (intentHash) attribution.intent_hash = intentHash;
  if (inReplyTo) attribution.in_reply_to = inReplyTo;
  const entry = {
    actor_type: 'user_agent',
    actor_id: key.actorId,
    timestamp,
    alg: 'ES256',
    kid: key.kid,
    to,
    jwk: key.jwk,
  };
  const text = utf8(signedText('request', attribution, entry));
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key.privateKey, text);
  return { ...attribution, chain: [{ ...entry, signature: toBase64Url(signature) }] };
}
