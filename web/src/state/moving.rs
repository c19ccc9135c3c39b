//! The book on its way out: into a backup file, written and read back in a stream. Not here: bringing one in ([`super::joining`]).

use super::App;
use super::boot::pictures_in_use;
use crate::platform::entropy::BrowserEntropy;
use crate::platform::outgoing::{self, Handed, Pouring};
use crate::platform::{clock, preferences};
use crate::storage::{DATED, PHOTOS, STANDING};
use leptos::prelude::*;
use pebblebook::backup::{About, BackupError, Counts, Header, Reader, Sealing, Writer, read_header};
use pebblebook::ids::PhotoId;
use pebblebook::notebook::Notebook;
use pebblebook::row::{Kind, Row};
use pebblebook::store::{Store, StoreError};
use pebblebook::time::Ctx;
use pebblebook::vault::{Cost, Passphrase, Seal, UnlockError, Vault};
use web_sys::File;

/// How many bytes are written in one go.
const SLICE: f64 = 1024.0 * 1024.0;
/// How many rows are read in one go; of pictures a few.
const ROWS: u32 = 200;
const PICTURES: u32 = 4;
/// How often a backup is begun again because something was written meanwhile.
const TRIES: u32 = 3;

/// Why the book could not be moved. Nothing has changed.
#[derive(Clone, Debug, PartialEq)]
pub enum Moving {
    /// The store did not do it.
    Store(StoreError),
    /// The file will not do.
    File(BackupError),
    /// It is sealed, and this does not open it.
    Locked(UnlockError),
    /// The file cannot be read.
    NotRead,
    /// The file that was just made does not read back.
    NotVerified,
    /// There is no room for the file.
    NoRoom,
    /// Something was written again and again meanwhile.
    Busy,
    /// She called it off.
    Cancelled,
}

/// How far long work has come, and whether to go on with it.
#[derive(Clone, Copy, Debug)]
pub struct Progress {
    /// From 0 to 1; none while nothing is being done.
    pub share: RwSignal<Option<f64>>,
    cancelled: RwSignal<bool>,
}

impl Progress {
    /// Nothing is being done.
    #[must_use]
    pub fn new() -> Self {
        Progress {
            share: RwSignal::new(None),
            cancelled: RwSignal::new(false),
        }
    }

    /// Begins.
    pub fn begin(self) {
        let _ = self.cancelled.try_set(false);
        let _ = self.share.try_set(Some(0.0));
    }

    /// Ends.
    pub fn end(self) {
        let _ = self.share.try_set(None);
    }

    /// Calls it off.
    pub fn cancel(self) {
        let _ = self.cancelled.try_set(true);
    }

    /// So much is done; an error when it was called off. A screen that is gone calls nothing off.
    pub(super) fn so_far(self, share: f64) -> Result<(), Moving> {
        let _ = self.share.try_set(Some(share.clamp(0.0, 1.0)));
        if self.cancelled.try_get_untracked() == Some(true) {
            Err(Moving::Cancelled)
        } else {
            Ok(())
        }
    }
}

/// With what a backup is sealed.
pub enum SealedWith {
    /// The book's own passphrase and recovery key.
    Book,
    /// A passphrase for this file only.
    Passphrase(Passphrase),
    /// Nothing: anybody can read it.
    Nothing,
}

impl App {
    /// Makes a backup of everything, reads it back and verifies it. It has reached nobody yet.
    ///
    /// # Errors
    /// See [`Moving`]; what was half-made is gone then.
    pub async fn make_backup(self, with: SealedWith, progress: Progress) -> Result<File, Moving> {
        progress.begin();
        let made = self.make(with, progress).await;
        progress.end();
        if made.is_err() {
            outgoing::give_up().await;
        }
        made
    }

    async fn make(self, with: SealedWith, progress: Progress) -> Result<File, Moving> {
        let vault = self.open_vault().map_err(Moving::Store)?;
        let now = clock::now();
        let sealing = match with {
            SealedWith::Nothing => Sealing::PLAIN,
            SealedWith::Book => {
                let keyring = self.inner.with_value(|inner| inner.keyring.clone());
                let sealing = keyring.and_then(|keyring| Sealing::of_the_book(&keyring, &vault));
                sealing.ok_or(Moving::Locked(UnlockError::Wrong))?
            }
            SealedWith::Passphrase(passphrase) => {
                let mut entropy = BrowserEntropy;
                let mut ctx = Ctx::new(now, clock::offset_minutes(now), &mut entropy);
                Sealing::for_this_file(&passphrase, Cost::FLOOR, &mut ctx).map_err(Moving::Locked)?
            }
        };
        let name = format!("pebblebook-backup-{}.json", self.day());
        let mut why = Moving::Busy;
        for _ in 0..TRIES {
            let before = self.look(Notebook::last_stamp);
            let written = match self.write_file(sealing.clone(), &vault, progress).await {
                // What was written meanwhile could have torn it.
                Ok(()) if before != self.look(Notebook::last_stamp) => Err(Moving::Busy),
                Ok(()) => outgoing::finish(&name).await.ok_or(Moving::NoRoom),
                Err(error) => Err(error),
            };
            let file = match written {
                Ok(file) => file,
                // Where the device has no room for it, the next try makes it in memory.
                Err(error @ (Moving::Busy | Moving::NoRoom)) => {
                    why = error;
                    outgoing::give_up().await;
                    continue;
                }
                Err(error) => return Err(error),
            };
            let mut nothing = |_: Row| {};
            read_through(&file, sealing.vault(), progress, 0.5, &mut nothing)
                .await
                .map_err(|error| match error {
                    Moving::Cancelled => error,
                    _ => Moving::NotVerified,
                })?;
            return Ok(file);
        }
        Err(why)
    }

