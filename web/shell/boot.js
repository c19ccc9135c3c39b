// Starts the app. What must be settled before the first line of it runs is settled here.
import { whole } from './{{whole.js}}';

const APP = './{{app.js}}';
const PARTS = ['./{{app.instructions}}', './{{app.numbers}}', './{{app.rest}}'];

// No string ever becomes markup here: the app makes its elements one by one. Browsers without Trusted Types have the rest of the policy
// in index.html.
if (window.trustedTypes && trustedTypes.createPolicy) {
  const home = new URL('./', document.baseURI).href;
  trustedTypes.createPolicy('default', {
    // The same host may carry other people's scripts under other paths.
    createScriptURL: address => (new URL(address, document.baseURI).href.startsWith(home) ? address : null),
  });
}

async function part(address) {
  const response = await fetch(address, { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.arrayBuffer();
}

async function start() {
  // A page that shows us in a frame could lead her fingers. The policy of a static site cannot forbid it.
  if (self !== top) {
    document.documentElement.dataset.framed = '';
    window.pebblebookStuck('Pebblebook does not open inside another page. Open it in a window of its own.');
    return;
  }
  if (typeof WebAssembly !== 'object') {
    window.pebblebookStuck('This browser is too old for Pebblebook. A newer one on the same device will open it.');
    return;
  }
  try {
    const parts = Promise.all(PARTS.map(part));
    const app = await import(APP);
    await app.default({ module_or_path: whole(...await parts) });
  } catch (error) {
    console.error(error);
    window.pebblebookStuck('Pebblebook could not start.', error);
    return;
  }
  window.pebblebookStarted();
}

start();
