//! The book on the device: IndexedDB, opened and read through rexie, written through one strict transaction beneath it.
//! Only this folder knows rexie, and its traps are met here: every object store is declared in one table ([`schema`]), for a version
//! bump drops what is not declared; a write ends when the transaction is complete, not when a request succeeds; durability is strict,
//! which rexie cannot ask for; and an open that does not answer has a deadline.

mod drafts;
mod read;
mod row_object;
mod schema;
mod write;

pub use schema::{DATABASE, DATED, KEYRING, PHOTOS, STANDING};

use crate::platform::room;
use pebblebook::ids::{Id, PhotoId};
use pebblebook::row::{Kind, Row};
use pebblebook::store::{SafetyCopy, Store, StoreError, Wanted, Write};
use rexie::Rexie;
use std::cell::RefCell;
use std::rc::Rc;
use write::StrictWriter;

/// How many rows are read in one go.
const ROWS_AT_ONCE: u32 = 500;

/// The browser's store. A connection that the browser closed under it is opened again, once for each act.
#[derive(Debug)]
pub struct DeviceStore {
    name: String,
    reader: RefCell<Rc<Rexie>>,
    /// None where the book is of a newer app: it can be read, and nothing else.
    writer: Option<StrictWriter>,
}

impl DeviceStore {
    /// Opens the book on this device, or begins an empty one. A book of a newer app is opened for reading only.
    ///
    /// # Errors
    /// When the browser keeps nothing, or does not answer in time.
    pub async fn open(name: &str) -> Result<Self, StoreError> {
        let (reader, writer) = match schema::open(name).await {
            Ok(reader) => (reader, Some(StrictWriter::open(name).await?)),
            Err(StoreError::Newer) => (schema::open_newer(name).await?, None),
            Err(error) => return Err(error),
        };
        Ok(DeviceStore {
            name: name.to_owned(),
            reader: RefCell::new(Rc::new(reader)),
            writer,
        })
    }

    /// Whether the book is of a newer app, so that nothing may be written.
    #[must_use]
    pub const fn is_newer(&self) -> bool {
        self.writer.is_none()
    }

    /// The next rows of a place in the order of their keys, so that a long book is never held whole.
    ///
    /// # Errors
    /// See [`StoreError`].
    pub async fn rows_after(&self, place: &str, after: Option<(Kind, Id)>, most: u32) -> Result<Vec<Row>, StoreError> {
        self.reading(async |reader| read::rows_after(reader, place, after, most).await)
            .await
    }

    /// Goes through a place in the order of its keys, so many rows at a time: a long book is not read whole.
    ///
    /// # Errors
    /// See [`StoreError`].
    pub async fn go_through(&self, place: &str, give: &mut dyn FnMut(Vec<Row>)) -> Result<(), StoreError> {
        let mut after = None;
        loop {
            let rows = self.rows_after(place, after, ROWS_AT_ONCE).await?;
            let Some(last) = rows.last() else { return Ok(()) };
            after = Some((last.kind, last.id));
            give(rows);
        }
    }

    /// Writes, all of it or nothing, and seals each row that is kept on its way: so there is never a second book in memory.
    ///
    /// # Errors
    /// See [`StoreError`]; also when a row is not sealed.
    pub async fn write_sealing(&self, write: Write<'_>, seal: &dyn Fn(&Row) -> Option<Row>) -> Result<(), StoreError> {
        self.writer()?.write_all(write, Some(seal)).await
    }

    /// Seals every row anew, and keeps the notes and the drafts that belong to it: all of it or nothing.
    ///
    /// # Errors
    /// See [`StoreError`].
    pub async fn seal_anew(
        &self,
        notes: &[(&str, &[u8])],
        drafts: &[(String, Vec<u8>)],
        reseal: impl Fn(&Row) -> Option<Row> + 'static,
    ) -> Result<(), StoreError> {
        self.writer()?.seal_anew(notes, drafts, Rc::new(reseal)).await
    }

    /// Keeps a note that is not there yet; one that is stays as it is.
    ///
    /// # Errors
    /// See [`StoreError`].
    pub async fn add_note(&self, name: &str, note: &[u8]) -> Result<(), StoreError> {
        self.writer()?.add_note(name, note).await
    }

    fn writer(&self) -> Result<&StrictWriter, StoreError> {
        self.writer.as_ref().ok_or(StoreError::Newer)
    }

    /// Reads, and once more where the book had to be opened again. It is compiled for every way to read, so little stands here.
    async fn reading<T>(&self, act: impl AsyncFn(&Rexie) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let mut reader = self.reader.borrow().clone();
        let mut again = false;
        loop {
            match act(&reader).await {
                Err(StoreError::Closed(_)) if !again => reader = self.opened_again().await?,
                answer => return answer,
            }
            again = true;
        }
    }

    /// The same book, opened again.
    async fn opened_again(&self) -> Result<Rc<Rexie>, StoreError> {
        let again = if self.is_newer() {
            schema::open_newer(&self.name).await?
        } else {
            write::still_there(&self.name).await?.close();
            schema::open(&self.name).await?
        };
        let again = Rc::new(again);
        self.reader.replace(again.clone());
        Ok(again)
    }
}

impl Store for DeviceStore {
    async fn read(&self, wanted: Wanted) -> Result<Vec<Row>, StoreError> {
        self.reading(async |reader| read::rows(reader, wanted).await).await
    }

    async fn row(&self, kind: Kind, id: Id) -> Result<Option<Row>, StoreError> {
        self.reading(async |reader| read::row(reader, kind, id).await).await
    }

    async fn photo_ids(&self) -> Result<Vec<PhotoId>, StoreError> {
        self.reading(read::photo_ids).await
    }

    async fn everything(&self) -> Result<Vec<Row>, StoreError> {
        self.reading(read::everything).await
    }

    async fn safety_copies(&self) -> Result<Vec<SafetyCopy>, StoreError> {
        self.reading(read::safety_copies).await
    }

    async fn note(&self, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.reading(async |reader| read::note(reader, name).await).await
    }

    async fn count(&self) -> Result<usize, StoreError> {
        self.reading(read::count).await
    }

    async fn write(&self, write: Write<'_>) -> Result<(), StoreError> {
        match self.writer()?.write_all(write, None).await {
            // Deleting takes a few bytes before it gives any: they come from what is held in reserve.
            Err(StoreError::Full) if write.takes_away() && room::let_reserve_go().await => self.writer()?.write_all(write, None).await,
            written => written,
        }
    }
}

#[cfg(test)]
mod tests;
