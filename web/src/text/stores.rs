//! What is said when the device does not keep something, or a backup file will not do.

use crate::state::Moving;
use pebblebook::backup::BackupError;
use pebblebook::store::StoreError;

/// Why the device did not do it.
#[must_use]
pub fn store_error(error: &StoreError) -> String {
    match error {
        StoreError::Full => "There is no room left on this device. Everything saved before is safe. Make room by deleting other apps or photos, then try again.".into(),
        StoreError::Aborted(_) => "The device gave up writing. Everything saved before is safe. Try again.".into(),
        StoreError::Closed(_) => "The book was closed by the browser. Everything saved before is safe. Reload the page, then try again.".into(),
        StoreError::Blocked => "The book did not open in time: another tab may hold it. Close other Pebblebook tabs, then try again.".into(),
        StoreError::Newer => "This book was written by a newer version of Pebblebook. Nothing was changed. Update the app, then try again.".into(),
        StoreError::Unavailable(_) => "This browser keeps no data here (perhaps a private window). Open Pebblebook in an ordinary window.".into(),
        StoreError::Damaged(what) => format!("Something in the book cannot be read ({what}). Nothing was changed. Save a raw copy and restore your last backup."),
    }
}

/// Why a backup file will not do.
#[must_use]
pub fn backup_error(error: &BackupError) -> String {
    let why = match error {
        BackupError::TooLarge { .. } => "This file is larger than any Pebblebook backup.".into(),
        BackupError::NotABackup => "This file is not a Pebblebook backup.".into(),
        BackupError::Newer { .. } => "This backup was made by a newer version of Pebblebook. Update the app, then choose it again.".into(),
        BackupError::Cut => {
            "This backup is cut short: its end is missing. Perhaps it was not saved completely. Choose another copy.".into()
        }
        BackupError::Altered => "This backup was changed after it was made, so it cannot be trusted. Choose another copy.".into(),
        BackupError::BadLine { line, .. } => format!("Line {line} of this backup cannot be read. Choose another copy."),
        BackupError::Inconsistent => "What is in this backup does not fit together. Choose another copy.".into(),
        BackupError::NewerRecord { line } => {
            format!("Line {line} of this backup is from a newer version of Pebblebook. Update the app, then choose it again.")
        }
    };
    format!("{why} Nothing in your book has changed.")
}

/// Why the whole book could not be moved.
#[must_use]
pub fn moving(trouble: &Moving) -> String {
    match trouble {
        Moving::Store(error) => store_error(error),
        Moving::File(error) => backup_error(error),
        Moving::NotVerified => {
            "The backup that was made does not read back, so it is not offered. Your book is as it was. Reload the page, then try again."
                .into()
        }
    }
}
