// Elements without markup: text stays text.

/**
 * @param {string} tag
 * @param {Record<string, any>} [properties] `on…` listens; names with a hyphen and `role` are attributes; the rest are properties
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElement}
 */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else if (name.includes('-') || name === 'role') made.setAttribute(name, value);
    else made[name] = value;
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

/** A button of the page. @param {string} label @param {string} look class names @param {(event: Event) => void} onclick */
export function button(label, look, onclick) {
  return element('button', { type: 'button', className: look, onclick }, label);
}

/** @param {string} id @returns {HTMLElement} */
export function byId(id) {
  return document.getElementById(id);
}
