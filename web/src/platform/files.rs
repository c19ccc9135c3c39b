//! Files in and out: chosen by her, shared by the phone's sheet or saved as a download.

use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

/// What became of a file that was handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// The share sheet took it.
    Shared,
    /// It was handed to the browser to be saved. Whether it was is not told.
    Downloaded,
    /// She closed the share sheet.
    Cancelled,
    /// The browser would not.
    Blocked,
}

fn blob(bytes: &[u8], mime: &str) -> Option<Blob> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let bag = BlobPropertyBag::new();
    bag.set_type(mime);
    Blob::new_with_u8_array_sequence_and_options(&parts, &bag).ok()
}

/// An address for bytes in memory, good until it is forgotten.
#[must_use]
pub fn object_url(bytes: &[u8], mime: &str) -> Option<String> {
    Url::create_object_url_with_blob(&blob(bytes, mime)?).ok()
}

/// Forgets such an address.
pub fn forget_url(url: &str) {
    let _ = Url::revoke_object_url(url);
}

/// Saves bytes as a download.
#[must_use]
pub fn download(name: &str, mime: &str, bytes: &[u8]) -> Delivery {
    let Some(url) = object_url(bytes, mime) else {
        return Delivery::Blocked;
    };
    let link = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.create_element("a").ok());
    let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) else {
        return Delivery::Blocked;
    };
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The browser reads the address after the click; it is forgotten when the download must long have begun.
    leptos::task::spawn_local(async move {
        super::timer::wait(60_000).await;
        forget_url(&url);
    });
    Delivery::Downloaded
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = js_sys::Object)]
    type Sharing;
    #[wasm_bindgen(method, catch, js_name = canShare)]
    fn can_share(this: &Sharing, what: &JsValue) -> Result<bool, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn share(this: &Sharing, what: &JsValue) -> Result<js_sys::Promise, JsValue>;
}

fn sharing() -> Option<Sharing> {
    let navigator = web_sys::window()?.navigator();
    Reflect::has(&navigator, &"canShare".into())
        .ok()?
        .then(|| JsValue::from(navigator).unchecked_into())
}

async fn hand_over(what: &js_sys::Object) -> Option<Delivery> {
    let sharing = sharing()?;
    if !sharing.can_share(what).unwrap_or(false) {
        return None;
    }
    let shared = sharing.share(what).ok()?;
    match JsFuture::from(shared).await {
        Ok(_) => Some(Delivery::Shared),
        Err(error) => {
            let cancelled = Reflect::get(&error, &"name".into())
                .ok()
                .and_then(|name| name.as_string())
                .as_deref()
                == Some("AbortError");
            Some(if cancelled { Delivery::Cancelled } else { Delivery::Blocked })
        }
    }
}

/// Whether this browser can hand text to other apps.
#[must_use]
pub fn can_share_text() -> bool {
    sharing().is_some()
}

/// Hands text to the share sheet. None where there is no sheet.
pub async fn share_text(text: &str) -> Option<Delivery> {
    let what = js_sys::Object::new();
    let _ = Reflect::set(&what, &"text".into(), &text.into());
    hand_over(&what).await
}

/// Hands a file to the share sheet, or saves it as a download where the sheet does not take it.
pub async fn deliver(name: &str, mime: &str, bytes: &[u8]) -> Delivery {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let bag = web_sys::FilePropertyBag::new();
    bag.set_type(mime);
    if let Ok(file) = File::new_with_u8_array_sequence_and_options(&parts, name, &bag) {
        let what = js_sys::Object::new();
        let _ = Reflect::set(&what, &"files".into(), &Array::of1(&file));
        match hand_over(&what).await {
            Some(Delivery::Blocked) | None => {}
            Some(delivery) => return delivery,
        }
    }
    download(name, mime, bytes)
}

/// Copies text to the clipboard.
pub async fn copy_text(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let clipboard = window.navigator().clipboard();
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

/// Reads a chosen file, if it is no larger than `most` bytes.
///
/// # Errors
/// The file's size where it is too large; none where it cannot be read.
pub async fn read(file: &File, most: usize) -> Result<Vec<u8>, Option<usize>> {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "file sizes fit")]
    let size = file.size() as usize;
    if size > most {
        return Err(Some(size));
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| None)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
