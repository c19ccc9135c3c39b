//! Times of day as a clock on the wall shows them, and how people type them. The setting is in England, so the wall is too: its clock is put
//! forward and back by the rule of the country, and a page reads the same on every device, wherever that believes to be. What is kept are
//! moments, between which an hour is an hour on every day of the year.

use super::Moment;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::fmt;

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;

/// A time of day, in minutes since midnight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Clock(u16);

/// Text that is no time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotATime;

impl Clock {
    /// Reads a time as people type it with one thumb: `930`, `9.30`, `9:30`, `0930`, `9`, `2.15pm`.
    ///
    /// # Errors
    /// When it is not certain which time is meant: `half nine` is half past eight to some.
    pub fn parse(text: &str) -> Result<Self, NotATime> {
        let text = text.trim().to_ascii_lowercase();
        let half = |suffix: &str| text.strip_suffix(suffix).map(str::trim_end);
        let (digits, half_of_day) = match (half("am"), half("pm")) {
            (Some(digits), _) => (digits, Some(0)),
            (_, Some(digits)) => (digits, Some(12)),
            _ => (text.as_str(), None),
        };
        let parted = digits.split_once([':', '.', ' ']);
        let (hour, minute) = match parted {
            Some((hour, minute)) if minute.len() == 2 => (hour, minute),
            Some(_) => return Err(NotATime),
            None if digits.len() > 2 => digits.split_at_checked(digits.len() - 2).ok_or(NotATime)?,
            None => (digits, "0"),
        };
        let number = |part: &str| {
            let whole = (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
            part.parse::<u16>().ok().filter(|_| whole).ok_or(NotATime)
        };
        let (mut hour, minute) = (number(hour)?, number(minute)?);
        if let Some(half) = half_of_day {
            if !(1..=12).contains(&hour) {
                return Err(NotATime);
            }
            hour = hour % 12 + half;
        }
        if hour < 24 && minute < 60 {
            Ok(Clock(hour * 60 + minute))
        } else {
            Err(NotATime)
        }
    }

    /// Minutes since midnight, as the wall shows them.
    #[must_use]
    pub const fn minutes(self) -> u32 {
        self.0 as u32
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

/// The last Sunday of a month of 31 days.
fn last_sunday(year: i32, month: u32) -> Option<NaiveDate> {
    let last = NaiveDate::from_ymd_opt(year, month, 31)?;
    last.with_day(31 - last.weekday().num_days_from_sunday())
}

/// How many milliseconds the clock on the wall is ahead of UTC: an hour from the last Sunday of March to the last of October, from one
/// o’clock UTC to one o’clock UTC.
fn ahead(at: Moment) -> i64 {
    let one_oclock = |month| {
        let day = last_sunday(at.date_at(0).year(), month)?;
        Some(midnight(day) + DAY / 24)
    };
    match (one_oclock(3), one_oclock(10)) {
        (Some(from), Some(to)) if (from..to).contains(&at.millis()) => DAY / 24,
        _ => 0,
    }
}

fn midnight(day: NaiveDate) -> i64 {
    day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis()
}

impl Moment {
    /// The moment at which the wall shows this. In the hour that comes twice the first; in the hour that is left out, as much later.
    #[must_use]
    pub fn at(day: NaiveDate, clock: Clock) -> Self {
        let winter = Moment::from_millis(midnight(day) + i64::from(clock.0) * MINUTE);
        let summer = Moment::from_millis(winter.millis() - DAY / 24);
        if ahead(summer) > 0 { summer } else { winter }
    }

    /// The day on the wall.
    #[must_use]
    pub fn day(self) -> NaiveDate {
        Moment::from_millis(self.millis() + ahead(self)).date_at(0)
    }

    /// The time on the wall.
    #[must_use]
    pub fn clock(self) -> Clock {
        let minutes = (self.millis() + ahead(self)).rem_euclid(DAY) / MINUTE;
        Clock(u16::try_from(minutes).unwrap_or_default())
    }

    /// Without its seconds.
    #[must_use]
    pub fn to_the_minute(self) -> Self {
        Moment::from_millis(self.millis() - self.millis().rem_euclid(MINUTE))
    }

    /// How many whole minutes have gone by since an earlier moment; none if it is later.
    #[must_use]
    pub fn minutes_since(self, earlier: Moment) -> u32 {
        u32::try_from((self.millis() - earlier.millis()).max(0) / MINUTE).unwrap_or(u32::MAX)
    }

    /// So many minutes later.
    #[must_use]
    pub fn plus_minutes(self, minutes: u32) -> Self {
        Moment::from_millis(self.millis().saturating_add(i64::from(minutes) * MINUTE))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::parse_date;
    use proptest::prelude::*;

    fn at(text: &str) -> Moment {
        Moment::from_iso(&format!("{text}:00.000Z")).unwrap()
    }

    #[test]
    fn times_are_read_as_thumbs_type_them() {
        for (typed, read) in [
            ("930", "09:30"),
            ("9.30", "09:30"),
            ("9:30", "09:30"),
            ("0930", "09:30"),
            ("9 30", "09:30"),
            (" 9 ", "09:00"),
            ("17", "17:00"),
            ("1745", "17:45"),
            ("9am", "09:00"),
            ("2.15pm", "14:15"),
            ("12.05 AM", "00:05"),
            ("12pm", "12:00"),
            ("00:00", "00:00"),
            ("23:59", "23:59"),
        ] {
            assert_eq!(Clock::parse(typed).map(|clock| clock.to_string()), Ok(read.to_owned()), "{typed}");
        }
        for typed in [
            "",
            "half nine",
            "half 9",
            "24:00",
            "9.3",
            "9.60",
            "960",
            "12345",
            "quarter past",
            "13pm",
            "0am",
            "9:30:00",
            "-9",
            "９:３０",
            "é30",
            "+9",
            "9h30",
            ":",
            "pm",
        ] {
            assert_eq!(Clock::parse(typed), Err(NotATime), "{typed}");
        }
    }

    #[test]
    fn the_wall_is_put_forward_and_back() {
        // 28 March 2027 the clocks go from 01:00 to 02:00, on 31 October 2027 from 02:00 back to 01:00.
        for (utc, day, clock) in [
            ("2027-03-28T00:59", "2027-03-28", "00:59"),
            ("2027-03-28T01:00", "2027-03-28", "02:00"),
            ("2027-07-01T23:30", "2027-07-02", "00:30"),
            ("2027-10-31T00:59", "2027-10-31", "01:59"),
            ("2027-10-31T01:00", "2027-10-31", "01:00"),
            ("2026-11-23T09:30", "2026-11-23", "09:30"),
        ] {
            let moment = at(utc);
            assert_eq!(
                (moment.day().to_string(), moment.clock().to_string()),
                (day.into(), clock.into()),
                "{utc}"
            );
        }
        let on = |day: &str, clock: &str| Moment::at(parse_date(day).unwrap(), Clock::parse(clock).unwrap());
        assert_eq!(on("2027-10-31", "01:30"), at("2027-10-31T00:30"), "the first of the two");
        assert_eq!(on("2027-03-28", "01:30").clock().to_string(), "02:30", "there is no half past one");
    }

    proptest! {
        #[test]
        fn a_time_on_the_wall_is_a_moment_and_back(minutes in 0i64..60 * 24 * 365 * 12) {
            let moment = Moment::from_millis(1_735_689_600_000 + minutes * MINUTE);
            let (day, clock) = (moment.day(), moment.clock());
            let back = Moment::at(day, clock);
            prop_assert_eq!((back.day(), back.clock()), (day, clock));
            // But for the hour that comes twice.
            prop_assert!(back == moment || moment.minutes_since(back) == 60);
            prop_assert_eq!(Clock::parse(&clock.to_string()), Ok(clock));
        }

        #[test]
        fn no_text_makes_the_reader_stumble(text in any::<String>()) {
            let _ = Clock::parse(&text);
        }
    }
}
