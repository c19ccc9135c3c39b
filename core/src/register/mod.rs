//! The register: who comes when, who is here, who was, and how many of which age.
//!
//! *Kept*: [`Routine`] of each child; [`Ratios`], among the setting's rules. That a child arrived, left or stayed away stands with everything
//! else of that day ([`crate::diary`]), and is asked for there. *Rules*: [`turn`] (nobody arrives twice), [`may_collect`], [`over`]. *Shown*:
//! [`register_on`] (a day), [`register_of`] (a week or a month), [`here_now`], [`everyone_here`], [`headcount`].

mod day;
mod ratios;
mod routine;
mod turn;

pub use day::{OnRegister, RegisterDay, State, Visit, everyone_here, here_now, register_of, register_on, was_here};
pub use ratios::{AgeGroup, Headcount, Over, Ratios, expected_over, headcount, is_young, over};
pub(crate) use routine::save;
pub use routine::{Hours, HoursAsked, Pattern, PatternAsked, Plan, PlanAsked, Routine, RoutineAsked, expected_on};
pub use turn::{collectors, may_collect};
pub(crate) use turn::{is_carer, is_not_signed_out, not_in_turn, stranger};
