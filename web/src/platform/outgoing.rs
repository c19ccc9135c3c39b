//! A large file on its way out (`web/shell/files.js`), and a large file that is read slice by slice. Neither is ever in memory whole.

use js_sys::{Function, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File};

#[wasm_bindgen]
extern "C" {
    type Files;
    #[wasm_bindgen(thread_local_v2, js_name = pebblebookFiles)]
    static FILES: Files;
    /// The same, which is not there where a store is tested by itself.
    #[wasm_bindgen(thread_local_v2, js_name = pebblebookFiles)]
    static HELPER: Option<Files>;
    #[wasm_bindgen(method)]
    fn begin(this: &Files, plain: bool) -> Promise;
    #[wasm_bindgen(method)]
    fn leave(this: &Files);
    #[wasm_bindgen(method)]
    fn write(this: &Files, bytes: &Uint8Array) -> Promise;
    #[wasm_bindgen(method)]
    fn finish(this: &Files, name: &str) -> Promise;
    #[wasm_bindgen(method)]
    fn drop(this: &Files) -> Promise;
    #[wasm_bindgen(method)]
    fn hand(this: &Files, file: &File) -> Promise;
    #[wasm_bindgen(method)]
    fn room(this: &Files, length: u32) -> Uint8Array;
    #[wasm_bindgen(method)]
    fn tidy(this: &Files);
    #[wasm_bindgen(method)]
    fn reserve(this: &Files, kept: bool) -> Promise;
    #[wasm_bindgen(method)]
    fn pour(this: &Files, file: &File) -> Function;
}

async fn done(promise: Promise) -> Option<JsValue> {
    JsFuture::from(promise).await.ok()
}

/// Has the browser put away what lies about; during work that leaves much of it.
pub fn tidy() {
    HELPER.with(|files| files.iter().for_each(Files::tidy));
}

/// Keeps a little room in reserve, or lets it go. Whether that was done.
pub async fn reserve(kept: bool) -> bool {
    let asked = HELPER.with(|files| files.as_ref().map(|files| files.reserve(kept)));
    match asked {
        Some(asked) => done(asked).await.is_some_and(|was_done| was_done.is_truthy()),
        None => false,
    }
}

/// Begins a file, sealed or plain.
pub async fn begin(plain: bool) -> Option<()> {
    done(FILES.with(|files| files.begin(plain))).await.map(drop)
}

/// Nobody wants the file any more: one that is not sealed goes.
pub fn leave() {
    FILES.with(Files::leave);
}

/// Writes the next bytes; None where there is no room.
pub async fn write(bytes: &[u8]) -> Option<()> {
    let length = u32::try_from(bytes.len()).ok()?;
    let written = FILES.with(|files| {
        let room = files.room(length);
        room.copy_from(bytes);
        files.write(&room)
    });
    done(written).await.map(drop)
}

/// The whole file.
pub async fn finish(name: &str) -> Option<File> {
    done(FILES.with(|files| files.finish(name))).await?.dyn_into().ok()
}

/// Leaves nothing of it behind.
pub async fn give_up() {
    let _ = done(FILES.with(Files::drop)).await; // what cannot be removed is removed at the next start
}

/// What became of a file that was handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handed {
    /// The share sheet took it.
    Shared,
    /// It lies where she chose, and was looked at there.
    Saved,
    /// It was handed to the browser to be saved. Whether it was is not told.
    Downloaded,
    /// She closed the sheet or the picker.
    Cancelled,
    /// The browser would not.
    Blocked,
}

/// Hands it over. It must follow a tap at once.
pub async fn hand(file: &File) -> Handed {
    let word = done(FILES.with(|files| files.hand(file))).await.and_then(|word| word.as_string());
    match word.as_deref() {
        Some("shared") => Handed::Shared,
        Some("saved") => Handed::Saved,
        Some("downloaded") => Handed::Downloaded,
        Some("cancelled") => Handed::Cancelled,
        _ => Handed::Blocked,
    }
}

/// The bytes of a file from here on, so many at the most; None where it cannot be read.
pub async fn slice(file: &File, from: f64, most: f64) -> Option<Vec<u8>> {
    let to = (from + most).min(file.size());
    let part: Blob = file.slice_with_f64_and_f64(from, to).ok()?;
    let bytes = JsFuture::from(part.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&bytes).to_vec())
}

/// A file being read from its beginning on.
pub struct Pouring(Function);

/// Begins to read a file.
#[must_use]
pub fn pour(file: &File) -> Pouring {
    Pouring(FILES.with(|files| files.pour(file)))
}

impl Pouring {
    /// The next bytes; None where there are no more, or it cannot be read.
    pub async fn next(&self) -> Option<Vec<u8>> {
        let came = self.0.call0(&JsValue::UNDEFINED).ok()?;
        let bytes = done(came.unchecked_into()).await?;
        bytes.dyn_into::<Uint8Array>().ok().map(|bytes| bytes.to_vec())
    }
}

/// What this device is, in words, for the file's own account of where it was made.
#[must_use]
pub fn device_words() -> &'static str {
    let agent = web_sys::window()
        .and_then(|window| window.navigator().user_agent().ok())
        .unwrap_or_default();
    let known = [
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android phone or tablet"),
        ("Windows", "Windows computer"),
        ("Macintosh", "Mac"),
        ("CrOS", "Chromebook"),
    ];
    known
        .iter()
        .find(|(sign, _)| agent.contains(sign))
        .map_or("computer", |(_, words)| words)
}
