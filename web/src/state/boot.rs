//! Opening the book: the keyring, then what every day needs, then, behind the first screen, the years before. Whether all is there that was
//! there is asked before anything is shown. Not here: unlocking ([`super::lock`]), or what is done when something is missing
//! ([`super::missing`]).

use super::{App, Missing};
use crate::platform::{clock, entropy, entropy::BrowserEntropy, outgoing, preferences, tabs, tabs::Tabs, timer};
pub(super) use crate::storage::KEYRING;
use crate::storage::{DATABASE, DATED, DeviceStore};
use leptos::prelude::*;
use leptos::task::spawn_local;
use pebblebook::ids::{Id, PhotoId};
use pebblebook::notebook::{LoadError, Notebook};
use pebblebook::order;
use pebblebook::row::{Kind, Row, RowError};
use pebblebook::store::{Store, StoreError, Wanted, Write};
use pebblebook::tally::{Marker, Verdict};
use pebblebook::time::{Ctx, Month};
use pebblebook::vault::{Keyring, KeyringError, Seal, Vault};
use std::rc::Rc;

/// How many months back the first screen needs: the policy's "had it recently" and a little more.
const FIRST_MONTHS: u32 = 4;
/// How often the app looks whether the day has turned, or the book should be locked.
const CHECK_MS: i32 = 5_000;
/// The note that holds the number of this device.
pub(super) const DEVICE: &str = "device";

/// The note that counts the editions of the book: see [`Marker::edition`].
pub(super) const EDITION: &str = "edition";

/// How far the start has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Boot {
    /// The book is being opened.
    Opening,
    /// A passphrase is needed.
    Locked,
    /// The book is open.
    Open {
        /// Whether the years before are here too.
        whole: bool,
    },
    /// Records that were here are not.
    Missing(Missing),
    /// The book cannot be opened.
    Failed(StoreError),
}

/// Opens the book and keeps the day.
pub fn start(app: App) {
    app.turn_the_day();
    spawn_local(async move {
        if let Err(error) = open(app).await {
            app.boot.set(Boot::Failed(error));
        }
    });
    super::lock::watch(app);
    spawn_local(async move {
        loop {
            timer::wait(CHECK_MS).await;
            app.turn_the_day();
            app.lock_when_idle();
        }
    });
}

async fn open(app: App) -> Result<(), StoreError> {
    let store = Rc::new(DeviceStore::open(DATABASE).await?);
    app.newer.set(store.is_newer());
    app.inner.update_value(|inner| {
        inner.store = Some(store.clone());
        inner.tabs = Some(Tabs::open(move |heard| spawn_local(hear(app, heard))));
    });
    app.read_edition(&store).await?;
    let marker = app.marker();
    let count = store.count().await?;
    // The copy beside the database is for the day on which the database has lost its own.
    let keyring = match store.note(KEYRING).await? {
        Some(bytes) => Some(bytes),
        None => preferences::keyring().filter(|_| count > 0 || marker.is_some()),
    };
    let keyring = keyring.map(|bytes| Keyring::read(&bytes)).transpose().map_err(|error| match error {
        KeyringError::Newer => StoreError::Newer,
        KeyringError::Damaged => StoreError::Damaged("the keyring".into()),
    });
    let keyring = match keyring {
        Ok(keyring) => keyring,
        Err(StoreError::Damaged(_)) => preferences::keyring().and_then(|spare| Keyring::read(&spare).ok()),
        Err(error) => return Err(error),
    };
    let device = device_number(&store).await?;
    app.inner.update_value(|inner| inner.device = device);
    // A marker of no rows misses nothing.
    let lost = marker.filter(|marker| {
        let other_key = keyring.as_ref().is_none_or(|keyring| keyring.vault() != marker.vault());
        marker.rows() > 0 && (marker.rows() > count || other_key || app.went_back(marker))
    });
    match (keyring, lost) {
        (None, None) if count == 0 => begin(app, &store).await,
        (None, lost) => {
            app.boot.set(Boot::Missing(Missing::without_key(lost, count)));
            Ok(())
        }
        (Some(keyring), _) => {
            let vault = keyring.open();
            app.protected.set(keyring.is_locked());
            app.inner.update_value(|inner| inner.keyring = Some(keyring));
            match vault {
                Some(vault) => app.enter(vault).await,
                None => {
                    app.boot.set(Boot::Locked);
                    Ok(())
                }
            }
        }
    }
}

