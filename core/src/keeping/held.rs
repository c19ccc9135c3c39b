//! What is held on one child, found in one place for the review, the handing over and the erasing, so that none of them can overlook what the
//! others see.

use crate::ids::ChildId;
use crate::lending::{Hold, Loan, ReadingLogEntry, Wish};
use crate::merge::SetAside;
use crate::notebook::Notebook;
use crate::people::Child;
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
    /// Versions from another device that wait to be decided upon, of records that are here and of some that were deleted.
    pub set_aside: Vec<&'a SetAside>,
}

/// Which child a record is about. Every kind is named here, so that a new one cannot be overlooked when a child is handed over or erased.
fn child_of(record: &Record) -> Option<ChildId> {
    match record {
        Record::Child(child) => Some(child.id),
        Record::Loan(loan) => Some(loan.child),
        Record::Hold(hold) => Some(hold.child),
        Record::Wish(wish) => Some(wish.child),
        Record::ReadingLogEntry(entry) => Some(entry.child),
        Record::SetAside(aside) => aside.record().ok().flatten().and_then(|record| child_of(&record)),
        Record::Setting(_)
        | Record::Calendar(_)
        | Record::Sample(_)
        | Record::Keeping(_)
        | Record::Book(_)
        | Record::Objective(_)
        | Record::Photo(_) => None,
    }
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
            set_aside: notebook
                .all_set_aside()
                .filter(|aside| child_of(&Record::from((*aside).clone())) == Some(id))
                .collect(),
        })
    }

    /// How many loans are still out.
    #[must_use]
    pub fn out(&self) -> usize {
        self.loans.iter().filter(|loan| loan.is_open()).count()
    }
}
