//! At the door: lend, take back, renew, and put right what was done by mistake.

use super::LendingError;
use super::book::{Condition, CopyState};
use super::hurdles::{Hurdle, HurdleName, hurdles};
use super::loan::{GoesTo, KeptReason, Loan, Renewal, Return};
use super::reading_log::LogEntryAsked;
use crate::asked::{Field, Problem, Reading};
use crate::change::{ChangeSet, Deed, Outcome};
use crate::ids::{ChildId, CopyId, LoanId};
use crate::notebook::Notebook;
use crate::row::Kind;
use crate::time::{Ctx, days_after};
use crate::words::Note;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How far back a loan or return may be dated: far enough to type in a year of paper.
const BACK_DATING_DAYS: i64 = 800;
/// How far ahead a due day may be chosen: a year, for a later one is a slip in the year.
const DUE_AHEAD_DAYS: i64 = 366;

/// A loan as asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LendAsked {
    /// To whom.
    pub child: ChildId,
    /// Which copy.
    pub copy: CopyId,
    /// The day it goes home, as typed; today or before.
    pub on: String,
    /// The day it is due, as typed; blank for what the policy says.
    pub due: String,
    /// Why it is lent all the same, where a rule stands against it.
    pub reason: String,
}

/// A return as asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnAsked {
    /// Which loan.
    pub loan: LoanId,
    /// The day it came back, as typed; today or before.
    pub on: String,
    /// How worn it is now.
    pub condition: Condition,
    /// Anything said.
    pub comment: String,
    /// Where it goes.
    pub goes_to: GoesTo,
    /// A line for the reading log, told or written; passed over when blank.
    pub log: Option<LogEntryAsked>,
}

impl ReturnAsked {
    /// The return of a loan today, in as good a state as it went, to the shelf.
    #[must_use]
    pub fn plain(notebook: &Notebook, loan: &Loan, today: NaiveDate) -> Self {
        let condition = notebook.copy(loan.copy).map(|(_, copy)| copy.condition).unwrap_or_default();
        ReturnAsked {
            loan: loan.id,
            on: today.to_string(),
            condition,
            comment: String::new(),
            goes_to: GoesTo::Shelf,
            log: None,
        }
    }
}

/// The day a loan made on `lent` is due: so many days later, on the next open day; where the setting wants books home by the end of
/// term, never after the last open day of the term it was lent in.
#[must_use]
pub fn due_day(notebook: &Notebook, lent: NaiveDate) -> NaiveDate {
    let (policy, calendar) = (notebook.policy(), notebook.calendar());
    let due = calendar.next_open(days_after(lent, i64::from(policy.loan_days)));
    let end_of_term = calendar
        .last_open_day_of_term(lent)
        .filter(|last| policy.home_by_end_of_term && *last > lent);
    end_of_term.map_or(due, |last| due.min(last))
}

/// The day a loan renewed on `day` would be due: counted from the day or the due day, whichever is later.
#[must_use]
pub fn renewed_due_day(notebook: &Notebook, loan: &Loan, day: NaiveDate) -> NaiveDate {
    due_day(notebook, day.max(loan.due))
}

fn read_past_day(reading: &mut Reading, raw: &str, today: NaiveDate, not_before: Option<NaiveDate>) -> Option<NaiveDate> {
    let day = reading.day(Field::Day, raw)?;
    let earliest = days_after(today, -BACK_DATING_DAYS);
    if day > today {
        reading.slip(Field::Day, Problem::InTheFuture);
    } else if let Some(first) = not_before.filter(|first| day < *first) {
        reading.slip(Field::Day, Problem::Before { day: first });
    } else if day < earliest && not_before.is_none_or(|first| first > earliest) {
        reading.slip(Field::Day, Problem::TooLongAgo { earliest });
    }
    Some(day)
}

