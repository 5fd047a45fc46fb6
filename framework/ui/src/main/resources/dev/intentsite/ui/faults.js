// What went wrong, in kind words, and what can be done next.

/**
 * @typedef {object} Remedy
 * @property {string} title
 * @property {string} [advice] beside the site's own message
 * @property {string} [retry] label of the button that sends the very same message again
 * @property {string} [anew] label of the button that says it in a new conversation
 * @property {boolean} [edit] offers the words for another try
 */

/** @type {Record<string, Remedy>} */
const REMEDIES = {
  network: {
    title: 'No answer came',
    advice: 'The connection may be down. Your message is kept; sending it again is safe and does nothing twice.',
    retry: 'Try again',
  },
  unreadable: {
    title: 'The answer could not be read',
    advice: 'Something between you and the site may be in the way. Sending it again is safe and does nothing twice.',
    retry: 'Try again',
  },
  refused: {
    title: 'This answer could not be verified',
    advice: 'It may not come from the company, so it is not acted on. Ask again; that is safe and does nothing twice.',
    retry: 'Ask again',
  },
  unsendable: { title: 'This message could not be sent', advice: 'It holds characters that are no text. Please type it again.', edit: true },
  conflict: { title: 'One moment', advice: 'An earlier message is still being answered.', retry: 'Try again' },
  rate_limited: { title: 'A short pause, please', retry: 'Try again' },
  key_unavailable: { title: 'A signature could not be checked just now', retry: 'Try again' },
  backend_unavailable: { title: 'The company’s system does not answer', retry: 'Try again' },
  backend_timeout: {
    title: 'It is not known yet whether this was done',
    advice: 'Ask what became of it; nothing is done twice.',
    retry: 'Ask what became of it',
  },
  replayed: { title: 'This message came twice', retry: 'Try again' },
  stale_reply: { title: 'The question has changed meanwhile', advice: 'This is the latest one. Please answer it.' },
  interaction_expired: { title: 'This conversation has expired', anew: 'Start anew with this message' },
  interaction_closed: { title: 'This conversation has ended', anew: 'Start anew with this message' },
  interaction_bound: { title: 'This conversation belongs to someone else', anew: 'Start anew with this message' },
  invalid_transition: { title: 'The site does not know this conversation any more', anew: 'Start anew with this message' },
  idempotency_mismatch: { title: 'This message could not be sent again', edit: true },
  attribution_invalid: {
    title: 'The signature of this message was not accepted',
    advice: 'If this device’s clock is wrong, set it and try again.',
    retry: 'Try again',
  },
  attribution_untrusted: { title: 'The site wants to know better who is asking', edit: true },
  invalid_request: { title: 'The site did not understand this message', edit: true },
  payload_too_large: { title: 'This message is too long', edit: true },
  internal_error: { title: 'Something went wrong at the site', anew: 'Start anew with this message', edit: true },
  cancelled: { title: 'Cancelled' },
};

/** @param {string | undefined} status @returns {Remedy} */
export function remedyOf(status) {
  return Object.hasOwn(REMEDIES, status ?? '') ? REMEDIES[status] : { title: 'This did not work', anew: 'Start anew with this message', edit: true };
}

/** Whether the very same message may be sent again. @param {string | undefined} status */
export function canRetry(status) {
  return remedyOf(status).retry !== undefined;
}
