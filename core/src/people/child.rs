//! A child, as kept.

use super::carer::Carer;
use crate::ids::{ChildId, PhotoId};
use crate::time::Age;
use crate::words::{Line, Note};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One of the eight colours by which a child is known at a glance; never without the name beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "colours")]
pub enum ChildColour {
    Rose,
    Clay,
    Honey,
    Moss,
    Sea,
    Sky,
    Plum,
    Slate,
}

impl ChildColour {
    /// All eight.
    pub const ALL: [ChildColour; 8] = [
        ChildColour::Rose,
        ChildColour::Clay,
        ChildColour::Honey,
        ChildColour::Moss,
        ChildColour::Sea,
        ChildColour::Sky,
        ChildColour::Plum,
        ChildColour::Slate,
    ];

    /// The colour used least so far, so that new children are told apart.
    #[must_use]
    pub fn least_used(taken: impl Iterator<Item = ChildColour>) -> ChildColour {
        let mut used = [0usize; 8];
        for colour in taken {
            if let Some(count) = used.get_mut(colour as usize) {
                *count += 1;
            }
        }
        Self::ALL
            .into_iter()
            .zip(used)
            .min_by_key(|(_, count)| *count)
            .map_or(ChildColour::Sea, |(colour, _)| colour)
    }
}

/// Lending is paused for a child: a word between adults, never a punishment on display.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LendingPause {
    /// Until when; none means until it is lifted by hand.
    #[serde(with = "crate::time::day::optional")]
    pub until: Option<NaiveDate>,
    /// Why.
    pub reason: Note,
}

/// A child of the setting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Child {
    /// Identity.
    pub id: ChildId,
    /// The full name.
    pub name: Line,
    /// The name used every day, where it differs.
    pub known_as: Option<Line>,
    /// Date of birth.
    #[serde(with = "crate::time::day")]
    pub born: NaiveDate,
    /// First day at the setting.
    #[serde(with = "crate::time::day::optional")]
    pub starts: Option<NaiveDate>,
    /// Last day at the setting.
    #[serde(with = "crate::time::day::optional")]
    pub leaves: Option<NaiveDate>,
    /// A photo, if there is one.
    pub photo: Option<PhotoId>,
    /// The child's colour.
    pub colour: ChildColour,
    /// Allergies and intolerances, one a line. Shown beside the name wherever the name stands.
    pub allergies: Vec<Line>,
    /// Other needs: health, diet, support. Shown beside the name as allergies are, in lists only their beginning.
    pub needs: Note,
    /// Family, carers and emergency contacts, the first to be rung first.
    pub carers: Vec<Carer>,
    /// Anything else.
    pub notes: Note,
    /// Set when lending is paused.
    pub pause: Option<LendingPause>,
    /// A leaver put away: kept, but out of the everyday lists.
    pub archived: bool,
}

impl Child {
    /// The name used every day.
    #[must_use]
    pub fn known_as(&self) -> &str {
        self.known_as.as_ref().unwrap_or(&self.name).as_str()
    }

    /// The age on a day; none before the birth.
    #[must_use]
    pub fn age_on(&self, day: NaiveDate) -> Option<Age> {
        Age::on(self.born, day)
    }

    /// Whether the child has left by that day: archived, or past the leaving date.
    #[must_use]
    pub fn has_left_by(&self, day: NaiveDate) -> bool {
        self.archived || self.leaves.is_some_and(|last| last < day)
    }

    /// Whether the child is at the setting on that day: it has started, and not left.
    #[must_use]
    pub fn is_here_on(&self, day: NaiveDate) -> bool {
        !self.has_left_by(day) && self.starts.is_none_or(|starts| starts <= day) && self.born <= day
    }

    /// Whether lending is paused on that day.
    #[must_use]
    pub fn pause_on(&self, day: NaiveDate) -> Option<&LendingPause> {
        self.pause.as_ref().filter(|pause| pause.until.is_none_or(|until| day <= until))
    }

    /// How many people are rung in an emergency.
    #[must_use]
    pub fn emergency_contacts(&self) -> usize {
        self.carers.iter().filter(|carer| carer.emergency && carer.phone.is_some()).count()
    }
}
