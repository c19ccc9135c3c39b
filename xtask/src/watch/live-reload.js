// For `cargo xtask serve --watch` only: no worker, and a page that reloads itself after a build.
'use strict';

window.pebblebook = {
  updateWaiting() {},
  applyUpdate: async () => false,
  installChanged() {},
  canInstall: () => false,
  promptInstall: async () => 'unavailable',
};

let shown = null;

async function look() {
  try {
    const answer = await fetch('./live-reload.json', { cache: 'no-store' });
    const { build } = await answer.json();
    if (shown && build !== shown) location.reload();
    shown = build;
  } catch {
    // The server is away for a moment, as while a build is put in place.
  }
  setTimeout(look, 700);
}

look();
