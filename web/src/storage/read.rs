//! Reading rows, through rexie.

use super::row_object::{key, key_of_copy, made_of, row as row_of};
use super::schema::{BY_MONTH, DATED, DRAFTS, HOUSE, PHOTOS, ROWS, SAFETY, STANDING};
use js_sys::{Array, Uint8Array};
use pebblebook::ids::{Id, PhotoId};
use pebblebook::row::{Kind, Row};
use pebblebook::store::{SafetyCopy, StoreError, Wanted};
use pebblebook::time::Moment;
use rexie::{KeyRange, Rexie, TransactionMode};
use wasm_bindgen::{JsCast, JsValue};

/// The library keeps words for some fifty errors, which nobody would read here.
pub fn closed(_: rexie::Error) -> StoreError {
    StoreError::Closed("while it was read".into())
}

fn no_range(_: impl Sized) -> StoreError {
    StoreError::Unavailable("no such range".into())
}

fn rows_of(objects: Vec<JsValue>) -> Result<Vec<Row>, StoreError> {
    objects.iter().map(row_of).collect()
}

pub async fn rows(reader: &Rexie, wanted: Wanted) -> Result<Vec<Row>, StoreError> {
    let store_name = match wanted {
        Wanted::Standing => STANDING,
        Wanted::Since(_) | Wanted::Before(_) => DATED,
        Wanted::Safety(_) => SAFETY,
    };
    let transaction = reader.transaction(&[store_name], TransactionMode::ReadOnly).map_err(closed)?;
    let store = transaction.store(store_name).map_err(closed)?;
    let range = match wanted {
        Wanted::Standing => return rows_of(store.get_all(None, None).await.map_err(closed)?),
        Wanted::Safety(made) => {
            let copy = range_of_copy(made)?;
            return rows_of(store.get_all(Some(copy), None).await.map_err(closed)?);
        }
        Wanted::Since(month) => KeyRange::lower_bound(&month.to_string().into(), Some(false)),
        Wanted::Before(month) => KeyRange::upper_bound(&month.to_string().into(), Some(true)),
    };
    let range = range.map_err(no_range)?;
    let index = store.index(BY_MONTH).map_err(closed)?;
    rows_of(index.get_all(Some(range), None).await.map_err(closed)?)
}

/// Looks in each place a row may lie.
pub async fn row(reader: &Rexie, kind: Kind, id: Id) -> Result<Option<Row>, StoreError> {
    let transaction = reader.transaction(&ROWS, TransactionMode::ReadOnly).map_err(closed)?;
    let places: &[&str] = if kind == Kind::Photo { &[PHOTOS] } else { &[STANDING, DATED] };
    for place in places {
        let store = transaction.store(place).map_err(closed)?;
        let found = store.get(key(kind, id)).await.map_err(closed)?;
        if let Some(object) = found.filter(|object| !object.is_undefined()) {
            return row_of(&object).map(Some);
        }
    }
    Ok(None)
}

pub async fn photo_ids(reader: &Rexie) -> Result<Vec<PhotoId>, StoreError> {
    let transaction = reader.transaction(&[PHOTOS], TransactionMode::ReadOnly).map_err(closed)?;
    let store = transaction.store(PHOTOS).map_err(closed)?;
    let keys = store.get_all_keys(None, None).await.map_err(closed)?;
    let id = |key: JsValue| key.dyn_into::<Array>().ok()?.get(1).as_string()?.parse().ok();
    Ok(keys.into_iter().filter_map(id).collect())
}

fn range_of_copy(made: Moment) -> Result<KeyRange, StoreError> {
    let next = Moment::from_millis(made.millis() + 1);
    let range = KeyRange::bound(&key_of_copy(made), &key_of_copy(next), None, Some(true));
    range.map_err(no_range)
}

/// From copy to copy by the first key of each, so that none is read.
pub async fn safety_copies(reader: &Rexie) -> Result<Vec<SafetyCopy>, StoreError> {
    let transaction = reader.transaction(&[SAFETY], TransactionMode::ReadOnly).map_err(closed)?;
    let store = transaction.store(SAFETY).map_err(closed)?;
    let mut copies = Vec::new();
    let mut later = None;
    loop {
        let keys = store.get_all_keys(later, Some(1)).await.map_err(closed)?;
        let Some(made) = keys.into_iter().next().and_then(made_of) else {
            return Ok(copies);
        };
        let next = key_of_copy(Moment::from_millis(made.millis() + 1));
        let copy = range_of_copy(made)?;
        let rows = store.count(Some(copy)).await.map_err(closed)? as usize;
        copies.push(SafetyCopy { made, rows });
        later = Some(KeyRange::lower_bound(&next, None).map_err(no_range)?);
    }
}

/// One transaction over all places, so that what is written meanwhile cannot tear it.
pub async fn everything(reader: &Rexie) -> Result<Vec<Row>, StoreError> {
    let transaction = reader.transaction(&ROWS, TransactionMode::ReadOnly).map_err(closed)?;
    let mut all = Vec::new();
    for place in ROWS {
        let store = transaction.store(place).map_err(closed)?;
        all.extend(rows_of(store.get_all(None, None).await.map_err(closed)?)?);
    }
    Ok(all)
}

/// The rows that follow in the order of their keys, so many at the most.
pub async fn rows_after(reader: &Rexie, place: &str, after: Option<(Kind, Id)>, most: u32) -> Result<Vec<Row>, StoreError> {
    let transaction = reader.transaction(&[place], TransactionMode::ReadOnly).map_err(closed)?;
    let store = transaction.store(place).map_err(closed)?;
    let range = after.map(|(kind, id)| KeyRange::lower_bound(&key(kind, id), Some(true)));
    let range = range.transpose().map_err(no_range)?;
    rows_of(store.get_all(range, Some(most)).await.map_err(closed)?)
}

/// A note about the house.
pub async fn note(reader: &Rexie, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
    let transaction = reader.transaction(&[HOUSE], TransactionMode::ReadOnly).map_err(closed)?;
    let store = transaction.store(HOUSE).map_err(closed)?;
    let found = store.get(name.into()).await.map_err(closed)?;
    Ok(found
        .and_then(|bytes| bytes.dyn_into::<Uint8Array>().ok())
        .map(|bytes| bytes.to_vec()))
}

/// The screens with a half-written form, and what is written in each.
pub async fn drafts(reader: &Rexie) -> Result<(Vec<JsValue>, Vec<JsValue>), StoreError> {
    let transaction = reader.transaction(&[DRAFTS], TransactionMode::ReadOnly).map_err(closed)?;
    let store = transaction.store(DRAFTS).map_err(closed)?;
    let screens = store.get_all_keys(None, None).await.map_err(closed)?;
    Ok((screens, store.get_all(None, None).await.map_err(closed)?))
}

/// How many rows but pictures there are.
pub async fn count(reader: &Rexie) -> Result<usize, StoreError> {
    let transaction = reader.transaction(&[STANDING, DATED], TransactionMode::ReadOnly).map_err(closed)?;
    let mut all = 0;
    for place in [STANDING, DATED] {
        let store = transaction.store(place).map_err(closed)?;
        all += store.count(None).await.map_err(closed)? as usize;
    }
    Ok(all)
}