pub(super) fn lend(notebook: &Notebook, asked: &LendAsked, ctx: &mut Ctx<'_>) -> Result<Outcome, LendingError> {
    notebook.child(asked.child).ok_or(LendingError::Gone)?;
    let (book, _) = notebook.copy(asked.copy).ok_or(LendingError::Gone)?;
    let mut reading = Reading::new();
    let on = read_past_day(&mut reading, &asked.on, ctx.today, None);
    let due = reading.optional_day(Field::DueDay, &asked.due);
    let reason = reading.note(Field::Reason, &asked.reason);
    let latest = days_after(ctx.today, DUE_AHEAD_DAYS);
    if due.is_some_and(|due| due > latest) {
        reading.slip(Field::DueDay, Problem::TooFarAhead { latest });
    }
    if let (Some(on), Some(due)) = (on, due)
        && due < on
    {
        reading.slip(Field::DueDay, Problem::Before { day: on });
    }
    let on = reading.finish(on).map_err(LendingError::Slips)?;
    let due = due.unwrap_or_else(|| due_day(notebook, on));

    let against = hurdles(notebook, asked.child, asked.copy, on, ctx.today);
    if against.iter().any(|hurdle| !hurdle.may_be_overruled()) || (!against.is_empty() && reason.is_empty()) {
        return Err(LendingError::Hurdles(against));
    }
    let mut changes = ChangeSet::new();
    // What the child waited or wished for has come: neither hold nor wish is left behind.
    for hold in notebook.holds().filter(|hold| hold.child == asked.child && hold.item == book.id) {
        changes.remove(Kind::Hold, hold.id);
    }
    for wish in notebook.wishes().filter(|wish| wish.child == asked.child && wish.item == book.id) {
        changes.remove(Kind::Wish, wish.id);
    }
    let loan = Loan {
        id: ctx.fresh(),
        child: asked.child,
        item: book.id,
        copy: asked.copy,
        lent: on,
        due,
        renewals: Vec::new(),
        reasons: kept(against.iter().map(Hurdle::name).collect(), reason, ctx.today),
        reminders: Vec::new(),
        returned: None,
    };
    let deed = Deed::Lent {
        loan: loan.id,
        child: loan.child,
        item: loan.item,
        due,
    };
    changes.add(loan);
    Ok(Outcome { changes, deed })
}

/// A reason is kept only where a rule stood against what was done.
fn kept(against: Vec<HurdleName>, reason: Note, on: NaiveDate) -> Vec<KeptReason> {
    if against.is_empty() {
        Vec::new()
    } else {
        vec![KeptReason { against, reason, on }]
    }
}

pub(super) fn take_back(notebook: &Notebook, asked: &ReturnAsked, ctx: &mut Ctx<'_>) -> Result<Outcome, LendingError> {
    let loan = notebook.loan(asked.loan).ok_or(LendingError::Gone)?;
    if let Some(back) = &loan.returned {
        return Err(LendingError::AlreadyReturned { on: back.on });
    }
    let mut reading = Reading::new();
    let on = read_past_day(&mut reading, &asked.on, ctx.today, Some(loan.lent));
    let comment = reading.note(Field::Comment, &asked.comment);
    let on = reading.finish(on).map_err(LendingError::Slips)?;
    let mut changes = ChangeSet::new();
    if let Some(log) = asked.log.as_ref().filter(|log| !log.is_blank()) {
        let entry = LogEntryAsked {
            loan: loan.id,
            ..log.clone()
        }
        .read(notebook, ctx.fresh(), ctx.today)?;
        changes.add(entry);
    }
    // Nobody has seen a lost copy: it stays as worn as it was known to be.
    let lost = asked.goes_to == GoesTo::Lost;
    let known = notebook.copy(loan.copy).filter(|_| lost).map(|(_, copy)| copy.condition);
    let condition = known.unwrap_or(asked.condition);
    // The copy itself is written only if it changed: an ordinary return touches the loan alone.
    if let Some(book) = notebook.book(loan.item) {
        let mut book = book.clone();
        let before = book.clone();
        if let Some(copy) = book.copies.iter_mut().find(|copy| copy.id == loan.copy) {
            copy.condition = condition;
            copy.state = match asked.goes_to {
                GoesTo::Shelf => CopyState::Ready,
                GoesTo::Check => CopyState::NeedsCheck,
                GoesTo::Lost => CopyState::Lost,
            };
        }
        if book != before {
            changes.add(book);
        }
    }
    let returned = Some(Return {
        on,
        condition,
        comment,
        goes_to: asked.goes_to,
    });
    changes.add(Loan { returned, ..loan.clone() });
    Ok(Outcome {
        changes,
        deed: Deed::Returned {
            loan: loan.id,
            child: loan.child,
            item: loan.item,
            lost,
        },
    })
}

