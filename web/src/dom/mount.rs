//! The first drawing, that of the whole app.

use super::Node;
use super::placed::Placed;
use any_spawner::Executor;
use leptos::prelude::{Owner, document};

/// Draws this at the end of the page, for as long as the page lives.
pub fn mount_to_body(draw: impl FnOnce() -> Node) {
    // It is set already when the page has drawn before.
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new();
    let placed = owner.with(|| Placed::new(draw()));
    if let Some(body) = document().body() {
        placed.mount(&body, None);
    }
    std::mem::forget((owner, placed));
}
