//! The tray: quick notes that are to be finished, and lines of the reading log that a family's words could come into the journal from.

use super::asked::{ObservationAsked, OfChildAsked};
use super::observation::Marks;
use crate::ids::{ObjectiveId, ObservationId, ReadingLogEntryId};
use crate::notebook::Notebook;

/// Something that waits in the tray.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waiting {
    /// A quick note.
    Note(ObservationId),
    /// A line of the reading log that she marked for the journal. It is offered until an observation has come of it, or she leaves it out by
    /// [`crate::lending::LendingCommand::KeepForJournal`].
    LogEntry(ReadingLogEntryId),
}

/// What waits in the tray, the oldest first.
#[must_use]
pub fn tray(notebook: &Notebook) -> Vec<Waiting> {
    let notes = notebook.observations().filter(|observation| !observation.finished);
    let mut waiting: Vec<_> = notes.map(|note| (note.on, note.id.id(), Waiting::Note(note.id))).collect();
    let log = notebook.log().filter(|entry| entry.keep_for_journal);
    let log = log.filter(|entry| notebook.child(entry.child).is_some() && notebook.observations_from(entry.id).next().is_none());
    waiting.extend(log.map(|entry| (entry.on, entry.id.id(), Waiting::LogEntry(entry.id))));
    crate::order::by_key(&mut waiting, |(on, id, _)| (*on, *id));
    waiting.into_iter().map(|(.., waiting)| waiting).collect()
}

/// An observation that could come of a line of the reading log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The draft: from home, in the family's words, nothing ticked.
    pub asked: ObservationAsked,
    /// The objectives on the book's card, to choose from.
    pub objectives: Vec<ObjectiveId>,
}

/// The observation that could come of a line of the reading log; none where the line is not there any more.
#[must_use]
pub fn offer(notebook: &Notebook, entry: ReadingLogEntryId) -> Option<Offer> {
    let entry = notebook.log_entry(entry)?;
    let words: Vec<&str> = [&entry.how, &entry.liked].map(|note| note.as_str()).into_iter().collect();
    let words: Vec<&str> = words.into_iter().filter(|text| !text.is_empty()).collect();
    let asked = ObservationAsked {
        on: entry.on.to_string(),
        text: words.join("\n"),
        children: vec![OfChildAsked {
            child: entry.child,
            line: String::new(),
        }],
        by: entry.who.as_ref().map(ToString::to_string).unwrap_or_default(),
        marks: Marks {
            at_home: true,
            came_of: Some(entry.id.id()),
            ..Marks::default()
        },
        finished: true,
        ..ObservationAsked::default()
    };
    let objectives = notebook.book(entry.item).map(|book| book.card.objectives.clone());
    Some(Offer {
        asked,
        objectives: objectives.unwrap_or_default(),
    })
}
