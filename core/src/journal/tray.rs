//! The tray: quick notes that are to be finished, and lines of the reading log that a family's words could come into the journal from.

use super::asked::{ObservationAsked, OfChildAsked};
use super::observation::Marks;
use crate::ids::{ItemId, LoanId, ObjectiveId, ObservationId, ReadingLogEntryId};
use crate::notebook::Notebook;
use chrono::NaiveDate;

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

/// An observation that could come of a loan or of a line of its reading log.
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
    let objectives = on_the_card(notebook, entry.item);
    Some(Offer { asked, objectives })
}

/// The observation that could come of a loan, today; none where the loan is not there any more.
#[must_use]
pub fn offer_of_loan(notebook: &Notebook, loan: LoanId, today: NaiveDate) -> Option<Offer> {
    let loan = notebook.loan(loan)?;
    let mut asked = ObservationAsked::blank(&[loan.child], today);
    asked.marks.came_of = Some(loan.id.id());
    let objectives = on_the_card(notebook, loan.item);
    Some(Offer { asked, objectives })
}

/// The objectives on a book’s card that she has not hidden.
fn on_the_card(notebook: &Notebook, item: ItemId) -> Vec<ObjectiveId> {
    let card = notebook.book(item).map(|book| &book.card.objectives);
    let shown = |id: &&ObjectiveId| notebook.objective(**id).is_some_and(|one| !one.hidden);
    card.into_iter().flatten().filter(shown).copied().collect()
}
