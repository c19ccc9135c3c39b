// The service worker: keeps one whole build of the app on the device, so that it opens with no signal.
// All of it stands in one block, so that a file cut short anywhere is an error and never half a worker.
(() => {
  'use strict';

  const BUILD = "{{build}}";
  const FILES = [/* {{files}} */];

  // Other apps may live at the same host under other paths: both the scope and the names of caches keep us apart.
  const SCOPE = new URL(self.registration.scope);
  const FAMILY = `pebblebook ${SCOPE.pathname} `;
  const CACHE = FAMILY + BUILD;
  const START = SCOPE.href;
  const listed = new Map(FILES.map(file => [new URL(file.path, SCOPE).href, file]));

  // Hosts differ in what they call a script or a manifest; a page in place of a picture is a fault.
  const ALSO_CALLED = {
    'text/javascript': ['application/javascript', 'application/x-javascript'],
    'application/manifest+json': ['application/json', 'text/plain', 'application/octet-stream'],
  };

  const mediaType = response => (response.headers.get('content-type') || '').split(';')[0].trim().toLowerCase();

  async function fault(response, bytes, file) {
    if (response.status !== 200) return `status ${response.status}`;
    if (response.redirected) return 'redirected';
    const type = mediaType(response);
    if (type !== file.type && !(ALSO_CALLED[file.type] || []).includes(type)) return `type ${type}`;
    if (bytes.byteLength !== file.size) return `${bytes.byteLength} bytes for ${file.size}`;
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    const hash = Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join('');
    return hash === file.sha256 ? null : 'other contents';
  }

  // Kept under the type we know it has, and never as the end of a redirect, which Safari would refuse to serve.
  const kept = (bytes, file) => new Response(bytes, {
    headers: {
      'content-type': file.type.startsWith('text/') ? `${file.type}; charset=utf-8` : file.type,
      'content-length': String(file.size),
    },
  });

  // Asks whether what the browser already holds is still right, which on a first visit saves sending everything
  // twice; only if that is not what was listed, the whole file is sent again.
  async function bring(file) {
    const address = new URL(file.path, SCOPE).href;
    let wrong;
    for (const cache of ['no-cache', 'reload']) {
      const response = await fetch(address, { cache, credentials: 'same-origin' });
      const bytes = await response.arrayBuffer();
      wrong = await fault(response, bytes, file);
      if (!wrong) return { address, response: kept(bytes, file) };
    }
    throw new Error(`${file.path}: ${wrong}`);
  }

  // All or nothing: nothing is kept before everything has come and is right.
  async function install() {
    const before = await caches.has(CACHE);
    const all = await Promise.all(FILES.map(bring));
    try {
      const cache = await caches.open(CACHE);
      for (const { address, response } of all) await cache.put(address, response);
    } catch (error) {
      // A cache that was there before belongs to the same build, in use just now.
      if (!before) await caches.delete(CACHE);
      throw error;
    }
  }

  // Set when she asks for this build.
  let wanted = false;

  // The caches of our builds, in the order they were made. The first is the build in use, the last the newest.
  const builds = async () => (await caches.keys()).filter(name => name.startsWith(FAMILY));

  // A worker may come to serve because no page was open. That is not her asking: the build she knows stays in use and is served from its own
  // cache, while this one goes on waiting to be wanted.
  async function activate() {
    const [inUse] = await builds();
    for (const name of await builds()) {
      if (name !== CACHE && (wanted || name !== inUse)) await caches.delete(name);
    }
  }

  async function want() {
    wanted = true;
    await self.skipWaiting();
    await activate();
  }

  // Only ever one build's own cache: a match among all caches would mix builds.
  async function answer(request, address) {
    const [inUse] = await builds();
    if (inUse && inUse !== CACHE) return answerFrom(inUse, request, address);
    const file = listed.get(address);
    if (!file) return fetch(request);
    const cache = await caches.open(CACHE);
    const found = await cache.match(address);
    if (found) return found;
    try {
      const { response } = await bring(file);
      await cache.put(address, response.clone()).catch(() => {});
      return response;
    } catch {
      // A page of some other build is better than none; a script or a style of another build is not.
      return request.mode === 'navigate' ? fetch(request) : Response.error();
    }
  }

  // The build in use is an older one, whose list we do not know. If a file is lost that it cannot start without, and that is not to be had any
  // more, the build is lost: then ours is the better one.
  async function answerFrom(older, request, address) {
    const cache = await caches.open(older);
    const found = await cache.match(address);
    if (found) return found;
    const page = request.mode === 'navigate' && address === START;
    const response = page ? Response.error() : await fetch(request).catch(() => Response.error());
    const vital = page || ['', 'script', 'style'].includes(request.destination);
    if (response.ok || !vital) return response;
    await caches.delete(older);
    return answer(request, address);
  }

  // A browser short of room may have dropped a file that no page asks for now but will ask for in the park.
  async function mend() {
    if ((await builds())[0] !== CACHE) return;
    const cache = await caches.open(CACHE);
    const there = new Set((await cache.keys()).map(request => request.url));
    for (const [address, file] of listed) {
      if (there.has(address)) continue;
      const { response } = await bring(file);
      await cache.put(address, response);
    }
  }

  // The address of what is asked for, or of the start page for any way of asking for it; null for what is not ours.
  function ours(request) {
    if (request.method !== 'GET' || !request.url.startsWith(START)) return null;
    const url = new URL(request.url);
    url.hash = '';
    if (request.mode === 'navigate') {
      url.search = '';
      if (url.href === `${START}index.html`) return START;
    }
    return url.href;
  }

  self.addEventListener('install', event => event.waitUntil(install()));
  self.addEventListener('activate', event => event.waitUntil(activate()));
  self.addEventListener('fetch', event => {
    const address = ours(event.request);
    if (!address) return;
    const response = answer(event.request, address);
    event.respondWith(response);
    if (event.request.mode === 'navigate') event.waitUntil(response.then(mend).catch(() => {}));
  });
  self.addEventListener('message', event => {
    if (!event.data || event.data.type !== 'update-now') return;
    event.waitUntil(want().then(() => event.ports[0] && event.ports[0].postMessage('taken')));
  });
})();
