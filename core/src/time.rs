//! Days, moments and ages. The clock itself is not here: whoever asks for something hands in a [`Ctx`] that says what day it is.

mod clock;
pub(crate) mod day;

pub use clock::{Clock, NotATime};

use crate::ids::Id;
use chrono::{DateTime, Datelike, Duration, Months, NaiveDate, Timelike};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A point in time, as milliseconds since 1970 in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(i64);

impl Moment {
    /// The last there is: the end of the year 9999.
    pub const LAST: Moment = Moment(253_402_300_799_999);

    /// From milliseconds since 1970, UTC. Held within years 1970 to 9999, so that a broken clock cannot break a date.
    #[must_use]
    pub fn from_millis(millis: i64) -> Self {
        Moment(millis.clamp(0, Self::LAST.0))
    }

    /// Milliseconds since 1970, UTC.
    #[must_use]
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// The date on the wall for someone whose clock is `offset_minutes` ahead of UTC (60 in British Summer Time).
    #[must_use]
    pub fn date_at(self, offset_minutes: i32) -> NaiveDate {
        let local = self.0 + i64::from(offset_minutes) * 60_000;
        DateTime::from_timestamp_millis(local).map(|at| at.date_naive()).unwrap_or_default()
    }

    /// Reads a moment as [`Moment::iso`] writes it; None for anything else.
    #[must_use]
    pub fn from_iso(text: &str) -> Option<Self> {
        let (day, time) = text.split_once('T')?;
        let mut parts = time.strip_suffix('Z')?.split([':', '.']);
        let mut next = || parts.next()?.parse::<u32>().ok();
        let at = parse_date(day).ok()?.and_hms_milli_opt(next()?, next()?, next()?, next()?)?;
        let moment = Moment::from_millis(at.and_utc().timestamp_millis());
        (moment.iso() == text).then_some(moment)
    }

    /// The moment as ISO 8601 in UTC, to the millisecond.
    #[must_use]
    pub fn iso(self) -> String {
        // Put together here: the library's patterns know every way to write a date, and a phone would have to fetch them all.
        DateTime::from_timestamp_millis(self.0)
            .map(|at| {
                let (hour, minute, second) = (at.hour(), at.minute(), at.second());
                let millis = at.timestamp_subsec_millis();
                format!("{}T{hour:02}:{minute:02}:{second:02}.{millis:03}Z", at.date_naive())
            })
            .unwrap_or_default()
    }
}

/// Where random bytes come from: the browser on a device, a seeded sequence in tests and samples.
pub trait Entropy {
    /// Fills the bytes.
    fn fill(&mut self, bytes: &mut [u8]);
}

/// What a decision may know of the world beside the notebook: the day, the moment, and entropy for new ids.
pub struct Ctx<'a> {
    /// The moment of the action.
    pub now: Moment,
    /// The day it is where the setting is.
    pub today: NaiveDate,
    entropy: &'a mut dyn Entropy,
}

impl<'a> Ctx<'a> {
    /// A context for one action. `offset_minutes` is how far the local clock is ahead of UTC at that moment.
    pub fn new(now: Moment, offset_minutes: i32, entropy: &'a mut dyn Entropy) -> Self {
        Ctx {
            now,
            today: now.date_at(offset_minutes),
            entropy,
        }
    }

    /// The random bytes of this action, for keys and nonces.
    pub fn entropy(&mut self) -> &mut dyn Entropy {
        self.entropy
    }

    /// A fresh identity.
    pub fn fresh<T: From<Id>>(&mut self) -> T {
        let mut bytes = [0; 10];
        self.entropy.fill(&mut bytes);
        T::from(Id::from_parts(self.now.0.unsigned_abs(), &bytes))
    }
}

/// A repeatable sequence that looks random: for samples, tests and benches, never for secrets.
#[derive(Clone, Debug)]
pub struct SeededEntropy(u64);

impl SeededEntropy {
    /// The sequence of this seed.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        SeededEntropy(seed)
    }

    /// The next number (SplitMix64, by Steele, Lea and Flood, 2014).
    pub fn next_number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
}

impl Entropy for SeededEntropy {
    fn fill(&mut self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let number = self.next_number().to_le_bytes();
            for (to, from) in chunk.iter_mut().zip(number) {
                *to = from;
            }
        }
    }
}

