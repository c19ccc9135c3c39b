//! The Lending Library: what it lends, to whom, by which rules, and what came of it.
//!
//! *Kept*: [`Book`] with its [`BookCopy`]s and [`Card`], [`Loan`], [`Hold`], [`Wish`], [`ReadingLogEntry`].
//! *Asked*: [`LendingCommand`]. *Rules*: [`hurdles`] (may this child borrow this copy?), [`overdue`] (the ladder), [`sound`]
//! (what must never be true). *Shown*: [`shelf`], [`views`].
//! Not here: bags and booklets; they will be further kinds of item behind the same loans.

pub mod book;
mod catalogue;
mod desk;
pub mod hurdles;
pub mod isbn;
mod loan;
pub mod overdue;
mod queue;
mod reading_log;
pub mod shelf;
pub mod sound;
pub mod views;

pub use book::{Book, BookCopy, Card, Condition, CopyState, ExplainedWord};
pub use catalogue::{BookAsked, CardAsked, CopyAsked, MOST_COPIES};
pub use desk::{LendAsked, ReturnAsked, against_renewing, due_day, renewed_due_day};
pub use hurdles::{Hurdle, HurdleName, hurdles};
pub use loan::{GoesTo, KeptReason, Loan, Renewal, Return};
pub use queue::{Hold, Wish};
pub use reading_log::{LogEntryAsked, LogSource, ReadingLogEntry};

use crate::asked::Slip;
use crate::change::Outcome;
use crate::ids::{ChildId, CopyId, HoldId, ItemId, LoanId, ReadingLogEntryId, WishId};
use crate::notebook::Notebook;
use crate::people::PictureChange;
use crate::time::Ctx;
use chrono::NaiveDate;

/// What may be asked of the library.
#[derive(Clone, Debug, PartialEq)]
pub enum LendingCommand {
    /// Keep a book, new (`None`) or changed.
    SaveBook(Option<ItemId>, BookAsked, PictureChange),
    /// Keep the parent card of a book.
    SaveCard(ItemId, CardAsked),
    /// Take a book out of the library, with its whole history. Only when nothing of it is out.
    DeleteBook(ItemId),
    /// Say how a copy is: ready, to be checked, in repair, lost, retired.
    SetCopy(CopyId, CopyState, Condition),
    /// Lend.
    Lend(LendAsked),
    /// Take back.
    Return(ReturnAsked),
    /// Take a return back: the loan is open again.
    Reopen(LoanId),
    /// Renew, with a reason where a rule stands against it.
    Renew(LoanId, String),
    /// Note that a reminder went out today.
    Reminded(LoanId),
    /// Put a child in the queue for an item.
    Hold(ChildId, ItemId),
    /// Take a child out of the queue.
    CancelHold(HoldId),
    /// Note that a child would like to borrow an item.
    Wish(ChildId, ItemId),
    /// Forget a wish.
    RemoveWish(WishId),
    /// Keep a line of the reading log, new or changed.
    SaveLogEntry(Option<ReadingLogEntryId>, LogEntryAsked),
    /// Take a line of the reading log away.
    RemoveLogEntry(ReadingLogEntryId),
    /// Mark a line for the journal, or not.
    KeepForJournal(ReadingLogEntryId, bool),
}

/// Why the library cannot do what was asked. Nothing has changed.
#[derive(Clone, Debug, PartialEq)]
pub enum LendingError {
    /// Some fields are to be put right.
    Slips(Vec<Slip>),
    /// What it is about is not there any more.
    Gone,
    /// Rules stand against the loan. Where all of them may be decided otherwise, a reason lets it through.
    Hurdles(Vec<Hurdle>),
    /// The loan has ended already.
    AlreadyReturned {
        /// When it ended.
        on: NaiveDate,
    },
    /// The loan is still open.
    StillOut,
    /// The copy has been lent again since, so that the return cannot be taken back.
    LentAgain {
        /// To whom.
        child: ChildId,
    },
    /// Renewed as often as the policy allows.
    RenewedEnough {
        /// How often.
        times: u32,
    },
    /// Another child waits for it.
    AnotherWaits {
        /// Who.
        child: ChildId,
    },
    /// A new due day would not be later than the one it has.
    NotLater {
        /// The due day it has.
        due: NaiveDate,
    },
    /// The child waits for it already, or has it.
    HasOrWaits,
    /// The child wishes for it already.
    WishesAlready,
    /// A copy of the book is out with this child, so that it cannot be deleted.
    IsOut {
        /// Who has it.
        child: ChildId,
    },
    /// The copy is out, so that its state cannot be changed.
    CopyIsOut {
        /// Who has it.
        child: ChildId,
    },
}

/// Handles what is asked of the library.
///
/// # Errors
/// See [`LendingError`].
pub fn handle(notebook: &Notebook, command: &LendingCommand, ctx: &mut Ctx<'_>) -> Result<Outcome, LendingError> {
    match command {
        LendingCommand::SaveBook(id, asked, picture) => catalogue::save_book(notebook, *id, asked, picture, ctx),
        LendingCommand::SaveCard(item, asked) => catalogue::save_card(notebook, *item, asked),
        LendingCommand::DeleteBook(item) => catalogue::delete_book(notebook, *item),
        LendingCommand::SetCopy(copy, state, condition) => catalogue::set_copy(notebook, *copy, state, *condition),
        LendingCommand::Lend(asked) => desk::lend(notebook, asked, ctx),
        LendingCommand::Return(asked) => desk::take_back(notebook, asked, ctx),
        LendingCommand::Reopen(loan) => desk::reopen(notebook, *loan),
        LendingCommand::Renew(loan, reason) => desk::renew(notebook, *loan, reason, ctx),
        LendingCommand::Reminded(loan) => desk::reminded(notebook, *loan, ctx),
        LendingCommand::Hold(child, item) => queue::place_hold(notebook, *child, *item, ctx),
        LendingCommand::CancelHold(hold) => queue::cancel_hold(notebook, *hold),
        LendingCommand::Wish(child, item) => queue::wish(notebook, *child, *item, ctx),
        LendingCommand::RemoveWish(wish) => queue::remove_wish(notebook, *wish),
        LendingCommand::SaveLogEntry(id, asked) => reading_log::save(notebook, *id, asked, ctx),
        LendingCommand::RemoveLogEntry(id) => reading_log::remove(notebook, *id),
        LendingCommand::KeepForJournal(id, keep) => reading_log::keep_for_journal(notebook, *id, *keep),
    }
}
