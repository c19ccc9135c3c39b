//! An observation as typed, and how it is read.

use super::JournalError;
use super::observation::{Marks, Observation, OfChild, Picture};
use crate::asked::{Field, Problem, Reading};
use crate::ids::{ChildId, ObservationId, PhotoId};
use crate::notebook::Notebook;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The most children in one observation: more than may ever be here together.
const MOST_CHILDREN: usize = 30;
/// The most photos of one observation.
pub const MOST_PHOTOS: usize = 12;

/// A child in an observation, as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "as typed; see OfChild")]
pub struct OfChildAsked {
    pub child: ChildId,
    pub line: String,
}

/// A photo, as a form has it. One without an identity is new: its files are handed in beside the form, in the same order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "as typed; see Picture")]
pub struct PictureAsked {
    pub photo: Option<PhotoId>,
    pub caption: String,
    pub who: Vec<ChildId>,
}

/// An observation as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "as typed; see Observation")]
pub struct ObservationAsked {
    pub on: String,
    pub at: String,
    pub text: String,
    pub children: Vec<OfChildAsked>,
    pub photos: Vec<PictureAsked>,
    pub by: String,
    pub marks: Marks,
    pub finished: bool,
    /// Whether she has answered the questions ([`super::Question`]): keep it all the same.
    pub all_the_same: bool,
}

impl ObservationAsked {
    /// A blank one for some children, dated today.
    #[must_use]
    pub fn blank(children: &[ChildId], today: NaiveDate) -> Self {
        let line = |child: &ChildId| OfChildAsked {
            child: *child,
            line: String::new(),
        };
        ObservationAsked {
            on: today.to_string(),
            children: children.iter().map(line).collect(),
            ..Self::default()
        }
    }

    /// An observation as a form shows it, without children who were deleted on another device.
    #[must_use]
    pub fn of(observation: &Observation, notebook: &Notebook) -> Self {
        let text = |line: &Option<crate::words::Line>| line.as_ref().map(ToString::to_string).unwrap_or_default();
        let here = observation.children.iter().filter(|of| notebook.child(of.child).is_some());
        ObservationAsked {
            on: observation.on.to_string(),
            at: text(&observation.at),
            text: observation.text.to_string(),
            children: here
                .map(|of| OfChildAsked {
                    child: of.child,
                    line: of.line.to_string(),
                })
                .collect(),
            photos: observation
                .photos
                .iter()
                .map(|picture| PictureAsked {
                    photo: Some(picture.photo),
                    caption: text(&picture.caption),
                    who: picture.who.clone(),
                })
                .collect(),
            by: text(&observation.by),
            marks: observation.marks.clone(),
            finished: observation.finished,
            all_the_same: false,
        }
    }

    /// Reads it. `new` are the files of the photos that have no identity yet, in order.
    pub(super) fn read(
        &self,
        notebook: &Notebook,
        id: ObservationId,
        before: Option<&Observation>,
        mut new: impl Iterator<Item = (PhotoId, Option<PhotoId>)>,
        today: NaiveDate,
    ) -> Result<Observation, JournalError> {
        let mut reading = Reading::new();
        let on = reading.past_day(Field::SeenOn, &self.on, today, None);
        let at = reading.optional_line(Field::SeenAt, &self.at);
        let text = reading.note(Field::WhatHappened, &self.text);
        let by = reading.optional_line(Field::SeenBy, &self.by);
        let mut children: Vec<OfChild> = Vec::new();
        for (at, asked) in self.children.iter().enumerate() {
            let child = notebook.child(asked.child).ok_or(JournalError::Gone)?;
            if children.iter().any(|of| of.child == child.id) {
                continue;
            }
            reading.at(Some(at));
            if on.is_some_and(|on| on < child.born) {
                reading.slip(Field::SeenOn, Problem::Before { day: child.born });
            }
            children.push(OfChild {
                child: child.id,
                line: reading.note(Field::OwnLine, &asked.line),
            });
        }
        let mut photos: Vec<Picture> = Vec::new();
        for (at, asked) in self.photos.iter().enumerate() {
            reading.at(Some(at));
            let known = asked
                .photo
                .map(|photo| before?.photos.iter().find(|picture| picture.photo == photo));
            let (photo, small) = match known {
                Some(known) => known.map(|picture| (picture.photo, picture.small)),
                None => new.next(),
            }
            .ok_or(JournalError::Gone)?;
            let who = asked.who.iter().copied().filter(|child| notebook.child(*child).is_some());
            photos.push(Picture {
                photo,
                small,
                caption: reading.optional_line(Field::Caption, &asked.caption),
                who: crate::order::set(who).into_iter().collect(),
            });
        }
        reading.at(None);
        for (field, many, most) in [
            (Field::SeenChildren, children.len(), MOST_CHILDREN),
            (Field::Picture, photos.len(), MOST_PHOTOS),
        ] {
            if many > most {
                reading.slip(field, Problem::TooMany { most });
            }
        }
        let nothing = text.is_empty() && photos.is_empty() && children.iter().all(|of| of.line.is_empty());
        if nothing && !reading.has_slips() {
            reading.slip(Field::WhatHappened, Problem::Missing);
        }
        if self.finished && children.is_empty() {
            reading.slip(Field::SeenChildren, Problem::Missing);
        }
        let observation = on.map(|on| Observation {
            id,
            on,
            at,
            text,
            children,
            photos,
            by,
            marks: self.marks.clone().settled(notebook),
            finished: self.finished,
        });
        reading.finish(observation).map_err(JournalError::Slips)
    }
}

impl Marks {
    /// With the areas that goals and objectives lie in; each objective once, and those that are no more are passed over.
    #[must_use]
    pub fn settled(mut self, notebook: &Notebook) -> Self {
        self.goals.iter().for_each(|goal| self.areas.add(goal.area()));
        let mut objectives = Vec::new();
        for id in crate::order::set(self.objectives) {
            if let Some(objective) = notebook.objective(id) {
                self.areas.add(objective.area);
                objectives.push(id);
            }
        }
        self.objectives = objectives;
        self
    }
}
