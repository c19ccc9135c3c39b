//! Where rows are kept: the contract of a store, a store in memory, and the tests every store must pass.
//! Not here: the browser's store (`web/src/storage`), sealing ([`crate::vault`]).

pub mod contract;

use crate::ids::{Id, PhotoId};
use crate::row::{Kind, Row};
use crate::time::Month;
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
    /// There is no store on this device, or it does not answer.
    Unavailable(String),
    /// A stored row is not a row.
    Damaged(String),
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

    /// Keeps these rows, each in place of the one with its kind and identity.
    ///
    /// # Errors
    /// See [`StoreError`].
    async fn commit(&self, rows: &[Row]) -> Result<(), StoreError>;

    /// Keeps these rows and nothing else.
    ///
    /// # Errors
    /// See [`StoreError`].
    async fn replace(&self, rows: &[Row]) -> Result<(), StoreError>;

    /// Forgets these pictures for good, without a tombstone: nothing points at them.
    ///
    /// # Errors
    /// See [`StoreError`].
    async fn sweep_photos(&self, ids: &[PhotoId]) -> Result<(), StoreError>;
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
        Ok(self.all(|row| {
            !is_photo(row)
                && match wanted {
                    Wanted::Standing => row.month.is_none(),
                    Wanted::Since(month) => row.month.is_some_and(|of| of >= month),
                    Wanted::Before(month) => row.month.is_some_and(|of| of < month),
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

    async fn commit(&self, rows: &[Row]) -> Result<(), StoreError> {
        if let Some(error) = self.fail_next.borrow_mut().take() {
            return Err(error);
        }
        self.rows
            .borrow_mut()
            .extend(rows.iter().map(|row| ((row.kind, row.id), row.clone())));
        Ok(())
    }

    async fn replace(&self, rows: &[Row]) -> Result<(), StoreError> {
        if let Some(error) = self.fail_next.borrow_mut().take() {
            return Err(error);
        }
        *self.rows.borrow_mut() = rows.iter().map(|row| ((row.kind, row.id), row.clone())).collect();
        Ok(())
    }

    async fn sweep_photos(&self, ids: &[PhotoId]) -> Result<(), StoreError> {
        self.rows
            .borrow_mut()
            .retain(|(kind, id), _| *kind != Kind::Photo || !ids.contains(&PhotoId::from(*id)));
        Ok(())
    }
}
