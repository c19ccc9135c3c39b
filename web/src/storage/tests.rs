//! The store's contract, in a real browser: the very clauses the store in memory passes. And what only a browser can show: that every
//! write is strict, that an abort is an error, and that a commit is one transaction.

use super::DeviceStore;
use crate::platform::entropy::device_number;
use pebblebook::ids::Id;
use pebblebook::row::{Kind, Knowledge, Row, Stamp};
use pebblebook::store::{Clear, Store, StoreError, Wanted, Write, contract};
use pebblebook::time::Month;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// An empty store of its own for each test.
async fn empty() -> DeviceStore {
    DeviceStore::open(&fresh_name()).await.unwrap()
}

macro_rules! clauses {
    ($($clause:ident),*) => {$( #[wasm_bindgen_test] async fn $clause() { contract::$clause(&empty().await).await; } )*};
}
clauses!(
    every_kind_comes_back,
    months_part_the_dated_rows,
    a_row_is_in_one_place_only,
    kinds_do_not_share_identities,
    tombstones_stay,
    replacing_leaves_no_record_behind,
    notes_are_no_part_of_the_book,
    safety_copies_are_put_away,
    thousands_are_one_commit,
    nothing_is_nothing
);

fn row(number: u128) -> Row {
    Row {
        kind: Kind::Child,
        id: Id::fixed(number),
        month: None,
        stamp: Stamp::default(),
        knew: Knowledge::default(),
        deleted: false,
        v: 1,
        body: vec![1, 2, 3],
    }
}

fn replacing(rows: &[Row]) -> Write<'_> {
    Write {
        clear: Clear::Records,
        keep: rows,
        ..Write::default()
    }
}

#[wasm_bindgen(inline_js = "
export function watch_transactions() {
  const seen = [];
  const original = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...all) {
    const transaction = original.apply(this, all);
    if (transaction.mode === 'readwrite') seen.push(transaction.durability);
    return transaction;
  };
  return seen;
}
export function abort_after(changes) {
  const original = IDBObjectStore.prototype.put;
  let left = changes;
  IDBObjectStore.prototype.put = function (...all) {
    const request = original.apply(this, all);
    if (--left === 0) {
      IDBObjectStore.prototype.put = original;
      this.transaction.abort();
    }
    return request;
  };
}
const opened = (name, version, upgrade) => new Promise((resolve, reject) => {
  const request = indexedDB.open(name, version);
  request.onupgradeneeded = () => upgrade(request.result, request.transaction);
  request.onsuccess = () => { request.result.close(); resolve(); };
  request.onerror = () => reject(request.error);
});
// The first schema, as it was: four stores.
export async function first_schema(name, standing, dated, photos, draft) {
  await opened(name, 1, database => {
    const keyPath = ['kind', 'id'];
    const places = { standing, dated, photos };
    for (const [place, rows] of Object.entries(places)) {
      const store = database.createObjectStore(place, { keyPath });
      if (place === 'dated') store.createIndex('month', 'month');
      for (const row of rows) store.put(row);
    }
    database.createObjectStore('drafts').put(draft, 'child/new');
  });
}
// What an app of the year after next may do with it.
export async function later_schema(name) {
  await opened(name, 99, database => {
    database.createObjectStore('tomorrow').put('kept', 'it');
  });
}
export async function schema_of(name) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => {
      const database = request.result;
      database.close();
      resolve(database.version + ' ' + [...database.objectStoreNames].join(' '));
    };
    request.onerror = () => reject(request.error);
  });
}
export async function throw_away(name) {
  await new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}
")]
extern "C" {
    fn watch_transactions() -> js_sys::Array;
    fn abort_after(changes: u32);
    #[wasm_bindgen(catch)]
    async fn first_schema(
        name: &str,
        standing: js_sys::Array,
        dated: js_sys::Array,
        photos: js_sys::Array,
        draft: js_sys::Uint8Array,
    ) -> Result<(), JsValue>;
    #[wasm_bindgen(catch)]
    async fn later_schema(name: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(catch)]
    async fn schema_of(name: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch)]
    async fn throw_away(name: &str) -> Result<(), JsValue>;
}

fn fresh_name() -> String {
    format!("test-{}-{}", device_number(), device_number())
}

/// A row of every kind: some that stand, some of a month, a picture, one that is deleted.
fn many_rows() -> Vec<Row> {
    let mut rows: Vec<Row> = (1..40).map(row).collect();
    rows.extend((40..80u128).map(|number| Row {
        kind: Kind::ReadingLogEntry,
        month: Some(Month::try_from(format!("2026-{:02}", number % 12 + 1)).unwrap()),
        deleted: number % 7 == 0,
        body: number.to_be_bytes().to_vec(),
        ..row(number)
    }));
    rows.extend((80..84).map(|number| Row {
        kind: Kind::Photo,
        body: vec![7; 100_000],
        ..row(number)
    }));
    rows
}

fn in_order(mut rows: Vec<Row>) -> Vec<Row> {
    rows.sort_by_key(|row| (row.kind, row.id));
    rows
}

