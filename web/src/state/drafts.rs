//! Half-written forms: kept while she types, so that a closed tab loses nothing; gone when the form is saved or given up.

use super::App;
use crate::platform::entropy::BrowserEntropy;
use crate::platform::timer;
use leptos::prelude::*;
use leptos::task::spawn_local;
use pebblebook::journal::NewPicture;
use pebblebook::json;
use pebblebook::vault::Vault;
use serde::de::DeserializeOwned;

/// How long a letter waits until it is written.
const REST_MS: i32 = 300;
/// What stands between a screen and the number of a photo that is half-written there. A photo is kept once, not with every letter.
const PHOTO: &str = "/photo/";

impl App {
    /// What was half-written on this screen, if anything.
    #[must_use]
    pub fn draft<T: DeserializeOwned>(self, screen: &str) -> Option<T> {
        self.inner
            .with_value(|inner| inner.drafts.get(screen).and_then(|form| json::read(form).ok()))
    }

    /// Whether something is half-written on this screen.
    #[must_use]
    pub fn has_draft(self, screen: &str) -> bool {
        self.inner.with_value(|inner| inner.drafts.contains_key(screen))
    }

    /// Keeps what is half-written on this screen, a moment later at most.
    pub fn keep_draft(self, screen: &str, form: Vec<u8>) {
        let screen = screen.to_owned();
        let waits = self.inner.try_update_value(|inner| {
            inner.drafts.insert(screen.clone(), form);
            // Whoever types on and on is not waited for: one writing is on its way, and takes along what is there then.
            let waits = inner.drafts_to_write.contains(&screen);
            inner.drafts_to_write.insert(screen.clone());
            waits
        });
        if waits == Some(false) {
            spawn_local(async move {
                timer::wait(REST_MS).await;
                let _ = self.inner.try_update_value(|inner| inner.drafts_to_write.remove(&screen));
                self.write_draft(screen).await;
            });
        }
    }

    /// Keeps a new photo of what is half-written on this screen. Returns what it is kept under.
    pub fn keep_draft_photo(self, screen: &str, photo: &NewPicture) -> String {
        let last = self.draft_photos(screen).pop().map(|(key, _)| key);
        let number = last
            .and_then(|key| key.rsplit('/').next()?.parse().ok())
            .map_or(0, |last: u32| last + 1);
        // The numbers are written so that they stand in their order.
        let key = format!("{screen}{PHOTO}{number:04}");
        let _ = self
            .inner
            .try_update_value(|inner| inner.drafts.insert(key.clone(), photo.to_bytes()));
        spawn_local(self.write_draft(key.clone()));
        key
    }

    /// The new photos of what was half-written on this screen, with what each is kept under, in the order in which they were taken.
    #[must_use]
    pub fn draft_photos(self, screen: &str) -> Vec<(String, NewPicture)> {
        let of_screen = format!("{screen}{PHOTO}");
        self.inner.with_value(|inner| {
            let photos = inner.drafts.iter().filter(|(key, _)| key.starts_with(&of_screen));
            photos
                .filter_map(|(key, bytes)| Some((key.clone(), NewPicture::from_bytes(bytes)?)))
                .collect()
        })
    }

    /// Forgets the draft of this screen, with its photos.
    pub fn forget_draft(self, screen: &str) {
        let photos = self.draft_photos(screen).into_iter().map(|(key, _)| key);
        for key in photos.chain([screen.to_owned()]) {
            let _ = self.inner.try_update_value(|inner| {
                inner.drafts.remove(&key);
            });
            spawn_local(self.write_draft(key));
        }
    }

    /// Everything half-written, sealed by this vault.
    pub(super) fn drafts_sealed_by(self, vault: &Vault) -> Vec<(String, Vec<u8>)> {
        let seal = |(screen, form): (&String, &Vec<u8>)| {
            let sealed = vault.seal_draft(screen, form.clone(), &mut BrowserEntropy);
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

    /// Writes what is half-written on this screen as it stands then.
    async fn write_draft(self, screen: String) {
        let (store, vault, body) = self
            .inner
            .with_value(|inner| (inner.store.clone(), inner.vault.clone(), inner.drafts.get(&screen).cloned()));
        // Locked meanwhile: what was half-written was sealed and kept then.
        if let (Some(store), Some(vault)) = (store, vault) {
            let sealed = body.map(|body| vault.seal_draft(&screen, body, &mut BrowserEntropy));
            let _ = store.keep_draft(&screen, sealed.as_deref()).await; // a lost draft must never get in the way
        }
    }
}
