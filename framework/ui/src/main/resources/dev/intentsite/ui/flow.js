// Which flow type a person's words are (wire.md § 3), and what an answer does to the interaction.

/**
 * @typedef {object} Interaction
 * @property {string} id
 * @property {string} intentHash query_hash of its first message
 * @property {import('./attribution.js').Reference} [latest] the site's latest answer
 * @property {boolean} open
 */

/**
 * @param {Interaction | null} interaction
 * @param {string} text
 * @returns {'intent_request' | 'information_request' | 'information_response'}
 */
export function flowTypeOf(interaction, text) {
  if (!interaction?.open) return 'intent_request';
  return /[?？؟]\s*$/.test(text) ? 'information_request' : 'information_response';
}

/** Whether the site took the message: an answer, or the cancellation that was asked for. @param {any} answer */
export function isAccepted(answer) {
  return answer.flow_type !== 'error' || answer.status === 'cancelled';
}

/** Whether the site is at work on it, and has no result yet. @param {any} answer */
export function isUnderWay(answer) {
  return answer?.flow_type === 'information_response' && answer.status === 'accepted';
}

/** Whether what the message asks for may have been done: then the interaction stands, and can be asked about. @param {any} answer */
export function isInDoubt(answer) {
  return answer.flow_type === 'error' && answer.status === 'backend_timeout';
}

/** Whether the interaction is over after this answer. @param {any} answer */
export function isEnd(answer) {
  if (answer.flow_type === 'execution_result') return true;
  return answer.flow_type === 'error' && ['cancelled', 'interaction_closed', 'interaction_expired'].includes(answer.status);
}

/** Whether the next message replies to this answer. @param {any} answer */
export function isLatest(answer) {
  return isAccepted(answer) || answer.status === 'stale_reply';
}

/**
 * The choices of an answer that are fit to be shown.
 *
 * @param {any} answer
 * @returns {{parameter: string, value: unknown, label: string}[]}
 */
export function optionsOf(answer) {
  const options = Array.isArray(answer.options) ? answer.options : [];
  return options
    .filter((option) => typeof option?.parameter === 'string' && option.value !== undefined)
    .map(({ parameter, value, label }) => ({
      parameter,
      value,
      label: typeof label === 'string' && label.trim() ? label.trim() : String(value),
    }));
}

/** Whether these choices are the yes and no of a confirmation. */
export function isConfirmation(options) {
  return options.length > 0 && options.every(({ parameter, value }) => parameter === 'confirmation' && typeof value === 'boolean');
}

/** At most four sentences that could be said next, beyond the choices. @param {any} answer @returns {string[]} */
export function suggestionsOf(answer) {
  const suggestions = Array.isArray(answer.suggestions) ? answer.suggestions : [];
  const options = optionsOf(answer);
  if (isConfirmation(options)) return [];
  const shown = new Set(options.map(({ label }) => label));
  return suggestions.filter((text) => typeof text === 'string' && text.trim() && !shown.has(text.trim())).slice(0, 4);
}
