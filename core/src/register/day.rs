//! The register of a day: who is expected, who is here, who has gone home, who stays away. Of two devices that did not know of each other a
//! child may have arrived twice; both arrivals are shown.

use super::routine::{Hours, expected_on, planned};
use super::turn::marks;
use crate::diary::{DiaryEntry, Topic};
use crate::ids::ChildId;
use crate::notebook::Notebook;
use crate::people::Child;
use crate::time::{Moment, days_after};
use crate::words::Line;
use chrono::NaiveDate;

/// So many minutes after the hour a child that was expected is late: time to ask where it is.
const LATE_MINUTES: u32 = 30;
/// The most days of one register.
const MOST_DAYS: i64 = 400;

/// Where a child is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is to come.
    Expected,
    /// It was to come by now, and nobody has said why it has not.
    Late,
    /// It is here.
    Here {
        /// Since when; none where no time is known.
        since: Option<Moment>,
    },
    /// It has gone home.
    Gone {
        /// When.
        at: Option<Moment>,
    },
    /// It stays away.
    Away,
    /// It is not to come.
    NotExpected,
}

/// Once here, from arriving to leaving.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visit<'a> {
    /// The arrival.
    pub arrived: Option<&'a DiaryEntry>,
    /// The departure; none while the child is here, or where nobody wrote it down.
    pub left: Option<&'a DiaryEntry>,
}

/// A child in the register of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnRegister<'a> {
    /// Who.
    pub child: &'a Child,
    /// When it is expected.
    pub expected: Option<Hours>,
    /// Why this day is otherwise than its week: a holiday, an extra day.
    pub planned: Option<&'a Line>,
    /// Where it is.
    pub state: State,
    /// When it was here, in order.
    pub visits: Vec<Visit<'a>>,
    /// That it stays away, and why.
    pub away: Option<&'a DiaryEntry>,
    /// Minutes here, up to now where it is.
    pub minutes: u32,
}

/// A day of the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterDay<'a> {
    /// Which.
    pub day: NaiveDate,
    /// Whether the setting is open.
    pub open: bool,
    /// Every child that is at the setting, or of whom something is written, by name.
    pub children: Vec<OnRegister<'a>>,
}

impl Visit<'_> {
    /// From when to when; the end is none while it lasts.
    fn minutes(&self, now: Moment, today: bool) -> u32 {
        let from = self.arrived.and_then(|arrived| arrived.at);
        let to = self.left.and_then(|left| left.at).or_else(|| today.then_some(now));
        from.zip(to).map(|(from, to)| to.minutes_since(from)).unwrap_or_default()
    }
}

fn visits<'a>(marks: &[&'a DiaryEntry]) -> Vec<Visit<'a>> {
    let mut visits: Vec<Visit<'a>> = Vec::new();
    for mark in marks.iter().copied() {
        match (mark.topic(), visits.last_mut()) {
            (Topic::Left, Some(last)) if last.left.is_none() => last.left = Some(mark),
            (Topic::Left, _) => visits.push(Visit {
                arrived: None,
                left: Some(mark),
            }),
            (Topic::Arrived, _) => visits.push(Visit {
                arrived: Some(mark),
                left: None,
            }),
            _ => {}
        }
    }
    visits
}

fn on_register<'a>(notebook: &'a Notebook, child: &'a Child, day: NaiveDate, now: Moment) -> OnRegister<'a> {
    let marks = marks(notebook, child, day);
    let expected = expected_on(notebook, child, day);
    let visits = visits(&marks);
    let away = marks.iter().copied().find(|mark| mark.topic() == Topic::Away);
    let late = |hours: Hours| now >= Moment::at(day, hours.from).plus_minutes(LATE_MINUTES);
    let state = match (visits.last(), away, expected) {
        (Some(Visit { left: Some(left), .. }), ..) => State::Gone { at: left.at },
        (Some(Visit { arrived, .. }), ..) => State::Here {
            since: arrived.and_then(|arrived| arrived.at),
        },
        (None, Some(_), _) => State::Away,
        (None, None, Some(hours)) if late(hours) => State::Late,
        (None, None, Some(_)) => State::Expected,
        (None, None, None) => State::NotExpected,
    };
    let minutes = visits.iter().map(|visit| visit.minutes(now, day == now.day())).sum();
    OnRegister {
        child,
        expected,
        planned: planned(notebook, child, day),
        state,
        visits,
        away,
        minutes,
    }
}

