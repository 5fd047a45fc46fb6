// One entry of the conversation as an element.

import { button, element } from './element.js';
import { remedyOf } from './faults.js';
import { isAccepted, isLatest } from './flow.js';
import { render } from './markdown.js';
import { putChoices, retireChoices } from './view-choices.js';
import { proofLine, reasonOf } from './view-proof.js';
import { clockTime } from './words.js';

/**
 * @typedef {object} Deeds what the buttons of an entry do
 * @property {(option: any) => void} choose
 * @property {() => void} retry
 * @property {() => void} sayAnew
 * @property {() => void} edit
 */

/**
 * An entry as the last one: its choices can be taken, and its faults mended.
 *
 * @param {import('./conversation.js').Entry} entry
 * @param {Deeds} deeds
 */
export function entryElement(entry, deeds) {
  if (entry.kind === 'divider') {
    return element('div', { className: 'divider', role: 'separator', 'aria-label': 'A new request' }, element('span', {}, 'A new request'));
  }
  if (entry.kind === 'person') return personElement(entry);
  if (entry.kind === 'fault') return faultElement(entry.status, [], entry, deeds);
  return answerElement(entry, deeds);
}

/** Makes the element of an entry that is no longer the last one; what was read stays where it is. @param {HTMLElement} made */
export function retire(made) {
  made.querySelector('.actions')?.remove();
  retireChoices(made);
}

function personElement({ text, at }) {
  return element(
    'article',
    { className: 'person', 'aria-label': 'You' },
    element('p', { className: 'bubble' }, text),
    element('span', { className: 'when' }, clockTime(at)),
  );
}

function answerElement(entry, deeds) {
  const { envelope, proof } = entry;
  if (proof.state === 'refused') return refusedElement(entry, deeds);
  const words = element('div', { className: 'words' }, render(envelope.message));
  if (proof.state !== 'unsigned' && isLatest(envelope)) putChoices(words, envelope, deeds.choose);
  if (!isAccepted(envelope)) {
    return faultElement(envelope.status, [words, faultList(envelope), proofLine(envelope, proof)], entry, deeds);
  }
  const look = ['answer', envelope.flow_type === 'execution_result' && `result ${outcome(envelope.status)}`].filter(Boolean).join(' ');
  return element('article', { className: look, 'aria-label': 'Answer' }, words, proofLine(envelope, proof));
}

function outcome(status) {
  return status === 'failed' ? 'failed' : status === 'confirmed' ? 'confirmed' : 'answered';
}

/** An answer that may be anybody's: a warning first, its words only on request. */
function refusedElement(entry, deeds) {
  const why = element('p', {}, `The reason: ${reasonOf(entry.proof)}.`);
  const words = element(
    'details',
    { className: 'doubted' },
    element('summary', {}, 'Show its words all the same'),
    element('div', { className: 'words' }, render(entry.envelope.message)),
  );
  return faultElement('refused', [why, words], entry, deeds);
}

function faultElement(status, parts, entry, deeds) {
  const remedy = remedyOf(status);
  return element(
    'article',
    { className: status === 'stale_reply' ? 'fault mild' : 'fault', 'aria-label': remedy.title },
    element('p', { className: 'title' }, remedy.title),
    remedy.advice && element('p', {}, remedy.advice),
    ...parts,
    actions(remedy, entry, deeds),
  );
}

/** The faults of an `invalid_request`, each with its place. */
function faultList({ errors }) {
  if (!Array.isArray(errors) || errors.length === 0) return null;
  const items = errors.map((fault) => element('li', {}, element('code', {}, String(fault?.pointer)), ' ', String(fault?.message)));
  return element('ul', { className: 'places' }, ...items);
}

function actions(remedy, entry, deeds) {
  const buttons = [];
  if (remedy.retry) buttons.push(retryButton(remedy.retry, entry.again, deeds.retry));
  if (remedy.anew) buttons.push(button(remedy.anew, 'strong', deeds.sayAnew));
  if (remedy.edit) buttons.push(button('Edit my message', '', deeds.edit));
  return buttons.length > 0 && element('div', { className: 'actions' }, ...buttons);
}

/** Waits as long as the site asks. @param {number | undefined} again epoch milliseconds */
function retryButton(label, again, onclick) {
  const made = button(label, 'strong', onclick);
  const tell = () => {
    const wait = Math.ceil(((again ?? 0) - Date.now()) / 1000);
    made.disabled = wait > 0;
    made.textContent = wait > 0 ? `${label} in ${wait} s` : label;
    if (wait > 0) setTimeout(tell, 500);
  };
  tell();
  return made;
}
