//! What of an observation stands in one child's journal: the text for all, this child's own line, and no line, tag or photo that is another
//! child's alone.

use super::observation::{Observation, Picture};
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
    /// The photos that stand in it.
    pub photos: Vec<&'a Picture>,
}

/// What of an observation stands in a child's journal; none where the child is not in it.
#[must_use]
pub fn page_of<'a>(notebook: &'a Notebook, observation: &'a Observation, child: ChildId) -> Option<Page<'a>> {
    let line = &observation.of_child(child)?.line;
    let child = notebook.child(child)?;
    let shown = |picture: &&Picture| picture.who.is_empty() || picture.who.contains(&child.id);
    Some(Page {
        observation,
        child,
        age: child.age_on(observation.on),
        line,
        photos: observation.photos.iter().filter(shown).collect(),
    })
}

impl Page<'_> {
    /// Something written in it, as it is handed to the family: without the names of other children.
    #[must_use]
    pub fn without_others(&self, text: &str, notebook: &Notebook) -> String {
        without_names(text, &other_names(notebook, self.child))
    }
}

/// Who is at the setting on a day: those who have started and not left.
pub fn here_on(notebook: &Notebook, day: NaiveDate) -> impl Iterator<Item = &Child> {
    notebook
        .children()
        .filter(move |child| !child.has_left_by(day) && child.starts.is_none_or(|starts| starts <= day) && child.born <= day)
}
