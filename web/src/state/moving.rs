//! Moving the whole book: out to a backup file, and in from one after a preview.

use super::App;
use super::boot::{Boot, take_in};
use crate::platform::{clock, preferences};
use leptos::prelude::*;
use pebblebook::backup::{self, BackupError, Contents, Source};
use pebblebook::notebook::Notebook;
use pebblebook::row::Kind;
use pebblebook::store::{Store, StoreError};
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
        let store = self.inner.with_value(|inner| inner.store.clone());
        let store = store.ok_or_else(|| Moving::Store(StoreError::Closed("the book is not open".into())))?;
        let rows = store.everything().await.map_err(Moving::Store)?;
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
        let store = self.inner.with_value(|inner| inner.store.clone());
        let store = store.ok_or_else(|| Moving::Store(StoreError::Closed("the book is not open".into())))?;
        let mut notebook = Notebook::new();
        take_in(&mut notebook, &preview.contents.rows).map_err(Moving::Store)?;
        store.replace(&preview.contents.rows).await.map_err(Moving::Store)?;
        self.replaced_by(notebook);
        Ok(())
    }

    /// Empties the whole book on this device.
    ///
    /// # Errors
    /// When it could not be written; then the book is as it was.
    pub async fn wipe(self) -> Result<(), Moving> {
        let store = self.inner.with_value(|inner| inner.store.clone());
        let store = store.ok_or_else(|| Moving::Store(StoreError::Closed("the book is not open".into())))?;
        store.replace(&[]).await.map_err(Moving::Store)?;
        self.replaced_by(Notebook::new());
        Ok(())
    }

    fn replaced_by(self, notebook: Notebook) {
        self.forget_undos();
        self.inner.update_value(|inner| {
            inner.drafts.clear();
            for url in std::mem::take(&mut inner.photo_urls).into_values() {
                crate::platform::files::forget_url(&url);
            }
            if let Some(tabs) = &inner.tabs {
                tabs.tell_all_replaced();
            }
        });
        self.change(Kind::ALL.iter().copied(), |old| *old = notebook);
        self.boot.set(Boot::Open { whole: true });
    }
}
