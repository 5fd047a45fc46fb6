// Markdown to nodes that cannot run anything. Three walls: markdown-it makes no HTML of HTML and only links to http, https
// and mailto; DOMPurify lets nothing but the elements and attributes below through; the page's Content-Security-Policy
// runs no script and loads nothing that is not the site's own.

/* global markdownit, DOMPurify */

const LINKS = ['http:', 'https:', 'mailto:'];
const ELEMENTS = [
  'a', 'blockquote', 'br', 'code', 'del', 'em', 'h3', 'h4', 'h5', 'h6', 'hr', 'li', 'ol', 'p', 'pre', 's', 'span', 'strong',
  'table', 'tbody', 'td', 'th', 'thead', 'tr', 'ul',
];
const ATTRIBUTES = ['href', 'start', 'title', 'class'];

const parser = markdownit('default', { html: false, linkify: true, typographer: false, breaks: false, maxNesting: 40 });
parser.linkify.set({ fuzzyLink: false, fuzzyEmail: true, fuzzyIP: false });
parser.validateLink = isSafe;
parser.renderer.rules.image = (tokens, index) => `<span class="picture">${parser.utils.escapeHtml(tokens[index].content)}</span>`;
parser.renderer.rules.heading_open = (tokens, index) => `<${lowered(tokens[index].tag)}>`;
parser.renderer.rules.heading_close = (tokens, index) => `</${lowered(tokens[index].tag)}>`;
parser.renderer.rules.th_open = (tokens, index) => `<th${alignment(tokens[index])}>`;
parser.renderer.rules.td_open = (tokens, index) => `<td${alignment(tokens[index])}>`;
parser.renderer.rules.fence = (tokens, index) => `<pre><code>${parser.utils.escapeHtml(tokens[index].content)}</code></pre>`;

/**
 * @param {string} text CommonMark with tables; anyone may have written it
 * @returns {DocumentFragment}
 */
export function render(text) {
  const fragment = DOMPurify.sanitize(parser.render(text), {
    ALLOWED_TAGS: ELEMENTS,
    ALLOWED_ATTR: ATTRIBUTES,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
  for (const link of fragment.querySelectorAll('a')) leadOutside(link);
  for (const table of fragment.querySelectorAll('table')) nameRows(table);
  for (const wide of fragment.querySelectorAll('table, pre')) enclose(wide);
  return fragment;
}

/** @param {string} address */
function isSafe(address) {
  try {
    return LINKS.includes(new URL(address, location.href).protocol);
  } catch {
    return false;
  }
}

/** The page's own headings come first. @param {string} tag */
function lowered(tag) {
  return `h${Math.min(6, Number(tag[1]) + 2)}`;
}

function alignment(token) {
  const style = token.attrGet('style') ?? '';
  const side = ['left', 'center', 'right'].find((name) => style.endsWith(name));
  return side ? ` class="${side}"` : '';
}

/**
 * A table whose head says nothing is a list of names and values, and has no head then. Elsewhere a head's cell without words is
 * no heading.
 *
 * @param {HTMLTableElement} table
 */
function nameRows(table) {
  const heads = [...table.querySelectorAll('thead th')];
  const silent = heads.filter((cell) => cell.textContent.trim() === '');
  if (silent.length < heads.length) {
    for (const cell of silent) cell.replaceWith(document.createElement('td'));
    return;
  }
  table.querySelector('thead')?.remove();
  table.className = 'details';
  for (const row of table.rows) {
    const name = document.createElement('th');
    name.scope = 'row';
    name.append(...(row.cells[0]?.childNodes ?? []));
    row.cells[0]?.replaceWith(name);
  }
}

/** @param {HTMLAnchorElement} link */
function leadOutside(link) {
  if (!isSafe(link.getAttribute('href') ?? '')) link.removeAttribute('href');
  link.target = '_blank';
  link.rel = 'noopener noreferrer nofollow';
}

/** Lets what is wide scroll by itself, by keyboard too. @param {Element} wide */
function enclose(wide) {
  const frame = document.createElement('div');
  frame.className = 'wide';
  frame.tabIndex = 0;
  frame.setAttribute('role', 'group');
  frame.setAttribute('aria-label', wide.localName === 'table' ? 'Table' : 'Text as written');
  wide.replaceWith(frame);
  frame.append(wide);
}
