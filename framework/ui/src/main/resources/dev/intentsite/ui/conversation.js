// The conversation: what was said, where the interaction stands, and the message that is under way. It knows nothing of
// the screen; it tells `change` when there is something new, and keeps itself in the store, so a reload loses nothing. All
// windows of a browser hold the same one: a window that speaks does so alone, on what is kept, and the others hear of it.

import { queryHash } from './attribution.js';
import { randomName } from './bytes.js';
import { Exchange } from './exchange.js';
import { canRetry } from './faults.js';
import { flowTypeOf, isAccepted, isEnd, isInDoubt, isLatest, isUnderWay } from './flow.js';

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
 * @property {string} revision another one each time it is kept
 */

export class Conversation extends EventTarget {
  #store;
  #windows;
  #exchange;
  /** @type {State} */
  #state = nothing();
  #busy = false;
  #turn = 0;
  #leaving = new AbortController();
  /** @type {AbortController | null} */
  #listening = null;

  /**
   * @param {{store: any, windows: import('./windows.js').Windows, key: any,
   *     site: {endpoint: string, origin: string, keys: any, locale?: string}}} parts
   */
  constructor({ store, windows, site, key }) {
    super();
    this.#store = store;
    this.#windows = windows;
    this.#exchange = new Exchange({ site, key });
  }

  get state() {
    return this.#state;
  }

  /** Whether an answer is awaited. */
  get busy() {
    return this.#busy;
  }

  /** Whether the last thing heard is that the site is at work. */
  get underWay() {
    const { entries, interaction } = this.#state;
    const last = entries.at(-1);
    return interaction?.open === true && last?.kind === 'answer' && proves(last) && isUnderWay(last.envelope);
  }

  /** Whether the site tells by itself what comes of its work. */
  get listening() {
    return this.#listening !== null;
  }

  /** Takes up what was kept, and sends again what got no answer before the page was left. */
  async resume() {
    await this.#reload();
    this.#changed('all');
    this.#windows.listen(() => this.#hear());
    await this.#finish();
  }

  /** What a person typed. @param {string} text @returns {Promise<boolean>} false: not said, because another window was faster */
  async say(text) {
    const words = text.trim();
    return !words || this.#speak(words, {});
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
    await this.#alone('said', async (turn) => {
      if (!this.#state.pending) return;
      if (this.#state.entries.at(-1)?.kind !== 'person') this.#state.entries.pop();
      await this.#send(turn);
    });
  }

  /** Asks how far long work is, and listens on. It shows only what is new, and a fault of it is none of the conversation. */
  async followUp() {
    if (this.#busy || !this.underWay) return;
    this.#listening?.abort();
    const listening = new AbortController();
    let listen = () => listening.abort();
    await this.#alone('asking', async (turn) => {
      if (!this.underWay) return false;
      const { id, intentHash, latest } = this.#state.interaction;
      const pending = { payload: this.#exchange.payload('information_request', 'How far is it?', id), intentHash, inReplyTo: latest };
      const entry = await this.#exchange.send(pending, this.#leaving.signal, {
        signal: listening.signal,
        take: (more, request) => {
          listen = () => (this.underWay ? this.#listen(more, request, pending, listening) : listening.abort());
        },
      });
      if (turn !== this.#turn || entry.kind !== 'answer' || !proves(entry) || canRetry(entry.envelope.status)) return false;
      const before = this.#state.entries.at(-1);
      const isNews = !isUnderWay(entry.envelope) || entry.envelope.message !== before.envelope.message;
      if (isNews && isUnderWay(entry.envelope)) this.#state.entries.pop();
      if (isNews) this.#state.entries.push(entry);
      await this.#take(entry, pending);
      await this.#keep();
      return isNews;
    });
    listen();
  }

  /**
   * Hears the rest of a turn. What is no proof, or comes too late, is nothing; who is not told asks again.
   *
   * @param {AsyncGenerator<any>} more
   * @param {any} request
   * @param {Pending} pending
   * @param {AbortController} listening ends it
   */
  async #listen(more, request, pending, listening) {
    this.#listening = listening;
    this.#changed('asking');
    try {
      for await (const envelope of more) {
        const entry = await this.#exchange.proven(envelope, request, pending);
        while (this.#busy) await new Promise((done) => this.addEventListener('change', done, { once: true }));
        if (listening.signal.aborted) return;
        if (proves(entry) && !isUnderWay(envelope)) await this.#news(entry, pending);
      }
    } catch {
      // It broke off; the page asks again.
    } finally {
      if (this.#listening === listening) {
        this.#listening = null;
        this.#changed('asking');
      }
    }
  }

