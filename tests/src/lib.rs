//! The ground the journeys stand on: a plain web server that can be stopped, real browsers that
//! can be restarted, and ways to find things on a screen by the words a person reads there.
//!
//! The journeys themselves are in `tests/journeys/`. They tell what a childminder does; how a
//! browser is driven is told here, once.
//!
//! `cargo test -p pebblebook-tests` runs them on the built app in `dist/`, or wherever
//! `PEBBLEBOOK_DIST` says. A browser that is not installed is skipped, aloud; with `CI=true` that is
//! a failure. Pictures of failed screens and printed papers are put into `test-results/`.
//!
//! - [`site`]: the server, and the faults it can be told to make
//! - [`release`]: copies of the built app that differ as one release differs from the next
//! - [`engine`], [`browser`], [`session`]: starting a browser, and talking to it
//! - [`page`]: buttons, fields and headings by their words, with patience built in
//! - [`setting`]: what a childminder does, in her words; [`backup`]: what she does with files
//! - [`accessible`], [`policy`], [`storage`], [`worker`], [`paper`], [`memory`]: what a journey can look into besides

// A test says what went wrong by failing, so here (and only here) a panic is the right answer.
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice
)]

pub mod accessible;
pub mod backup;
pub mod browser;
pub mod engine;
pub mod evidence;
mod folder;
pub mod lock;
pub mod memory;
pub mod page;
pub mod paper;
pub mod patience;
pub mod photo;
pub mod picture;
pub mod policy;
mod process;
pub mod release;
pub mod session;
pub mod setting;
pub mod site;
pub mod storage;
mod tap;
pub mod worker;

pub use browser::{Browser, Look};
pub use engine::Engine;
pub use folder::{Folder, built_app, results_folder, two_pictures};
pub use page::Page;
pub use release::Release;
pub use setting::Setting;
pub use site::{Site, Tamper};
