// The choices of an answer: buttons in the table or list that names them, or else below the words.

import { button, element } from './element.js';
import { isConfirmation, optionsOf } from './flow.js';

/** Labels up to this long stand in columns. */
const SHORT = 10;

/**
 * Puts the buttons into an answer's words, or after them.
 *
 * @param {HTMLElement} words the answer's words as nodes
 * @param {any} envelope
 * @param {(option: any) => void} choose
 */
export function putChoices(words, envelope, choose) {
  const options = optionsOf(envelope);
  if (options.length === 0) return;
  const table = [...words.querySelectorAll('table')].find((each) => lists(each, options));
  const list = [...words.querySelectorAll('ul')].find((each) => names(each, options));
  if (list) {
    buttonsInItems(list, options, choose);
  } else if (!table) {
    words.append(group(options.map((option) => [option, '']), 'Choices', choose));
  } else if (Math.max(...bodyOf(table).map((row) => row.cells.length)) > 2) {
    buttonsInRows(table, options, choose);
  } else {
    const notes = new Map(bodyOf(table).map((row) => [wordsOf(row.cells[0]), wordsOf(row.cells[1])]));
    const label = wordsOf(table.tHead?.rows[0]?.cells[0]) || 'Choices';
    const noted = options.map((option) => [option, notes.get(plain(option.label)) ?? '']);
    (table.closest('.wide') ?? table).replaceWith(group(noted, label, choose));
  }
}

/** Once something else was said, the choices are history. @param {HTMLElement} entry */
export function retireChoices(entry) {
  for (const made of entry.querySelectorAll('button.option')) made.disabled = true;
  for (const asked of entry.querySelectorAll('.choices.confirmation')) asked.remove();
}

/** Whether each row of a table begins with the label of another option: so a site lists what can be chosen. */
function lists(table, options) {
  const labels = new Set(options.map(({ label }) => plain(label)));
  const rows = bodyOf(table);
  return rows.length > 0 && rows.every((row) => labels.delete(wordsOf(row.cells[0])));
}

/** Whether each item of a list begins with the label of another option in bold, and none is left out. */
function names(list, options) {
  const labels = new Set(options.map(({ label }) => plain(label)));
  return [...list.children].every((item) => labels.delete(wordsOf(nameIn(item)))) && labels.size === 0;
}

/** @param {Element} item @returns {HTMLElement | undefined} */
function nameIn(item) {
  const first = item.firstChild;
  return first?.nodeName === 'STRONG' ? /** @type {HTMLElement} */ (first) : undefined;
}

/** What is said of each choice stays beside it. */
function buttonsInItems(list, options, choose) {
  for (const item of list.children) {
    const name = nameIn(item);
    const after = name.nextSibling;
    if (after?.nodeType === Node.TEXT_NODE) after.data = after.data.replace(/^\s*:/, '');
    name.replaceWith(optionButton(options.find(({ label }) => plain(label) === wordsOf(name)), '', choose));
  }
  list.classList.add('named');
}

function group(noted, label, choose) {
  const options = noted.map(([option]) => option);
  const look = isConfirmation(options) ? ' confirmation' : options.every((each) => each.label.length <= SHORT) ? ' columns' : '';
  const buttons = noted.map(([option, note]) => optionButton(option, note, choose));
  return element('div', { className: `choices${look}`, role: 'group', 'aria-label': label }, ...buttons);
}

/** A table that says more of each choice stays, and its first column is what can be clicked. */
function buttonsInRows(table, options, choose) {
  for (const row of bodyOf(table)) {
    const option = options.find(({ label }) => plain(label) === wordsOf(row.cells[0]));
    row.cells[0].replaceChildren(optionButton(option, '', choose));
  }
}

function optionButton(option, note, choose) {
  const no = option.parameter === 'confirmation' && option.value === false;
  const made = button(option.label, no ? 'option no' : 'option', () => choose(option));
  if (note) made.append(' ', element('span', { className: 'note' }, note));
  return made;
}

/** @param {HTMLTableElement} table */
function bodyOf(table) {
  return [...table.tBodies].flatMap((body) => [...body.rows]);
}

/** @param {HTMLElement | undefined} cell */
function wordsOf(cell) {
  return plain(cell?.textContent ?? '');
}

/** @param {string} text */
function plain(text) {
  return text.trim().replaceAll(/\s+/g, ' ');
}
