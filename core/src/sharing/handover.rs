//! The handover of a child's day: short lines, each from what is written already, in her words ([`super::templates`]). It is hers to change
//! before it goes. What comes from the journal, which may be of several children, is told without the others' names; what she wrote on this
//! child's page is told as it stands, and another name in it is pointed out.

use super::message::named_in;
use super::templates::{Part, filled, template};
use crate::diary::{About, Amount, DiaryEntry, Food, HowMuch, Meal, Page, What, page};
use crate::ids::ChildId;
use crate::journal::{StepState, page_of, without_others};
use crate::notebook::Notebook;
use crate::people::Child;
use crate::time::{Moment, days_after};
use crate::words::Line;
use chrono::NaiveDate;

/// Loans due within so many days are spoken of.
const DUE_DAYS: i64 = 1;

/// A line of a handover.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandoverLine {
    /// What it is about.
    pub part: Part,
    /// What it says.
    pub text: String,
}

/// A handover, as it is composed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handover {
    /// Of whom.
    pub child: ChildId,
    /// Line by line. With nothing written of the day there is none.
    pub lines: Vec<HandoverLine>,
    /// The other children it names.
    pub named: Vec<ChildId>,
}

impl Handover {
    /// The whole of it.
    #[must_use]
    pub fn text(&self) -> String {
        self.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n")
    }
}

