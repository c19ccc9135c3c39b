//! The learning journal as its rules promise it: what is kept and what is asked first, whose page shows what, searching, and what a family is
//! handed.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    dead_code,
    reason = "these are tests, at the door of the library's"
)]

#[path = "../library/door.rs"]
mod door;

mod consents;
mod judging;
mod observing;
mod pages;
mod searching;
mod tracking;

use chrono::NaiveDate;
use door::Door;
use pebblebook::asked::{Field, Problem};
use pebblebook::change::Deed;
use pebblebook::command::{Command, Refusal, Undo};
use pebblebook::ids::{ChildId, ObservationId};
use pebblebook::journal::{JournalCommand, JournalError, ObservationAsked};
use pebblebook::people::{Answer, ConsentAsked, ConsentsAsked, PeopleCommand, Purpose};

/// The first bytes of a small JPEG, which is all that is read of one.
const JPEG: [u8; 19] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xFF, 0xC2, 0, 17, 8, 1, 0, 2, 0, 3];

fn ask(door: &mut Door, command: JournalCommand) -> Result<(Deed, Undo), JournalError> {
    match door.ask(Command::Journal(command)) {
        Ok(done) => Ok(done),
        Err(Refusal::Journal(error)) => Err(error),
        Err(other) => panic!("{other:?}"),
    }
}

fn save(door: &mut Door, asked: ObservationAsked) -> Result<ObservationId, JournalError> {
    match ask(door, JournalCommand::Save(None, asked, Vec::new()))?.0 {
        Deed::ObservationSaved { observation, .. } => Ok(observation),
        other => panic!("{other:?}"),
    }
}

/// The family of a child says yes to these.
fn agree(door: &mut Door, child: ChildId, to: &[Purpose]) {
    let answer = |purpose: Purpose| ConsentAsked {
        answer: to.contains(&purpose).then_some(Answer::Given),
        by: "Mum".into(),
        on: door.today().to_string(),
        review: String::new(),
    };
    let answers = Purpose::ALL.map(answer).to_vec();
    door.ask(Command::People(PeopleCommand::SaveConsents(child, ConsentsAsked { answers })))
        .unwrap();
}

/// An observation of some children on a day, finished.
fn seen(children: &[ChildId], on: NaiveDate, text: &str) -> ObservationAsked {
    ObservationAsked {
        text: text.into(),
        finished: true,
        ..ObservationAsked::blank(children, on)
    }
}

fn slips(refused: Result<ObservationId, JournalError>) -> Vec<(Field, Option<usize>, Problem)> {
    match refused {
        Err(JournalError::Slips(slips)) => slips.into_iter().map(|slip| (slip.field, slip.at, slip.problem)).collect(),
        other => panic!("{other:?}"),
    }
}
