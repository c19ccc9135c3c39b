// Puts the app together again from the three parts it is sent in: its instructions, the numbers that follow them, and the rest. `xtask/src/parts.rs` takes
// it apart and says why. What follows which instruction is WebAssembly's own rule.
const [LOCALS, READ, WRITTEN, KEPT, ADDED, CONSTANT, LOADED, STORED, CALLED, BRANCH, BLOCK, TABLE, LONG, OTHER] =
  [0, 1, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18];

// A part without what makes it a file of WebAssembly: eight bytes, a section's nought, its size, and a name of no letters.
function opened(part) {
  const bytes = new Uint8Array(part);
  let at = 9;
  while (bytes[at++] > 127);
  return bytes.subarray(at + 1);
}

export function whole(...parts) {
  const [instructions, numbers, rest] = parts.map(opened);
  let at = 0;
  // A part that was cut must not be read on for ever.
  const there = byte => {
    if (byte === undefined) throw new Error('a part of the app is cut');
    return byte;
  };
  const size = bytes => {
    let size = 0;
    for (let place = 0; ; place += 7) {
      const byte = there(bytes[at++]);
      size |= (byte & 127) << place;
      if (byte < 128) return size;
    }
  };
  const app = new Uint8Array(size(rest));
  const before = size(rest);
  app.set(rest.subarray(at, at + before));
  const after = rest.subarray(at + before);

  at = 0;
  const sizes = [];
  while (sizes.length <= OTHER) sizes.push(size(numbers));
  const next = sizes.map(size => (at += size) - size);

  at = before;
  const bytes = (kind, count) => {
    while (count--) app[at++] = there(numbers[next[kind]++]);
  };
  const number = kind => {
    let number = 0;
    for (let place = 0; ; place += 7) {
      const byte = app[at++] = there(numbers[next[kind]++]);
      number |= (byte & 127) << place;
      if (byte < 128) return number;
    }
  };
  const several = (kind, count) => {
    while (count--) number(kind);
  };

  let read = 0;
  const follow = code => {
    const then = instructions[read];
    if (code === 0x20) {
      number(READ + (then >= 0x28 && then < 0x36 ? 0 : then >= 0x36 && then < 0x3f ? 1 : then === 0x20 ? 2 : then === 0x41 ? 3 : then === 0x10 ? 4 : 5));
    } else if (code === 0x21) number(WRITTEN);
    else if (code === 0x22) number(KEPT);
    else if (code === 0x41) number(then === 0x6a || then === 0x6b ? ADDED : CONSTANT);
    else if (code >= 0x28 && code < 0x3f) {
      at++;
      number(code < 0x36 ? LOADED : STORED);
    } else if (code === 0x10) number(CALLED);
    else if (code === 0x0c || code === 0x0d) number(BRANCH);
    else if (code >= 0x02 && code < 0x05) number(BLOCK);
    else if (code === 0x42) number(LONG);
    else if (code === 0x0e) several(TABLE, number(TABLE) + 1);
    else if (code === 0x11) several(OTHER, 2);
    else if (code === 0x1c) several(OTHER, number(OTHER));
    else if (code === 0x43) bytes(OTHER, 4);
    else if (code === 0x44) bytes(OTHER, 8);
    else if (code === 0xfc) several(OTHER, [0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 2, 1, 2, 1, 2, 1, 1, 1][number(OTHER)]);
    else if ((code >= 0x23 && code < 0x27) || code === 0x3f || code === 0x40 || code === 0xd0 || code === 0xd2) number(OTHER);
  };

  while (read < instructions.length) {
    // Room for a size of up to three bytes, which is known at the end.
    const start = at + 3;
    at = start;
    for (let groups = number(LOCALS); groups--;) {
      number(LOCALS);
      bytes(LOCALS, 1);
    }
    for (let depth = 1; depth;) {
      const code = app[at++] = there(instructions[read++]);
      if (code >= 0x02 && code < 0x05) depth++;
      if (code === 0x0b) depth--;
      follow(code);
    }
    let size = at - start;
    let place = start - 3;
    const end = at;
    for (; size > 127; size >>= 7) app[place++] = (size & 127) | 128;
    app[place++] = size;
    app.copyWithin(place, start, end);
    at = place + end - start;
  }
  app.set(after, at);
  return app;
}
