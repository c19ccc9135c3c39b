#![allow(clippy::unwrap_used, clippy::expect_used)]
use pebblebook_tests::{Engine, Look, Setting};
fn main() {
    let look = match std::env::args().nth(1).as_deref() {
        Some("large") => Look::phone().large_text(),
        Some("laptop") => Look::laptop(),
        _ => Look::phone(),
    };
    let setting = Setting::open(Engine::Chromium, look).unwrap();
    setting.try_sample();
    for route in std::env::args().skip(3) {
        setting.go_to(&route);
        println!("{route}: {}", setting.browser().run(&std::env::args().nth(2).unwrap()));
    }
}
