//! Guesses the next bit from what stands before it, and learns from what came. `web/shell/unpack.js` guesses the same: there are only whole numbers here,
//! for two engines that round differently would guess differently.
//!
//! A bit is seen from several sides at once. From each of them it is remembered what came there the last times; how far each memory is to be
//! trusted is learnt, and so is which sides are to be believed.

use super::shares;

/// From how many sides a bit is seen. Each takes its time on her phone.
pub const SIDES: usize = 6;
/// How many kinds of bytes there may be.
pub const KINDS: usize = 60;
/// How many groups there may be.
pub const GROUPS: usize = 1024 + (KINDS << 6);

/// A power of two: how many memories there are for all sides together. More would be slower, for they would not stay close at hand.
const MEMORIES: u32 = 22;
/// Forks of one byte whose memories stand beside each other, as a power of two.
const BESIDE: usize = 5;
/// What a memory is before anything was seen: how often a one came is not known, by no experience at all.
const UNKNOWN: u32 = 1 << 31;
/// After so many times a trust moves no more slowly.
const SETTLED: u32 = 255;
/// How far each side is believed at the start.
const BELIEVED: i32 = 15_000;
/// What speaks for a one or against it is at most this much.
const MOST: i32 = 2047;
/// How likely something is for which so much speaks: at every half, as parts of 65,536.
const LIKELY: [i32; 18] = [
    32768, 40794, 47911, 53580, 57724, 60566, 62428, 63615, 64357, 64816, 65098, 65270, 65375, 65439, 65477, 65500, 65514, 65514,
];

/// What is known of a byte before it is read.
#[derive(Debug, Default, Clone, Copy)]
pub struct Seen {
    /// Its kind.
    pub kind: usize,
    /// Its group: who is to be believed is found out for each of them.
    pub group: usize,
    /// What stands before it, from each side.
    pub sides: [u32; SIDES],
}

/// What is seen of the bit at hand from one side.
#[derive(Debug, Default, Clone, Copy)]
struct Side {
    base: u32,
    place: usize,
    memory: u16,
    trust: usize,
    says: i32,
}

/// Who weighs what the sides say: one for each fork, and one for each group.
#[derive(Debug, Default, Clone, Copy)]
struct Judge {
    weights: usize,
    chance: i32,
}

/// All that was learnt.
#[derive(Debug)]
pub struct Guess {
    memories: Vec<u16>,
    trusts: Vec<u32>,
    weights: Vec<i32>,
    corrections: Vec<i32>,
    /// What speaks for a one, by how likely it is.
    speaking: Vec<i32>,
    kind: usize,
    group: usize,
    sides: [Side; SIDES],
    judges: [Judge; 2],
    correction: usize,
}

/// One number made of several.
pub fn mixed<const COUNT: usize>(of: [u32; COUNT]) -> u32 {
    const BY: [u32; 5] = [0x9E37_79B1, 0x85EB_CA77, 0xC2B2_AE3D, 0x27D4_EB2F, 0x1656_67B1];
    let sum = of
        .iter()
        .zip(BY)
        .fold(0_u32, |sum, (one, by)| sum.wrapping_add(one.wrapping_mul(by)));
    sum ^ sum >> 15
}

fn likely(speaks: i32) -> i32 {
    let far = speaks.abs().min(MOST);
    let mut halves = LIKELY.iter().copied().skip(far as usize >> 7);
    let (low, high) = (halves.next().unwrap_or_default(), halves.next().unwrap_or_default());
    let chance = low + (((high - low) * (far & 127)) >> 7);
    if speaks < 0 { 65536 - chance } else { chance }
}

/// What is remembered: the last seven bits, after a one that tells how many there were; nought before the first.
fn after(memory: u16, bit: bool) -> u16 {
    let seen = match memory & 0xff {
        0 => 2,
        few @ 1..128 => few << 1,
        many => 128 | ((many << 1) & 127),
    };
    memory & 0xff00 | seen | u16::from(bit)
}

/// A trust is how likely a one is, in the upper bits, and how often that was put to the test.
fn trusted(trust: u32, bit: bool) -> u32 {
    let (chance, times) = ((trust >> 10) as i32, trust & 1023);
    let off = (if bit { 0x3f_ffff } else { 0 } - chance) >> 7;
    let share = 131_072 / (2 * times as i32 + 3);
    ((chance + ((off * share) >> 9)) as u32) << 10 | (times + 1).min(SETTLED)
}

impl Guess {
    pub fn new() -> Self {
        let mut speaking = Vec::new();
        for speaks in -MOST..=MOST {
            while speaking.len() as i32 <= likely(speaks) >> 4 {
                speaking.push(speaks);
            }
        }
        speaking.resize(4096, MOST);
        let corrections = (0..KINDS << 8).flat_map(|_| (-16..=16).map(|step| likely(step << 7)));
        Self {
            memories: vec![0; 1 << MEMORIES],
            trusts: vec![UNKNOWN; (KINDS * SIDES) << 8],
            weights: vec![BELIEVED; ((KINDS << 8) + GROUPS) * SIDES],
            corrections: corrections.collect(),
            speaking,
            kind: 0,
            group: 0,
            sides: [Side::default(); SIDES],
            judges: [Judge::default(); 2],
            correction: 0,
        }
    }

