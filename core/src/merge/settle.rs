//! Deciding a conflict: one version stays, with the knowledge of all the others, so that every device that hears of it lets go of them.
//! Not here: how conflicts are shown ([`super::conflict`]).

use super::aside::SetAside;
use crate::change::{Change, ChangeSet, Deed, Outcome};
use crate::ids::Id;
use crate::lending::sound::{Before, Unsound, fault_after};
use crate::lending::{Book, BookCopy};
use crate::notebook::Notebook;
use crate::row::{Kind, Record, RowError};

/// What may be asked about a conflict, by the identity of a version that was set aside. Either way it is decided between all versions of the
/// record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettleCommand {
    /// What is in the record's place stays, even if that is its deletion.
    KeepWhatIsHere(Id),
    /// The version that was set aside takes the place.
    TakeTheOther(Id),
}

/// Why a conflict cannot be decided so. Nothing has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettleError {
    /// It has been decided already.
    Gone,
    /// The record has not been read from the store yet.
    NotReadYet,
    /// The version that was set aside cannot be read.
    Unreadable(RowError),
    /// It would leave something that must never be: a loan of a child that is deleted, a copy out twice.
    Unsound(Unsound),
}

/// Handles a decision. It cannot be undone: the other versions are let go of.
///
/// # Errors
/// See [`SettleError`].
pub fn handle(notebook: &Notebook, command: SettleCommand) -> Result<Outcome, SettleError> {
    let (SettleCommand::KeepWhatIsHere(id) | SettleCommand::TakeTheOther(id)) = command;
    let aside = notebook.set_aside(id).ok_or(SettleError::Gone)?;
    let (kind, of) = aside.of();
    notebook.heads().of(kind, of).ok_or(SettleError::NotReadYet)?;
    let record = match command {
        SettleCommand::KeepWhatIsHere(_) => notebook.record(kind, of),
        SettleCommand::TakeTheOther(_) => aside.record().map_err(SettleError::Unreadable)?,
    };
    let record = match record {
        Some(Record::Book(book)) => Some(with_all_lent_copies(notebook, &book)),
        other => other,
    };
    let mut changes = ChangeSet::new();
    changes.push(record.map_or(Change::Remove(kind, of), Change::Put));
    let versions: Vec<&SetAside> = notebook.set_aside_of(kind, of).collect();
    versions.into_iter().for_each(|version| let_go(version, &mut changes));
    match fault_after(notebook, &changes, &Before::of(notebook, &changes)) {
        // How many books a child may have is no matter here: what is out is out.
        None | Some(Unsound::MoreThanAllowed(_)) => Ok(Outcome {
            changes,
            deed: Deed::Settled { kind, id: of },
        }),
        Some(fault) => Err(SettleError::Unsound(fault)),
    }
}

/// The record knows of this version, which is forgotten.
pub(crate) fn let_go(version: &SetAside, changes: &mut ChangeSet) {
    let (kind, id) = version.of();
    changes.know(kind, id, version.head().known_after());
    changes.forget(Kind::SetAside, version.id());
}

/// A copy that has been lent is not dropped by deciding for a version of its book that did not know of it.
fn with_all_lent_copies(notebook: &Notebook, book: &Book) -> Record {
    let mut whole = book.clone();
    let set_aside = notebook.set_aside_of(Kind::Book, book.id.into());
    let set_aside = set_aside.filter_map(|version| match version.record() {
        Ok(Some(Record::Book(book))) => Some(book.copies.clone()),
        _ => None,
    });
    let in_place = notebook.book(book.id).map(|book| book.copies.clone());
    let all: Vec<BookCopy> = in_place.into_iter().chain(set_aside).flatten().collect();
    for copy in all {
        let lent = notebook.loans_of_item(book.id).any(|loan| loan.copy == copy.id);
        if lent && whole.copy(copy.id).is_none() {
            whole.copies.push(copy);
        }
    }
    whole.into()
}

/// What an ordinary change decides along the way: whoever deletes a record means every version of it; and a version that says just what was
/// in the record's place is built upon as that is.
pub(crate) fn decide_along(notebook: &Notebook, changes: &mut ChangeSet) {
    for version in notebook.all_set_aside() {
        let (kind, id) = version.of();
        let change = changes.changes().iter().find(|change| change.about() == (kind, id));
        let decides = change.is_some_and(|change| match change {
            Change::Remove(..) => true,
            Change::Put(_) => version.record() == Ok(notebook.record(kind, id)),
        });
        if decides {
            let_go(version, changes);
        }
    }
}
