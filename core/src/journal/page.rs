//! What of an observation stands in one child's journal: the text for all, this child's own line, and no line, tag or photo that is another
//! child's alone.

use super::observation::{Observation, Picture};
use super::photos::not_agreed;
use crate::ids::ChildId;
use crate::notebook::Notebook;
use crate::people::Child;
use crate::people::names::{other_names, without_names};
use crate::time::Age;
use crate::words::Note;
use chrono::NaiveDate;

/// An observation in one child's journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<'a> {
    /// The observation. What is said of the other children in it is not for this journal.
    pub observation: &'a Observation,
    /// Whose journal.
    pub child: &'a Child,
    /// How old the child was then.
    pub age: Option<Age>,
    /// The child's own line; blank where there is none.
    pub line: &'a Note,
    /// The photos that stand in it: everybody in them has agreed.
    pub photos: Vec<&'a Picture>,
    /// The photos that may be handed to the child's own family: nobody else in them is against it.
    pub handed_over: Vec<&'a Picture>,
}

/// What of an observation stands in a child's journal on a day, by what families have agreed to until then; none where the child is not in it.
#[must_use]
pub fn page_of<'a>(notebook: &'a Notebook, observation: &'a Observation, child: ChildId, day: NaiveDate) -> Option<Page<'a>> {
    let line = &observation.of_child(child)?.line;
    let child = notebook.child(child)?;
    let (mut photos, mut handed_over) = (Vec::new(), Vec::new());
    for picture in &observation.photos {
        if observation.is_photo_for(picture, child.id) {
            let against = not_agreed(notebook, &picture.who, day, &|other| other == child.id);
            if against.is_empty() {
                photos.push(picture);
            }
            if against.iter().all(|refused| refused.child == child.id) {
                handed_over.push(picture);
            }
        }
    }
    Some(Page {
        observation,
        child,
        age: child.age_on(observation.on),
        line,
        photos,
        handed_over,
    })
}

/// Something written in a child's journal, as it is handed to the family: without the names of other children.
#[must_use]
pub fn without_others(notebook: &Notebook, child: &Child, text: &str) -> String {
    without_names(text, &other_names(notebook, child))
}

/// Who is at the setting on a day.
pub fn here_on(notebook: &Notebook, day: NaiveDate) -> impl Iterator<Item = &Child> {
    notebook.children().filter(move |child| child.is_here_on(day))
}
