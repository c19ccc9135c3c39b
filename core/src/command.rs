//! The one door of core: a [`Command`] goes in with the notebook and the context; out comes what changes, or why not. Pure and total.
//! Undoing goes through the same door.

use crate::calendar::{self, CalendarAsked, CalendarError};
use crate::change::{Change, ChangeSet, Outcome};
use crate::diary::{self, DiaryCommand, DiaryError};
use crate::eyfs::{self, ObjectiveCommand, ObjectiveError};
use crate::journal::{self, JournalCommand, JournalError};
use crate::keeping::{self, KeepingAsked, KeepingError};
use crate::lending::sound::{Before, Unsound, fault_after};
use crate::lending::{self, LendingCommand, LendingError};
use crate::merge::{self, SettleCommand, SettleError};
use crate::notebook::Notebook;
use crate::people::{self, PeopleCommand, PeopleError};
use crate::row::{Kind, Record};
use crate::setting::{self, SettingCommand, SettingError};
use crate::time::Ctx;

/// Anything that may be asked.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "each variant names its noun")]
pub enum Command {
    Setting(SettingCommand),
    Calendar(CalendarAsked),
    People(PeopleCommand),
    Lending(LendingCommand),
    Objectives(ObjectiveCommand),
    Settle(SettleCommand),
    Keeping(KeepingAsked),
    Journal(JournalCommand),
    Diary(DiaryCommand),
}

/// Why something asked cannot be done. Nothing has changed.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "each variant names its noun")]
pub enum Refusal {
    Setting(SettingError),
    Calendar(CalendarError),
    People(PeopleError),
    Lending(LendingError),
    Objectives(ObjectiveError),
    Settle(SettleError),
    Keeping(KeepingError),
    Journal(JournalError),
    Diary(DiaryError),
    Undo(UndoError),
}

/// Why something cannot be undone any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UndoError {
    /// What it did has been changed since.
    ChangedSince,
    /// Undoing it would leave something that must never be.
    Unsound(Unsound),
}

/// Handles a command.
///
/// # Errors
/// The refusal of the noun it concerns.
pub fn handle(notebook: &Notebook, command: &Command, ctx: &mut Ctx<'_>) -> Result<Outcome, Refusal> {
    let mut outcome = match command {
        Command::Setting(command) => setting::handle(notebook, command, ctx.today).map_err(Refusal::Setting),
        Command::Calendar(asked) => calendar::handle(asked).map_err(Refusal::Calendar),
        Command::People(command) => people::handle(notebook, command, ctx).map_err(Refusal::People),
        Command::Lending(command) => lending::handle(notebook, command, ctx).map_err(Refusal::Lending),
        Command::Objectives(command) => eyfs::handle(notebook, command, ctx).map_err(Refusal::Objectives),
        Command::Keeping(asked) => keeping::handle(asked).map_err(Refusal::Keeping),
        Command::Journal(command) => journal::handle(notebook, command, ctx).map_err(Refusal::Journal),
        Command::Diary(command) => diary::handle(notebook, command, ctx).map_err(Refusal::Diary),
        Command::Settle(command) => return merge::handle(notebook, *command).map_err(Refusal::Settle),
    }?;
    merge::decide_along(notebook, &mut outcome.changes);
    Ok(outcome)
}

/// How to take an action back: what it left, to be sure nothing has changed since, and what was before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undo {
    left: ChangeSet,
    before: ChangeSet,
    /// How things stood before, so that what was so already is no fault of undoing.
    stood: Before,
}

impl Undo {
    /// How to take `changes` back, noted before they are applied.
    #[must_use]
    pub fn of(notebook: &Notebook, changes: &ChangeSet) -> Self {
        Undo {
            left: changes.clone(),
            before: notebook.inverse(changes),
            stood: Before::of(notebook, changes),
        }
    }

    /// The changes that take the action back.
    ///
    /// # Errors
    /// When something it touched has changed since, or what has happened since depends on it.
    pub fn changes(&self, notebook: &Notebook) -> Result<ChangeSet, Refusal> {
        let as_left = |change: &Change| match change {
            Change::Put(Record::Photo(_)) => true,
            Change::Put(record) => notebook.record(record.kind(), record.id()).as_ref() == Some(record),
            Change::Remove(kind, id) => *kind == Kind::Photo || notebook.record(*kind, *id).is_none(),
        };
        if !self.left.changes().iter().all(as_left) {
            return Err(Refusal::Undo(UndoError::ChangedSince));
        }
        if let Some(fault) = fault_after(notebook, &self.before, &self.stood) {
            return Err(Refusal::Undo(UndoError::Unsound(fault)));
        }
        let mut changes = self.before.clone();
        merge::decide_along(notebook, &mut changes);
        Ok(changes)
    }
}
