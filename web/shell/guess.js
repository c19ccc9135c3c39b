// Guesses each byte of the app from what stands before it, and so reads it from few bits. `xtask/src/packed/` packs the app, and its `guess.rs` says how this
// is done; here the same is done, number for number.
//
// A line with a dollar in it stands six times in what is sent, once for each side from which a bit is seen: a loop would take half as long again.
const SIDES = 6;
const KINDS = 60;
const GROUPS = 1024 + (KINDS << 6);
const LIKELY = [32768, 40794, 47911, 53580, 57724, 60566, 62428, 63615, 64357, 64816, 65098, 65270, 65375, 65439, 65477, 65500, 65514, 65514];

const { imul, min } = Math;

export function mixed(a, b, c, d, e) {
  const sum = imul(a, 0x9E3779B1) + imul(b, 0x85EBCA77) + imul(c, 0xC2B2AE3D) + imul(d, 0x27D4EB2F) + imul(e, 0x165667B1);
  return sum ^ sum >>> 15;
}

export function wrong() {
  throw new Error('the app is cut or altered');
}

// A page that is busy for long looks dead.
const busy = new MessageChannel();
let since = performance.now();
export async function breathe() {
  if (performance.now() - since < 50) return;
  await new Promise(then => {
    busy.port1.onmessage = then;
    busy.port2.postMessage(0);
  });
  since = performance.now();
}

