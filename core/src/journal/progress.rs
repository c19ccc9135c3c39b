//! Progress of one child, area by area: what was seen and where, what was judged, what is being worked on. Made ready once and then read as it
//! stood on any day, so that a slider may be moved. Counts and names, never percentages; what was not observed or not judged is neither good
//! nor bad, it is not there.

use super::next_step::StepState;
use crate::eyfs::{Area, Characteristic};
use crate::ids::{ChildId, JudgementId, NextStepId, ObservationId, ScaleId};
use crate::notebook::Notebook;
use crate::several::{Numbered, Several};
use crate::time::Month;
use chrono::NaiveDate;

/// The most months that are told one by one.
const MOST_MONTHS: usize = 120;

/// What is known of one child, in the order of the days.
#[derive(Clone, Debug)]
pub struct Tracker {
    child: ChildId,
    seen: Vec<Seen>,
    judged: Vec<Judged>,
    steps: Vec<Step>,
}

#[derive(Clone, Debug)]
struct Step {
    id: NextStepId,
    area: Option<Area>,
    marks: Vec<(NaiveDate, StepState)>,
}

#[derive(Clone, Debug)]
struct Seen {
    on: NaiveDate,
    id: ObservationId,
    areas: Several<Area>,
    characteristics: Several<Characteristic>,
    at_home: bool,
}

#[derive(Clone, Debug)]
struct Judged {
    on: NaiveDate,
    id: JudgementId,
    area: Area,
    of_goal: bool,
    scale: ScaleId,
    reach: (Option<u32>, u32),
}

/// A child's progress as it stood on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Whose.
    pub child: ChildId,
    /// On which day.
    pub on: NaiveDate,
    /// From which day on is counted; none for all time.
    pub since: Option<NaiveDate>,
    /// How many observations were counted, those marked with no area too.
    pub observations: usize,
    /// How many of them are marked with no area.
    pub without_area: usize,
    /// Each month of the time that is counted, the last ones where there are very many.
    pub months: Vec<Month>,
    /// Area by area, all seven in their order.
    pub areas: Vec<AreaProgress>,
    /// Each characteristic, with how often it was seen in each month.
    pub characteristics: Vec<(Characteristic, Vec<usize>)>,
}

/// Progress in one area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaProgress {
    /// Which.
    pub area: Area,
    /// When it was last observed, ever, and in what; none is “not observed”.
    pub last: Option<(NaiveDate, ObservationId)>,
    /// What was observed in the time that is counted, the latest first.
    pub observations: Vec<ObservationId>,
    /// How many of them at home; the others here.
    pub at_home: usize,
    /// How many in each month.
    pub by_month: Vec<usize>,
    /// All judgements of the area there were, the latest first; none is “not judged”.
    pub judged: Vec<JudgementId>,
    /// All judgements of single goals of it, the latest first. What is said of a goal says nothing of its area.
    pub of_goals: Vec<JudgementId>,
    /// The one that reaches furthest on the scale of the latest; of several, the latest. It may well not be the latest.
    pub highest: Option<JudgementId>,
    /// Next steps that were open.
    pub open_steps: Vec<NextStepId>,
}

impl AreaProgress {
    /// The latest judgement, which need not be the highest.
    #[must_use]
    pub fn latest(&self) -> Option<JudgementId> {
        self.judged.first().copied()
    }
}

impl Tracker {
    /// What is known of a child. Notes in the tray are not counted.
    #[must_use]
    pub fn of(notebook: &Notebook, child: ChildId) -> Self {
        let finished = notebook.observations_of(child).filter(|seen| seen.finished);
        let mut seen: Vec<Seen> = finished
            .map(|seen| Seen {
                on: seen.on,
                id: seen.id,
                areas: seen.marks.areas,
                characteristics: seen.marks.characteristics,
                at_home: seen.marks.at_home,
            })
            .collect();
        crate::order::by_key(&mut seen, |seen| (seen.on, seen.id));
        let judged = notebook.judgements_of(child).map(|judged| Judged {
            on: judged.on,
            id: judged.id,
            area: judged.area,
            of_goal: judged.goal.is_some(),
            scale: judged.scale,
            reach: judged.reach(),
        });
        let mut judged: Vec<Judged> = judged.collect();
        crate::order::by_key(&mut judged, |judged| (judged.on, judged.id));
        let steps = notebook.next_steps_of(child).map(|step| {
            let marks = step.marks.iter().map(|mark| (mark.on, mark.state)).collect();
            Step {
                id: step.id,
                area: step.area,
                marks,
            }
        });
        Tracker {
            child,
            seen,
            judged,
            steps: steps.collect(),
        }
    }

