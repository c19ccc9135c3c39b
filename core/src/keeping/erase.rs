//! Erasing one child, for good: unlike deleting a slip of the pen it cannot be undone, takes the safety copy with it, and asks by the rules of
//! keeping first. What is left says only that something with these numbers is gone, so that another device lets it go too.
//! Not here: writing it (the app's part, in one transaction), and what lies outside the book, such as old backup files.

use super::KeepingError;
use super::held::Held;
use super::review::holdings;
use super::rules::Papers;
use crate::change::{Change, ChangeSet};
use crate::ids::{ChildId, Id};
use crate::journal::Observation;
use crate::merge::{SetAside, decide_along, let_go};
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
    if going.contains(&Papers::Journal) {
        gone.extend(held.log.iter().map(|entry| (Kind::ReadingLogEntry, entry.id.id())));
        gone.extend(held.judgements.iter().map(|one| (Kind::Judgement, one.id.id())));
        gone.extend(held.steps.iter().map(|one| (Kind::NextStep, one.id.id())));
        gone.extend(held.interests.iter().map(|one| (Kind::Interest, one.id.id())));
    }
    if going.contains(&Papers::Loans) {
        gone.extend(held.loans.iter().map(|loan| (Kind::Loan, loan.id.id())));
        gone.extend(held.holds.iter().map(|hold| (Kind::Hold, hold.id.id())));
        gone.extend(held.wishes.iter().map(|wish| (Kind::Wish, wish.id.id())));
    }
    let of_days = held.diary.iter().filter(|entry| going.contains(&Papers::of(&entry.what)));
    gone.extend(of_days.map(|entry| (Kind::DiaryEntry, entry.id.id())));
    // What was deleted before may have left a version of another device that waits to be decided upon.
    let deleted = held.set_aside.iter().filter(|aside| {
        let (kind, id) = aside.of();
        let papers = match kind {
            Kind::ReadingLogEntry | Kind::Observation | Kind::Judgement | Kind::NextStep | Kind::Interest => Papers::Journal,
            Kind::Consents | Kind::Routine => Papers::Child,
            Kind::DiaryEntry => of_a_day(aside).unwrap_or(Papers::Diary),
            _ => Papers::Loans,
        };
        going.contains(&papers) && notebook.record(kind, id).is_none()
    });
    gone.extend(deleted.map(|aside| aside.of()));
    let mut changes = ChangeSet::new();
    let photos = going.contains(&Papers::Photos);
    let mut drafts: Vec<String> = vec![id.to_string()];
    if photos || going.contains(&Papers::Journal) {
        for seen in &held.seen {
            drafts.push(seen.id.to_string());
            match without(seen, id, photos, going.contains(&Papers::Journal)) {
                Some(left) => changes.add(left),
                None => gone.push((Kind::Observation, seen.id.id())),
            }
        }
    }
    if going.contains(&Papers::Child) {
        gone.push((Kind::Child, id.id()));
        gone.extend(held.consents.map(|_| (Kind::Consents, id.id())));
        gone.extend(held.routine.map(|_| (Kind::Routine, id.id())));
    } else if photos && held.child.photo.is_some() {
        changes.add(Child {
            photo: None,
            ..held.child.clone()
        });
    }
    gone.iter().for_each(|(kind, id)| changes.remove(*kind, *id));
    // Versions of these that were set aside name the child as well; and so does one of an observation that stays with the others.
    decide_along(notebook, &mut changes);
    if photos || going.contains(&Papers::Journal) {
        for version in held.set_aside.iter().filter(|aside| aside.of().0 == Kind::Observation) {
            let (kind, id) = version.of();
            if !changes.changes().iter().any(|change| change.about() == (kind, id)) {
                notebook.record(kind, id).into_iter().for_each(|record| changes.add(record));
            }
            let_go(version, &mut changes);
        }
    }
    // Whatever pictures these pointed at, and do not any more.
    let before = changes
        .changes()
        .iter()
        .map(Change::about)
        .filter_map(|(kind, id)| notebook.record(kind, id));
    let forgotten = held
        .set_aside
        .iter()
        .filter(|aside| changes.forgotten().contains(&(Kind::SetAside, aside.id())));
    let versions = forgotten.filter_map(|aside| aside.record().ok().flatten());
    let mut pictures = crate::order::set(before.chain(versions).flat_map(|record| record.pictures()));
    for change in changes.changes() {
        if let Change::Put(record) = change {
            record.pictures().iter().for_each(|picture| _ = pictures.remove(picture));
        }
    }
    pictures.into_iter().for_each(|picture| changes.forget(Kind::Photo, picture));
    // A half-written form may carry the picture or repeat what is erased, so it goes whenever its child or its loan is touched.
    drafts.extend(gone.iter().map(|(_, id)| id.to_string()));
    Ok(Erasure { changes, drafts })
}

/// The papers to which a version of something written of a day belongs.
fn of_a_day(aside: &SetAside) -> Option<Papers> {
    match aside.record().ok()?? {
        Record::DiaryEntry(entry) => Some(Papers::of(&entry.what)),
        _ => None,
    }
}

/// What is left of an observation without a child, or without its photos alone.
fn without(seen: &Observation, id: ChildId, photos: bool, journal: bool) -> Option<Observation> {
    let mut left = seen.clone();
    if photos {
        left.photos.retain(|picture| !seen.is_photo_of(picture, id));
    }
    if journal { left.without(|child| child == id) } else { Some(left) }
}

/// Whether somebody typed this child's name: the full one or the everyday one, whatever the capitals and accents.
fn is_name_of(child: &Child, typed: &str) -> bool {
    let typed = folded(&cleaned_line(typed));
    [child.name.as_str(), child.known_as()].iter().any(|name| folded(name) == typed)
}
