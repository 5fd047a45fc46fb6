// The start: who this is, and what can be done here.

import { button, byId, element } from './element.js';
import { entriesOf } from './rights.js';

const EXAMPLES = 3;

/** @param {any} site the manifest @param {(text: string) => void} say */
export function fillStart(site, say) {
  byId('company').textContent = site.company;
  byId('welcome').textContent = site.company;
  byId('about').textContent = site.about ?? '';
  byId('about').hidden = !site.about;
  byId('capabilities').replaceChildren(...entriesOf(site.capabilities).map((entry) => capabilityElement(entry, say)));
  document.title = site.company;
}

function capabilityElement({ intent, description, examples }, say) {
  const words = Array.isArray(examples) ? examples.slice(0, EXAMPLES) : [];
  return element(
    'li',
    {},
    element('h3', {}, String(intent)),
    element('p', {}, String(description)),
    words.length > 0 && element('div', { className: 'examples' }, ...words.map((text) => button(String(text), 'example', () => say(String(text))))),
  );
}
