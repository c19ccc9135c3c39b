//! Writing rows: one transaction per action, strict (on disk before it says complete), awaited to its end. rexie can ask for neither,
//! so this goes below it to the database itself, over a second connection. Of a long book so many rows are written, and waited for, at a
//! time: what a browser holds for every request that is under way adds up.

use super::row_object::{key, key_of, key_of_copy, let_body_go, object, object_in_place_of, row as row_of, set_made};
use super::schema::{DATED, DRAFTS, HOUSE, KEYRING, PHOTOS, SAFETY, STANDING, VERSION};
use crate::platform::outgoing;
use js_sys::{Array, Object, Promise, Reflect};
use pebblebook::row::{Kind, Row};
use pebblebook::store::{Clear, Safety, StoreError, Write};
use pebblebook::time::Moment;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, IdbCursorWithValue, IdbDatabase, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction};

#[wasm_bindgen]
extern "C" {
    /// The database with the third argument of `transaction`, which carries the durability.
    #[wasm_bindgen(extends = Object)]
    type StrictDatabase;
    #[wasm_bindgen(method, catch, js_name = transaction)]
    fn strict_transaction(this: &StrictDatabase, stores: &Array, mode: &str, options: &Object) -> Result<IdbTransaction, JsValue>;
}

/// Seals a row on its way to the disk; nothing where it is not to be written after all.
type Sealing<'s> = dyn Fn(&Row) -> Option<Row> + 's;

/// What takes the place of a row; nothing where it cannot be told.
type Changed = Rc<dyn Fn(&Row) -> Option<Row>>;

/// How many rows are written before they are waited for.
const AT_ONCE: u32 = 250;

/// The writing connection. It is opened again, once, if the browser has closed it (WebKit does so to a page long in the background).
#[derive(Debug)]
pub struct StrictWriter {
    name: String,
    database: RefCell<IdbDatabase>,
}

impl StrictWriter {
    /// Opens the writing connection to a database that exists already.
    pub async fn open(name: &str) -> Result<Self, StoreError> {
        let database = connect(name).await?;
        Ok(StrictWriter {
            name: name.to_owned(),
            database: RefCell::new(database),
        })
    }

    /// All of it, or nothing. Each row that is kept is sealed on its way; one that is not gives everything up.
    pub async fn write_all(&self, write: Write<'_>, seal: Option<&Sealing<'_>>) -> Result<(), StoreError> {
        let clear: &[&str] = match write.clear {
            Clear::Nothing => &[],
            Clear::Records => &[STANDING, DATED, DRAFTS],
            Clear::Everything => &[STANDING, DATED, PHOTOS, DRAFTS, SAFETY],
        };
        if clear.is_empty() && write.keep.is_empty() && write.forget.is_empty() && write.safety == Safety::Stays && write.notes.is_empty() {
            return Ok(());
        }
        self.write(&[STANDING, DATED, PHOTOS, DRAFTS, SAFETY, HOUSE], async |transaction| {
            match write.safety {
                Safety::Stays => {}
                Safety::Made(moment) => {
                    copy(transaction, STANDING, moment).await?;
                    copy(transaction, DATED, moment).await?;
                }
                Safety::PutAway(last) => {
                    let up_to = key_of_copy(Moment::from_millis(last.millis() + 1));
                    let those = IdbKeyRange::upper_bound_with_open(&up_to, true)?;
                    transaction.object_store(SAFETY)?.delete(&those)?;
                }
            }
            for place in clear {
                transaction.object_store(place)?.clear()?;
            }
            for (row, number) in write.keep.iter().zip(1..) {
                let request = match seal {
                    Some(seal) => put(transaction, &seal(row).ok_or(JsValue::NULL)?)?,
                    None => put(transaction, row)?,
                };
                if number % AT_ONCE == 0 {
                    answer(&request).await?;
                    outgoing::tidy();
                }
            }
            for (kind, id) in write.forget {
                for place in places(*kind) {
                    transaction.object_store(place)?.delete(&key(*kind, *id))?;
                }
            }
            let house = transaction.object_store(HOUSE)?;
            for (name, note) in write.notes {
                match note {
                    Some(note) => house.put_with_key(&js_sys::Uint8Array::from(*note), &(*name).into()).map(drop)?,
                    None => house.delete(&(*name).into()).map(drop)?,
                }
            }
            Ok(())
        })
        .await
    }

    /// Keeps a note that is not there yet; one that is stays as it is.
    pub async fn add_note(&self, name: &str, note: &[u8]) -> Result<(), StoreError> {
        let added = self
            .write(&[HOUSE], async |transaction| {
                let house = transaction.object_store(HOUSE)?;
                house.add_with_key(&js_sys::Uint8Array::from(note), &name.into()).map(drop)
            })
            .await;
        match added {
            Err(StoreError::Aborted(why)) if why.starts_with("ConstraintError") => Ok(()),
            added => added,
        }
    }

