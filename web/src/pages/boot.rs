//! Before the book is open, and when it cannot be opened.

use crate::dom::prelude::*;
use crate::platform::{location, preferences};
use crate::text;
use crate::ui::{Button, ButtonKind, PebbleDrawing};
use pebblebook::store::StoreError;

/// The book is being opened.
#[component]
pub fn Opening() -> Node {
    view! {
        <main class="narrow" aria-busy="true">
            <PebbleDrawing/>
            <h1 tabindex="-1">"Pebblebook"</h1>
            <p role="status">"Opening your book…"</p>
        </main>
    }
}

/// The book cannot be opened.
#[component]
pub fn Failed(
    /// Why.
    error: StoreError,
) -> Node {
    view! {
        <main class="narrow">
            <PebbleDrawing/>
            <h1 tabindex="-1">"Your book did not open"</h1>
            <p role="alert">{text::did_not_open(&error, preferences::marker().is_some())}</p>
            <div class="actions">
                <Button kind=ButtonKind::Primary on_click=Callback::new(|()| location::reload())>"Try again"</Button>
                // The shell hears this one, for it needs nothing of the app: see rescue.js.
                <button type="button" class="button button--secondary" data-raw-copy aria-describedby="copied">"Save a raw copy of my records"</button>
            </div>
            <p id="copied" role="status"></p>
        </main>
    }
}
