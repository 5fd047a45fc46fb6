// What is known and what is still needed, kept in view: beside the conversation, or folded above it on a phone.

import { button, byId, element } from './element.js';
import { isUnderWay } from './flow.js';
import { clockTime, inWords, spoken } from './words.js';

const WIDE = matchMedia('(min-width: 62rem)');

export class SummaryView {
  #frame = byId('summary');
  #body = byId('summary-body');
  #line = byId('summary-line');
  #site;
  #cancel;

  /** @param {any} site the manifest @param {() => void} cancel */
  constructor(site, cancel) {
    this.#site = site;
    this.#cancel = cancel;
    WIDE.addEventListener('change', () => this.#unfold());
    this.#unfold();
  }

  /** @param {any} standing the latest accepted answer, or null @param {boolean} open @param {boolean} busy */
  show(standing, open, busy) {
    const known = Object.entries(standing?.collected_information ?? {}).filter(([, value]) => value !== null);
    const needed = open && Array.isArray(standing.required_information) ? standing.required_information.map(String) : [];
    const capability = this.#site.capabilities.find(({ id }) => id !== undefined && id === standing?.capability);
    byId('summary-area').hidden = !standing || (!capability && known.length === 0 && needed.length === 0);
    if (!standing) return;

    const title = capability?.intent ?? 'Your request';
    this.#line.replaceChildren(
      element('span', { className: 'title' }, title),
      element('span', { className: 'count' }, count(known.length, needed.length, open, isUnderWay(standing))),
    );
    this.#body.replaceChildren(
      this.#rows(known, needed, capability),
      ...footer(standing, open, busy, this.#cancel),
    );
  }

  #unfold() {
    this.#frame.open = WIDE.matches;
  }

  #rows(known, needed, capability) {
    const list = element('dl', { className: 'slip' });
    for (const [name, value] of known) {
      const parameter = (capability?.parameters ?? []).find((declared) => declared.name === name);
      const label = parameter?.label ? inWords(parameter.label) : inWords(name);
      list.append(element('div', { className: 'known' }, element('dt', {}, label), element('dd', {}, spoken(value, parameter?.type))));
    }
    for (const label of needed) {
      list.append(element('div', { className: 'needed' }, element('dt', {}, inWords(label)), element('dd', {}, 'still needed')));
    }
    return list;
  }
}

function count(known, needed, open, underWay) {
  if (!open) return 'Done';
  if (underWay) return 'Under way';
  return needed > 0 ? `${known} known, ${needed} to go` : `${known} known`;
}

function footer(standing, open, busy, cancel) {
  if (!open) {
    const reference = Object.values(standing.collected_information).includes(standing.external_id) ? null : standing.external_id;
    return [
      element('p', { className: 'state' }, stateOf(standing)),
      typeof reference === 'string' && element('p', { className: 'reference' }, 'Reference ', element('strong', {}, reference)),
    ].filter(Boolean);
  }
  if (isUnderWay(standing)) return [element('p', { className: 'state' }, 'Under way.')];
  const until = standing.expires_at;
  const made = button('Stop this request', 'quiet', cancel);
  made.disabled = busy;
  return [typeof until === 'string' && element('p', { className: 'state' }, `Kept until ${clockTime(until)} if nothing more is said.`), made].filter(Boolean);
}

function stateOf({ flow_type, status }) {
  if (flow_type === 'error') return 'Cancelled. Nothing was done.';
  if (status === 'failed') return 'This could not be done.';
  if (status === 'answered') return 'Answered.';
  return 'Done.';
}
