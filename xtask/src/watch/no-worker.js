// For `cargo xtask serve --watch` only: an earlier `serve` may have left a worker that answers from its own
// cache for ever. This one takes its place and then itself away.
'use strict';
const BUILD = "{{build}}";

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil((async () => {
  for (const name of await caches.keys()) {
    if (name.startsWith('pebblebook ')) await caches.delete(name);
  }
  await self.registration.unregister();
  for (const page of await self.clients.matchAll({ type: 'window' })) page.navigate(page.url);
})()));
