//! Moving the whole book: out to a backup file, and in from one after a preview.

use super::App;
use super::boot::{Boot, take_in};
use crate::platform::{clock, preferences};
use crate::storage::DeviceStore;
use leptos::prelude::*;
use pebblebook::backup::{self, BackupError, Contents, Source};
use pebblebook::notebook::Notebook;
use pebblebook::row::{Kind, Row};
use pebblebook::store::{Clear, Store, StoreError, Write};
use pebblebook::vault::{Seal, Unsealed};
use std::collections::BTreeMap;

/// Why the book could not be moved. Nothing has changed.
#[derive(Clone, Debug, PartialEq)]
pub enum Moving {
    /// The store did not do it.
    Store(StoreError),
    /// The file will not do.
    File(BackupError),
    /// The file that was just made does not read back.
    NotVerified,
}

/// What an import would do, in numbers.
#[derive(Clone, Debug)]
pub struct ImportPreview {
    /// The checked file.
    pub contents: std::sync::Arc<Contents>,
    /// How many of each kind the file holds.
    pub incoming: BTreeMap<Kind, usize>,
    /// How many records are here now and would go.
    pub here_now: usize,
}

impl App {
    /// Makes a backup of everything, read back and verified.
    ///
    /// # Errors
    /// When the book cannot be read, or the file does not verify.
    pub async fn make_backup(self) -> Result<Vec<u8>, Moving> {
        let store = self.store().map_err(Moving::Store)?;
        let vault = self.open_vault().map_err(Moving::Store)?;
        let mut rows = store.everything().await.map_err(Moving::Store)?;
        for row in &mut rows {
            row.body = vault
                .open(row)
                .map_err(|error| Moving::Store(StoreError::Damaged(error.to_string())))?;
        }
        let setting = self.look(|notebook| notebook.setting().map(|setting| setting.name.to_string()).unwrap_or_default());
        let file = backup::write(Source {
            setting: &setting,
            made: clock::now(),
            rows,
        })
        .ok_or(Moving::NotVerified)?;
        backup::read(&file).map_err(|_| Moving::NotVerified)?;
        Ok(file)
    }

    /// Notes that a backup has reached its place.
    pub fn backup_delivered(self) {
        preferences::set_last_backup(clock::now().millis(), &self.look(Notebook::last_stamp).to_string());
    }

    /// Checks a file and says what it would bring. Nothing changes.
    ///
    /// # Errors
    /// When the file will not do.
    pub fn preview_import(self, file: &[u8]) -> Result<ImportPreview, Moving> {
        let contents = backup::read(file).map_err(Moving::File)?;
        let incoming = contents.counts.clone();
        Ok(ImportPreview {
            contents: std::sync::Arc::new(contents),
            incoming,
            here_now: self.look(Notebook::count),
        })
    }

    /// Puts the file's book in place of this one: in one transaction, all of it or nothing.
    ///
    /// # Errors
    /// When it could not be written; then the book is as it was.
    pub async fn import(self, preview: &ImportPreview) -> Result<(), Moving> {
        let store = self.store().map_err(Moving::Store)?;
        let vault = self.open_vault().map_err(Moving::Store)?;
        let mut notebook = Notebook::new();
        let mut rows: Vec<Row> = preview.contents.rows.clone();
        take_in(&mut notebook, &rows, &Unsealed);
        for row in &mut rows {
            let body = std::mem::take(&mut row.body);
            let sealed = vault.seal(row, body, &mut crate::platform::entropy::BrowserEntropy);
            row.body = sealed.map_err(|error| Moving::Store(StoreError::Damaged(error.to_string())))?;
        }
        let write = Write {
            clear: Clear::Records,
            keep: &rows,
            ..Write::default()
        };
        store.write(write).await.map_err(Moving::Store)?;
        self.replaced_by(notebook);
        Ok(())
    }

    /// Empties the whole book on this device.
    ///
    /// # Errors
    /// When it could not be written; then the book is as it was.
    pub async fn wipe(self) -> Result<(), Moving> {
        self.begin_empty().await
    }

    fn replaced_by(self, notebook: Notebook) {
        self.empty_memory();
        self.change(Kind::ALL.iter().copied(), |old| *old = notebook);
        self.boot.set(Boot::Open { whole: true });
        self.mark();
        self.inner
            .with_value(|inner| inner.tabs.as_ref().map(crate::platform::tabs::Tabs::tell_all_replaced));
    }

    /// Puts a safety copy away that has served its time. Answers whether there is one still.
    pub(super) async fn put_old_safety_copy_away(self, _store: &DeviceStore) -> bool {
        false
    }
}