/// The number that names this device in stamps, the same for as long as the browser keeps the book.
pub(super) async fn device_number(store: &DeviceStore) -> Result<u32, StoreError> {
    let kept = store.note(DEVICE).await?.and_then(|bytes| bytes.try_into().ok());
    if let Some(kept) = kept {
        return Ok(u32::from_be_bytes(kept));
    }
    let number = entropy::device_number();
    if !store.is_newer() {
        let note = number.to_be_bytes();
        store
            .write(Write {
                notes: &[(DEVICE, Some(&note))],
                ..Write::default()
            })
            .await?;
    }
    Ok(number)
}

/// The very first start: an empty book gets its keyring before anything is written in it.
async fn begin(app: App, store: &DeviceStore) -> Result<(), StoreError> {
    preferences::forget_marker();
    let (keyring, _) = fresh_keyring();
    // Another tab may be beginning the same book just now: there is one keyring, and whoever comes second takes the first one's.
    store.add_note(KEYRING, &keyring.write()).await?;
    let kept = store.note(KEYRING).await?.and_then(|kept| Keyring::read(&kept).ok());
    let kept = kept.ok_or_else(|| StoreError::Damaged("the keyring".into()))?;
    preferences::set_keyring(&kept.write());
    app.inner.update_value(|inner| inner.keyring = Some(kept.clone()));
    match kept.open() {
        Some(vault) => app.enter(vault).await,
        None => Err(StoreError::Blocked),
    }
}

/// A new vault, its key on the device.
pub(super) fn fresh_keyring() -> (Keyring, Vault) {
    let now = clock::now();
    Keyring::fresh(&mut Ctx::new(now, clock::offset_minutes(now), &mut BrowserEntropy))
}

impl App {
    /// Which edition of the book is in the store.
    async fn read_edition(self, store: &DeviceStore) -> Result<(), StoreError> {
        let kept = store.note(EDITION).await?.and_then(|bytes| bytes.try_into().ok());
        self.begin_edition(kept.map_or(0, u32::from_be_bytes));
        Ok(())
    }

    /// The edition that begins with a write after which there is less in the book, or another key. It goes into that very write.
    pub(super) fn next_edition(self) -> u32 {
        let heard = preferences::marker().map_or(0, |marker| marker.edition());
        self.inner.with_value(|inner| inner.edition).max(heard).saturating_add(1)
    }

    /// That write is on disk.
    pub(super) fn begin_edition(self, edition: u32) {
        self.inner.update_value(|inner| inner.edition = edition);
    }

    /// What should be in the database, unless it has not heard of the last edition.
    fn marker(self) -> Option<Marker> {
        let edition = self.inner.with_value(|inner| inner.edition);
        preferences::marker().filter(|marker| marker.edition() >= edition)
    }

    /// Whether the store is of an earlier edition than was there.
    fn went_back(self, marker: &Marker) -> bool {
        marker.edition() > self.inner.with_value(|inner| inner.edition)
    }

    /// Keeps a keyring in one transaction with whatever belongs to it, and a copy beside the database.
    pub(super) async fn keep_keyring(self, keyring: Keyring, store: &DeviceStore, write: Write<'_>) -> Result<(), StoreError> {
        let bytes = keyring.write();
        let edition = self.next_edition();
        let number = edition.to_be_bytes();
        let notes = [(KEYRING, Some(bytes.as_slice())), (EDITION, Some(number.as_slice()))];
        store.write(Write { notes: &notes, ..write }).await?;
        self.begin_edition(edition);
        preferences::set_keyring(&bytes);
        self.protected.set(keyring.is_locked());
        self.inner.update_value(|inner| inner.keyring = Some(keyring));
        Ok(())
    }