export async function guessing(packed) {
  const likely = new Int32Array(4096);
  for (let speaks = -2048; speaks < 2048; speaks++) {
    const far = min(Math.abs(speaks), 2047);
    const low = LIKELY[far >> 7];
    const chance = low + ((LIKELY[(far >> 7) + 1] - low) * (far & 127) >> 7);
    likely[speaks + 2048] = speaks < 0 ? 65536 - chance : chance;
  }
  const speaking = new Int32Array(4096).fill(2047);
  for (let speaks = 1, at = 0; speaks < 4096; speaks++) while (at <= likely[speaks] >> 4) speaking[at++] = speaks - 2048;
  const memories = new Uint16Array(1 << 22);
  const trusts = new Int32Array(KINDS * SIDES << 8).fill(1 << 31);
  const weights = new Int32Array(((KINDS << 8) + GROUPS) * SIDES).fill(15000);
  const corrections = new Int32Array((KINDS << 8) * 33);
  for (let step = 0; step < 33; step++) for (let at = step, start = likely[min(step << 7, 4095)]; at < corrections.length; at += 33) corrections[at] = start;
  const shares = new Int32Array(256).map((_, times) => 131072 / (2 * times + 3));
  const after = new Int32Array(256).map((_, seen) => (seen ? seen < 128 ? seen << 1 : 128 | seen << 1 & 127 : 2));
  const ways = new Int32Array(KINDS << 9);
  const sides = new Int32Array(SIDES);
  const from = (a, b, c, d, e, f) => {
    sides[0] = a;
    sides[1] = b;
    sides[2] = c;
    sides[3] = d;
    sides[4] = e;
    sides[5] = f;
  };

  // `shares.rs`, with which the bits are read
  let read = 12;
  // Whole numbers of this size are quick in here, and nowhere else.
  const left = Int32Array.of(0x7FFFFFFF, packed[8] << 24 | packed[9] << 16 | packed[10] << 8 | packed[11]);

  function symbol(kind, group, more) {
    const own = kind * SIDES;
    let b$ = imul((sides[$] + more | 0) + imul(own + $, 0x85EBCA6B) | 0, 0x9E3779B1);
    b$ ^= b$ >>> 15;
    const second = ((KINDS << 8) + group) * SIDES;
    let fork = 0;
    let range = left[0];
    let now = left[1];
    do {
      const place = kind << 8 | fork;
      const first = place * SIDES;
      const far = fork >> 5;
      const near = fork & 31;
      let one = 0;
      let two = 0;
      let m$ = imul(b$ + far | 0, 0x2C1B3C6D); const p$ = m$ >>> 10 ^ near; m$ = m$ << 8 & 0xFF00; const h$ = memories[p$]; if ((h$ & 0xFF00) === m$) m$ = h$;
      const t$ = own + $ << 8 | m$ & 255; const r$ = trusts[t$]; const s$ = speaking[r$ >>> 20];
      const w$ = weights[first + $]; one = one + (imul(w$, s$) >> 8) | 0;
      const v$ = weights[second + $]; two = two + (imul(v$, s$) >> 8) | 0;
      one = one >> 8 < -2047 ? -2047 : one >> 8 > 2047 ? 2047 : one >> 8;
      two = two >> 8 < -2047 ? -2047 : two >> 8 > 2047 ? 2047 : two >> 8;
      const speaks = (one + two >> 1) + 2048;
      const step = place * 33 + (speaks >> 7);
      const low = corrections[step];
      const both = likely[speaks] + low + ((corrections[step + 1] - low) * (speaks & 127) >> 7) >> 2;
      const share = imul(range >>> 15, both < 12 ? 12 : both > 32756 ? 32756 : both);
      let bit = 0;
      if (now < share) {
        bit = 1;
        range = share;
      } else {
        now = now - share | 0;
        range = range - share | 0;
      }
      for (; range < 0x800000; range <<= 8) {
        if (read >= packed.length) wrong();
        now = now << 8 | packed[read++];
      }
      const all = -bit & 0xFFFF;
      one = all - likely[one + 2048];
      two = all - likely[two + 2048];
      const corrected = step + (speaks >> 6 & 1);
      corrections[corrected] += all - corrections[corrected] >> 5;
      weights[first + $] = w$ + (imul(s$, one) + 0x2000 >> 14); weights[second + $] = v$ + (imul(s$, two) + 0x2000 >> 14);
      memories[p$] = m$ & 0xFF00 | after[m$ & 255] | bit;
      const c$ = r$ >>> 10; const n$ = r$ & 1023; trusts[t$] = c$ + (imul((-bit & 0x3FFFFF) - c$ >> 7, shares[n$]) >> 9) << 10 | (n$ + 1 - (n$ + 1 >> 8));
      fork = ways[place << 1 | bit];
    } while (fork > 0);
    left[0] = range;
    left[1] = now;
    return fork ? ~fork : wrong();
  }

  // `tree.rs`: a way leads to a fork, or to a byte when it is below nought.
  function plant(kind, depths) {
    const deepest = Math.max(0, ...depths);
    let open = [0];
    let forks = 1;
    for (let depth = 1; depth <= deepest; depth++) {
      const bytes = [...depths.keys()].filter(byte => depths[byte] === depth);
      const further = [];
      for (const fork of open) {
        for (const turn of [0, 1]) {
          if (bytes.length) ways[kind << 9 | fork << 1 | turn] = ~bytes.shift();
          else if (depth < deepest) further.push(ways[kind << 9 | fork << 1 | turn] = forks++);
        }
      }
      if (bytes.length || forks > 256) wrong();
      open = further;
    }
  }
  let before = Array(16).fill(4);
  plant(0, before);
  for (let kind = 1; kind < KINDS; kind++) {
    const depths = [];
    for (let byte = 0; byte < 256; byte++) {
      const back = by => depths[byte - by] || 0;
      const two = back(1) | back(2) << 8;
      const near = back(1) + back(2) + back(3) + back(4) + back(5) + back(6);
      from(...[back(1), two, two | back(3) << 16, before[byte] << 8 | back(1), byte << 8, near].map(side => mixed(side)));
      const depth = symbol(0, 0, 0);
      // No byte from here on ever comes.
      if (depth === 15) break;
      depths.push(depth);
    }
    plant(kind, depths);
    before = depths;
    await breathe();
  }

  return { from, symbol, done: () => read === packed.length };
}
