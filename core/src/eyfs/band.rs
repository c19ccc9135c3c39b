//! Bands of age, our own: by them the shipped objectives are sorted, and they are where a setting's own bands begin. The framework draws no
//! such lines, and the published guidance draws others; whose band a child is in is for a person to say.

use crate::time::birthday;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// A band of age.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum AgeBand {
    BirthToTwo,
    TwoToThree,
    ThreeToFour,
    Reception,
}

impl AgeBand {
    /// All four, the youngest first.
    pub const ALL: [AgeBand; 4] = [AgeBand::BirthToTwo, AgeBand::TwoToThree, AgeBand::ThreeToFour, AgeBand::Reception];

    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            AgeBand::BirthToTwo => "Birth to two",
            AgeBand::TwoToThree => "Two to three",
            AgeBand::ThreeToFour => "Three and four",
            AgeBand::Reception => "The Reception year",
        }
    }

    /// From and up to how many months of age. The last border is the start of school, which is no age.
    #[must_use]
    pub const fn months(self) -> (Option<u32>, Option<u32>) {
        match self {
            AgeBand::BirthToTwo => (Some(0), Some(24)),
            AgeBand::TwoToThree => (Some(24), Some(36)),
            AgeBand::ThreeToFour => (Some(36), None),
            AgeBand::Reception => (None, None),
        }
    }

    /// The band most children of this age are looked at in, to be offered first. Children go to Reception in the September after their fourth
    /// birthday; some go later, and what is seen of a child may belong to any band: it is a place to begin to look, and says nothing of the child.
    #[must_use]
    pub fn offered_first(born: NaiveDate, day: NaiveDate) -> AgeBand {
        let [two, three, four] = [2, 3, 4].map(|years| birthday(born, years));
        let year = four.year() + i32::from(four.month() >= 9);
        let school = NaiveDate::from_ymd_opt(year, 9, 1).unwrap_or(NaiveDate::MAX);
        match day {
            _ if day < two => AgeBand::BirthToTwo,
            _ if day < three => AgeBand::TwoToThree,
            _ if day < school => AgeBand::ThreeToFour,
            _ => AgeBand::Reception,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::parse_date;

    #[test]
    fn the_band_that_is_offered_first_changes_on_birthdays_and_with_school() {
        let offered = |born: &str, day: &str| AgeBand::offered_first(parse_date(born).unwrap(), parse_date(day).unwrap());
        assert_eq!(offered("2024-02-29", "2026-02-28"), AgeBand::BirthToTwo);
        assert_eq!(offered("2024-02-29", "2026-03-01"), AgeBand::TwoToThree);
        assert_eq!(offered("2024-02-29", "2027-03-01"), AgeBand::ThreeToFour);
        // Born on the last day of August and on the first of September: nearly a year lies between their first days at school.
        assert_eq!(offered("2022-08-31", "2026-08-31"), AgeBand::ThreeToFour);
        assert_eq!(offered("2022-08-31", "2026-09-01"), AgeBand::Reception);
        assert_eq!(offered("2022-09-01", "2026-09-01"), AgeBand::ThreeToFour);
        assert_eq!(offered("2022-09-01", "2027-09-01"), AgeBand::Reception);
    }
}
