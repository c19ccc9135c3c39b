//! Changing the calendar: what a form may ask, and how it is checked.

use super::{Calendar, Closed, Days, Term};
use crate::asked::{Field, Problem, Reading, Slip};
use crate::change::{ChangeSet, Deed, Outcome};
use serde::{Deserialize, Serialize};

/// A term as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "as typed; see Term")]
pub struct TermAsked {
    pub name: String,
    pub from: String,
    pub to: String,
    pub half_from: String,
    pub half_to: String,
}

/// Closed days as typed. `to` may be blank for a single day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "as typed; see Closed")]
pub struct ClosedAsked {
    pub from: String,
    pub to: String,
    pub what_for: String,
}

/// The calendar as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "as typed; see Calendar")]
pub struct CalendarAsked {
    pub open_on: [bool; 7],
    pub terms: Vec<TermAsked>,
    pub closed: Vec<ClosedAsked>,
    pub term_time_only: bool,
}

/// Why a calendar cannot be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CalendarError {
    /// Some fields are to be put right.
    Slips(Vec<Slip>),
}

impl CalendarAsked {
    /// The calendar as a form shows it.
    #[must_use]
    pub fn of(calendar: &Calendar) -> Self {
        CalendarAsked {
            open_on: calendar.open_on,
            terms: calendar
                .terms
                .iter()
                .map(|term| TermAsked {
                    name: term.name.to_string(),
                    from: term.days.from.to_string(),
                    to: term.days.to.to_string(),
                    half_from: term.half_term.map(|half| half.from.to_string()).unwrap_or_default(),
                    half_to: term.half_term.map(|half| half.to.to_string()).unwrap_or_default(),
                })
                .collect(),
            closed: calendar
                .closed
                .iter()
                .map(|closed| ClosedAsked {
                    from: closed.days.from.to_string(),
                    to: closed.days.to.to_string(),
                    what_for: closed.what_for.to_string(),
                })
                .collect(),
            term_time_only: calendar.term_time_only,
        }
    }

    fn read(&self) -> Result<Calendar, Vec<Slip>> {
        let mut reading = Reading::new();
        let mut terms: Vec<Term> = Vec::new();
        for (at, asked) in self.terms.iter().enumerate() {
            reading.at(Some(at));
            let name = reading.line(Field::TermName, &asked.name);
            let from = reading.day(Field::TermStarts, &asked.from);
            let to = reading.day(Field::TermEnds, &asked.to);
            let half_from = reading.optional_day(Field::HalfTermStarts, &asked.half_from);
            let half_to = reading.optional_day(Field::HalfTermEnds, &asked.half_to);
            let days = in_order(&mut reading, Field::TermEnds, from, to);
            let half_term = match (half_from, half_to) {
                (None, None) => None,
                (from, to) => in_order(&mut reading, Field::HalfTermEnds, from.or(to), to.or(from)),
            };
            if let (Some(name), Some(days)) = (name, days) {
                if let Some(other) = terms.iter().find(|other| other.days.from <= days.to && days.from <= other.days.to) {
                    reading.slip(
                        Field::TermStarts,
                        Problem::Overlaps {
                            other: other.name.to_string(),
                        },
                    );
                }
                terms.push(Term { name, days, half_term });
            }
        }
        let mut closed = Vec::new();
        for (at, asked) in self.closed.iter().enumerate() {
            reading.at(Some(at));
            let from = reading.day(Field::ClosedFrom, &asked.from);
            let to = reading.optional_day(Field::ClosedTo, &asked.to).or(from);
            let what_for = reading.line(Field::Reason, &asked.what_for);
            if let (Some(days), Some(what_for)) = (in_order(&mut reading, Field::ClosedTo, from, to), what_for) {
                closed.push(Closed { days, what_for });
            }
        }
        reading.at(None);
        if !self.open_on.contains(&true) {
            reading.slip(Field::OpenDays, Problem::Missing);
        }
        crate::order::by_key(&mut terms, |term| term.days.from);
        crate::order::by_key(&mut closed, |closed| closed.days.from);
        reading.finish(Some(Calendar {
            open_on: self.open_on,
            terms,
            closed,
            term_time_only: self.term_time_only,
        }))
    }
}

fn in_order(reading: &mut Reading, field: Field, from: Option<chrono::NaiveDate>, to: Option<chrono::NaiveDate>) -> Option<Days> {
    let (from, to) = (from?, to?);
    if to < from {
        reading.slip(field, Problem::Before { day: from });
        return None;
    }
    Some(Days { from, to })
}

/// Keeps a calendar.
///
/// # Errors
/// The slips of the form.
pub fn handle(asked: &CalendarAsked) -> Result<Outcome, CalendarError> {
    let calendar = asked.read().map_err(CalendarError::Slips)?;
    Ok(Outcome {
        changes: ChangeSet::put(calendar),
        deed: Deed::CalendarSaved,
    })
}

#[cfg(test)]
mod tests {
    use super::super::england_2026_27;
    use super::*;

    #[test]
    fn the_form_of_a_calendar_reads_back_as_the_same_calendar() {
        assert_eq!(CalendarAsked::of(&england_2026_27()).read(), Ok(england_2026_27()));
    }

    #[test]
    fn slips_name_the_term_they_are_in() {
        let mut asked = CalendarAsked::of(&england_2026_27());
        asked.terms[1].to = "2026-12-31".into();
        let slips = asked.read().unwrap_err();
        assert_eq!((slips[0].field, slips[0].at), (Field::TermEnds, Some(1)));
        asked.terms[1].to = "2027-05-01".into();
        assert!(matches!(asked.read().unwrap_err()[0].problem, Problem::Overlaps { .. }));
    }
}
