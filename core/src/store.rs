//! Where rows are kept: the contract of a store, a store in memory, and the tests every store must pass.
//! Not here: the browser's store (`web/src/storage`), sealing ([`crate::vault`]).

pub mod contract;

use crate::ids::{Id, PhotoId};
use crate::row::{Kind, Row};
use crate::time::{Moment, Month};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// Which rows to read at the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Everything standing.
    Standing,
    /// What belongs to this month or a later one.
    Since(Month),
    /// What belongs to an earlier month.
    Before(Month),
    /// The safety copy made at this moment: what was here before the book was replaced or joined with another.
    Safety(Moment),
}

/// Why a store could not do it. After any of these, what was there before is there still.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The device has no room left.
    Full,
    /// The store gave the change up, for this reason.
    Aborted(String),
    /// The store was closed or wiped under the app.
    Closed(String),
    /// Another tab with an older version of the app is in the way.
    Blocked,
    /// The store was written by a newer version of the app.
    Newer,
    /// Another tab has taken a newer version of the app, so this one writes no more.
    Overtaken,
    /// There is no store on this device, or it does not answer.
    Unavailable(String),
    /// A stored row is not a row.
    Damaged(String),
}

/// What goes before anything new is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Clear {
    /// Nothing.
    #[default]
    Nothing,
    /// All rows but pictures, and half-written forms: another book takes the place of this one.
    Records,
    /// Everything but the notes about the house: the book is emptied for good.
    Everything,
}

/// What becomes of the safety copies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Safety {
    /// They stay as they are.
    #[default]
    Stays,
    /// All rows but pictures that are here before the write become one more, which is known by this moment.
    Made(Moment),
    /// Those made up to this moment are put away.
    PutAway(Moment),
}

impl Safety {
    /// All are put away, whenever they were made.
    pub const ALL_PUT_AWAY: Safety = Safety::PutAway(Moment::LAST);
}

/// A safety copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SafetyCopy {
    /// When it was made.
    pub made: Moment,
    /// How many rows are in it.
    pub rows: usize,
}

/// One write: all of it happens, or nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Write<'a> {
    /// What goes first.
    pub clear: Clear,
    /// Rows to keep, each in place of the one with its kind and identity.
    pub keep: &'a [Row],
    /// Rows to forget without a tombstone: nothing and nobody needs to know of them any more.
    pub forget: &'a [(Kind, Id)],
    /// What becomes of the safety copies.
    pub safety: Safety,
    /// Notes about the house, which are no part of the book: the keyring, the number of this device. None forgets one.
    pub notes: &'a [(&'a str, Option<&'a [u8]>)],
}

impl Write<'_> {
    /// Whether something is deleted by it. That must be possible on a full device too.
    #[must_use]
    pub fn takes_away(&self) -> bool {
        self.clear == Clear::Everything || !self.forget.is_empty() || self.keep.iter().any(|row| row.deleted)
    }
}

/// A place that keeps rows. A write is one transaction: all of it or nothing, and finished only when it is on disk.
#[allow(async_fn_in_trait, reason = "one thread: neither wasm nor the tests move futures between threads")]
pub trait Store {
    /// Reads rows, tombstones too.
    ///
    /// # Errors
    /// See [`StoreError`].
    async fn read(&self, wanted: Wanted) -> Result<Vec<Row>, StoreError>;

    /// Reads one row by kind and identity, wherever it lies.
    ///
    /// # Errors
    /// See [`StoreError`].
    async fn row(&self, kind: Kind, id: Id) -> Result<Option<Row>, StoreError>;

    /// Reads a picture.
    ///
    /// # Errors
    /// See [`StoreError`].
    async fn photo(&self, id: PhotoId) -> Result<Option<Row>, StoreError> {
        self.row(Kind::Photo, id.into()).await
    }

    /// The identities of all pictures.
    ///
    /// # Errors
    /// See [`StoreError`].
    async fn photo_ids(&self) -> Result<Vec<PhotoId>, StoreError>;

    /// Everything, pictures and tombstones too, as it was at one moment.
    ///
    /// # Errors
    /// See [`StoreError`].
    async fn everything(&self) -> Result<Vec<Row>, StoreError>;

    /// The safety copies, the oldest first.
    ///
    /// # Errors
    /// See [`StoreError`].
    async fn safety_copies(&self) -> Result<Vec<SafetyCopy>, StoreError>;

    /// A note about the house.
    ///
    /// # Errors
    /// See [`StoreError`].
    async fn note(&self, name: &str) -> Result<Option<Vec<u8>>, StoreError>;