/// How old somebody is: completed years and the completed months since the birthday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Age {
    /// Completed years.
    pub years: u32,
    /// Completed months since the last birthday, 0 to 11.
    pub months: u32,
}

impl Age {
    /// The age on a day, or nothing before the birth.
    ///
    /// A month is complete on the same day number of the next month; where that day does not exist, on the first of the month
    /// after. So a child born on 29 February turns three on 1 March of a common year, as English law counts it.
    #[must_use]
    pub fn on(born: NaiveDate, day: NaiveDate) -> Option<Age> {
        if day < born {
            return None;
        }
        let months = (day.year() - born.year()) * 12 + day.month0() as i32 - born.month0() as i32 - i32::from(day.day() < born.day());
        let months = u32::try_from(months).ok()?;
        Some(Age {
            years: months / 12,
            months: months % 12,
        })
    }

    /// Completed months in all.
    #[must_use]
    pub const fn in_months(self) -> u32 {
        self.years * 12 + self.months
    }
}

/// The day on which somebody born on `born` has completed `years` years. The reverse of [`Age::on`].
#[must_use]
pub fn birthday(born: NaiveDate, years: u32) -> NaiveDate {
    months_on(born, years.saturating_mul(12))
}

/// The day on which somebody born on `born` has completed so many months: the same day number, or the first of the month after.
#[must_use]
pub fn months_on(born: NaiveDate, months: u32) -> NaiveDate {
    let months = i64::from(born.year()) * 12 + i64::from(born.month0()) + i64::from(months);
    let first = |months: i64| {
        let year = i32::try_from(months.div_euclid(12)).ok()?;
        NaiveDate::from_ymd_opt(year, u32::try_from(months.rem_euclid(12)).ok()? + 1, 1)
    };
    let that_month = first(months).and_then(|first| first.with_day(born.day()));
    that_month.or_else(|| first(months + 1)).unwrap_or(NaiveDate::MAX)
}

/// A calendar month, by which dated records are kept together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Month {
    year: i32,
    month: u32,
}

impl Month {
    /// The month a day is in.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        Month {
            year: day.year(),
            month: day.month(),
        }
    }

    /// Its first day.
    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year, self.month, 1).unwrap_or_default()
    }

    /// The month so many months before this one.
    #[must_use]
    pub fn before(self, back: u32) -> Self {
        let first = self.first_day();
        Month::of(first.checked_sub_months(Months::new(back)).unwrap_or(NaiveDate::MIN))
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl From<Month> for String {
    fn from(month: Month) -> String {
        month.to_string()
    }
}

impl TryFrom<String> for Month {
    type Error = NotADate;
    fn try_from(text: String) -> Result<Self, NotADate> {
        parse_date(&format!("{text}-01")).map(Month::of)
    }
}

/// Text that is not a date of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADate;

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a date")
    }
}

/// Reads a date as forms give it: `2026-11-23`, years 1000 to 9999.
///
/// # Errors
/// When there is no such day.
pub fn parse_date(text: &str) -> Result<NaiveDate, NotADate> {
    let mut parts = text.trim().splitn(3, '-');
    let mut number = |digits: usize| {
        let part = parts
            .next()
            .filter(|part| part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()));
        part.and_then(|part| part.parse::<u32>().ok()).ok_or(NotADate)
    };
    let (year, month, day) = (number(4)?, number(2)?, number(2)?);
    let year = i32::try_from(year).ok().filter(|year| *year >= 1000).ok_or(NotADate)?;
    NaiveDate::from_ymd_opt(year, month, day).ok_or(NotADate)
}

