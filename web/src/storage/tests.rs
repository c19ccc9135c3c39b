//! The store's contract, in a real browser: the very clauses the store in memory passes. And what only a browser can show: that every
//! write is strict, that an abort is an error, and that a commit is one transaction.

use super::DeviceStore;
use crate::platform::entropy::device_number;
use pebblebook::ids::Id;
use pebblebook::row::{Kind, Row, Stamp};
use pebblebook::store::{Store, contract};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// An empty store of its own for each test.
async fn empty() -> DeviceStore {
    DeviceStore::open(&format!("test-{}-{}", device_number(), device_number()))
        .await
        .unwrap()
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
    replacing_leaves_nothing_behind,
    thousands_are_one_commit,
    nothing_is_nothing
);

fn row(number: u128) -> Row {
    Row {
        kind: Kind::Child,
        id: Id::fixed(number),
        month: None,
        stamp: Stamp::default(),
        deleted: false,
        v: 1,
        body: vec![1, 2, 3],
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
")]
extern "C" {
    fn watch_transactions() -> js_sys::Array;
    fn abort_after(changes: u32);
}

#[wasm_bindgen_test]
async fn every_write_is_one_strict_transaction() {
    let store = empty().await;
    let seen = watch_transactions();
    store.commit(&[row(1), row(2)]).await.unwrap();
    store.replace(&[row(3)]).await.unwrap();
    store.sweep_photos(&[Id::fixed(9).into()]).await.unwrap();
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
        assert!(store.replace(&[row(1)]).await.is_err());
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
