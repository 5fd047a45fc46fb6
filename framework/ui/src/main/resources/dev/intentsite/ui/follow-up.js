// Long work: asks again how far it is, more and more seldom, until the result is there, or listens where the site tells it by itself. A window
// that nobody sees asks nothing.

const FIRST_MS = 3_000;
const LAST_MS = 60_000;

export class FollowUp {
  #conversation;
  #timer = 0;
  #wait = FIRST_MS;

  /** @param {import('./conversation.js').Conversation} conversation */
  constructor(conversation) {
    this.#conversation = conversation;
    conversation.addEventListener('change', () => this.#plan());
    document.addEventListener('visibilitychange', () => this.#plan());
  }

  #plan() {
    clearTimeout(this.#timer);
    if (!this.#conversation.underWay) this.#wait = FIRST_MS;
    else if (!this.#conversation.busy && !this.#conversation.listening && !document.hidden) this.#timer = setTimeout(() => this.#ask(), this.#wait);
  }

  async #ask() {
    this.#wait = Math.min(this.#wait * 2, LAST_MS);
    await this.#conversation.followUp();
    this.#plan();
  }
}
