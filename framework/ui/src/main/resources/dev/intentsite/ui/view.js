// The whole page, drawn from the conversation's state. It decides nothing; it shows, and hands on what a person does.

import { byId, element } from './element.js';
import { isAccepted } from './flow.js';
import { entryElement } from './view-answer.js';
import { ComposerView } from './view-composer.js';
import { fillStart } from './view-start.js';
import { SummaryView } from './view-summary.js';

const CALM = matchMedia('(prefers-reduced-motion: reduce)');

export class View {
  #conversation;
  #log = byId('log');
  #composer;
  #summary;
  #deeds;

  /** @param {import('./conversation.js').Conversation} conversation @param {any} site the manifest */
  constructor(conversation, site) {
    this.#conversation = conversation;
    const say = (text) => this.#run(conversation.say(text));
    this.#composer = new ComposerView({ say, choose: (option) => this.#run(conversation.choose(option)) });
    this.#summary = new SummaryView(site, () => this.#run(conversation.cancel()));
    this.#deeds = {
      retry: () => this.#run(conversation.retry()),
      sayAnew: () => this.#run(conversation.sayAnew()),
      edit: () => this.#composer.edit(conversation.state.entries.findLast(({ kind }) => kind === 'person')?.text ?? ''),
    };
    fillStart(site, say);
    byId('restart').addEventListener('click', () => this.#run(conversation.restart()));
    conversation.addEventListener('change', (event) => this.#show(event.detail));
  }

  /** @param {'all' | 'said' | 'answered'} what */
  #show(what) {
    const { state, busy } = this.#conversation;
    const started = state.entries.length > 0;
    document.body.dataset.view = started ? 'conversation' : 'start';
    byId('start').hidden = started;
    byId('talk').hidden = !started;
    byId('restart').hidden = !started;
    this.#draw(what);
    byId('typing').hidden = !busy;
    this.#composer.show(this.#replyable(), busy);
    this.#summary.show(state.standing, state.interaction?.open ?? false, busy);
    if (started) this.#scroll(what);
    else scrollTo({ top: 0 });
    this.#composer.focus();
  }

  /** Adds what is new; draws everything again only when something was taken away or a fault is no longer the last. */
  #draw(what) {
    const { entries } = this.#conversation.state;
    const drawn = what === 'all' ? 0 : Math.max(0, this.#log.childElementCount - 1);
    if (what === 'all') this.#log.replaceChildren();
    while (this.#log.childElementCount > drawn) this.#log.lastElementChild.remove();
    entries.slice(drawn).forEach((entry, index) => {
      this.#log.append(entryElement(entry, drawn + index === entries.length - 1, this.#deeds));
    });
  }

  /** The answer whose choices and suggestions still count: the last entry, if it can be relied on. */
  #replyable() {
    const last = this.#conversation.state.entries.at(-1);
    if (last?.kind !== 'answer' || !['verified', 'unchecked'].includes(last.proof.state)) return null;
    return isAccepted(last.envelope) || last.envelope.status === 'stale_reply' ? last.envelope : null;
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
