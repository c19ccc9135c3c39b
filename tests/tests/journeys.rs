//! Journeys through the built app in real browsers.
//!
//! One program, so that it is linked once; a module for each subject. Each journey runs in
//! Chromium, Firefox and WebKit unless it says why not.

// A test says what went wrong by failing.
#![allow(clippy::panic, clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

/// Makes a test for each engine out of a journey that takes one.
macro_rules! in_every_engine {
    ($($journey:ident),+ $(,)?) => {
        mod chromium { $( #[test] fn $journey() { super::$journey(pebblebook_tests::Engine::Chromium) } )+ }
        mod firefox { $( #[test] fn $journey() { super::$journey(pebblebook_tests::Engine::Firefox) } )+ }
        mod webkit { $( #[test] fn $journey() { super::$journey(pebblebook_tests::Engine::WebKit) } )+ }
    };
}

/// Makes a test for each engine that finds its profile again after a restart.
#[allow(unused_macros)]
macro_rules! in_engines_that_remember {
    ($($journey:ident),+ $(,)?) => {
        mod chromium_restarted { $( #[test] fn $journey() { super::$journey(pebblebook_tests::Engine::Chromium) } )+ }
        mod firefox_restarted { $( #[test] fn $journey() { super::$journey(pebblebook_tests::Engine::Firefox) } )+ }
    };
}

#[path = "journeys/at_the_desk.rs"]
mod at_the_desk;
#[path = "journeys/backups.rs"]
mod backups;
#[path = "journeys/bad_input.rs"]
mod bad_input;
#[path = "journeys/books_and_cards.rs"]
mod books_and_cards;
#[path = "journeys/canary.rs"]
mod canary;
#[path = "journeys/crash.rs"]
mod crash;
#[path = "journeys/dates.rs"]
mod dates;
#[path = "journeys/days.rs"]
mod days;
#[path = "journeys/days_together.rs"]
mod days_together;
#[path = "journeys/focus.rs"]
mod focus;
#[path = "journeys/ground.rs"]
mod ground;
#[path = "journeys/hard_days.rs"]
mod hard_days;
#[path = "journeys/honesty.rs"]
mod honesty;
#[path = "journeys/journal.rs"]
mod journal;
#[path = "journeys/journal_photos.rs"]
mod journal_photos;
#[path = "journeys/journal_ways.rs"]
mod journal_ways;
#[path = "journeys/keeping.rs"]
mod keeping;
#[path = "journeys/library.rs"]
mod library;
#[path = "journeys/lock.rs"]
mod lock;
#[path = "journeys/objectives.rs"]
mod objectives;
#[path = "journeys/policy.rs"]
mod policy;
#[path = "journeys/progress.rs"]
mod progress;
#[path = "journeys/quota.rs"]
mod quota;
#[path = "journeys/screens.rs"]
mod screens;
#[path = "journeys/states.rs"]
mod states;
#[path = "journeys/stopped.rs"]
mod stopped;
#[path = "journeys/tabs.rs"]
mod tabs;
#[path = "journeys/two_devices.rs"]
mod two_devices;
#[path = "journeys/unpacking.rs"]
mod unpacking;
#[path = "journeys/worker.rs"]
mod worker;
#[path = "journeys/wreck.rs"]
mod wreck;
