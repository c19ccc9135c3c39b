//! The way through an app of WebAssembly, and what is known of each of its bytes before it is read.

use anyhow::{Context, Result, bail, ensure};

use super::guess::{SIDES, Seen, mixed};
use super::instruction::Hand;
use super::past::Past;
use super::pen::Pen;

/// The kinds of bytes: what is likely to come is put together with what is likely to come there too, for then it is found after few questions.
pub mod kind {
    /// Bytes outside of functions, by the byte before.
    const PLAIN: usize = 1;
    /// Instructions, by the one before and by how full the stack is.
    const INSTRUCTION: usize = 6;
    /// Locals that are read, written, and written and kept.
    pub const LOCAL: usize = 42;
    /// Functions that are called. Where there are two kinds for a number, the second is of all its bytes but the first.
    pub const CALLED: [usize; 2] = [45, 46];
    pub const BRANCH: usize = 47;
    /// Constants, by what is done with them.
    const CONSTANT: usize = 48;
    /// Offsets where is read, and where is written.
    pub const OFFSET: usize = 54;
    pub const MORE_OF_OFFSET: usize = 56;
    pub const LONG: usize = 57;
    pub const OTHER: usize = 58;
    pub const DECLARED: usize = 59;

    /// Instructions that are alike in what comes after them, from the first to before the last. All others are alike too.
    const ALIKE: [[u32; 2]; 11] = [
        [0x20, 0x21],
        [0x21, 0x22],
        [0x22, 0x23],
        [0x41, 0x43],
        [0x28, 0x36],
        [0x36, 0x3f],
        [0x10, 0x12],
        [0x0b, 0x0c],
        [0x02, 0x06],
        [0x0c, 0x10],
        [0x45, 0xc5],
    ];

    pub fn plain(before: u32) -> usize {
        PLAIN
            + match before {
                0 => 1,
                0x20 => 2,
                0xc0.. => 3,
                0x41..=0x5a | 0x61..=0x7a => 0,
                _ => 4,
            }
    }

    pub fn instruction(before: u32, height: usize) -> usize {
        let alike = ALIKE.iter().position(|[first, end]| (*first..*end).contains(&before));
        INSTRUCTION + alike.map_or(0, |alike| alike + 1) * 3 + height.min(2)
    }

    pub fn constant(next: u32) -> [usize; 2] {
        let first = match next {
            0x6a | 0x6b => 1,
            0x10 => 2,
            0x20 | 0x36..=0x3e => 3,
            0x46..=0x78 => 4,
            _ => 0,
        };
        [CONSTANT + first, CONSTANT + 5]
    }
}

/// The first groups are those of the instructions: one for each instruction before, and for how long all has been as before.
pub const AFTER_INSTRUCTIONS: usize = 1024;

/// The group of this number among those of a kind.
pub fn group(kind: usize, number: usize) -> usize {
    AFTER_INSTRUCTIONS + (kind << 6) + number
}

/// The section that holds the functions.
const CODE: usize = 10;

/// What a function takes and gives.
#[derive(Debug, Default, Clone, Copy)]
pub struct Type {
    pub takes: usize,
    pub gives: usize,
}

/// The way so far.
#[derive(Debug)]
pub struct Walk<'a> {
    pub pen: Pen<'a>,
    types: Vec<Type>,
    /// The type of each function.
    functions: Vec<usize>,
    /// The bytes outside of functions, and the words among them.
    bytes: Past,
    word: u32,
    /// The instructions with their numbers.
    pub acts: Past,
    /// The function called last, and one.
    pub called: u32,
    /// Which offsets were read or written last, and one.
    pub offsets: [u32; 2],
}

