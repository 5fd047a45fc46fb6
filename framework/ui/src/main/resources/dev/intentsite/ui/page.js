// Starts the page: the site's manifest, this browser's key, the conversation, the view.

import { Conversation } from './conversation.js';
import { FollowUp } from './follow-up.js';
import { ownKey, SiteKeys } from './keys.js';
import { PassingStore, Store } from './store.js';
import { sayTrouble, View } from './view.js';
import { Windows } from './windows.js';
import { hostOf, speakAs } from './words.js';

start().catch((error) => {
  sayTrouble('This page could not start. Check the connection and reload it.', error);
});

async function start() {
  if (!isSecureContext) {
    sayTrouble('Your browser signs messages only on a secure page. Open this address with https:// instead.');
    return;
  }
  const site = await manifest();
  const endpoint = new URL(site.contact.intent_endpoint);
  if (endpoint.origin !== location.origin) {
    sayTrouble(
      `You opened this page at ${hostOf(location.origin)}. The site itself is ${hostOf(endpoint.origin)}: ` +
        'your messages are addressed to it, and only answers that it signed are shown.',
    );
  }
  const store = await openStore();
  const locale = sharedLanguage(site.locales);
  speakAs(locale ?? [site.locales].flat()[0]);
  const parts = {
    endpoint: endpoint.pathname,
    origin: endpoint.origin,
    keys: new SiteKeys('/.well-known/jwks.json'),
    locale,
  };
  const conversation = new Conversation({ store, windows: new Windows(), site: parts, key: await ownKey(store) });
  new View(conversation, site);
  new FollowUp(conversation);
  await conversation.resume();
  document.body.dataset.ready = 'true';
}

async function manifest() {
  const response = await fetch('site.json', { credentials: 'omit' });
  if (!response.ok) throw new Error(`site.json answered ${response.status}`);
  const read = await response.json();
  return { ...read, company: String(read.company), capabilities: Array.isArray(read.capabilities) ? read.capabilities : [] };
}

async function openStore() {
  try {
    return await Store.open();
  } catch (error) {
    console.warn('Nothing can be kept in this browser', error);
    return new PassingStore();
  }
}

/** The first of the person's languages that the site speaks. @param {unknown} locales */
function sharedLanguage(locales) {
  const spoken = Array.isArray(locales) ? locales.map(String) : [];
  const language = (tag) => tag.split('-')[0].toLowerCase();
  return navigator.languages.find((tag) => spoken.some((own) => language(own) === language(tag)));
}
