//! Whether somebody is here: taps and typing, and the page coming back into sight.

use wasm_bindgen::prelude::*;
use web_sys::{AddEventListenerOptions, Document};

fn document() -> Option<Document> {
    web_sys::window().and_then(|window| window.document())
}

fn listen(event: &str, call: impl Fn() + 'static) {
    let call = Closure::<dyn Fn()>::new(call);
    if let Some(document) = document() {
        let options = AddEventListenerOptions::new();
        options.set_capture(true);
        options.set_passive(true);
        let _ = document.add_event_listener_with_callback_and_add_event_listener_options(event, call.as_ref().unchecked_ref(), &options);
    }
    call.forget(); // for as long as the page
}

/// Calls back at every tap and every key.
pub fn on_activity(call: impl Fn() + Clone + 'static) {
    for event in ["pointerdown", "keydown"] {
        listen(event, call.clone());
    }
}

/// Calls back when the page comes into sight again.
pub fn on_shown(call: impl Fn() + 'static) {
    listen("visibilitychange", move || {
        if document().is_some_and(|document| !document.hidden()) {
            call();
        }
    });
}
