//! What is usual for one child. Kept under the child's own identity.

use crate::ids::ChildId;
use serde::{Deserialize, Serialize};

/// What is usual for one child.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Routine {
    /// Whose.
    pub child: ChildId,
    /// Whether the child keeps a communication book after the age at which it ends.
    pub keeps_book: bool,
}
