//! What came before, and what came after the same the last time.

use super::guess::mixed;

/// A power of two: for how many keys it is known where they were last.
const KEYS: u32 = 18;
/// From here on it makes no difference for how long all has been the same.
const LONGEST: u32 = 32;

/// A row of things.
#[derive(Debug)]
pub struct Past {
    row: Vec<u32>,
    last: Vec<usize>,
    /// How many must be the same before more of the same is expected.
    least: u32,
    now: Expected,
}

/// Where in the row stands what is expected next, and for how long all has been as it was there; nought when nothing is expected.
#[derive(Debug, Default, Clone, Copy)]
pub struct Expected {
    at: usize,
    run: u32,
}

impl Past {
    pub fn new(least: u32) -> Self {
        Self {
            row: Vec::new(),
            last: vec![0; 1 << KEYS],
            least,
            now: Expected::default(),
        }
    }

    fn at(&self, at: usize) -> u32 {
        self.row.get(at).copied().unwrap_or_default()
    }

    /// What is expected next, or nought.
    pub fn next(&self) -> u32 {
        if self.now.run > 0 { self.at(self.now.at) } else { 0 }
    }

    /// For how long all has been as expected, up to fifteen.
    pub fn run(&self) -> u32 {
        self.now.run.min(15)
    }

    /// This came. The key is made of it and the last ones.
    pub fn push(&mut self, this: u32, key: u32) {
        let as_expected = self.now.run > 0 && self.at(self.now.at) == this;
        self.row.push(this);
        let here = self.row.len();
        let Some(last) = self.last.get_mut((mixed([key]) >> (32 - KEYS)) as usize) else {
            return;
        };
        let before = std::mem::replace(last, here);
        if as_expected {
            self.now.at += 1;
            self.now.run = (self.now.run + 1).min(LONGEST);
        } else {
            let back = self.row.iter().rev();
            let then = self.row.iter().take(before).rev();
            let run = back
                .zip(then)
                .take(LONGEST as usize)
                .take_while(|(one, other)| one == other)
                .count() as u32;
            self.now = Expected {
                at: before,
                run: if run < self.least { 0 } else { run },
            };
        }
    }

    /// As if a thing came of which no more is known than that it begins with this. What was expected is given back, to be put back.
    pub fn begin(&mut self, code: u32) -> Expected {
        let now = self.now;
        if self.next() >> 24 == code {
            self.now.at += 1;
        } else {
            self.now.run = 0;
        }
        now
    }

    /// Puts back what was expected.
    pub fn back_to(&mut self, expected: Expected) {
        self.now = expected;
    }
}

#[cfg(test)]
mod tests {
    use super::Past;

    #[test]
    fn what_came_after_the_same_is_expected() {
        let mut past = Past::new(2);
        for this in [1, 2, 3, 4, 9, 1] {
            past.push(this, this);
            assert_eq!(past.next(), 0, "after {this}: one alone is not enough");
        }
        past.push(2, 2);
        assert_eq!((past.next(), past.run()), (3, 2));
        past.push(3, 3);
        assert_eq!((past.next(), past.run()), (4, 3));
        past.push(7, 7);
        assert_eq!((past.next(), past.run()), (0, 0));
    }

    #[test]
    fn half_a_thing_is_taken_back() {
        let mut past = Past::new(1);
        for this in [5 << 24 | 1, 6 << 24 | 2, 7 << 24 | 3, 5 << 24 | 1] {
            past.push(this, this);
        }
        let before = past.begin(6);
        assert_eq!(past.next(), 7 << 24 | 3);
        past.back_to(before);
        past.begin(8);
        assert_eq!(past.next(), 0);
        past.back_to(before);
        assert_eq!(past.next(), 6 << 24 | 2);
    }
}
