// The conversation: what was said, where the interaction stands, and the message that is under way. It knows nothing of
// the screen; it tells `change` when there is something new, and keeps itself in the store, so a reload loses nothing.

import { attribute, queryHash } from './attribution.js';
import { randomName } from './bytes.js';
import { NoAnswer, post } from './endpoint.js';
import { canRetry } from './faults.js';
import { flowTypeOf, isAccepted, isEnd, isLatest } from './flow.js';
import { verify } from './verification.js';

const KEPT = 'conversation';
const MOST_ENTRIES = 400;

/**
 * @typedef {{kind: 'person', text: string, at: number}} PersonEntry
 * @typedef {{kind: 'answer', envelope: any, proof: import('./verification.js').Proof, at: number, again?: number}} AnswerEntry
 *     again: when a retry is welcome, epoch milliseconds
 * @typedef {{kind: 'fault', status: string, at: number, again?: number}} FaultEntry
 * @typedef {{kind: 'divider', at: number}} DividerEntry
 * @typedef {PersonEntry | AnswerEntry | FaultEntry | DividerEntry} Entry
 *
 * @typedef {object} Pending the message that has no final answer yet; a retry is the same payload, freshly signed
 * @property {any} payload
 * @property {string} [intentHash]
 * @property {import('./attribution.js').Reference} [inReplyTo]
 *
 * @typedef {object} State
 * @property {Entry[]} entries
 * @property {import('./flow.js').Interaction | null} interaction
 * @property {any} standing the latest accepted answer of the interaction
 * @property {Pending | null} pending
 */

export class Conversation extends EventTarget {
  #store;
  #site;
  #key;
  /** @type {State} */
  #state = nothing();
  #busy = false;
  #turn = 0;

  /**
   * @param {{store: any, site: {endpoint: string, origin: string, keys: any, locale?: string}, key: any}} parts
   */
  constructor({ store, site, key }) {
    super();
    this.#store = store;
    this.#site = site;
    this.#key = key;
  }

  get state() {
    return this.#state;
  }

  /** Whether an answer is awaited. */
  get busy() {
    return this.#busy;
  }

