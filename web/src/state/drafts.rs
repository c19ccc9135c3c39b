//! Half-written forms: kept while she types, so that a closed tab loses nothing; gone when the form is saved or given up.

use super::App;
use crate::platform::entropy::BrowserEntropy;
use crate::platform::timer;
use leptos::prelude::*;
use leptos::task::spawn_local;
use pebblebook::json;
use pebblebook::vault::Vault;
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
    pub fn keep_draft(self, screen: &str, form: Vec<u8>) {
        let Ok(body) = String::from_utf8(form) else { return };
        self.draft_turn(screen, Some(body), REST_MS);
    }

    /// Forgets the draft of this screen.
    pub fn forget_draft(self, screen: &str) {
        self.draft_turn(screen, None, 0);
    }

    /// Everything half-written, sealed by this vault.
    pub(super) fn drafts_sealed_by(self, vault: &Vault) -> Vec<(String, Vec<u8>)> {
        let seal = |(screen, text): (&String, &String)| {
            let sealed = vault.seal_draft(screen, text.clone().into_bytes(), &mut BrowserEntropy);
            (screen.clone(), sealed)
        };
        self.inner.with_value(|inner| inner.drafts.iter().map(seal).collect())
    }

    /// Everything half-written, sealed, to be kept before the key goes.
    pub(super) fn sealed_drafts(self) -> Vec<(String, Option<Vec<u8>>)> {
        let vault = self.inner.with_value(|inner| inner.vault.clone());
        let sealed = vault.map(|vault| self.drafts_sealed_by(&vault)).unwrap_or_default();
        sealed.into_iter().map(|(screen, sealed)| (screen, Some(sealed))).collect()
    }

    fn draft_turn(self, screen: &str, body: Option<String>, rest: i32) {
        let screen = screen.to_owned();
        let turn = self.inner.try_update_value(|inner| {
            match &body {
                Some(body) => inner.drafts.insert(screen.clone(), body.clone()),
                None => _ = inner.drafts.remove(&screen),
            }
            inner.draft_turns.change(screen.clone(), |turn| *turn += 1);
            inner.draft_turns.get(&screen).copied()
        });
        spawn_local(async move {
            if rest > 0 {
                timer::wait(rest).await;
            }
            // Only the last keystroke of a run writes.
            let (store, last) = self
                .inner
                .with_value(|inner| (inner.store.clone(), inner.draft_turns.get(&screen).copied()));
            // Locked meanwhile: what was half-written was sealed and kept then.
            let vault = self.inner.with_value(|inner| inner.vault.clone());
            if let (Some(store), Some(vault)) = (store.filter(|_| turn == Some(last)), vault) {
                let sealed = body.map(|body| vault.seal_draft(&screen, body.into_bytes(), &mut BrowserEntropy));
                let _ = store.keep_draft(&screen, sealed.as_deref()).await; // a lost draft must never get in the way
            }
        });
    }
}
