//! The Early Years Foundation Stage as data: areas, goals, characteristics, editions, and objectives in our own words.

mod areas;
mod edition;
mod objective;
mod objectives;

pub use areas::{Area, Characteristic, Goal};
pub use edition::Edition;
pub use objective::{Objective, ObjectiveCommand, ObjectiveError, handle, shipped_id, shipped_objectives};
pub use objectives::ShippedObjective;
