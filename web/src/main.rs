//! The Pebblebook app.
fn main() {}
