//! A backup file on its way in: looked through whole, shown, and then joined with this book or put in its place, in one transaction, with a
//! safety copy of what was here beside it ([`super::safety`]). Not here: how two books are joined (`core/src/merge`).

use super::App;
use super::boot::{Boot, DEVICE, EDITION};
use super::moving::{Moving, Progress, header_of, read_through};
use super::safety::next_copy;
use crate::platform::entropy::{self, BrowserEntropy};
use crate::platform::{clock, outgoing, preferences};
use crate::storage::{DATED, DeviceStore, STANDING};
use leptos::prelude::*;
use pebblebook::backup::{self, About};
use pebblebook::ids::{Id, PhotoId};
use pebblebook::merge::{self, Plan};
use pebblebook::order::Set;
use pebblebook::row::{Kind, Row};
use pebblebook::store::{Clear, Safety, Store, StoreError, Write};
use pebblebook::time::Moment;
use pebblebook::vault::{Passphrase, RecoveryKey, Seal, Vault};
use std::cell::Cell;
use web_sys::File;

/// Pictures are kept in this many at a time before the swap; nothing points at them until then.
const PICTURES: usize = 4;

/// What opens a sealed file.
pub enum FileKey {
    /// The passphrase that was the book's, or the file's, when it was made.
    Passphrase(Passphrase),
    /// The recovery key of that time.
    Recovery(RecoveryKey),
}

/// A file that was looked through and is whole.
pub struct Looked {
    file: File,
    vault: Option<Vault>,
    /// Taken out while they are written, for there is no need of two books in memory.
    rows: Cell<Vec<Row>>,
    photos: Set<PhotoId>,
    /// Whose book it is, and which device made it.
    pub about: About,
    /// When it was made.
    pub made: Moment,
    /// How much of each kind it holds.
    pub counts: backup::Counts,
    /// What joining it with this book would do.
    pub plan: Plan,
    /// How many records are here now.
    pub here_now: usize,
    /// How many children in the file were deleted or erased here: putting it in place would bring them back.
    pub deleted_here: usize,
}

/// What is done with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taking {
    /// It is joined with this book: what either knows is kept.
    Join,
    /// It takes the place of this book.
    Replace,
}

/// Whether a file opens by itself.
pub enum Opens {
    /// It is plain, or sealed with this book's own key.
    ByItself,
    /// A passphrase or recovery key is needed.
    WithKey,
}

impl App {
    /// Whether a file asks for a key.
    ///
    /// # Errors
    /// When it is no backup.
    pub async fn how_it_opens(self, file: &File) -> Result<Opens, Moving> {
        let header = header_of(file).await?;
        let ours = self.inner.with_value(|inner| inner.vault.as_ref().map(Vault::id));
        Ok(match header.keys {
            Some(keys) if Some(keys.vault()) != ours => Opens::WithKey,
            _ => Opens::ByItself,
        })
    }

    /// Looks a file through from its first byte to its last, and says what it would bring. Nothing changes.
    ///
    /// # Errors
    /// When it will not do, or the key does not open it.
    pub async fn look_through(self, file: File, key: Option<FileKey>, progress: Progress) -> Result<Looked, Moving> {
        progress.begin();
        let looked = self.look_into(file, key, progress).await;
        progress.end();
        looked
    }

    async fn look_into(self, file: File, key: Option<FileKey>, progress: Progress) -> Result<Looked, Moving> {
        let header = header_of(&file).await?;
        let vault = match (&header.keys, key) {
            (None, _) => None,
            (Some(keys), Some(FileKey::Passphrase(passphrase))) => Some(keys.unlock(&passphrase).map_err(Moving::Locked)?),
            (Some(keys), Some(FileKey::Recovery(recovery))) => Some(keys.recover(&recovery).map_err(Moving::Locked)?),
            (Some(_), None) => Some(self.open_vault().map_err(Moving::Store)?),
        };
        let mut rows = Vec::new();
        let mut photos = Set::default();
        let mut give = |mut row: Row| {
            if row.kind == Kind::Photo {
                photos.extend((!row.deleted).then(|| PhotoId::from(row.id)));
            } else {
                row.body.shrink_to_fit();
                rows.push(row);
            }
        };
        let (header, about) = read_through(&file, vault.clone(), progress, 0.0, &mut give).await?;
        backup::check(&rows, &photos).map_err(Moving::File)?;
        let here = self.rows_here_opened().await?;
        // Where nothing is, there is nothing to join with.
        let plan = if here.is_empty() {
            Plan::default()
        } else {
            merge::plan(&here, &rows, clock::now())
        };
        let is_back = |row: &&Row| row.kind == Kind::Child && !row.deleted && self.look(|notebook| notebook.is_deleted(row.kind, row.id));
        let deleted_here = rows.iter().filter(is_back).count();
        Ok(Looked {
            deleted_here,
            file,
            vault,
            rows: Cell::new(rows),
            photos,
            about,
            made: header.made,
            counts: header.counts,
            plan,
            here_now: here.iter().filter(|row| !row.deleted).count(),
        })
    }