    /// Seals every row anew, the pictures and the safety copies too, and keeps the notes and the drafts that belong to it: one transaction, row by
    /// row, so that a long book is never in memory whole. A row that cannot be sealed anew gives everything up.
    pub async fn seal_anew(&self, notes: &[(&str, &[u8])], drafts: &[(String, Vec<u8>)], reseal: Changed) -> Result<(), StoreError> {
        self.write(&[STANDING, DATED, PHOTOS, SAFETY, DRAFTS, HOUSE], async |transaction| {
            for place in [STANDING, DATED, PHOTOS, SAFETY] {
                walk(transaction, place, reseal.clone())?;
            }
            let kept = transaction.object_store(DRAFTS)?;
            kept.clear()?;
            for (screen, sealed) in drafts {
                kept.put_with_key(&js_sys::Uint8Array::from(sealed.as_slice()), &screen.as_str().into())?;
            }
            let house = transaction.object_store(HOUSE)?;
            for (name, note) in notes {
                house.put_with_key(&js_sys::Uint8Array::from(*note), &(*name).into())?;
            }
            Ok(())
        })
        .await
    }

    /// Keeps a half-written form, or forgets it.
    pub async fn keep_draft(&self, screen: &str, body: Option<&[u8]>) -> Result<(), StoreError> {
        self.write(&[DRAFTS], async |transaction| {
            let drafts = transaction.object_store(DRAFTS)?;
            match body {
                Some(body) => drafts.put_with_key(&js_sys::Uint8Array::from(body), &screen.into()).map(drop),
                None => drafts.delete(&screen.into()).map(drop),
            }
        })
        .await
    }

    /// One strict transaction: `fill` makes its requests, and waits for nothing but those; what it returns early with, aborts everything.
    async fn write(&self, stores: &[&str], fill: impl AsyncFn(&IdbTransaction) -> Result<(), JsValue>) -> Result<(), StoreError> {
        let transaction = match self.begin(stores) {
            Ok(transaction) => transaction,
            Err(_) => self.begin_again(stores).await?,
        };
        let end = end(&transaction);
        let filled = fill(&transaction).await;
        finish(&transaction, end, filled).await
    }

    /// Begins over a connection that is opened again.
    async fn begin_again(&self, stores: &[&str]) -> Result<IdbTransaction, StoreError> {
        self.database.replace(still_there(&self.name).await?);
        self.begin(stores).map_err(|error| StoreError::Closed(said(&error)))
    }

    fn begin(&self, stores: &[&str]) -> Result<IdbTransaction, JsValue> {
        let names: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into())?;
        let database = self.database.borrow();
        database
            .unchecked_ref::<StrictDatabase>()
            .strict_transaction(&names, "readwrite", &options)
    }
}

/// Goes through a place and puts another row in place of each.
fn walk(transaction: &IdbTransaction, place: &str, change: Changed) -> Result<(), JsValue> {
    let request = transaction.object_store(place)?.open_cursor()?;
    let (asked, whole) = (request.clone(), transaction.clone());
    let step = Closure::<dyn FnMut()>::new(move || {
        let Some(cursor) = asked.result().ok().and_then(|cursor| cursor.dyn_into::<IdbCursorWithValue>().ok()) else {
            return; // at the end
        };
        let changed = cursor.value().ok().and_then(|old| {
            let row = change(&row_of(&old).ok()?)?;
            object_in_place_of(&old, &row).ok()
        });
        let done = changed.is_some_and(|object| cursor.update(&object).is_ok() && cursor.continue_().is_ok());
        if !done {
            let _ = whole.abort();
        }
    });
    request.set_onsuccess(Some(step.as_ref().unchecked_ref()));
    step.forget(); // as long as the walk; it is taken once in the life of a book
    Ok(())
}

/// Where rows of a kind may lie.
const fn places(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Photo => &[PHOTOS],
        _ => &[STANDING, DATED],
    }
}

/// Copies a place into the safety copy made now, some rows at a time.
async fn copy(transaction: &IdbTransaction, from: &str, made: Moment) -> Result<(), JsValue> {
    let (from, to) = (transaction.object_store(from)?, transaction.object_store(SAFETY)?);
    let mut range = JsValue::UNDEFINED;
    loop {
        let rows: Array = answer(&from.get_all_with_key_and_limit(&range, AT_ONCE)?).await?.unchecked_into();
        let Some(last) = rows.iter().last() else { return Ok(()) };
        for row in rows.iter() {
            set_made(&row, made)?;
            to.put(&row)?;
        }
        range = IdbKeyRange::lower_bound_with_open(&key_of(&last)?, true)?.into();
    }
}

/// What a request comes to.
async fn answer(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let asked = request.clone();
    let came = Promise::new(&mut |resolve, reject| {
        asked.set_onsuccess(Some(&resolve));
        asked.set_onerror(Some(&reject));
    });
    JsFuture::from(came)
        .await
        .map_err(|_| request.error().ok().flatten().map_or(JsValue::NULL, Into::into))?;
    request.result()
}