    /// A byte begins.
    pub fn begin(&mut self, seen: &Seen) {
        (self.kind, self.group) = (seen.kind, seen.group);
        let numbers = (seen.kind * SIDES) as u32..;
        for ((side, before), number) in self.sides.iter_mut().zip(seen.sides).zip(numbers) {
            let base = before.wrapping_add(number.wrapping_mul(0x85EB_CA6B)).wrapping_mul(0x9E37_79B1);
            side.base = base ^ base >> 15;
        }
    }

    /// How likely a one is at this fork on the way to the byte.
    pub fn chance(&mut self, fork: usize) -> u32 {
        let (far, near) = (fork >> BESIDE, fork & ((1 << BESIDE) - 1));
        for (number, side) in self.sides.iter_mut().enumerate() {
            let mixed = side.base.wrapping_add(far as u32).wrapping_mul(0x2C1B_3C6D);
            side.place = (mixed >> (32 - MEMORIES)) as usize ^ near;
            // Many share a place. Whoever finds the memory of another there begins anew.
            let owner = (mixed as u16) << 8;
            let held = self.memories.get(side.place).copied().unwrap_or_default();
            side.memory = if held & 0xff00 == owner { held } else { owner };
            side.trust = (self.kind * SIDES + number) << 8 | usize::from(side.memory & 0xff);
            let trust = self.trusts.get(side.trust).copied().unwrap_or_default();
            side.says = self.speaking.get(trust as usize >> 20).copied().unwrap_or_default();
        }
        let fork = self.kind << 8 | fork;
        let mut both = 0;
        for (judge, row) in self.judges.iter_mut().zip([fork, (KINDS << 8) + self.group]) {
            judge.weights = row * SIDES;
            let weights = self.weights.iter().skip(judge.weights);
            let sum = weights
                .zip(&self.sides)
                .fold(0_i32, |sum, (weight, side)| sum.wrapping_add(weight.wrapping_mul(side.says) >> 8));
            let speaks = (sum >> 8).clamp(-MOST, MOST);
            judge.chance = likely(speaks);
            both += speaks;
        }
        // Last, it is looked at how likely a one was whenever so much spoke for it here.
        let speaks = both >> 1;
        let step = (speaks + 2048) as usize;
        let place = fork * 33 + (step >> 7);
        let mut steps = self.corrections.iter().copied().skip(place);
        let (low, high) = (steps.next().unwrap_or_default(), steps.next().unwrap_or_default());
        let corrected = low + (((high - low) * (step & 127) as i32) >> 7);
        self.correction = place + (step >> 6 & 1);
        let most = (1 << shares::PARTS) - 12;
        ((likely(speaks) + corrected) >> (17 - shares::PARTS)).clamp(12, most) as u32
    }

    /// This is what the bit was.
    pub fn learn(&mut self, bit: bool) {
        let all = if bit { 65535 } else { 0 };
        for judge in &self.judges {
            let off = all - judge.chance;
            for (weight, side) in self.weights.iter_mut().skip(judge.weights).zip(&self.sides) {
                *weight = weight.wrapping_add((side.says * off + 0x2000) >> 14);
            }
        }
        if let Some(correction) = self.corrections.get_mut(self.correction) {
            *correction += (all - *correction) >> 5;
        }
        for side in &self.sides {
            if let Some(memory) = self.memories.get_mut(side.place) {
                *memory = after(side.memory, bit);
            }
            if let Some(trust) = self.trusts.get_mut(side.trust) {
                *trust = trusted(*trust, bit);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_always_came_is_expected() {
        let mut guess = Guess::new();
        let seen = |side| Seen {
            kind: 3,
            group: 7,
            sides: [side; SIDES],
        };
        for _ in 0..40 {
            for (side, bit) in [(1, true), (2, false)] {
                guess.begin(&seen(side));
                guess.chance(5);
                guess.learn(bit);
            }
        }
        guess.begin(&seen(1));
        assert!(guess.chance(5) > 32_000);
        guess.begin(&seen(2));
        assert!(guess.chance(5) < 800);
    }

    #[test]
    fn memories_hold_the_last_seven_bits() {
        let mut memory = 0xab00;
        for bit in [true, false, true] {
            memory = after(memory, bit);
        }
        assert_eq!(memory, 0xab0d);
        for _ in 0..9 {
            memory = after(memory, true);
        }
        assert_eq!(memory, 0xabff);
        assert_eq!(after(memory, false), 0xabfe);
    }

    #[test]
    fn trust_is_quick_at_first_and_slow_later() {
        let once = trusted(UNKNOWN, true);
        assert_eq!((once >> 26, once & 1023), (53, 1));
        let mut often = once;
        for _ in 0..1000 {
            often = trusted(often, true);
        }
        assert_eq!(often & 1023, SETTLED);
        assert!(often >> 22 == 1023 && trusted(often, false) >> 22 > 1015);
    }

    #[test]
    fn likely_and_speaking_are_each_other_s_way_back() {
        let guess = Guess::new();
        assert_eq!(guess.speaking.len(), 4096);
        assert!(guess.speaking.is_sorted());
        for speaks in [-1500, -300, 0, 20, 999] {
            let back = guess.speaking[likely(speaks) as usize >> 4];
            assert!((back - speaks).abs() <= 60, "{speaks} comes back as {back}");
        }
        assert_eq!(likely(-400) + likely(400), 65536);
    }
}
