//! The object stores, in one table, and opening them.

use crate::platform::timer;
use futures_lite::future;
use pebblebook::store::StoreError;
use rexie::{Index, ObjectStore, Rexie};

/// The name of the database.
pub const DATABASE: &str = "pebblebook";
/// The version of the table below. Nobody has data yet: it is 1, and the table may change freely.
const VERSION: u32 = 1;
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
/// The stores that hold rows.
pub const ROWS: [&str; 3] = [STANDING, DATED, PHOTOS];
/// The index of dated rows by month.
pub const BY_MONTH: &str = "month";

fn table() -> [ObjectStore; 4] {
    let rows = |name: &str| ObjectStore::new(name).key_path_array(["kind", "id"]);
    [
        rows(STANDING),
        rows(DATED).add_index(Index::new(BY_MONTH, "month")),
        rows(PHOTOS),
        ObjectStore::new(DRAFTS),
    ]
}

/// Opens the database, declaring every store.
pub async fn open(name: &str) -> Result<Rexie, StoreError> {
    let builder = table()
        .into_iter()
        .fold(Rexie::builder(name).version(VERSION), rexie::RexieBuilder::add_object_store);
    let opened = async {
        builder
            .build()
            .await
            .map_err(|error| open_error(&std::error::Error::source(&error).map_or_else(|| error.to_string(), ToString::to_string)))
    };
    let deadline = async {
        timer::wait(DEADLINE_MS).await;
        Err(StoreError::Blocked)
    };
    future::or(opened, deadline).await
}

fn open_error(said: &str) -> StoreError {
    if said.contains("VersionError") {
        StoreError::Newer
    } else {
        StoreError::Unavailable(said.to_owned())
    }
}
