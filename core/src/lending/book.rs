//! A book of the library, as kept: the title, its copies with their stickers, and the card that goes home with it.

use super::isbn::Isbn;
use crate::ids::{CopyId, ItemId, ObjectiveId, PhotoId};
use crate::words::{Line, Note};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How worn a copy is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Condition {
    New,
    #[default]
    Good,
    Worn,
    NeedsRepair,
}

impl Condition {
    /// All four, best first.
    pub const ALL: [Condition; 4] = [Condition::New, Condition::Good, Condition::Worn, Condition::NeedsRepair];
}

/// Whether a copy can be lent. Not whether it is out: that is a matter of loans, and a copy that is out is still `Ready`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CopyState {
    /// Fit to be lent.
    #[default]
    Ready,
    /// To be looked at before it is lent again.
    NeedsCheck,
    /// Being mended.
    InRepair,
    /// Nobody knows where it is.
    Lost,
    /// Taken out of the library, with the reason.
    Retired(Line),
}

/// One physical copy: the thing with the sticker.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookCopy {
    /// Identity.
    pub id: CopyId,
    /// The number on its sticker, unique in the library.
    pub number: Line,
    /// How worn it is.
    pub condition: Condition,
    /// Whether it can be lent.
    pub state: CopyState,
}

/// A word of the story and what it means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExplainedWord {
    /// The word.
    pub word: Line,
    /// What it means, for a child.
    pub meaning: Option<Line>,
}

/// The card for parents: how to use the story at home, and what it helps a child learn.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// Ways to use the story.
    pub ways: Vec<Note>,
    /// Questions to ask.
    pub questions: Vec<Note>,
    /// Words to explore.
    pub words: Vec<ExplainedWord>,
    /// Things to do after.
    pub afterwards: Vec<Note>,
    /// Learning objectives the book covers.
    pub objectives: Vec<ObjectiveId>,
}

impl Card {
    /// Whether nothing is on it yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self == &Card::default()
    }
}

/// A book.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Book {
    /// Identity.
    pub id: ItemId,
    /// Title.
    pub title: Line,
    /// Who wrote it.
    pub author: Option<Line>,
    /// Who drew it.
    pub illustrator: Option<Line>,
    /// Its ISBN, if it has one.
    pub isbn: Option<Isbn>,
    /// A picture of the cover.
    pub cover: Option<PhotoId>,
    /// Themes: "animals", "bedtime".
    pub themes: Vec<Line>,
    /// Suggested from this age, in years.
    pub youngest: Option<u32>,
    /// Suggested up to this age, in years.
    pub oldest: Option<u32>,
    /// Where it is kept.
    pub kept: Option<Line>,
    /// When it joined the library.
    #[serde(with = "crate::time::day")]
    pub added: NaiveDate,
    /// The card for parents.
    pub card: Card,
    /// The copies; never empty.
    pub copies: Vec<BookCopy>,
}

impl Book {
    /// One of its copies.
    #[must_use]
    pub fn copy(&self, id: CopyId) -> Option<&BookCopy> {
        self.copies.iter().find(|copy| copy.id == id)
    }

    /// Whether it is suggested for an age in completed years.
    #[must_use]
    pub fn suits_age(&self, years: u32) -> bool {
        self.youngest.is_none_or(|youngest| youngest <= years) && self.oldest.is_none_or(|oldest| years <= oldest)
    }
}
