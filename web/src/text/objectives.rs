//! What is said of objectives: why a set in a file was not taken in.

use super::{slip, slips, trouble};
use crate::state::Trouble;
use pebblebook::command::Refusal;
use pebblebook::eyfs::ObjectiveError;
use pebblebook::json::Unread;
use pebblebook::notebook::Notebook;

/// How many things of one file are told at once.
const TOLD_AT_ONCE: usize = 3;

/// Why a set of objectives was not taken in: of a slip it is told which objective of the file it is in.
#[must_use]
pub fn set_trouble(refused: &Trouble, notebook: &Notebook) -> String {
    let slips = slips(refused);
    if slips.is_empty() {
        return match refused {
            Trouble::Refused(Refusal::Objectives(ObjectiveError::NotASet(unread))) => not_a_set(unread),
            _ => trouble(refused, notebook),
        };
    }
    let said = slips.iter().take(TOLD_AT_ONCE).map(|one| match one.at {
        Some(at) => format!("Objective {} of the file: {}", at + 1, slip(one)),
        None => slip(one),
    });
    let mut said: Vec<String> = said.collect();
    if slips.len() > TOLD_AT_ONCE {
        said.push(format!("And {} more like these.", slips.len() - TOLD_AT_ONCE));
    }
    said.push("Nothing was taken in.".to_owned());
    said.join(" ")
}

/// Why the text of a file is no set at all.
fn not_a_set(unread: &Unread) -> String {
    let why = match unread {
        Unread::NotJson { .. } => "It is not written in JSON, or a comma, a bracket or a quotation mark is missing.".to_owned(),
        Unread::Missing(field) => format!("“{field}” is missing in it."),
        Unread::Twice(field) => format!("“{field}” stands twice in one objective."),
        Unread::Unknown => "There is a name in it that the app does not know.".to_owned(),
        Unread::Value => "Something in it is of another kind than it should be.".to_owned(),
    };
    format!("This file holds no set of objectives that the app can read. {why} Nothing was taken in.")
}
