//! What stands against lending this copy to this child on this day, in words a person can weigh. Some hurdles are facts that
//! nobody can decide otherwise (the copy is out); the others she may overrule with a reason that is kept.
//! Rules and defaults: shared domain notes, lending rules.

use super::book::CopyState;
use super::overdue::{self, Rung};
use crate::ids::{ChildId, CopyId, ItemId, LoanId};
use crate::notebook::Notebook;
use crate::time::{Age, birthday};
use crate::words::Note;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Something that stands against a loan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hurdle {
    /// Younger than the policy lends to.
    TooYoung {
        /// The age on the day of the loan.
        age: Option<Age>,
        /// The age from which books are lent, in years.
        from_age: u32,
        /// The day the child reaches it.
        from: NaiveDate,
    },
    /// Has as many as the policy allows.
    HasEnough {
        /// What the child has, open loans.
        has: Vec<LoanId>,
        /// How many are allowed.
        allowed: u32,
    },
    /// Had this book not long ago.
    HadRecently {
        /// When it was last borrowed.
        lent: NaiveDate,
    },
    /// Lending is paused for the child.
    Paused {
        /// Until when, if it is known.
        until: Option<NaiveDate>,
        /// Why.
        reason: Note,
    },
    /// Something has been out so long that new loans wait.
    LongOverdue {
        /// The loan.
        loan: LoanId,
        /// How many days it is past due.
        days: u32,
    },
    /// Another child waits for it, first in the queue.
    KeptFor {
        /// Who waits.
        child: ChildId,
    },
    /// The child has not started yet.
    NotStarted {
        /// The first day.
        starts: NaiveDate,
    },
    /// The child has left. A fact.
    HasLeft,
    /// The copy is out. A fact.
    CopyOut {
        /// Who has it.
        child: ChildId,
        /// When it is due.
        due: NaiveDate,
    },
    /// The copy was out on that (back-dated) day. A fact.
    CopyWasOut {
        /// Who had it.
        child: ChildId,
        /// Until when.
        until: NaiveDate,
    },
    /// The copy cannot be lent as it is. A fact, until its state is changed.
    CopyNotReady {
        /// How it is.
        state: CopyState,
    },
}

/// The name of a hurdle, as kept with a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "see Hurdle")]
pub enum HurdleName {
    TooYoung,
    HasEnough,
    HadRecently,
    Paused,
    LongOverdue,
    KeptFor,
    NotStarted,
    HasLeft,
    CopyOut,
    CopyWasOut,
    CopyNotReady,
    AnotherWaits,
    RenewedEnough,
}

impl Hurdle {
    /// Its name.
    #[must_use]
    pub const fn name(&self) -> HurdleName {
        match self {
            Hurdle::TooYoung { .. } => HurdleName::TooYoung,
            Hurdle::HasEnough { .. } => HurdleName::HasEnough,
            Hurdle::HadRecently { .. } => HurdleName::HadRecently,
            Hurdle::Paused { .. } => HurdleName::Paused,
            Hurdle::LongOverdue { .. } => HurdleName::LongOverdue,
            Hurdle::KeptFor { .. } => HurdleName::KeptFor,
            Hurdle::NotStarted { .. } => HurdleName::NotStarted,
            Hurdle::HasLeft => HurdleName::HasLeft,
            Hurdle::CopyOut { .. } => HurdleName::CopyOut,
            Hurdle::CopyWasOut { .. } => HurdleName::CopyWasOut,
            Hurdle::CopyNotReady { .. } => HurdleName::CopyNotReady,
        }
    }

    /// Whether a person may decide otherwise, with a reason.
    #[must_use]
    pub const fn may_be_overruled(&self) -> bool {
        !matches!(
            self,
            Hurdle::HasLeft | Hurdle::CopyOut { .. } | Hurdle::CopyWasOut { .. } | Hurdle::CopyNotReady { .. }
        )
    }
}

