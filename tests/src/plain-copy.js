// What a page does that was not told to mind its memory: every row into one text, and from the text into another database. It is what the
// app's own backup is measured beside. How far it has come stands on the root element.
(() => {
  const board = document.documentElement.dataset;
  const ask = asked => new Promise((yes, no) => {
    asked.onsuccess = () => yes(asked.result);
    asked.onerror = () => no(asked.error);
  });
  const PLACES = ['standing', 'dated', 'photos'];
  const text = bytes => {
    if (bytes.toBase64) return bytes.toBase64();
    let all = '';
    for (let at = 0; at < bytes.length; at += 32768) all += String.fromCharCode(...bytes.subarray(at, at + 32768));
    return btoa(all);
  };
  const bytes = words => (Uint8Array.fromBase64 ? Uint8Array.fromBase64(words) : Uint8Array.from(atob(words), one => one.charCodeAt(0)));
  let file = null;

  async function out() {
    const from = await ask(indexedDB.open('pebblebook'));
    const all = {};
    for (const place of PLACES) {
      const rows = await ask(from.transaction(place).objectStore(place).getAll());
      all[place] = rows.map(row => ({ ...row, body: text(row.body) }));
    }
    from.close();
    file = new Blob([JSON.stringify(all)], { type: 'application/json' });
    return file.size;
  }

  async function back() {
    const all = JSON.parse(await file.text());
    const asked = indexedDB.open('plain-copy', 1);
    asked.onupgradeneeded = () => PLACES.forEach(place => asked.result.createObjectStore(place, { keyPath: ['kind', 'id'] }));
    const to = await ask(asked);
    const whole = to.transaction(PLACES, 'readwrite', { durability: 'strict' });
    let rows = 0;
    for (const place of PLACES) {
      for (const row of all[place]) {
        whole.objectStore(place).put({ ...row, body: bytes(row.body) });
        rows += 1;
      }
    }
    await new Promise((yes, no) => {
      whole.oncomplete = yes;
      whole.onabort = () => no(whole.error);
    });
    to.close();
    return rows;
  }

  async function gone() {
    file = null;
    await ask(indexedDB.deleteDatabase('plain-copy'));
    return 0;
  }

  addEventListener('plain-copy', async () => {
    try {
      const came = await { out, back, gone }[board.plainCopyAsked]();
      board.plainCopy = `done ${came}`;
    } catch (error) {
      board.plainCopy = `failed ${error}`;
    }
  });
  board.plainCopy = 'ready';
})();
