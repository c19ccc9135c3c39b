// Starts the app. What must be settled before the first line of it runs is settled here.
const APP = './{{app.js}}';
const WASM = './{{app.wasm}}';

// The one way for a string to become markup or the address of a script. The app's own templates pass; what an
// intruder would need does not. Browsers without Trusted Types have the rest of the policy in index.html.
const FORBIDDEN = /<\s*\/?\s*(?:script|iframe|frame|object|embed|base|meta|link|style|form\s)|[\s"'/]on[a-z]+\s*=|srcdoc\s*=|javascript\s*:/i;

if (window.trustedTypes && trustedTypes.createPolicy) {
  const home = new URL('./', document.baseURI).href;
  trustedTypes.createPolicy('default', {
    createHTML: markup => (FORBIDDEN.test(markup) ? null : markup),
    // The same host may carry other people's scripts under other paths.
    createScriptURL: address => (new URL(address, document.baseURI).href.startsWith(home) ? address : null),
  });
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
    const wasm = fetch(WASM, { credentials: 'same-origin' });
    const app = await import(APP);
    await app.default({ module_or_path: wasm });
  } catch (error) {
    console.error(error);
    window.pebblebookStuck('Pebblebook could not start.', error);
    return;
  }
  window.pebblebookStarted();
}

start();
