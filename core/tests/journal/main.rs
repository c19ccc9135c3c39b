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
use door::{Door, JPEG};
use pebblebook::asked::{Field, Problem};
use pebblebook::change::Deed;
use pebblebook::command::{Command, Refusal, Undo};
use pebblebook::ids::{ChildId, ObservationId};
use pebblebook::journal::{JournalCommand, JournalError, ObservationAsked};

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
