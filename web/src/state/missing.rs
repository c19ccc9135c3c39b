//! Records that were here are not, or cannot be read. Nothing is written over the wreck until she has chosen: bring a backup in, go on with
//! what is left, or begin an empty book.

use super::boot::{Boot, Taken, fresh_keyring};
use super::{App, Moving};
use crate::platform::preferences;
use leptos::prelude::*;
use pebblebook::store::{Clear, Write};
use pebblebook::tally::Marker;

/// What is known of what is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// How many records there were, when that is known, and when they were last saved (milliseconds since 1970).
    pub were: Option<(usize, i64)>,
    /// How many records are still here.
    pub found: usize,
    /// How many of these cannot be read, and what is wrong with the first.
    pub taken: Taken,
    /// Whether what is left can be opened at all.
    pub readable: bool,
}

impl Missing {
    pub(super) fn found(lost: Option<Marker>, found: usize, taken: Taken) -> Self {
        Missing {
            were: lost.map(|marker| (marker.rows(), marker.saved().millis())),
            found,
            taken,
            readable: true,
        }
    }

    /// The key itself is lost.
    pub(super) fn without_key(lost: Option<Marker>, found: usize) -> Self {
        Missing {
            readable: false,
            ..Self::found(lost, found, Taken::default())
        }
    }
}

impl App {
    /// Goes on with what is left, because she said so.
    pub async fn go_on_with_what_is_left(self) {
        self.settled_in().await;
    }

    /// Begins an empty book with a new key, because she said so.
    ///
    /// # Errors
    /// When it could not be written; then all is as it was.
    pub async fn begin_empty(self) -> Result<(), Moving> {
        let store = self.store().map_err(Moving::Store)?;
        let (keyring, vault) = fresh_keyring();
        let empty = Write {
            clear: Clear::Everything,
            ..Write::default()
        };
        self.keep_keyring(keyring, &store, empty).await.map_err(Moving::Store)?;
        preferences::forget_marker();
        preferences::forget_passphrase_later();
        self.empty_memory();
        self.inner.update_value(|inner| inner.vault = Some(vault));
        self.boot.set(Boot::Open { whole: true });
        self.mark();
        self.inner
            .with_value(|inner| inner.tabs.as_ref().map(crate::platform::tabs::Tabs::tell_all_replaced));
        Ok(())
    }
}
