//! The backup file, first form: one JSON document, one record a line, with a header that says what it is and a trailer that proves it
//! whole. Not here: sealing and merging, which are the vault's work; choosing and saving files, which is the browser's.
//!
//! ```text
//! {"pebblebook":{"format":"pebblebook-backup","major":1,"minor":0,…},"records":[
//! {"kind":"child",…},
//! {"kind":"loan",…}
//! ],"trailer":{"count":2,"sha256":"…"}}
//! ```
//! The hash runs over every byte before the line of the trailer.

mod read;
mod write;

pub use read::{BackupError, Contents, read};
pub use write::write;

use crate::row::Row;
use crate::time::Moment;
use serde::{Deserialize, Serialize};

/// What the header calls the file.
pub const FORMAT: &str = "pebblebook-backup";
/// The form this app writes; a file with a higher major is refused.
pub const MAJOR: u32 = 1;
/// Additions that older apps may pass over.
pub const MINOR: u32 = 0;
/// The largest file that is looked at.
pub const MOST_BYTES: usize = 500 * 1024 * 1024;
/// The longest line: a kept picture in base64 and its head.
pub const MOST_LINE_BYTES: usize = 2 * 1024 * 1024;
/// The most records.
pub const MOST_RECORDS: usize = 200_000;

/// What the header of a file says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// What it is.
    pub format: String,
    /// Its form.
    pub major: u32,
    /// Its additions.
    pub minor: u32,
    /// The setting's name.
    pub setting: String,
    /// When it was made.
    pub made: String,
    /// How many lines of records follow, tombstones too.
    pub count: usize,
}

#[derive(Serialize, Deserialize)]
struct HeaderLine {
    pebblebook: Header,
}

/// What must be known of a file before it can be read at all.
#[derive(Deserialize)]
struct FormLine {
    pebblebook: Form,
}

#[derive(Deserialize)]
struct Form {
    format: String,
    major: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RecordLine {
    kind: String,
    id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    month: Option<String>,
    stamp: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    deleted: bool,
    v: u16,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    base64: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Trailer {
    count: usize,
    sha256: String,
}

/// What a file is made from: every row of the store, opened.
#[derive(Clone, Debug)]
pub struct Source<'a> {
    /// The setting's name.
    pub setting: &'a str,
    /// When.
    pub made: Moment,
    /// Every row, bodies opened, in any order.
    pub rows: Vec<Row>,
}

#[cfg(test)]
mod tests;
