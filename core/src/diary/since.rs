//! How long ago: for Today and for the door. The last milk, the last nappy, the last sleep; who sleeps now, and whom to look at.

use super::entry::{DiaryEntry, Position, Topic};
use crate::ids::{ChildId, DiaryEntryId};
use crate::notebook::Notebook;
use crate::time::{Moment, days_after};
use chrono::NaiveDate;

/// So many days are looked back on; what was before tells a tired parent nothing.
const DAYS_BACK: i64 = 3;

/// When things last were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Since {
    /// The last milk, here or at home.
    pub milk: Option<Moment>,
    /// The last nappy, potty or toilet, here or at home.
    pub nappy: Option<Moment>,
    /// When the last sleep ended; the night's, as the family told, is one.
    pub awake: Option<Moment>,
    /// The sleep that goes on.
    pub asleep: Option<DiaryEntryId>,
}

/// When things last were for a child, as it stands on a day.
#[must_use]
pub fn since(notebook: &Notebook, child: ChildId, day: NaiveDate) -> Since {
    let mut since = Since::default();
    let entries = || (0..DAYS_BACK).flat_map(|back| notebook.diary_of_on(child, days_after(day, -back)));
    let went_home = entries()
        .filter(|entry| entry.topic() == Topic::Left)
        .filter_map(|entry| entry.at)
        .max();
    for entry in entries() {
        let ended = entry.slept().and_then(|(_, ended)| ended);
        since.awake = since.awake.max(ended);
        since.milk = since.milk.max(entry.at.filter(|_| entry.milk().is_some()));
        since.nappy = since.nappy.max(entry.at.filter(|_| entry.toileting().is_some()));
        if let Some(told) = entry.from_home() {
            since.milk = since.milk.max(told.fed_at);
            since.nappy = since.nappy.max(told.changed_at);
            since.awake = since.awake.max(told.woke_at);
        }
    }
    // What was before the child went home says nothing of it now: nobody here knows what was after.
    for when in [&mut since.milk, &mut since.nappy, &mut since.awake] {
        *when = when.filter(|when| went_home.is_none_or(|went_home| *when > went_home));
    }
    since.asleep = notebook.open_sleeps().find(|sleep| sleep.child == child).map(|sleep| sleep.id);
    since
}

/// A sleep that nobody ended is counted for so many hours at most: after that it was over at a time that nobody knows.
const MOST_OPEN_HOURS: u32 = 12;

/// When a child was taken home after a sleep of it began, on that day or the next.
fn went_home(notebook: &Notebook, sleep: &DiaryEntry, now: Moment) -> Option<Moment> {
    let began = sleep.at?;
    let days = [0, 1].map(|later| days_after(sleep.day, later)).into_iter();
    let left = days
        .flat_map(|day| notebook.diary_of_on(sleep.child, day))
        .filter(|entry| entry.topic() == Topic::Left)
        .filter_map(|entry| entry.at.filter(|at| *at >= began && *at <= now));
    left.min()
}

fn is_long(sleep: &DiaryEntry, now: Moment) -> bool {
    sleep.at.is_some_and(|began| now.minutes_since(began) > MOST_OPEN_HOURS * 60)
}

/// Until when a sleep that nobody has ended goes on, as far as anybody knows: until now, or until the child was taken home. None where it must
/// have ended at some time between.
#[must_use]
pub(super) fn goes_on_until(notebook: &Notebook, sleep: &DiaryEntry, now: Moment) -> Option<Moment> {
    went_home(notebook, sleep, now).or_else(|| (!is_long(sleep, now)).then_some(now))
}

/// Whether a sleep that nobody has ended must be over.
#[must_use]
pub(super) fn is_over(notebook: &Notebook, sleep: &DiaryEntry, now: Moment) -> bool {
    sleep.day < now.day() || is_long(sleep, now) || went_home(notebook, sleep, now).is_some()
}

/// A child that sleeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asleep {
    /// The sleep.
    pub entry: DiaryEntryId,
    /// Who.
    pub child: ChildId,
    /// Since when.
    pub since: Moment,
    /// For how many minutes.
    pub minutes: u32,
    /// How the child was put down.
    pub position: Option<Position>,
    /// When somebody last looked, if somebody has.
    pub looked: Option<Moment>,
    /// When somebody is to look next.
    pub look_at: Moment,
    /// Whether that has come.
    pub due: bool,
    /// Whether it began on another day, or the child has gone home since: nobody ended it.
    pub left_open: bool,
}

/// Who sleeps now, whoever is to be looked at first before the others.
#[must_use]
pub fn asleep(notebook: &Notebook, now: Moment) -> Vec<Asleep> {
    let interval = notebook.day_rules().check_minutes;
    let sleeping = |entry: &DiaryEntry| {
        let (sleep, since) = (entry.sleep()?, entry.at?);
        let looked = sleep.checks.last().copied();
        let look_at = looked.unwrap_or(since).plus_minutes(interval);
        Some(Asleep {
            entry: entry.id,
            child: entry.child,
            since,
            minutes: now.minutes_since(since),
            position: sleep.position,
            looked,
            look_at,
            due: look_at <= now,
            left_open: is_over(notebook, entry, now),
        })
    };
    let mut all: Vec<Asleep> = notebook.open_sleeps().filter_map(sleeping).collect();
    crate::order::by_key(&mut all, |asleep| (asleep.look_at, asleep.entry));
    all
}