/// `days` later (or earlier), staying within the calendar.
#[must_use]
pub fn days_after(day: NaiveDate, days: i64) -> NaiveDate {
    day.checked_add_signed(Duration::try_days(days).unwrap_or_default()).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        parse_date(text).unwrap()
    }
    fn age(born: &str, on: &str) -> (u32, u32) {
        let age = Age::on(day(born), day(on)).unwrap();
        (age.years, age.months)
    }

    #[test]
    fn a_child_turns_three_on_the_birthday_itself() {
        assert_eq!(age("2023-11-23", "2026-11-22"), (2, 11));
        assert_eq!(age("2023-11-23", "2026-11-23"), (3, 0));
        assert_eq!(age("2023-11-23", "2026-11-24"), (3, 0));
        assert_eq!(age("2023-08-31", "2026-08-30"), (2, 11));
        assert_eq!(age("2023-08-31", "2026-08-31"), (3, 0));
        assert_eq!(age("2023-08-31", "2026-09-01"), (3, 0));
    }

    #[test]
    fn born_on_29_february_the_third_birthday_is_1_march() {
        assert_eq!(age("2024-02-29", "2027-02-28"), (2, 11));
        assert_eq!(age("2024-02-29", "2027-03-01"), (3, 0));
        assert_eq!(age("2024-02-29", "2027-03-02"), (3, 0));
        assert_eq!(birthday(day("2024-02-29"), 3), day("2027-03-01"));
        assert_eq!(birthday(day("2024-02-29"), 4), day("2028-02-29"));
    }

    #[test]
    fn nobody_is_minus_one() {
        assert_eq!(Age::on(day("2026-11-24"), day("2026-11-23")), None);
    }

    #[test]
    fn the_local_date_is_right_on_both_clock_change_nights() {
        // 28 March 2027: the clocks go from 01:00 to 02:00. 31 October 2027: from 02:00 back to 01:00.
        let at = |text: &str| Moment::from_millis(DateTime::parse_from_rfc3339(text).unwrap().timestamp_millis());
        assert_eq!(at("2027-03-27T23:59:59Z").date_at(0), day("2027-03-27"));
        assert_eq!(at("2027-03-28T00:30:00Z").date_at(0), day("2027-03-28"));
        assert_eq!(
            at("2027-03-28T23:30:00Z").date_at(60),
            day("2027-03-29"),
            "half past midnight, summer time"
        );
        assert_eq!(at("2027-10-30T23:30:00Z").date_at(60), day("2027-10-31"));
        assert_eq!(at("2027-10-31T23:59:59Z").date_at(0), day("2027-10-31"));
    }

    #[test]
    fn dates_that_are_not_are_refused() {
        for text in [
            "",
            "2026-02-29",
            "2026-13-01",
            "23/11/2026",
            "0001-01-01",
            "12026-01-01",
            "2026-1-1",
            "tomorrow",
        ] {
            assert_eq!(parse_date(text), Err(NotADate), "{text}");
        }
    }

    #[test]
    fn moments_outside_the_calendar_are_held_inside() {
        assert_eq!(Moment::from_millis(i64::MAX).date_at(0).year(), 9999);
        assert_eq!(Moment::from_millis(1_795_424_707_042).iso(), "2026-11-23T09:05:07.042Z");
        assert_eq!(Moment::from_millis(i64::MAX).iso(), "9999-12-31T23:59:59.999Z");
        assert_eq!(Moment::from_millis(-5).iso(), "1970-01-01T00:00:00.000Z");
        let moment = Moment::from_millis(1_795_424_707_042);
        assert_eq!(Moment::from_iso(&moment.iso()), Some(moment));
        for odd in [
            "",
            "2026-11-23",
            "2026-11-23T09:05:07Z",
            "2026-11-23T09:05:07.42Z",
            "2026-11-23T25:05:07.042Z",
            "1969-11-23T09:05:07.042Z",
            "2026-11-23T09:05:07.042+01:00",
        ] {
            assert_eq!(Moment::from_iso(odd), None, "{odd}");
        }
    }

    proptest! {
        #[test]
        fn the_birthday_is_the_first_day_of_that_age(born in 0i64..40_000, years in 0u32..20) {
            let born = days_after(day("1950-01-01"), born);
            let birthday = birthday(born, years);
            prop_assert_eq!(Age::on(born, birthday).map(|age| age.years), Some(years));
            prop_assert!(Age::on(born, days_after(birthday, -1)).is_none_or(|age| age.years < years));
        }

        #[test]
        fn months_are_completed_on_the_first_day_of_that_age(born in 0i64..40_000, months in 0u32..240) {
            let born = days_after(day("1950-01-01"), born);
            let on = months_on(born, months);
            prop_assert_eq!(Age::on(born, on).map(Age::in_months), Some(months));
            prop_assert!(Age::on(born, days_after(on, -1)).is_none_or(|age| age.in_months() < months));
        }
    }
}
