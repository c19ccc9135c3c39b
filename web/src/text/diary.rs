//! What the communication book says: what was written, why something was not, and what is asked first.

use super::dates::{counted, plain, short};
use super::journal::question as journal_question;
use super::{child_name, first_slip};
use pebblebook::diary::{
    Act, DiaryEntry, DiaryError, HowMuch, Meal, MilkKind, Position, Question, SleepPlace, ToiletingKind, Told, Topic, Totals, Unit,
    Warning, What,
};
use pebblebook::ids::ChildId;
use pebblebook::notebook::Notebook;
use pebblebook::sharing::{Part, Way};
use pebblebook::time::Moment;
use pebblebook::words::{Line, Note};

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
        Topic::Outing => "an outing",
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

/// Every sort of thing, as an address calls it and as a tile does, in the order of a day.
pub const TOPICS: [(Topic, &str, &str); 19] = [
    (Topic::Arrived, "arrived", "Arrived"),
    (Topic::Left, "left", "Gone home"),
    (Topic::Away, "away", "Stays away"),
    (Topic::FromHome, "from-home", "From home"),
    (Topic::Milk, "milk", "Milk"),
    (Topic::Toileting, "nappy", "Nappy"),
    (Topic::Sleep, "sleep", "Sleep"),
    (Topic::Food, "food", "Food"),
    (Topic::Mood, "mood", "Mood"),
    (Topic::Activity, "activity", "Doing"),
    (Topic::Outing, "outing", "Outing"),
    (Topic::Temperature, "temperature", "Temperature"),
    (Topic::BringTomorrow, "bring", "To bring"),
    (Topic::Message, "message", "For the handover"),
    (Topic::Synopsis, "synopsis", "The day in short"),
    (Topic::Dose, "medicine", "Medicine"),
    (Topic::Permission, "permission", "Permission"),
    (Topic::Accident, "accident", "Accident"),
    (Topic::Sent, "sent", "Sent home"),
];

/// What a tile calls it.
#[must_use]
pub fn topic_title(topic: Topic) -> &'static str {
    TOPICS.iter().find(|(one, ..)| *one == topic).map_or("", |(.., title)| title)
}

pub const MILK: [(MilkKind, &str); 4] = [
    (MilkKind::Breast, "Breast milk"),
    (MilkKind::Formula, "Formula"),
    (MilkKind::Cows, "Cow’s milk"),
    (MilkKind::Other, "Another milk"),
];

pub const UNITS: [(Unit, &str); 2] = [(Unit::Ml, "ml"), (Unit::Oz, "oz")];

pub const MEALS: [(Meal, &str); 4] = [
    (Meal::Breakfast, "Breakfast"),
    (Meal::Snack, "Snack"),
    (Meal::Lunch, "Lunch"),
    (Meal::Tea, "Tea"),
];

pub const EATEN: [(HowMuch, &str); 5] = [
    (HowMuch::None, "None"),
    (HowMuch::Little, "A little"),
    (HowMuch::Half, "Half"),
    (HowMuch::Most, "Most"),
    (HowMuch::All, "All"),
];

pub const TOILETING: [(ToiletingKind, &str); 7] = [
    (ToiletingKind::Wet, "Wet"),
    (ToiletingKind::Dirty, "Dirty"),
    (ToiletingKind::Both, "Wet and dirty"),
    (ToiletingKind::Dry, "Dry"),
    (ToiletingKind::Potty, "Potty"),
    (ToiletingKind::Toilet, "Toilet"),
    (ToiletingKind::Accident, "Accident"),
];

pub const PLACES: [(SleepPlace, &str); 5] = [
    (SleepPlace::Cot, "Cot"),
    (SleepPlace::Bed, "Bed"),
    (SleepPlace::FloorMattress, "Floor mattress"),
    (SleepPlace::Pram, "Pram, lying flat"),
    (SleepPlace::Other, "Somewhere else"),
];

