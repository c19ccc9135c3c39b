//! All children at a glance: who has had nothing lately, which areas nobody has looked at, which next steps wait. Names and counts: with a
//! handful of children a percentage says nothing and points at one of them.

use super::next_step::NextStep;
use super::page::here_on;
use crate::eyfs::Area;
use crate::ids::{ChildId, NextStepId};
use crate::notebook::Notebook;
use crate::people::Child;
use crate::register::was_here;
use crate::several::{Numbered, Several};
use crate::time::days_after;
use chrono::NaiveDate;

/// How far back “lately” reaches: six weeks, about half a term.
pub const LATELY_DAYS: i64 = 42;
/// How far back open days are counted.
const MOST_DAYS: i64 = 400;

/// One child at a glance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChildAtAGlance {
    /// Who.
    pub child: ChildId,
    /// The day of the last observation, if there is one.
    pub last: Option<NaiveDate>,
    /// How many days the setting was open since then, or since the child's first day; none where neither is known. Weekends, holidays,
    /// closed days and those on which the child stayed away do not count: it was not here to be seen.
    pub open_days: Option<usize>,
    /// How many observations there were lately.
    pub lately: usize,
    /// The areas in which nothing was seen lately.
    pub not_observed: Several<Area>,
    /// Next steps whose day to look again has come.
    pub to_review: Vec<NextStepId>,
}

/// All children at a glance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AtAGlance {
    /// Those who are here, whoever has had nothing for longest first.
    pub children: Vec<ChildAtAGlance>,
    /// The areas in which nothing was seen lately of anybody.
    pub nobody: Several<Area>,
}

/// All children who are here on a day, at a glance.
#[must_use]
pub fn at_a_glance(notebook: &Notebook, day: NaiveDate) -> AtAGlance {
    let all: Several<Area> = Area::EVERY.iter().copied().collect();
    let mut nobody = all;
    let mut children = Vec::new();
    for child in here_on(notebook, day) {
        let (mut last, mut lately, mut not_observed) = (None, 0, all);
        for seen in notebook.observations_of(child.id).filter(|seen| seen.finished && seen.on <= day) {
            last = last.max(Some(seen.on));
            if seen.on > days_after(day, -LATELY_DAYS) {
                lately += 1;
                for area in seen.marks.areas.iter() {
                    not_observed.remove(area);
                    nobody.remove(area);
                }
            }
        }
        let steps = notebook.next_steps_of(child.id).filter(|step| is_to_review(step, day));
        children.push(ChildAtAGlance {
            child: child.id,
            last,
            open_days: last.or(child.starts).map(|since| open_days(notebook, child, since, day)),
            lately,
            not_observed,
            to_review: steps.map(|step| step.id).collect(),
        });
    }
    crate::order::by_key(&mut children, |child| {
        (std::cmp::Reverse(child.open_days.unwrap_or(usize::MAX)), child.child)
    });
    AtAGlance { children, nobody }
}

/// How many days there are after one day, up to another, on which the child may have been seen: the setting was open, and by its register, where
/// it keeps one of this child, the child was here.
fn open_days(notebook: &Notebook, child: &Child, since: NaiveDate, day: NaiveDate) -> usize {
    let ahead = (day - since).num_days().clamp(0, MOST_DAYS);
    let days = (0..ahead).map(|back| days_after(day, -back));
    days.filter(|day| was_here(notebook, child, *day).unwrap_or_else(|| notebook.calendar().is_open(*day)))
        .count()
}

fn is_to_review(step: &NextStep, day: NaiveDate) -> bool {
    step.state().is_open() && step.review.is_some_and(|review| review <= day)
}

/// The next steps to be looked at again, of all children who are here, the longest waiting first: for Today.
#[must_use]
pub fn steps_to_review(notebook: &Notebook, day: NaiveDate) -> Vec<NextStepId> {
    let of = |child: ChildId| notebook.next_steps_of(child).filter(move |step| is_to_review(step, day));
    let mut due: Vec<&NextStep> = here_on(notebook, day).flat_map(|child| of(child.id)).collect();
    crate::order::by_key(&mut due, |step| (step.review, step.id));
    due.into_iter().map(|step| step.id).collect()
}

/// A child's open next steps, to be offered while she types: those being worked on first.
#[must_use]
pub fn open_steps(notebook: &Notebook, child: ChildId) -> Vec<NextStepId> {
    let mut open: Vec<&NextStep> = notebook.next_steps_of(child).filter(|step| step.state().is_open()).collect();
    crate::order::by_key(&mut open, |step| (std::cmp::Reverse(step.state()), step.id));
    open.into_iter().map(|step| step.id).collect()
}
