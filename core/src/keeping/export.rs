//! Everything that is held on one child and nothing of any other: as a document to hand over, and for a page to read and print. Books stand
//! in it by their titles, children by no number, and a place in the queue by its day, for the place itself would tell of the others.
//! Not here: whether another child is named in what was written freely ([`super::others_in`]); she decides about that.

use super::KeepingError;
use super::diary::{ExportedRoutine, diary, routine};
use super::held::Held;
use super::papers::{Entry, file, journal};
use crate::ids::{ChildId, ItemId, PhotoId};
use crate::journal::page_of;
use crate::json;
use crate::lending::{Condition, GoesTo, HurdleName, KeptReason, Loan, LogSource, ReadingLogEntry, Renewal};
use crate::notebook::Notebook;
use crate::people::{Carer, ChildColour, Consent, LendingPause};
use crate::picture::Photo;
use chrono::NaiveDate;
use serde::Serialize;

/// What the document says of itself.
const WHAT_THIS_IS: &str = "Everything that the childcare setting named here holds in its Pebblebook about the one child named here, on the \
                            day it was made. Days are written year-month-day.";

/// Everything that is held on one child.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "as in the records it is taken from")]
pub struct Export {
    pub what_this_is: &'static str,
    pub setting: String,
    #[serde(with = "crate::time::day")]
    pub made_on: NaiveDate,
    pub child: ExportedChild,
    pub family_and_contacts: Vec<Carer>,
    pub agreed_to: Vec<Consent>,
    pub loans: Vec<ExportedLoan>,
    pub waiting_for: Vec<ExportedWish>,
    pub would_like: Vec<ExportedWish>,
    /// What other children are called is left out of it.
    pub learning_journal: Vec<Entry>,
    /// Here too. What was changed stands in it as it was, and as it is.
    pub communication_book: Vec<Entry>,
    pub comes_usually: Option<ExportedRoutine>,
}

/// The child.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "as in Child")]
pub struct ExportedChild {
    pub full_name: String,
    pub known_as: String,
    #[serde(with = "crate::time::day")]
    pub date_of_birth: NaiveDate,
    #[serde(with = "crate::time::day::optional")]
    pub first_day: Option<NaiveDate>,
    #[serde(with = "crate::time::day::optional")]
    pub last_day: Option<NaiveDate>,
    pub put_away_as_a_leaver: bool,
    pub allergies: Vec<String>,
    pub needs: String,
    pub notes: String,
    pub lending_paused: Option<LendingPause>,
    pub colour_in_the_app: ChildColour,
    pub photo: Option<String>,
}

/// A loan, with its reading log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "as in Loan")]
pub struct ExportedLoan {
    pub title: String,
    #[serde(with = "crate::time::day")]
    pub lent: NaiveDate,
    #[serde(with = "crate::time::day")]
    pub due: NaiveDate,
    pub renewed: Vec<Renewal>,
    pub decided_against_a_rule: Vec<ExportedReason>,
    #[serde(with = "crate::time::day::many")]
    pub reminded: Vec<NaiveDate>,
    pub back: Option<ExportedReturn>,
    pub reading_log: Vec<ExportedLine>,
}

/// A decision against a rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "as in KeptReason")]
pub struct ExportedReason {
    #[serde(with = "crate::time::day")]
    pub on: NaiveDate,
    pub against: Vec<HurdleName>,
    pub reason: String,
}

/// How a loan ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "as in Return")]
pub struct ExportedReturn {
    #[serde(with = "crate::time::day")]
    pub on: NaiveDate,
    pub condition: Condition,
    pub comment: String,
    pub went_to: GoesTo,
}

/// A line of the reading log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "as in ReadingLogEntry")]
pub struct ExportedLine {
    #[serde(with = "crate::time::day")]
    pub on: NaiveDate,
    pub who_read: String,
    pub how: String,
    pub liked: String,
    pub came_by: LogSource,
    pub for_the_journal: bool,
}

/// A book that is waited for, or wished for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "as in Hold and Wish")]
pub struct ExportedWish {
    pub title: String,
    #[serde(with = "crate::time::day")]
    pub since: NaiveDate,
}

/// The photos that may go along with what is held on a child.
#[must_use]
pub fn photos_to_export(notebook: &Notebook, id: ChildId, today: NaiveDate) -> Vec<PhotoId> {
    let Some(held) = Held::on(notebook, id) else {
        return Vec::new();
    };
    let mut photos: Vec<PhotoId> = held.child.photo.into_iter().collect();
    for page in held.seen.iter().filter_map(|seen| page_of(notebook, seen, id, today)) {
        photos.extend(page.handed_over.iter().map(|picture| picture.photo));
    }
    photos
}