pub const POSITIONS: [(Position, &str); 3] = [
    (Position::Back, "On the back"),
    (Position::Side, "On the side"),
    (Position::Front, "On the front"),
];

/// What she is told of a sleep.
#[must_use]
pub const fn warning(warning: Warning) -> &'static str {
    match warning {
        Warning::NotInACot => "Up to a year of age a cot is the place that is advised.",
        Warning::NotOnTheBack => "A baby is put down on the back.",
        Warning::NeverEnded => "Nobody wrote down when this sleep ended. Open it to say when.",
        Warning::Twice => "This stands here twice, at the same time. Take one of them out.",
    }
}

/// The day of a moment: “Mon 23 Nov”.
#[must_use]
pub fn day_of(at: Moment) -> String {
    short(at.day(), at.day())
}

/// What a form calls one of a few things.
#[must_use]
pub fn called<T: PartialEq + Copy>(all: &[(T, &'static str)], one: T) -> &'static str {
    all.iter().find(|(other, _)| *other == one).map_or("", |(_, words)| words)
}

/// “1 h 30 min”.
#[must_use]
pub fn minutes(all: u32) -> String {
    match (all / 60, all % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

fn joined(parts: impl IntoIterator<Item = Option<String>>, between: &str) -> String {
    parts
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(between)
}

/// That the family was told, or not yet.
fn told_words(told: Option<&Told>) -> String {
    match told {
        Some(told) => {
            let signed = if told.signed { ", signed" } else { "" };
            format!("{} told at {}{signed}", told.who, told.at.clock())
        }
        None => "family not told yet".to_owned(),
    }
}

/// How something went home.
pub const WAYS: [(Way, &str); 5] = [
    (Way::Shared, "shared"),
    (Way::Chat, "by chat"),
    (Way::Copied, "copied"),
    (Way::Printed, "on paper"),
    (Way::Said, "said at the door"),
];

/// What each part of a handover is called where its words are chosen.
pub const PARTS: [(Part, &str); 26] = [
    (Part::Greeting, "Greeting"),
    (Part::Synopsis, "The day in short"),
    (Part::Here, "When the child was here"),
    (Part::Slept, "Sleep"),
    (Part::Milk, "Milk"),
    (Part::Food, "Food"),
    (Part::Nappies, "Nappies"),
    (Part::Medicine, "Medicine"),
    (Part::Accident, "Accident"),
    (Part::Mood, "Mood"),
    (Part::Temperature, "Temperature"),
    (Part::Did, "What was done"),
    (Part::Outing, "An outing"),
    (Part::Seen, "What was observed"),
    (Part::NextStep, "A next step seen"),
    (Part::Photos, "Photos that wait"),
    (Part::LoanHome, "A book going home"),
    (Part::LoanDue, "A book due back"),
    (Part::Bring, "To bring"),
    (Part::Message, "Message"),
    (Part::Closing, "Last words"),
    (Part::NowHere, "Through the day: settled in"),
    (Part::NowAsleep, "Through the day: asleep"),
    (Part::NowAwake, "Through the day: awake"),
    (Part::NowFed, "Through the day: milk"),
    (Part::NowAte, "Through the day: a meal"),
];

/// To whom a message went and how, and what came back.
#[must_use]
pub fn sent_words(entry: &DiaryEntry) -> String {
    let mut without_text = entry.clone();
    without_text.note = Note::default();
    entry_words(&without_text)
}

/// An entry in words, without its time.
#[must_use]
pub fn entry_words(entry: &DiaryEntry) -> String {
    let line = |line: &Option<Line>| line.as_ref().map(ToString::to_string);
    let what = match &entry.what {
        What::FromHome(told) => {
            let at = |words: &str, at: Option<Moment>| at.map(|at| format!("{words} at {}", at.clock()));
            let said = |what: &str, words: &Option<Line>| words.as_ref().map(|words| format!("{what}: {words}"));
            joined(
                [
                    said("last feed", &told.fed),
                    at("fed", told.fed_at),
                    at("nappy", told.changed_at),
                    said("night", &told.night),
                    at("woke", told.woke_at),
                    said("mood", &told.mood),
                    told.medicine.as_ref().map(|medicine| {
                        let more = joined([line(&told.dose), at("given", told.medicine_at)], ", ");
                        format!("medicine: {medicine} {more}").trim_end().to_owned()
                    }),
                ],
                "; ",
            )
        }
        What::Milk(milk) => {
            let amount = match (milk.taken, milk.offered) {
                (Some(taken), Some(offered)) => Some(format!("{taken} of {offered}")),
                (Some(taken), None) => Some(taken.to_string()),
                (None, Some(offered)) => Some(format!("{offered} offered")),
                (None, None) => None,
            };
            let by = milk.by.as_ref().map(|by| format!("given by {by}"));
            joined([Some(called(&MILK, milk.kind).to_owned()), amount, by], ", ")
        }
        What::Food(food) => {
            let foods = food.foods.iter().map(Line::as_str).collect::<Vec<_>>().join(", ");
            let eaten = match food.eaten {
                HowMuch::None => "ate none".to_owned(),
                some => format!("ate {}", called(&EATEN, some).to_lowercase()),
            };
            let new_food = food.new_food.then(|| "new food".to_owned());
            let head = format!("{}: {foods}", called(&MEALS, food.meal));
            joined([Some(head), Some(eaten), new_food, line(&food.reaction)], "; ")
        }
        What::Toileting(toileting) => {
            let cream = toileting.cream.then(|| "cream".to_owned());
            joined([Some(called(&TOILETING, toileting.kind).to_owned()), cream], ", ")
        }
        What::Sleep(sleep) => {
            let length = entry.slept().map(|(began, ended)| match ended {
                Some(ended) => format!("until {}, {}", ended.clock(), minutes(ended.minutes_since(began))),
                None => "asleep".to_owned(),
            });
            let place = sleep.place.map(|place| called(&PLACES, place).to_lowercase());
            let position = sleep.position.map(|position| called(&POSITIONS, position).to_lowercase());
            let checks: Vec<String> = sleep.checks.iter().map(|check| check.clock().to_string()).collect();
            let looked = (!checks.is_empty()).then(|| format!("looked at {}", checks.join(", ")));
            joined([length, place, position, looked], "; ")
        }
        What::Arrived(door) => door.by.as_ref().map(|by| format!("brought by {by}")).unwrap_or_default(),
        What::Left(door) => door.by.as_ref().map(|by| format!("collected by {by}")).unwrap_or_default(),
        What::Away(away) => {
            let asked = away.asked.as_ref().map(|asked| format!("told by, or asked: {asked}"));
            joined([line(&away.why), asked], "; ")
        }
        What::Permission(permission) => {
            let times = permission.times.as_ref().map(|times| format!("to be given {times}"));
            let until = permission.until.map(|day| format!("until {}", plain(day)));
            let signed = Some(if permission.signed { "signed" } else { "not signed" }.to_owned());
            let head = format!("{}, {}", permission.medicine, permission.dose);
            joined(
                [
                    Some(head),
                    times,
                    line(&permission.why),
                    Some(format!("allowed by {}", permission.by)),
                    signed,
                    until,
                ],
                "; ",
            )
        }
        What::Dose(dose) => {
            let by = dose.by.as_ref().map(|by| format!("given by {by}"));
            let witness = dose.witness.as_ref().map(|witness| format!("seen by {witness}"));
            joined(
                [
                    Some(format!("{}, {}", dose.medicine, dose.dose)),
                    by,
                    witness,
                    Some(told_words(dose.told.as_ref())),
                ],
                "; ",
            )
        }
        What::Accident(accident) => {
            let witness = accident.witness.as_ref().map(|witness| format!("seen by {witness}"));
            let first_aid = accident.first_aid.as_ref().map(|aid| format!("first aid: {aid}"));
            let told = Some(told_words(accident.told.as_ref()));
            joined(
                [
                    line(&accident.place),
                    line(&accident.injury),
                    first_aid,
                    line(&accident.by),
                    witness,
                    told,
                ],
                "; ",
            )
        }
        What::Sent(sent) => {
            let to: Vec<&str> = sent.to.iter().map(Line::as_str).collect();
            let reply = (!sent.reply.is_empty()).then(|| format!("they answered: {}", sent.reply));
            let what = match sent.handover_of {
                Some(day) if day == entry.day => "handover".to_owned(),
                Some(day) => format!("handover of {}", short(day, day)),
                None => "message".to_owned(),
            };
            joined(
                [Some(format!("{what} to {}, {}", to.join(", "), called(&WAYS, sent.way))), reply],
                "; ",
            )
        }
        What::Note(_) => String::new(),
    };
    joined([Some(what), Some(entry.note.to_string())], ". ")
}

/// What a day adds up to, in words.
#[must_use]
pub fn totals(totals: &Totals, unit: Unit) -> String {
    let times = |number: u32, word: &str| (number > 0).then(|| counted(number, word));
    let milk = (totals.feeds > 0).then(|| format!("{} milk in {}", totals.milk.shown(unit), counted(totals.feeds, "feed")));
    let asleep = (totals.sleeps > 0).then(|| format!("{} asleep", minutes(totals.asleep_minutes)));
    let nappies = times(totals.nappies, "nappy").map(|words| {
        let words = words.replace("nappys", "nappies");
        format!("{words} ({} wet, {} dirty)", totals.wet, totals.dirty)
    });
    let potty = (totals.potty > 0).then(|| format!("potty or toilet {}", counted(totals.potty, "time")));
    joined([milk, asleep, nappies, potty, times(totals.meals, "meal")], " · ")
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
        DiaryError::Questions(questions) => self::questions(questions, notebook).join(" "),
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
        (_, Some(Topic::Away)) => format!("{who} is written down as away on that day already."),
        (Topic::Arrived, Some(_)) => format!("{who} arrived{at} already. Write when they left in between, or change that time."),
        (Topic::Left, Some(_)) => format!("{who} left{at} already. Write when they came back in between, or change that time."),
        (_, Some(_)) => format!("{who} was here on that day{at}. Take that off the page first."),
    }
}

/// What is asked before an entry is kept, all of it.
#[must_use]
pub fn questions(all: &[Question], notebook: &Notebook) -> Vec<String> {
    let mut words: Vec<String> = all.iter().map(|one| question(one, notebook)).collect();
    if all.iter().any(Question::needs_reason) {
        words.push("If it is right all the same, write why.".to_owned());
    }
    words
}

/// What is asked before an entry is kept.
#[must_use]
fn question(question: &Question, notebook: &Notebook) -> String {
    let child = |id: ChildId| child_name(notebook, id);
    match question {
        Question::Allergy(id, met) => format!(
            "Stop: on {}’s page stands “{}”, and this says “{}”.",
            child(*id),
            met.allergy,
            met.food
        ),
        Question::MayNotCollect(id, who) => {
            format!("Stop: {who} is not among those who may collect {}.", child(*id))
        }
        Question::NoPermission(id, medicine) => {
            format!("Stop: no permission for {medicine} is written down for {} on that day.", child(*id))
        }
        Question::NotOfTheFamily(id, who) => format!("{who} is not among the people on {}’s page. May they allow a medicine?", child(*id)),
        Question::NotSigned(id, medicine) => format!(
            "The permission for {medicine} for {} is not signed yet. Is it right to give it?",
            child(*id)
        ),
        Question::NotTheDose(id, dose) => format!("Stop: the permission for {} says {dose} at a time.", child(*id)),
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
        Question::InTheNight(at) => {
            let (hour, minute) = (at.minutes() / 60, at.minutes() % 60);
            format!(
                "{at} is in the night. If you mean the afternoon, write it as {}:{minute:02}.",
                hour + 12
            )
        }
        Question::NotHere(odd) => journal_question(odd, notebook),
    }
}
