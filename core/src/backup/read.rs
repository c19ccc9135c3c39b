//! Reading a backup file: any bytes at all may come. It is checked whole before anything is offered for import, and what is wrong is
//! said in a way that tells her what to do.

use super::write::hex;
use super::{FORMAT, FormLine, Header, HeaderLine, MAJOR, MOST_BYTES, MOST_LINE_BYTES, MOST_RECORDS, RecordLine, Trailer};
use crate::ids::PhotoId;
use crate::json;
use crate::lending::sound;
use crate::notebook::Notebook;
use crate::row::{Kind, Record, Row, RowError};
use crate::time::Month;
use crate::vault::Unsealed;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// Why a file cannot be imported. Nothing has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BackupError {
    /// Larger than is looked at.
    TooLarge {
        /// Its size in bytes.
        bytes: usize,
    },
    /// Not a Pebblebook backup.
    NotABackup,
    /// Made by a newer version of the app.
    Newer {
        /// The form of the file.
        major: u32,
    },
    /// It ends before its end.
    Cut,
    /// It was changed after it was made.
    Altered,
    /// A line cannot be read.
    BadLine {
        /// Which line, counted from 1.
        line: usize,
        /// What is wrong with it.
        error: RowError,
    },
    /// The records do not fit together.
    Inconsistent,
    /// A kind of record came from a newer version of the app.
    NewerRecord {
        /// Which line, counted from 1.
        line: usize,
    },
}

/// What a whole and sound file holds.
#[derive(Clone, Debug)]
pub struct Contents {
    /// What the header says.
    pub header: Header,
    /// Every row, bodies opened.
    pub rows: Vec<Row>,
    /// The book they make.
    pub notebook: Notebook,
    /// How many of each kind, tombstones left out.
    pub counts: BTreeMap<Kind, usize>,
}

/// Reads and checks a file.
///
/// # Errors
/// See [`BackupError`].
pub fn read(bytes: &[u8]) -> Result<Contents, BackupError> {
    if bytes.len() > MOST_BYTES {
        return Err(BackupError::TooLarge { bytes: bytes.len() });
    }
    let mut lines = bytes.split_inclusive(|byte| *byte == b'\n');
    let first = lines
        .next()
        .filter(|line| line.len() <= MOST_LINE_BYTES)
        .ok_or(BackupError::NotABackup)?;
    let header = header(first)?;
    let mut hash = Sha256::new();
    hash.update(first);
    let mut rows = Vec::new();
    let mut seen = BTreeSet::new();
    let mut trailer = None;
    let mut first_bad = None;
    for (line, number) in lines.by_ref().zip(2usize..) {
        if line.starts_with(b"]") {
            trailer = Some(self::trailer(line)?);
            break;
        }
        hash.update(line);
        if line.len() > MOST_LINE_BYTES || rows.len() >= MOST_RECORDS {
            return Err(BackupError::TooLarge { bytes: bytes.len() });
        }
        match row(line) {
            Ok(row) if !seen.insert((row.kind, row.id)) => return Err(BackupError::Altered),
            Ok(row) => rows.push(row),
            // A bad line is only believed once the file has proved whole: a cut file should be called cut.
            Err(error) => first_bad = first_bad.or(Some((number, error))),
        }
    }
    let Some(trailer) = trailer else {
        return Err(BackupError::Cut);
    };
    if lines.next().is_some() || hex(&hash.finalize()) != trailer.sha256 {
        return Err(BackupError::Altered);
    }
    match first_bad {
        Some((line, RowError::UnknownKind(_) | RowError::Newer { .. })) => {
            return Err(BackupError::NewerRecord { line });
        }
        Some((line, error)) => return Err(BackupError::BadLine { line, error }),
        None => {}
    }
    if rows.len() != trailer.count || rows.len() != header.count {
        return Err(BackupError::Altered);
    }
    contents(header, rows)
}

