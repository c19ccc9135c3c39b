//! Whether a photo may be kept with an observation, and in whose journal it stands. The weakest answer rules: everybody in it must have
//! agreed. Answers hold on the day of looking: what is withdrawn is shown no more.

use super::observation::{Observation, Picture};
use crate::ids::{ChildId, ObservationId, PhotoId};
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

fn against(notebook: &Notebook, picture: &Picture, day: NaiveDate, is_own: impl Fn(ChildId) -> bool) -> Vec<NoConsent> {
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
    picture.who.iter().filter_map(refused).collect()
}

/// What stands against keeping a photo with an observation: for whoever the observation is of it is a photo of the own journal, for anybody
/// else in it one of another child's.
#[must_use]
pub fn against_keeping(notebook: &Notebook, observation: &Observation, picture: &Picture, day: NaiveDate) -> Vec<NoConsent> {
    against(notebook, picture, day, |child| observation.of_child(child).is_some())
}

/// What stands against a photo being shown in one child's journal.
#[must_use]
pub fn against_showing(notebook: &Notebook, picture: &Picture, journal: ChildId, day: NaiveDate) -> Vec<NoConsent> {
    against(notebook, picture, day, |child| child == journal)
}

/// What is against the new photos of an observation, each with its place in the form. One that is kept already is not asked about again, but
/// it is shown no more: see [`without_consent`].
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
        let refused = against_keeping(notebook, observation, picture, day).into_iter();
        found.extend(
            refused
                .filter(|refused| !known(picture, refused.child))
                .map(|refused| (at, refused)),
        );
    }
    found
}

/// The photos that may not be kept any more, since an answer was withdrawn, has expired, or never came: to be taken out.
#[must_use]
pub fn without_consent(notebook: &Notebook, day: NaiveDate) -> Vec<(ObservationId, PhotoId, Vec<NoConsent>)> {
    let mut found = Vec::new();
    for seen in notebook.observations() {
        for picture in &seen.photos {
            let refused = against_keeping(notebook, seen, picture, day);
            if !refused.is_empty() {
                found.push((seen.id, picture.photo, refused));
            }
        }
    }
    found
}
