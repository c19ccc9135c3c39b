//! What a screen reader is told, and where the focus goes when the screen changes.

use wasm_bindgen::JsCast;

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

/// Shows the title in the tab and moves the focus to the heading of the new screen, so that a keyboard or a screen reader begins there.
pub fn screen_changed(title: &str, move_focus: bool) {
    let Some(document) = document() else { return };
    document.set_title(&format!("{title} · Pebblebook"));
    // Who is quick may be in a field of the new screen already, and is not to be pulled out of it.
    let at_work = document.query_selector("main :focus").ok().flatten().is_some();
    if move_focus && !at_work {
        focus("h1");
        if let Some(window) = web_sys::window() {
            window.scroll_to_with_x_and_y(0.0, 0.0);
        }
    }
}

/// Moves the focus to the first thing that fits.
pub fn focus(selector: &str) {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(element) = found.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = element.focus();
    }
}
