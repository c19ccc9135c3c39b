// Keeps the focus near to where she was. What she presses is often gone with the pressing: a form's "Cancel", the "Undo" of a message, the
// whole screen at the lock. The browser then lets the focus fall to the top of the page, and a keyboard or a screen reader begins anew there.
const FORMS = 'form, [role=group]';
const FIELDS = 'input:not([type=file], [type=hidden]), textarea, select';
const HEADINGS = 'h1, h2, h3';
const REFUSALS = '.field__error, [role=alert]';

// What had the focus last with all around it, from the inside out. Empty while nothing had it, or when she left it herself.
let stood = [];
// What has come onto the page since the last look.
let forms = [];
let refusals = [];
let frame = 0;

const shown = one => one.isConnected && one.getClientRects().length > 0;
const all = (place, what) => [...place.querySelectorAll(what)].filter(shown);
const within = (node, what) => [...(node.matches(what) ? [node] : []), ...node.querySelectorAll(what)];
const nowhere = () => !document.activeElement || document.activeElement === document.body;

function inSight(one) {
  const { top, bottom } = one.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}

function give(one) {
  if (!one) return;
  if (one.matches(HEADINGS)) one.tabIndex = -1;
  // The page stays where it is, unless it would be answered out of her sight.
  one.focus({ preventScroll: inSight(one) });
}

// What she asked for, if it is in this place; else what the place is called.
function best(place, fresh) {
  const form = fresh.find(form => place.contains(form) && shown(form));
  // Before the book is open there is a screen with one thing to say: the lock.
  const gate = place.matches('main:not(.shell__main)') ? all(place, FIELDS) : [];
  const headings = all(place, HEADINGS);
  return (form && all(form, FIELDS)[0]) || (gate.length === 1 && gate[0]) || headings.find(inSight) || headings[0];
}

function nearest(fresh) {
  for (const place of stood.filter(shown)) {
    const found = best(place, fresh);
    if (found) return found;
  }
  // A message stands outside the screen, and at the lock nothing of the screen before is left.
  const main = all(document, 'main')[0];
  return main && best(main, []);
}

function look() {
  const [fresh, said] = [forms, refusals.filter(shown)];
  [forms, refusals] = [[], []];
  if (nowhere()) {
    // A dialog looks after its own focus.
    if (stood.length && !shown(stood[0]) && !document.querySelector('dialog[open]')) give(nearest(fresh));
    return;
  }
  // A refusal beside a field is heard when its field has the focus. A click on a button gives it to the screen in some browsers. A long
  // form has its list of refusals, and whoever types is not interrupted.
  if (!document.activeElement.matches('button, main') || document.querySelector('.error-summary')) return;
  const place = said.map(one => one.closest('.field, .field-group')).find(Boolean);
  if (place) give(all(place, FIELDS)[0]);
}

addEventListener('focusin', ({ target }) => {
  stood = [];
  for (let one = target; one instanceof Element && one !== document.body; one = one.parentElement) stood.push(one);
});

// By the end of the turn it is known whether it was taken off the page, or she tapped beside it.
addEventListener('focusout', ({ target }) => queueMicrotask(() => {
  if (stood[0] === target && shown(target) && nowhere()) stood = [];
}));

// Screens that move the focus themselves do so in the frame after their drawing: theirs comes first.
new MutationObserver(records => {
  for (const node of records.flatMap(record => [...record.addedNodes])) {
    if (!(node instanceof Element)) continue;
    forms.push(...within(node, FORMS));
    refusals.push(...within(node, REFUSALS));
  }
  cancelAnimationFrame(frame);
  frame = requestAnimationFrame(() => { frame = requestAnimationFrame(look); });
}).observe(document.body, { childList: true, subtree: true });
