//! What may be seen by anyone who holds the phone: the look, and the date set for a demonstration. Never a name, never a record.

use gloo_storage::{LocalStorage, Storage};

const THEME: &str = "pebblebook.theme";
const CLOCK: &str = "pebblebook.clock";
const LAST_BACKUP: &str = "pebblebook.last-backup";

fn read(key: &str) -> Option<String> {
    LocalStorage::raw().get_item(key).ok().flatten()
}

/// A preference that cannot be kept is not worth troubling her for.
fn write(key: &str, value: &str) {
    let _ = LocalStorage::raw().set_item(key, value);
}

/// The look she chose: "light", "dark", or none for what the device says.
#[must_use]
pub fn theme() -> Option<String> {
    read(THEME)
}

/// Keeps the look; none forgets it.
pub fn set_theme(theme: Option<&str>) {
    match theme {
        Some(theme) => write(THEME, theme),
        None => LocalStorage::delete(THEME),
    }
    apply_theme();
}

/// Shows the look that was chosen.
pub fn apply_theme() {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.document_element());
    if let Some(root) = root {
        let _ = match theme() {
            Some(theme) if theme == "light" || theme == "dark" => root.set_attribute("data-theme", &theme),
            _ => root.remove_attribute("data-theme"),
        };
    }
}

/// The moment set for a test or a demonstration, as it was written. Raw, for a test writes it by hand.
#[must_use]
pub fn clock() -> Option<String> {
    read(CLOCK)
}

/// Goes back to the real date.
pub fn forget_clock() {
    LocalStorage::delete(CLOCK);
}

/// When the last backup was made on this device (milliseconds since 1970), and the stamp of the last write that is in it.
#[must_use]
pub fn last_backup() -> Option<(i64, String)> {
    let text = read(LAST_BACKUP)?;
    let (millis, stamp) = text.split_once(' ')?;
    Some((millis.parse().ok()?, stamp.to_owned()))
}

/// Notes a backup.
pub fn set_last_backup(millis: i64, stamp: &str) {
    write(LAST_BACKUP, &format!("{millis} {stamp}"));
}