/// Everything that stands against lending `copy` to `child` on `day`; facts first. Empty means: lend it.
/// Nothing at all is said of a child or copy that is not there.
#[must_use]
pub fn hurdles(notebook: &Notebook, child: ChildId, copy: CopyId, day: NaiveDate, today: NaiveDate) -> Vec<Hurdle> {
    let Some((book, _)) = notebook.copy(copy) else {
        return Vec::new();
    };
    let mut hurdles = about_the_copy(notebook, copy, day);
    hurdles.extend(about_the_child(notebook, child, book.id, day, today));
    hurdles
}

/// What stands against this copy going to anybody.
fn about_the_copy(notebook: &Notebook, copy: CopyId, day: NaiveDate) -> Vec<Hurdle> {
    let Some((book, kept)) = notebook.copy(copy) else {
        return Vec::new();
    };
    if let Some(out) = notebook.out(copy) {
        return vec![Hurdle::CopyOut {
            child: out.child,
            due: out.due,
        }];
    }
    if kept.state != CopyState::Ready {
        return vec![Hurdle::CopyNotReady { state: kept.state.clone() }];
    }
    // Back-dated to a day it was away, or to before a later loan began.
    let clash = notebook
        .loans_of_item(book.id)
        .filter(|loan| loan.copy == copy)
        .find(|loan| loan.was_out_on(day) || loan.lent > day);
    clash
        .and_then(|loan| {
            Some(Hurdle::CopyWasOut {
                child: loan.child,
                until: loan.returned.as_ref()?.on,
            })
        })
        .into_iter()
        .collect()
}

/// What stands against this child borrowing this book, whichever copy.
#[must_use]
pub fn about_the_child(notebook: &Notebook, child_id: ChildId, item: ItemId, day: NaiveDate, today: NaiveDate) -> Vec<Hurdle> {
    let Some(child) = notebook.child(child_id) else {
        return Vec::new();
    };
    let policy = notebook.policy();
    let mut hurdles = Vec::new();
    if child.has_left_by(day) {
        hurdles.push(Hurdle::HasLeft);
    }
    if let Some(starts) = child.starts.filter(|starts| day < *starts) {
        hurdles.push(Hurdle::NotStarted { starts });
    }
    let age = child.age_on(day);
    if age.is_none_or(|age| age.years < policy.from_age) {
        hurdles.push(Hurdle::TooYoung {
            age,
            from_age: policy.from_age,
            from: birthday(child.born, policy.from_age),
        });
    }
    let open: Vec<_> = notebook.loans_of_child(child_id).filter(|loan| loan.is_open()).collect();
    if open.len() >= policy.books_at_once as usize {
        hurdles.push(Hurdle::HasEnough {
            has: open.iter().map(|loan| loan.id).collect(),
            allowed: policy.books_at_once,
        });
    }
    let last = notebook
        .loans_of_child(child_id)
        .filter(|loan| loan.item == item && !loan.is_open())
        .map(|loan| loan.lent)
        .max();
    if let Some(lent) = last.filter(|lent| (day - *lent).num_days().abs() < i64::from(policy.recent_days)) {
        hurdles.push(Hurdle::HadRecently { lent });
    }
    if let Some(pause) = child.pause_on(day) {
        hurdles.push(Hurdle::Paused {
            until: pause.until,
            reason: pause.reason.clone(),
        });
    }
    let late = open
        .iter()
        .map(|loan| (loan.id, overdue::standing(notebook, loan, today)))
        .find(|(_, standing)| standing.rung >= Rung::Pause);
    if let Some((loan, standing)) = late {
        hurdles.push(Hurdle::LongOverdue { loan, days: standing.days });
    }
    let queue = notebook.queue(item);
    let before = queue.iter().position(|hold| hold.child == child_id).unwrap_or(queue.len());
    let free = free_copies(notebook, item);
    if let Some(first) = queue.first().filter(|_| before >= free) {
        hurdles.push(Hurdle::KeptFor { child: first.child });
    }
    hurdles
}

/// How many copies of an item are on the shelf and fit to be lent.
#[must_use]
pub fn free_copies(notebook: &Notebook, item: ItemId) -> usize {
    notebook.book(item).map_or(0, |book| {
        book.copies
            .iter()
            .filter(|copy| copy.state == CopyState::Ready && notebook.out(copy.id).is_none())
            .count()
    })
}
