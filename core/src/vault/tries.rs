//! Wrong tries at the lock: each makes the next one wait longer, up to five minutes. Nothing is ever deleted for them: that would hand
//! anyone who holds the phone a way to destroy the book.

use crate::time::Moment;

/// How many wrong tries there were since the book was last opened, and when the last one was. Kept across a reload.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tries {
    wrong: u32,
    last_ms: i64,
}

impl Tries {
    /// Slips that cost nothing: a thumb on the wrong letter.
    const FREE: u32 = 3;
    /// The longest wait.
    const LONGEST_MS: i64 = 5 * 60_000;

    /// The stored form.
    #[must_use]
    pub fn write(self) -> String {
        format!("{} {}", self.wrong, self.last_ms)
    }

    /// Reads the stored form; anything else is no wrong try.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let read = || {
            let (wrong, last_ms) = text.split_once(' ')?;
            Some(Tries {
                wrong: wrong.parse().ok()?,
                last_ms: last_ms.parse().ok()?,
            })
        };
        read().unwrap_or_default()
    }

    /// One more wrong try.
    #[must_use]
    pub fn and_one(self, now: Moment) -> Self {
        Tries {
            wrong: self.wrong.saturating_add(1),
            last_ms: now.millis(),
        }
    }

    /// How many seconds are still to wait before the next try. A clock that was set back waits no longer than the longest wait.
    #[must_use]
    pub fn seconds_to_wait(self, now: Moment) -> u32 {
        if self.wrong < Self::FREE {
            return 0;
        }
        let doubled = (self.wrong - Self::FREE).min(20);
        let wait = (2_000i64 << doubled).min(Self::LONGEST_MS);
        let left = self.last_ms.saturating_add(wait).saturating_sub(now.millis()).clamp(0, wait);
        u32::try_from((left + 999) / 1_000).unwrap_or_default()
    }
}
