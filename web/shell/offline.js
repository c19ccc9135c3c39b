// Keeping the app on the device, taking a newer one when she says so, and putting it on the home screen.
// Everything the app itself may call is on `window.pebblebook`.
const workers = 'serviceWorker' in navigator && window.isSecureContext && self === top ? navigator.serviceWorker : null;
const BETWEEN_LOOKS = 15 * 60 * 1000;

let registration = null;
let lastLook = 0;
let asked = false;
let installPrompt = null;
// Set when another tab took the newer build: this page is then of the older one.
let overtaken = false;
const updateListeners = [];
const installListeners = [];

// Set when the worker is of a newer build, but the build in use is still the one she knows: see `activate` in the worker.
let newerKept = false;

// The very first worker waits for a moment too, but it is no newer build: there is none before it.
const somethingWaits = () => overtaken || newerKept || Boolean(registration && registration.waiting && registration.active);

function tellUpdate() {
  if (somethingWaits()) for (const listener of updateListeners) listener();
}

function tellInstall() {
  for (const listener of installListeners) listener(Boolean(installPrompt));
}

window.pebblebook = {
  // Calls back, now or later, whenever a newer build waits to be used. It is never used unasked.
  updateWaiting(callback) {
    updateListeners.push(callback);
    if (somethingWaits()) callback();
  },

  // Whether another tab took the newer build: this page must not write any more.
  isOvertaken: () => overtaken,

  // Uses the newer build: the page is loaded anew. Call it only when nothing half-typed would be lost.
  // Answers whether there was one.
  async applyUpdate() {
    if (overtaken) {
      location.reload();
      return true;
    }
    if (!registration) return false;
    if (registration.waiting) {
      asked = true;
      registration.waiting.postMessage({ type: 'update-now' });
      return true;
    }
    if (!newerKept || !registration.active) return false;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => location.reload();
    registration.active.postMessage({ type: 'update-now' }, [port2]);
    return true;
  },

  // Calls back with true or false whenever that changes: whether the browser can be asked to install the app.
  installChanged(callback) {
    installListeners.push(callback);
  },

  // Whether `promptInstall` would show anything. Never on an iPhone, where the share button does it.
  canInstall: () => Boolean(installPrompt),

  // Lets the browser ask; answers 'accepted', 'dismissed' or 'unavailable'. Needs a tap.
  async promptInstall() {
    const prompt = installPrompt;
    if (!prompt) return 'unavailable';
    installPrompt = null;
    tellInstall();
    await prompt.prompt();
    return (await prompt.userChoice).outcome;
  },
};

addEventListener('beforeinstallprompt', event => {
  event.preventDefault();
  installPrompt = event;
  tellInstall();
});
addEventListener('appinstalled', () => {
  installPrompt = null;
  tellInstall();
});

function watchNext() {
  const next = registration.installing;
  if (!next) return;
  next.addEventListener('statechange', () => {
    if (next.state === 'installed') tellUpdate();
  });
}

async function look() {
  if (!registration || document.visibilityState !== 'visible' || Date.now() - lastLook < BETWEEN_LOOKS) return;
  lastLook = Date.now();
  // No signal is no fault: she goes on with what she has.
  await registration.update().catch(() => {});
}

async function keep() {
  try {
    registration = await workers.register('./sw.js', { updateViaCache: 'none' });
  } catch (error) {
    // Without a worker the app still works, while there is a signal.
    console.info('The app could not be kept for offline use:', error);
    return;
  }
  lastLook = Date.now();
  if (!registration.installing && !registration.waiting) {
    const family = `pebblebook ${new URL(registration.scope).pathname} `;
    newerKept = (await caches.keys()).filter(name => name.startsWith(family)).length > 1;
  }
  registration.addEventListener('updatefound', watchNext);
  watchNext();
  tellUpdate();
  document.addEventListener('visibilitychange', look);
}

if (workers) {
  // The first worker of all changes nothing about this page; only a change from one to another does.
  let controlled = Boolean(workers.controller);
  workers.addEventListener('controllerchange', () => {
    if (asked) {
      asked = false;
      location.reload();
    } else if (controlled) {
      overtaken = true;
      tellUpdate();
    }
    controlled = true;
  });
  // The app first: keeping it can wait until it is there.
  if (document.readyState === 'complete') keep();
  else addEventListener('load', keep, { once: true });
}
