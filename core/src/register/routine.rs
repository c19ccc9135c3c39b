//! What is usual for one child: on which days and at what hours it comes, from a day on, and when it is to be otherwise. Kept under the child's
//! own identity.

use crate::asked::{Field, Problem, Reading};
use crate::calendar::Days;
use crate::change::{ChangeSet, Deed, Outcome};
use crate::diary::DiaryError;
use crate::ids::ChildId;
use crate::notebook::Notebook;
use crate::people::Child;
use crate::time::Clock;
use crate::words::Line;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// The most patterns and the most plans of one child.
const MOST_PATTERNS: usize = 40;
const MOST_PLANS: usize = 400;

/// From when to when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// When the child arrives.
    pub from: Clock,
    /// When it leaves.
    pub to: Clock,
}

/// A week, from a day on until another takes its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pattern {
    /// From which day on.
    #[serde(with = "crate::time::day")]
    pub from: NaiveDate,
    /// When the child comes, Monday first; none on a day on which it does not.
    pub days: [Option<Hours>; 7],
}

/// Days that are to be otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Which.
    pub days: Days,
    /// When the child comes; none where it stays away.
    pub hours: Option<Hours>,
    /// What for: a holiday, an extra day.
    pub why: Option<Line>,
}

/// What is usual for one child.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Routine {
    /// Whose.
    pub child: ChildId,
    /// Whether the child keeps a communication book after the age at which it ends.
    pub keeps_book: bool,
    /// Its weeks, the earliest first.
    pub weeks: Vec<Pattern>,
    /// What is to be otherwise, the earliest first.
    pub plans: Vec<Plan>,
}

/// When a child is expected on a day; none where it is not.
#[must_use]
pub fn expected_on(notebook: &Notebook, child: &Child, day: NaiveDate) -> Option<Hours> {
    let routine = notebook.routine(child.id).filter(|_| child.is_here_on(day))?;
    // An extra day may lie on one on which the setting is shut for the others.
    if let Some(plan) = plan_on(routine, day) {
        return plan.hours;
    }
    let week = routine.weeks.iter().rfind(|week| week.from <= day)?;
    let weekday = day.weekday().num_days_from_monday() as usize;
    let hours = *week.days.get(weekday)?;
    hours.filter(|_| notebook.calendar().is_open(day))
}

/// Why a day is otherwise than the child's week, where somebody has said.
pub(super) fn planned<'a>(notebook: &'a Notebook, child: &Child, day: NaiveDate) -> Option<&'a Line> {
    plan_on(notebook.routine(child.id)?, day)?.why.as_ref()
}

/// What is to be otherwise on a day; of two, the later one.
fn plan_on(routine: &Routine, day: NaiveDate) -> Option<&Plan> {
    routine.plans.iter().rfind(|plan| plan.days.contains(day))
}

/// Hours as typed; both blank where the child does not come.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "as typed; see Hours")]
pub struct HoursAsked {
    pub from: String,
    pub to: String,
}

/// A week as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "as typed; see Pattern")]
pub struct PatternAsked {
    /// Blank for the child's first day.
    pub from: String,
    pub days: [HoursAsked; 7],
}

/// A plan as typed. The last day may be blank for a single one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "as typed; see Plan")]
pub struct PlanAsked {
    pub from: String,
    pub to: String,
    pub hours: HoursAsked,
    pub why: String,
}

/// A routine as typed. Slips of its weeks are counted day by day through all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "as typed; see Routine")]
pub struct RoutineAsked {
    pub keeps_book: bool,
    pub weeks: Vec<PatternAsked>,
    pub plans: Vec<PlanAsked>,
}

