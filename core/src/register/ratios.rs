//! How many children of which age one adult may look after. The numbers are data of the setting with their edition and source, for they change
//! with the framework; the app counts and points out, and stops nobody: there are exceptions, and she knows them.

use crate::notebook::Notebook;
use crate::people::Child;
use crate::time::birthday;
use crate::words::Note;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// How many for one adult, and where that stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ratios {
    /// How many adults there are.
    pub adults: u32,
    /// The most children under eight for each.
    pub under_8: u32,
    /// The most young children among them.
    pub young: u32,
    /// The most under one among those.
    pub under_1: u32,
    /// By which edition of the framework.
    pub edition: Note,
    /// Where it was read.
    pub source: Note,
}

impl Default for Ratios {
    fn default() -> Self {
        let note = |text: &str| Note::parse(text).unwrap_or_default();
        Ratios {
            adults: 1,
            under_8: 6,
            young: 3,
            under_1: 1,
            edition: note("EYFS for childminders, in force from 1 September 2025"),
            source: note("As summarised for childminders by PACEY; check it against the framework you work by"),
        }
    }
}

/// A group by age.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AgeGroup {
    /// Under one year.
    Under1,
    /// Until 1 September after the fifth birthday.
    Young,
    /// Under eight.
    Under8,
}

/// How many are here. Each group holds the ones before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Headcount {
    /// All.
    pub all: u32,
    /// Under one.
    pub under_1: u32,
    /// Young children.
    pub young: u32,
    /// Under eight.
    pub under_8: u32,
}

/// More than the ratios say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Over {
    /// Of whom.
    pub group: AgeGroup,
    /// How many are here.
    pub here: u32,
    /// How many may be.
    pub most: u32,
}

/// Whether a child is a young one on a day: until the first of September that follows its fifth birthday.
#[must_use]
pub fn is_young(child: &Child, day: NaiveDate) -> bool {
    let fifth = birthday(child.born, 5);
    let of = |year| NaiveDate::from_ymd_opt(year, 9, 1).unwrap_or(NaiveDate::MAX);
    let first = of(fifth.year());
    let until = if first > fifth { first } else { of(fifth.year() + 1) };
    day < until
}

/// How many children are here on a day.
#[must_use]
pub fn headcount<'a>(children: impl Iterator<Item = &'a Child>, day: NaiveDate) -> Headcount {
    let mut count = Headcount::default();
    for child in children {
        let under = |years| day < birthday(child.born, years);
        count.all += 1;
        count.under_1 += u32::from(under(1));
        count.young += u32::from(is_young(child, day));
        count.under_8 += u32::from(under(8));
    }
    count
}

/// Where more are here than the ratios say.
#[must_use]
pub fn over(notebook: &Notebook, count: Headcount) -> Vec<Over> {
    let ratios = &notebook.day_rules().ratios;
    let groups = [
        (AgeGroup::Under1, count.under_1, ratios.under_1),
        (AgeGroup::Young, count.young, ratios.young),
        (AgeGroup::Under8, count.under_8, ratios.under_8),
    ];
    let over = groups.into_iter().map(|(group, here, each)| Over {
        group,
        here,
        most: each.saturating_mul(ratios.adults),
    });
    over.filter(|over| over.here > over.most).collect()
}

/// Where more are expected on a day than the ratios say, before anybody has come: for planning.
#[must_use]
pub fn expected_over(notebook: &Notebook, day: NaiveDate) -> Vec<Over> {
    let expected = |child: &&Child| super::expected_on(notebook, child, day).is_some();
    over(notebook, headcount(notebook.children().filter(expected), day))
}
