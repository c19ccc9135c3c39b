//! A next step: what a child might be helped towards, from the first thought of it until it is seen, changed or dropped. There need be none.

use super::JournalError;
use crate::asked::{Field, Problem, Reading};
use crate::change::{ChangeSet, Deed, Outcome};
use crate::eyfs::Area;
use crate::ids::{ChildId, NextStepId, ObservationId};
use crate::notebook::Notebook;
use crate::time::Ctx;
use crate::words::Note;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How far a next step has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepState {
    /// Thought of.
    #[default]
    Proposed,
    /// Agreed with the parent.
    Agreed,
    /// Being worked on.
    Active,
    /// An observation shows it. The end.
    Seen,
    /// Something else took its place. The end.
    Changed,
    /// Given up. The end.
    Dropped,
}

impl StepState {
    /// What it is called where it is handed over.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            StepState::Proposed => "proposed",
            StepState::Agreed => "agreed with the family",
            StepState::Active => "being worked on",
            StepState::Seen => "seen",
            StepState::Changed => "changed",
            StepState::Dropped => "dropped",
        }
    }

    /// Whether it has not ended.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, StepState::Proposed | StepState::Agreed | StepState::Active)
    }

    /// Whether it may come to that from here: forwards, to an end, and from an end back to being worked on.
    #[must_use]
    pub fn may_come_to(self, next: StepState) -> bool {
        if self.is_open() { self < next } else { next == StepState::Active }
    }
}

/// That a next step came to something on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepMark {
    /// When.
    #[serde(with = "crate::time::day")]
    pub on: NaiveDate,
    /// To what.
    pub state: StepState,
    /// Why, where it was changed or dropped.
    pub reason: Note,
    /// The observation that shows it, where it was seen.
    pub seen_in: Option<ObservationId>,
}

/// A next step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextStep {
    /// Identity.
    pub id: NextStepId,
    /// Whose.
    pub child: ChildId,
    /// In which area, if one.
    pub area: Option<Area>,
    /// What it is.
    pub text: Note,
    /// An idea for home.
    pub at_home: Note,
    /// The observation it came from, if one.
    pub from: Option<ObservationId>,
    /// When to look at it again.
    #[serde(with = "crate::time::day::optional")]
    pub review: Option<NaiveDate>,
    /// What it came to, in order; the first when it was set.
    pub marks: Vec<StepMark>,
}

impl NextStep {
    /// How far it is.
    #[must_use]
    pub fn state(&self) -> StepState {
        self.marks.last().map(|mark| mark.state).unwrap_or_default()
    }

    /// How far it was on a day; none before it was set.
    #[must_use]
    pub fn state_on(&self, day: NaiveDate) -> Option<StepState> {
        self.marks.iter().rfind(|mark| mark.on <= day).map(|mark| mark.state)
    }

    /// When it ended, if it has.
    #[must_use]
    pub fn ended(&self) -> Option<NaiveDate> {
        self.marks.last().filter(|mark| !mark.state.is_open()).map(|mark| mark.on)
    }
}

/// A next step as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "as typed; see NextStep")]
pub struct NextStepAsked {
    pub child: ChildId,
    pub area: Option<Area>,
    pub text: String,
    pub at_home: String,
    pub from: Option<ObservationId>,
    pub review: String,
}

impl NextStepAsked {
    /// A blank one, from an observation or none.
    #[must_use]
    pub fn blank(child: ChildId, from: Option<ObservationId>) -> Self {
        NextStepAsked {
            child,
            area: None,
            text: String::new(),
            at_home: String::new(),
            from,
            review: String::new(),
        }
    }

    /// A next step as a form shows it.
    #[must_use]
    pub fn of(step: &NextStep) -> Self {
        NextStepAsked {
            child: step.child,
            area: step.area,
            text: step.text.to_string(),
            at_home: step.at_home.to_string(),
            from: step.from,
            review: step.review.map(|day| day.to_string()).unwrap_or_default(),
        }
    }
}

/// What a next step is to come to, today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepMove {
    /// To what.
    pub to: StepState,
    /// Why, as typed; wanted where it is changed or dropped.
    pub reason: String,
    /// The observation that shows it; wanted where it is seen.
    pub seen_in: Option<ObservationId>,
}

fn outcome(step: NextStep) -> Outcome {
    let deed = Deed::NextStepSaved {
        child: step.child,
        state: step.state(),
    };
    Outcome {
        changes: ChangeSet::put(step),
        deed,
    }
}

pub(super) fn save(notebook: &Notebook, id: Option<NextStepId>, asked: &NextStepAsked, ctx: &mut Ctx<'_>) -> Result<Outcome, JournalError> {
    let before = id.map(|id| notebook.next_step(id).ok_or(JournalError::Gone)).transpose()?;
    let child = notebook.child(asked.child).ok_or(JournalError::Gone)?;
    let mut reading = Reading::new();
    let text = reading.note(Field::StepText, &asked.text);
    if text.is_empty() && !reading.has_slips() {
        reading.slip(Field::StepText, Problem::Missing);
    }
    let at_home = reading.note(Field::AtHome, &asked.at_home);
    let review = reading.optional_day(Field::ReviewBy, &asked.review);
    // One that was set for a day that is past by now may keep it.
    if review.is_some_and(|review| review < ctx.today && before.and_then(|before| before.review) != Some(review)) {
        reading.slip(Field::ReviewBy, Problem::Before { day: ctx.today });
    }
    let begun = || {
        vec![StepMark {
            on: ctx.today,
            state: StepState::Proposed,
            reason: Note::default(),
            seen_in: None,
        }]
    };
    let marks = before.map_or_else(begun, |before| before.marks.clone());
    let step = NextStep {
        id: id.unwrap_or_else(|| ctx.fresh()),
        child: child.id,
        area: asked.area,
        text,
        at_home,
        from: asked.from.filter(|from| notebook.observation(*from).is_some()),
        review,
        marks,
    };
    reading.finish(Some(step)).map(outcome).map_err(JournalError::Slips)
}

pub(super) fn move_on(notebook: &Notebook, id: NextStepId, asked: &StepMove, ctx: &Ctx<'_>) -> Result<Outcome, JournalError> {
    let mut step = notebook.next_step(id).ok_or(JournalError::Gone)?.clone();
    let (from, to) = (step.state(), asked.to);
    if !from.may_come_to(to) {
        return Err(JournalError::NotFromThere { from, to });
    }
    let mut reading = Reading::new();
    let reason = reading.note(Field::Reason, &asked.reason);
    if reason.is_empty() && matches!(to, StepState::Changed | StepState::Dropped) {
        reading.slip(Field::Reason, Problem::Missing);
    }
    let shows = |id: &ObservationId| notebook.observation(*id).is_some_and(|seen| seen.of_child(step.child).is_some());
    let seen_in = asked.seen_in.filter(shows);
    if seen_in.is_none() && to == StepState::Seen {
        reading.slip(Field::SeenIn, Problem::Missing);
    }
    step.marks.push(StepMark {
        // A clock that went backwards changes no order.
        on: step.marks.last().map_or(ctx.today, |last| last.on.max(ctx.today)),
        state: to,
        reason,
        seen_in,
    });
    reading.finish(Some(step)).map(outcome).map_err(JournalError::Slips)
}
