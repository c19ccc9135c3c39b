//! What a child is taken with, here and at home: a living list, on which something stands until it has faded.

use super::JournalError;
use crate::asked::{Field, Problem, Reading};
use crate::change::{ChangeSet, Deed, Outcome};
use crate::ids::{ChildId, InterestId};
use crate::notebook::Notebook;
use crate::time::Ctx;
use crate::words::Line;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// An interest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interest {
    /// Identity.
    pub id: InterestId,
    /// Whose.
    pub child: ChildId,
    /// In what.
    pub text: Line,
    /// As the family tells, at home; else here.
    pub at_home: bool,
    /// Since when it is known.
    #[serde(with = "crate::time::day")]
    pub since: NaiveDate,
    /// The day by which it had faded; none while it lasts.
    #[serde(with = "crate::time::day::optional")]
    pub until: Option<NaiveDate>,
}

impl Interest {
    /// Whether it lasts on a day.
    #[must_use]
    pub fn lasts_on(&self, day: NaiveDate) -> bool {
        self.since <= day && self.until.is_none_or(|until| day < until)
    }
}

/// An interest as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "as typed; see Interest")]
pub struct InterestAsked {
    pub child: ChildId,
    pub text: String,
    pub at_home: bool,
    pub since: String,
    pub until: String,
}

impl InterestAsked {
    /// An interest as a form shows it.
    #[must_use]
    pub fn of(interest: &Interest) -> Self {
        InterestAsked {
            child: interest.child,
            text: interest.text.to_string(),
            at_home: interest.at_home,
            since: interest.since.to_string(),
            until: interest.until.map(|day| day.to_string()).unwrap_or_default(),
        }
    }
}

pub(super) fn save(notebook: &Notebook, id: Option<InterestId>, asked: &InterestAsked, ctx: &mut Ctx<'_>) -> Result<Outcome, JournalError> {
    if id.is_some_and(|id| notebook.interest(id).is_none()) {
        return Err(JournalError::Gone);
    }
    let child = notebook.child(asked.child).ok_or(JournalError::Gone)?;
    let mut reading = Reading::new();
    let text = reading.line(Field::InterestIn, &asked.text);
    let since = reading.past_day(Field::Since, &asked.since, ctx.today, Some(child.born));
    let until = reading.optional_day(Field::Until, &asked.until);
    if let (Some(since), Some(until)) = (since, until)
        && until < since
    {
        reading.slip(Field::Until, Problem::Before { day: since });
    }
    let interest = text.zip(since).map(|(text, since)| Interest {
        id: id.unwrap_or_else(|| ctx.fresh()),
        child: child.id,
        text,
        at_home: asked.at_home,
        since,
        until,
    });
    let interest = reading.finish(interest).map_err(JournalError::Slips)?;
    Ok(Outcome {
        changes: ChangeSet::put(interest),
        deed: Deed::InterestSaved { child: child.id },
    })
}

/// A child's interests on a day, those that last first and the newest before the others.
#[must_use]
pub fn interests_of(notebook: &Notebook, child: ChildId, day: NaiveDate) -> Vec<&Interest> {
    let mut all: Vec<_> = notebook
        .interests()
        .filter(|interest| interest.child == child && interest.since <= day)
        .collect();
    crate::order::by_key(&mut all, |interest| {
        (!interest.lasts_on(day), std::cmp::Reverse((interest.since, interest.id)))
    });
    all
}
