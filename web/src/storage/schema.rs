//! The object stores, in one table, and opening them.

use super::row_object::MADE;
use crate::platform::timer;
use futures_lite::future;
use pebblebook::store::StoreError;
use rexie::{Index, ObjectStore, Rexie};

/// The name of the database.
pub const DATABASE: &str = "pebblebook";
/// The version of the table below. It goes up whenever the table changes.
pub const VERSION: u32 = 3;
/// How long an open may take before she is told.
const DEADLINE_MS: i32 = 5_000;

/// Children, items, open loans: needed at every start. Key: kind and id.
pub const STANDING: &str = "standing";
/// What belongs to a month. Key: kind and id.
pub const DATED: &str = "dated";
/// Pictures. Key: kind and id.
pub const PHOTOS: &str = "photos";
/// Half-written forms, by screen. Not part of the book, nor of a backup.
pub const DRAFTS: &str = "drafts";
/// What was here each time before the book was replaced or joined with another. Key: when that was, kind and id.
pub const SAFETY: &str = "safety";
/// Notes about the house, by name: the keyring, the number of this device. Not part of the book, nor of a backup.
pub const HOUSE: &str = "house";
/// The note that holds the keyring: no book is without it.
pub const KEYRING: &str = "keyring";
/// The stores that hold rows.
pub const ROWS: [&str; 3] = [STANDING, DATED, PHOTOS];
/// The index of dated rows by month.
pub const BY_MONTH: &str = "month";

fn table() -> [ObjectStore; 6] {
    let rows = |name: &str| ObjectStore::new(name).key_path_array(["kind", "id"]);
    let copies = ObjectStore::new(SAFETY).key_path_array([MADE, "kind", "id"]);
    [
        rows(STANDING),
        rows(DATED).add_index(Index::new(BY_MONTH, "month")),
        rows(PHOTOS),
        ObjectStore::new(DRAFTS),
        copies,
        ObjectStore::new(HOUSE),
    ]
}

/// Opens the database, declaring every store.
pub async fn open(name: &str) -> Result<Rexie, StoreError> {
    let declared = Rexie::builder(name).version(VERSION);
    build(table().into_iter().fold(declared, rexie::RexieBuilder::add_object_store)).await
}

/// Opens a database of a newer app as it is, to read it. Nothing is declared, for nothing may be changed.
pub async fn open_newer(name: &str) -> Result<Rexie, StoreError> {
    build(Rexie::builder(name)).await
}

async fn build(builder: rexie::RexieBuilder) -> Result<Rexie, StoreError> {
    let opened = async { builder.build().await.map_err(not_opened) };
    let deadline = async {
        timer::wait(DEADLINE_MS).await;
        Err(StoreError::Blocked)
    };
    future::or(opened, deadline).await
}

fn not_opened(error: rexie::Error) -> StoreError {
    match error {
        rexie::Error::IdbError(idb::Error::DomException(said)) if said.name() == "VersionError" => StoreError::Newer,
        rexie::Error::IdbError(idb::Error::DomException(said)) => StoreError::Unavailable(said.name()),
        _ => StoreError::Unavailable("no IndexedDB".into()),
    }
}
