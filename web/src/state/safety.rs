//! Safety copies: what was here each time before a file was taken in, kept beside the book for thirty days. Bringing one back makes another of
//! what stood here till then, so that this can be taken back too. Not here: taking a file in ([`super::joining`]).

use super::App;
use super::boot::{DEVICE, EDITION};
use super::moving::Moving;
use crate::platform::{clock, entropy, preferences};
use crate::storage::DeviceStore;
use pebblebook::store::{Clear, Safety, SafetyCopy, Store, StoreError, Wanted, Write};
use pebblebook::time::Moment;

/// How long a safety copy is kept.
const KEPT_MS: i64 = 30 * 24 * 60 * 60_000;

/// By what the next safety copy is known: now, and never the moment of another one.
pub(super) async fn next_copy(store: &DeviceStore) -> Result<Moment, Moving> {
    let made = store.safety_copies().await.map_err(Moving::Store)?;
    let after = made.last().map_or(0, |last| last.made.millis() + 1);
    Ok(clock::now().max(Moment::from_millis(after)))
}

impl App {
    /// The safety copies, the oldest first.
    pub async fn safety_copies(self) -> Vec<SafetyCopy> {
        match self.store() {
            Ok(store) => store.safety_copies().await.unwrap_or_default(),
            Err(_) => Vec::new(),
        }
    }

    /// Brings back what was here at that time.
    ///
    /// # Errors
    /// When it could not be written; then the book is as it was.
    pub async fn bring_back(self, made: Moment) -> Result<(), Moving> {
        if crate::platform::shell::is_overtaken() {
            return Err(Moving::Store(StoreError::Overtaken));
        }
        let store = self.store().map_err(Moving::Store)?;
        let rows = store.read(Wanted::Safety(made)).await.map_err(Moving::Store)?;
        if rows.is_empty() {
            return Err(Moving::Store(StoreError::Closed("it was put away".into())));
        }
        let number = entropy::device_number().to_be_bytes();
        let edition = self.next_edition();
        let counted = edition.to_be_bytes();
        let write = Write {
            clear: Clear::Records,
            keep: &rows,
            forget: &[],
            safety: Safety::Made(next_copy(&store).await?),
            notes: &[(DEVICE, Some(&number)), (EDITION, Some(&counted))],
        };
        store.write(write).await.map_err(Moving::Store)?;
        self.begin_edition(edition);
        preferences::brought_in(&[]);
        self.read_anew(self.open_vault().map_err(Moving::Store)?).await
    }

    /// Lets go of every safety copy, before its time.
    ///
    /// # Errors
    /// When it could not be done; then they are there still.
    pub async fn let_safety_copies_go(self) -> Result<(), Moving> {
        let store = self.store().map_err(Moving::Store)?;
        put_away(&store, Moment::LAST).await.map_err(Moving::Store)
    }
}

/// Puts the safety copies away that have served their time. Answers whether there are some still.
pub(super) async fn put_old_copies_away(store: &DeviceStore) -> bool {
    let served = Moment::from_millis(clock::now().millis() - KEPT_MS);
    match store.safety_copies().await {
        Ok(made) if made.first().is_some_and(|first| first.made <= served) => {
            put_away(store, served).await.is_err() || made.last().is_some_and(|last| last.made > served)
        }
        Ok(made) => !made.is_empty(),
        Err(_) => true,
    }
}

async fn put_away(store: &DeviceStore, up_to: Moment) -> Result<(), StoreError> {
    let write = Write {
        safety: Safety::PutAway(up_to),
        ..Write::default()
    };
    store.write(write).await
}