/// How long, in words: “45 min”, “1 h 20 min”.
fn how_long(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

fn span(from: Option<Moment>, to: Option<Moment>) -> Option<String> {
    Some(match (from, to) {
        (Some(from), Some(to)) => format!("{} to {}", from.clock(), to.clock()),
        (Some(from), None) => format!("since {}", from.clock()),
        (None, Some(to)) => format!("until {}", to.clock()),
        (None, None) => return None,
    })
}

fn listed(all: impl Iterator<Item = String>, between: &str) -> String {
    all.collect::<Vec<_>>().join(between)
}

/// What was eaten, in words.
fn ate(food: &Food) -> String {
    let meal = match food.meal {
        Meal::Breakfast => "breakfast",
        Meal::Snack => "snack",
        Meal::Lunch => "lunch",
        Meal::Tea => "tea",
    };
    let eaten = match food.eaten {
        HowMuch::None => "none of it",
        HowMuch::Little => "a little",
        HowMuch::Half => "half",
        HowMuch::Most => "most of it",
        HowMuch::All => "all of it",
    };
    let foods = listed(food.foods.iter().map(Line::to_string), ", ");
    let reaction = food.reaction.as_ref().map(|reaction| format!("; {reaction}")).unwrap_or_default();
    format!("{meal}: {foods} ({eaten}{reaction})")
}

fn milk(notebook: &Notebook, page: &Page<'_>) -> String {
    let unit = notebook.day_rules().unit;
    let feeds = if page.totals.feeds == 1 { "feed" } else { "feeds" };
    let measured = page
        .entries
        .iter()
        .any(|entry| entry.milk().is_some_and(|milk| milk.taken.is_some()));
    let taken = if measured {
        format!("{} in ", page.totals.milk.shown(unit))
    } else {
        String::new()
    };
    format!("{taken}{} {feeds}", page.totals.feeds)
}

fn nappies(page: &Page<'_>) -> String {
    let last = page.entries.iter().rfind(|entry| entry.toileting().is_some());
    let at = last.and_then(|last| last.at).map(|at| format!("last at {}", at.clock()));
    let totals = &page.totals;
    let several = [
        (totals.wet, "wet"),
        (totals.dirty, "dirty"),
        (totals.potty, "on the potty or toilet"),
    ];
    let several = several
        .into_iter()
        .filter(|(many, _)| *many > 0)
        .map(|(many, what)| format!("{many} {what}"));
    listed(several.chain(at), ", ")
}

fn slept(page: &Page<'_>) -> String {
    let spans = page
        .entries
        .iter()
        .filter_map(|entry| entry.slept())
        .filter_map(|(from, to)| span(Some(from), to));
    let spans = listed(spans, ", ");
    match page.totals.asleep_minutes {
        // Since when is known, and not for how long.
        0 => spans,
        minutes => format!("{} ({spans})", how_long(minutes)),
    }
}

fn here(page: &Page<'_>) -> String {
    let of = |arrived: bool| {
        let is = move |entry: &&&DiaryEntry| {
            if arrived {
                matches!(entry.what, What::Arrived(_))
            } else {
                matches!(entry.what, What::Left(_))
            }
        };
        move |entries: &Vec<&DiaryEntry>| entries.iter().filter(is).map(|entry| entry.at).collect::<Vec<_>>()
    };
    let (came, left) = (of(true)(&page.entries), of(false)(&page.entries));
    let from = came.first().copied().flatten();
    // One who has come back is here still.
    let to = left.last().copied().flatten().filter(|_| left.len() >= came.len());
    span(from, to).unwrap_or_default()
}

/// What stands on the page for a part; blank where nothing does.
fn told(notebook: &Notebook, page: &Page<'_>, part: Part) -> String {
    let entries = || page.entries.iter().copied();
    let notes = |about| listed(page.notes(about).map(|entry| entry.note.to_string()), " ");
    let some = |any: bool, words: &dyn Fn() -> String| if any { words() } else { String::new() };
    match part {
        Part::Synopsis => notes(About::Synopsis),
        Part::Mood => notes(About::Mood),
        Part::Temperature => notes(About::Temperature),
        Part::Did => notes(About::Activity),
        Part::Outing => notes(About::Outing),
        Part::Bring => notes(About::BringTomorrow),
        Part::Message => notes(About::Message),
        Part::Here => here(page),
        Part::Slept => some(page.totals.sleeps > 0, &|| slept(page)),
        Part::Milk => some(page.totals.feeds > 0, &|| milk(notebook, page)),
        Part::Nappies => some(entries().any(|entry| entry.toileting().is_some()), &|| nappies(page)),
        Part::Food => listed(entries().filter_map(DiaryEntry::food).map(ate), "; "),
        Part::Medicine => {
            let doses = entries().filter_map(|entry| {
                let at = entry.at.map(|at| format!(" at {}", at.clock())).unwrap_or_default();
                entry.dose().map(|dose| format!("{} {}{at}", dose.medicine, dose.dose))
            });
            listed(doses, "; ")
        }
        Part::Accident => {
            let accidents = entries().filter_map(|entry| {
                let accident = entry.accident()?;
                let more = [&accident.place, &accident.injury, &accident.first_aid].into_iter().flatten();
                let told = std::iter::once(entry.note.to_string()).chain(more.map(Line::to_string));
                Some(listed(told, "; "))
            });
            listed(accidents, " ")
        }
        _ => String::new(),
    }
}

/// What the journal and the library have for a part.
fn from_elsewhere(notebook: &Notebook, child: &Child, day: NaiveDate, part: Part) -> String {
    let title = |item| notebook.book(item).map(|book| format!("“{}”", book.title)).unwrap_or_default();
    let open = || notebook.loans_of_child(child.id).filter(|loan| loan.is_open());
    match part {
        Part::Seen => {
            let seen = notebook
                .observations_of(child.id)
                .filter(|seen| seen.on == day && seen.finished && !seen.marks.at_home);
            let words = seen.flat_map(|seen| {
                let own = seen.of_child(child.id).map(|of| of.line.as_str());
                [Some(seen.text.as_str()), own].into_iter().flatten()
            });
            let words = words.filter(|words| !words.is_empty());
            listed(words.map(|words| without_others(notebook, child, words)), " ")
        }
        Part::NextStep => {
            let reached = notebook
                .next_steps_of(child.id)
                .filter(|step| step.state() == StepState::Seen && step.ended() == Some(day));
            listed(reached.map(|step| without_others(notebook, child, step.text.as_str())), " ")
        }
        // Only how many: they are in the journal, and whoever else is in them has been asked there.
        Part::Photos => {
            let of_today = notebook.observations_of(child.id).filter(|seen| seen.on == day && seen.finished);
            let photos: usize = of_today
                .filter(|seen| !seen.marks.at_home)
                .filter_map(|seen| page_of(notebook, seen, child.id, day))
                .map(|page| page.handed_over.len())
                .sum();
            if photos == 0 { String::new() } else { photos.to_string() }
        }
        Part::LoanHome => listed(open().filter(|loan| loan.lent == day).map(|loan| title(loan.item)), ", "),
        Part::LoanDue => {
            let due = open().filter(|loan| loan.due <= days_after(day, DUE_DAYS) && loan.lent < day);
            listed(due.map(|loan| title(loan.item)), ", ")
        }
        _ => String::new(),
    }
}

/// The handover of a child's day, as it stands now.
#[must_use]
pub fn handover(notebook: &Notebook, child: &Child, day: NaiveDate, now: Moment) -> Handover {
    let page = page(notebook, child.id, day, now);
    let rules = notebook.day_rules();
    let mut lines = Vec::new();
    for part in Part::ALL.into_iter().take_while(|part| *part <= Part::Closing) {
        let frame = matches!(part, Part::Greeting | Part::Closing);
        let what = if frame {
            String::new()
        } else {
            told(notebook, &page, part) + &from_elsewhere(notebook, child, day, part)
        };
        if frame || !what.is_empty() {
            let text = filled(template(rules, part), child.known_as(), &what);
            lines.extend(text.map(|text| HandoverLine { part, text }));
        }
    }
    // A greeting with nothing to tell is no handover.
    if lines.iter().all(|line| matches!(line.part, Part::Greeting | Part::Closing)) {
        lines.clear();
    }
    let mut handover = Handover {
        child: child.id,
        lines,
        named: Vec::new(),
    };
    handover.named = named_in(notebook, child, &handover.text());
    handover
}

/// A message on what has just happened, to be offered after an entry; none where there is nothing to say of it.
#[must_use]
pub fn quick(notebook: &Notebook, entry: &DiaryEntry) -> Option<String> {
    let child = notebook.child(entry.child)?;
    let (part, what) = match &entry.what {
        What::Arrived(_) => (Part::NowHere, String::new()),
        What::Sleep(sleep) => match (entry.at, sleep.ended) {
            (Some(began), Some(ended)) => (Part::NowAwake, how_long(ended.minutes_since(began))),
            _ => (Part::NowAsleep, String::new()),
        },
        What::Milk(milk) => (Part::NowFed, milk.taken.as_ref().map(Amount::to_string)?),
        What::Food(food) => (Part::NowAte, ate(food)),
        _ => return None,
    };
    filled(template(notebook.day_rules(), part), child.known_as(), &what)
}
