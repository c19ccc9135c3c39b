//! What is said when the device does not keep something, or a backup file will not do.

use crate::state::{Moving, NotUnlocked};
use pebblebook::backup::BackupError;
use pebblebook::store::StoreError;

/// Why the device did not do it.
#[must_use]
pub fn store_error(error: &StoreError) -> String {
    match error {
        StoreError::Full => "There is no room left on this device. Everything saved before is safe. Make room by deleting other apps or photos, or let go of safety copies under Backup, then try again.".into(),
        StoreError::Aborted(_) => "The device gave up writing. Everything saved before is safe. Try again.".into(),
        StoreError::Closed(_) => "The book was closed by the browser. Everything saved before is safe. Reload the page, then try again.".into(),
        StoreError::Blocked => "The book did not open in time: another tab may hold it. Close other Pebblebook tabs, then try again.".into(),
        StoreError::Newer => "This book was written by a newer version of Pebblebook. Nothing was changed. Update the app, then try again.".into(),
        StoreError::Overtaken => "Pebblebook was brought up to date in another tab, so this one no longer writes. What you have half-written is kept. Reload this tab, then try again.".into(),
        StoreError::Unavailable(_) => "This browser keeps no data here (perhaps a private window). Open Pebblebook in an ordinary window.".into(),
        StoreError::Damaged(what) => format!("Something in the book cannot be read ({what}). Nothing was changed. Save a raw copy and restore your last backup."),
    }
}

/// Why the book did not open, and what can be done. `was_here`: it is known that there was a book.
#[must_use]
pub fn did_not_open(error: &StoreError, was_here: bool) -> String {
    match error {
        // A browser whose own files are damaged opens nothing more at this address, and lets nothing be deleted by the page either.
        StoreError::Unavailable(_) if was_here => "There was a book here, but this browser cannot open the place any more where it kept it. Pebblebook has deleted nothing. Restart the device, then try again. If that does not help, your last backup brings the book back: delete the data of this site in the browser’s settings, open Pebblebook again and choose the file under “Or bring in a backup”. You can also bring it in with another browser.".into(),
        error => store_error(error),
    }
}

/// Why a backup file will not do.
#[must_use]
pub fn backup_error(error: &BackupError) -> String {
    let why = match error {
        BackupError::TooLarge { .. } => "This file is larger than any Pebblebook backup.".into(),
        BackupError::TooManyRecords => "This file holds more records than any setting has.".into(),
        BackupError::NotABackup => "This file is not a Pebblebook backup.".into(),
        BackupError::Newer { .. } => "This backup was made by a newer version of Pebblebook. Update the app, then choose it again.".into(),
        BackupError::NewerRecord { line } => {
            format!("Line {line} of this backup is from a newer version of Pebblebook. Update the app, then choose it again.")
        }
        BackupError::HeaderAltered => {
            "The first line of this backup was changed after it was made, so it cannot be trusted. Choose another copy.".into()
        }
        BackupError::Locked => "This backup is sealed and needs its passphrase.".into(),
        BackupError::Cut => {
            "This backup is cut short: its end is missing. Perhaps it was not saved completely. Choose another copy.".into()
        }
        BackupError::OutOfOrder { line } => {
            format!("Line {line} of this backup is not where it belongs: lines were swapped, doubled or taken out. Choose another copy.")
        }
        BackupError::Altered { line: Some(line) } => {
            format!("Line {line} of this backup was changed after it was made, so it cannot be trusted. Choose another copy.")
        }
        BackupError::Altered { line: None } => {
            "This backup was changed after it was made, so it cannot be trusted. Choose another copy.".into()
        }
        BackupError::BadLine { line, .. } => format!("Line {line} of this backup cannot be read. Choose another copy."),
        BackupError::Inconsistent => "What is in this backup does not fit together. Choose another copy.".into(),
    };
    format!("{why} Nothing in your book has changed.")
}

/// Why the whole book could not be moved.
#[must_use]
pub fn moving(trouble: &Moving) -> String {
    match trouble {
        Moving::Store(error) => store_error(error),
        Moving::File(error) => backup_error(error),
        Moving::Locked(error) => super::not_unlocked(&NotUnlocked::Refused(*error)),
        Moving::NotRead => {
            "The browser could not read this file. Nothing in your book has changed. Choose it again, or another copy.".into()
        }
        Moving::NotVerified => {
            "The backup that was made does not read back, so it is not offered. Your book is as it was. Reload the page, then try again."
                .into()
        }
        Moving::NoRoom => "There is no room on this device for the backup file. Your book is safe. Make room, then try again.".into(),
        Moving::Busy => {
            "The book was being written all the time, so the backup would not have been whole. Your book is safe. Try again.".into()
        }
        Moving::Cancelled => "Called off. Your book is as it was, and nothing is left of the file.".into(),
    }
}
