//! The book on the device: IndexedDB, opened and read through rexie, written through one strict transaction beneath it.
//! Only this folder knows rexie, and its traps are met here: every object store is declared in one table ([`schema`]), for a version
//! bump drops what is not declared; a write ends when the transaction is complete, not when a request succeeds; durability is strict,
//! which rexie cannot ask for; and an open that does not answer has a deadline.

mod drafts;
mod read;
mod row_object;
mod schema;
mod write;

pub use schema::DATABASE;

use pebblebook::ids::{Id, PhotoId};
use pebblebook::row::{Kind, Row};
use pebblebook::store::{Store, StoreError, Wanted};
use rexie::Rexie;
use write::StrictWriter;

/// The browser's store.
#[derive(Debug)]
pub struct DeviceStore {
    reader: Rexie,
    writer: StrictWriter,
}

impl DeviceStore {
    /// Opens the book on this device, or begins an empty one.
    ///
    /// # Errors
    /// When the browser keeps nothing, does not answer in time, or holds a book of a newer app.
    pub async fn open(name: &str) -> Result<Self, StoreError> {
        let reader = schema::open(name).await?;
        let writer = StrictWriter::open(name).await?;
        Ok(DeviceStore { reader, writer })
    }
}

impl Store for DeviceStore {
    async fn read(&self, wanted: Wanted) -> Result<Vec<Row>, StoreError> {
        read::rows(&self.reader, wanted).await
    }

    async fn row(&self, kind: Kind, id: Id) -> Result<Option<Row>, StoreError> {
        read::row(&self.reader, kind, id).await
    }

    async fn photo_ids(&self) -> Result<Vec<PhotoId>, StoreError> {
        read::photo_ids(&self.reader).await
    }

    async fn everything(&self) -> Result<Vec<Row>, StoreError> {
        read::everything(&self.reader).await
    }

    async fn commit(&self, rows: &[Row]) -> Result<(), StoreError> {
        self.writer.commit(rows).await
    }

    async fn replace(&self, rows: &[Row]) -> Result<(), StoreError> {
        self.writer.replace(rows).await
    }

    async fn sweep_photos(&self, ids: &[PhotoId]) -> Result<(), StoreError> {
        self.writer.sweep_photos(ids).await
    }
}

#[cfg(test)]
mod tests;