impl<'a> Walk<'a> {
    /// Goes all the way.
    pub fn through(pen: Pen<'a>) -> Result<Pen<'a>> {
        let mut walk = Self {
            pen,
            types: Vec::new(),
            functions: Vec::new(),
            bytes: Past::new(1),
            word: 0,
            acts: Past::new(4),
            called: 0,
            offsets: [0; 2],
        };
        walk.plain(8)?;
        while !walk.pen.at_the_end() {
            walk.section()?;
        }
        Ok(walk.pen)
    }

    fn section(&mut self) -> Result<()> {
        let id = self.plain(1)?;
        let size = self.plain_number()?;
        let start = self.pen.app().len();
        if id == CODE {
            let count = self.plain_number()?;
            let first = self.functions.len().checked_sub(count).context("there are functions of no type")?;
            for number in first..first + count {
                self.function(number).with_context(|| format!("function {number}"))?;
            }
        } else {
            self.plain(size)?;
            self.note(id, start)?;
        }
        ensure!(
            self.pen.app().len() == start + size,
            "a section has not the size it is said to have"
        );
        Ok(())
    }

    /// Outside of functions there are words and tables of numbers. Gives the last byte.
    fn plain(&mut self, count: usize) -> Result<usize> {
        let mut last = 0;
        for _ in 0..count {
            let app = self.pen.app();
            let back = |by: usize| app.iter().rev().nth(by - 1).map_or(0, |byte| u32::from(*byte));
            let (one, four) = (back(1), back(1) | back(2) << 8 | back(3) << 16 | back(4) << 24);
            let (phase, run) = ((app.len() & 3) as u32, self.bytes.run());
            let expected = self.bytes.next();
            let kind = kind::plain(one);
            let seen = Seen {
                kind,
                group: group(kind, (run << 2 | phase) as usize),
                sides: [
                    four & 0xffff,
                    four & 0xff_ffff,
                    mixed([self.word, one]),
                    mixed([expected, run]),
                    mixed([four >> 24, back(8), phase]),
                    mixed([expected, one, 1]),
                ],
            };
            let byte = self.pen.byte(&seen)?;
            let letter = u32::from(byte | 32);
            self.word = if (97..=122).contains(&letter) {
                mixed([self.word, letter])
            } else {
                0
            };
            self.bytes.push(u32::from(byte), four << 8 | u32::from(byte));
            last = usize::from(byte);
        }
        Ok(last)
    }

    fn plain_number(&mut self) -> Result<usize> {
        let mut number = 0;
        for place in (0..32).step_by(7) {
            let byte = self.plain(1)?;
            number |= (byte & 127) << place;
            if byte < 128 {
                return Ok(number);
            }
        }
        bail!("a size is too long")
    }

    /// Notes what a section tells of the functions.
    fn note(&mut self, id: usize, start: usize) -> Result<()> {
        let mut at = Reading(self.pen.app().get(start..).unwrap_or_default());
        match id {
            1 => {
                for _ in 0..at.number()? {
                    at.skip(1)?;
                    let takes = at.sized()?;
                    let gives = at.sized()?;
                    self.types.push(Type { takes, gives });
                }
            }
            2 => {
                for _ in 0..at.number()? {
                    at.sized()?;
                    at.sized()?;
                    ensure!(at.number()? == 0, "something other than a function is imported");
                    self.functions.push(at.number()?);
                }
            }
            3 => {
                for _ in 0..at.number()? {
                    self.functions.push(at.number()?);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// The type of this number.
    pub fn of_type(&self, number: u32) -> Result<Type> {
        self.types.get(number as usize).copied().context("there is no such type")
    }

    /// The type of this function.
    pub fn of_function(&self, number: u32) -> Result<Type> {
        let kind = self.functions.get(number as usize).context("there is no such function")?;
        self.of_type(*kind as u32)
    }

    fn function(&mut self, number: usize) -> Result<()> {
        let kind = *self.functions.get(number).context("there is no such function")? as u32;
        let gives = self.of_type(kind)?.gives;
        self.pen.leave_out_size()?;
        let start = self.pen.app().len();
        let groups = self.declared(0, [mixed([1, kind]), mixed([1, kind, self.called]), 0])?;
        let mut before = 0;
        for at in 0..groups {
            self.declared(1, [mixed([2, kind]), mixed([groups, at, 3]), mixed([at, before, 4])])?;
            before = self.declared(2, [mixed([3, before]), mixed([groups, at, 5]), mixed([at, before, 6])])?;
        }
        let mut hand = Hand::new(number as u32, kind, gives);
        let mut code = self.code(&hand, false)?;
        loop {
            let read_ahead = self.instruction(code, &mut hand)?;
            if hand.blocks.is_empty() {
                return self.pen.put_size(start);
            }
            code = match read_ahead {
                Some(code) => code,
                None => self.code(&hand, false)?,
            };
        }
    }

    /// A number of what a function says of its locals.
    fn declared(&mut self, what: usize, [one, two, three]: [u32; 3]) -> Result<u32> {
        let seen = [one, two, three, 0, 0, 0];
        self.number([kind::DECLARED; 2], what, seen)
    }

    /// A number, seen from these sides.
    pub fn number(&mut self, [first, more]: [usize; 2], number: usize, sides: [u32; SIDES]) -> Result<u32> {
        let mut seen = Seen {
            kind: first,
            group: group(first, number),
            sides,
        };
        let (mut read, mut before) = (0, 0);
        for place in 0..10 {
            let byte = u32::from(self.pen.byte(&seen)?);
            // What is longer than others are is not needed as a number, but to know it again.
            read ^= if place < 5 {
                (byte & 127) << (7 * place)
            } else {
                byte << (3 * place - 15)
            };
            if byte < 128 {
                return Ok(read);
            }
            before = mixed([before, byte, place]);
            seen = Seen {
                kind: more,
                group: group(more, 60 + place.min(3) as usize),
                sides: sides.map(|side| side.wrapping_add(before)),
            };
        }
        bail!("a number is too long")
    }
}

/// Numbers of a section that is put down.
struct Reading<'a>(&'a [u8]);

impl Reading<'_> {
    fn number(&mut self) -> Result<usize> {
        let mut number = 0;
        for place in (0..32).step_by(7) {
            let (byte, rest) = self.0.split_first().context("a section is cut")?;
            self.0 = rest;
            number |= usize::from(byte & 127) << place;
            if *byte < 128 {
                return Ok(number);
            }
        }
        bail!("a number is too long")
    }

    fn skip(&mut self, count: usize) -> Result<()> {
        self.0 = self.0.get(count..).context("a section is cut")?;
        Ok(())
    }

    /// Skips what is told with its size, and gives that.
    fn sized(&mut self) -> Result<usize> {
        let size = self.number()?;
        self.skip(size)?;
        Ok(size)
    }
}
