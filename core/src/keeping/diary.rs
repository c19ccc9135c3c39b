//! What the communication book holds on one child, as it is handed over: each entry with its facts by their names, what it said before it was
//! changed too, and no other child's name in any of them.

use super::held::Held;
use super::papers::{Entry, Facts};
use crate::diary::{DiaryEntry, Earlier, What};
use crate::json::{self, Tree};
use crate::notebook::Notebook;
use crate::people::names::{other_names, without_names};
use crate::register::{Hours, Pattern, Plan, Routine};
use crate::time::Moment;
use crate::words::Line;
use serde::Serialize;

/// A whole number from here on is a moment: no other in an entry is as large.
const FIRST_MOMENT: i64 = 100_000_000_000;

fn time(moment: Moment) -> String {
    format!("{} {}", moment.day(), moment.clock())
}

/// A fact in plain words; blank where there is nothing to tell. What was chosen is stored by its name, whose words a line below parts.
fn plain(value: &Tree<'_>) -> String {
    match value {
        Tree::Flag(true) => "yes".to_owned(),
        Tree::Whole(whole) if *whole >= FIRST_MOMENT => time(Moment::from_millis(*whole)),
        Tree::Whole(whole) => whole.to_string(),
        Tree::Text(name) if name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') => name.replace('_', " "),
        Tree::Text(text) => text.to_string(),
        Tree::List(list) => list.iter().map(plain).collect::<Vec<_>>().join(", "),
        _ => String::new(),
    }
}

/// The facts of something kept, by the names of its fields: none of them can be forgotten here.
fn facts(within: &str, value: &Tree<'_>, says: &mut dyn FnMut(&str, &str)) {
    let Tree::Fields(fields) = value else {
        return says(within, &plain(value));
    };
    for (name, value) in fields {
        let name = plain(name);
        facts(&if within.is_empty() { name } else { format!("{within} {name}") }, value, says);
    }
}

/// The facts of what happened.
fn facts_of(what: &What, says: &mut dyn FnMut(&str, &str)) {
    let written = json::write(what);
    // What sort of thing it is stands above it.
    if let Ok(Tree::Fields(sorts)) = json::parse(&written) {
        sorts.iter().for_each(|(_, value)| facts("", value, says));
    }
}

/// What the communication book holds on a child, by day and time.
pub(super) fn diary(notebook: &Notebook, held: &Held<'_>) -> Vec<Entry> {
    let names = other_names(notebook, held.child);
    let left = |text: &str| without_names(text, &names);
    let mut entries = Vec::new();
    let mut add = |entry: &DiaryEntry, earlier: Option<&Earlier>| {
        let (day, at, what, note) = match earlier {
            Some(was) => (was.day, was.at, &was.what, &was.note),
            None => (entry.day, entry.at, &entry.what, &entry.note),
        };
        let mut says = Facts::default();
        says.add("time", at.map(time).unwrap_or_default());
        facts_of(what, &mut |name, fact| {
            says.add(if name.is_empty() { "about" } else { name }, left(fact))
        });
        says.add("words", left(note.as_str()));
        match (earlier, &entry.despite) {
            (Some(was), _) => says.add("changed_at", time(was.until)),
            (None, Some(despite)) => {
                says.add(
                    "although",
                    left(&despite.what.iter().map(Line::as_str).collect::<Vec<_>>().join(", ")),
                );
                says.add("because", left(despite.reason.as_str()));
            }
            _ => {}
        }
        entries.push(Entry {
            what: json::parse(&json::write(&what.topic()))
                .map(|topic| plain(&topic))
                .unwrap_or_default(),
            on: day,
            says,
            photos: Vec::new(),
        });
    };
    for entry in &held.diary {
        entry.earlier.iter().for_each(|was| add(entry, Some(was)));
        add(entry, None);
    }
    entries
}

/// When a child comes usually, and when it is to be otherwise: a line for each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "as in Routine")]
pub struct ExportedRoutine {
    pub keeps_a_communication_book: bool,
    pub weeks: Vec<String>,
    pub otherwise: Vec<String>,
}

pub(super) fn routine(routine: &Routine) -> ExportedRoutine {
    let hours = |hours: &Option<Hours>| {
        hours
            .as_ref()
            .map_or("not".to_owned(), |hours| format!("{} to {}", hours.from, hours.to))
    };
    let week = |week: &Pattern| {
        let days = WEEKDAYS
            .into_iter()
            .zip(&week.days)
            .map(|(name, of_day)| format!("{name} {}", hours(of_day)));
        format!("from {}: {}", week.from, days.collect::<Vec<_>>().join(", "))
    };
    let plan = |plan: &Plan| {
        let when = format!("{} to {}: {}", plan.days.from, plan.days.to, hours(&plan.hours));
        [when]
            .into_iter()
            .chain(plan.why.as_ref().map(ToString::to_string))
            .collect::<Vec<_>>()
    };
    ExportedRoutine {
        keeps_a_communication_book: routine.keeps_book,
        weeks: routine.weeks.iter().map(week).collect(),
        otherwise: routine.plans.iter().flat_map(plan).collect(),
    }
}

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
