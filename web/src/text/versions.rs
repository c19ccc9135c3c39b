//! Records and their fields in words, where two versions stand side by side.

use super::dates::plain;
use super::{child_name, diary, title};
use pebblebook::notebook::Notebook;
use pebblebook::row::Record;

/// What a record is, for the heading above its two versions.
#[must_use]
pub fn record_name(record: &Record, notebook: &Notebook) -> String {
    match record {
        Record::Setting(_) => "Your setting".to_owned(),
        Record::Calendar(_) => "Terms and closed days".to_owned(),
        Record::Sample(_) => "The sample".to_owned(),
        Record::Child(child) => child.known_as().to_owned(),
        Record::Consents(consents) => format!("What {}’s family agreed to", child_name(notebook, consents.child)),
        Record::Book(book) => book.title.to_string(),
        Record::Objective(_) => "A learning objective".to_owned(),
        Record::Loan(loan) => format!("{}: {}", child_name(notebook, loan.child), title(notebook, loan.item)),
        Record::Hold(hold) => format!("{} waits for {}", child_name(notebook, hold.child), title(notebook, hold.item)),
        Record::Wish(wish) => format!("{} would like {}", child_name(notebook, wish.child), title(notebook, wish.item)),
        Record::ReadingLogEntry(entry) => format!(
            "Reading log: {}, {}",
            child_name(notebook, entry.child),
            title(notebook, entry.item)
        ),
        Record::Observation(observation) => {
            let names: Vec<String> = observation.children.iter().map(|of| child_name(notebook, of.child)).collect();
            format!("Journal: {}", names.join(", "))
        }
        Record::Judgement(judged) => format!("Judgement: {}, {}", child_name(notebook, judged.child), judged.area.name()),
        Record::NextStep(step) => format!("Next step of {}", child_name(notebook, step.child)),
        Record::Interest(interest) => format!("Interest of {}", child_name(notebook, interest.child)),
        Record::DiaryEntry(entry) => format!(
            "{}, {}: {}",
            child_name(notebook, entry.child),
            plain(entry.day),
            diary::topic(entry.topic())
        ),
        Record::DayRules(_) => "How you keep your days".to_owned(),
        Record::Routine(routine) => format!("What is usual for {}", child_name(notebook, routine.child)),
        Record::ClosedDay(closed) => format!("The closing of {}", plain(closed.day)),
        Record::Scales(_) => "The words you judge in".to_owned(),
        Record::Keeping(_) => "How long things are kept".to_owned(),
        Record::SetAside(_) => "A version".to_owned(),
        Record::Photo(_) => "A picture".to_owned(),
    }
}

/// That what is to be saved was changed elsewhere since she began, and how: each field with what stands there now.
#[must_use]
pub fn changed_meanwhile(torn: &[(String, String)]) -> String {
    let said: Vec<String> = torn
        .iter()
        .map(|(field, other)| format!("{}: “{other}”.", field_name(field)))
        .collect();
    format!(
        "Not saved yet. This was changed meanwhile, in another window or by a file. There it says now: {} Save again to put yours in its place.",
        said.join(" ")
    )
}

/// The name of a field, as it stands in a record: `carers.1.phone` becomes “Carers, no. 2, phone”.
#[must_use]
pub fn field_name(path: &str) -> String {
    let word = |part: &str| {
        part.parse::<u32>()
            .map_or_else(|_| part.replace('_', " "), |at| format!("no. {}", at + 1))
    };
    let mut name = path.split('.').map(word).collect::<Vec<_>>().join(", ");
    // The names of fields are English.
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn a_field_is_named_as_people_count() {
        assert_eq!(field_name("carers.1.phone"), "Carers, no. 2, phone");
        assert_eq!(field_name("allergies.2"), "Allergies, no. 3");
        assert_eq!(field_name("date_of_birth"), "Date of birth");
    }
}
