// Unpacks the app as `xtask/src/packed/` packs it, which says what each byte is guessed from: here the same is done, number for number.
import { breathe, guessing, mixed, wrong } from './{{guess.js}}';

const [PLAIN, INSTRUCTION, LOCAL, CALLED, BRANCH, CONSTANT, OFFSET, LONG, OTHER, DECLARED] = [1, 6, 42, 45, 47, 48, 54, 57, 58, 59];
const { imul, min } = Math;

// Which instructions are alike in what comes after them.
const alike = new Uint8Array(256);
[[0x20, 0x21], [0x21, 0x22], [0x22, 0x23], [0x41, 0x43], [0x28, 0x36], [0x36, 0x3F], [0x10, 0x12], [0x0B, 0x0C], [0x02, 0x06], [0x0C, 0x10], [0x45, 0xC5]]
  .forEach(([first, end], number) => alike.fill(number + 1, first, end));

// `past.rs`
function past(length, least) {
  const row = new Int32Array(length);
  const last = new Int32Array(1 << 18);
  let here = 0;
  let at = 0;
  let run = 0;
  let atBefore = 0;
  let runBefore = 0;
  return {
    next: () => (run ? row[at] : 0),
    run: () => min(run, 15),
    push(it, key) {
      const asExpected = run && row[at] === it;
      row[here++] = it;
      const place = mixed(key) >>> 14;
      const before = last[place];
      last[place] = here;
      if (asExpected) {
        at++;
        run = min(run + 1, 32);
      } else {
        at = before;
        for (run = 0; run < min(32, before) && row[before - 1 - run] === row[here - 1 - run]; run++);
        if (run < least) run = 0;
      }
    },
    begin(code) {
      atBefore = at;
      runBefore = run;
      if (run && row[at] >>> 24 === code) at++;
      else run = 0;
    },
    back() {
      at = atBefore;
      run = runBefore;
    },
  };
}

