//! Which edition of the framework was in force on a day. Data, because it changes nearly every year and a record of last spring
//! belongs to the edition of last spring. Nothing else in the app asks for an edition by name.
//!
//! These are the editions that apply to childminders in England. No paragraph numbers: they move with every edition.

use chrono::{Datelike, NaiveDate};

/// An edition of the framework document for childminders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edition {
    /// What it is called.
    pub name: &'static str,
    /// The day it came into force: year, month, day.
    pub from: (i32, u32, u32),
    /// What was new in it, for a setting that keeps its records by the app.
    pub note: &'static str,
}

const SEPTEMBER_2021: Edition = Edition {
    name: "EYFS, September 2021",
    from: (2021, 9, 1),
    note: "One document for every kind of setting. The present seventeen early learning goals begin here.",
};
const SEPTEMBER_2023: Edition = Edition {
    name: "EYFS, September 2023",
    from: (2023, 9, 4),
    note: "Ratio exceptions for childminders widened; children are kept in sight and hearing while they eat.",
};
const JANUARY_2024: Edition = Edition {
    name: "EYFS for childminders, January 2024",
    from: (2024, 1, 4),
    note: "The first document for childminders alone. Early learning goals moved to an annex; no physical evidence asked for; \
           every device that can take and share a picture is covered.",
};
const NOVEMBER_2024: Edition = Edition {
    name: "EYFS for childminders, November 2024",
    from: (2024, 11, 1),
    note: "More assistants, and more time in places that are not somebody’s home.",
};
const SEPTEMBER_2025: Edition = Edition {
    name: "EYFS for childminders, September 2025",
    from: (2025, 9, 1),
    note: "Safer eating, following up absences, further emergency contacts, safeguarding training, privacy at nappy changes.",
};

impl Edition {
    /// The editions the app knows, oldest first.
    pub const ALL: [Edition; 5] = [SEPTEMBER_2021, SEPTEMBER_2023, JANUARY_2024, NOVEMBER_2024, SEPTEMBER_2025];

    /// The edition in force on a day, as far as the app knows: the newest one for days to come, the oldest for days before it.
    #[must_use]
    pub fn on(date: NaiveDate) -> &'static Edition {
        static KNOWN: [Edition; 5] = Edition::ALL;
        static OLDEST: Edition = SEPTEMBER_2021;
        let day = (date.year(), date.month(), date.day());
        KNOWN.iter().rev().find(|edition| edition.from <= day).unwrap_or(&OLDEST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(year: i32, month: u32, day: u32) -> &'static str {
        Edition::on(NaiveDate::from_ymd_opt(year, month, day).unwrap()).name
    }

    #[test]
    fn an_edition_is_in_force_from_its_first_day_until_the_next() {
        assert_eq!(on(2023, 9, 3), "EYFS, September 2021");
        assert_eq!(on(2023, 9, 4), "EYFS, September 2023");
        assert_eq!(on(2024, 1, 3), "EYFS, September 2023");
        assert_eq!(on(2024, 1, 4), "EYFS for childminders, January 2024");
        assert_eq!(on(2024, 10, 31), "EYFS for childminders, January 2024");
        assert_eq!(on(2025, 8, 31), "EYFS for childminders, November 2024");
        assert_eq!(on(2025, 9, 1), "EYFS for childminders, September 2025");
    }

    #[test]
    fn a_day_beyond_what_is_known_gets_the_nearest_edition() {
        assert_eq!(on(1999, 1, 1), "EYFS, September 2021");
        assert_eq!(on(2031, 1, 1), "EYFS for childminders, September 2025");
    }

    #[test]
    fn editions_are_real_days_in_order() {
        assert!(Edition::ALL.windows(2).all(|pair| pair[0].from < pair[1].from));
        for edition in Edition::ALL {
            let (year, month, day) = edition.from;
            assert!(NaiveDate::from_ymd_opt(year, month, day).is_some(), "{}", edition.name);
        }
    }
}
