//! A row as the object that lies in IndexedDB: the head as plain fields, the body as bytes (never a Blob, which WebKit can lose).

use js_sys::{Array, Object, Reflect, Uint8Array};
use pebblebook::ids::Id;
use pebblebook::row::{Kind, Row};
use pebblebook::store::StoreError;
use pebblebook::time::{Moment, Month};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    type Buffer;
    #[wasm_bindgen(method, catch)]
    fn transfer(this: &Buffer, length: u32) -> Result<JsValue, JsValue>;
}

/// The field of a row in a safety copy that says when the copy was made.
pub const MADE: &str = "made";

/// What comes before the keys of all rows in the safety copy made then, and after those of every one made earlier.
pub fn key_of_copy(made: Moment) -> JsValue {
    Array::of1(&millis(made)).into()
}

#[allow(clippy::cast_precision_loss, reason = "no later than the year 9999")]
fn millis(moment: Moment) -> JsValue {
    (moment.millis() as f64).into()
}

/// When the safety copy was made to which this key belongs.
pub fn made_of(key: JsValue) -> Option<Moment> {
    #[allow(clippy::cast_possible_truncation, reason = "it was a moment")]
    let moment = |millis: f64| Moment::from_millis(millis as i64);
    key.dyn_into::<Array>().ok()?.get(0).as_f64().map(moment)
}

/// Marks an object as part of the safety copy made then.
pub fn set_made(object: &JsValue, made: Moment) -> Result<(), JsValue> {
    Reflect::set(object, &MADE.into(), &millis(made)).map(drop)
}

/// The object of a row in place of another one, in the same safety copy if that was in one.
pub fn object_in_place_of(old: &JsValue, row: &Row) -> Result<JsValue, JsValue> {
    let object = object(row);
    let made = Reflect::get(old, &MADE.into())?;
    if !made.is_undefined() {
        Reflect::set(&object, &MADE.into(), &made)?;
    }
    Ok(object)
}

/// The key of a row: its kind and identity.
pub fn key(kind: Kind, id: Id) -> JsValue {
    Array::of2(&kind.name().into(), &id.to_string().into()).into()
}

/// The key of a row's object.
pub fn key_of(object: &JsValue) -> Result<JsValue, JsValue> {
    let field = |name: &str| Reflect::get(object, &name.into());
    Ok(Array::of2(&field("kind")?, &field("id")?).into())
}

/// Lets go of the bytes of an object that was written.
pub fn let_body_go(object: &JsValue) {
    if let Some(bytes) = field(object, "body").and_then(|body| body.dyn_into::<Uint8Array>().ok()) {
        let_go(&bytes);
    }
}

/// The object of a row.
pub fn object(row: &Row) -> JsValue {
    let object = Object::new();
    let set = |name: &str, value: &JsValue| {
        let _ = Reflect::set(&object, &name.into(), value); // a fresh plain object takes any field
    };
    set("kind", &row.kind.name().into());
    set("id", &row.id.to_string().into());
    if let Some(month) = row.month {
        set("month", &month.to_string().into());
    }
    set("stamp", &row.stamp.to_string().into());
    set("knew", &row.knew.to_string().into());
    set("deleted", &row.deleted.into());
    set("v", &u32::from(row.v).into());
    set("body", &Uint8Array::from(row.body.as_slice()));
    object.into()
}

/// Reads an object back.
pub fn row(object: &JsValue) -> Result<Row, StoreError> {
    read(object).ok_or_else(|| {
        let kind = text(object, "kind").unwrap_or_default();
        StoreError::Damaged(kind.chars().take(40).collect())
    })
}

fn read(object: &JsValue) -> Option<Row> {
    let month = match text(object, "month") {
        Some(month) => Some(Month::try_from(month).ok()?),
        None => None,
    };
    Some(Row {
        kind: text(object, "kind")?.parse().ok()?,
        id: text(object, "id")?.parse().ok()?,
        month,
        stamp: text(object, "stamp")?.parse().ok()?,
        knew: text(object, "knew")?.parse().ok()?,
        deleted: field(object, "deleted")?.as_bool()?,
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded just before")]
        v: field(object, "v")?.as_f64().filter(|v| (0.0..=65_535.0).contains(v))? as u16,
        body: taken(&field(object, "body")?.dyn_into().ok()?),
    })
}

/// Lets go of a picture's bytes that were read or written: the browser's own housekeeping comes round only when there are very many.
fn let_go(bytes: &Uint8Array) {
    const MANY: u32 = 16 * 1024;
    if bytes.byte_length() >= MANY {
        let _ = bytes.buffer().unchecked_into::<Buffer>().transfer(0); // where the browser cannot, it waits
    }
}

fn taken(bytes: &Uint8Array) -> Vec<u8> {
    let body = bytes.to_vec();
    let_go(bytes);
    body
}

fn field(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok()
}

fn text(object: &JsValue, name: &str) -> Option<String> {
    field(object, name)?.as_string()
}
