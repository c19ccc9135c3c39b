//! When a row was written, and what its writer knew: enough for two devices to find the same answer from the same rows, in whatever order
//! they meet. Not here: the merging itself ([`crate::merge`]).

use crate::time::Moment;
use std::fmt;
use std::str::FromStr;

/// Text that is no stamp, or no list of stamps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAStamp;

/// When a row was last written, in an order that all devices of a setting agree on: a hybrid logical clock.
/// The moment comes first, then a counter for writes of the same moment, then the device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    millis: u64,
    counter: u32,
    device: u32,
}

impl Stamp {
    /// The stamp of a write that follows `last`. It always moves forward, whatever the clock says: a clock set back must
    /// never stop her from writing, nor let an older change win.
    #[must_use]
    pub fn after(last: Stamp, now: Moment, device: u32) -> Stamp {
        let millis = now.millis().unsigned_abs();
        if millis > last.millis {
            Stamp {
                millis,
                counter: 0,
                device,
            }
        } else {
            let counter = last.counter.checked_add(1);
            Stamp {
                // A counter that is used up carries over, so that even after the strangest file there is a next stamp.
                millis: if counter.is_some() {
                    last.millis
                } else {
                    last.millis.saturating_add(1)
                },
                counter: counter.unwrap_or_default(),
                device,
            }
        }
    }
}

/// No clock tells a moment after the year 9999 ([`Moment::from_millis`]), so no stamp is read from there on: a file must not bring one that
/// nothing could follow. What is left between this and the largest number is more than all counters carry over.
const NO_LATER: u64 = 0xF000_0000_0000;

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:012x}-{:08x}-{:08x}", self.millis, self.counter, self.device)
    }
}

impl FromStr for Stamp {
    type Err = NotAStamp;
    fn from_str(text: &str) -> Result<Self, NotAStamp> {
        let mut parts = text.split('-');
        let mut part = |len: usize| {
            let part = parts
                .next()
                .filter(|part| part.len() == len && part.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')));
            part.and_then(|part| u64::from_str_radix(part, 16).ok()).ok_or(NotAStamp)
        };
        let (millis, counter, device) = (part(12)?, part(8)?, part(8)?);
        let narrow = |n: u64| u32::try_from(n).map_err(|_| NotAStamp);
        let stamp = Stamp {
            millis,
            counter: narrow(counter)?,
            device: narrow(device)?,
        };
        if parts.next().is_some() || stamp.millis >= NO_LATER {
            Err(NotAStamp)
        } else {
            Ok(stamp)
        }
    }
}

impl Stamp {
    /// The moment it tells, by the clock of the device that wrote.
    #[must_use]
    pub fn moment(self) -> Moment {
        Moment::from_millis(i64::try_from(self.millis).unwrap_or(i64::MAX))
    }

    /// Which device wrote.
    #[must_use]
    pub const fn device(self) -> u32 {
        self.device
    }
}

/// What the writer of a row knew of earlier states of that record: of each device the last stamp, the row's own device left out unless
/// another device's state came in between. A state follows another when it knew of it; two states of which neither knew the other are in
/// conflict, whatever their clocks say.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Knowledge(Vec<Stamp>);

/// More devices than any setting has; a file that names more is none of ours.
const MOST_DEVICES: usize = 64;

impl Knowledge {
    /// Whether the state with this stamp was known.
    #[must_use]
    pub fn has(&self, stamp: Stamp) -> bool {
        self.0.iter().any(|known| known.device == stamp.device && known >= &stamp)
    }

    /// The last known stamp of each device, in the order of their numbers.
    pub fn stamps(&self) -> impl Iterator<Item = Stamp> {
        self.0.iter().copied()
    }

    /// Adds a state, and all that came before it on its device. Where that is one device too many to be read again, the one heard of
    /// longest ago is left out: at worst a version that was decided upon is asked about once more.
    pub fn add(&mut self, stamp: Stamp) {
        match self.0.iter_mut().find(|known| known.device == stamp.device) {
            Some(known) => *known = (*known).max(stamp),
            None => {
                let at = self.0.iter().take_while(|known| known.device < stamp.device).count();
                self.0.insert(at, stamp);
            }
        }
        if self.0.len() > MOST_DEVICES {
            let oldest = self.0.iter().copied().min();
            self.0.retain(|known| Some(*known) != oldest);
        }
    }

    /// Adds everything the other knew.
    pub fn join(&mut self, other: &Knowledge) {
        other.0.iter().for_each(|stamp| self.add(*stamp));
    }
}

impl fmt::Display for Knowledge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut between = "";
        self.0.iter().try_for_each(|stamp| {
            let result = write!(f, "{between}{stamp}");
            between = " ";
            result
        })
    }
}