#[wasm_bindgen_test]
async fn the_first_schema_loses_nothing_on_its_way_here() {
    let name = fresh_name();
    let rows = many_rows();
    let of = |wanted: fn(&Row) -> bool| rows.iter().filter(|row| wanted(row)).map(super::row_object::object).collect();
    let standing = of(|row| row.kind == Kind::Child);
    let dated = of(|row| row.month.is_some());
    let photos = of(|row| row.kind == Kind::Photo);
    let draft = js_sys::Uint8Array::from(b"half-written".as_slice());
    first_schema(&name, standing, dated, photos, draft).await.unwrap();
    let store = DeviceStore::open(&name).await.unwrap();
    assert!(!store.is_newer());
    assert_eq!(in_order(store.everything().await.unwrap()), in_order(rows.clone()));
    assert_eq!(store.count().await.unwrap(), 79);
    assert_eq!(store.photo_ids().await.unwrap().len(), 4);
    assert_eq!(
        store.drafts().await.unwrap().get("child/new").map(Vec::as_slice),
        Some(b"half-written".as_slice())
    );
    let since = Month::try_from("2026-07".to_owned()).unwrap();
    let (before, after) = (
        store.read(Wanted::Before(since)).await.unwrap(),
        store.read(Wanted::Since(since)).await.unwrap(),
    );
    assert_eq!(before.len() + after.len(), 40, "the index by month came along");
    // And what is new in this schema can be used.
    store.commit(&[row(500)]).await.unwrap();
    let note = Write {
        notes: &[("device", Some(b"here"))],
        ..Write::default()
    };
    store.write(note).await.unwrap();
    assert_eq!(store.note("device").await.unwrap().as_deref(), Some(b"here".as_slice()));
}

#[wasm_bindgen_test]
async fn a_later_schema_is_read_and_never_written() {
    let name = fresh_name();
    let rows = many_rows();
    let store = DeviceStore::open(&name).await.unwrap();
    store.commit(&rows).await.unwrap();
    later_schema(&name).await.unwrap();
    drop(store);
    let as_it_was = schema_of(&name).await.unwrap();
    let store = DeviceStore::open(&name).await.unwrap();
    assert!(store.is_newer());
    assert_eq!(in_order(store.everything().await.unwrap()), in_order(rows.clone()));
    assert_eq!(store.commit(&[row(500)]).await, Err(StoreError::Newer));
    assert_eq!(store.keep_draft("child/new", Some(b"x")).await, Err(StoreError::Newer));
    assert_eq!(in_order(store.everything().await.unwrap()), in_order(rows));
    assert_eq!(schema_of(&name).await.unwrap(), as_it_was);
    assert!(as_it_was.as_string().unwrap().contains("tomorrow"));
}

/// The browser throws a database away under whoever has it open. Nothing is written to, or made, in its place.
#[wasm_bindgen_test]
async fn a_database_that_was_thrown_away_is_not_begun_again() {
    let name = fresh_name();
    let store = DeviceStore::open(&name).await.unwrap();
    store.commit(&[row(1)]).await.unwrap();
    throw_away(&name).await.unwrap();
    for _ in 0..2 {
        assert!(matches!(store.commit(&[row(2)]).await, Err(StoreError::Closed(_))));
        assert!(matches!(store.everything().await, Err(StoreError::Closed(_))));
    }
    // Nor is an empty one that another tab has begun in its place taken for it.
    let another = DeviceStore::open(&name).await.unwrap();
    assert!(matches!(store.commit(&[row(2)]).await, Err(StoreError::Closed(_))));
    assert_eq!(another.everything().await.unwrap(), []);
}

#[wasm_bindgen_test]
async fn every_write_is_one_strict_transaction() {
    let store = empty().await;
    let seen = watch_transactions();
    store.commit(&[row(1), row(2)]).await.unwrap();
    store.write(replacing(&[row(3)])).await.unwrap();
    let forget = Write {
        forget: &[(Kind::Photo, Id::fixed(9))],
        ..Write::default()
    };
    store.write(forget).await.unwrap();
    store.keep_draft("somewhere", Some(b"half")).await.unwrap();
    let seen: Vec<String> = seen.iter().filter_map(|durability| durability.as_string()).collect();
    assert_eq!(seen, ["strict"; 4]);
}

#[wasm_bindgen_test]
async fn a_write_aborted_anywhere_is_an_error_and_leaves_nothing() {
    for after in 1..=3 {
        let store = empty().await;
        store.commit(&[row(9)]).await.unwrap();
        abort_after(after);
        assert!(store.commit(&[row(1), row(2), row(3)]).await.is_err(), "aborted after {after}");
        assert_eq!(store.everything().await.unwrap(), [row(9)]);
        abort_after(1);
        assert!(store.write(replacing(&[row(1)])).await.is_err());
        assert_eq!(store.everything().await.unwrap(), [row(9)]);
        store.commit(&[row(1)]).await.unwrap();
        assert_eq!(store.everything().await.unwrap().len(), 2);
    }
}

#[wasm_bindgen_test]
async fn drafts_come_back_and_go() {
    let store = empty().await;
    store.keep_draft("child/new", Some(b"half-written")).await.unwrap();
    store.keep_draft("book/new", Some(b"x")).await.unwrap();
    store.keep_draft("book/new", None).await.unwrap();
    let drafts = store.drafts().await.unwrap();
    assert_eq!(drafts.get("child/new").map(Vec::as_slice), Some(b"half-written".as_slice()));
    assert_eq!(drafts.len(), 1);
}
