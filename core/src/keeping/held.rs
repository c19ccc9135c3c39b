//! What is held on one child, found in one place for the review, the handing over and the erasing, so that none of them can overlook what the
//! others see.

use super::rules::Papers;
use crate::diary::DiaryEntry;
use crate::ids::{ChildId, PhotoId};
use crate::journal::{Interest, Judgement, NextStep, Observation, Picture};
use crate::lending::{Hold, Loan, ReadingLogEntry, Wish};
use crate::merge::SetAside;
use crate::notebook::Notebook;
use crate::people::{Child, Consents};
use crate::register::Routine;
use crate::row::Record;

/// Everything that is held on one child.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Held<'a> {
    pub child: &'a Child,
    pub loans: Vec<&'a Loan>,
    pub log: Vec<&'a ReadingLogEntry>,
    pub holds: Vec<&'a Hold>,
    pub wishes: Vec<&'a Wish>,
    /// What the family agreed to.
    pub consents: Option<&'a Consents>,
    /// Observations the child is in, shared ones and notes in the tray too.
    pub seen: Vec<&'a Observation>,
    pub judgements: Vec<&'a Judgement>,
    pub steps: Vec<&'a NextStep>,
    pub interests: Vec<&'a Interest>,
    /// What is written of its days, the earliest first.
    pub diary: Vec<&'a DiaryEntry>,
    pub routine: Option<&'a Routine>,
    /// Versions from another device that wait to be decided upon, of records that are here and of some that were deleted.
    pub set_aside: Vec<&'a SetAside>,
}

/// Whether a child is in an observation, or in one of its photos.
fn shows(observation: &Observation, id: ChildId) -> bool {
    observation.of_child(id).is_some() || observation.photos.iter().any(|picture| picture.who.contains(&id))
}

/// Whether a record is about a child.
fn is_about(record: &Record, id: ChildId) -> bool {
    match record {
        Record::Observation(observation) => shows(observation, id),
        Record::SetAside(aside) => aside.record().ok().flatten().is_some_and(|record| is_about(&record, id)),
        one => one.child() == Some(id),
    }
}

impl<'a> Held<'a> {
    /// What is held on this child, the oldest first; none where there is no such child.
    #[must_use]
    pub fn on(notebook: &'a Notebook, id: ChildId) -> Option<Self> {
        let mut loans: Vec<_> = notebook.loans_of_child(id).collect();
        crate::order::by_key(&mut loans, |loan| (loan.lent, loan.id));
        // A child may be in a photo of an observation it has no part in.
        let mut seen: Vec<_> = notebook.observations().filter(|observation| shows(observation, id)).collect();
        crate::order::by_key(&mut seen, |observation| (observation.on, observation.id));
        let mut diary: Vec<_> = notebook.diary_of(id).collect();
        crate::order::by_key(&mut diary, |entry| (entry.day, entry.order()));
        Some(Held {
            child: notebook.child(id)?,
            consents: notebook.consents(id),
            log: loans.iter().flat_map(|loan| notebook.log_of(loan.id)).collect(),
            loans,
            holds: notebook.holds().filter(|hold| hold.child == id).collect(),
            seen,
            judgements: notebook.judgements_of(id).collect(),
            steps: notebook.next_steps_of(id).collect(),
            interests: notebook.interests().filter(|interest| interest.child == id).collect(),
            diary,
            routine: notebook.routine(id),
            wishes: notebook.wishes().filter(|wish| wish.child == id).collect(),
            set_aside: notebook
                .all_set_aside()
                .filter(|aside| is_about(&Record::from((*aside).clone()), id))
                .collect(),
        })
    }

    /// How many entries the journal has, with the lines of the reading log.
    #[must_use]
    pub fn in_journal(&self) -> usize {
        self.log.len() + self.seen.len() + self.judgements.len() + self.steps.len() + self.interests.len()
    }

    /// What is written of its days and belongs to these papers.
    pub fn of_days(&self, papers: Papers) -> impl Iterator<Item = &'a DiaryEntry> {
        self.diary.iter().copied().filter(move |entry| Papers::of(&entry.what) == papers)
    }

    /// The photos of the journal that are photos of this child.
    #[must_use]
    pub fn photos(&self) -> Vec<&'a Picture> {
        let id = self.child.id;
        let all = self
            .seen
            .iter()
            .flat_map(|seen| seen.photos.iter().map(move |picture| (*seen, picture)));
        all.filter(|(seen, picture)| seen.is_photo_of(picture, id))
            .map(|(_, picture)| picture)
            .collect()
    }

    /// The files of all pictures of this child, its own photo first.
    #[must_use]
    pub fn files(&self) -> Vec<PhotoId> {
        let photos = self.photos().into_iter();
        self.child.photo.into_iter().chain(photos.flat_map(Picture::files)).collect()
    }

    /// How many loans are still out.
    #[must_use]
    pub fn out(&self) -> usize {
        self.loans.iter().filter(|loan| loan.is_open()).count()
    }
}
