//! The app taken apart into what is alike: its instructions, the numbers that follow them, and the rest. A host compresses each of the three far better
//! than all in one, which spares a first visit a sixth of its bytes. `web/shell/whole.js` puts the app together again before it starts.
//!
//! Each part is a file of WebAssembly that holds nothing but one section of ours: so a host knows that it is worth compressing.

use std::ops::Range;

use anyhow::{Context, Result, bail, ensure};
use wasm_encoder::{CustomSection, Module};
use wasmparser::{Parser, Payload};

/// An app, and the three files it is sent in.
#[derive(Debug)]
pub struct Parts {
    /// The app as it will be when it is put together: as it was, but for how aligned it says its memory is.
    pub whole: Vec<u8>,
    /// The first byte of each instruction, one after the other.
    pub instructions: Vec<u8>,
    /// What follows those bytes, each kind by itself.
    pub numbers: Vec<u8>,
    /// What stands before the first function and after the last.
    pub rest: Vec<u8>,
}

/// A kind of number. Each is sent beside its like, in this order, which `whole.js` knows too.
#[derive(Debug, Clone, Copy)]
enum Kind {
    /// The local variables of a function.
    Locals,
    /// Which local is read, by what is done next.
    ReadToLoad,
    ReadToStore,
    ReadToRead,
    ReadToCount,
    ReadToCall,
    Read,
    Written,
    WrittenAndKept,
    /// A constant that is added or taken off.
    Added,
    Constant,
    LoadedFrom,
    StoredAt,
    Called,
    /// How far out a branch leads.
    Branch,
    Block,
    Table,
    Long,
    /// Whatever is rare.
    Other,
}

const KINDS: usize = Kind::Other as usize + 1;

/// Takes an app apart.
pub fn apart(app: &[u8]) -> Result<Parts> {
    let bodies = bodies(app)?;
    let (Some(first), Some(last)) = (bodies.first(), bodies.last()) else {
        bail!("the app has no functions");
    };
    let mut whole = app.to_vec();
    let mut sent = Sent::default();
    for body in &bodies {
        sent.function(&mut whole, body).context("a function")?;
    }
    let before = first.start - sized(first.len())?.len();
    let (before, after) = (app.get(..before).context("no start")?, app.get(last.end..).context("no end")?);

    let mut numbers = Vec::new();
    for kind in &sent.numbers {
        numbers.extend(sized(kind.len())?);
    }
    numbers.extend(sent.numbers.concat());
    let mut rest = sized(app.len())?;
    rest.extend(sized(before.len())?);
    rest.extend([before, after].concat());
    Ok(Parts {
        instructions: part(&sent.instructions),
        numbers: part(&numbers),
        rest: part(&rest),
        whole,
    })
}

/// Where each function stands. One follows the other, with its size in as few bytes as can be: what is not sent must be plain from what is.
fn bodies(app: &[u8]) -> Result<Vec<Range<usize>>> {
    let mut bodies: Vec<Range<usize>> = Vec::new();
    for part in Parser::new(0).parse_all(app) {
        if let Payload::CodeSectionEntry(body) = part? {
            let range = body.range();
            let size = sized(range.len())?.len();
            ensure!(
                bodies.last().is_none_or(|last| last.end + size == range.start),
                "the size of a function is written in more bytes than it takes"
            );
            bodies.push(range);
        }
    }
    Ok(bodies)
}

/// What the functions are sent as.
#[derive(Debug, Default)]
struct Sent {
    instructions: Vec<u8>,
    numbers: [Vec<u8>; KINDS],
}

impl Sent {
    fn function(&mut self, whole: &mut [u8], body: &Range<usize>) -> Result<()> {
        let mut at = Reading {
            app: whole.get_mut(..body.end).context("cut")?,
            at: body.start,
        };
        for _ in 0..at.number(self.of(Kind::Locals))? {
            at.number(self.of(Kind::Locals))?;
            at.bytes(1, self.of(Kind::Locals))?;
        }
        while at.at < body.end {
            self.instruction(&mut at)?;
        }
        Ok(())
    }

