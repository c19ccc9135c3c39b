//! What must never be true of the library, whatever was done and undone: a copy out twice, a loan of something that is not there,
//! a child with more than the policy allows and nobody's reason for it. Commands keep to it by their rules; undoing and importing are
//! checked here.

use super::hurdles::HurdleName;
use crate::change::{Change, ChangeSet};
use crate::ids::{ChildId, CopyId, Id, LoanId};
use crate::notebook::Notebook;
use crate::row::{Kind, Record};
use std::collections::BTreeSet;

/// Something that must never be true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsound {
    /// One copy is out twice.
    CopyOutTwice(CopyId),
    /// A record points at something that is not there.
    Dangling {
        /// What kind of record points.
        kind: Kind,
        /// Its identity.
        id: Id,
    },
    /// A child has more than the policy allows, and no reason was kept.
    MoreThanAllowed(ChildId),
}

/// The first thing in the whole notebook that must never be true, but for limits (a policy may have been tightened since).
#[must_use]
pub fn first_fault(notebook: &Notebook) -> Option<Unsound> {
    if let Some(twice) = notebook.copy_out_twice() {
        return Some(Unsound::CopyOutTwice(twice));
    }
    let dangling = |kind, id: Id| Some(Unsound::Dangling { kind, id });
    for loan in notebook.loans() {
        if notebook.child(loan.child).is_none() || notebook.copy(loan.copy).is_none_or(|(book, _)| book.id != loan.item) {
            return dangling(Kind::Loan, loan.id.into());
        }
    }
    for hold in notebook.holds() {
        if notebook.child(hold.child).is_none() || notebook.book(hold.item).is_none() {
            return dangling(Kind::Hold, hold.id.into());
        }
    }
    for wish in notebook.wishes() {
        if notebook.child(wish.child).is_none() || notebook.book(wish.item).is_none() {
            return dangling(Kind::Wish, wish.id.into());
        }
    }
    for entry in notebook.log() {
        if notebook
            .loan(entry.loan)
            .is_none_or(|loan| loan.child != entry.child || loan.item != entry.item)
        {
            return dangling(Kind::ReadingLogEntry, entry.id.into());
        }
    }
    None
}

/// Whether a child with too many open loans has a reason kept on one of them.
#[must_use]
pub fn limit_is_reasoned(notebook: &Notebook, child: ChildId) -> bool {
    let open: Vec<_> = notebook.loans_of_child(child).filter(|loan| loan.is_open()).collect();
    let reasoned = open
        .iter()
        .filter(|loan| loan.reasons.iter().any(|reason| reason.against.contains(&HurdleName::HasEnough)))
        .count();
    open.len() <= notebook.policy().books_at_once as usize + reasoned
}

/// What would be wrong after these changes: for undoing, whose changes come from the past and know nothing of what happened since.
/// `had` is what a child had out before the action that is undone: that much is given back whatever the policy says by now, for it
/// was right when it was lent; but nothing on top of it.
#[must_use]
pub fn fault_after(notebook: &Notebook, changes: &ChangeSet, had: &BTreeSet<LoanId>) -> Option<Unsound> {
    let mut after = notebook.clone();
    after.apply(changes, notebook.last_stamp());
    if let Some(fault) = first_fault(&after) {
        return Some(fault);
    }
    let back = || {
        changes.changes().iter().filter_map(|change| match change {
            Change::Put(Record::Loan(loan)) if notebook.loan(loan.id) != Some(loan.as_ref()) => Some(loan.as_ref()),
            _ => None,
        })
    };
    if let Some(crossed) = back().find(|loan| after.loans_of_item(loan.item).any(|other| loan.crosses(other))) {
        return Some(Unsound::CopyOutTwice(crossed.copy));
    }
    back()
        .filter(|loan| loan.is_open() && notebook.loan(loan.id).is_none_or(|before| !before.is_open()))
        .map(|loan| loan.child)
        .find(|child| {
            let nothing_new = after.loans_of_child(*child).all(|loan| !loan.is_open() || had.contains(&loan.id));
            !nothing_new && !limit_is_reasoned(&after, *child)
        })
        .map(Unsound::MoreThanAllowed)
}

/// Adds the removal of every loan, hold, wish and log entry that belongs to a child or item the test says is going.
pub fn remove_what_hangs_on(notebook: &Notebook, going: impl Fn(Id) -> bool, changes: &mut ChangeSet) {
    let mut loans: Vec<LoanId> = Vec::new();
    for loan in notebook.loans().filter(|loan| going(loan.child.id()) || going(loan.item.id())) {
        loans.push(loan.id);
        changes.remove(Kind::Loan, loan.id);
    }
    for entry in loans.iter().flat_map(|loan| notebook.log_of(*loan)) {
        changes.remove(Kind::ReadingLogEntry, entry.id);
    }
    for hold in notebook.holds().filter(|hold| going(hold.child.id()) || going(hold.item.id())) {
        changes.remove(Kind::Hold, hold.id);
    }
    for wish in notebook.wishes().filter(|wish| going(wish.child.id()) || going(wish.item.id())) {
        changes.remove(Kind::Wish, wish.id);
    }
}
