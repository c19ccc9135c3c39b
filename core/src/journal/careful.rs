//! What is asked before an observation is kept, and what she is warned of while she types. A question may be answered with "keep it all the
//! same"; a warning stands in nobody's way. Slips, which must be put right, are found where the form is read.

use super::asked::ObservationAsked;
use super::observation::Observation;
use crate::ids::ChildId;
use crate::notebook::Notebook;
use crate::people::Child;
use crate::people::names::spoken_of;
use chrono::NaiveDate;

/// What is odd about an observation, and may be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// The child had not started on that day.
    NotStarted {
        /// Who.
        child: ChildId,
        /// The first day.
        starts: NaiveDate,
    },
    /// The child had left by that day.
    HasLeft {
        /// Who.
        child: ChildId,
        /// The last day, where it is written down.
        last: Option<NaiveDate>,
    },
    /// The setting was closed on that day.
    Closed {
        /// The day.
        on: NaiveDate,
    },
}

/// What is odd about an observation; what was so before she changed it is not asked again.
#[must_use]
pub fn questions(notebook: &Notebook, observation: &Observation, before: Option<&Observation>) -> Vec<Question> {
    let on = observation.on;
    let before = before.filter(|before| before.on == on);
    let mut questions = Vec::new();
    let here = !observation.marks.at_home && !notebook.calendar().is_open(on);
    if here && before.is_none_or(|before| before.marks.at_home) {
        questions.push(Question::Closed { on });
    }
    let new = |child: &ChildId| before.is_none_or(|before| before.of_child(*child).is_none());
    let children = observation.children.iter().map(|of| of.child).filter(new);
    for child in children.filter_map(|child| notebook.child(child)) {
        questions.extend(not_at_the_setting(child, on));
    }
    questions
}

/// That a child was not at the setting on a day: it had not started, or had left.
pub(crate) fn not_at_the_setting(child: &Child, on: NaiveDate) -> Option<Question> {
    let (starts, last) = (child.starts, child.leaves);
    let child_id = child.id;
    let early = starts.filter(|starts| on < *starts);
    let early = early.map(|starts| Question::NotStarted { child: child_id, starts });
    let left = last.map_or(child.archived, |last| last < on);
    early.or_else(|| left.then_some(Question::HasLeft { child: child_id, last }))
}

/// Something to look at again: another child is named in what stands in this child's journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Warning {
    /// Whose journal.
    pub child: ChildId,
    /// Who is named.
    pub other: ChildId,
    /// In the child's own line, or in the text for all.
    pub own_line: bool,
}

/// What she is warned of: in each child's journal stand the text for all and the child's own line, and neither should name another child.
#[must_use]
pub fn warnings(notebook: &Notebook, asked: &ObservationAsked) -> Vec<Warning> {
    let mut warnings = Vec::new();
    for of in &asked.children {
        let Some(child) = notebook.child(of.child) else { continue };
        for (own_line, text) in [(false, &asked.text), (true, &of.line)] {
            let others = spoken_of(notebook, child, text).into_iter();
            let child = child.id;
            warnings.extend(others.map(|other| Warning { child, other, own_line }));
        }
    }
    warnings
}
