//! What a home-based childcare setting knows and how it decides: its children, its lending library, its learning journal, its
//! communication book and register, its calendar.
//!
//! Everything here is pure. There is no I/O, no clock and no randomness: the date, the moment and the entropy are handed in
//! through [`time::Ctx`], and what should be kept is handed back as a [`change::ChangeSet`].
//!
//! Where to look: a folder per noun ([`people`], [`lending`], [`journal`], [`diary`], [`register`], [`sharing`], [`calendar`], [`eyfs`], [`keeping`]); [`command`] is the one door through which
//! a screen asks for something; [`notebook`] holds everything in memory; [`row`] and [`store`] say how it is kept; [`backup`]
//! writes and reads the backup file.

#![allow(
    clippy::large_enum_variant,
    reason = "a command or change is made once per tap; boxing would only hide the nouns"
)]

pub mod asked;
pub mod backup;
pub mod calendar;
pub mod change;
pub mod command;
pub mod demo;
pub mod diary;
pub mod eyfs;
pub mod ids;
pub mod journal;
pub mod json;
pub mod keeping;
pub mod lending;
pub mod merge;
pub mod notebook;
pub mod order;
pub mod people;
pub mod picture;
pub mod register;
pub mod row;
pub mod setting;
pub mod several;
pub mod sharing;
pub mod stamp;
pub mod store;
pub mod tally;
pub mod time;
pub mod vault;
pub mod words;