  /** @param {AnswerEntry} entry @param {Pending} pending */
  async #news(entry, pending) {
    await this.#alone('asking', async () => {
      if (!this.underWay || this.#state.interaction?.id !== pending.payload.interaction_id) return false;
      this.#state.entries.push(entry);
      await this.#take(entry, pending);
      await this.#keep();
      return true;
    });
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
    this.#leave();
    this.#state = nothing();
    await this.#keep();
    this.#changed('all');
    if (interaction?.open) await this.#farewell(interaction);
  }

  async #speak(text, extra, flowType) {
    if (this.#busy) return false;
    const asked = this.#state.interaction?.latest?.nonce;
    return this.#alone('said', async (turn) => {
      const { entries, interaction } = this.#state;
      // A "yes" is to the question that was seen, and to no other.
      if (interaction?.latest?.nonce !== asked || isAwaited(this.#state)) return false;
      const continues = interaction?.open;
      const type = continues ? (flowType ?? flowTypeOf(interaction, text)) : 'intent_request';
      if (!continues && entries.length > 0) entries.push({ kind: 'divider', at: Date.now() });
      entries.push({ kind: 'person', text, at: Date.now() });
      entries.splice(0, entries.length - MOST_ENTRIES);
      this.#state.pending = {
        payload: this.#exchange.payload(type, text, continues ? interaction.id : randomName(), extra),
        ...(continues && { intentHash: interaction.intentHash, inReplyTo: interaction.latest }),
      };
      if (!continues) {
        this.#state.interaction = null;
        this.#state.standing = null;
      }
      await this.#send(turn);
      return true;
    });
  }

  /** Gets the answer to what was said before this window was opened, or by a window that was closed since. */
  async #finish() {
    if (this.#busy || !isAwaited(this.#state)) return;
    await this.#alone('said', async (turn) => isAwaited(this.#state) && this.#send(turn));
  }

  /** Another window kept something. */
  async #hear() {
    if (!(await this.#reload())) return;
    if (this.#busy && !isAwaited(this.#state)) this.#leave();
    this.#changed('all');
    await this.#finish();
  }

  /** Stops waiting for an answer; one that comes all the same is nobody's. */
  #leave() {
    this.#turn += 1;
    this.#busy = false;
    this.#leaving.abort();
    this.#leaving = new AbortController();
  }

  /**
   * Does something on what is kept, while no other window does.
   *
   * @param {'said' | 'asking'} what
   * @param {(turn: number) => Promise<any>} deed
   */
  async #alone(what, deed) {
    const turn = ++this.#turn;
    this.#busy = true;
    this.#changed(what);
    let done = false;
    try {
      done = await this.#windows.alone(async () => {
        if (await this.#reload()) this.#changed('all');
        return turn === this.#turn && deed(turn);
      });
    } finally {
      if (turn === this.#turn) {
        this.#busy = false;
        this.#changed(what === 'asking' && !done ? 'asking' : 'answered');
      }
    }
    return done;
  }

  /** @returns {Promise<boolean>} whether another window kept something else */
  async #reload() {
    const kept = await this.#store.get(KEPT);
    if (!kept?.entries || kept.revision === this.#state.revision) return false;
    this.#state = kept;
    return true;
  }

  /** @param {number} turn */
  async #send(turn) {
    this.#changed('said');
    await this.#keep();
    const { pending } = this.#state;
    const entry = await this.#exchange.send(pending, this.#leaving.signal);
    if (turn !== this.#turn) return;
    this.#state.entries.push(entry);
    if (entry.kind === 'answer') await this.#take(entry, pending);
    await this.#keep();
  }

  /**
   * Lets an answer change where the interaction stands, if it proves anything.
   *
   * @param {AnswerEntry} entry
   * @param {Pending} pending what it answers
   */
  async #take(entry, pending) {
    const { envelope } = entry;
    const state = this.#state;
    if (entry.proof.state === 'refused') return;
    if (proves(entry) && isLatest(envelope)) {
      const { nonce, query_hash } = envelope.attribution;
      state.interaction = {
        id: pending.payload.interaction_id,
        intentHash: pending.intentHash ?? (await queryHash(pending.payload)),
        latest: { nonce, query_hash },
        open: !isEnd(envelope),
      };
      state.standing = { ...envelope, collected_information: envelope.collected_information ?? {} };
    } else if (proves(entry) && isEnd(envelope) && state.interaction) {
      state.interaction.open = false;
    } else if (proves(entry) && isInDoubt(envelope) && !state.interaction) {
      state.interaction = { id: pending.payload.interaction_id, intentHash: await queryHash(pending.payload), open: true };
    }
    if (isAccepted(envelope) || !canRetry(envelope.status)) state.pending = null;
  }

  async #farewell({ id, intentHash, latest }) {
    try {
      const payload = this.#exchange.payload('error', 'Please cancel this.', id);
      await this.#exchange.send({ payload, intentHash, inReplyTo: latest }, this.#leaving.signal);
    } catch {
      // The site forgets an idle interaction by itself.
    }
  }

  async #keep() {
    this.#state.revision = randomName();
    await this.#store.put(KEPT, this.#state);
    this.#windows.tell();
  }

  /** @param {'all' | 'said' | 'answered' | 'asking'} what asking: nothing that was said is new */
  #changed(what) {
    this.dispatchEvent(new CustomEvent('change', { detail: what }));
  }
}

/** @returns {State} */
function nothing() {
  return { entries: [], interaction: null, standing: null, pending: null, revision: '' };
}

/** Whether something was said that has no answer yet. @param {State} state */
function isAwaited({ pending, entries }) {
  return pending !== null && entries.at(-1)?.kind === 'person';
}

/** Whether an answer is the site's. @param {AnswerEntry} entry */
function proves({ proof }) {
  return proof.state === 'verified' || proof.state === 'unchecked';
}
