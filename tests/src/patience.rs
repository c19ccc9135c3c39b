//! Waiting for something to become true. Nothing here waits for a time to pass: each wait asks
//! again and again, and ends the moment the answer is yes.

use std::time::{Duration, Instant};

/// How long a screen may take before a journey says it never came.
pub const SOON: Duration = Duration::from_secs(10);

const BETWEEN_QUESTIONS: Duration = Duration::from_millis(20);

/// Asks until there is an answer, or gives up after [`SOON`] with the last reason heard.
///
/// # Errors
/// The last reason, when the time is up.
pub fn ask<T>(question: impl FnMut() -> Result<T, String>) -> Result<T, String> {
    ask_for(SOON, question)
}

/// Asks until there is an answer, or gives up after `patience` with the last reason heard.
///
/// # Errors
/// The last reason, when the time is up.
pub fn ask_for<T>(patience: Duration, mut question: impl FnMut() -> Result<T, String>) -> Result<T, String> {
    let end = Instant::now() + patience;
    loop {
        match question() {
            Ok(answer) => return Ok(answer),
            Err(reason) if Instant::now() >= end => return Err(reason),
            Err(_) => std::thread::sleep(BETWEEN_QUESTIONS),
        }
    }
}

/// Waits until `question` says yes; fails the test with `what` when it never does.
#[track_caller]
pub fn until(what: &str, mut question: impl FnMut() -> bool) {
    let answer = ask(|| if question() { Ok(()) } else { Err(String::new()) });
    assert!(answer.is_ok(), "waited in vain until {what}");
}