fn put(transaction: &IdbTransaction, row: &Row) -> Result<IdbRequest, JsValue> {
    let (here, elsewhere) = match (row.kind, row.month) {
        (Kind::Photo, _) => (PHOTOS, None),
        (_, None) => (STANDING, Some(DATED)),
        (_, Some(_)) => (DATED, Some(STANDING)),
    };
    let store = |name: &str| -> Result<IdbObjectStore, JsValue> { transaction.object_store(name) };
    let object = object(row);
    let request = store(here)?.put(&object)?;
    let_body_go(&object);
    match elsewhere {
        Some(elsewhere) => store(elsewhere)?.delete(&key(row.kind, row.id)),
        None => Ok(request),
    }
}

/// The end of a transaction: only when it is complete is it on disk. An abort is an error, with the reason the browser gives.
fn end(transaction: &IdbTransaction) -> Promise {
    let watched = transaction.clone();
    Promise::new(&mut |resolve, reject| {
        watched.set_oncomplete(Some(&resolve));
        let transaction = watched.clone();
        let aborted = Closure::once_into_js(move || {
            let error = transaction.error().map_or(JsValue::UNDEFINED, Into::into);
            let _ = reject.call1(&JsValue::UNDEFINED, &error);
        });
        watched.set_onabort(Some(aborted.unchecked_ref()));
    })
}

/// Waits for the end, and gives the transaction up where it could not be filled.
async fn finish(transaction: &IdbTransaction, end: Promise, filled: Result<(), JsValue>) -> Result<(), StoreError> {
    if filled.is_err() {
        let _ = transaction.abort();
    }
    let ended = JsFuture::from(end).await.map(drop).map_err(|error| failure(&error));
    match filled {
        // The browser may have given it up before, and knows why.
        Err(error) if ended != Err(StoreError::Full) => Err(failure(&error)),
        _ => ended,
    }
}

/// Opens a connection again to the very book that was open, not to an empty one that another tab has begun in its place since.
pub async fn still_there(name: &str) -> Result<IdbDatabase, StoreError> {
    let database = connect(name).await?;
    let kept = async {
        let request = database
            .transaction_with_str(HOUSE)?
            .object_store(HOUSE)?
            .count_with_key(&KEYRING.into())?;
        let counted = Promise::new(&mut |resolve, reject| {
            request.set_onsuccess(Some(&resolve));
            request.set_onerror(Some(&reject));
        });
        JsFuture::from(counted).await?;
        request.result()
    };
    match kept.await.ok().and_then(|count| count.as_f64()) {
        Some(count) if count > 0.0 => Ok(database),
        _ => {
            database.close();
            Err(StoreError::Closed("another book is in its place".into()))
        }
    }
}

/// Opens a connection without asking for a version: the reader has made the stores already. Where the browser has thrown the database away
/// in the meantime, none is made in its place: what was written there would pass for the book.
async fn connect(name: &str) -> Result<IdbDatabase, StoreError> {
    let unavailable = |error: JsValue| StoreError::Unavailable(said(&error));
    let factory = web_sys::window().and_then(|window| window.indexed_db().ok().flatten());
    let factory = factory.ok_or_else(|| StoreError::Unavailable("no IndexedDB".into()))?;
    let request = factory.open(name).map_err(unavailable)?;
    let making = request.clone();
    let make_none = Closure::once_into_js(move || {
        if let Some(upgrade) = making.transaction() {
            let _ = upgrade.abort();
        }
    });
    request.set_onupgradeneeded(Some(make_none.unchecked_ref()));
    let opened = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    if JsFuture::from(opened).await.is_err() {
        return Err(match request.error().ok().flatten() {
            Some(error) if error.name() == "AbortError" => StoreError::Closed("it was thrown away".into()),
            Some(error) => unavailable(error.into()),
            None => StoreError::Unavailable("unknown".into()),
        });
    }
    let database: IdbDatabase = request
        .unchecked_ref::<IdbOpenDbRequest>()
        .result()
        .map_err(unavailable)?
        .unchecked_into();
    if database.version() > f64::from(VERSION) {
        database.close();
        return Err(StoreError::Newer);
    }
    // A newer app in another tab may need the database to itself: let go, and write again after a reload.
    let letting_go = database.clone();
    let let_go = Closure::<dyn Fn()>::new(move || letting_go.close());
    database.set_onversionchange(Some(let_go.as_ref().unchecked_ref()));
    let_go.forget(); // lives as long as the connection
    Ok(database)
}

fn said(error: &JsValue) -> String {
    error
        .dyn_ref::<DomException>()
        .map_or_else(|| "unknown".to_owned(), |error| format!("{}: {}", error.name(), error.message()))
}

fn failure(error: &JsValue) -> StoreError {
    match error.dyn_ref::<DomException>().map(DomException::name).as_deref() {
        Some("QuotaExceededError") => StoreError::Full,
        Some("InvalidStateError") => StoreError::Closed(said(error)),
        _ => StoreError::Aborted(said(error)),
    }
}
