//! Half-written forms: kept while she types, so that a closed tab loses nothing; gone when the form is saved or given up.

use super::App;
use crate::platform::timer;
use leptos::prelude::*;
use leptos::task::spawn_local;
use pebblebook::json;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// How long typing must rest before a draft is written.
const REST_MS: i32 = 300;

impl App {
    /// What was half-written on this screen, if anything.
    #[must_use]
    pub fn draft<T: DeserializeOwned>(self, screen: &str) -> Option<T> {
        self.inner
            .with_value(|inner| inner.drafts.get(screen).and_then(|text| json::read(text.as_bytes()).ok()))
    }

    /// Whether something is half-written on this screen.
    #[must_use]
    pub fn has_draft(self, screen: &str) -> bool {
        self.inner.with_value(|inner| inner.drafts.contains_key(screen))
    }

    /// Keeps what is half-written on this screen, once typing rests.
    pub fn keep_draft<T: Serialize>(self, screen: &str, form: &T) {
        let Ok(body) = String::from_utf8(json::write(form)) else { return };
        self.draft_turn(screen, Some(body), REST_MS);
    }

    /// Forgets the draft of this screen.
    pub fn forget_draft(self, screen: &str) {
        self.draft_turn(screen, None, 0);
    }

    fn draft_turn(self, screen: &str, body: Option<String>, rest: i32) {
        let screen = screen.to_owned();
        let turn = self.inner.try_update_value(|inner| {
            match &body {
                Some(body) => _ = inner.drafts.insert(screen.clone(), body.clone()),
                None => _ = inner.drafts.remove(&screen),
            }
            let turn = inner.draft_turns.entry(screen.clone()).or_default();
            *turn += 1;
            *turn
        });
        spawn_local(async move {
            if rest > 0 {
                timer::wait(rest).await;
            }
            // Only the last keystroke of a run writes.
            let (store, last) = self
                .inner
                .with_value(|inner| (inner.store.clone(), inner.draft_turns.get(&screen).copied()));
            if let Some(store) = store.filter(|_| last == turn) {
                let _ = store.keep_draft(&screen, body.as_deref().map(str::as_bytes)).await; // a lost draft must never get in the way
            }
        });
    }
}
