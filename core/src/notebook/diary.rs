//! What the notebook has of days: looked up by identity, by day and by child.

use super::{Link, Notebook};
use crate::diary::{DayRules, DiaryEntry};
use crate::ids::{ChildId, DiaryEntryId, Id};
use crate::register::Routine;
use crate::sharing::ClosedDay;
use chrono::{Datelike, NaiveDate};

/// A day as something that may be linked from.
pub(crate) fn day_id(day: NaiveDate) -> Id {
    Id::fixed(u128::from(day.num_days_from_ce().unsigned_abs()))
}

impl Notebook {
    /// An entry of a day.
    #[must_use]
    pub fn diary_entry(&self, id: DiaryEntryId) -> Option<&DiaryEntry> {
        self.one(id)
    }

    /// All entries of all days.
    pub fn diary(&self) -> impl Iterator<Item = &DiaryEntry> {
        self.all()
    }

    /// What is written of all children on a day, in the order in which it was begun.
    pub fn diary_on(&self, day: NaiveDate) -> impl Iterator<Item = &DiaryEntry> {
        self.linked(Link::OnDay, day_id(day)).filter_map(|entry| self.one(entry))
    }

    /// What is written of one child on a day.
    pub fn diary_of_on(&self, child: ChildId, day: NaiveDate) -> impl Iterator<Item = &DiaryEntry> {
        self.diary_on(day).filter(move |entry| entry.child == child)
    }

    /// All that is written of one child, in the order in which it was begun.
    pub fn diary_of(&self, child: ChildId) -> impl Iterator<Item = &DiaryEntry> {
        self.diary().filter(move |entry: &&DiaryEntry| entry.child == child)
    }

    /// The sleeps that nobody has ended.
    pub fn open_sleeps(&self) -> impl Iterator<Item = &DiaryEntry> {
        self.linked(Link::Asleep, Id::MIN).filter_map(|entry| self.one(entry))
    }

    /// How the setting keeps its days.
    #[must_use]
    pub fn day_rules(&self) -> &DayRules {
        self.only().unwrap_or_else(|| self.default_day_rules.get_or_init(DayRules::default))
    }

    /// Whether a day is closed.
    #[must_use]
    pub fn is_closed(&self, day: NaiveDate) -> bool {
        self.one::<ClosedDay>(day_id(day)).is_some()
    }

    /// What is usual for a child.
    #[must_use]
    pub fn routine(&self, child: ChildId) -> Option<&Routine> {
        self.one(child)
    }
}
