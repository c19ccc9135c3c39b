//! Something a child was seen doing, here or at home: what happened, for one child or several, with what she marked it as.

use crate::eyfs::{Area, Characteristic, Goal};
use crate::ids::{ChildId, DiaryEntryId, Id, LoanId, ObjectiveId, ObservationId, PhotoId};
use crate::notebook::Notebook;
use crate::several::Several;
use crate::words::{Line, Note};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A question of the journal that an observation answers, by the months of age at which it is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Prompt(u32);

impl Prompt {
    /// What the child could do on arrival, at whatever age.
    pub const STARTING_POINT: Prompt = Prompt(0);

    /// What is seen at about so many months of age.
    #[must_use]
    pub const fn checkpoint(months: u32) -> Self {
        Prompt(months)
    }

    /// The months of age of a checkpoint; none for the starting point.
    #[must_use]
    pub fn months(self) -> Option<u32> {
        (self != Self::STARTING_POINT).then_some(self.0)
    }
}

/// What she marked an observation as. All of it may be left blank.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marks {
    /// Areas of learning.
    pub areas: Several<Area>,
    /// Early learning goals under them.
    pub goals: Several<Goal>,
    /// Objectives under them, in order.
    pub objectives: Vec<ObjectiveId>,
    /// Characteristics of effective learning.
    pub characteristics: Several<Characteristic>,
    /// Noticed by the family, at home; else here.
    pub at_home: bool,
    /// One to show everybody.
    pub wow: bool,
    /// What it came out of: whatever has this identity, a loan or a line of the reading log now, an outing perhaps later.
    pub came_of: Option<Id>,
    /// Which question of the journal it answers.
    pub answers: Option<Prompt>,
}

/// One child in an observation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfChild {
    /// Who.
    pub child: ChildId,
    /// What is for this child's journal alone.
    pub line: Note,
}

/// A photo of an observation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// The photo.
    pub photo: PhotoId,
    /// The same, small, for lists.
    pub small: Option<PhotoId>,
    /// What is under it.
    pub caption: Option<Line>,
    /// Which children are in it.
    pub who: Vec<ChildId>,
}

/// An observation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Observation {
    /// Identity.
    pub id: ObservationId,
    /// The day.
    #[serde(with = "crate::time::day")]
    pub on: NaiveDate,
    /// The time of day, as she wrote it.
    pub at: Option<Line>,
    /// What happened, for all the children in it.
    pub text: Note,
    /// The children, each once. Only a note in the tray may have none yet.
    pub children: Vec<OfChild>,
    /// Photos.
    pub photos: Vec<Picture>,
    /// Who noticed it, where that is not she.
    pub by: Option<Line>,
    /// What it is marked as.
    pub marks: Marks,
    /// Whether it is done. A quick note that is not waits in the tray, and is in no journal yet.
    pub finished: bool,
}

impl Picture {
    /// Both files of it.
    pub fn files(&self) -> impl Iterator<Item = PhotoId> {
        [Some(self.photo), self.small].into_iter().flatten()
    }
}

impl Observation {
    /// The loan it came of, at once or by way of a line of its reading log, where that is still there.
    #[must_use]
    pub fn loan(&self, notebook: &Notebook) -> Option<LoanId> {
        let id = self.marks.came_of?;
        let loan = notebook.loan(id.into()).map(|loan| loan.id);
        loan.or_else(|| notebook.log_entry(id.into()).map(|entry| entry.loan))
    }

    /// The entry of a communication book it came of, where that is still there.
    #[must_use]
    pub fn diary_entry(&self, notebook: &Notebook) -> Option<DiaryEntryId> {
        notebook.diary_entry(self.marks.came_of?.into()).map(|entry| entry.id)
    }

    /// What it says of one child, if that child is in it.
    #[must_use]
    pub fn of_child(&self, child: ChildId) -> Option<&OfChild> {
        self.children.iter().find(|of| of.child == child)
    }

    /// The files of all its photos.
    pub fn files(&self) -> impl Iterator<Item = PhotoId> {
        self.photos.iter().flat_map(Picture::files)
    }

    /// Whether a photo is meant for this child's journal: it is in it, or nobody of the observation is.
    #[must_use]
    pub fn is_photo_for(&self, picture: &Picture, child: ChildId) -> bool {
        picture.who.contains(&child) || !picture.who.iter().any(|who| self.of_child(*who).is_some())
    }

    /// Whether a photo is one of this child: it is in it, or nobody else is in photo and observation.
    #[must_use]
    pub fn is_photo_of(&self, picture: &Picture, child: ChildId) -> bool {
        picture.who.contains(&child) || (picture.who.is_empty() && self.children.iter().all(|of| of.child == child))
    }

    /// What is left of it without some children: without their lines, and without every photo of them. None where it was about nobody else.
    #[must_use]
    pub fn without(&self, going: impl Fn(ChildId) -> bool) -> Option<Observation> {
        let mut left = self.clone();
        left.children.retain(|of| !going(of.child));
        left.photos.retain(|picture| !picture.who.iter().any(|child| going(*child)));
        (!left.children.is_empty()).then_some(left)
    }
}
