//! The Lending Library as its rules promise it: dates, hurdles, the desk, bad input, any sequence of actions, and the sample.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "these are tests"
)]

mod any_sequence;
mod bad_input;
mod dates;
mod desk;
mod door;
mod hurdles;
mod merging;
mod records;
mod sample;