    /// Every row here but pictures, as far as it can be read: out of a wreck what is left.
    async fn rows_here_opened(self) -> Result<Vec<Row>, Moving> {
        let Ok(vault) = self.open_vault() else { return Ok(Vec::new()) };
        let store = self.store().map_err(Moving::Store)?;
        let mut opened = Vec::new();
        let open = |mut row: Row| {
            row.body = vault.open(&row).ok()?;
            row.body.shrink_to_fit();
            Some(row)
        };
        for place in [STANDING, DATED] {
            let mut give = |rows: Vec<Row>| {
                opened.extend(rows.into_iter().filter_map(open));
                outgoing::tidy();
            };
            store.go_through(place, &mut give).await.map_err(Moving::Store)?;
        }
        Ok(opened)
    }

    /// Takes a file in: its pictures first, which nothing points at yet; then, in one transaction, its records and the safety copy of what
    /// was here.
    ///
    /// # Errors
    /// See [`Moving`]; then the book is as it was.
    pub async fn take_file_in(self, looked: &Looked, taking: Taking, progress: Progress) -> Result<(), Moving> {
        progress.begin();
        let taken = self.take(looked, taking, progress).await;
        progress.end();
        taken
    }

    async fn take(self, looked: &Looked, taking: Taking, progress: Progress) -> Result<(), Moving> {
        let store = self.store().map_err(Moving::Store)?;
        if crate::platform::shell::is_overtaken() {
            return Err(Moving::Store(StoreError::Overtaken));
        }
        let vault = match self.open_vault() {
            Ok(vault) => vault,
            // The key of this book was lost with it: what comes in gets a new one.
            Err(_) => self.new_key(&store).await?,
        };
        let here: Set<PhotoId> = pebblebook::order::set(store.photo_ids().await.map_err(Moving::Store)?);
        let new: Set<PhotoId> = pebblebook::order::set(looked.photos.iter().filter(|photo| !here.contains(*photo)).copied());
        // A picture counts as many rows: it is that much larger.
        let weight = new.len() * 100;
        let rows = looked.rows.take();
        #[allow(clippy::cast_precision_loss, reason = "a share")]
        let share = weight as f64 / (weight + rows.len()).max(1) as f64;
        let taken = match self.take_pictures(looked, &new, &vault, &store, progress, share).await {
            Ok(()) => self.take_records(looked, &rows, taking, &vault, progress, share).await,
            error => error,
        };
        if taken.is_err() {
            looked.rows.set(rows);
            let new: Vec<(Kind, Id)> = new.into_iter().map(|id| (Kind::Photo, id.into())).collect();
            let forget = Write {
                forget: &new,
                ..Write::default()
            };
            let _ = store.write(forget).await; // what stays is swept away at the next start
        } else {
            drop(rows); // before the book is read anew
        }
        taken?;
        self.read_anew(vault).await
    }

