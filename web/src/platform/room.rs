//! The room a browser gives: whether it has promised to keep the book, and how much it holds.

use super::outgoing;
use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

fn storage() -> Option<StorageManager> {
    let navigator = web_sys::window()?.navigator();
    // Absent outside a secure context, and in some older browsers.
    let there = Reflect::get(&navigator, &"storage".into())
        .ok()
        .filter(|there| !there.is_undefined());
    there.map(|_| navigator.storage())
}

/// Asks the browser to keep the book even when it runs short of room. It may ask her, or decide by itself.
pub async fn ask_to_keep() {
    if let Some(Ok(asked)) = storage().map(|storage| storage.persist()) {
        let _ = JsFuture::from(asked).await; // a no is shown where the backup is
    }
}

/// Whether the browser has promised to keep the book; None where it cannot be asked.
pub async fn is_kept() -> Option<bool> {
    let asked = storage()?.persisted().ok()?;
    JsFuture::from(asked).await.ok()?.as_bool()
}

/// Keeps a little room in reserve for the day on which the device is full.
pub async fn keep_reserve() {
    outgoing::reserve(true).await; // where there is no room for it there will be none to let go
}

/// Lets the reserve go, so that something can be deleted. Whether there was one.
pub async fn let_reserve_go() -> bool {
    outgoing::reserve(false).await
}

/// How many bytes the app and its book take, as far as the browser tells.
pub async fn bytes_used() -> Option<f64> {
    let asked = storage()?.estimate().ok()?;
    let estimate: JsValue = JsFuture::from(asked).await.ok()?;
    Reflect::get(&estimate, &"usage".into()).ok()?.as_f64()
}
