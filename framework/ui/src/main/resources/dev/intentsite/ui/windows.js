// Several windows of one browser hold one conversation: one of them speaks at a time, and the others hear of it.

const NAME = 'intentsite-conversation';

export class Windows {
  #channel = new BroadcastChannel(NAME);

  /** Tells the other windows that something new is kept. */
  tell() {
    this.#channel.postMessage('kept');
  }

  /** @param {() => void} deed what to do when another window tells */
  listen(deed) {
    this.#channel.addEventListener('message', deed);
  }

  /**
   * Runs a deed while no other window runs one; a window that is closed stands in nobody's way.
   *
   * @template T @param {() => Promise<T>} deed @returns {Promise<T>}
   */
  alone(deed) {
    return navigator.locks.request(NAME, deed);
  }
}
