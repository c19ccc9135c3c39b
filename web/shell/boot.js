// Starts the app. What must be settled before the first line of it runs is settled here.

const APP = './{{app.js}}';
const PACKED = './{{app.packed}}';
const UNPACK = './{{unpack.js}}';

// No string ever becomes markup here: the app makes its elements one by one. Browsers without Trusted Types have the rest of the policy
// in index.html.
if (window.trustedTypes && trustedTypes.createPolicy) {
  const home = new URL('./', document.baseURI).href;
  trustedTypes.createPolicy('default', {
    // The same host may carry other people's scripts under other paths.
    createScriptURL: address => (new URL(address, document.baseURI).href.startsWith(home) ? address : null),
  });
}

// Unpacking the app takes a second, and a slow phone several. It is done once a build: from then on it is kept whole, beside the worker's files.
const WHOLE = './{{app.whole}}';
const KEPT = `pebblebook whole ${new URL('./', document.baseURI).pathname}`;
let keep = () => {};

async function compiled() {
  try {
    const kept = await (await caches.open(KEPT)).match(WHOLE);
    if (kept) return await WebAssembly.compileStreaming(kept);
  } catch {
    // A browser that keeps nothing unpacks it each time; and what was kept may have come to harm.
  }
  const [packed, { unpacked }] = await Promise.all([fetched(PACKED), import(UNPACK)]);
  const bytes = await unpacked(packed);
  keep = async () => {
    try {
      // On a full device the last room is for her book.
      const { quota, usage } = (await navigator.storage?.estimate?.()) || {};
      if (quota - usage < 20e6) return;
      await caches.delete(KEPT);
      const response = new Response(bytes, { headers: { 'content-type': 'application/wasm' } });
      await (await caches.open(KEPT)).put(WHOLE, response);
    } catch {
      // Without room it is unpacked the next time too.
    }
  };
  return WebAssembly.compile(bytes);
}

async function fetched(address) {
  const response = await fetch(address, { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
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
    const [module_or_path, app] = await Promise.all([compiled(), import(APP)]);
    await app.default({ module_or_path });
  } catch (error) {
    console.error(error);
    window.pebblebookStuck('Pebblebook could not start.', error);
    return;
  }
  window.pebblebookStarted();
  keep();
}

start();