impl FromStr for Knowledge {
    type Err = NotAStamp;
    fn from_str(text: &str) -> Result<Self, NotAStamp> {
        let mut known = Knowledge::default();
        for part in text.split(' ').filter(|part| !part.is_empty()) {
            let stamp: Stamp = part.parse()?;
            // Only as it is written: each device once, in order.
            if known.0.len() >= MOST_DEVICES || known.0.last().is_some_and(|last| last.device >= stamp.device) {
                return Err(NotAStamp);
            }
            known.0.push(stamp);
        }
        Ok(known)
    }
}

/// The head of a row's state: when it was written, and on what it builds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// When it was written.
    pub stamp: Stamp,
    /// What it builds on.
    pub knew: Knowledge,
}

impl Head {
    /// Whether this state is the other one, or was written by somebody who knew of it.
    #[must_use]
    pub fn covers(&self, stamp: Stamp) -> bool {
        (self.stamp.device == stamp.device && self.stamp >= stamp) || self.knew.has(stamp)
    }

    /// Whether this state was written by somebody who knew of the other one and of all that one builds on. For what honest devices write this
    /// is the same as covering its stamp; it is asked in full because then, whatever heads a file may bring, what follows what follows a
    /// state follows that state, and joining books comes to the same in every order.
    #[must_use]
    pub fn follows(&self, earlier: &Head) -> bool {
        self.stamp > earlier.stamp && self.covers(earlier.stamp) && earlier.knew.stamps().all(|known| self.covers(known))
    }

    /// What a state written on top of this one knows.
    #[must_use]
    pub fn known_after(&self) -> Knowledge {
        let mut knew = self.knew.clone();
        knew.add(self.stamp);
        knew
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_clock_set_back_still_moves_the_stamp_forward() {
        let first = Stamp::after(Stamp::default(), Moment::from_millis(2_000), 7);
        let second = Stamp::after(first, Moment::from_millis(1_000), 7);
        assert!(second > first);
        assert_eq!(second.to_string().parse(), Ok(second));
    }

    #[test]
    fn a_state_covers_what_it_was_written_on() {
        let phone = Stamp::after(Stamp::default(), Moment::from_millis(10), 1);
        let laptop = Stamp::after(phone, Moment::from_millis(20), 2);
        let first = Head {
            stamp: phone,
            knew: Knowledge::default(),
        };
        let second = Head {
            stamp: laptop,
            knew: first.known_after(),
        };
        assert!(second.covers(phone) && second.covers(laptop) && !first.covers(laptop));
        let elsewhere = Stamp::after(phone, Moment::from_millis(30), 3);
        assert!(!second.covers(elsewhere));
    }

    #[test]
    fn there_is_a_next_stamp_after_the_strangest_one_that_is_read() {
        let strangest: Stamp = "efffffffffff-ffffffff-ffffffff".parse().unwrap();
        let next = Stamp::after(strangest, Moment::from_millis(i64::MAX), 1);
        assert!(next > strangest);
        assert_eq!("f00000000000-00000000-00000001".parse::<Stamp>(), Err(NotAStamp));
    }

    #[test]
    fn knowing_of_too_many_devices_still_reads_back() {
        let mut knew = Knowledge::default();
        for device in 1..=70 {
            knew.add(Stamp::after(Stamp::default(), Moment::from_millis(i64::from(device)), device));
        }
        assert_eq!(knew.to_string().parse(), Ok(knew.clone()));
        assert!(!knew.has(Stamp::after(Stamp::default(), Moment::from_millis(1), 1)));
    }

    #[test]
    fn what_was_known_reads_back_and_nothing_else_does() {
        let mut knew = Knowledge::default();
        for device in [9, 2, 5, 2] {
            knew.add(Stamp::after(
                Stamp::default(),
                Moment::from_millis(device),
                u32::try_from(device).unwrap(),
            ));
        }
        let text = knew.to_string();
        assert_eq!(text.parse(), Ok(knew));
        assert_eq!("".parse(), Ok(Knowledge::default()));
        let turned: Vec<&str> = text.split(' ').rev().collect();
        assert_eq!(turned.join(" ").parse::<Knowledge>(), Err(NotAStamp));
        assert_eq!("soon".parse::<Knowledge>(), Err(NotAStamp));
    }

    proptest! {
        #[test]
        fn stamps_always_grow(moments in prop::collection::vec(0i64..10_000, 1..50)) {
            let mut last = Stamp::default();
            for moment in moments {
                let next = Stamp::after(last, Moment::from_millis(moment), 1);
                prop_assert!(next > last);
                last = next;
            }
        }
    }
}
