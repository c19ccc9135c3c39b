//! Stands in for `wasm-streams` (the root's `Cargo.toml`). The framework can stream to and from a server; this app has none and never does.
//! The crate itself hands three classes to the page, and what is handed to the page is kept though nobody calls it: three kilobytes of a
//! first visit. Here is only what the framework needs to compile, and every stream is at its end.

use futures_lite::stream::{Empty, Stream, empty};
use wasm_bindgen::JsValue;

/// What comes from a stream, or why it broke off.
pub type Piece = Result<JsValue, JsValue>;

/// A stream of the browser.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// The browser's own.
    #[must_use]
    pub fn from_raw(stream: web_sys::ReadableStream) -> Self {
        Self(stream)
    }

    /// The browser's own.
    #[must_use]
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// One that gives nothing.
    pub fn from_stream(_: impl Stream<Item = Piece> + 'static) -> Self {
        Self(JsValue::UNDEFINED.into())
    }

    /// One that gives nothing.
    pub fn into_stream(self) -> Empty<Piece> {
        empty()
    }
}
