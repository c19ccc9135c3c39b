//! What the library says: why a loan may not be, where an overdue book stands.

use super::dates::{age, counted, near, plain};
use super::{child_name, first_slip, title};
use chrono::NaiveDate;
use pebblebook::lending::overdue::{Rung, Standing};
use pebblebook::lending::shelf::Whereabouts;
use pebblebook::lending::{Condition, CopyState, Hurdle, HurdleName, LendingError, LogSource};
use pebblebook::notebook::Notebook;

/// Why the library did not do it.
#[must_use]
pub fn lending_error(error: &LendingError, notebook: &Notebook) -> String {
    let child = |id| child_name(notebook, id);
    match error {
        LendingError::Slips(slips) => first_slip(slips),
        LendingError::Gone => "This is no longer in the book. Perhaps another tab has taken it out.".into(),
        LendingError::Hurdles(hurdles) => hurdles.iter().map(|one| hurdle(one, notebook)).collect::<Vec<_>>().join(" "),
        LendingError::AlreadyReturned { on } => format!("This loan ended on {} already.", plain(*on)),
        LendingError::StillOut => "This is still out.".into(),
        LendingError::LentAgain { child: id } => {
            format!("This return cannot be taken back: the book has been lent to {} since.", child(*id))
        }
        LendingError::RenewedEnough { times } => format!(
            "This loan has been renewed {} already. With a reason, you can still decide to.",
            times_said(*times)
        ),
        LendingError::AnotherWaits { child: id } => format!(
            "{} is waiting for this book. With a reason, you can still decide to renew it.",
            child(*id)
        ),
        LendingError::NotLater { due } => format!("It is due {} already; renewing now would not make it later.", plain(*due)),
        LendingError::HasOrWaits => "This child has the book or is waiting for it already.".into(),
        LendingError::WishesAlready => "This is on the child’s list already.".into(),
        LendingError::IsOut { child: id } => format!("{} still has a copy at home. Take it back first, or mark it as lost.", child(*id)),
        LendingError::CopyIsOut { child: id } => format!("This copy is out with {}. Take it back first.", child(*id)),
    }
}

fn times_said(times: u32) -> String {
    match times {
        1 => "once".into(),
        2 => "twice".into(),
        times => format!("{times} times"),
    }
}

/// What stands against a loan, in words.
#[must_use]
pub fn hurdle(hurdle: &Hurdle, notebook: &Notebook) -> String {
    let child = |id| child_name(notebook, id);
    match hurdle {
        Hurdle::TooYoung { age: at, from_age, from } => {
            format!(
                "Books are lent from age {from_age}; this child is {} on that day and reaches it on {}.",
                age(*at),
                plain(*from)
            )
        }
        Hurdle::HasEnough { has, allowed } => {
            let titles: Vec<String> = has
                .iter()
                .filter_map(|id| notebook.loan(*id))
                .map(|loan| format!("“{}”", title(notebook, loan.item)))
                .collect();
            format!(
                "Has {} at home; {} at a time is the rule.",
                titles.join(" and "),
                counted(*allowed, "book")
            )
        }
        Hurdle::HadRecently { lent } => format!("Had this book not long ago, on {}.", plain(*lent)),
        Hurdle::Paused {
            until: Some(until),
            reason,
        } => format!("Lending is paused until {}: {reason}", plain(*until)),
        Hurdle::Paused { until: None, reason } => format!("Lending is paused: {reason}"),
        Hurdle::LongOverdue { loan, days } => {
            let title = notebook.loan(*loan).map(|loan| title(notebook, loan.item)).unwrap_or_default();
            format!("“{title}” is {} overdue; new loans wait until it is back.", counted(*days, "day"))
        }
        Hurdle::KeptFor { child: id } => format!("This book is kept for {}, who is waiting for it.", child(*id)),
        Hurdle::NotStarted { starts } => format!("Has not started yet; the first day is {}.", plain(*starts)),
        Hurdle::HasLeft => "Has left the setting, so nothing can be lent.".into(),
        Hurdle::CopyOut { child: id, due } => format!("This copy is out with {}, due {}.", child(*id), plain(*due)),
        Hurdle::CopyWasOut { child: id, until } => format!(
            "On that day this copy was with {}, or it went out later (until {}).",
            child(*id),
            plain(*until)
        ),
        Hurdle::CopyNotReady { state } => format!("This copy cannot be lent as it is: {}.", copy_state(state).to_ascii_lowercase()),
    }
}

/// A rule that was decided otherwise, in a few words.
#[must_use]
pub const fn hurdle_name(name: HurdleName) -> &'static str {
    match name {
        HurdleName::TooYoung => "younger than the rule",
        HurdleName::HasEnough => "more at once than the rule",
        HurdleName::HadRecently => "had it recently",
        HurdleName::Paused => "lending was paused",
        HurdleName::LongOverdue => "something long overdue",
        HurdleName::KeptFor => "kept for another child",
        HurdleName::NotStarted => "before the first day",
        HurdleName::HasLeft => "has left",
        HurdleName::CopyOut | HurdleName::CopyWasOut => "copy out",
        HurdleName::CopyNotReady => "copy not ready",
        HurdleName::AnotherWaits => "another child waits",
        HurdleName::RenewedEnough => "renewed more than the rule",
    }
}

/// How worn a copy is.
#[must_use]
pub const fn condition(condition: Condition) -> &'static str {
    match condition {
        Condition::New => "Like new",
        Condition::Good => "Good",
        Condition::Worn => "Worn",
        Condition::NeedsRepair => "Needs repair",
    }
}

/// Whether a copy can be lent.
fn copy_state(state: &CopyState) -> String {
    match state {
        CopyState::Ready => "Ready to lend".into(),
        CopyState::NeedsCheck => "Needs a check".into(),
        CopyState::InRepair => "In repair".into(),
        CopyState::Lost => "Lost".into(),
        CopyState::Retired(reason) => format!("Retired ({reason})"),
    }
}

/// Where a copy is.
#[must_use]
pub fn whereabouts(place: &Whereabouts, notebook: &Notebook, today: NaiveDate) -> String {
    match place {
        Whereabouts::OnShelf => "On the shelf".to_owned(),
        Whereabouts::KeptFor(child) => format!("Kept for {}", child_name(notebook, *child)),
        Whereabouts::Out { child, due, overdue } => {
            let verb = if *overdue { "was due" } else { "due" };
            format!("With {}, {verb} {}", child_name(notebook, *child), near(*due, today))
        }
        Whereabouts::Aside(state) => copy_state(state),
    }
}

/// How a line reached the reading log.
#[must_use]
pub const fn source(source: LogSource) -> &'static str {
    match source {
        LogSource::PaperLog => "From the paper log",
        LogSource::AtTheDoor => "Told at the door",
    }
}

/// Where a loan stands: due when, or how long overdue and what the next kind step is.
#[must_use]
pub fn rung(standing: &Standing, due: NaiveDate, today: NaiveDate) -> String {
    let days = counted(standing.days, "day");
    match standing.rung {
        Rung::Out => format!("Due {}", near(due, today)),
        Rung::DueToday => "Due today".into(),
        Rung::Grace if standing.days == 0 => format!("Was due {}", near(due, today)),
        Rung::Grace => format!("{days} late"),
        Rung::Remind => format!("{days} late · a gentle reminder?"),
        Rung::Talk => format!("{days} late · have a word at the door"),
        Rung::Pause => format!("{days} late · new loans wait"),
        Rung::ProbablyLost => format!("{days} late · probably lost"),
    }
}