    #[allow(clippy::indexing_slicing, reason = "there is one for each kind")]
    fn of(&mut self, kind: Kind) -> &mut Vec<u8> {
        &mut self.numbers[kind as usize]
    }

    fn instruction(&mut self, at: &mut Reading<'_>) -> Result<()> {
        let start = self.instructions.len();
        at.bytes(1, &mut self.instructions)?;
        let code = *self.instructions.get(start).context("cut")?;
        match code {
            // Nothing follows: returns, ends, and all that is counted and compared.
            0x00 | 0x01 | 0x05 | 0x0b | 0x0f | 0x1a | 0x1b | 0x45..=0xc4 | 0xd1 => {}
            0x02..=0x04 => _ = at.number(self.of(Kind::Block))?,
            0x0c | 0x0d => _ = at.number(self.of(Kind::Branch))?,
            0x0e => {
                for _ in 0..=at.number(self.of(Kind::Table))? {
                    at.number(self.of(Kind::Table))?;
                }
            }
            0x10 => _ = at.number(self.of(Kind::Called))?,
            0x11 => {
                at.number(self.of(Kind::Other))?;
                at.number(self.of(Kind::Other))?;
            }
            0x1c => {
                for _ in 0..at.number(self.of(Kind::Other))? {
                    at.number(self.of(Kind::Other))?;
                }
            }
            0x20 => {
                let kind = match at.app.get(at.after_number()?).copied().unwrap_or_default() {
                    0x28..=0x35 => Kind::ReadToLoad,
                    0x36..=0x3e => Kind::ReadToStore,
                    0x20 => Kind::ReadToRead,
                    0x41 => Kind::ReadToCount,
                    0x10 => Kind::ReadToCall,
                    _ => Kind::Read,
                };
                at.number(self.of(kind))?;
            }
            0x21 => _ = at.number(self.of(Kind::Written))?,
            0x22 => _ = at.number(self.of(Kind::WrittenAndKept))?,
            0x23..=0x26 | 0x3f | 0x40 | 0xd0 | 0xd2 => _ = at.number(self.of(Kind::Other))?,
            0x28..=0x3e => {
                at.say_unaligned()?;
                let kind = if code < 0x36 { Kind::LoadedFrom } else { Kind::StoredAt };
                at.number(self.of(kind))?;
            }
            0x41 => {
                let kind = match at.app.get(at.after_number()?).copied().unwrap_or_default() {
                    0x6a | 0x6b => Kind::Added,
                    _ => Kind::Constant,
                };
                at.number(self.of(kind))?;
            }
            0x42 => _ = at.number(self.of(Kind::Long))?,
            0x43 => at.bytes(4, self.of(Kind::Other))?,
            0x44 => at.bytes(8, self.of(Kind::Other))?,
            0xfc => {
                let more = match at.number(self.of(Kind::Other))? {
                    0..=7 => 0,
                    8 | 10 | 12 | 14 => 2,
                    9 | 11 | 13 | 15..=17 => 1,
                    unknown => bail!("no rule for the instruction 0xfc {unknown}"),
                };
                for _ in 0..more {
                    at.number(self.of(Kind::Other))?;
                }
            }
            unknown => bail!("no rule for the instruction {unknown:#x}"),
        }
        Ok(())
    }
}

/// A place in the app.
struct Reading<'a> {
    app: &'a mut [u8],
    at: usize,
}

