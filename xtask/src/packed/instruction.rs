//! The instructions of a function, and what is known of each of them and of its number before it is read: what was done last, what lies on the
//! stack and who put it there, and in which block all this is.

use anyhow::{Result, bail, ensure};

use super::guess::{SIDES, Seen, mixed};
use super::walk::{Walk, kind};

/// So much may lie on the stack, and so deep may blocks be in each other, that the page has room for them.
const ROOM: usize = 1 << 16;
/// What is known of locals is known of so many.
const LOCALS: usize = 256;
/// A place where no number is.
const NONE: u32 = 0xffff;

/// An instruction and its number.
fn act(code: u32, number: u32) -> u32 {
    code << 24 | number & 0xff_ffff
}

/// A block, a loop, one of two ways, or the function itself.
#[derive(Debug, Clone, Copy)]
pub struct Block {
    code: u32,
    /// How much lay on the stack before it.
    base: usize,
    gives: usize,
    /// After how many instructions it began.
    start: u32,
}

/// The function at hand.
#[derive(Debug)]
pub struct Hand {
    function: u32,
    pub blocks: Vec<Block>,
    /// For all that lies on the stack: the act that put it there.
    stack: Vec<u32>,
    done: u32,
    /// The last eight codes, a byte each.
    codes: [u32; 2],
    acts: [u32; 5],
    /// What is done since the stack was empty, and before that, and before that.
    sayings: [u32; 3],
    locals: [u32; 4],
    set: u32,
    /// Of each local: what was last read or written beside the address in it, and which act it is from.
    offset_at: [u32; LOCALS],
    source: [u32; LOCALS],
    /// To which blocks the last branches led, from outside.
    branches: [u32; 2],
}

impl Hand {
    pub fn new(function: u32, of_type: u32, gives: usize) -> Self {
        Self {
            function,
            blocks: vec![Block {
                code: 1,
                base: 0,
                gives,
                start: 0,
            }],
            stack: Vec::new(),
            done: 0,
            codes: [of_type + 512, 0],
            acts: [of_type + 512, 0, 0, 0, 0],
            sayings: [of_type, 0, 0],
            locals: [NONE; 4],
            set: NONE,
            offset_at: [0; LOCALS],
            source: [0; LOCALS],
            branches: [0; 2],
        }
    }

    fn base(&self) -> usize {
        self.blocks.last().map_or(0, |block| block.base)
    }

    /// How much lies on the stack since the block began.
    fn height(&self) -> usize {
        self.stack.len().saturating_sub(self.base())
    }

    fn top(&self, under: usize) -> u32 {
        if self.height() > under {
            self.stack.iter().rev().nth(under).copied().unwrap_or_default()
        } else {
            0
        }
    }

    fn pop(&mut self) -> u32 {
        if self.height() > 0 {
            self.stack.pop().unwrap_or_default()
        } else {
            0
        }
    }

    /// Takes so many values, and gives the act if that puts one there.
    fn swap(&mut self, takes: usize, gives: bool, act: u32) -> Option<u32> {
        for _ in 0..takes {
            self.pop();
        }
        gives.then_some(act)
    }

    fn code(&self, further_out: usize) -> u32 {
        self.blocks.iter().rev().nth(further_out).map_or(0, |block| block.code)
    }

    /// How full the stack is, and how full it must be at the end.
    fn full(&self) -> u32 {
        self.height().min(5) as u32 | (self.blocks.last().map_or(0, |block| block.gives) as u32) << 3
    }

    fn since(&self) -> u32 {
        self.blocks.last().map_or(0, |block| self.done.wrapping_sub(block.start).min(7))
    }

    fn did(&mut self, act: u32) {
        let ([recent, older], [one, two, three, four, _]) = (self.codes, self.acts);
        self.codes = [recent << 8 | act >> 24, older << 8 | recent >> 24];
        self.acts = [act, one, two, three, four];
        self.done += 1;
    }

    fn drop_all(&mut self) {
        let base = self.base();
        self.stack.truncate(base);
    }
}

