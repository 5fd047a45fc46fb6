// Bytes and their texts.

const encoder = new TextEncoder();

/** @param {string} text */
export function utf8(text) {
  return encoder.encode(text);
}

/** Base64url without padding. @param {ArrayBuffer | Uint8Array} bytes */
export function toBase64Url(bytes) {
  let binary = '';
  for (const byte of new Uint8Array(bytes)) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/**
 * @param {string} text canonical base64url without padding
 * @throws {Error} when it is anything else
 */
export function fromBase64Url(text) {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  if (toBase64Url(bytes) !== text) throw new Error('Not canonical base64url');
  return bytes;
}

/** Lower-case hex SHA-256 of a text's UTF-8. @param {string} text */
export async function sha256Hex(text) {
  const hash = await crypto.subtle.digest('SHA-256', utf8(text));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** 128 random bits. */
export function randomName() {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(16)));
}
