//! How long things are kept, and what becomes of them after: the rules, a list to look through, everything about one child to hand over, and
//! erasing one child. Nothing here deletes anything by itself; the list only says what may go.
//! Not here: deleting a slip of the pen, which can be undone ([`crate::people`]).

mod diary;
mod erase;
mod export;
mod held;
mod named;
mod papers;
mod review;
mod rules;
#[cfg(test)]
mod tests;

pub use diary::ExportedRoutine;
pub use erase::{Erasing, Erasure, erase};
pub use export::{Export, ExportedLoan, export, photos_to_export};
pub use held::Held;
pub use named::{Mention, Spot, mentions_elsewhere, others_in};
pub use papers::{Entry, Facts};
pub use review::{Holding, Leaver, holdings, review};
pub use rules::{HowLong, KeepingAsked, KeepingRules, MOST_YEARS, Papers, Rule, RuleAsked, handle};

use crate::asked::Slip;

/// Why something about keeping cannot be done. Nothing has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeepingError {
    /// Some fields are to be put right.
    Slips(Vec<Slip>),
    /// The child is not there any more.
    Gone,
    /// The child still has something of the library at home.
    HasLoans {
        /// How many.
        loans: usize,
    },
    /// By the rules everything that is held is still to be kept.
    NothingDue,
    /// What was typed is not the child's name.
    NotTheName,
}
