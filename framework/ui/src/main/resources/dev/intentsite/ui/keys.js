// Keys: the browser's own, which never leaves it, and the site's, as the site publishes them.

import { fromBase64Url, toBase64Url, utf8 } from './bytes.js';
import { canonicalize } from './canonical.js';

const THUMBPRINT_ID = 'urn:ietf:params:oauth:jwk-thumbprint:sha-256:';
const CURVE = { name: 'ECDSA', namedCurve: 'P-256' };

/**
 * @typedef {{privateKey: CryptoKey, jwk: object, kid: string, actorId: string}} OwnKey
 * @typedef {{alg: 'Ed25519' | 'ES256', key: CryptoKey | null, exp?: number}} SiteKey key null: this browser cannot check it
 */

/** RFC 7638. @param {object} jwk exactly the members of the thumbprint */
export async function thumbprint(jwk) {
  return toBase64Url(await crypto.subtle.digest('SHA-256', utf8(canonicalize(jwk))));
}

/**
 * This browser's key for this site, made on first use. Its private half cannot be exported, by this page either.
 *
 * @param {import('./store.js').Store} store
 * @returns {Promise<OwnKey>}
 */
export async function ownKey(store) {
  const kept = await store.get('key');
  const pair = kept ?? (await store.putIfAbsent('key', await crypto.subtle.generateKey(CURVE, false, ['sign', 'verify'])));
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const jwk = { crv, kty, x, y };
  const kid = await thumbprint(jwk);
  return { privateKey: pair.privateKey, jwk, kid, actorId: THUMBPRINT_ID + kid };
}

/** The site's published keys, by their computed thumbprints. Fetched once, and again for a key that is not among them. */
export class SiteKeys {
  #url;
  /** @type {Map<string, SiteKey> | null} */
  #keys = null;

  /** @param {string} url */
  constructor(url) {
    this.#url = url;
  }

  /** @param {string} kid @returns {Promise<SiteKey | undefined>} @throws {Error} when the key set cannot be had */
  async find(kid) {
    if (!this.#keys?.has(kid)) this.#keys = await fetchKeys(this.#url, this.#keys !== null);
    return this.#keys.get(kid);
  }
}

/** @param {string} url @param {boolean} again past the browser's cache */
async function fetchKeys(url, again) {
  const response = await fetch(url, { cache: again ? 'no-cache' : 'default', credentials: 'omit', redirect: 'error' });
  if (!response.ok) throw new Error(`The key set answered ${response.status}`);
  const { keys } = await response.json();
  const found = new Map();
  for (const jwk of Array.isArray(keys) ? keys : []) {
    const read = await readKey(jwk);
    if (read) found.set(await thumbprint(read.named), { alg: read.alg, key: read.key, exp: jwk.exp });
  }
  return found;
}

/** @param {any} jwk one member of a JWK Set; another kind of key counts as absent */
async function readKey(jwk) {
  try {
    if (jwk.kty === 'OKP' && jwk.crv === 'Ed25519') {
      fromBase64Url(jwk.x);
      const named = { crv: jwk.crv, kty: jwk.kty, x: jwk.x };
      return { alg: 'Ed25519', named, key: await importEd25519(named) };
    }
    if (jwk.kty === 'EC' && jwk.crv === 'P-256') {
      const named = { crv: jwk.crv, kty: jwk.kty, x: jwk.x, y: jwk.y };
      return { alg: 'ES256', named, key: await crypto.subtle.importKey('jwk', named, CURVE, false, ['verify']) };
    }
  } catch {
    return null;
  }
  return null;
}

/** Null where the browser does not know the algorithm yet. @param {object} jwk */
async function importEd25519(jwk) {
  try {
    return await crypto.subtle.importKey('jwk', jwk, { name: 'Ed25519' }, false, ['verify']);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotSupportedError') return null;
    throw error;
  }
}
