//! Erasing one child, for good: unlike deleting a slip of the pen it cannot be undone, takes the safety copy with it, and asks by the rules of
//! keeping first. What is left says only that something with these numbers is gone, so that another device lets it go too.
//! Not here: writing it (the app's part, in one transaction), and what lies outside the book, such as old backup files.

use super::KeepingError;
use super::held::Held;
use super::review::holdings;
use super::rules::Papers;
use crate::change::ChangeSet;
use crate::ids::{ChildId, Id, PhotoId};
use crate::merge::decide_along;
use crate::notebook::Notebook;
use crate::people::Child;
use crate::row::{Kind, Record};
use crate::words::{cleaned_line, folded};
use chrono::NaiveDate;

/// How much is erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Erasing {
    /// What by the rules need not be kept any more.
    NotToBeKept,
    /// Everything, whatever the rules say: with the child's name, typed.
    Everything(String),
}

/// What an erasing comes to. It is written as one, and never undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erasure {
    /// What changes; the child too, where its page stays without its photo. Pictures, and versions of another device that waited to be decided
    /// upon, are forgotten without a trace.
    pub changes: ChangeSet,
    /// Half-written forms whose place or text holds one of these are about what is erased.
    pub drafts: Vec<String>,
}

/// Erases a child, or what of it need not be kept.
///
/// # Errors
/// See [`KeepingError`].
pub fn erase(notebook: &Notebook, id: ChildId, how: &Erasing, today: NaiveDate) -> Result<Erasure, KeepingError> {
    let held = Held::on(notebook, id).ok_or(KeepingError::Gone)?;
    if held.out() > 0 {
        return Err(KeepingError::HasLoans { loans: held.out() });
    }
    let going: Vec<Papers> = match how {
        Erasing::Everything(typed) if is_name_of(held.child, typed) => Papers::ALL.to_vec(),
        Erasing::Everything(_) => return Err(KeepingError::NotTheName),
        Erasing::NotToBeKept => {
            let due = holdings(notebook, &held).into_iter().filter(|holding| holding.is_due(today));
            due.map(|holding| holding.papers).collect()
        }
    };
    if going.is_empty() {
        return Err(KeepingError::NothingDue);
    }
    let mut gone: Vec<(Kind, Id)> = Vec::new();
    if going.contains(&Papers::ReadingLog) {
        gone.extend(held.log.iter().map(|entry| (Kind::ReadingLogEntry, entry.id.id())));
    }
    if going.contains(&Papers::Loans) {
        gone.extend(held.loans.iter().map(|loan| (Kind::Loan, loan.id.id())));
        gone.extend(held.holds.iter().map(|hold| (Kind::Hold, hold.id.id())));
        gone.extend(held.wishes.iter().map(|wish| (Kind::Wish, wish.id.id())));
    }
    // What was deleted before may have left a version of another device that waits to be decided upon.
    let deleted = held.set_aside.iter().map(|aside| aside.of()).filter(|(kind, id)| {
        let papers = if *kind == Kind::ReadingLogEntry {
            Papers::ReadingLog
        } else {
            Papers::Loans
        };
        going.contains(&papers) && notebook.record(*kind, *id).is_none()
    });
    gone.extend(deleted);
    let photo = held.child.photo.filter(|_| going.contains(&Papers::Photos));
    let mut changes = ChangeSet::new();
    if going.contains(&Papers::Child) {
        gone.push((Kind::Child, id.id()));
    } else if photo.is_some() {
        changes.add(Child {
            photo: None,
            ..held.child.clone()
        });
    }
    gone.iter().for_each(|(kind, id)| changes.remove(*kind, *id));
    // Versions of these that were set aside name the child as well.
    decide_along(notebook, &mut changes);
    let mut photos: Vec<PhotoId> = photo.into_iter().collect();
    if going.contains(&Papers::Child) {
        photos.extend(held.set_aside.iter().filter_map(|aside| match aside.record().ok()?? {
            Record::Child(child) => child.photo,
            _ => None,
        }));
    }
    photos.into_iter().for_each(|photo| changes.forget(Kind::Photo, photo));
    // A half-written form may carry the picture or repeat what is erased, so it goes whenever its child or its loan is touched.
    let mut drafts: Vec<String> = gone.iter().map(|(_, id)| id.to_string()).collect();
    drafts.push(id.to_string());
    Ok(Erasure { changes, drafts })
}

/// Whether somebody typed this child's name: the full one or the everyday one, whatever the capitals and accents.
fn is_name_of(child: &Child, typed: &str) -> bool {
    let typed = folded(&cleaned_line(typed));
    [child.name.as_str(), child.known_as()].iter().any(|name| folded(name) == typed)
}