pub(super) fn reopen(notebook: &Notebook, id: LoanId) -> Result<Outcome, LendingError> {
    let loan = notebook.loan(id).ok_or(LendingError::Gone)?;
    if loan.is_open() {
        return Err(LendingError::StillOut);
    }
    let open = Loan {
        returned: None,
        ..loan.clone()
    };
    if let Some(since) = notebook.loans_of_item(loan.item).find(|other| open.crosses(other)) {
        return Err(LendingError::LentAgain { child: since.child });
    }
    // The child may have borrowed something else since: the limit holds here as at the door.
    let has: Vec<LoanId> = notebook
        .loans_of_child(loan.child)
        .filter(|other| other.is_open())
        .map(|other| other.id)
        .collect();
    let allowed = notebook.policy().books_at_once;
    if has.len() >= allowed as usize {
        return Err(LendingError::Hurdles(vec![Hurdle::HasEnough { has, allowed }]));
    }
    let mut changes = ChangeSet::put(open);
    if let Some(book) = notebook.book(loan.item) {
        let mut ready = book.clone();
        if let Some(copy) = ready.copies.iter_mut().find(|copy| copy.id == loan.copy) {
            copy.state = CopyState::Ready;
        }
        if ready != *book {
            changes.add(ready);
        }
    }
    Ok(Outcome {
        changes,
        deed: Deed::Reopened {
            loan: id,
            child: loan.child,
            item: loan.item,
        },
    })
}

/// What stands against renewing a loan on a day: first whether it would move the due day at all, which nobody can decide otherwise; then
/// the rules, which she may overrule with a reason. Empty means: renew it.
#[must_use]
pub fn against_renewing(notebook: &Notebook, loan: &Loan, day: NaiveDate) -> Vec<LendingError> {
    let mut against = Vec::new();
    if renewed_due_day(notebook, loan, day) <= loan.due {
        against.push(LendingError::NotLater { due: loan.due });
    }
    let allowed = notebook.policy().renewals;
    if loan.renewals.len() >= allowed as usize {
        against.push(LendingError::RenewedEnough { times: allowed });
    }
    if let Some(hold) = notebook.queue(loan.item).into_iter().find(|hold| hold.child != loan.child) {
        against.push(LendingError::AnotherWaits { child: hold.child });
    }
    against
}

pub(super) fn renew(notebook: &Notebook, id: LoanId, reason: &str, ctx: &mut Ctx<'_>) -> Result<Outcome, LendingError> {
    let loan = notebook.loan(id).ok_or(LendingError::Gone)?;
    if let Some(back) = &loan.returned {
        return Err(LendingError::AlreadyReturned { on: back.on });
    }
    let mut reading = Reading::new();
    let reason = reading.note(Field::Reason, reason);
    let reason = reading.finish(Some(reason)).map_err(LendingError::Slips)?;
    let mut against = Vec::new();
    for error in against_renewing(notebook, loan, ctx.today) {
        match error {
            LendingError::RenewedEnough { .. } if !reason.is_empty() => against.push(HurdleName::RenewedEnough),
            LendingError::AnotherWaits { .. } if !reason.is_empty() => against.push(HurdleName::AnotherWaits),
            error => return Err(error),
        }
    }
    let due = renewed_due_day(notebook, loan, ctx.today);
    let mut renewed = loan.clone();
    renewed.renewals.push(Renewal {
        on: ctx.today,
        was_due: loan.due,
    });
    renewed.reasons.extend(kept(against, reason, ctx.today));
    renewed.due = due;
    Ok(Outcome {
        changes: ChangeSet::put(renewed),
        deed: Deed::Renewed {
            loan: id,
            child: loan.child,
            item: loan.item,
            due,
        },
    })
}

pub(super) fn reminded(notebook: &Notebook, id: LoanId, ctx: &mut Ctx<'_>) -> Result<Outcome, LendingError> {
    let loan = notebook.loan(id).ok_or(LendingError::Gone)?;
    let mut reminded = loan.clone();
    reminded.reminders.push(ctx.today);
    Ok(Outcome {
        changes: ChangeSet::put(reminded),
        deed: Deed::Reminded {
            loan: id,
            child: loan.child,
        },
    })
}
