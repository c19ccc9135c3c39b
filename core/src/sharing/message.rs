//! Messages: to whom they may go, what was sent, and what came back. Only to people marked for messages; and before one goes it is looked through
//! for the names of other children.

use crate::diary::{DiaryEntry, What};
use crate::ids::ChildId;
use crate::notebook::Notebook;
use crate::people::names::spoken_of;
use crate::people::{Carer, Child};
use crate::time::{Moment, days_after};
use crate::words::{Line, Note};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A handover may go so many days after its day.
const LATE_DAYS: i64 = 14;

/// How something went home.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// By the telephone's own sheet.
    #[default]
    Shared,
    /// By a chat that was opened at the family's number.
    Chat,
    /// Copied, and pasted somewhere.
    Copied,
    /// On paper.
    Printed,
    /// Said at the door.
    Said,
}

/// A message that went to a child's family. Its words are the note of its entry.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// To whom, by the names they had then.
    pub to: Vec<Line>,
    /// How.
    pub way: Way,
    /// Of which day it is the handover, which may be written the next morning; none where it is a message.
    #[serde(with = "crate::time::day::optional")]
    pub handover_of: Option<NaiveDate>,
    /// What the family answered.
    pub reply: Note,
    /// When that was written down.
    pub replied: Option<Moment>,
}

/// Who of a child's family may be messaged.
pub fn recipients(child: &Child) -> impl Iterator<Item = &Carer> {
    child.carers.iter().filter(|carer| carer.gets_messages)
}

/// The other children a text for this child's family names. The app cannot know whether “Rose” is a girl or a flower: she looks and decides.
#[must_use]
pub fn named_in(notebook: &Notebook, child: &Child, text: &str) -> Vec<ChildId> {
    spoken_of(notebook, child, text)
}

/// A telephone number as chat links want it, digits with the country first; a number that begins with one nought is a British one. None where
/// it is no number.
#[must_use]
pub fn chat_number(phone: &str) -> Option<String> {
    let phone = phone.replace("(0)", "");
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    let abroad = phone
        .trim_start()
        .starts_with('+')
        .then_some(digits.as_str())
        .or(digits.strip_prefix("00"));
    let number = match (abroad, digits.strip_prefix('0')) {
        (Some(abroad), _) => abroad.to_owned(),
        (None, Some(home)) => format!("44{home}"),
        (None, None) => digits,
    };
    (8..=15).contains(&number.len()).then_some(number)
}

impl DiaryEntry {
    /// The message it tells of.
    #[must_use]
    pub fn sent(&self) -> Option<&Sent> {
        if let What::Sent(sent) = &self.what { Some(sent) } else { None }
    }
}

/// The messages to a child's family, the latest first.
#[must_use]
pub fn messages(notebook: &Notebook, child: ChildId) -> Vec<&DiaryEntry> {
    let mut all: Vec<_> = notebook.diary_of(child).filter(|entry| entry.sent().is_some()).collect();
    crate::order::by_key(&mut all, |entry| std::cmp::Reverse((entry.day, entry.at, entry.id)));
    all
}

/// Whether the handover of a child's day has gone home.
#[must_use]
pub fn is_sent(notebook: &Notebook, child: ChildId, day: NaiveDate) -> bool {
    let mut since = (0..=LATE_DAYS).flat_map(|later| notebook.diary_of_on(child, days_after(day, later)));
    since.any(|entry| entry.sent().is_some_and(|sent| sent.handover_of == Some(day)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (phone, number) in [
            ("07700 900114", Some("447700900114")),
            ("+44 7700 900114", Some("447700900114")),
            ("+44 (0)7700 900114", Some("447700900114")),
            ("0044 7700-900114", Some("447700900114")),
            ("+353 85 123 4567", Some("353851234567")),
            ("ask Dad", None),
            ("999", None),
            ("", None),
        ] {
            assert_eq!(chat_number(phone).as_deref(), number, "{phone}");
        }
    }
}
