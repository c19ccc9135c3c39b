//! Writing rows: one transaction per action, strict (on disk before it says complete), awaited to its end. rexie can ask for neither,
//! so this goes below it to the database itself, over a second connection.

use super::row_object::{key, object};
use super::schema::{DATED, DRAFTS, PHOTOS, ROWS, STANDING};
use js_sys::{Array, Object, Promise, Reflect};
use pebblebook::ids::PhotoId;
use pebblebook::row::{Kind, Row};
use pebblebook::store::StoreError;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbTransaction};

#[wasm_bindgen]
extern "C" {
    /// The database with the third argument of `transaction`, which carries the durability.
    #[wasm_bindgen(extends = Object)]
    type StrictDatabase;
    #[wasm_bindgen(method, catch, js_name = transaction)]
    fn strict_transaction(this: &StrictDatabase, stores: &Array, mode: &str, options: &Object) -> Result<IdbTransaction, JsValue>;
}

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

    /// Keeps these rows, each in its place and in no other.
    pub async fn commit(&self, rows: &[Row]) -> Result<(), StoreError> {
        if rows.is_empty() {
            return Ok(());
        }
        self.write(&ROWS, |transaction| rows.iter().try_for_each(|row| put(transaction, row)))
            .await
    }

    /// Keeps these rows and nothing else.
    pub async fn replace(&self, rows: &[Row]) -> Result<(), StoreError> {
        let all = [STANDING, DATED, PHOTOS, DRAFTS];
        self.write(&all, |transaction| {
            for place in all {
                transaction.object_store(place)?.clear()?;
            }
            rows.iter().try_for_each(|row| put(transaction, row))
        })
        .await
    }

    /// Forgets these pictures.
    pub async fn sweep_photos(&self, ids: &[PhotoId]) -> Result<(), StoreError> {
        self.write(&[PHOTOS], |transaction| {
            let photos = transaction.object_store(PHOTOS)?;
            ids.iter()
                .try_for_each(|id| photos.delete(&key(Kind::Photo, (*id).into())).map(drop))
        })
        .await
    }

    /// Keeps a half-written form, or forgets it.
    pub async fn keep_draft(&self, screen: &str, body: Option<&[u8]>) -> Result<(), StoreError> {
        self.write(&[DRAFTS], |transaction| {
            let drafts = transaction.object_store(DRAFTS)?;
            match body {
                Some(body) => drafts.put_with_key(&js_sys::Uint8Array::from(body), &screen.into()).map(drop),
                None => drafts.delete(&screen.into()).map(drop),
            }
        })
        .await
    }

    /// One strict transaction: `fill` makes its requests, all at once; what it returns early with, aborts everything.
    async fn write(&self, stores: &[&str], fill: impl Fn(&IdbTransaction) -> Result<(), JsValue>) -> Result<(), StoreError> {
        let transaction = match self.begin(stores) {
            Ok(transaction) => transaction,
            Err(_) => {
                let again = connect(&self.name).await?;
                self.database.replace(again);
                self.begin(stores).map_err(|error| StoreError::Closed(said(&error)))?
            }
        };
        let ended = ended(&transaction);
        if let Err(error) = fill(&transaction) {
            let _ = transaction.abort();
            let _ = ended.await;
            return Err(failure(&error));
        }
        ended.await
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

fn put(transaction: &IdbTransaction, row: &Row) -> Result<(), JsValue> {
    let (here, elsewhere) = match (row.kind, row.month) {
        (Kind::Photo, _) => (PHOTOS, None),
        (_, None) => (STANDING, Some(DATED)),
        (_, Some(_)) => (DATED, Some(STANDING)),
    };
    let store = |name: &str| -> Result<IdbObjectStore, JsValue> { transaction.object_store(name) };
    store(here)?.put(&object(row))?;
    if let Some(elsewhere) = elsewhere {
        store(elsewhere)?.delete(&key(row.kind, row.id))?;
    }
    Ok(())
}

/// Waits until the transaction is complete: only then is it on disk. An abort is an error, with the reason the browser gives.
fn ended(transaction: &IdbTransaction) -> impl Future<Output = Result<(), StoreError>> + use<> {
    let watched = transaction.clone();
    let end = Promise::new(&mut |resolve, reject| {
        watched.set_oncomplete(Some(&resolve));
        let transaction = watched.clone();
        let aborted = Closure::once_into_js(move || {
            let error = transaction.error().map_or(JsValue::UNDEFINED, Into::into);
            let _ = reject.call1(&JsValue::UNDEFINED, &error);
        });
        watched.set_onabort(Some(aborted.unchecked_ref()));
    });
    async move { JsFuture::from(end).await.map(drop).map_err(|error| failure(&error)) }
}

/// Opens a connection without asking for a version: the reader has made the stores already.
async fn connect(name: &str) -> Result<IdbDatabase, StoreError> {
    let unavailable = |error: JsValue| StoreError::Unavailable(said(&error));
    let factory = web_sys::window().and_then(|window| window.indexed_db().ok().flatten());
    let factory = factory.ok_or_else(|| StoreError::Unavailable("no IndexedDB".into()))?;
    let request = factory.open(name).map_err(unavailable)?;
    let opened = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(opened).await.map_err(unavailable)?;
    let database: IdbDatabase = request
        .unchecked_ref::<IdbOpenDbRequest>()
        .result()
        .map_err(unavailable)?
        .unchecked_into();
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
