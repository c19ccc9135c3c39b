//! Whether a photo may be kept with an observation, and in whose journal it stands. The weakest answer rules: everybody in it must have
//! agreed. Answers hold on the day of looking: what is withdrawn is shown no more.

use super::observation::{Observation, Picture};
use crate::ids::ChildId;
use crate::notebook::Notebook;
use crate::people::{Purpose, WhyNot, may};
use chrono::NaiveDate;

/// Somebody in a photo has not agreed to where it would stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoConsent {
    /// Who is in it.
    pub child: ChildId,
    /// What it would be used for.
    pub purpose: Purpose,
    /// Why it may not be.
    pub why: WhyNot,
}

/// What stands against a photo of these children: for some of them it is a photo of their own journal; for the others, of another child's.
#[must_use]
pub fn not_agreed(notebook: &Notebook, who: &[ChildId], day: NaiveDate, is_own: &dyn Fn(ChildId) -> bool) -> Vec<NoConsent> {
    let refused = |child: &ChildId| {
        let child = *child;
        let purpose = if is_own(child) {
            Purpose::OwnJournal
        } else {
            Purpose::OthersJournals
        };
        let why = may(notebook, child, purpose, day).err()?;
        Some(NoConsent { child, purpose, why })
    };
    who.iter().filter_map(refused).collect()
}

/// Who has not agreed to a kept photo, in whichever of the journals of its observation: while anybody has not, it is not shown.
#[must_use]
pub fn kept_back(notebook: &Notebook, observation: &Observation, picture: &Picture, day: NaiveDate) -> Vec<NoConsent> {
    not_agreed(notebook, &picture.who, day, &|child| observation.of_child(child).is_some())
}

/// What is against the new photos of an observation, each with its place in the form. One that is kept already is not asked about again, but
/// it is shown no more: see [`kept_back`], and [`super::page_of`] for one child’s journal.
pub(super) fn against_new(
    notebook: &Notebook,
    observation: &Observation,
    before: Option<&Observation>,
    day: NaiveDate,
) -> Vec<(usize, NoConsent)> {
    let known = |picture: &Picture, child: ChildId| {
        before.is_some_and(|before| {
            let same = before.photos.iter().find(|other| other.photo == picture.photo);
            same.is_some_and(|same| same.who.contains(&child)) && before.of_child(child).is_some() == observation.of_child(child).is_some()
        })
    };
    let mut found = Vec::new();
    for (at, picture) in observation.photos.iter().enumerate() {
        for refused in kept_back(notebook, observation, picture, day) {
            if !known(picture, refused.child) {
                found.push((at, refused));
            }
        }
    }
    found
}
