//! What a screen reader is told, and where the focus goes when the screen changes.

use wasm_bindgen::JsCast;

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

/// What has the focus now.
#[must_use]
pub fn focused() -> Option<web_sys::Element> {
    document()?.active_element()
}

/// Shows the title in the tab and moves the focus to the heading of the new screen, so that a keyboard or a screen reader begins there.
/// What had the focus when the address changed is handed in.
pub fn screen_changed(title: &str, move_focus: bool, before: Option<&web_sys::Element>) {
    let Some(document) = document() else { return };
    document.set_title(&format!("{title} · Pebblebook"));
    // Who is quick may be in a field of the new screen already, and is not to be pulled out of it. What stands above every screen was there
    // before, and nobody is at work in the new one for having pressed it.
    let inside = document.query_selector("main :focus").ok().flatten();
    let at_work = inside.is_some() && inside.as_ref() != before;
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
