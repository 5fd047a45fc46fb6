// The discreet line under each answer: who signed it, and the details for whoever wants them.

import { element } from './element.js';
import { dateTime, hostOf } from './words.js';

const REASONS = {
  attribution: 'it carries no signature',
  profile: 'it carries no signature that this page knows',
  chain: 'its chain is not that of one site',
  query_hash: 'its words are not those that were signed',
  timestamp: 'it was not signed just now, or this device’s clock is wrong',
  actor_id: 'another site signed it',
  to: 'it was made for someone else',
  in_reply_to: 'it answers another message',
  interaction_id: 'it belongs to another conversation',
  intent_hash: 'it belongs to another request',
  keys: 'the site’s keys could not be fetched',
  key: 'the site does not publish the key that signed it',
  signature: 'its signature does not hold',
};

/** @param {import('./verification.js').Proof} proof */
export function reasonOf(proof) {
  return REASONS[proof.reason] ?? 'its signature does not hold';
}

/** @param {any} envelope @param {import('./verification.js').Proof} proof */
export function proofLine(envelope, proof) {
  if (proof.state === 'unsigned') return element('p', { className: 'proof' }, 'Not signed');
  const checked = proof.state === 'verified';
  const summary = checked ? `Signed by ${hostOf(proof.site)}` : `Signed by ${hostOf(proof.site)}, not checked`;
  return element(
    'details',
    { className: 'proof' },
    element('summary', {}, element('span', { className: checked ? 'seal' : 'seal open', 'aria-hidden': 'true' }), summary),
    !checked && element('p', {}, 'This browser does not know the algorithm of this signature yet.'),
    facts(envelope, proof),
    reading(envelope),
  );
}

function facts(envelope, proof) {
  const rows = [
    ['Site', proof.site],
    ['Signed', dateTime(proof.signedAt)],
    ['Message hash', proof.hash],
    ['Record', envelope.record],
    ['Key', `${proof.kid} (${proof.alg})`],
    ['Interaction', envelope.interaction_id],
  ];
  const list = element('dl', {});
  for (const [name, value] of rows) {
    if (typeof value === 'string') list.append(element('dt', {}, name), element('dd', {}, value));
  }
  return list;
}

/** The site's explicability: outside the signature, and said to be. */
function reading(envelope) {
  const own = Array.isArray(envelope.explicability) ? envelope.explicability : [];
  const texts = own.flatMap((part) => [part?.interpretation, ...(Array.isArray(part?.assumptions) ? part.assumptions : [])]);
  const said = texts.filter((text) => typeof text === 'string' && text);
  if (said.length === 0) return null;
  return element('p', {}, `How your message was read (not part of the signature): ${said.join('; ')}`);
}
