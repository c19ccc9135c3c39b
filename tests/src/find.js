// Finds what a person would call by this name: by what it is and by the words on it or beside it.
// Arguments: a list of [kind, words] steps, each looked for inside what the one before found.
// Answers { found: [elements] } or { heard: [words of everything of the last kind] }.
const KINDS = {
  button: 'button, [role=button], input[type=button], input[type=submit], summary',
  link: 'a[href], [role=link]',
  field: 'input:not([type=hidden]):not([type=button]):not([type=submit]):not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true], [role=textbox], [role=searchbox], [role=combobox]',
  choice: 'input[type=checkbox], input[type=radio], [role=checkbox], [role=radio], [role=switch], [role=option], [role=menuitemradio]',
  tab: '[role=tab]',
  heading: 'h1, h2, h3, h4, h5, h6, [role=heading]',
  title: 'h1',
  dialog: 'dialog[open], [role=dialog], [role=alertdialog]',
  message: '[role=status], [role=alert], [aria-live]',
  item: 'li, tr, article, [role=listitem], [role=row], [role=article]',
  region: 'section, fieldset, form, nav, main, aside, header, footer, details, [role=region], [role=group], [role=navigation], [role=radiogroup], [role=list], ul, ol, table',
  picture: 'img, svg[role=img], [role=img]',
};

const tidy = words => (words || '').replace(/[\s\u2066-\u2069\u200e\u200f]+/g, ' ').trim();

function shown(element) {
  if (element.closest('[hidden], [inert]')) return false;
  const style = getComputedStyle(element);
  if (style.visibility === 'hidden' || style.display === 'none') return false;
  return element.getClientRects().length > 0;
}

// The words of an element as they are read out: without what is hidden from everyone or from
// screen readers, with the words of its pictures.
function words(element) {
  let all = '';
  for (const child of element.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) all += child.data;
    if (child.nodeType !== Node.ELEMENT_NODE) continue;
    if (child.getAttribute('aria-hidden') === 'true' || child.hidden) continue;
    if (getComputedStyle(child).display === 'none') continue;
    const gap = getComputedStyle(child).display.startsWith('inline') ? '' : ' ';
    all += gap + (child.getAttribute('aria-label') || child.getAttribute('alt') || words(child)) + gap;
  }
  return tidy(all);
}

function called(element, kind) {
  const names = [];
  const by = element.getAttribute('aria-labelledby');
  if (by) {
    const parts = by.split(/\s+/).map(id => document.getElementById(id)).filter(Boolean);
    names.push(tidy(parts.map(words).join(' ')));
  }
  if (element.getAttribute('aria-label')) names.push(tidy(element.getAttribute('aria-label')));
  for (const label of element.labels || []) names.push(words(label));
  if (element.alt) names.push(tidy(element.alt));
  if (element.tagName === 'INPUT' && ['button', 'submit'].includes(element.type)) names.push(tidy(element.value));
  if (element.tagName === 'FIELDSET' && element.querySelector('legend')) names.push(words(element.querySelector('legend')));
  if (element.title) names.push(tidy(element.title));
  if (kind === 'field') {
    if (!names.length && element.placeholder) names.push(tidy(element.placeholder));
  } else if (kind === 'dialog' || kind === 'region') {
    const heading = element.querySelector('h1, h2, h3, h4, caption');
    if (heading) names.push(words(heading));
  } else if (names.length === 0 || kind === 'item' || kind === 'message') {
    names.push(words(element));
  }
  return names.filter(Boolean);
}

function look(root, kind, wanted) {
  if (kind === 'text') {
    const found = [];
    for (const element of root.querySelectorAll('*')) {
      if (!shown(element) || !words(element).includes(wanted)) continue;
      found.push(element);
    }
    // The innermost that hold the words.
    return { found: found.filter(one => !found.some(other => one !== other && one.contains(other))) };
  }
  const all = [...root.querySelectorAll(KINDS[kind])].filter(one =>
    shown(one) || (kind === 'choice' && one.labels && [...one.labels].some(shown)));
  if (wanted === null) return { found: all };
  const named = all.map(one => [one, called(one, kind)]);
  const tests = [name => name === wanted, name => name.startsWith(wanted), name => name.includes(wanted)];
  for (const test of tests) {
    let found = named.filter(([, names]) => names.some(test)).map(([one]) => one);
    // A region in a region has the same first heading: the inner one is meant.
    found = found.filter(one => !found.some(other => one !== other && one.contains(other)));
    if (found.length) return { found };
  }
  return { heard: named.map(([, names]) => names[0] || '(no name)') };
}

// While a dialog asks, nothing outside it can be used.
const asking = [...document.querySelectorAll('dialog')].filter(one => one.matches(':modal')).pop();
let roots = [asking && arguments[0][0][0] !== 'message' ? asking.parentElement : document.documentElement];
if (asking && arguments[0][0][0] !== 'dialog' && arguments[0][0][0] !== 'message') roots = [asking];
let answer = { found: roots };
for (const [kind, wanted] of arguments[0]) {
  const found = [];
  let heard = [];
  for (const root of answer.found) {
    const next = look(root, kind, wanted === null ? null : tidy(wanted));
    found.push(...(next.found || []));
    heard.push(...(next.heard || []));
  }
  answer = found.length ? { found: [...new Set(found)] } : { found: [], heard: heard.slice(0, 40), step: kind };
  if (!found.length) break;
}
return answer;
