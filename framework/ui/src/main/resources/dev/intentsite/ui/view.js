// The whole page, drawn from the conversation's state. It decides nothing; it shows, and hands on what a person does.

import { byId, element } from './element.js';
import { isLatest, suggestionsOf } from './flow.js';
import { isPersonsRight } from './rights.js';
import { entryElement, retire } from './view-answer.js';
import { ComposerView } from './view-composer.js';
import { fillStart } from './view-start.js';
import { SummaryView } from './view-summary.js';

const CALM = matchMedia('(prefers-reduced-motion: reduce)');

const MOST_SUGGESTIONS = 4;

export class View {
  #conversation;
  #site;
  #log = byId('log');
  /** @type {Map<import('./conversation.js').Entry, HTMLElement>} */
  #drawn = new Map();
  #composer;
  #summary;
  #deeds;

  /** @param {import('./conversation.js').Conversation} conversation @param {any} site the manifest */
  constructor(conversation, site) {
    this.#conversation = conversation;
    this.#site = site;
    const say = (text) => this.#run(this.#say(text));
    this.#composer = new ComposerView({ say });
    this.#summary = new SummaryView(site, () => this.#run(conversation.cancel()));
    this.#deeds = {
      choose: (option) => this.#run(conversation.choose(option)),
      retry: () => this.#run(conversation.retry()),
      sayAnew: () => this.#run(conversation.sayAnew()),
      edit: () => this.#composer.edit(conversation.state.entries.findLast(({ kind }) => kind === 'person')?.text ?? ''),
    };
    fillStart(site, say);
    byId('ask-now').addEventListener('click', () => this.#run(conversation.followUp()));
    byId('restart').addEventListener('click', () => this.#run(conversation.restart()));
    conversation.addEventListener('change', (event) => this.#show(event.detail));
  }

  /** @param {string} text words that another window has overtaken come back to be thought over */
  async #say(text) {
    if (!(await this.#conversation.say(text))) this.#composer.edit(text);
  }

  /** @param {'all' | 'said' | 'answered' | 'asking'} what */
  #show(what) {
    const { state, busy, underWay } = this.#conversation;
    const started = state.entries.length > 0;
    const open = state.interaction?.open ?? false;
    document.body.dataset.view = started ? 'conversation' : 'start';
    byId('start').hidden = started;
    byId('talk').hidden = !started;
    byId('restart').hidden = !started;
    this.#draw(what);
    byId('typing').hidden = !busy || underWay;
    byId('under-way').hidden = !underWay;
    byId('ask-now').disabled = busy;
    const ended = started && !busy && !open && this.#replyable() !== null;
    byId('next').hidden = !ended;
    this.#composer.show(busy ? [] : this.#suggestions(ended), !ended, busy);
    this.#summary.show(state.standing, open, busy);
    if (what === 'asking') return;
    if (started) this.#scroll(what);
    else scrollTo({ top: 0 });
    this.#composer.focus();
  }

  /** Takes away what is gone and adds what is new; what was read stays where it is. */
  #draw(what) {
    const { entries } = this.#conversation.state;
    const kept = new Set(what === 'all' ? [] : entries);
    for (const [entry, made] of this.#drawn) {
      if (!kept.has(entry)) {
        made.remove();
        this.#drawn.delete(entry);
      }
    }
    for (const entry of entries) {
      if (!this.#drawn.has(entry)) {
        const made = entryElement(entry, this.#deeds);
        this.#drawn.set(entry, made);
        this.#log.append(made);
      }
      if (entry !== entries.at(-1)) retire(this.#drawn.get(entry));
    }
  }

  /** The answer that the next words reply to: the last entry, if it can be relied on. */
  #replyable() {
    const last = this.#conversation.state.entries.at(-1);
    if (last?.kind !== 'answer' || !['verified', 'unchecked'].includes(last.proof.state)) return null;
    return isLatest(last.envelope) ? last.envelope : null;
  }

  /** After an end, without any of the site's own, the other things that it does. @param {boolean} ended */
  #suggestions(ended) {
    const answer = this.#replyable();
    const own = answer ? suggestionsOf(answer) : [];
    if (!ended || own.length > 0) return own;
    const done = ({ id }) => id !== undefined && id === answer.capability;
    const capabilities = this.#site.capabilities.filter((each) => !isPersonsRight(each));
    return [...capabilities.filter((each) => !done(each)), ...capabilities.filter(done)]
      .map(({ intent }) => String(intent))
      .slice(0, MOST_SUGGESTIONS);
  }

  #scroll(what) {
    const last = this.#log.lastElementChild;
    const tall = last.offsetHeight > innerHeight * 0.6;
    const behavior = what === 'all' || CALM.matches ? 'auto' : 'smooth';
    if (tall && what === 'answered') last.scrollIntoView({ block: 'start', behavior });
    else scrollTo({ top: document.documentElement.scrollHeight, behavior });
  }

  /** @param {Promise<void>} deed */
  #run(deed) {
    deed.catch((error) => sayTrouble('This page met a fault of its own. Reload it, please; nothing is lost.', error));
  }
}

/** A trouble of the page itself, above everything. @param {string} text @param {unknown} [error] */
export function sayTrouble(text, error) {
  if (error) console.error(error);
  byId('notice').replaceChildren(element('p', {}, text));
  byId('notice').hidden = false;
}
