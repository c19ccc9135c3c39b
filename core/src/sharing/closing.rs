//! Going home, and closing the day: what is not done yet, each one tap from done. Once the day is closed nothing nags.

use super::message::{is_sent, recipients};
use crate::change::{ChangeSet, Deed, Outcome};
use crate::diary::{About, DiaryError, book_on};
use crate::ids::{ChildId, DiaryEntryId, Id};
use crate::notebook::{Notebook, day_id};
use crate::people::Child;
use crate::register::{State, is_not_signed_out, register_on};
use crate::row::Kind;
use crate::time::{Moment, days_after};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// So many days back is looked for what a family has not been told.
const UNTOLD_DAYS: i64 = 14;

/// That a day is closed. Kept under the day's own identity, so that two devices that close the same day agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClosedDay {
    /// Which.
    #[serde(with = "crate::time::day")]
    pub day: NaiveDate,
}

impl ClosedDay {
    /// Its identity.
    #[must_use]
    pub fn id(&self) -> Id {
        day_id(self.day)
    }
}

/// Something that is not done yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Open {
    /// A sleep that nobody ended.
    StillAsleep(ChildId, DiaryEntryId),
    /// A child that nobody signed out, on this day.
    NotSignedOut(ChildId, NaiveDate),
    /// A dose or an accident of which the family was not told.
    NotTold(ChildId, DiaryEntryId),
    /// A page without its day in short.
    NoSynopsis(ChildId),
    /// A handover that has not gone home.
    NotSent(ChildId),
}

impl Open {
    /// Of whom.
    #[must_use]
    pub const fn child(self) -> ChildId {
        match self {
            Open::StillAsleep(child, _) | Open::NotTold(child, _) | Open::NotSignedOut(child, _) => child,
            Open::NoSynopsis(child) | Open::NotSent(child) => child,
        }
    }
}

/// The closing of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closing {
    /// What is not done yet, the most pressing first.
    pub open: Vec<Open>,
    /// Whether the day is closed all the same.
    pub closed: bool,
}

/// What is not done of a child's day.
fn open_of(notebook: &Notebook, child: &Child, day: NaiveDate, state: State) -> Vec<Open> {
    let id = child.id;
    let here = matches!(state, State::Here { .. });
    let was_here = here || matches!(state, State::Gone { .. });
    let asleep = notebook.open_sleeps().filter(|sleep| sleep.child == id && sleep.day <= day);
    let mut open: Vec<Open> = asleep.map(|sleep| Open::StillAsleep(id, sleep.id)).collect();
    open.extend(here.then_some(Open::NotSignedOut(id, day)));
    // Of a day that was not closed either.
    let before = (1..UNTOLD_DAYS).map(|back| days_after(day, -back));
    let left_over = before.filter(|before| !notebook.is_closed(*before) && is_not_signed_out(notebook, child, *before));
    open.extend(left_over.map(|before| Open::NotSignedOut(id, before)));
    for back in 0..UNTOLD_DAYS {
        let untold = notebook.diary_of_on(id, days_after(day, -back)).filter(|entry| entry.is_to_tell());
        open.extend(untold.map(|entry| Open::NotTold(id, entry.id)));
    }
    let page = || notebook.diary_of_on(id, day);
    let written = page().any(|entry| entry.is_of_book());
    let short = page().any(|entry| entry.what_note() == Some(About::Synopsis));
    let keeps_book = book_on(notebook, child, day).is_offered();
    open.extend((keeps_book && (was_here || written) && !short).then_some(Open::NoSynopsis(id)));
    let to_tell = recipients(child).next().is_some() && was_here && !is_sent(notebook, id, day);
    open.extend(to_tell.then_some(Open::NotSent(id)));
    open
}

/// What is not done yet of a day.
#[must_use]
pub fn closing(notebook: &Notebook, day: NaiveDate, now: Moment) -> Closing {
    let register = register_on(notebook, day, now);
    let mut open: Vec<Open> = register.iter().flat_map(|on| open_of(notebook, on.child, day, on.state)).collect();
    crate::order::by_key(&mut open, |open| match open {
        Open::StillAsleep(..) => 0,
        Open::NotSignedOut(..) => 1,
        Open::NotTold(..) => 2,
        Open::NoSynopsis(_) => 3,
        Open::NotSent(_) => 4,
    });
    Closing {
        open,
        closed: notebook.is_closed(day),
    }
}

/// A child about to go home.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoingHome<'a> {
    /// Who.
    pub child: &'a Child,
    /// When it is to be collected.
    pub at: Option<crate::time::Clock>,
    /// What is not done yet, but for signing out.
    pub open: Vec<Open>,
}

/// The children who are here and go home, whoever is collected first before the others.
#[must_use]
pub fn going_home(notebook: &Notebook, day: NaiveDate, now: Moment) -> Vec<GoingHome<'_>> {
    let here = register_on(notebook, day, now)
        .into_iter()
        .filter(|on| matches!(on.state, State::Here { .. }));
    let going = here.map(|on| {
        let mut open = open_of(notebook, on.child, day, on.state);
        open.retain(|open| !matches!(open, Open::NotSignedOut(..)));
        GoingHome {
            child: on.child,
            at: on.expected.map(|hours| hours.to),
            open,
        }
    });
    let mut going: Vec<_> = going.collect();
    crate::order::by_key(&mut going, |home| (home.at.is_none(), home.at, home.child.known_as().to_owned()));
    going
}

/// Closes a day, whatever is open.
pub(crate) fn close(day: NaiveDate) -> Outcome {
    Outcome {
        changes: ChangeSet::put(ClosedDay { day }),
        deed: Deed::DayClosed { day },
    }
}

/// Opens a closed day again.
///
/// # Errors
/// When it is not closed.
pub(crate) fn reopen(notebook: &Notebook, day: NaiveDate) -> Result<Outcome, DiaryError> {
    if !notebook.is_closed(day) {
        return Err(DiaryError::Gone);
    }
    let mut changes = ChangeSet::new();
    changes.remove(Kind::ClosedDay, day_id(day));
    Ok(Outcome {
        changes,
        deed: Deed::DayReopened { day },
    })
}
