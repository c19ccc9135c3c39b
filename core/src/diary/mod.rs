//! The communication book: food, milk, toileting, sleep and the rest of a child's day, and what the family tells from home.
//!
//! *Kept*: [`DiaryEntry`], each thing that happens on its own; [`DayRules`]. *Asked*: [`DiaryCommand`], [`EntryAsked`]. *Rules*: [`Question`]
//! (what is asked first), [`warnings`], [`allergens`] (which food meets which allergy), [`book_on`] (who has a book on a day).
//! *Shown*: [`page`] (a child's day with its totals), [`since`] and [`asleep`] (for Today), [`usual`], [`week`], [`suggest`] (what is offered
//! first), [`foods_tried`], [`last_page`], [`permissions`], [`formal_record`].
//! Not here: who is at the setting ([`crate::register`]).

pub mod allergens;
mod amount;
mod asked;
mod book;
mod careful;
mod entry;
mod foods;
mod formal;
mod page;
mod read;
mod read_formal;
mod rules;
mod since;
mod suggest;
mod usual;
mod write;

pub use amount::{Amount, Unit, Volume};
pub use asked::{
    AccidentAsked, AwayAsked, DoseAsked, EntryAsked, FoodAsked, FromHomeAsked, MilkAsked, PermissionAsked, SentAsked, SleepAsked,
    ToldAsked, WhatAsked,
};
pub use book::{Book, LastPage, book_on, last_page, last_page_day};
pub use careful::{Question, Warning, warnings};
pub use entry::{
    About, AtTheDoor, Away, Despite, DiaryEntry, Earlier, Food, FromHome, HowMuch, Meal, Milk, MilkKind, Position, Sleep, SleepPlace,
    Toileting, ToiletingKind, Topic, What,
};
pub use foods::{Tried, foods_tried, is_new_food};
pub use formal::{Accident, Dose, Given, Permission, Told, formal_record, last_given, permission_for, permissions};
pub use page::{Page, Totals, page};
pub use rules::{DayRules, DayRulesAsked};
pub use since::{Asleep, Since, asleep, since};
pub use suggest::{bottles, meals, suggest};
pub use usual::{Bar, DayAtAGlance, Usual, UsualRange, usual, week};

use crate::asked::Slip;
use crate::change::Outcome;
use crate::ids::{ChildId, DiaryEntryId};
use crate::notebook::Notebook;
use crate::register::{self, RoutineAsked};
use crate::sharing;
use crate::time::{Ctx, Moment};
use chrono::NaiveDate;

/// What may be asked of the communication book.
#[derive(Clone, Debug, PartialEq)]
pub enum DiaryCommand {
    /// Keep an entry, new (`None`) or changed.
    Save(Option<DiaryEntryId>, EntryAsked),
    /// Keep the same for everyone, with its exceptions: an entry for each, all or none of them.
    SaveAll(Vec<EntryAsked>),
    /// End a sleep, at a time as typed; blank for now. And whether a long one is right all the same.
    Wake(DiaryEntryId, String, bool),
    /// Somebody looked at these sleeping children, at a time as typed; blank for now.
    Check(Vec<DiaryEntryId>, String),
    /// The family was told of a dose or an accident.
    Tell(DiaryEntryId, ToldAsked),
    /// What a family answered to a message.
    Reply(DiaryEntryId, String),
    /// Take an entry out.
    Remove(DiaryEntryId),
    /// Keep how the days are kept.
    SaveRules(DayRulesAsked),
    /// Keep what is usual for a child.
    SaveRoutine(ChildId, RoutineAsked),
    /// Close a day, whatever is open.
    Close(NaiveDate),
    /// Open a closed day again.
    Reopen(NaiveDate),
}

/// What was done to an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Act {
    Written,
    Changed,
    /// A sleep ended.
    Ended,
    /// Somebody looked at a sleeping child.
    Checked,
    /// The family was told.
    Told,
    /// The family answered.
    Replied,
    TakenOut,
}

/// Why something cannot be written. Nothing has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DiaryError {
    /// Some fields are to be put right.
    Slips(Vec<Slip>),
    /// What it is about is not there any more.
    Gone,
    /// A child cannot sleep twice at once.
    TwoSleeps {
        /// Who.
        child: ChildId,
        /// The other sleep.
        other: DiaryEntryId,
        /// When that began.
        from: Moment,
        /// When it ended; none while the child sleeps.
        to: Option<Moment>,
    },
    /// Not what comes next in the register: what stands there before or after it, if anything does.
    NotInTurn {
        /// Who.
        child: ChildId,
        /// What was to be written.
        topic: Topic,
        /// What stands there.
        other: Option<(Topic, Option<Moment>)>,
    },
    /// The sleep has ended already.
    AwakeAlready,
    /// Something is odd, and may be right: she says so, or says why, and it is kept all the same.
    Questions(Vec<Question>),
}

/// Handles what is asked of the communication book.
///
/// # Errors
/// See [`DiaryError`].
pub fn handle(notebook: &Notebook, command: &DiaryCommand, ctx: &mut Ctx<'_>) -> Result<Outcome, DiaryError> {
    match command {
        DiaryCommand::Save(id, asked) => write::save(notebook, *id, std::slice::from_ref(asked), ctx),
        DiaryCommand::SaveAll(asked) => write::save(notebook, None, asked, ctx),
        DiaryCommand::Wake(id, ended, all_the_same) => write::wake(notebook, *id, ended, *all_the_same, ctx),
        DiaryCommand::Check(ids, at) => write::check(notebook, ids, at, ctx),
        DiaryCommand::Tell(id, asked) => write::tell(notebook, *id, asked, ctx),
        DiaryCommand::Reply(id, words) => write::reply(notebook, *id, words, ctx),
        DiaryCommand::Remove(id) => write::remove(notebook, *id),
        DiaryCommand::SaveRules(asked) => rules::save(asked),
        DiaryCommand::Close(day) => Ok(sharing::close(*day)),
        DiaryCommand::Reopen(day) => sharing::reopen(notebook, *day),
        DiaryCommand::SaveRoutine(child, asked) => register::save(notebook, *child, asked, ctx.today),
    }
}
