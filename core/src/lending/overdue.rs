//! The overdue ladder: from "due today" to "probably lost", gently and without money. Change its rungs here; change the days at
//! which they are reached in [`crate::setting::LadderDays`] (defaults) or in the settings (hers). The words a parent reads are
//! the app's (`web/src/text`).

use super::loan::Loan;
use crate::notebook::Notebook;
use crate::setting::LadderDays;
use chrono::NaiveDate;

/// A rung of the ladder. Ordered: later rungs are more overdue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rung {
    /// Not due yet.
    Out,
    /// Due on this very day.
    DueToday,
    /// Past due, but nothing is said yet.
    Grace,
    /// A gentle reminder is offered.
    Remind,
    /// Time for a word with the parent.
    Talk,
    /// New loans wait until it is back.
    Pause,
    /// Probably lost.
    ProbablyLost,
}

/// Where a loan stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The rung.
    pub rung: Rung,
    /// Days past due, holidays and closed days left out. Zero while it is not overdue.
    pub days: u32,
    /// Whether a reminder is offered now: one a week, from the reminder rung on.
    pub remind_now: bool,
}

/// Days between reminders: at whole weeks, as toy libraries do.
const DAYS_BETWEEN_REMINDERS: i64 = 7;

/// The rung reached after `days` past due.
#[must_use]
pub fn rung(days: u32, ladder: LadderDays) -> Rung {
    match days {
        _ if days >= ladder.lost => Rung::ProbablyLost,
        _ if days >= ladder.pause => Rung::Pause,
        _ if days >= ladder.talk => Rung::Talk,
        _ if days >= ladder.remind => Rung::Remind,
        _ => Rung::Grace,
    }
}

/// Where an open loan stands on a day.
#[must_use]
pub fn standing(notebook: &Notebook, loan: &Loan, today: NaiveDate) -> Standing {
    if today <= loan.due {
        return Standing {
            rung: if today == loan.due { Rung::DueToday } else { Rung::Out },
            days: 0,
            remind_now: false,
        };
    }
    let days = notebook.calendar().days_past(loan.due, today);
    let rung = rung(days, notebook.policy().ladder);
    let rested = loan
        .reminders
        .last()
        .is_none_or(|last| (today - *last).num_days() >= DAYS_BETWEEN_REMINDERS);
    Standing {
        rung,
        days,
        remind_now: rung >= Rung::Remind && rested,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setting::LendingPolicy;

    #[test]
    fn each_rung_begins_on_its_day() {
        let ladder = LendingPolicy::default().ladder;
        let reached = |days| rung(days, ladder);
        assert_eq!((reached(1), reached(6), reached(7)), (Rung::Grace, Rung::Grace, Rung::Remind));
        assert_eq!((reached(13), reached(14)), (Rung::Remind, Rung::Talk));
        assert_eq!(
            (reached(29), reached(30), reached(59), reached(60)),
            (Rung::Talk, Rung::Pause, Rung::Pause, Rung::ProbablyLost)
        );
    }
}
