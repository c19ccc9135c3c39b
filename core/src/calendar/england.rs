//! A sensible start for England in 2026-27: typical term dates (councils and schools differ, so all of it can be edited) and
//! the bank holidays of England. Source: shared domain notes, EYFS section 4; bank holidays from the rule of each day
//! (substitute Mondays; Easter Sunday is 28 March 2027).

use super::{Calendar, Closed, Days, Term};
use crate::words::Line;
use chrono::NaiveDate;

type Ymd = (i32, u32, u32);

const TERMS: [(&str, Ymd, Ymd, Ymd, Ymd); 3] = [
    ("Autumn 2026", (2026, 9, 1), (2026, 12, 18), (2026, 10, 26), (2026, 10, 30)),
    ("Spring 2027", (2027, 1, 4), (2027, 3, 25), (2027, 2, 15), (2027, 2, 19)),
    ("Summer 2027", (2027, 4, 12), (2027, 7, 21), (2027, 5, 31), (2027, 6, 4)),
];

const BANK_HOLIDAYS: [(&str, Ymd); 9] = [
    ("Summer bank holiday", (2026, 8, 31)),
    ("Christmas Day", (2026, 12, 25)),
    ("Boxing Day (substitute day)", (2026, 12, 28)),
    ("New Year’s Day", (2027, 1, 1)),
    ("Good Friday", (2027, 3, 26)),
    ("Easter Monday", (2027, 3, 29)),
    ("Early May bank holiday", (2027, 5, 3)),
    ("Spring bank holiday", (2027, 5, 31)),
    ("Summer bank holiday", (2027, 8, 30)),
];

/// Open Monday to Friday, in the holidays too, closed on bank holidays.
#[must_use]
pub fn england_2026_27() -> Calendar {
    let terms = TERMS.iter().filter_map(|(name, from, to, half_from, half_to)| {
        Some(Term {
            name: Line::parse(name).ok()?,
            days: Days {
                from: day(*from)?,
                to: day(*to)?,
            },
            half_term: Some(Days {
                from: day(*half_from)?,
                to: day(*half_to)?,
            }),
        })
    });
    let closed = BANK_HOLIDAYS.iter().filter_map(|(name, on)| {
        let on = day(*on)?;
        Some(Closed {
            days: Days { from: on, to: on },
            what_for: Line::parse(name).ok()?,
        })
    });
    Calendar {
        open_on: [true, true, true, true, true, false, false],
        terms: terms.collect(),
        closed: closed.collect(),
        term_time_only: false,
    }
}

fn day((year, month, day): Ymd) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{Datelike, Weekday};

    #[test]
    fn every_term_and_bank_holiday_is_there_and_falls_on_a_weekday() {
        let calendar = england_2026_27();
        assert_eq!(calendar.terms.len(), TERMS.len());
        assert_eq!(calendar.closed.len(), BANK_HOLIDAYS.len());
        for closed in &calendar.closed {
            assert!(
                !matches!(closed.days.from.weekday(), Weekday::Sat | Weekday::Sun),
                "{}",
                closed.what_for
            );
        }
    }
}