impl RoutineAsked {
    /// A child's routine as a form shows it; blank where nothing is known.
    #[must_use]
    pub fn of(routine: Option<&Routine>) -> Self {
        let hours = |hours: &Option<Hours>| match hours {
            Some(Hours { from, to }) => HoursAsked {
                from: from.to_string(),
                to: to.to_string(),
            },
            None => HoursAsked::default(),
        };
        let Some(routine) = routine else {
            return RoutineAsked::default();
        };
        RoutineAsked {
            keeps_book: routine.keeps_book,
            weeks: routine
                .weeks
                .iter()
                .map(|week| PatternAsked {
                    from: week.from.to_string(),
                    days: week.days.each_ref().map(hours),
                })
                .collect(),
            plans: routine
                .plans
                .iter()
                .map(|plan| PlanAsked {
                    from: plan.days.from.to_string(),
                    to: plan.days.to.to_string(),
                    hours: hours(&plan.hours),
                    why: plan.why.as_ref().map(ToString::to_string).unwrap_or_default(),
                })
                .collect(),
        }
    }
}

fn read_hours(reading: &mut Reading, asked: &HoursAsked) -> Option<Hours> {
    if asked.from.trim().is_empty() && asked.to.trim().is_empty() {
        return None;
    }
    let mut time = |field, raw: &str| {
        let blank = raw.trim().is_empty();
        let problem = if blank { Problem::Missing } else { Problem::NotATime };
        reading.keep(field, Clock::parse(raw).map_err(|_| problem))
    };
    let from = time(Field::Arrives, &asked.from);
    let to = time(Field::Departs, &asked.to);
    let (from, to) = (from?, to?);
    if to <= from {
        reading.slip(Field::Departs, Problem::BeforeItBegan { at: from });
    }
    Some(Hours { from, to })
}

/// Keeps a child's routine.
///
/// # Errors
/// The slips of the form, or that the child is gone.
pub(crate) fn save(notebook: &Notebook, id: ChildId, asked: &RoutineAsked, today: NaiveDate) -> Result<Outcome, DiaryError> {
    let child = notebook.child(id).ok_or(DiaryError::Gone)?;
    let mut reading = Reading::new();
    let (mut weeks, mut plans) = (Vec::new(), Vec::new());
    for (at, asked) in asked.weeks.iter().enumerate() {
        reading.at(Some(at));
        let blank = asked.from.trim().is_empty();
        let first = child.starts.unwrap_or(today);
        let from = if blank {
            Some(first)
        } else {
            reading.day(Field::WeekFrom, &asked.from)
        };
        let mut of_week = (at * 7)..;
        let days = asked.days.each_ref().map(|hours| {
            reading.at(of_week.next());
            read_hours(&mut reading, hours)
        });
        weeks.extend(from.map(|from| Pattern { from, days }));
    }
    for (at, asked) in asked.plans.iter().enumerate() {
        reading.at(Some(at));
        let from = reading.day(Field::PlanFrom, &asked.from);
        let to = reading.optional_day(Field::PlanTo, &asked.to).or(from);
        let hours = read_hours(&mut reading, &asked.hours);
        let why = reading.optional_line(Field::Reason, &asked.why);
        let Some((from, to)) = from.zip(to) else { continue };
        if to < from {
            reading.slip(Field::PlanTo, Problem::Before { day: from });
        }
        let days = Days { from, to };
        plans.push(Plan { days, hours, why });
    }
    reading.at(None);
    for (field, many, most) in [
        (Field::WeekFrom, weeks.len(), MOST_PATTERNS),
        (Field::PlanFrom, plans.len(), MOST_PLANS),
    ] {
        if many > most {
            reading.slip(field, Problem::TooMany { most });
        }
    }
    // Of two from one day the later typed.
    crate::order::by_key(&mut weeks, |week| week.from);
    crate::order::by_key(&mut plans, |plan| plan.days.from);
    let routine = Routine {
        child: id,
        keeps_book: asked.keeps_book,
        weeks,
        plans,
    };
    let routine = reading.finish(Some(routine)).map_err(DiaryError::Slips)?;
    Ok(Outcome {
        changes: ChangeSet::put(routine),
        deed: Deed::RoutineSaved { child: id },
    })
}
