// Where a person types, and what can be clicked instead of typing.

import { button, byId } from './element.js';

const MOST_CHARACTERS = 8000;
const TOUCH = matchMedia('(pointer: coarse)');

export class ComposerView {
  #form = byId('composer');
  /** @type {HTMLTextAreaElement} */
  #field = byId('message');
  #send = byId('send');
  #suggestions = byId('suggestions');
  #deeds;
  #busy = false;

  /** @param {{say: (text: string) => void}} deeds */
  constructor(deeds) {
    this.#deeds = deeds;
    this.#form.addEventListener('submit', (event) => this.#submit(event));
    this.#field.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) this.#submit(event);
    });
    this.#field.addEventListener('input', () => this.#fit());
  }

  /**
   * @param {string[]} suggestions what could be said next
   * @param {boolean} continues whether the next words belong to what was said
   * @param {boolean} busy
   */
  show(suggestions, continues, busy) {
    this.#busy = busy;
    this.#send.disabled = busy;
    this.#field.placeholder = continues ? 'Write in your own words' : 'What else can we do for you?';
    this.#suggestions.hidden = suggestions.length === 0;
    this.#suggestions.replaceChildren(...suggestions.map((text) => button(text, 'suggestion', () => this.#deeds.say(text))));
  }

  /** Puts words up for another try. @param {string} text */
  edit(text) {
    this.#field.value = text;
    this.#fit();
    this.#field.focus();
  }

  /** To where the next words are typed, unless that would raise a phone's keyboard over the answer. */
  focus() {
    if (!TOUCH.matches) this.#field.focus({ preventScroll: true });
  }

  #submit(event) {
    event.preventDefault();
    const text = this.#field.value.trim();
    if (!text || this.#busy) return;
    if ([...text].length > MOST_CHARACTERS) {
      this.#field.setCustomValidity(`Please use at most ${MOST_CHARACTERS.toLocaleString()} characters.`);
      this.#field.reportValidity();
      this.#field.setCustomValidity('');
      return;
    }
    this.#field.value = '';
    this.#fit();
    this.#deeds.say(text);
  }

  /** As tall as its words, to a limit. The number of rows needs no inline style, which the policy forbids. */
  #fit() {
    this.#field.rows = 1;
    while (this.#field.rows < 6 && this.#field.scrollHeight > this.#field.clientHeight) this.#field.rows += 1;
  }
}