impl Reading<'_> {
    fn bytes(&mut self, count: usize, to: &mut Vec<u8>) -> Result<()> {
        to.extend(self.app.get(self.at..self.at + count).context("cut")?);
        self.at += count;
        Ok(())
    }

    /// Where the number that stands here ends.
    fn after_number(&self) -> Result<usize> {
        let rest = self.app.get(self.at..).context("cut")?;
        Ok(self.at + 1 + rest.iter().position(|byte| *byte < 0x80).context("cut")?)
    }

    fn number(&mut self, to: &mut Vec<u8>) -> Result<u64> {
        let start = to.len();
        self.bytes(self.after_number()? - self.at, to)?;
        let bytes = to.iter().skip(start).zip((0..).step_by(7));
        Ok(bytes.fold(0, |sum, (byte, place)| sum | u64::from(byte & 0x7f) << (place % 64)))
    }

    /// How aligned an address is said to be is a hint that changes nothing, and takes a fortieth of the bytes. Here nothing is promised.
    fn say_unaligned(&mut self) -> Result<()> {
        let hint = self.app.get_mut(self.at).context("cut")?;
        ensure!(*hint < 5, "there is more than one memory");
        *hint = 0;
        self.at += 1;
        Ok(())
    }
}

fn part(contents: &[u8]) -> Vec<u8> {
    let mut file = Module::new();
    file.section(&CustomSection {
        name: "".into(),
        data: contents.into(),
    });
    file.finish()
}

/// A size as WebAssembly writes it.
fn sized(mut size: usize) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    loop {
        let low = u8::try_from(size & 0x7f)?;
        size >>= 7;
        if size == 0 {
            bytes.push(low);
            return Ok(bytes);
        }
        bytes.push(low | 0x80);
    }
}

#[cfg(test)]
mod tests {
    use super::{apart, part, sized};
    use wasm_encoder::{BlockType, CodeSection, Function, FunctionSection, Instruction, MemArg, Module, TypeSection};

    /// An app of one function for each list of instructions.
    fn app(functions: &[&[Instruction<'_>]]) -> Vec<u8> {
        let (mut types, mut kinds, mut code) = (TypeSection::new(), FunctionSection::new(), CodeSection::new());
        types.ty().function([], []);
        for instructions in functions {
            kinds.function(0);
            let mut function = Function::new([(2, wasm_encoder::ValType::I32)]);
            for instruction in *instructions {
                function.instruction(instruction);
            }
            code.function(function.instruction(&Instruction::End));
        }
        let mut app = Module::new();
        app.section(&types).section(&kinds).section(&code);
        app.finish()
    }

    #[test]
    fn like_stands_with_like() {
        let place = MemArg {
            offset: 300,
            align: 2,
            memory_index: 0,
        };
        let app = app(&[
            &[Instruction::LocalGet(1), Instruction::I32Load(place), Instruction::LocalSet(0)],
            &[
                Instruction::Block(BlockType::Empty),
                Instruction::I32Const(-5),
                Instruction::Drop,
                Instruction::End,
            ],
        ]);
        let parts = apart(&app).unwrap();
        assert_eq!(parts.instructions, part(&[0x20, 0x28, 0x21, 0x0b, 0x02, 0x41, 0x1a, 0x0b, 0x0b]));
        let kinds = [6, 1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 2, 0, 0, 0, 1, 0, 0, 0];
        let numbers = [1, 2, 0x7f, 1, 2, 0x7f, 1, 0, 0x7b, 0xac, 0x02, 0x40];
        assert_eq!(parts.numbers, part(&[&kinds[..], &numbers].concat()));
        // Nothing but the hint of the load is changed.
        let changed: Vec<_> = app.iter().zip(&parts.whole).filter(|(before, after)| before != after).collect();
        assert_eq!((changed, parts.whole.len()), (vec![(&2, &0)], app.len()));
        // The rest begins with the sizes of the whole and of what comes before the first function.
        assert!(
            parts
                .rest
                .windows(4)
                .any(|four| four == [u8::try_from(app.len()).unwrap(), 22, 0, b'a'])
        );
    }

    #[test]
    fn what_is_not_known_is_refused() {
        let unknown = app(&[&[Instruction::V128Const(1), Instruction::Drop]]);
        assert!(apart(&unknown).is_err());
        assert!(apart(&Module::new().finish()).is_err());
    }

    #[test]
    fn sizes_are_written_as_webassembly_does() {
        for (size, bytes) in [(0, vec![0]), (127, vec![127]), (128, vec![0x80, 1]), (300, vec![0xac, 2])] {
            assert_eq!(sized(size).unwrap(), bytes);
        }
    }
}
