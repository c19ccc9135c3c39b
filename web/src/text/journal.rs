//! What the journal says: why an observation was not kept, and what is asked first.

use super::dates::plain;
use super::{child_name, first_slip};
use pebblebook::eyfs::Area;
use pebblebook::ids::ChildId;
use pebblebook::journal::{CHECKPOINTS, JournalError, Judgement, NoConsent, Observation, Question, Warning};
use pebblebook::notebook::Notebook;
use pebblebook::people::{Answer, Purpose, WhyNot};

/// How many letters of a longer text stand in a line of a list.
const BEGINNING: usize = 80;

/// Why the journal did not do it.
#[must_use]
pub fn journal_error(error: &JournalError, notebook: &Notebook) -> String {
    match error {
        JournalError::Slips(slips) => first_slip(slips),
        JournalError::Gone => "This is no longer in the book. Perhaps another tab has taken it out.".into(),
        JournalError::NoConsent(refused) => {
            let said: Vec<String> = refused.iter().map(|(at, refused)| no_consent(*at, refused, notebook)).collect();
            said.join(" ")
        }
        JournalError::NotFromThere { from, to } => format!("This next step is {}, and cannot be {} from there.", from.name(), to.name()),
        JournalError::Questions(questions) => {
            let asked: Vec<String> = questions.iter().map(|one| question(one, notebook)).collect();
            asked.join(" ")
        }
    }
}

/// Why a photo may not be kept.
fn no_consent(at: usize, refused: &NoConsent, notebook: &Notebook) -> String {
    format!("Photo {} cannot be kept. {}", at + 1, has_not_agreed(refused, notebook))
}

/// Who has not agreed to what of a photo, and why.
#[must_use]
pub fn has_not_agreed(refused: &NoConsent, notebook: &Notebook) -> String {
    let why = match &refused.why {
        WhyNot::Unanswered => "the family has not been asked, and that means no".to_owned(),
        WhyNot::Refused { by, on } => format!("{by} said no on {}", plain(*on)),
        WhyNot::Withdrawn { by, on } => format!("{by} withdrew it on {}", plain(*on)),
        WhyNot::Expired { review } => format!("it was to be asked again by {}", plain(*review)),
    };
    let child = child_name(notebook, refused.child);
    let purpose = purpose_title(refused.purpose);
    format!("{child}, “{purpose}”: {why}.")
}

/// What is asked before an observation is kept.
#[must_use]
pub fn question(question: &Question, notebook: &Notebook) -> String {
    let child = |id| child_name(notebook, id);
    match question {
        Question::NotStarted { child: id, starts } => format!("{} had not started then; the first day is {}.", child(*id), plain(*starts)),
        Question::HasLeft {
            child: id,
            last: Some(last),
        } => format!("{} had left by then; the last day was {}.", child(*id), plain(*last)),
        Question::HasLeft { child: id, last: None } => format!("{} has left.", child(*id)),
        Question::Closed { on } => format!("You were closed on {}.", plain(*on)),
    }
}

/// The words of an observation as they stand in one child's journal.
#[must_use]
pub fn words_for(seen: &Observation, child: ChildId) -> String {
    let own = seen.of_child(child).map(|of| of.line.as_str()).unwrap_or_default();
    [seen.text.as_str(), own].join(" ").trim().to_owned()
}

/// The first words of a longer text.
#[must_use]
pub fn beginning(words: &str) -> String {
    let mut first: String = words.chars().take(BEGINNING).collect();
    if first.len() < words.len() {
        first.push('…');
    }
    first
}

/// Words that begin a line.
#[must_use]
pub fn sentence(words: &str) -> String {
    let mut words = words.to_owned();
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}

/// What a question of the journal is about: what a child could do on arrival, or what is seen at about so many months of age.
#[must_use]
pub fn put_title(months: u32) -> String {
    match months {
        0 => "Starting point: what can they do on arrival?".to_owned(),
        months if months >= 24 && months % 12 == 0 => format!("Something to look for at about {} years", months / 12),
        months => format!("Something to look for at about {months} months"),
    }
}

/// What an observation is that answers a question of the journal.
#[must_use]
pub fn answers_to(months: u32) -> String {
    match months {
        0 => "The starting point, on arrival.".to_owned(),
        months => format!("{}.", put_title(months)),
    }
}

/// What there is to look for.
#[must_use]
pub fn put_lines(months: u32) -> Vec<String> {
    let checkpoint = CHECKPOINTS.iter().find(|one| one.months == months);
    checkpoint.map_or_else(
        || vec!["What do they do already, here and as the family tells it? A few lines for the areas you have seen are enough.".to_owned()],
        |one| {
            let line = |(area, words): (Area, &str)| format!("{}: {words}", area.name());
            one.look_for().into_iter().map(line).collect()
        },
    )
}