    /// Goes into the open vault: reads the book, and shows it when nothing is missing.
    pub(super) async fn enter(self, vault: Vault) -> Result<(), StoreError> {
        let store = self.store()?;
        let marker = self.marker();
        let since = Month::of(clock::today()).before(FIRST_MONTHS);
        // After a file was taken in much lies about already; a start is not held up by tidying.
        let again = !matches!(self.boot.get_untracked(), Boot::Opening | Boot::Locked);
        let mut notebook = Notebook::new();
        let mut taken = take_in(&mut notebook, &store.read(Wanted::Standing).await?, &vault);
        taken.join(take_in(&mut notebook, &store.read(Wanted::Since(since)).await?, &vault));
        let drafts = store.drafts().await.unwrap_or_default();
        let found = store.count().await?;
        self.inner.update_value(|inner| {
            let opened = |(screen, body): (String, Vec<u8>)| {
                let form = vault.open_draft(&screen, &body)?;
                Some((screen, form))
            };
            inner.drafts = drafts.into_iter().filter_map(opened).collect();
            inner.vault = Some(vault.clone());
        });
        // Half a book is never shown as if it were the book: what can be counted at once is counted first.
        let shrunk = marker.filter(|marker| marker.rows() > found || marker.vault() != vault.id() || self.went_back(marker));
        if taken.newer > 0 {
            self.newer.set(true);
        }
        self.change(Kind::ALL.iter().copied(), |empty| *empty = notebook);
        if shrunk.is_none() && taken.damaged == 0 {
            self.boot.set(Boot::Open { whole: false });
        }
        let mut older = |mut rows: Vec<Row>| {
            rows.retain(|row| row.month.is_some_and(|month| month < since));
            self.notebook
                .update_value(|notebook| taken.join(take_in_older(notebook, rows, &vault)));
            if again {
                outgoing::tidy();
            }
        };
        store.go_through(DATED, &mut older).await?;
        self.change(Kind::ALL.iter().copied(), |_| ());
        let verdict = self.look(|notebook| marker.map(|marker| (marker, marker.judge(notebook.heads()))));
        let lost: Option<Marker> = shrunk.or(verdict.filter(|(_, verdict)| *verdict != Verdict::Whole).map(|(marker, _)| marker));
        if lost.is_some() || taken.damaged > 0 {
            self.boot.set(Boot::Missing(Missing::found(lost, found, taken)));
            return Ok(());
        }
        self.settled_in().await;
        Ok(())
    }

    /// Keeps the key in both its places again, where one of them has lost it.
    async fn mend_keyring(self, store: &DeviceStore) {
        let bytes = self.inner.with_value(|inner| inner.keyring.as_ref().map(Keyring::write));
        let Some(bytes) = bytes else { return };
        let in_store = store.note(KEYRING).await.ok().flatten();
        if in_store.is_none_or(|kept| Keyring::read(&kept).is_err()) {
            let write = Write {
                notes: &[(KEYRING, Some(&bytes))],
                ..Write::default()
            };
            let _ = store.write(write).await; // tried again at the next start
        }
        if preferences::keyring().as_deref() != Some(bytes.as_slice()) {
            preferences::set_keyring(&bytes);
        }
    }

    /// The whole book is here: from now on the marker follows it.
    pub(super) async fn settled_in(self) {
        self.boot.set(Boot::Open { whole: true });
        self.touch();
        if !self.newer.get_untracked() {
            self.mark();
            if let Ok(store) = self.store() {
                self.mend_keyring(&store).await;
                sweep(self, &store).await;
                crate::platform::room::keep_reserve().await;
            }
        }
    }

    /// Notes outside the database what should be in it.
    pub(super) fn mark(self) {
        let whole = matches!(self.boot.get_untracked(), Boot::Open { whole: true });
        let (vault, edition) = self.inner.with_value(|inner| (inner.vault.as_ref().map(Vault::id), inner.edition));
        if let Some(vault) = vault.filter(|_| whole) {
            preferences::set_marker(&self.look(|notebook| notebook.heads().marker(vault, edition, clock::now())));
        }
    }

