//! Goes through an app byte by byte: first to count its bytes, then to write them packed; and to read them from there. The walk through the app is the
//! same for all three, so that the reader always knows what the writer knew.

use anyhow::{Context, Result, bail, ensure};

use super::guess::{Guess, KINDS, Seen, mixed};
use super::shares::{Reader, Writer};
use super::tree::{self, BYTES, NO_MORE, Tree};

/// The kind of the bytes that tell how deep other bytes stand in their trees.
pub const DEPTH: usize = 0;
/// How often each byte came, for each kind.
pub type Counts = Vec<Vec<u32>>;

#[derive(Debug)]
enum Work<'a> {
    Count(&'a [u8], Counts),
    Write(&'a [u8], Writer),
    Read(Reader<'a>),
}

/// What an app is counted, written or read with.
#[derive(Debug)]
pub struct Pen<'a> {
    work: Work<'a>,
    length: usize,
    app: Vec<u8>,
    guess: Guess,
    trees: Vec<Tree>,
}

impl<'a> Pen<'a> {
    /// To count the bytes of an app.
    pub fn counting(app: &'a [u8]) -> Self {
        Self::new(app.len(), Work::Count(app, vec![vec![0; BYTES]; KINDS]))
    }

    /// To write an app whose bytes are counted.
    pub fn writing(app: &'a [u8], counts: &Counts) -> Result<Self> {
        let mut pen = Self::new(app.len(), Work::Write(app, Writer::new()));
        let depths: Vec<_> = counts.iter().map(|counts| tree::depths(counts)).collect();
        pen.plant(&depths)?;
        Ok(pen)
    }

    /// To read an app so long.
    pub fn reading(length: usize, bits: &'a [u8]) -> Result<Self> {
        let mut pen = Self::new(length, Work::Read(Reader::new(bits)?));
        pen.plant(&[])?;
        Ok(pen)
    }

    fn new(length: usize, work: Work<'a>) -> Self {
        Self {
            work,
            length,
            app: Vec::new(),
            guess: Guess::new(),
            trees: Vec::new(),
        }
    }

    /// Sends ahead how deep each byte stands in the tree of its kind, by the one tree that both know.
    fn plant(&mut self, depths: &[Vec<u8>]) -> Result<()> {
        self.trees.push(Tree::of(&[4; NO_MORE as usize + 1])?);
        for kind in 1..KINDS {
            let mut tree: Vec<u8> = Vec::new();
            let told = depths.get(kind);
            let before = self
                .trees
                .last()
                .map(|tree| (0..=u8::MAX).map(|byte| tree.depth(byte)).collect::<Vec<_>>())
                .unwrap_or_default();
            for byte in 0..BYTES {
                let back = |by: usize| tree.iter().rev().nth(by).map_or(0, |depth| u32::from(*depth));
                let (one, two) = (back(0), back(0) | back(1) << 8);
                let near = (0..6).map(back).sum();
                let sides = [
                    one,
                    two,
                    two | back(2) << 16,
                    before.get(byte).copied().unwrap_or_default() << 8 | one,
                    (byte as u32) << 8,
                    near,
                ];
                let seen = Seen {
                    kind: DEPTH,
                    group: 0,
                    sides: sides.map(|side| mixed([side])),
                };
                let depth = told.map(|told| match told.get(byte..).unwrap_or_default() {
                    [depth, rest @ ..] if *depth > 0 || rest.iter().any(|depth| *depth > 0) => *depth,
                    _ => NO_MORE,
                });
                match self.symbol(&seen, depth)? {
                    NO_MORE => break,
                    depth => tree.push(depth),
                }
            }
            self.trees.push(Tree::of(&tree)?);
        }
        Ok(())
    }

    /// Writes what it is to be, or reads what it is.
    fn symbol(&mut self, seen: &Seen, told: Option<u8>) -> Result<u8> {
        let (guess, tree) = (&mut self.guess, self.trees.get(seen.kind).context("no tree of this kind")?);
        guess.begin(seen);
        match &mut self.work {
            Work::Count(..) => bail!("nothing is read while counting"),
            Work::Write(_, to) => {
                let told = told.context("nothing is there to be written")?;
                for (fork, turn) in tree.path(told)? {
                    to.put(*turn, guess.chance(*fork));
                    guess.learn(*turn);
                }
                Ok(told)
            }
            Work::Read(from) => tree.find(|fork| {
                let turn = from.get(guess.chance(fork))?;
                guess.learn(turn);
                Ok(turn)
            }),
        }
    }

    /// The byte that comes now, or the one after the number that comes now. It is not put down yet.
    pub fn ahead(&mut self, seen: &Seen, after_number: bool) -> Result<u8> {
        let told = match &self.work {
            Work::Count(app, _) | Work::Write(app, _) => {
                let more = app.iter().take_while(|byte| **byte > 127).count();
                let there = if after_number { more + 1 } else { 0 };
                Some(*app.get(there).context("the app ends in the middle")?)
            }
            Work::Read(_) => None,
        };
        let (Work::Count(_, counts), Some(told)) = (&mut self.work, told) else {
            return self.symbol(seen, told);
        };
        let count = counts.get_mut(seen.kind).and_then(|counts| counts.get_mut(usize::from(told)));
        *count.context("no such kind")? += 1;
        Ok(told)
    }

    /// Puts down a byte that is certain.
    pub fn put(&mut self, byte: u8) -> Result<()> {
        if let Work::Count(app, _) | Work::Write(app, _) = &mut self.work {
            let (first, rest) = app.split_first().context("the app ends in the middle")?;
            ensure!(*first == byte, "a byte is not what it must be");
            *app = rest;
        }
        ensure!(self.app.len() < self.length, "the app is longer than it is said to be");
        self.app.push(byte);
        Ok(())
    }

    /// The next byte.
    pub fn byte(&mut self, seen: &Seen) -> Result<u8> {
        let byte = self.ahead(seen, false)?;
        self.put(byte)?;
        Ok(byte)
    }

    /// Leaves out the size that comes now, for it will be plain when all that is so large has come.
    pub fn leave_out_size(&mut self) -> Result<()> {
        if let Work::Count(app, _) | Work::Write(app, _) = &mut self.work {
            let more = app.iter().take_while(|byte| **byte > 127).count();
            *app = app.get(more + 1..).context("the app ends in the middle")?;
        }
        Ok(())
    }

    /// Puts the size of all from here on before it.
    pub fn put_size(&mut self, start: usize) -> Result<()> {
        let mut size = self.app.len() - start;
        let mut bytes = Vec::new();
        while size > 127 {
            bytes.push(u8::try_from(size & 127)? | 128);
            size >>= 7;
        }
        bytes.push(u8::try_from(size)?);
        self.app.splice(start..start, bytes);
        Ok(())
    }

    /// The app as far as it is put down.
    pub fn app(&self) -> &[u8] {
        &self.app
    }

    /// Whether all of it is.
    pub fn at_the_end(&self) -> bool {
        self.app.len() >= self.length
    }

    /// What was counted.
    pub fn counts(self) -> Counts {
        match self.work {
            Work::Count(_, counts) => counts,
            _ => Counts::new(),
        }
    }

    /// What was written.
    pub fn written(self) -> Result<Vec<u8>> {
        match self.work {
            Work::Write([], to) => Ok(to.done()),
            _ => bail!("the app was not written to its end"),
        }
    }

    /// What was read.
    pub fn read(self) -> Result<Vec<u8>> {
        let Work::Read(from) = &self.work else {
            bail!("nothing was read");
        };
        from.done()?;
        ensure!(self.app.len() == self.length, "the app is longer than it is said to be");
        Ok(self.app)
    }
}
