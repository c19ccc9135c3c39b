//! Every sentence the app says on its own: what was done, why something cannot be, dates and ages. Errors are matched exhaustively, so
//! that a new one without words does not compile. Headings and labels stand in the screens themselves.

pub mod dates;
mod deeds;
pub mod diary;
mod forms;
pub mod journal;
pub mod keeping;
mod library;
mod locks;
pub mod objectives;
pub mod protected;
pub mod reminder;
mod stores;
mod versions;

pub use deeds::deed;
pub use forms::{picture_error, slip};
use journal::journal_error;
pub use library::{condition, hurdle, hurdle_name, lending_error, rung, source, whereabouts};
pub use locks::{not_unlocked, passphrase_slip, pin_slip, recovery_slip, wrong_pin};
pub use stores::{did_not_open, moving, store_error};
pub use versions::{changed_meanwhile, field_name, record_name};

use crate::state::Trouble;
use pebblebook::asked::Slip;
use pebblebook::calendar::CalendarError;
use pebblebook::command::{Refusal, UndoError};
use pebblebook::diary::DiaryError;
use pebblebook::eyfs::ObjectiveError;
use pebblebook::ids::{ChildId, ItemId};
use pebblebook::journal::JournalError;
use pebblebook::keeping::KeepingError;
use pebblebook::lending::sound::Unsound;
use pebblebook::merge::SettleError;
use pebblebook::notebook::Notebook;
use pebblebook::people::PeopleError;
use pebblebook::setting::SettingError;

/// The everyday name of a child, or a word for one who is gone.
#[must_use]
pub fn child_name(notebook: &Notebook, id: ChildId) -> String {
    notebook
        .child(id)
        .map_or_else(|| "a child who is no longer here".to_owned(), |child| child.known_as().to_owned())
}

/// The title of a book, or a word for one that is gone.
#[must_use]
pub fn title(notebook: &Notebook, id: ItemId) -> String {
    notebook
        .book(id)
        .map_or_else(|| "a book that is no longer here".to_owned(), |book| book.title.to_string())
}

/// The slips of a refusal, for the fields they belong to.
#[must_use]
pub fn slips(trouble: &Trouble) -> Vec<Slip> {
    use pebblebook::lending::LendingError;
    match trouble {
        Trouble::Refused(
            Refusal::Setting(SettingError::Slips(slips))
            | Refusal::Calendar(CalendarError::Slips(slips))
            | Refusal::People(PeopleError::Slips(slips))
            | Refusal::Lending(LendingError::Slips(slips))
            | Refusal::Objectives(ObjectiveError::Slips(slips))
            | Refusal::Keeping(KeepingError::Slips(slips))
            | Refusal::Journal(JournalError::Slips(slips))
            | Refusal::Diary(DiaryError::Slips(slips)),
        ) => slips.clone(),
        _ => Vec::new(),
    }
}

/// Why something was not done, in a sentence or two: what happened, what is safe, what to do.
#[must_use]
pub fn trouble(trouble: &Trouble, notebook: &Notebook) -> String {
    match trouble {
        Trouble::NotSaved(error) => format!("Not saved. {} What you typed is still here.", store_error(error)),
        Trouble::Refused(refusal) => self::refusal(refusal, notebook),
    }
}

fn refusal(refusal: &Refusal, notebook: &Notebook) -> String {
    match refusal {
        Refusal::Setting(error) => match error {
            SettingError::Slips(slips) => first_slip(slips),
            SettingError::NotEmpty => "The sample is only for an empty book. Yours has begun already.".into(),
            SettingError::NoSample => "There is no sample data here to take away.".into(),
        },
        Refusal::Calendar(CalendarError::Slips(slips)) => first_slip(slips),
        Refusal::People(error) => match error {
            PeopleError::Slips(slips) => first_slip(slips),
            PeopleError::Gone => "This child is no longer in the book. Perhaps another tab has taken them out.".into(),
            PeopleError::HasLoans { loans: 1 } => "A book is still at this child’s home. Take it back first, or mark it as lost.".into(),
            PeopleError::HasLoans { loans } => {
                format!("{loans} books are still at this child’s home. Take them back first, or mark them as lost.")
            }
        },
        Refusal::Lending(error) => lending_error(error, notebook),
        Refusal::Objectives(error) => match error {
            ObjectiveError::Slips(slips) => first_slip(slips),
            ObjectiveError::Gone => "This objective is no longer here.".into(),
            ObjectiveError::NotASet(_) => "This file holds no set of objectives that the app can read. Nothing was taken in.".into(),
            ObjectiveError::TwiceInSet { at } => {
                format!("Objective {} of the file has the same id as one before it. Nothing was taken in.", at + 1)
            }
            ObjectiveError::UnnamedInSet { at, name } => format!(
                "Objective {} of the file: “{name}” is the name of no area, band or goal. Nothing was taken in.",
                at + 1
            ),
            ObjectiveError::GoalElsewhere { at, goal } => format!(
                "Objective {} of the file: “{}” is a goal of {}, not of its own area. Nothing was taken in.",
                at + 1,
                goal.name(),
                goal.area().name()
            ),
            ObjectiveError::UnknownInSet { at } => format!(
                "Objective {} of the file has an id that is not known here. Take its id out to make it a new one. Nothing was taken in.",
                at + 1
            ),
        },
        Refusal::Keeping(error) => keeping::error(error),
        Refusal::Journal(error) => journal_error(error, notebook),
        Refusal::Diary(error) => diary::diary_error(error, notebook),
        Refusal::Settle(error) => match error {
            SettleError::Gone => "This has been decided already.".into(),
            SettleError::NotReadYet => "The book is still being read. Nothing was changed. Try again in a moment.".into(),
            SettleError::Unreadable(_) => "The other version cannot be read by this app. Nothing was changed. Update the app, then try again.".into(),
            SettleError::Unsound(_) => "With the other version something else in the book would point at nothing, or a copy would be out twice. Nothing was changed. Keep what is here, or put the loan right first.".into(),
        },
        Refusal::Undo(error) => match error {
            UndoError::ChangedSince => "This cannot be undone any more: it has been changed again since. Nothing was changed now.".into(),
            UndoError::Unsound(Unsound::CopyOutTwice(_)) => {
                "This cannot be undone: the book has been lent again since. Nothing was changed.".into()
            }
            UndoError::Unsound(Unsound::Dangling { .. }) => {
                "This cannot be undone: something else in the book depends on it now. Nothing was changed.".into()
            }
            UndoError::Unsound(Unsound::MoreThanAllowed(child)) => {
                format!(
                    "This cannot be undone: {} has another book at home by now. Nothing was changed.",
                    child_name(notebook, *child)
                )
            }
        },
    }
}

fn first_slip(slips: &[Slip]) -> String {
    slips
        .first()
        .map_or_else(|| "Something in the form needs putting right.".to_owned(), slip)
}