/// The level of a judgement, with the band it is meant within.
#[must_use]
pub fn level(judgement: &Judgement) -> String {
    match &judgement.band {
        Some(band) => format!("{}, {}", band.name, judgement.level.name),
        None => judgement.level.name.to_string(),
    }
}

/// The seven areas to choose from, or none of them.
#[must_use]
pub fn areas_or(none: &str) -> Vec<(String, String)> {
    let area = |area: Area| (area.name().to_owned(), area.name().to_owned());
    std::iter::once((String::new(), none.to_owned()))
        .chain(Area::ALL.into_iter().map(area))
        .collect()
}

/// The area of a name.
#[must_use]
pub fn area_named(name: &str) -> Option<Area> {
    Area::ALL.into_iter().find(|area| area.name() == name)
}

/// Here, or at home, as a form chooses between them.
#[must_use]
pub fn where_options() -> Vec<(String, String)> {
    [("here", "Here"), ("home", "At home")]
        .into_iter()
        .map(|(key, words)| (key.to_owned(), words.to_owned()))
        .collect()
}

/// "10:15 · at home · by Nana"; blank where it was she, here.
#[must_use]
pub fn noticed_by(observation: &Observation) -> String {
    let by = observation.by.as_ref().map(|by| format!("by {by}"));
    let home = observation.marks.at_home.then(|| "at home".to_owned());
    let at = observation.at.as_ref().map(ToString::to_string);
    [at, home, by].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What her words speak of, as a hint; nothing is ticked by it.
#[must_use]
pub fn spoken_of(areas: &[Area]) -> String {
    let names: Vec<&str> = areas.iter().map(|area| area.name()).collect();
    if names.is_empty() {
        return String::new();
    }
    format!("Your words may speak of: {}.", names.join(", "))
}

/// What she is warned of: each child that is named once, with those in whose journals the name would stand.
#[must_use]
pub fn warned(warnings: &[Warning], notebook: &Notebook) -> Vec<String> {
    let mut told: Vec<(ChildId, bool, Vec<String>)> = Vec::new();
    for warning in warnings {
        let name = child_name(notebook, warning.child);
        match told
            .iter_mut()
            .find(|(other, own_line, _)| (*other, *own_line) == (warning.other, warning.own_line))
        {
            Some((.., names)) => names.push(name),
            None => told.push((warning.other, warning.own_line, vec![name])),
        }
    }
    let line = |(other, own_line, names): (ChildId, bool, Vec<String>)| {
        let place = if own_line {
            "the line for that child alone"
        } else {
            "what happened"
        };
        format!(
            "{} is named in {place}, so the name stands in the journal of {}. Write “a friend” instead, or leave it: print says “another child”.",
            child_name(notebook, other),
            names.join(", ")
        )
    };
    told.into_iter().map(line).collect()
}

/// The question for a purpose.
#[must_use]
pub const fn purpose_title(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::OwnJournal => "In the child’s own journal",
        Purpose::OthersJournals => "In other children’s journals",
        Purpose::FamilyMessages => "In messages to the child’s family",
        Purpose::GroupMessages => "In messages to all families",
        Purpose::Display => "On display here",
        Purpose::Website => "On your website",
        Purpose::SocialMedia => "On social media",
        Purpose::Training => "For training",
        Purpose::Press => "In the press",
        Purpose::AfterLeaving => "Kept after the child has left",
    }
}

/// What can be answered, and what a form calls it.
const ANSWERS: [(Option<Answer>, &str, &str); 4] = [
    (None, "", "Not asked"),
    (Some(Answer::Given), "yes", "Yes"),
    (Some(Answer::Refused), "no", "No"),
    (Some(Answer::Withdrawn), "withdrawn", "Withdrawn"),
];

/// What a form calls an answer.
#[must_use]
pub fn answer_key(answer: Option<Answer>) -> &'static str {
    let found = ANSWERS.iter().find(|(one, ..)| *one == answer);
    found.map_or("", |(_, key, _)| *key)
}

/// The answer a form calls so.
#[must_use]
pub fn answer_of(key: &str) -> Option<Answer> {
    ANSWERS.iter().find(|(_, one, _)| *one == key).and_then(|(answer, ..)| *answer)
}

/// What can be answered, to choose from.
#[must_use]
pub fn answers() -> Vec<(String, String)> {
    ANSWERS
        .iter()
        .map(|(_, key, words)| ((*key).to_owned(), (*words).to_owned()))
        .collect()
}
