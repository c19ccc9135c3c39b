//! What the communication book holds on one child, as it is handed over: each entry with its facts by their names, what it said before it was
//! changed too, and no other child's name in any of them.

use super::held::Held;
use super::papers::{Entry, Facts};
use crate::diary::{Amount, DiaryEntry, Earlier, Told, What};
use crate::json;
use crate::notebook::Notebook;
use crate::people::names::{other_names, without_names};
use crate::register::{Hours, Pattern, Plan, Routine};
use crate::time::Moment;
use crate::words::Line;
use serde::Serialize;

/// What something chosen is called: its name as it is stored, in plain words.
fn chosen<T: Serialize>(choice: &T) -> String {
    let name = String::from_utf8(json::write(choice)).unwrap_or_default();
    name.trim_matches('"').replace('_', " ").replace("null", "")
}

fn time(moment: Moment) -> String {
    format!("{} {}", moment.day(), moment.clock())
}

fn optional<T>(value: Option<T>, words: impl Fn(T) -> String) -> String {
    value.map(words).unwrap_or_default()
}

fn listed(lines: &[Line]) -> String {
    lines.iter().map(Line::as_str).collect::<Vec<_>>().join(", ")
}

fn yes(so: bool) -> String {
    if so { "yes".to_owned() } else { String::new() }
}

fn told(told: Option<&Told>) -> Vec<(&'static str, String)> {
    let facts = |told: &Told| {
        vec![
            ("family_told", told.who.to_string()),
            ("told_at", time(told.at)),
            ("signed", yes(told.signed)),
        ]
    };
    told.map(facts).unwrap_or_default()
}

/// The facts of what happened, by their names.
fn facts(what: &What) -> Vec<(&'static str, String)> {
    let line = |line: &Option<Line>| optional(line.as_ref(), Line::to_string);
    let amount = |amount: Option<Amount>| optional(amount, |amount| amount.to_string());
    match what {
        What::FromHome(told) => vec![
            ("last_feed", line(&told.fed)),
            ("fed_at", optional(told.fed_at, time)),
            ("nappy_changed_at", optional(told.changed_at, time)),
            ("night", line(&told.night)),
            ("woke_at", optional(told.woke_at, time)),
            ("mood", line(&told.mood)),
            ("medicine_at_home", line(&told.medicine)),
            ("dose", line(&told.dose)),
            ("given_at", optional(told.medicine_at, time)),
        ],
        What::Milk(milk) => vec![
            ("milk", chosen(&milk.kind)),
            ("offered", amount(milk.offered)),
            ("taken", amount(milk.taken)),
            ("given_by", line(&milk.by)),
        ],
        What::Food(food) => vec![
            ("meal", chosen(&food.meal)),
            ("foods", listed(&food.foods)),
            ("eaten", chosen(&food.eaten)),
            ("new_food", yes(food.new_food)),
            ("reaction", line(&food.reaction)),
        ],
        What::Toileting(toileting) => vec![("toileting", chosen(&toileting.kind)), ("cream", yes(toileting.cream))],
        What::Sleep(sleep) => vec![
            ("until", optional(sleep.ended, time)),
            ("place", chosen(&sleep.place)),
            ("put_down_on", chosen(&sleep.position)),
            ("looked_at", sleep.checks.iter().copied().map(time).collect::<Vec<_>>().join(", ")),
        ],
        What::Note(_) => Vec::new(),
        What::Arrived(door) => vec![("brought_by", line(&door.by))],
        What::Left(door) => vec![("collected_by", line(&door.by))],
        What::Sent(sent) => vec![
            ("sent_to", listed(&sent.to)),
            ("how", chosen(&sent.way)),
            ("handover", yes(sent.handover)),
            ("answer", sent.reply.to_string()),
            ("answered_at", optional(sent.replied, time)),
        ],
        What::Permission(permission) => vec![
            ("medicine", permission.medicine.to_string()),
            ("dose", permission.dose.to_string()),
            ("to_be_given", line(&permission.times)),
            ("for", line(&permission.why)),
            ("permitted_by", permission.by.to_string()),
            ("signed", yes(permission.signed)),
            ("until", optional(permission.until, |day| day.to_string())),
        ],
        What::Dose(dose) => {
            let mut facts = vec![
                ("medicine", dose.medicine.to_string()),
                ("dose", dose.dose.to_string()),
                ("given_by", line(&dose.by)),
                ("seen_by", line(&dose.witness)),
            ];
            facts.extend(told(dose.told.as_ref()));
            facts
        }
        What::Accident(accident) => {
            let mut facts = vec![
                ("where", line(&accident.place)),
                ("injury", line(&accident.injury)),
                ("first_aid", line(&accident.first_aid)),
                ("seen_to_by", line(&accident.by)),
                ("seen_by", line(&accident.witness)),
            ];
            facts.extend(told(accident.told.as_ref()));
            facts
        }
        What::Away(away) => vec![("why", line(&away.why)), ("asked", line(&away.asked))],
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
        says.add("time", optional(at, time));
        facts(what).iter().for_each(|(name, fact)| says.add(name, left(fact)));
        says.add("words", left(note.as_str()));
        match (earlier, &entry.despite) {
            (Some(was), _) => says.add("changed_at", time(was.until)),
            (None, Some(despite)) => {
                says.add("although", left(&listed(&despite.what)));
                says.add("because", left(despite.reason.as_str()));
            }
            _ => {}
        }
        entries.push(Entry {
            what: chosen(&what.topic()),
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