    /// The store, once it is open.
    pub(super) fn store(self) -> Result<Rc<DeviceStore>, StoreError> {
        let store = self.inner.with_value(|inner| inner.store.clone());
        store.ok_or_else(|| StoreError::Closed("the book is not open".into()))
    }
}

/// What became of rows that were read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// How many cannot be read.
    pub damaged: usize,
    /// How many are of a newer app.
    pub newer: usize,
    /// What is wrong with the first that cannot be read.
    pub why: Option<String>,
}

impl Taken {
    fn join(&mut self, other: Taken) {
        self.damaged += other.damaged;
        self.newer += other.newer;
        self.why = self.why.take().or(other.why);
    }
}

/// Takes rows into the notebook, as many as can be read.
pub(super) fn take_in(notebook: &mut Notebook, rows: &[Row], seal: &dyn Seal) -> Taken {
    let mut taken = Taken::default();
    for row in rows {
        let why = match notebook.load(row, seal) {
            Ok(()) => continue,
            Err(LoadError::Row(RowError::Newer { .. } | RowError::UnknownKind(_))) => {
                taken.newer += 1;
                continue;
            }
            Err(LoadError::Row(error)) => error.to_string(),
            Err(LoadError::Seal(error)) => format!("a {} that was {error}", row.kind.name()),
        };
        taken.damaged += 1;
        taken.why.get_or_insert(why);
    }
    taken
}

/// Takes the years before in, but nothing over what was written since the start.
fn take_in_older(notebook: &mut Notebook, mut rows: Vec<Row>, seal: &dyn Seal) -> Taken {
    rows.retain(|row| notebook.heads().of(row.kind, row.id).is_none());
    take_in(notebook, &rows, seal)
}

/// Takes in what another tab tells.
async fn hear(app: App, heard: tabs::Heard) {
    let changed = match heard {
        tabs::Heard::Changed(changed) => changed,
        tabs::Heard::Replaced => return crate::platform::location::reload(),
        tabs::Heard::Locked => return app.lock().await,
    };
    let (store, vault) = app.inner.with_value(|inner| (inner.store.clone(), inner.vault.clone()));
    let (Some(store), Some(vault)) = (store, vault) else { return };
    let mut rows = Vec::new();
    let mut gone: Vec<(Kind, Id)> = Vec::new();
    for (kind, id) in changed {
        match store.row(kind, id).await {
            Ok(Some(row)) => rows.push(row),
            Ok(None) => gone.push((kind, id)),
            Err(_) => {}
        }
    }
    let kinds = order::set(rows.iter().map(|row| row.kind).chain(gone.iter().map(|(kind, _)| *kind)));
    app.change(kinds, |notebook| {
        notebook.forget(&gone);
        let _ = take_in(notebook, &rows, &vault);
    });
    let _ = app.read_edition(&store).await; // where it cannot be read, the other tab has marked it already
    app.mark();
}

/// The pictures that something in the book points at, or a version of something that was set aside.
pub(super) fn pictures_in_use(notebook: &Notebook) -> order::Set<PhotoId> {
    order::set(notebook.pictures().chain(pebblebook::merge::pictures_set_aside(notebook)))
}

/// Sweeps away pictures that nothing points at any more: replaced covers, and photos of children who were deleted. While there is a safety
/// copy none is swept, for it may be wanted back with it.
pub(super) async fn sweep(app: App, store: &DeviceStore) {
    if super::safety::put_old_copies_away(store).await {
        return;
    }
    let Ok(ids) = store.photo_ids().await else { return };
    let used = app.look(pictures_in_use);
    let unused: Vec<(Kind, Id)> = ids
        .into_iter()
        .filter(|id| !used.contains(id))
        .map(|id| (Kind::Photo, id.into()))
        .collect();
    if !unused.is_empty() {
        let forget = Write {
            forget: &unused,
            ..Write::default()
        };
        let _ = store.write(forget).await; // a sweep that fails is tried again at the next start
    }
}
