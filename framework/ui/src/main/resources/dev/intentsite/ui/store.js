// What the browser keeps between visits: its key and the conversation. IndexedDB, one object store of names and values.

const DATABASE = 'intentsite';
const VALUES = 'values';

export class Store {
  #database;

  /** @param {IDBDatabase} database */
  constructor(database) {
    this.#database = database;
  }

  /** @returns {Promise<Store>} */
  static async open() {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(VALUES);
    return new Store(await settled(request));
  }

  /** @param {string} name */
  get(name) {
    return settled(this.#values('readonly').get(name));
  }

  /** @param {string} name @param {unknown} value what structured cloning can copy */
  put(name, value) {
    return settled(this.#values('readwrite').put(value, name));
  }

  /** Keeps the value unless one is there. @returns the value that is kept: two windows agree on one */
  async putIfAbsent(name, value) {
    const values = this.#values('readwrite');
    const kept = await settled(values.get(name));
    if (kept !== undefined) return kept;
    await settled(values.put(value, name));
    return value;
  }

  /** @param {IDBTransactionMode} mode */
  #values(mode) {
    return this.#database.transaction(VALUES, mode).objectStore(VALUES);
  }
}

/** For a browser that keeps nothing (a private window, perhaps): the same, until the page is left. */
export class PassingStore {
  #values = new Map();

  async get(name) {
    return this.#values.get(name);
  }

  async put(name, value) {
    this.#values.set(name, structuredClone(value));
  }

  async putIfAbsent(name, value) {
    if (!this.#values.has(name)) this.#values.set(name, value);
    return this.#values.get(name);
  }
}

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
function settled(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
