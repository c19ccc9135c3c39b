// A large file on its way out: written piece by piece where the browser has a place for that, and in memory where it has none; then handed
// over by the share sheet, a file picker or as a download. The app says what is in it.
const NAME = 'being-made';

const folder = async () => (navigator.storage && navigator.storage.getDirectory ? navigator.storage.getDirectory() : null);

async function onDisk() {
  try {
    const place = await folder();
    if (!place) return null;
    const handle = await place.getFileHandle(NAME, { create: true });
    // Not in every browser that has the folder.
    return handle.createWritable ? { handle, out: await handle.createWritable() } : null;
  } catch {
    return null;
  }
}

function thrown(error) {
  noRoom = true;
  throw error;
}

async function forget() {
  const place = await folder().catch(() => null);
  if (place) await place.removeEntry(NAME).catch(() => {});
}

// A browser puts memory away when much is asked for, and not while much lies about: of pictures that went by, sixty megabytes. So very
// much is asked for, never touched, and given back at once.
function tidy() {
  if (!ArrayBuffer.prototype.transfer) return;
  try {
    new ArrayBuffer(1 << 27).transfer(0);
  } catch {
    // So much is not to be had: the device is short of memory, and tidies up by itself.
  }
}

// A little room that is held while there is some: on a full device even deleting takes a few bytes first, and a browser gives the room of a
// cache back at once. It holds nothing.
const RESERVE = `room in reserve ${location.pathname}`;

// A file that is not sealed goes as soon as it can: on its way to the downloads it is needed a while longer.
let plain = false;
let handedAt = 0;
let going = 0;
const NEEDED_MS = 60000;
const NEEDED_AT_CLOSING_MS = 10000;

let disk = null;
// The device had no room for a file: from then on they are made in memory.
let noRoom = false;
let pieces = [];
let written = 0;
// Bytes on their way to the disk always lie here: a browser takes its time before it puts memory away that a page has done with.
let held = null;

window.pebblebookFiles = {
  tidy,

  async reserve(kept) {
    const reserve = await caches.open(RESERVE);
    // A cache that is thrown away whole keeps its room for as long as anybody holds on to it.
    if (!kept) return reserve.delete('./reserve');
    if (!(await reserve.keys()).length) await reserve.put('./reserve', new Response(new Uint8Array(1 << 18)));
    return true;
  },

  async begin(isPlain) {
    // What was to go with the file before must not take this one along.
    clearTimeout(going);
    plain = isPlain;
    handedAt = 0;
    pieces = [];
    disk = noRoom ? null : await onDisk();
  },

  // The place for so many bytes, which are then written.
  room(length) {
    if (!held || held.length < length) held = new Uint8Array(Math.max(length, 1 << 21));
    return held.subarray(0, length);
  },

  async write(bytes) {
    written += bytes.length;
    if (written >= 1 << 21) {
      written = 0;
      tidy();
    }
    if (!disk) pieces.push(new Blob([bytes]));
    else await disk.out.write(bytes).catch(thrown);
  },

  // The whole file, to be read again.
  async finish(name) {
    const type = 'application/json';
    held = null;
    if (!disk) return new File(pieces, name, { type });
    await disk.out.close().catch(thrown);
    const file = await disk.handle.getFile();
    disk = null;
    return new File([file], name, { type });
  },

  // Nobody wants the file any more.
  leave() {
    clearTimeout(going);
    if (plain) going = setTimeout(forget, Math.max(0, handedAt + NEEDED_MS - Date.now()));
  },

  // Leaves nothing behind.
  async drop() {
    if (disk) await disk.out.abort().catch(() => {});
    disk = null;
    pieces = [];
    held = null;
    await forget();
  },

  // Gives a file from its beginning on: each call the next bytes, and null at its end. They always lie in the same memory, where the
  // browser can do that.
  pour(file) {
    const stream = file.stream();
    let into = new ArrayBuffer(1 << 20);
    let reader;
    try {
      reader = stream.getReader({ mode: 'byob' });
    } catch {
      reader = stream.getReader();
      into = null;
    }
    // What is there already is given at once, again and again; so the page is let draw and hear in between. A timer would sleep in a
    // tab that is not looked at.
    const { port1, port2 } = new MessageChannel();
    const breathe = () => new Promise(go => {
      port1.onmessage = () => { port1.onmessage = null; go(); };
      port2.postMessage(null);
    });
    let since = 0;
    return async () => {
      const { value, done } = await (into ? reader.read(new Uint8Array(into)) : reader.read());
      if (into && value) into = value.buffer;
      if (done) return null;
      since += value.length;
      if (since >= 1 << 20) {
        since = 0;
        tidy();
        await breathe();
      }
      return value;
    };
  },

  // Answers 'shared', 'saved', 'downloaded', 'cancelled' or 'blocked'. It must follow a tap at once: phones allow it only then.
  async hand(file) {
    const phone = navigator.standalone || matchMedia('(pointer: coarse)').matches;
    try {
      if (phone && navigator.canShare && navigator.canShare({ files: [file] })) {
        await navigator.share({ files: [file] });
        handedAt = Date.now();
        return 'shared';
      }
      if (!phone && window.showSaveFilePicker && !navigator.webdriver) {
        const handle = await showSaveFilePicker({ suggestedName: file.name, types: [{ accept: { 'application/json': ['.json'] } }] });
        await file.stream().pipeTo(await handle.createWritable());
        return (await handle.getFile()).size === file.size ? 'saved' : 'blocked';
      }
      const address = URL.createObjectURL(file);
      const link = document.createElement('a');
      link.href = address;
      link.download = file.name;
      document.body.append(link);
      link.click();
      link.remove();
      handedAt = Date.now();
      setTimeout(() => URL.revokeObjectURL(address), 60000);
      return 'downloaded';
    } catch (error) {
      return error && error.name === 'AbortError' ? 'cancelled' : 'blocked';
    }
  },
};

// Closed in the middle of a backup: what was half-made goes.
forget();
// Closed with one that is not sealed: it goes with the page.
addEventListener('pagehide', () => { if (plain && Date.now() > handedAt + NEEDED_AT_CLOSING_MS) forget(); });
