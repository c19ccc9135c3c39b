//! An adult in a child's life: family, carers, whoever is rung in an emergency.

use crate::words::Line;
use serde::{Deserialize, Serialize};

/// Below this many emergency contacts the app prompts, gently, and never stops anybody: sources disagree whether two are
/// required (shared domain notes, EYFS section 5d).
pub const EMERGENCY_CONTACTS_WANTED: usize = 2;

/// Somebody in a child's life.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carer {
    /// Their name.
    pub name: Line,
    /// What they are to the child: mum, grandad, childminder's assistant.
    pub relation: Option<Line>,
    /// Their phone number, as it was typed.
    pub phone: Option<Line>,
    /// Whether they may take the child home.
    pub may_collect: bool,
    /// Whether messages about the day go to them.
    pub gets_messages: bool,
    /// Whether the child lives with them.
    pub lives_with: bool,
    /// Whether they are rung in an emergency.
    pub emergency: bool,
}
