//! The Early Years Foundation Stage as data: areas, goals, characteristics, editions, and objectives in our own words.

mod areas;
mod band;
mod edition;
mod import;
mod objective;
mod objectives;

pub use areas::{Area, Characteristic, Goal};
pub use band::AgeBand;
pub use edition::Edition;
pub use import::{MOST_IN_A_SET, as_a_set};
pub use objective::{Objective, ObjectiveCommand, ObjectiveError, handle, shipped_id, shipped_objective, shipped_objectives};
pub use objectives::{OBJECTIVES_EDITION, ShippedObjective};
