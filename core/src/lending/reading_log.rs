//! The reading log: what a parent wrote on the paper log or told at the door about how the child used the book.

use super::LendingError;
use crate::asked::{Field, Problem, Reading};
use crate::change::{ChangeSet, Deed, Outcome};
use crate::ids::{ChildId, ItemId, LoanId, ReadingLogEntryId};
use crate::notebook::Notebook;
use crate::row::Kind;
use crate::time::Ctx;
use crate::words::{Line, Note};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How an entry reached the setting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LogSource {
    /// Written on the paper log that went home with the book.
    #[default]
    PaperLog,
    /// Told at the door.
    AtTheDoor,
}

/// One line of a reading log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadingLogEntry {
    /// Identity.
    pub id: ReadingLogEntryId,
    /// The loan it belongs to.
    pub loan: LoanId,
    /// The child, as on the loan.
    pub child: ChildId,
    /// The item, as on the loan.
    pub item: ItemId,
    /// The day they read.
    #[serde(with = "crate::time::day")]
    pub on: NaiveDate,
    /// Who read with the child.
    pub who: Option<Line>,
    /// How the child used the book: "retold it from the pictures".
    pub how: Note,
    /// What they liked.
    pub liked: Note,
    /// How it reached the setting.
    pub source: LogSource,
    /// Whether it is to become part of the learning journal.
    pub keep_for_journal: bool,
}

/// A line of the log as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "as typed; see ReadingLogEntry")]
pub struct LogEntryAsked {
    pub loan: LoanId,
    pub on: String,
    pub who: String,
    pub how: String,
    pub liked: String,
    pub source: LogSource,
    pub keep_for_journal: bool,
}

impl LogEntryAsked {
    /// A blank line of the log for a loan, dated today.
    #[must_use]
    pub fn blank(loan: LoanId, today: NaiveDate) -> Self {
        LogEntryAsked {
            loan,
            on: today.to_string(),
            who: String::new(),
            how: String::new(),
            liked: String::new(),
            source: LogSource::default(),
            keep_for_journal: false,
        }
    }

    /// A line that is kept, as a form shows it.
    #[must_use]
    pub fn of(entry: &ReadingLogEntry) -> Self {
        LogEntryAsked {
            loan: entry.loan,
            on: entry.on.to_string(),
            who: entry.who.as_ref().map(ToString::to_string).unwrap_or_default(),
            how: entry.how.to_string(),
            liked: entry.liked.to_string(),
            source: entry.source,
            keep_for_journal: entry.keep_for_journal,
        }
    }

    /// Whether nothing has been written into it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        [&self.who, &self.how, &self.liked].iter().all(|text| text.trim().is_empty())
    }

    /// Reads the line; `earliest` is the day the book went home.
    pub(super) fn read(&self, notebook: &Notebook, id: ReadingLogEntryId, today: NaiveDate) -> Result<ReadingLogEntry, LendingError> {
        let loan = notebook.loan(self.loan).ok_or(LendingError::Gone)?;
        let mut reading = Reading::new();
        let on = reading.day(Field::ReadOn, &self.on);
        if let Some(on) = on {
            if on > today {
                reading.slip(Field::ReadOn, Problem::InTheFuture);
            } else if on < loan.lent {
                reading.slip(Field::ReadOn, Problem::Before { day: loan.lent });
            }
        }
        let who = reading.optional_line(Field::WhoRead, &self.who);
        let how = reading.note(Field::HowUsed, &self.how);
        let liked = reading.note(Field::Liked, &self.liked);
        if how.is_empty() && liked.is_empty() && !reading.has_slips() {
            reading.slip(Field::HowUsed, Problem::Missing);
        }
        let entry = on.map(|on| ReadingLogEntry {
            id,
            loan: loan.id,
            child: loan.child,
            item: loan.item,
            on,
            who,
            how,
            liked,
            source: self.source,
            keep_for_journal: self.keep_for_journal,
        });
        reading.finish(entry).map_err(LendingError::Slips)
    }
}

pub(super) fn save(
    notebook: &Notebook,
    id: Option<ReadingLogEntryId>,
    asked: &LogEntryAsked,
    ctx: &mut Ctx<'_>,
) -> Result<Outcome, LendingError> {
    if id.is_some_and(|id| notebook.log_entry(id).is_none()) {
        return Err(LendingError::Gone);
    }
    let entry = asked.read(notebook, id.unwrap_or_else(|| ctx.fresh()), ctx.today)?;
    let deed = Deed::LogEntrySaved {
        child: entry.child,
        item: entry.item,
        kept_for_journal: entry.keep_for_journal,
    };
    Ok(Outcome {
        changes: ChangeSet::put(entry),
        deed,
    })
}

pub(super) fn remove(notebook: &Notebook, id: ReadingLogEntryId) -> Result<Outcome, LendingError> {
    let entry = notebook.log_entry(id).ok_or(LendingError::Gone)?;
    let mut changes = ChangeSet::new();
    changes.remove(Kind::ReadingLogEntry, id);
    Ok(Outcome {
        changes,
        deed: Deed::LogEntryRemoved {
            child: entry.child,
            item: entry.item,
        },
    })
}

pub(super) fn keep_for_journal(notebook: &Notebook, id: ReadingLogEntryId, keep: bool) -> Result<Outcome, LendingError> {
    let entry = notebook.log_entry(id).ok_or(LendingError::Gone)?;
    let entry = ReadingLogEntry {
        keep_for_journal: keep,
        ..entry.clone()
    };
    let deed = Deed::LogEntrySaved {
        child: entry.child,
        item: entry.item,
        kept_for_journal: keep,
    };
    Ok(Outcome {
        changes: ChangeSet::put(entry),
        deed,
    })
}
