//! What is held on one child, found in one place for the review, the handing over and the erasing, so that none of them can overlook what the
//! others see.

use crate::ids::ChildId;
use crate::lending::{Hold, Loan, ReadingLogEntry, Wish};
use crate::notebook::Notebook;
use crate::people::Child;

/// Everything that is held on one child.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Held<'a> {
    pub child: &'a Child,
    pub loans: Vec<&'a Loan>,
    pub log: Vec<&'a ReadingLogEntry>,
    pub holds: Vec<&'a Hold>,
    pub wishes: Vec<&'a Wish>,
}

impl<'a> Held<'a> {
    /// What is held on this child, the oldest first; none where there is no such child.
    #[must_use]
    pub fn on(notebook: &'a Notebook, id: ChildId) -> Option<Self> {
        let mut loans: Vec<_> = notebook.loans_of_child(id).collect();
        crate::order::by_key(&mut loans, |loan| (loan.lent, loan.id));
        Some(Held {
            child: notebook.child(id)?,
            log: loans.iter().flat_map(|loan| notebook.log_of(loan.id)).collect(),
            loans,
            holds: notebook.holds().filter(|hold| hold.child == id).collect(),
            wishes: notebook.wishes().filter(|wish| wish.child == id).collect(),
        })
    }

    /// How many loans are still out.
    #[must_use]
    pub fn out(&self) -> usize {
        self.loans.iter().filter(|loan| loan.is_open()).count()
    }
}
