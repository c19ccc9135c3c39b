//! The Pebblebook app: screens over `pebblebook-core`, kept on the device.
//!
//! Order at the start: the crash panel is armed, the look is applied, the app is shown, then the book is opened behind it.

mod app;
mod dom;
mod pages;
mod platform;
mod route;
mod state;
mod storage;
mod text;
mod ui;

fn main() {
    // As it is shipped, a panic ends the app at once and runs nothing any more: the page itself notices and shows the panel (`rescue.js`).
    if cfg!(debug_assertions) {
        std::panic::set_hook(Box::new(|panic| {
            // Where it happened, never what was being handled: that could be a child's name.
            let place = panic.location().map(ToString::to_string).unwrap_or_default();
            platform::shell::crashed(&place);
        }));
    }
    platform::unicode::hand_in();
    platform::preferences::apply_theme();
    dom::mount_to_body(|| app::Root::builder().build().draw());
}
