//! What may be seen by anyone who holds the phone: the look, the date set for a demonstration, when the book locks itself, and the marker
//! that knows what should be in the database. Never a name, never a record.

use gloo_storage::{LocalStorage, Storage};
use pebblebook::row::{Row, Stamp};
use pebblebook::tally::Marker;
use pebblebook::time::Clock;
use pebblebook::vault::Tries;

/// From when to when the dark look is dimmer, in minutes after midnight.
const DAY_BEGINS: u32 = 7 * 60;
const NIGHT_BEGINS: u32 = 19 * 60;
const THEME: &str = "pebblebook.theme";
const CLOCK: &str = "pebblebook.clock";
const LAST_BACKUP: &str = "pebblebook.last-backup";
const MARKER: &str = "pebblebook.marker";
const KEYRING: &str = "pebblebook.keyring";
const TRIES: &str = "pebblebook.tries";
const LATER: &str = "pebblebook.passphrase-later";
const LOCK_AFTER: &str = "pebblebook.lock-after";

/// Minutes without a touch after which the book locks itself, unless she chose otherwise.
const LOCK_AFTER_MINUTES: u32 = 10;

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

fn root() -> Option<web_sys::Element> {
    web_sys::window()?.document()?.document_element()
}

/// Shows the look that was chosen.
pub fn apply_theme() {
    if let Some(root) = root() {
        let _ = match theme() {
            Some(theme) if theme == "light" || theme == "dark" => root.set_attribute("data-theme", &theme),
            _ => root.remove_attribute("data-theme"),
        };
    }
}

/// At night the dark look is dimmer: a child sleeps beside it.
pub fn apply_hour(now: Clock) {
    let night = now.minutes() < DAY_BEGINS || now.minutes() >= NIGHT_BEGINS;
    if let Some(root) = root() {
        let _ = root.toggle_attribute_with_force("data-night", night);
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

/// The last backup from this device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastBackup {
    /// When (milliseconds since 1970).
    pub millis: i64,
    /// The stamp of the last write that is in it.
    pub stamp: String,
    /// Where it went: shared, saved or downloaded.
    pub how: String,
    /// How many rows a file brought in since: their stamps may be older than the backup.
    pub brought_in: usize,
}

/// The last backup from this device.
#[must_use]
pub fn last_backup() -> Option<LastBackup> {
    let text = read(LAST_BACKUP)?;
    let mut parts = text.split(' ').map(str::to_owned);
    Some(LastBackup {
        millis: parts.next()?.parse().ok()?,
        stamp: parts.next()?,
        how: parts.next()?,
        brought_in: parts.next().and_then(|many| many.parse().ok()).unwrap_or(0),
    })
}

/// Notes a backup.
pub fn set_last_backup(millis: i64, stamp: &str, how: &str) {
    write(LAST_BACKUP, &format!("{millis} {stamp} {how}"));
}

/// Notes that a file brought rows in, which no backup has yet. Those written after the backup are counted by their stamps.
pub fn brought_in(rows: &[Row]) {
    if let Some(last) = last_backup() {
        let older = |last: Stamp| rows.iter().filter(|row| row.stamp <= last).count();
        let all = last.brought_in + last.stamp.parse().map_or(rows.len(), older).max(1);
        write(LAST_BACKUP, &format!("{} {} {} {all}", last.millis, last.stamp, last.how));
    }
}

/// What should be in the database.
#[must_use]
pub fn marker() -> Option<Marker> {
    Marker::read(&read(MARKER)?)
}

/// Notes what should be in the database.
pub fn set_marker(marker: &Marker) {
    write(MARKER, &marker.write());
}

/// Forgets what was in the database: it was emptied.
pub fn forget_marker() {
    LocalStorage::delete(MARKER);
}

/// The copy of the keyring beside the database, for the day on which the database has lost its own.
#[must_use]
pub fn keyring() -> Option<Vec<u8>> {
    read(KEYRING).map(String::into_bytes)
}

/// Keeps the copy.
pub fn set_keyring(keyring: &[u8]) {
    if let Ok(text) = std::str::from_utf8(keyring) {
        write(KEYRING, text);
    }
}

/// The wrong tries at the lock.
#[must_use]
pub fn tries() -> Tries {
    read(TRIES).map(|text| Tries::read(&text)).unwrap_or_default()
}

/// Notes the wrong tries at the lock.
pub fn set_tries(tries: Tries) {
    write(TRIES, &tries.write());
}

/// Minutes without a touch after which the book locks itself; 0 for never.
#[must_use]
pub fn lock_after_minutes() -> u32 {
    read(LOCK_AFTER).and_then(|text| text.parse().ok()).unwrap_or(LOCK_AFTER_MINUTES)
}

/// Chooses when the book locks itself.
pub fn set_lock_after_minutes(minutes: u32) {
    write(LOCK_AFTER, &minutes.to_string());
}

/// Whether she said “not now” to a passphrase.
#[must_use]
pub fn passphrase_later() -> bool {
    read(LATER).is_some()
}

/// Notes that she said “not now”.
pub fn set_passphrase_later() {
    write(LATER, "yes");
}

/// Another book begins, and she is asked anew.
pub fn forget_passphrase_later() {
    LocalStorage::delete(LATER);
}
