//! What is usual for a child, from its own last four weeks, and a week at a glance. Facts about this child, compared with nobody, and no
//! advice.

use super::page::{Totals, page};
use super::since::goes_on_until;
use crate::ids::ChildId;
use crate::notebook::Notebook;
use crate::time::{Clock, Moment, days_after};
use chrono::NaiveDate;

/// The days looked back on.
const DAYS_BACK: i64 = 28;
/// With fewer pages than this nothing is usual yet.
const LEAST_PAGES: usize = 5;

/// From the least to the most on most days: the lowest and the highest fifth are left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UsualRange {
    /// The least.
    pub least: u32,
    /// The most.
    pub most: u32,
}

/// What is usual for a child.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usual {
    /// Millilitres of milk in a day, if there was milk.
    pub milk_ml: Option<UsualRange>,
    /// Minutes of sleep in a day.
    pub asleep_minutes: Option<UsualRange>,
    /// Nappies in a day.
    pub nappies: Option<UsualRange>,
    /// From how many pages.
    pub pages: usize,
}

/// What is usual for a child, from its pages before a day.
#[must_use]
pub fn usual(notebook: &Notebook, child: ChildId, day: NaiveDate) -> Usual {
    let pages: Vec<Totals> = (1..=DAYS_BACK)
        .map(|back| days_after(day, -back))
        // Of the past nothing is still going on, whatever was left open.
        .map(|day| page(notebook, child, day, Moment::from_millis(0)))
        .filter(|page| {
            page.entries
                .iter()
                .any(|entry| entry.milk().is_some() || entry.sleep().is_some() || entry.toileting().is_some())
        })
        .map(|page| page.totals)
        .collect();
    let range = |of: fn(&Totals) -> u32| {
        let values = pages.iter().map(of).collect();
        usual_range(values)
    };
    Usual {
        milk_ml: range(|totals| totals.milk.ml()),
        asleep_minutes: range(|totals| totals.asleep_minutes),
        nappies: range(|totals| totals.nappies),
        pages: pages.len(),
    }
}

fn usual_range(mut values: Vec<u32>) -> Option<UsualRange> {
    values.sort_unstable();
    let fifth = values.len() / 5;
    let (least, most) = (*values.get(fifth)?, *values.iter().rev().nth(fifth)?);
    (values.len() >= LEAST_PAGES && most > 0).then_some(UsualRange { least, most })
}

/// A sleep in the drawing of a day, in minutes since midnight of that day as the wall shows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Where it begins.
    pub from: u32,
    /// Where it ends, not beyond the day.
    pub to: u32,
    /// For how many minutes the child slept, which on the day of a change of clocks is not the difference.
    pub minutes: u32,
    /// Whether it goes on.
    pub open: bool,
}

/// One day of a week at a glance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayAtAGlance {
    /// Which.
    pub day: NaiveDate,
    /// Whether anything is written.
    pub has_page: bool,
    /// The sleeps, by the clock.
    pub sleeps: Vec<Bar>,
    /// The times of the feeds.
    pub feeds: Vec<Clock>,
    /// What the day adds up to.
    pub totals: Totals,
}

/// Seven days of a child from a day on, for the drawing and its table.
#[must_use]
pub fn week(notebook: &Notebook, child: ChildId, from: NaiveDate, now: Moment) -> Vec<DayAtAGlance> {
    (0..7).map(|ahead| glance(notebook, child, days_after(from, ahead), now)).collect()
}

fn glance(notebook: &Notebook, child: ChildId, day: NaiveDate, now: Moment) -> DayAtAGlance {
    let page = page(notebook, child, day, now);
    let slept = page.entries.iter().filter_map(|entry| {
        let (began, ended) = entry.slept()?;
        Some((began, ended, ended.or_else(|| goes_on_until(notebook, entry, now))))
    });
    let bar = |(began, ended, until): (Moment, Option<Moment>, Option<Moment>)| {
        let until = until.unwrap_or(began).max(began);
        let to = if until.day() > day { 24 * 60 } else { until.clock().minutes() };
        Bar {
            from: began.clock().minutes(),
            to: to.max(began.clock().minutes()),
            minutes: until.minutes_since(began),
            open: ended.is_none(),
        }
    };
    let fed = page.entries.iter().filter(|entry| entry.milk().is_some());
    DayAtAGlance {
        day,
        has_page: page.entries.iter().any(|entry| entry.is_of_book()),
        sleeps: slept.map(bar).collect(),
        feeds: fed.filter_map(|entry| entry.at).map(Moment::clock).collect(),
        totals: page.totals,
    }
}