fn contents(header: Header, rows: Vec<Row>) -> Result<Contents, BackupError> {
    let mut notebook = Notebook::new();
    let mut counts = BTreeMap::new();
    for row in &rows {
        notebook.load(row, &Unsealed).map_err(|_| BackupError::Inconsistent)?;
        if !row.deleted {
            *counts.entry(row.kind).or_default() += 1;
        }
    }
    let kept = rows.iter().filter(|row| row.kind == Kind::Photo && !row.deleted);
    let photos: BTreeSet<PhotoId> = crate::order::set(kept.map(|row| row.id.into()));
    let mut wanted = notebook
        .children()
        .filter_map(|child| child.photo)
        .chain(notebook.books().filter_map(|book| book.cover));
    let dangling = wanted.any(|photo| !photos.contains(&photo));
    drop(wanted);
    if dangling || sound::first_fault(&notebook).is_some() {
        return Err(BackupError::Inconsistent);
    }
    Ok(Contents {
        header,
        rows,
        notebook,
        counts,
    })
}

fn header(line: &[u8]) -> Result<Header, BackupError> {
    let text = std::str::from_utf8(line).map_err(|_| BackupError::NotABackup)?;
    let Some(opening) = text.trim_end().strip_suffix(",\"records\":[") else {
        // The first line of one of ours, cut short, or not ours at all.
        return Err(if text.starts_with("{\"pebblebook\":{\"format\":\"pebblebook-backup\"") {
            BackupError::Cut
        } else {
            BackupError::NotABackup
        });
    };
    // The form is read before anything else: a newer file may say more than this app can read.
    let text = format!("{opening}}}");
    let said: FormLine = json::read(text.as_bytes()).map_err(|_| BackupError::NotABackup)?;
    if said.pebblebook.format != FORMAT {
        return Err(BackupError::NotABackup);
    }
    if said.pebblebook.major > MAJOR {
        return Err(BackupError::Newer {
            major: said.pebblebook.major,
        });
    }
    json::read::<HeaderLine>(text.as_bytes())
        .map(|line| line.pebblebook)
        .map_err(|_| BackupError::Altered)
}

fn trailer(line: &[u8]) -> Result<Trailer, BackupError> {
    let text = std::str::from_utf8(line).map_err(|_| BackupError::Altered)?;
    let text = text.strip_prefix("],\"trailer\":").ok_or(BackupError::Cut)?;
    let text = text
        .strip_suffix("}\n")
        .or_else(|| text.strip_suffix('}'))
        .ok_or(BackupError::Cut)?;
    json::read(text.as_bytes()).map_err(|_| BackupError::Cut)
}

fn row(line: &[u8]) -> Result<Row, RowError> {
    let damaged = |why: &str| RowError::Damaged {
        kind: Kind::Setting,
        why: why.to_owned(),
    };
    let text = std::str::from_utf8(line).map_err(|_| damaged("not text"))?;
    let text = text.strip_suffix('\n').unwrap_or(text);
    let text = text.strip_suffix(',').unwrap_or(text);
    let (line, body): (RecordLine, _) = json::read_around(text.as_bytes(), "body").map_err(|_| damaged("not a record"))?;
    let kind: Kind = line.kind.parse()?;
    let id = line.id.parse().map_err(|_| RowError::Mismatched(kind))?;
    let month = line
        .month
        .map(Month::try_from)
        .transpose()
        .map_err(|_| RowError::Mismatched(kind))?;
    let body = match (kind, line.deleted) {
        (_, true) => Vec::new(),
        (Kind::Photo, false) => STANDARD
            .decode(line.base64.unwrap_or_default())
            .map_err(|_| RowError::Mismatched(kind))?,
        (_, false) => body.unwrap_or_default(),
    };
    let row = Row {
        kind,
        id,
        month,
        stamp: line.stamp.parse()?,
        deleted: line.deleted,
        v: line.v,
        body,
    };
    if !row.deleted {
        let record = Record::read(kind, id, row.v, &row.body)?;
        if record.place().month() != month {
            return Err(RowError::Mismatched(kind));
        }
    }
    Ok(row)
}
