//! What the notebook has of the learning journal, looked up by identity and by child.

use super::{Link, Notebook};
use crate::ids::{ChildId, Id, InterestId, JudgementId, NextStepId, ObservationId, ReadingLogEntryId};
use crate::journal::{Interest, Judgement, NextStep, Observation, Scales};
use crate::people::Consents;

impl Notebook {
    /// An observation.
    #[must_use]
    pub fn observation(&self, id: ObservationId) -> Option<&Observation> {
        self.one(id)
    }

    /// All observations, in the order in which they were begun.
    pub fn observations(&self) -> impl Iterator<Item = &Observation> {
        self.all()
    }

    /// Those observations of which this holds, the earliest day first.
    #[must_use]
    pub fn observations_by_day(&self, which: &dyn Fn(&Observation) -> bool) -> Vec<&Observation> {
        let mut found: Vec<_> = self.observations().filter(|seen| which(seen)).collect();
        crate::order::by_key(&mut found, |seen| (seen.on, seen.id));
        found
    }

    /// The observations a child is in, in the order in which they were begun.
    pub fn observations_of(&self, child: ChildId) -> impl Iterator<Item = &Observation> {
        self.linked(Link::Seen, child.id()).filter_map(|seen| self.one(seen))
    }

    /// The observations that came of a loan or a line of a reading log.
    pub fn observations_from(&self, from: impl Into<Id>) -> impl Iterator<Item = &Observation> {
        self.linked(Link::CameOf, from.into()).filter_map(|seen| self.one(seen))
    }

    /// Whether an observation has come of a line of a reading log.
    #[must_use]
    pub fn is_in_journal(&self, entry: ReadingLogEntryId) -> bool {
        self.observations_from(entry).next().is_some()
    }

    /// A judgement.
    #[must_use]
    pub fn judgement(&self, id: JudgementId) -> Option<&Judgement> {
        self.one(id)
    }

    /// A child's judgements, in the order in which they were made.
    pub fn judgements_of(&self, child: ChildId) -> impl Iterator<Item = &Judgement> {
        self.linked(Link::Judged, child.id()).filter_map(|judged| self.one(judged))
    }

    /// A next step.
    #[must_use]
    pub fn next_step(&self, id: NextStepId) -> Option<&NextStep> {
        self.one(id)
    }

    /// A child's next steps, open and ended, in the order in which they were set.
    pub fn next_steps_of(&self, child: ChildId) -> impl Iterator<Item = &NextStep> {
        self.linked(Link::Step, child.id()).filter_map(|step| self.one(step))
    }

    /// An interest.
    #[must_use]
    pub fn interest(&self, id: InterestId) -> Option<&Interest> {
        self.one(id)
    }

    /// The interests of all children.
    pub fn interests(&self) -> impl Iterator<Item = &Interest> {
        self.all()
    }

    /// The scales and bands that are judged by.
    #[must_use]
    pub fn scales(&self) -> Scales {
        self.only().cloned().unwrap_or_default()
    }

    /// What the family of a child has answered.
    #[must_use]
    pub fn consents(&self, child: ChildId) -> Option<&Consents> {
        self.one(child)
    }

    /// What all families have answered.
    pub fn all_consents(&self) -> impl Iterator<Item = &Consents> {
        self.all()
    }
}
