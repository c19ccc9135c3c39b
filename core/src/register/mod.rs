//! The register: who comes when, who is here, who was.
//!
//! *Kept*: [`Routine`] of each child. What happened on a day stands with everything else of that day ([`crate::diary`]).

mod routine;

pub use routine::Routine;