/// The register of a day, as it stands now: those who are here first, then those who are to come by the hour, then the others.
#[must_use]
pub fn register_on(notebook: &Notebook, day: NaiveDate, now: Moment) -> Vec<OnRegister<'_>> {
    let mut children: Vec<_> = register_day(notebook, day, now).children;
    crate::order::by_key(&mut children, |on| {
        let rank = match on.state {
            State::Here { .. } => 0,
            State::Late => 1,
            State::Expected => 2,
            State::Gone { .. } => 3,
            State::Away => 4,
            State::NotExpected => 5,
        };
        (rank, on.expected.map(|hours| hours.from), on.child.known_as().to_owned())
    });
    children
}

fn register_day(notebook: &Notebook, day: NaiveDate, now: Moment) -> RegisterDay<'_> {
    let written = crate::order::set(notebook.diary_on(day).filter(|entry| entry.is_register()).map(|entry| entry.child));
    let concerned = notebook
        .children()
        .filter(|child| child.is_here_on(day) || written.contains(&child.id));
    let mut children: Vec<_> = concerned.map(|child| on_register(notebook, child, day, now)).collect();
    crate::order::by_key(&mut children, |on| on.child.known_as().to_owned());
    RegisterDay {
        day,
        open: notebook.calendar().is_open(day),
        children,
    }
}

/// The register from one day to another: of a week, or of a month to print.
#[must_use]
pub fn register_of(notebook: &Notebook, from: NaiveDate, to: NaiveDate, now: Moment) -> Vec<RegisterDay<'_>> {
    let days = (to - from).num_days().clamp(-1, MOST_DAYS);
    (0..=days)
        .map(|ahead| register_day(notebook, days_after(from, ahead), now))
        .collect()
}

/// Who is here, by name.
#[must_use]
pub fn here_now(notebook: &Notebook, day: NaiveDate) -> Vec<ChildId> {
    let all = register_day(notebook, day, Moment::at(day, Default::default())).children;
    let here = all.into_iter().filter(|on| matches!(on.state, State::Here { .. }));
    here.map(|on| on.child.id).collect()
}

/// Those whom what is written for everyone is about: whoever has been signed in on that day, and on the day of `now` has not gone home since.
/// Where nobody was signed in, the setting keeps no register of that day, and it is all who come here.
#[must_use]
pub fn everyone_here(notebook: &Notebook, day: NaiveDate, now: Moment) -> Vec<ChildId> {
    let all = register_day(notebook, day, now).children;
    let signed_in = all.iter().any(|on| !on.visits.is_empty());
    let is_here = |on: &OnRegister<'_>| match on.state {
        State::Here { .. } => true,
        State::Gone { .. } => day < now.day(),
        _ => !signed_in && on.child.is_here_on(day) && on.away.is_none(),
    };
    all.into_iter().filter(is_here).map(|on| on.child.id).collect()
}

/// Whether a child was here on a day, as far as the register tells: by what was written, or else by when it is expected. None where the
/// setting keeps no register of it.
#[must_use]
pub fn was_here(notebook: &Notebook, child: &Child, day: NaiveDate) -> Option<bool> {
    let mut marks = notebook.diary_of_on(child.id, day).filter(|entry| entry.is_register()).peekable();
    if marks.peek().is_some() {
        return Some(marks.any(|mark| mark.topic() != Topic::Away));
    }
    let routine = notebook.routine(child.id)?;
    let known = routine.weeks.first().is_some_and(|week| week.from <= day);
    let planned = routine.plans.iter().any(|plan| plan.days.contains(day));
    (known || planned).then(|| expected_on(notebook, child, day).is_some())
}
