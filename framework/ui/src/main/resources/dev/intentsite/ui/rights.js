// What every person may ask of every site: to see, correct and have erased what is held about them. They are in the
// manifest like what the company is there for, and are shown after it, in one entry.

const RIGHTS = ['show_my_data', 'correct_my_data', 'forget_me'];

/** @param {any} capability of a manifest */
export function isPersonsRight({ id }) {
  return RIGHTS.includes(id);
}

/** The capabilities as a person looks for them: the company's own, then one entry for all rights. @param {any[]} capabilities */
export function entriesOf(capabilities) {
  const rights = capabilities.filter(isPersonsRight);
  const own = capabilities.filter((capability) => !isPersonsRight(capability));
  if (rights.length === 0) return own;
  const examples = rights.flatMap((right) => (Array.isArray(right.examples) ? right.examples.slice(0, 1) : []));
  return [...own, { intent: 'Your personal data', description: 'What is held about you', examples }];
}