    /// The swap: all records at once, and the safety copy.
    async fn take_records(
        self,
        looked: &Looked,
        all: &[Row],
        taking: Taking,
        vault: &Vault,
        progress: Progress,
        from: f64,
    ) -> Result<(), Moving> {
        let store = self.store().map_err(Moving::Store)?;
        let rows = match taking {
            Taking::Join => looked.plan.keep.as_slice(),
            Taking::Replace => all,
        };
        let (done, stopped) = (Cell::new(0usize), Cell::new(None));
        let seal = |row: &Row| {
            done.set(done.get() + 1);
            #[allow(clippy::cast_precision_loss, reason = "a share")]
            let share = from + (1.0 - from) * done.get() as f64 / rows.len() as f64;
            // A bar that is told of every row would be drawn for every row.
            let go_on = if done.get() % 500 == 0 { progress.so_far(share) } else { Ok(()) };
            go_on
                .and_then(|()| sealed(row, vault))
                .map_err(|error| stopped.set(Some(error)))
                .ok()
        };
        // Older rows under this device's old number would pass for its newest: after a replacement it writes under a new one.
        let number = entropy::device_number();
        let device = number.to_be_bytes();
        // Of an empty book there is nothing to bring back.
        // Of a wreck everything may be wanted, even what cannot be read.
        let wreck = matches!(self.boot.get_untracked(), Boot::Missing(_));
        let safety = if looked.here_now > 0 || wreck {
            Safety::Made(next_copy(&store).await?)
        } else {
            Safety::Stays
        };
        let edition = self.next_edition();
        let counted = edition.to_be_bytes();
        let mut notes: Vec<(&str, Option<&[u8]>)> = vec![(EDITION, Some(&counted))];
        if taking == Taking::Replace {
            notes.push((DEVICE, Some(&device)));
        }
        let write = Write {
            clear: if taking == Taking::Replace {
                Clear::Records
            } else {
                Clear::Nothing
            },
            keep: rows,
            forget: if taking == Taking::Replace { &[] } else { &looked.plan.forget },
            safety,
            notes: &notes,
        };
        let written = store.write_sealing(write, &seal).await;
        written.map_err(|error| stopped.take().unwrap_or(Moving::Store(error)))?;
        self.begin_edition(edition);
        // What the file and the book had alike is no change, whichever of the two takes the other's place.
        preferences::brought_in(&looked.plan.keep);
        Ok(())
    }

    async fn new_key(self, store: &DeviceStore) -> Result<Vault, Moving> {
        let (keyring, vault) = super::boot::fresh_keyring();
        self.keep_keyring(keyring, store, Write::default()).await.map_err(Moving::Store)?;
        self.inner.update_value(|inner| inner.vault = Some(vault.clone()));
        Ok(vault)
    }

    async fn take_pictures(
        self,
        looked: &Looked,
        wanted: &Set<PhotoId>,
        vault: &Vault,
        store: &DeviceStore,
        progress: Progress,
        most: f64,
    ) -> Result<(), Moving> {
        if wanted.is_empty() {
            return Ok(());
        }
        let mut reader = super::moving::Slices::of(&looked.file, looked.vault.clone()).await?;
        let mut waiting: Vec<Row> = Vec::new();
        while let Some(share) = reader
            .next(&mut |row: Row| {
                if row.kind == Kind::Photo && wanted.contains(&PhotoId::from(row.id)) {
                    waiting.push(row);
                }
            })
            .await?
        {
            progress.so_far(share * most)?;
            while waiting.len() >= PICTURES {
                self.keep_pictures(&mut waiting, vault, store).await?;
            }
        }
        reader.end()?;
        self.keep_pictures(&mut waiting, vault, store).await
    }

    async fn keep_pictures(self, waiting: &mut Vec<Row>, vault: &Vault, store: &DeviceStore) -> Result<(), Moving> {
        let rows: Result<Vec<Row>, Moving> = waiting.drain(..).map(|row| sealed(&row, vault)).collect();
        store.commit(&rows?).await.map_err(Moving::Store)
    }

    /// Reads the book anew after it was replaced or joined, here and in other tabs.
    pub(super) async fn read_anew(self, vault: Vault) -> Result<(), Moving> {
        self.empty_memory();
        preferences::forget_marker();
        self.inner
            .with_value(|inner| inner.tabs.as_ref().map(crate::platform::tabs::Tabs::tell_all_replaced));
        let device = super::boot::device_number(&*self.store().map_err(Moving::Store)?).await;
        self.inner
            .update_value(|inner| inner.device = device.unwrap_or_else(|_| entropy::device_number()));
        self.enter(vault).await.map_err(Moving::Store)
    }

    /// Empties the whole book on this device, the safety copy and the key too.
    ///
    /// # Errors
    /// When it could not be written; then the book is as it was.
    pub async fn wipe(self) -> Result<(), Moving> {
        self.begin_empty().await
    }
}

fn sealed(row: &Row, vault: &Vault) -> Result<Row, Moving> {
    let body = vault.seal(row, row.body.clone(), &mut BrowserEntropy);
    let body = body.map_err(|error| Moving::Store(StoreError::Damaged(error.to_string())))?;
    Ok(Row { body, ..row.clone() })
}