impl Walk<'_> {
    /// The code of the next instruction, or of the one after the number that comes now. It is not put down yet.
    pub fn code(&mut self, hand: &Hand, after_number: bool) -> Result<u32> {
        let (run, full) = (self.acts.run(), hand.full());
        let [recent, older] = hand.codes;
        let last = recent & 255;
        let [saying, said, said_before] = hand.sayings;
        let seen = Seen {
            kind: kind::instruction(last, hand.height()),
            group: (last | run.div_ceil(6) << 8) as usize,
            sides: [
                mixed([self.acts.next() >> 24, run]),
                mixed([saying, full, said, said_before]),
                mixed([recent, older & 0xffff]),
                mixed([hand.top(0), hand.top(1), full]),
                mixed([hand.code(0), hand.since(), full, last]),
                mixed([self.called, recent & 0xffff, full]),
            ],
        };
        Ok(u32::from(self.pen.ahead(&seen, after_number)?))
    }

    /// One instruction, whose code is known. Where the code of the next one had to be read first, gives it.
    pub fn instruction(&mut self, code: u32, hand: &mut Hand) -> Result<Option<u32>> {
        self.pen.put(u8::try_from(code)?)?;
        // What is done with a local or a constant tells much about which it is.
        let mut read_ahead = None;
        if matches!(code, 0x20 | 0x41 | 0x42) {
            read_ahead = Some(self.ahead(code, hand)?);
        }
        let known = Known::of(self, code, code | read_ahead.unwrap_or_default() << 8, hand);
        let (number, gives) = self.rest_of(&known, hand)?;
        hand.stack.extend(gives);
        if matches!(code, 0x00 | 0x0c | 0x0e | 0x0f) {
            // What comes now is never reached.
            hand.drop_all();
        }
        ensure!(hand.stack.len() < ROOM && hand.blocks.len() < ROOM, "a function is too large");
        let this = act(code, number);
        hand.did(this);
        self.acts.push(this, mixed(hand.acts));
        let [saying, said, _] = hand.sayings;
        let saying = mixed([saying, code]);
        hand.sayings = if hand.height() == 0 {
            [0, saying, said]
        } else {
            [saying, said, hand.sayings[2]]
        };
        Ok(read_ahead)
    }

    fn ahead(&mut self, code: u32, hand: &mut Hand) -> Result<u32> {
        let (codes, acts, expected) = (hand.codes, hand.acts, self.acts.begin(code));
        hand.did(act(code, u32::MAX));
        hand.stack.push(act(code, u32::MAX));
        let next = self.code(hand, true)?;
        hand.stack.pop();
        hand.done -= 1;
        (hand.codes, hand.acts) = (codes, acts);
        self.acts.back_to(expected);
        Ok(next)
    }
}

/// What is known when an instruction's number is to be read.
struct Known {
    code: u32,
    /// The code, and with it the one after, where that was read already.
    both: u32,
    /// What came after all this before, or nought; and in which of nine groups that puts it.
    expected: u32,
    group: usize,
    full: u32,
    height: u32,
    top: [u32; 4],
    since: u32,
}

impl Known {
    fn of(walk: &Walk<'_>, code: u32, both: u32, hand: &Hand) -> Self {
        let (next, run) = (walk.acts.next(), walk.acts.run());
        let as_before = run > 0 && next >> 24 == code;
        Self {
            code,
            both,
            expected: if as_before { mixed([next, run, 7]) } else { 0 },
            group: if as_before { 1 + (run.min(14) >> 1) as usize } else { 0 },
            full: hand.full(),
            height: hand.height() as u32,
            top: [0, 1, 2, 3].map(|under| hand.top(under)),
            since: hand.since(),
        }
    }
}

/// The number of an instruction, and what is then on the stack.
type Rest = (u32, Option<u32>);