/// Everything that is held on a child. Photos lie apart from the records, and are handed in where they are to go along.
///
/// # Errors
/// When the child is not there any more.
pub fn export(notebook: &Notebook, id: ChildId, photos: &[Photo], today: NaiveDate) -> Result<Export, KeepingError> {
    let held = Held::on(notebook, id).ok_or(KeepingError::Gone)?;
    let title = |item: ItemId| notebook.book(item).map(|book| book.title.to_string()).unwrap_or_default();
    let wish = |item: ItemId, since: NaiveDate| ExportedWish { title: title(item), since };
    let child = held.child;
    Ok(Export {
        what_this_is: WHAT_THIS_IS,
        setting: notebook.setting().map(|setting| setting.name.to_string()).unwrap_or_default(),
        made_on: today,
        child: ExportedChild {
            full_name: child.name.to_string(),
            known_as: child.known_as().to_owned(),
            date_of_birth: child.born,
            first_day: child.starts,
            last_day: child.leaves,
            put_away_as_a_leaver: child.archived,
            allergies: child.allergies.iter().map(ToString::to_string).collect(),
            needs: child.needs.to_string(),
            notes: child.notes.to_string(),
            lending_paused: child.pause.clone(),
            colour_in_the_app: child.colour,
            photo: photos.iter().find(|photo| child.photo == Some(photo.id)).map(file),
        },
        family_and_contacts: child.carers.clone(),
        agreed_to: held.consents.map(|kept| kept.answers.clone()).unwrap_or_default(),
        loans: held.loans.iter().map(|loan| loan_of(&held, loan, title(loan.item))).collect(),
        waiting_for: held.holds.iter().map(|hold| wish(hold.item, hold.on)).collect(),
        would_like: held.wishes.iter().map(|wished| wish(wished.item, wished.on)).collect(),
        learning_journal: journal(notebook, &held, photos, today),
        communication_book: diary(notebook, &held),
        comes_usually: held.routine.map(routine),
    })
}

fn loan_of(held: &Held<'_>, loan: &Loan, title: String) -> ExportedLoan {
    let reason = |kept: &KeptReason| ExportedReason {
        on: kept.on,
        against: kept.against.clone(),
        reason: kept.reason.to_string(),
    };
    let line = |entry: &&ReadingLogEntry| ExportedLine {
        on: entry.on,
        who_read: entry.who.as_ref().map(ToString::to_string).unwrap_or_default(),
        how: entry.how.to_string(),
        liked: entry.liked.to_string(),
        came_by: entry.source,
        for_the_journal: entry.keep_for_journal,
    };
    ExportedLoan {
        title,
        lent: loan.lent,
        due: loan.due,
        renewed: loan.renewals.clone(),
        decided_against_a_rule: loan.reasons.iter().map(reason).collect(),
        reminded: loan.reminders.clone(),
        back: loan.returned.as_ref().map(|back| ExportedReturn {
            on: back.on,
            condition: back.condition,
            comment: back.comment.to_string(),
            went_to: back.goes_to,
        }),
        reading_log: held.log.iter().filter(|entry| entry.loan == loan.id).map(line).collect(),
    }
}

impl Export {
    /// The document to hand over: JSON, a fact a line, for people to read as well as for other programs.
    #[must_use]
    pub fn document(&self) -> Vec<u8> {
        spread(&json::write(self))
    }
}

/// Puts every fact on a line of its own, two blanks further in for each thing it is part of. What stands in quotes is left as it is.
fn spread(text: &[u8]) -> Vec<u8> {
    let mut spread = Vec::with_capacity(text.len() * 2);
    let (mut deep, mut quoted, mut escaped, mut opened) = (0usize, false, false, false);
    let line = |spread: &mut Vec<u8>, deep: usize| {
        spread.push(b'\n');
        spread.resize(spread.len() + deep * 2, b' ');
    };
    for byte in text.iter().copied() {
        let closes = !quoted && matches!(byte, b'}' | b']');
        if closes {
            deep = deep.saturating_sub(1);
        }
        // Nothing in it: the brackets stay together.
        if opened != closes {
            line(&mut spread, deep);
        }
        opened = !quoted && matches!(byte, b'{' | b'[');
        deep += usize::from(opened);
        spread.push(byte);
        match byte {
            b',' if !quoted => line(&mut spread, deep),
            b':' if !quoted => spread.push(b' '),
            b'"' if !escaped => quoted = !quoted,
            _ => {}
        }
        escaped = byte == b'\\' && !escaped;
    }
    spread.push(b'\n');
    spread
}
