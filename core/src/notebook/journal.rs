//! What the notebook has of the learning journal.

use super::{Link, Notebook};
use crate::ids::{ChildId, ObservationId, ReadingLogEntryId};
use crate::journal::Observation;
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

    /// Whether an observation has come of a line of a reading log.
    #[must_use]
    pub fn is_in_journal(&self, entry: ReadingLogEntryId) -> bool {
        self.linked(Link::CameOf, entry.id()).next().is_some()
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
