//! One lending of one copy to one child, from the day it goes home to the day it is back.

use super::book::Condition;
use super::hurdles::HurdleName;
use crate::ids::{ChildId, CopyId, ItemId, LoanId};
use crate::words::Note;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A decision against the rules, by a person, with the reason kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptReason {
    /// The rules that stood against it.
    pub against: Vec<HurdleName>,
    /// Why it was done all the same.
    pub reason: Note,
    /// When.
    #[serde(with = "crate::time::day")]
    pub on: NaiveDate,
}

/// A renewal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Renewal {
    /// When it was renewed.
    #[serde(with = "crate::time::day")]
    pub on: NaiveDate,
    /// The due day before.
    #[serde(with = "crate::time::day")]
    pub was_due: NaiveDate,
}

/// Where a copy goes when it comes back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GoesTo {
    /// Back on the shelf.
    #[default]
    Shelf,
    /// To be looked at first.
    Check,
    /// It did not come back and is given up.
    Lost,
}

/// How a loan ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Return {
    /// When.
    #[serde(with = "crate::time::day")]
    pub on: NaiveDate,
    /// How worn the copy was.
    pub condition: Condition,
    /// Anything said.
    pub comment: Note,
    /// Where it went.
    pub goes_to: GoesTo,
}

/// A loan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Loan {
    /// Identity.
    pub id: LoanId,
    /// Who has it.
    pub child: ChildId,
    /// What it is.
    pub item: ItemId,
    /// Which copy.
    pub copy: CopyId,
    /// The day it went home.
    #[serde(with = "crate::time::day")]
    pub lent: NaiveDate,
    /// The day it is due back, inclusive.
    #[serde(with = "crate::time::day")]
    pub due: NaiveDate,
    /// Renewals, oldest first.
    pub renewals: Vec<Renewal>,
    /// Decisions against the rules.
    pub reasons: Vec<KeptReason>,
    /// Days on which a reminder went out.
    #[serde(with = "crate::time::day::many")]
    pub reminders: Vec<NaiveDate>,
    /// How it ended; none while it is out.
    pub returned: Option<Return>,
}

impl Loan {
    /// Whether it is still out.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.returned.is_none()
    }

    /// Whether it ended with the copy given up as lost.
    #[must_use]
    pub fn is_lost(&self) -> bool {
        self.returned.as_ref().is_some_and(|back| back.goes_to == GoesTo::Lost)
    }

    /// Whether the copy was away on that day. The day of return counts as back: it may go home again that afternoon.
    #[must_use]
    pub fn was_out_on(&self, day: NaiveDate) -> bool {
        self.lent <= day && self.returned.as_ref().is_none_or(|back| day < back.on)
    }

    /// Whether two loans of one copy would have it away on the same day. It may come back and go home again on one day, in whichever
    /// order: days are all that is written down.
    #[must_use]
    pub fn crosses(&self, other: &Loan) -> bool {
        let until = |loan: &Loan| loan.returned.as_ref().map_or(NaiveDate::MAX, |back| back.on);
        self.copy == other.copy && self.id != other.id && self.lent < until(other) && other.lent < until(self)
    }
}