    /// How many rows but pictures there are, tombstones too.
    ///
    /// # Errors
    /// See [`StoreError`].
    async fn count(&self) -> Result<usize, StoreError>;

    /// Writes, all of it or nothing.
    ///
    /// # Errors
    /// See [`StoreError`].
    async fn write(&self, write: Write<'_>) -> Result<(), StoreError>;

    /// Keeps these rows, each in place of the one with its kind and identity.
    ///
    /// # Errors
    /// See [`StoreError`].
    async fn commit(&self, rows: &[Row]) -> Result<(), StoreError> {
        let write = Write {
            keep: rows,
            ..Write::default()
        };
        self.write(write).await
    }
}

/// Where a row lies by its head alone: tombstones of pictures lie with the pictures, all others by their month.
#[must_use]
pub fn is_photo(row: &Row) -> bool {
    row.kind == Kind::Photo
}

/// A store in memory: for tests, and for looking at a backup without keeping it.
#[derive(Debug, Default)]
pub struct MemoryStore {
    rows: RefCell<BTreeMap<(Kind, Id), Row>>,
    safety: RefCell<BTreeMap<Moment, Vec<Row>>>,
    notes: RefCell<BTreeMap<String, Vec<u8>>>,
    fail_next: RefCell<Option<StoreError>>,
}

impl MemoryStore {
    /// An empty store.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes the next write fail, as a full disk would.
    pub fn fail_next(&self, error: StoreError) {
        *self.fail_next.borrow_mut() = Some(error);
    }

    fn all(&self, test: impl Fn(&Row) -> bool) -> Vec<Row> {
        self.rows.borrow().values().filter(|row| test(row)).cloned().collect()
    }
}

impl Store for MemoryStore {
    async fn read(&self, wanted: Wanted) -> Result<Vec<Row>, StoreError> {
        if let Wanted::Safety(made) = wanted {
            return Ok(self.safety.borrow().get(&made).cloned().unwrap_or_default());
        }
        Ok(self.all(|row| {
            !is_photo(row)
                && match wanted {
                    Wanted::Standing => row.month.is_none(),
                    Wanted::Since(month) => row.month.is_some_and(|of| of >= month),
                    Wanted::Before(month) => row.month.is_some_and(|of| of < month),
                    Wanted::Safety(_) => false,
                }
        }))
    }

    async fn row(&self, kind: Kind, id: Id) -> Result<Option<Row>, StoreError> {
        Ok(self.rows.borrow().get(&(kind, id)).cloned())
    }

    async fn photo_ids(&self) -> Result<Vec<PhotoId>, StoreError> {
        Ok(self
            .all(|row| is_photo(row) && !row.deleted)
            .iter()
            .map(|row| row.id.into())
            .collect())
    }

    async fn everything(&self) -> Result<Vec<Row>, StoreError> {
        Ok(self.all(|_| true))
    }

    async fn safety_copies(&self) -> Result<Vec<SafetyCopy>, StoreError> {
        let copy = |(made, rows): (&Moment, &Vec<Row>)| SafetyCopy {
            made: *made,
            rows: rows.len(),
        };
        Ok(self.safety.borrow().iter().map(copy).collect())
    }

    async fn note(&self, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self.notes.borrow().get(name).cloned())
    }

    async fn count(&self) -> Result<usize, StoreError> {
        Ok(self.all(|row| !is_photo(row)).len())
    }

    async fn write(&self, write: Write<'_>) -> Result<(), StoreError> {
        if let Some(error) = self.fail_next.borrow_mut().take() {
            return Err(error);
        }
        let mut rows = self.rows.borrow_mut();
        match write.safety {
            Safety::Stays => {}
            Safety::Made(moment) => {
                let here: Vec<Row> = rows.values().filter(|row| !is_photo(row)).cloned().collect();
                if !here.is_empty() {
                    self.safety.borrow_mut().insert(moment, here);
                }
            }
            Safety::PutAway(moment) => self.safety.borrow_mut().retain(|made, _| *made > moment),
        }
        match write.clear {
            Clear::Nothing => {}
            Clear::Records => rows.retain(|_, row| is_photo(row)),
            Clear::Everything => {
                rows.clear();
                self.safety.borrow_mut().clear();
            }
        }
        rows.extend(write.keep.iter().map(|row| ((row.kind, row.id), row.clone())));
        rows.retain(|key, _| !write.forget.contains(key));
        for (name, note) in write.notes {
            match note {
                Some(note) => _ = self.notes.borrow_mut().insert((*name).to_owned(), note.to_vec()),
                None => _ = self.notes.borrow_mut().remove(*name),
            }
        }
        Ok(())
    }
}