    async fn write_file(self, sealing: Sealing, vault: &Vault, progress: Progress) -> Result<(), Moving> {
        let store = self.store().map_err(Moving::Store)?;
        let damaged = |what: String| Moving::Store(StoreError::Damaged(what));
        let mut counts: Counts = self.look(Notebook::counts);
        // Pictures that wait to be swept away, or belong to the safety copy, are nobody else's business.
        let used = self.look(pictures_in_use);
        let here = store.photo_ids().await.map_err(Moving::Store)?;
        let photos = here.iter().filter(|id| used.contains(*id)).count();
        if photos > 0 {
            counts.insert(Kind::Photo, photos);
        }
        let setting = self.look(|notebook| notebook.setting().map(|setting| setting.name.to_string()).unwrap_or_default());
        let about = About {
            setting,
            device: self.device_name(),
        };
        // A picture counts as many rows: it is that much larger.
        let all = (self.look(|notebook| notebook.heads().rows()) + photos * 100).max(1);
        let mut done = 0usize;
        let plain = sealing.vault().is_none();
        outgoing::begin(plain).await.ok_or(Moving::NoRoom)?;
        let (mut writer, mut out) = Writer::begin(&about, &counts, clock::now(), sealing, &mut BrowserEntropy);
        for (place, most, weight) in [(STANDING, ROWS, 1), (DATED, ROWS, 1), (PHOTOS, PICTURES, 100)] {
            let mut after = None;
            loop {
                let rows = store.rows_after(place, after, most).await.map_err(Moving::Store)?;
                let Some(last) = rows.last() else { break };
                after = Some((last.kind, last.id));
                done += rows.len() * weight;
                let unused = |row: &Row| row.kind == Kind::Photo && !row.deleted && !used.contains(&PhotoId::from(row.id));
                for mut row in rows.into_iter().filter(|row| !unused(row)) {
                    row.body = vault.open(&row).map_err(|error| damaged(error.to_string()))?;
                    writer
                        .row(&row, &mut out, &mut BrowserEntropy)
                        .map_err(|_| damaged(row.kind.name().to_owned()))?;
                    #[allow(clippy::cast_precision_loss, reason = "sizes fit")]
                    if out.len() as f64 >= SLICE {
                        outgoing::write(&out).await.ok_or(Moving::NoRoom)?;
                        out.clear();
                    }
                }
                #[allow(clippy::cast_precision_loss, reason = "a share")]
                progress.so_far(done as f64 / all as f64 / 2.0)?;
            }
        }
        // Counted otherwise than announced: something was written meanwhile. The caller looks, and begins again.
        if writer.end(&mut out, &mut BrowserEntropy).is_ok() {
            outgoing::write(&out).await.ok_or(Moving::NoRoom)?;
        }
        Ok(())
    }

    /// Hands a finished backup over; must follow a tap. It is noted as a backup when it was taken.
    pub async fn hand_backup_over(self, file: &File) -> Handed {
        let handed = outgoing::hand(file).await;
        if matches!(handed, Handed::Shared | Handed::Saved | Handed::Downloaded) {
            let word = match handed {
                Handed::Shared => "shared",
                Handed::Saved => "saved",
                _ => "downloaded",
            };
            preferences::set_last_backup(clock::now().millis(), &self.look(Notebook::last_stamp).to_string(), word);
        }
        handed
    }
}

/// Reads a file from its first byte to its last; the rows it hands out may be believed once this is Ok. `from` is the share of the work that
/// was done before.
pub(super) async fn read_through(
    file: &File,
    vault: Option<Vault>,
    progress: Progress,
    from: f64,
    give: &mut dyn FnMut(Row),
) -> Result<(Header, About), Moving> {
    let mut slices = Slices::of(file, vault).await?;
    while let Some(share) = slices.next(give).await? {
        progress.so_far(from + (1.0 - from) * share)?;
    }
    slices.end()
}

/// A file being read, slice by slice.
pub(super) struct Slices {
    size: f64,
    bytes: Pouring,
    reader: Reader,
    at: f64,
}

impl Slices {
    /// Begins.
    pub(super) async fn of(file: &File, vault: Option<Vault>) -> Result<Self, Moving> {
        let header = header_of(file).await?;
        Ok(Slices {
            size: file.size(),
            bytes: outgoing::pour(file),
            reader: Reader::new(header, vault),
            at: 0.0,
        })
    }

    /// Reads the next slice; answers how much of the file was read by then, and None at its end.
    pub(super) async fn next(&mut self, give: &mut dyn FnMut(Row)) -> Result<Option<f64>, Moving> {
        if self.at >= self.size {
            return Ok(None);
        }
        let bytes = self.bytes.next().await.ok_or(Moving::NotRead)?;
        self.reader.feed(&bytes, give).map_err(Moving::File)?;
        #[allow(clippy::cast_precision_loss, reason = "sizes fit")]
        let length = bytes.len() as f64;
        self.at += length;
        Ok(Some(self.at / self.size))
    }

    /// Ends: only now may any row be believed.
    pub(super) fn end(self) -> Result<(Header, About), Moving> {
        let (header, about) = (self.reader.header().clone(), self.reader.about().cloned().unwrap_or_default());
        self.reader.end().map_err(Moving::File)?;
        Ok((header, about))
    }
}

/// What the first line of a file says.
pub(super) async fn header_of(file: &File) -> Result<Header, Moving> {
    let first = outgoing::slice(file, 0.0, 128.0 * 1024.0).await.ok_or(Moving::NotRead)?;
    let header = read_header(&first).map_err(Moving::File)?;
    header.ok_or(Moving::File(if first.is_empty() {
        BackupError::NotABackup
    } else {
        BackupError::Cut
    }))
}
