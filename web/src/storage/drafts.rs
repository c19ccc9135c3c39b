//! Half-written forms, kept per screen until they are saved or given up.

use super::{DeviceStore, read};
use crate::platform::room;
use js_sys::Uint8Array;
use pebblebook::order::Few;
use pebblebook::store::StoreError;
use wasm_bindgen::{JsCast, JsValue};

impl DeviceStore {
    /// All drafts, by screen.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn drafts(&self) -> Result<Few<String, Vec<u8>>, StoreError> {
        let (screens, bodies) = self.reading(read::drafts).await?;
        let draft = |(screen, body): (JsValue, JsValue)| Some((screen.as_string()?, body.dyn_into::<Uint8Array>().ok()?.to_vec()));
        Ok(screens.into_iter().zip(bodies).filter_map(draft).collect())
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
