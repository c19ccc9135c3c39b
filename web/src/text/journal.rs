//! What the journal says: why an observation was not kept, and what is asked first.

use super::dates::plain;
use super::{child_name, first_slip};
use pebblebook::journal::{JournalError, Question};
use pebblebook::notebook::Notebook;

/// Why the journal did not do it.
#[must_use]
pub fn journal_error(error: &JournalError, notebook: &Notebook) -> String {
    match error {
        JournalError::Slips(slips) => first_slip(slips),
        JournalError::Gone => "This is no longer in the book. Perhaps another tab has taken it out.".into(),
        JournalError::Questions(questions) => {
            let asked: Vec<String> = questions.iter().map(|one| question(one, notebook)).collect();
            format!("{} Keep it all the same?", asked.join(" "))
        }
    }
}

/// What is asked before an observation is kept.
fn question(question: &Question, notebook: &Notebook) -> String {
    let child = |id| child_name(notebook, id);
    match question {
        Question::NotStarted { child: id, starts } => format!("{} had not started then; the first day is {}.", child(*id), plain(*starts)),
        Question::HasLeft {
            child: id,
            last: Some(last),
        } => format!("{} had left by then; the last day was {}.", child(*id), plain(*last)),
        Question::HasLeft { child: id, last: None } => format!("{} has left.", child(*id)),
        Question::Closed { on } => format!("You were closed on {}.", plain(*on)),
    }
}