impl Walk<'_> {
    fn rest_of(&mut self, known: &Known, hand: &mut Hand) -> Result<Rest> {
        let code = known.code;
        match code {
            0x00 | 0x01 | 0x0f => Ok((0, None)),
            0x02..=0x04 => {
                if code == 0x04 {
                    hand.pop();
                }
                let kind = self.rare(1, hand)?;
                hand.blocks.push(Block {
                    code,
                    base: hand.stack.len(),
                    gives: usize::from(kind != 0x40),
                    start: hand.done + 1,
                });
                Ok((kind, None))
            }
            0x05 => {
                hand.drop_all();
                if let Some(block) = hand.blocks.last_mut() {
                    (block.code, block.start) = (code, hand.done + 1);
                }
                Ok((0, None))
            }
            0x0b => {
                hand.drop_all();
                if let Some(block) = hand.blocks.pop() {
                    hand.stack.extend(vec![act(code, block.code); block.gives]);
                }
                Ok((0, None))
            }
            0x0c | 0x0d => self.branch(known, hand),
            0x0e => self.table(hand),
            0x10 => self.call(known, hand),
            0x11 => {
                hand.pop();
                let number = self.rare(2, hand)?;
                self.rare(3, hand)?;
                let of_type = self.of_type(number)?;
                Ok((number, hand.swap(of_type.takes, of_type.gives > 0, act(code, number))))
            }
            0x20..=0x22 => self.local(known, hand),
            0x23..=0x26 => {
                let number = self.rare(4, hand)?;
                let (takes, gives) = match code {
                    0x23 => (0, true),
                    0x24 => (1, false),
                    0x25 => (1, true),
                    _ => (2, false),
                };
                Ok((number, hand.swap(takes, gives, act(code, number))))
            }
            0x28..=0x3e => self.memory(known, hand),
            0x41 | 0x42 => self.constant(known, hand),
            0x43 => self.broken_number(code, 4),
            0x44 => self.broken_number(code, 8),
            0xfc => self.two_bytes(hand),
            _ => {
                let Some((takes, gives)) = reckons(code) else {
                    bail!("no rule for the instruction {code:#x}");
                };
                if matches!(code, 0x3f | 0x40 | 0xd0) {
                    self.rare(5, hand)?;
                }
                let mut from = 0;
                for _ in 0..takes {
                    from = mixed([from, hand.pop()]);
                }
                Ok((0, gives.then_some(act(code, from))))
            }
        }
    }

    /// A number of which there are few.
    fn rare(&mut self, what: u32, hand: &Hand) -> Result<u32> {
        let [recent, _] = hand.codes;
        let sides = [0, recent & 0xffff, recent & 0xff_ffff, hand.acts[0], hand.full(), self.acts.next()];
        self.number([kind::OTHER; 2], what as usize, sides.map(|side| mixed([side, what])))
    }

    fn branch(&mut self, known: &Known, hand: &mut Hand) -> Result<Rest> {
        let code = known.code;
        if code == 0x0d {
            hand.pop();
        }
        let depth = hand.blocks.len() as u32;
        let [one, two] = hand.branches.map(|branch| depth.wrapping_sub(branch));
        let (inner, outer) = (hand.code(0), hand.code(1));
        let around = inner | outer << 8 | hand.code(2) << 16 | hand.code(3) << 24;
        let sides = [
            mixed([code, one, depth]),
            mixed([code, one, two]),
            mixed([hand.codes[0] & 0xff_ffff, code, inner]),
            mixed([one, around]),
            mixed([code, inner, outer, known.since]),
            mixed([depth, code, known.top[0]]),
        ];
        let out = self.number([kind::BRANCH; 2], known.group | (code as usize & 1) << 4, sides)?;
        hand.branches = [depth.wrapping_sub(out), hand.branches[0]];
        Ok((out, None))
    }

    fn table(&mut self, hand: &mut Hand) -> Result<Rest> {
        hand.pop();
        let count = self.rare(6, hand)?;
        let depth = hand.blocks.len() as u32;
        let (mut last, mut before) = (0, 0);
        for at in 0..=count {
            let sides = [
                0,
                mixed([last, 3]),
                mixed([last, before, 4]),
                mixed([at, last, 5]),
                mixed([count, at, 6]),
                mixed([depth, last, 7]),
            ];
            before = std::mem::replace(&mut last, self.number([kind::BRANCH; 2], 40, sides)?);
        }
        Ok((count, None))
    }

    fn call(&mut self, known: &Known, hand: &mut Hand) -> Result<Rest> {
        let ([top, second, ..], height, [saying, said, _]) = (known.top, known.height, hand.sayings);
        let [one, two, three, four] = known.top.map(|act| act >> 24);
        let with = mixed([one, two, three, four, height.min(4)]);
        let sides = [
            known.expected,
            mixed([self.called]),
            with,
            mixed([with, self.called, height]),
            mixed([top, second, height]),
            mixed([saying, said]),
        ];
        let number = self.number(kind::CALLED, known.group | (height.min(3) as usize) << 4, sides)?;
        self.called = number + 1;
        let of_type = self.of_function(number)?;
        Ok((number, hand.swap(of_type.takes, of_type.gives > 0, act(known.code, number))))
    }

    fn local(&mut self, known: &Known, hand: &mut Hand) -> Result<Rest> {
        let (code, both, [recent, _]) = (known.code, known.both, hand.codes);
        let ([one, two, three, four], [saying, said, _]) = (hand.locals, hand.sayings);
        let sides = [
            known.expected,
            mixed([both, hand.function]),
            mixed([both, one | two << 16, three | four << 16]),
            mixed([both, known.top[0], known.top[1], recent & 255]),
            mixed([both, recent, one]),
            mixed([both, saying, said, hand.set]),
        ];
        let number = self.number([kind::LOCAL + (code as usize & 3); 2], known.group, sides)?;
        if code != 0x20 {
            let from = hand.pop();
            if let Some(source) = hand.source.get_mut(number as usize & (LOCALS - 1)) {
                *source = from;
            }
            hand.set = number;
        }
        hand.locals = [number, one, two, three];
        Ok((number, (code != 0x21).then_some(act(code, number))))
    }

    fn memory(&mut self, known: &Known, hand: &mut Hand) -> Result<Rest> {
        let (code, stores) = (known.code, known.code > 0x35);
        self.pen.put(0)?;
        if stores {
            hand.pop();
        }
        let address = hand.pop();
        let in_local = matches!(address >> 24, 0x20 | 0x22);
        let local = address as usize & (LOCALS - 1);
        let of = |known: &[u32; LOCALS]| known.get(local).copied().filter(|_| in_local).unwrap_or_default();
        let (last, source) = (of(&hand.offset_at), of(&hand.source));
        let [one, two] = self.offsets;
        let sides = [
            known.expected,
            mixed([code, last]),
            mixed([code, one, two]),
            mixed([code, address]),
            mixed([code, hand.codes[0] & 0xff_ffff, last]),
            mixed([code, source, last]),
        ];
        let kinds = [kind::OFFSET + usize::from(stores), kind::MORE_OF_OFFSET];
        let number = self.number(kinds, known.group | usize::from(in_local) << 5, sides)?;
        let this = number.wrapping_add(1);
        if let Some(offset) = hand.offset_at.get_mut(local).filter(|_| in_local) {
            *offset = this.wrapping_add(code << 16);
        }
        self.offsets = [this, one];
        Ok((number, (!stores).then_some(act(code, number))))
    }

    fn constant(&mut self, known: &Known, hand: &Hand) -> Result<Rest> {
        let (code, both) = (known.code, known.both);
        let [one, two, three, four, _] = hand.acts;
        let sides = [
            mixed([both]),
            mixed([both, one]),
            mixed([both, one, two, three, four]),
            mixed([both, hand.codes[0]]),
            mixed([both, known.top[0], hand.function]),
            mixed([both, self.called, known.full]),
        ];
        let kinds = if code == 0x41 { kind::constant(both >> 8) } else { [kind::LONG; 2] };
        let number = self.number(kinds, known.group, sides)?;
        Ok((number, Some(act(code, number))))
    }

    fn broken_number(&mut self, code: u32, bytes: u32) -> Result<Rest> {
        let mut number = 0;
        for _ in 0..bytes {
            let mut seen = Seen {
                kind: kind::OTHER,
                ..Seen::default()
            };
            seen.sides = [number; SIDES];
            number = mixed([number, u32::from(self.pen.byte(&seen)?)]);
        }
        Ok((number, Some(act(code, number))))
    }

    /// Instructions whose code is followed by another one.
    fn two_bytes(&mut self, hand: &mut Hand) -> Result<Rest> {
        let number = self.rare(7, hand)?;
        let (numbers, takes, gives) = match number {
            0..=7 => (0, 1, true),
            8 | 10 | 12 | 14 => (2, 3, false),
            9 | 13 => (1, 0, false),
            11 | 17 => (1, 3, false),
            15 => (1, 2, true),
            16 => (1, 0, true),
            _ => bail!("no rule for the instruction 0xfc {number}"),
        };
        for _ in 0..numbers {
            self.rare(8, hand)?;
        }
        Ok((number, hand.swap(takes, gives, act(0xfc, number))))
    }
}

/// How many values an instruction takes that has no number to be guessed, and whether it gives one.
fn reckons(code: u32) -> Option<(u32, bool)> {
    match code {
        0x1a => Some((1, false)),
        0x1b => Some((3, true)),
        0x3f | 0xd0 => Some((0, true)),
        0x46..=0x4f | 0x51..=0x66 | 0x6a..=0x78 | 0x7c..=0x8a | 0x92..=0x98 | 0xa0..=0xa6 => Some((2, true)),
        0x40 | 0x45..=0xc4 => Some((1, true)),
        _ => None,
    }
}
