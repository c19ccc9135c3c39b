//! Random bytes from the browser.

use pebblebook::time::Entropy;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = crypto, js_name = getRandomValues, catch)]
    fn get_random_values(bytes: &js_sys::Uint8Array) -> Result<JsValue, JsValue>;
}

/// The browser's own source of random bytes.
#[derive(Clone, Copy, Debug, Default)]
pub struct BrowserEntropy;

impl Entropy for BrowserEntropy {
    fn fill(&mut self, bytes: &mut [u8]) {
        let array = js_sys::Uint8Array::new_with_length(u32::try_from(bytes.len()).unwrap_or(0));
        // Every browser that runs WebAssembly has it; should one refuse, ids still differ by their moment.
        let _ = get_random_values(&array);
        array.copy_to(bytes);
    }
}

/// A random number that names this device in time stamps.
#[must_use]
pub fn device_number() -> u32 {
    let mut bytes = [0; 4];
    BrowserEntropy.fill(&mut bytes);
    u32::from_le_bytes(bytes)
}