    /// The day of the first thing that is known; none where there is nothing yet.
    #[must_use]
    pub fn begins(&self) -> Option<NaiveDate> {
        let seen = self.seen.first().map(|seen| seen.on);
        let judged = self.judged.first().map(|judged| judged.on);
        seen.into_iter().chain(judged).min()
    }

    /// Progress as it stood on a day, with what was observed since another.
    #[must_use]
    pub fn on(&self, on: NaiveDate, since: Option<NaiveDate>) -> Progress {
        let until = |day: &NaiveDate| *day <= on;
        let seen = self
            .seen
            .get(..self.seen.partition_point(|seen| until(&seen.on)))
            .unwrap_or_default();
        let counted = since.map_or(0, |since| seen.partition_point(|seen| seen.on < since));
        let counted = seen.get(counted..).unwrap_or_default();
        let first = since.or_else(|| counted.first().map(|seen| seen.on));
        let months = months(first.unwrap_or(on), on);
        // All is counted in one pass: a slider asks for it with every step.
        let none = || Counts::none(months.len());
        let mut of_areas: Vec<Counts> = Area::EVERY.iter().map(|_| none()).collect();
        let mut of_characteristics: Vec<Counts> = Characteristic::EVERY.iter().map(|_| none()).collect();
        for seen in counted.iter().rev() {
            let month = months.binary_search(&Month::of(seen.on)).ok();
            let in_areas = Area::EVERY
                .iter()
                .zip(&mut of_areas)
                .filter(|(area, _)| seen.areas.contains(**area));
            in_areas.for_each(|(_, counts)| counts.add(seen, month));
            let shown = Characteristic::EVERY.iter().zip(&mut of_characteristics);
            let shown = shown.filter(|(one, _)| seen.characteristics.contains(**one));
            shown.for_each(|(_, counts)| counts.add(seen, month));
        }
        let area = |(area, counts): (Area, Counts)| {
            let judged = self.judged.iter().rev().filter(|judged| until(&judged.on) && judged.area == area);
            let (of_goals, judged): (Vec<&Judged>, Vec<&Judged>) = judged.partition(|judged| judged.of_goal);
            let last = || seen.iter().rev().find(|seen| seen.areas.contains(area));
            AreaProgress {
                area,
                last: last().map(|seen| (seen.on, seen.id)),
                at_home: counts.at_home,
                observations: counts.observations,
                by_month: counts.by_month,
                highest: highest(&judged),
                judged: judged.into_iter().map(|judged| judged.id).collect(),
                of_goals: of_goals.into_iter().map(|judged| judged.id).collect(),
                open_steps: self.open_steps(area, on),
            }
        };
        let by_month = of_characteristics.into_iter().map(|counts| counts.by_month);
        Progress {
            child: self.child,
            on,
            since,
            observations: counted.len(),
            without_area: counted.iter().filter(|seen| seen.areas.is_empty()).count(),
            areas: Area::EVERY.iter().copied().zip(of_areas).map(area).collect(),
            characteristics: Characteristic::EVERY.iter().copied().zip(by_month).collect(),
            months,
        }
    }

    fn open_steps(&self, area: Area, on: NaiveDate) -> Vec<NextStepId> {
        let open = |marks: &[(NaiveDate, StepState)]| marks.iter().rfind(|(day, _)| *day <= on).is_some_and(|(_, state)| state.is_open());
        let of_area = self.steps.iter().filter(|step| step.area == Some(area) && open(&step.marks));
        of_area.map(|step| step.id).collect()
    }
}

/// What was counted of an area or a characteristic.
struct Counts {
    /// The latest first.
    observations: Vec<ObservationId>,
    at_home: usize,
    by_month: Vec<usize>,
}

impl Counts {
    fn none(months: usize) -> Self {
        Counts {
            observations: Vec::new(),
            at_home: 0,
            by_month: vec![0; months],
        }
    }

    /// Counts one more, in the month of this place.
    fn add(&mut self, seen: &Seen, month: Option<usize>) {
        self.observations.push(seen.id);
        self.at_home += usize::from(seen.at_home);
        if let Some(count) = month.and_then(|month| self.by_month.get_mut(month)) {
            *count += 1;
        }
    }
}

/// The judgement that reaches furthest on the scale of the latest, which comes first.
fn highest(judged: &[&Judged]) -> Option<JudgementId> {
    let mut highest = *judged.first()?;
    for one in judged {
        if one.scale == highest.scale && one.reach > highest.reach {
            highest = *one;
        }
    }
    Some(highest.id)
}

/// Each month from one day to another, the last ones of very many.
fn months(from: NaiveDate, to: NaiveDate) -> Vec<Month> {
    let (first, last) = (Month::of(from), Month::of(to));
    let mut months: Vec<Month> = (0..)
        .map(|back| last.before(back))
        .take(MOST_MONTHS)
        .take_while(|month| *month >= first)
        .collect();
    months.reverse();
    months
}