  /** Takes up what was kept, and sends again what got no answer before the page was left. */
  async resume() {
    const kept = await this.#store.get(KEPT);
    if (kept?.entries) this.#state = kept;
    this.#changed('all');
    if (this.#state.pending && this.#state.entries.at(-1)?.kind === 'person') await this.#send();
  }

  /** What a person typed. @param {string} text */
  async say(text) {
    const words = text.trim();
    if (words) await this.#speak(words, {});
  }

  /** A choice: the words that a person could type, and the exact value beside them. */
  async choose({ parameter, value, label }) {
    await this.#speak(label, { parameters: { [parameter]: value } }, 'information_response');
  }

  /** The person gives up; the site forgets what it holds. */
  async cancel() {
    if (this.#state.interaction?.open) await this.#speak('Please cancel this.', {}, 'error');
  }

  /** Sends the pending message once more: the same payload, freshly signed. */
  async retry() {
    if (!this.#state.pending || this.#busy) return;
    if (this.#state.entries.at(-1)?.kind !== 'person') this.#state.entries.pop();
    this.#changed('all');
    await this.#send();
  }

  /** The last words of the person as a new intent. */
  async sayAnew() {
    const last = this.#state.entries.findLast((entry) => entry.kind === 'person');
    this.#state.interaction = null;
    this.#state.pending = null;
    if (last) await this.say(last.text);
  }

  /** Forgets everything that was said, here; an open interaction is given up at the site as well. */
  async restart() {
    const { interaction } = this.#state;
    const farewell = interaction?.open ? this.#farewell(interaction) : Promise.resolve();
    this.#turn += 1;
    this.#busy = false;
    this.#state = nothing();
    await this.#keep();
    this.#changed('all');
    await farewell;
  }

  async #speak(text, extra, flowType = flowTypeOf(this.#state.interaction, text)) {
    if (this.#busy) return;
    const { entries, interaction } = this.#state;
    const continues = interaction?.open;
    if (!continues && entries.length > 0) entries.push({ kind: 'divider', at: Date.now() });
    entries.push({ kind: 'person', text, at: Date.now() });
    entries.splice(0, entries.length - MOST_ENTRIES);
    this.#state.pending = {
      payload: this.#payload(continues ? flowType : 'intent_request', text, continues ? interaction.id : randomName(), extra),
      ...(continues && { intentHash: interaction.intentHash, inReplyTo: interaction.latest }),
    };
    if (!continues) {
      this.#state.interaction = null;
      this.#state.standing = null;
    }
    await this.#send();
  }

  #payload(flowType, message, interactionId, extra) {
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

  async #send() {
    const turn = ++this.#turn;
    this.#busy = true;
    this.#changed('said');
    await this.#keep();
    const entry = await this.#exchange(this.#state.pending);
    if (turn !== this.#turn) return;
    this.#busy = false;
    this.#state.entries.push(entry);
    if (entry.kind === 'answer') await this.#take(entry);
    await this.#keep();
    this.#changed('answered');
  }

  /** @param {Pending} pending @returns {Promise<AnswerEntry | FaultEntry>} */
  async #exchange(pending) {
    try {
      const request = await this.#signed(pending);
      const { envelope, retryAfter } = await post(this.#site.endpoint, request);
      const intentHash = pending.intentHash ?? request.attribution.query_hash;
      const proof = await verify(envelope, request, { site: this.#site.origin, keys: this.#site.keys, intentHash });
      return { kind: 'answer', envelope, proof, at: Date.now(), ...later(retryAfter) };
    } catch (error) {
      if (error instanceof NoAnswer) return { kind: 'fault', status: error.kind, at: Date.now(), ...later(error.retryAfter) };
      if (error instanceof TypeError) return { kind: 'fault', status: 'unsendable', at: Date.now() };
      throw error;
    }
  }

  async #signed({ payload, intentHash, inReplyTo }) {
    const terms = { key: this.#key, to: this.#site.origin, intentHash, inReplyTo };
    return { ...payload, attribution: await attribute(payload, terms) };
  }

  /** Lets an answer change where the interaction stands, if it proves anything. @param {AnswerEntry} entry */
  async #take({ envelope, proof }) {
    const { pending, interaction } = this.#state;
    if (proof.state === 'refused') return;
    if (proof.state !== 'unsigned' && isLatest(envelope)) {
      const { nonce, query_hash } = envelope.attribution;
      this.#state.interaction = {
        id: pending.payload.interaction_id,
        intentHash: pending.intentHash ?? (await queryHash(pending.payload)),
        latest: { nonce, query_hash },
        open: !isEnd(envelope),
      };
      this.#state.standing = { ...envelope, collected_information: envelope.collected_information ?? {} };
    } else if (proof.state !== 'unsigned' && isEnd(envelope) && interaction) {
      interaction.open = false;
    }
    if (isAccepted(envelope) || !canRetry(envelope.status)) this.#state.pending = null;
  }

  async #farewell({ id, intentHash, latest }) {
    try {
      const payload = this.#payload('error', 'Please cancel this.', id, {});
      await post(this.#site.endpoint, await this.#signed({ payload, intentHash, inReplyTo: latest }));
    } catch {
      // The site forgets an idle interaction by itself.
    }
  }

  async #keep() {
    await this.#store.put(KEPT, this.#state);
  }

  /** @param {'all' | 'said' | 'answered'} what */
  #changed(what) {
    this.dispatchEvent(new CustomEvent('change', { detail: what }));
  }
}

/** @returns {State} */
function nothing() {
  return { entries: [], interaction: null, standing: null, pending: null };
}

/** @param {number | undefined} seconds */
function later(seconds) {
  return typeof seconds === 'number' && seconds > 0 ? { again: Date.now() + Math.min(seconds, 3600) * 1000 } : {};
}
