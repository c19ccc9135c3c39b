//! Half-written forms, kept per screen until they are saved or given up.

use super::DeviceStore;
use super::read::closed;
use super::schema::DRAFTS;
use crate::platform::room;
use js_sys::Uint8Array;
use pebblebook::order::Few;
use pebblebook::store::StoreError;
use rexie::{Rexie, TransactionMode};
use wasm_bindgen::JsCast;

impl DeviceStore {
    /// All drafts, by screen.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn drafts(&self) -> Result<Few<String, Vec<u8>>, StoreError> {
        let scan = async |reader: &Rexie| {
            let transaction = reader
                .transaction(&[DRAFTS], TransactionMode::ReadOnly)
                .map_err(|error| closed(&error))?;
            let store = transaction.store(DRAFTS).map_err(|error| closed(&error))?;
            store.scan(None, None, None, None).await.map_err(|error| closed(&error))
        };
        let found = self.reading(scan).await?;
        let draft = |(key, value): (wasm_bindgen::JsValue, wasm_bindgen::JsValue)| {
            Some((key.as_string()?, value.dyn_into::<Uint8Array>().ok()?.to_vec()))
        };
        Ok(found.into_iter().filter_map(draft).collect())
    }

    /// Keeps a draft, or forgets it.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn keep_draft(&self, screen: &str, body: Option<&[u8]>) -> Result<(), StoreError> {
        match self.writer()?.keep_draft(screen, body).await {
            // What was typed and could not be saved must not be lost as well.
            Err(StoreError::Full) if room::let_reserve_go().await => self.writer()?.keep_draft(screen, body).await,
            kept => kept,
        }
    }
}
