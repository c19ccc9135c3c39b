//! Waiting a little, and doing something every so often.

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Waits.
pub async fn wait(millis: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, millis);
        } else {
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }
    });
    let _ = JsFuture::from(promise).await;
}
