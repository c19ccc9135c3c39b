//! What the communication book says: what was written, why something was not, and what is asked first.

use super::dates::plain;
use super::journal::question as journal_question;
use super::{child_name, first_slip};
use pebblebook::diary::{Act, DiaryError, Question, Topic};
use pebblebook::ids::ChildId;
use pebblebook::notebook::Notebook;
use pebblebook::time::Moment;

/// What an entry is called in a sentence.
#[must_use]
pub const fn topic(topic: Topic) -> &'static str {
    match topic {
        Topic::FromHome => "what the family told",
        Topic::Milk => "milk",
        Topic::Food => "a meal",
        Topic::Toileting => "toileting",
        Topic::Sleep => "a sleep",
        Topic::Mood => "the mood",
        Topic::Activity => "what was done",
        Topic::Temperature => "the temperature",
        Topic::BringTomorrow => "what to bring",
        Topic::Synopsis => "the day in short",
        Topic::Message => "a message for home",
        Topic::Arrived => "arriving",
        Topic::Left => "leaving",
        Topic::Away => "staying away",
        Topic::Permission => "permission for a medicine",
        Topic::Dose => "medicine",
        Topic::Accident => "an accident",
        Topic::Sent => "a message that was sent",
    }
}

/// What was done in the communication book.
#[must_use]
pub fn done(children: &[ChildId], what: Topic, act: Act, notebook: &Notebook) -> String {
    let who = match children {
        [one] => child_name(notebook, *one),
        several => format!("{} children", several.len()),
    };
    let topic = topic(what);
    match act {
        Act::Written if what == Topic::Arrived => format!("{who}: here."),
        Act::Written if what == Topic::Left => format!("{who}: gone home."),
        Act::Written if what == Topic::Away => format!("{who}: away today."),
        Act::Written if what == Topic::Sent => format!("Noted as sent: {who}."),
        Act::Written => format!("Written for {who}: {topic}."),
        Act::Changed => format!("Changed for {who}: {topic}."),
        Act::Ended => format!("{who}: awake."),
        Act::Checked => format!("{who}: looked at, asleep."),
        Act::Told => format!("Noted: {who}’s family was told."),
        Act::Replied => format!("Kept: what {who}’s family answered."),
        Act::TakenOut => format!("Taken off {who}’s page: {topic}."),
    }
}

/// Why the communication book did not do it.
#[must_use]
pub fn diary_error(error: &DiaryError, notebook: &Notebook) -> String {
    let child = |id: ChildId| child_name(notebook, id);
    match error {
        DiaryError::Slips(slips) => first_slip(slips),
        DiaryError::Gone => "This is no longer in the book. Perhaps another tab has taken it out.".into(),
        DiaryError::TwoSleeps {
            child: id, from, to: None, ..
        } => format!("{} has been asleep since {}. End that sleep first.", child(*id), from.clock()),
        DiaryError::TwoSleeps {
            child: id,
            from,
            to: Some(to),
            ..
        } => format!(
            "{} slept from {} to {} already, on {}. Two sleeps cannot be at once.",
            child(*id),
            from.clock(),
            to.clock(),
            plain(from.day())
        ),
        DiaryError::NotInTurn { child: id, topic, other } => not_in_turn(&child(*id), *topic, *other),
        DiaryError::AwakeAlready => "This sleep has ended already. Open it to change when.".into(),
        DiaryError::Questions(questions) => {
            let asked: Vec<String> = questions.iter().map(|one| question(one, notebook)).collect();
            asked.join(" ")
        }
    }
}

/// Why something cannot stand in the register there.
fn not_in_turn(who: &str, topic: Topic, other: Option<(Topic, Option<Moment>)>) -> String {
    let at = other
        .and_then(|(_, at)| at)
        .map(|at| format!(" at {}", at.clock()))
        .unwrap_or_default();
    match (topic, other.map(|(topic, _)| topic)) {
        (_, None) => format!("{who} has not been signed in before that. Write when they arrived first."),
        (_, Some(Topic::Away)) => format!("{who} is written down as away on that day. Take that off the page first."),
        (Topic::Arrived, Some(_)) => format!("{who} arrived{at} already. Write when they left in between, or change that time."),
        (Topic::Left, Some(_)) => format!("{who} left{at} already. Write when they came back in between, or change that time."),
        (_, Some(_)) => format!("{who} was here on that day{at}. Take that off the page first."),
    }
}

/// What is asked before an entry is kept.
#[must_use]
pub fn question(question: &Question, notebook: &Notebook) -> String {
    let child = |id: ChildId| child_name(notebook, id);
    match question {
        Question::Allergy(id, met) => format!(
            "Stop: on {}’s page stands “{}”, and this says “{}”. If it is right all the same, write why.",
            child(*id),
            met.allergy,
            met.food
        ),
        Question::MayNotCollect(id, who) => {
            format!(
                "Stop: {who} is not among those who may collect {}. If it is right all the same, write why.",
                child(*id)
            )
        }
        Question::NoPermission(id, medicine) => format!(
            "Stop: no permission for {medicine} is written down for {} on that day. If it is right all the same, write why.",
            child(*id)
        ),
        Question::NotTheDose(id, dose) => format!("{}’s family allowed {dose} at a time. Is this dose right?", child(*id)),
        Question::SoonAgain(id, given) => format!(
            "{} had {} at {}{} already. Is this right so soon after?",
            child(*id),
            given.medicine,
            given.at.clock(),
            if given.at_home { ", at home," } else { "" }
        ),
        Question::Names(id, other) => format!(
            "This goes to {}’s family and may name {}. Is that right?",
            child(*id),
            child(*other)
        ),
        Question::MuchMilk(id) => format!("That is a great deal of milk for {}. Is the amount right?", child(*id)),
        Question::MoreThanOffered(id) => format!("{} would have taken more than was offered. Is that right?", child(*id)),
        Question::LongSleep(id, minutes) => {
            format!(
                "{} would have slept for {} hours and {} minutes. Is that right?",
                child(*id),
                minutes / 60,
                minutes % 60
            )
        }
        Question::InTheNight(at) => format!("{at} is in the night. If you mean the afternoon, write it as 13:30 or 1.30pm."),
        Question::NotHere(odd) => journal_question(odd, notebook),
    }
}
