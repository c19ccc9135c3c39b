//! When the setting is open: weekdays, terms, closed days; and the next open day, onto which due dates roll.
//! Not here: events, outings, invitations.

mod ask;
mod england;

pub use ask::{CalendarAsked, CalendarError, ClosedAsked, TermAsked, handle};
pub use england::england_2026_27;

use crate::time::days_after;
use crate::words::Line;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// A run of days, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Days {
    /// The first day.
    #[serde(with = "crate::time::day")]
    pub from: NaiveDate,
    /// The last day.
    #[serde(with = "crate::time::day")]
    pub to: NaiveDate,
}

impl Days {
    /// Whether the day is among them.
    #[must_use]
    pub fn contains(self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }
}

/// A school term, with its half-term holiday.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// Its name, such as "Autumn 2026".
    pub name: Line,
    /// First to last day.
    pub days: Days,
    /// The half-term holiday, if it has one.
    pub half_term: Option<Days>,
}

/// Days on which the setting is shut.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    /// First to last day.
    pub days: Days,
    /// What for: "Bank holiday", "Our holiday".
    pub what_for: Line,
}

/// When the setting is open. Kept once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calendar {
    /// Which weekdays it opens on, Monday first.
    pub open_on: [bool; 7],
    /// The school terms, in order.
    pub terms: Vec<Term>,
    /// Closed days, in order.
    pub closed: Vec<Closed>,
    /// Whether it opens in school terms only; many childminders open in the holidays too.
    pub term_time_only: bool,
}

/// How far ahead an open day is looked for before giving up: a little over a year.
const LOOK_AHEAD_DAYS: i64 = 400;

impl Calendar {
    /// Whether the setting is open on a day.
    #[must_use]
    pub fn is_open(&self, day: NaiveDate) -> bool {
        let weekday = day.weekday().num_days_from_monday() as usize;
        self.open_on.get(weekday).copied().unwrap_or(false) && !self.is_holiday(day)
    }

    /// Whether the day falls in a listed closure or, for a term-time setting, outside term. Weekends are not holidays.
    #[must_use]
    pub fn is_holiday(&self, day: NaiveDate) -> bool {
        self.closed.iter().any(|closed| closed.days.contains(day)) || (self.term_time_only && !self.in_term(day))
    }

    fn in_term(&self, day: NaiveDate) -> bool {
        // Beyond the terms that were typed in, nothing is known: better open than shut for ever.
        let known = self.terms.iter().any(|term| term.days.to >= day) && self.terms.iter().any(|term| term.days.from <= day);
        !known
            || self
                .terms
                .iter()
                .any(|term| term.days.contains(day) && !term.half_term.is_some_and(|half| half.contains(day)))
    }

    /// The day itself if the setting is open, else the next day it is. Where none is found within a year, the day itself.
    #[must_use]
    pub fn next_open(&self, day: NaiveDate) -> NaiveDate {
        (0..LOOK_AHEAD_DAYS)
            .map(|ahead| days_after(day, ahead))
            .find(|day| self.is_open(*day))
            .unwrap_or(day)
    }

    /// The last open day of the term that `day` is in, if it is in one.
    #[must_use]
    pub fn last_open_day_of_term(&self, day: NaiveDate) -> Option<NaiveDate> {
        let term = self.terms.iter().find(|term| term.days.contains(day))?;
        (0..LOOK_AHEAD_DAYS)
            .map(|back| days_after(term.days.to, -back))
            .take_while(|open| *open >= day)
            .find(|open| self.is_open(*open))
    }

    /// How many days after `due` up to `day`, leaving out holidays and closed days: nobody can bring a book to a shut door.
    #[must_use]
    pub fn days_past(&self, due: NaiveDate, day: NaiveDate) -> u32 {
        let past = (day - due).num_days().clamp(0, 36_500);
        let counted = (1..=past).filter(|ahead| !self.is_holiday(days_after(due, *ahead))).count();
        u32::try_from(counted).unwrap_or(u32::MAX)
    }

    /// The term a day is in.
    #[must_use]
    pub fn term_on(&self, day: NaiveDate) -> Option<&Term> {
        self.terms.iter().find(|term| term.days.contains(day))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::parse_date;

    fn day(text: &str) -> NaiveDate {
        parse_date(text).unwrap()
    }

    #[test]
    fn a_due_date_on_a_closed_monday_rolls_to_tuesday() {
        // Easter Monday 2027 is 29 March, in the week the clocks go forward.
        assert_eq!(england_2026_27().next_open(day("2027-03-29")), day("2027-03-30"));
        // The spring bank holiday, and Good Friday before a weekend and Easter Monday.
        assert_eq!(england_2026_27().next_open(day("2027-05-31")), day("2027-06-01"));
        assert_eq!(england_2026_27().next_open(day("2027-03-26")), day("2027-03-30"));
    }

    #[test]
    fn christmas_rolls_over_the_weekend_and_the_substitute_day() {
        assert_eq!(england_2026_27().next_open(day("2026-12-25")), day("2026-12-29"));
    }

    #[test]
    fn a_term_time_setting_opens_again_on_the_first_day_of_term() {
        let calendar = Calendar {
            term_time_only: true,
            ..england_2026_27()
        };
        assert_eq!(calendar.next_open(day("2026-12-21")), day("2027-01-04"));
        assert_eq!(calendar.next_open(day("2026-10-27")), day("2026-11-02"), "half-term");
        assert_eq!(calendar.last_open_day_of_term(day("2026-12-01")), Some(day("2026-12-18")));
        assert_eq!(calendar.last_open_day_of_term(day("2026-12-25")), None);
        assert!(
            calendar.is_open(day("2031-03-03")),
            "terms nobody has typed yet do not shut the door"
        );
    }

    #[test]
    fn a_setting_that_never_opens_does_not_hang() {
        let calendar = Calendar {
            open_on: [false; 7],
            ..england_2026_27()
        };
        assert_eq!(calendar.next_open(day("2026-11-23")), day("2026-11-23"));
    }

    #[test]
    fn holidays_do_not_count_as_overdue_days() {
        let calendar = england_2026_27();
        assert_eq!(calendar.days_past(day("2026-11-20"), day("2026-11-23")), 3);
        assert_eq!(
            calendar.days_past(day("2026-12-24"), day("2026-12-29")),
            3,
            "25 and 28 December are closed"
        );
        assert_eq!(calendar.days_past(day("2026-11-23"), day("2026-11-20")), 0);
    }
}
