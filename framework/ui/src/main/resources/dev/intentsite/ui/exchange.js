// One message on its way: made, signed, sent, and each of its answers verified. It knows nothing of what was said before.

import { attribute } from './attribution.js';
import { randomName } from './bytes.js';
import { NoAnswer, post, postAndListen } from './endpoint.js';
import { verify } from './verification.js';

export class Exchange {
  #site;
  #key;

  /** @param {{key: any, site: {endpoint: string, origin: string, keys: any, locale?: string}}} parts */
  constructor({ site, key }) {
    this.#site = site;
    this.#key = key;
  }

  /** What a message says. */
  payload(flowType, message, interactionId, extra = {}) {
    return {
      protocol_version: '1.0',
      flow_type: flowType,
      message,
      interaction_id: interactionId,
      idempotency_key: randomName(),
      timestamp: new Date().toISOString(),
      ...(this.#site.locale && { locale: this.#site.locale }),
      ...extra,
    };
  }

  /**
   * Sends it, and gives back what came of it, whatever that is.
   *
   * @param {import('./conversation.js').Pending} pending
   * @param {AbortSignal} leaving
   * @param {{signal: AbortSignal, take: (more: AsyncGenerator<any>, request: any) => void}} [listener] takes the answers after the first
   * @returns {Promise<import('./conversation.js').AnswerEntry | import('./conversation.js').FaultEntry>}
   */
  async send(pending, leaving, listener) {
    try {
      const request = await this.#signed(pending);
      const { endpoint } = this.#site;
      const answer = listener
        ? await postAndListen(endpoint, request, AbortSignal.any([leaving, listener.signal]))
        : await post(endpoint, request, leaving);
      const { envelope, retryAfter, more } = answer;
      if (more && listener) listener.take(more, request);
      return { ...(await this.proven(envelope, request, pending)), ...later(retryAfter) };
    } catch (error) {
      if (error instanceof NoAnswer) return { kind: 'fault', status: error.kind, at: Date.now(), ...later(error.retryAfter) };
      if (error instanceof TypeError) return { kind: 'fault', status: 'unsendable', at: Date.now() };
      throw error;
    }
  }

  /**
   * An answer, with what its signature proves.
   *
   * @param {any} envelope
   * @param {any} request
   * @param {import('./conversation.js').Pending} pending
   * @returns {Promise<import('./conversation.js').AnswerEntry>}
   */
  async proven(envelope, request, pending) {
    const intentHash = pending.intentHash ?? request.attribution.query_hash;
    const proof = await verify(envelope, request, { site: this.#site.origin, keys: this.#site.keys, intentHash });
    return { kind: 'answer', envelope, proof, at: Date.now() };
  }

  async #signed({ payload, intentHash, inReplyTo }) {
    const terms = { key: this.#key, to: this.#site.origin, intentHash, inReplyTo };
    return { ...payload, attribution: await attribute(payload, terms) };
  }
}

/** @param {number | undefined} seconds */
function later(seconds) {
  return typeof seconds === 'number' && seconds > 0 ? { again: Date.now() + Math.min(seconds, 3600) * 1000 } : {};
}
