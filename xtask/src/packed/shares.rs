//! One bit after the other in as little room as their guesses allow, and back again. There is a range of numbers; each bit takes a share of it as large as it
//! was likely, and what is left at the end is said by one number in it.

use anyhow::{Context, Result, ensure};

/// How many parts a chance is told in, as a power of two.
pub const PARTS: u32 = 15;
/// The range at the start.
const ALL: u32 = u32::MAX >> 1;
/// A smaller range takes up the next byte.
const LEAST: u32 = 1 << 23;

/// Writes bits.
#[derive(Debug)]
pub struct Writer {
    low: u64,
    range: u32,
    bytes: Vec<u8>,
}

impl Writer {
    pub fn new() -> Self {
        Self {
            low: 0,
            range: ALL,
            bytes: Vec::new(),
        }
    }

    /// Writes a bit that was a one with this chance.
    pub fn put(&mut self, bit: bool, chance: u32) {
        let share = (self.range >> PARTS) * chance;
        if bit {
            self.range = share;
        } else {
            self.low += u64::from(share);
            self.range -= share;
        }
        while self.range < LEAST {
            self.range <<= 8;
            self.byte();
        }
    }

    /// The highest byte will not change any more; what ran over goes to those before it.
    fn byte(&mut self) {
        let [over, high, .., _] = (self.low << 24).to_be_bytes();
        if over > 0 {
            for byte in self.bytes.iter_mut().rev() {
                *byte = byte.wrapping_add(1);
                if *byte != 0 {
                    break;
                }
            }
        }
        self.bytes.push(high);
        self.low = self.low << 8 & u64::from(u32::MAX);
    }

    /// All bytes.
    pub fn done(mut self) -> Vec<u8> {
        for _ in 0..4 {
            self.byte();
        }
        self.bytes
    }
}

/// Reads what was written.
#[derive(Debug)]
pub struct Reader<'a> {
    bytes: &'a [u8],
    number: u32,
    range: u32,
}

impl<'a> Reader<'a> {
    pub fn new(bytes: &'a [u8]) -> Result<Self> {
        let (start, bytes) = bytes.split_first_chunk().context("cut")?;
        Ok(Self {
            bytes,
            number: u32::from_be_bytes(*start),
            range: ALL,
        })
    }

    /// The next bit, which is a one with this chance.
    pub fn get(&mut self, chance: u32) -> Result<bool> {
        let share = (self.range >> PARTS) * chance;
        let bit = self.number < share;
        if bit {
            self.range = share;
        } else {
            self.number = self.number.wrapping_sub(share);
            self.range -= share;
        }
        while self.range < LEAST {
            let (next, rest) = self.bytes.split_first().context("cut")?;
            self.range <<= 8;
            self.number = self.number << 8 | u32::from(*next);
            self.bytes = rest;
        }
        Ok(bit)
    }

    /// Nothing may follow.
    pub fn done(&self) -> Result<()> {
        ensure!(self.bytes.is_empty(), "more follows than the app");
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Reader, Writer};

    #[test]
    fn bits_come_back_and_likely_ones_take_little_room() {
        let bits: Vec<_> = (0..20_000u32)
            .map(|at| (at % 97 == 0, if at % 3 == 0 { 400 } else { 12 }))
            .collect();
        let mut writer = Writer::new();
        for (bit, chance) in &bits {
            writer.put(*bit, *chance);
        }
        let bytes = writer.done();
        assert!((200..500).contains(&bytes.len()), "{}", bytes.len());
        let mut reader = Reader::new(&bytes).unwrap();
        for (bit, chance) in &bits {
            assert_eq!(reader.get(*chance).unwrap(), *bit);
        }
        reader.done().unwrap();
    }

    #[test]
    fn what_runs_over_goes_to_the_bytes_before() {
        // Each nought with the smallest chance leaves the range at its very end.
        let mut writer = Writer::new();
        for _ in 0..100 {
            writer.put(false, 32_756);
        }
        writer.put(true, 1);
        let bytes = writer.done();
        let mut reader = Reader::new(&bytes).unwrap();
        for _ in 0..100 {
            assert!(!reader.get(32_756).unwrap());
        }
        assert!(reader.get(1).unwrap());
        assert!(Reader::new(&[1, 2, 3]).is_err());
        let mut cut = Reader::new(&[0; 4]).unwrap();
        assert!((0..9).any(|_| cut.get(12).is_err()));
    }
}