export async function unpacked(packed) {
  const word = at => packed[at] | packed[at + 1] << 8 | packed[at + 2] << 16 | packed[at + 3] << 24;
  const length = word(0);
  // What is built quickly, for trying out, is sent as it is, and begins as WebAssembly does.
  if (length === 0x6D736100) return packed;
  if (packed.length < 12 || length < 0 || length > 16e6) wrong();
  const app = new Uint8Array(length);
  let at = 0;
  const put = byte => {
    if (at >= length) wrong();
    app[at++] = byte;
  };
  const { from, symbol, done: atTheEnd } = await guessing(packed);

  // `walk.rs`
  const types = [];
  const functions = [];
  const bytes = past(length, 1);
  const acted = past(length, 4);
  let letters = 0;
  let called = 0;
  let offset = 0;
  let offsetBefore = 0;

  const isLetter = byte => (byte | 32) > 96 && (byte | 32) < 123;

  function plain(count) {
    let byte = 0;
    while (count--) {
      const back = by => (at < by ? 0 : app[at - by]);
      const one = back(1);
      const four = one | back(2) << 8 | back(3) << 16 | back(4) << 24;
      const phase = at & 3;
      const run = bytes.run();
      const next = bytes.next();
      from(four & 0xFFFF, four & 0xFFFFFF, mixed(letters, one), mixed(next, run), mixed(four >>> 24, back(8), phase), mixed(next, one, 1));
      const kind = PLAIN + (isLetter(one) ? 0 : one === 0 ? 1 : one === 0x20 ? 2 : one > 0xBF ? 3 : 4);
      put(byte = symbol(kind, 1024 + (kind << 6) + (run << 2 | phase), 0));
      letters = isLetter(byte) ? mixed(letters, byte | 32) : 0;
      bytes.push(byte, four << 8 | byte);
    }
    return byte;
  }

  function size(next) {
    let size = 0;
    for (let place = 0; place < 32; place += 7) {
      const byte = next();
      size |= (byte & 127) << place;
      if (byte < 128) return size >>> 0;
    }
    return wrong();
  }

  function note(id, from) {
    const next = () => size(() => app[from++]);
    const sized = () => {
      const size = next();
      from += size;
      return size;
    };
    if (id < 1 || id > 3) return;
    for (let count = next(); count--;) {
      if (from > at) wrong();
      if (id === 1) {
        from++;
        types.push([sized(), sized()]);
      } else {
        if (id === 2) {
          sized();
          sized();
          from++;
        }
        functions.push(next());
      }
    }
  }

  function numbered(first, more, group) {
    let read = 0;
    let before = 0;
    for (let place = 0; place < 10; place++) {
      const byte = symbol(place ? more : first, 1024 + (place ? (more << 6) + 60 + min(place - 1, 3) : (first << 6) + group), before);
      put(byte);
      read ^= place < 5 ? (byte & 127) << 7 * place : byte << 3 * place - 15;
      if (byte < 128) return read;
      before = mixed(before, byte, place);
    }
    return wrong();
  }

  // `instruction.rs`: the function at hand
  let which = 0;
  let blocks = [];
  const stack = new Int32Array(1 << 16);
  let height = 0;
  let base = 0;
  let done = 0;
  // Numbers so large are quick in such rows only.
  const codes = new Int32Array(2);
  const acts = new Int32Array(5);
  const sayings = new Int32Array(3);
  const locals = new Int32Array(4);
  let set = 0;
  const offsetAt = new Int32Array(256);
  const source = new Int32Array(256);
  let [branch, branchBefore] = [0, 0];

  const top = under => (height - base > under ? stack[height - 1 - under] : 0);
  const pop = () => (height > base ? stack[--height] : 0);
  const push = act => {
    stack[height++] = act;
  };
  const around = out => (out < blocks.length ? blocks[blocks.length - 1 - out].code : 0);
  const block = () => blocks[blocks.length - 1];
  const full = () => min(height - base, 5) | block().gives << 3;
  const sinceStart = () => min(done - block().start >>> 0, 7);

  function codeAhead() {
    const run = acted.run();
    const recent = codes[0];
    const last = recent & 255;
    const lies = full();
    from(mixed(acted.next() >>> 24, run), mixed(sayings[0], lies, sayings[1], sayings[2]), mixed(recent, codes[1] & 0xFFFF), mixed(top(0), top(1), lies),
      mixed(around(0), sinceStart(), lies, last), mixed(called, recent & 0xFFFF, lies));
    return symbol(INSTRUCTION + alike[last] * 3 + min(height - base, 2), last | (run + 5) / 6 << 8, 0);
  }

  function did(act) {
    codes[1] = codes[1] << 8 | codes[0] >>> 24;
    codes[0] = codes[0] << 8 | act >>> 24;
    for (let at = 4; at; at--) acts[at] = acts[at - 1];
    acts[0] = act;
    done++;
  }

  function ahead(code) {
    const last = acts[4];
    const older = codes[1];
    acted.begin(code);
    did(code << 24 | 0xFFFFFF);
    push(acts[0]);
    const next = codeAhead();
    height--;
    done--;
    codes[0] = codes[0] >>> 8 | codes[1] << 24;
    codes[1] = older;
    for (let at = 0; at < 4; at++) acts[at] = acts[at + 1];
    acts[4] = last;
    acted.back();
    return next;
  }

  function rare(what) {
    const recent = codes[0];
    from(mixed(0, what), mixed(recent & 0xFFFF, what), mixed(recent & 0xFFFFFF, what), mixed(acts[0], what), mixed(full(), what), mixed(acted.next(), what));
    return numbered(OTHER, OTHER, what);
  }

  function instruction(code) {
    put(code);
    const next = code === 0x20 || code === 0x41 || code === 0x42 ? ahead(code) : 0;
    const both = code | next << 8;
    const run = acted.run();
    const asBefore = run && acted.next() >>> 24 === code;
    const expected = asBefore ? mixed(acted.next(), run, 7) : 0;
    const group = asBefore ? 1 + (min(run, 14) >> 1) : 0;
    const first = top(0);
    const recent = codes[0];
    const saying = sayings[0];
    const said = sayings[1];
    let number = 0;
    let takes = 0;
    let gives = 0;
    if (code >= 0x20 && code <= 0x22) {
      from(expected, mixed(both, which), mixed(both, locals[0] | locals[1] << 16, locals[2] | locals[3] << 16), mixed(both, first, top(1), recent & 255),
        mixed(both, recent, locals[0]), mixed(both, saying, said, set));
      number = numbered(LOCAL + (code & 3), LOCAL + (code & 3), group);
      if (code !== 0x20) {
        source[number & 255] = pop();
        set = number;
      }
      for (let at = 3; at; at--) locals[at] = locals[at - 1];
      locals[0] = number;
      gives = code !== 0x21;
    } else if (code >= 0x28 && code <= 0x3E) {
      put(0);
      const stores = code > 0x35;
      if (stores) pop();
      const address = pop();
      const inLocal = address >>> 24 === 0x20 || address >>> 24 === 0x22;
      const last = inLocal ? offsetAt[address & 255] : 0;
      from(expected, mixed(code, last), mixed(code, offset, offsetBefore), mixed(code, address), mixed(code, recent & 0xFFFFFF, last),
        mixed(code, inLocal ? source[address & 255] : 0, last));
      number = numbered(OFFSET + stores, OFFSET + 2, group | inLocal << 5);
      offsetBefore = offset;
      offset = number + 1 | 0;
      if (inLocal) offsetAt[address & 255] = offset + (code << 16);
      gives = !stores;
    } else if (code === 0x41 || code === 0x42) {
      from(mixed(both), mixed(both, acts[0]), mixed(both, acts[0], acts[1], acts[2], acts[3]), mixed(both, recent), mixed(both, first, which), mixed(both, called, full()));
      const use = next === 0x6A || next === 0x6B ? 1 : next === 0x10 ? 2 : next === 0x20 || (next > 0x35 && next < 0x3F) ? 3 : next > 0x45 && next < 0x79 ? 4 : 0;
      number = code === 0x41 ? numbered(CONSTANT + use, CONSTANT + 5, group) : numbered(LONG, LONG, group);
      gives = 1;
    } else if (code === 0x10) {
      const lies = height - base;
      const args = mixed(first >>> 24, top(1) >>> 24, top(2) >>> 24, top(3) >>> 24, min(lies, 4));
      from(expected, mixed(called), args, mixed(args, called, lies), mixed(first, top(1), lies), mixed(saying, said));
      number = numbered(CALLED, CALLED + 1, group | min(lies, 3) << 4);
      called = number + 1 | 0;
      [takes, gives] = types[functions[number]];
    } else if (code === 0x0C || code === 0x0D) {
      const between = sinceStart();
      if (code === 0x0D) pop();
      const depth = blocks.length;
      const [one, two, inner, outer] = [depth - branch, depth - branchBefore, around(0), around(1)];
      from(mixed(code, one, depth), mixed(code, one, two), mixed(recent & 0xFFFFFF, code, inner),
        mixed(one, inner | outer << 8 | around(2) << 16 | around(3) << 24), mixed(code, inner, outer, between), mixed(depth, code, first));
      number = numbered(BRANCH, BRANCH, group | (code & 1) << 4);
      branchBefore = branch;
      branch = depth - number;
    } else if (code === 0x0E) {
      pop();
      number = rare(6);
      let last = 0;
      let lastBefore = 0;
      for (let way = 0; way <= number >>> 0; way++) {
        from(0, mixed(last, 3), mixed(last, lastBefore, 4), mixed(way, last, 5), mixed(number, way, 6), mixed(blocks.length, last, 7));
        lastBefore = last;
        last = numbered(BRANCH, BRANCH, 40);
      }
    } else if (code >= 0x02 && code <= 0x04) {
      if (code === 0x04) pop();
      number = rare(1);
      blocks.push({ code, base: height, gives: +(number !== 0x40), start: done + 1 });
      base = height;
    } else if (code === 0x05) {
      height = base;
      block().code = code;
      block().start = done + 1;
    } else if (code === 0x0B) {
      height = base;
      const { code: began, gives } = blocks.pop();
      for (let value = 0; value < gives; value++) push(code << 24 | began);
      base = blocks.length ? block().base : 0;
    } else if (code === 0x11) {
      pop();
      number = rare(2);
      rare(3);
      [takes, gives] = types[number];
    } else if (code >= 0x23 && code <= 0x26) {
      number = rare(4);
      [takes, gives] = [[0, 1], [1, 0], [1, 1], [2, 0]][code - 0x23];
    } else if (code === 0x43 || code === 0x44) {
      for (let count = code === 0x43 ? 4 : 8; count--;) {
        from(number, number, number, number, number, number);
        const byte = symbol(OTHER, 0, 0);
        put(byte);
        number = mixed(number, byte);
      }
      gives = 1;
    } else if (code === 0xFC) {
      number = rare(7);
      const [numbers, ...rest] = number >>> 0 < 8 ? [0, 1, 1] : number & 1 || number > 15
        ? { 9: [1, 0, 0], 11: [1, 3, 0], 13: [1, 0, 0], 15: [1, 2, 1], 16: [1, 0, 1], 17: [1, 3, 0] }[number] : [2, 3, 0];
      for (let count = numbers; count--;) rare(8);
      [takes, gives] = rest;
    } else if (code > 0x0F || (code > 0x01 && code < 0x0F)) {
      // All that only reckons, and the few whose number is known.
      if (code === 0x3F || code === 0x40 || code === 0xD0) rare(5);
      takes = code === 0x1B ? 3 : code === 0x3F || code === 0xD0 ? 0
        : (code > 0x45 && code < 0x50) || (code > 0x50 && code < 0x67) || (code > 0x69 && code < 0x79) || (code > 0x7B && code < 0x8B)
          || (code > 0x91 && code < 0x99) || (code > 0x9F && code < 0xA7) ? 2 : 1;
      let of = 0;
      while (takes--) of = mixed(of, pop());
      takes = 0;
      if (code !== 0x1A) push(code << 24 | of & 0xFFFFFF);
    }
    while (takes-- > 0) pop();
    const act = code << 24 | number & 0xFFFFFF;
    if (gives) push(act);
    if (code === 0x00 || code === 0x0C || code === 0x0E || code === 0x0F) height = base;
    did(act);
    acted.push(act, mixed(act, acts[1], acts[2], acts[3], acts[4]));
    sayings[0] = mixed(saying, code);
    if (height <= base) {
      sayings[2] = said;
      sayings[1] = sayings[0];
      sayings[0] = 0;
    }
    return next || (blocks.length ? codeAhead() : 0);
  }

  function declared(what, one, two, three) {
    from(one, two, three, 0, 0, 0);
    return numbered(DECLARED, DECLARED, what);
  }

  function body(of) {
    // Room for a size of up to three bytes, which is known at the end.
    const start = at + 3;
    const kind = functions[of];
    at = start;
    const groups = declared(0, mixed(1, kind), mixed(1, kind, called), 0);
    for (let group = 0, before = 0; group < groups; group++) {
      declared(1, mixed(2, kind), mixed(groups, group, 3), mixed(group, before, 4));
      before = declared(2, mixed(3, before), mixed(groups, group, 5), mixed(group, before, 6));
    }
    which = of;
    height = base = done = branch = branchBefore = 0;
    codes.set([kind + 512, 0]);
    acts.set([kind + 512, 0, 0, 0, 0]);
    sayings.set([kind, 0, 0]);
    locals.fill(set = 0xFFFF);
    offsetAt.fill(0);
    source.fill(0);
    blocks = [{ code: 1, base: 0, gives: types[kind][1], start: 0 }];
    for (let code = codeAhead(); blocks.length;) code = instruction(code);
    let size = at - start;
    let place = start - 3;
    const end = at;
    for (; size > 127; size >>= 7) app[place++] = size & 127 | 128;
    app[place++] = size;
    app.copyWithin(place, start, end);
    at = place + end - start;
  }

  // Of all that is done with so far.
  let check = 0x811C9DC5;
  let checked = 0;
  function checkOn() {
    let sum = check;
    while (checked < at) sum = imul(sum ^ app[checked++], 0x01000193);
    return check = sum;
  }

  plain(8);
  while (at < length) {
    const id = plain(1);
    const whole = size(() => plain(1));
    const start = at;
    if (id === 10) {
      const count = size(() => plain(1));
      for (let of = functions.length - count; of < functions.length; of++) {
        body(of);
        checkOn();
        await breathe();
      }
    } else {
      for (let rest = whole; rest > 0; rest -= 4096) {
        plain(min(rest, 4096));
        checkOn();
        await breathe();
      }
      note(id, start);
    }
    if (at !== start + whole) wrong();
  }
  if (!atTheEnd() || checkOn() !== word(4)) wrong();
  return app;
}
