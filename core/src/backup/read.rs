//! Reading a backup, slice by slice: any bytes at all may come. Rows are handed out as they are read, and believed by nobody before
//! [`Reader::end`] has said that the file is whole. Not here: the first line before a passphrase is asked for ([`super::header`]); whether
//! the rows fit together ([`super::check`]).

use super::header::Header;
use super::line::{self, What};
use super::{About, Counts, LIMITS, Limits, MOST_PARTS, PART_BYTES};
use crate::ids::Id;
use crate::json::{self, Tree};
use crate::row::{Kind, Record, Row, RowError};
use crate::vault::Vault;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// Why a file cannot be used. Lines are counted from 1, the header's being the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BackupError {
    /// Not a Pebblebook backup.
    NotABackup,
    /// Made by a newer version of the app.
    Newer {
        /// The form of the file.
        major: usize,
    },
    /// A record came from a newer version of the app.
    NewerRecord {
        /// On which line.
        line: usize,
    },
    /// The header was changed after the file was made, or the line about the book that belongs to it.
    HeaderAltered,
    /// The file is sealed, and no key was handed in.
    Locked,
    /// It ends before its end.
    Cut,
    /// A line stands where another one should: lines are missing, or doubled, or changed places.
    OutOfOrder {
        /// Which one.
        line: usize,
    },
    /// It was changed after it was made.
    Altered {
        /// On which line, where that can be told: a plain file only proves itself as a whole.
        line: Option<usize>,
    },
    /// A line cannot be read, although it stands there as it was written.
    BadLine {
        /// Which one.
        line: usize,
        /// What is wrong with it.
        error: RowError,
    },
    /// Larger than is looked at: the file, or one line of it.
    TooLarge {
        /// How many bytes there are at least.
        bytes: u64,
    },
    /// More records than are looked at.
    TooManyRecords,
    /// The records do not fit together.
    Inconsistent,
}

/// What a whole file held.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// How many rows, tombstones too.
    pub rows: usize,
    /// How many of each kind, tombstones left out.
    pub counts: Counts,
}

/// A file being read.
#[derive(Debug)]
pub struct Reader {
    header: Header,
    vault: Option<Vault>,
    pub(super) limits: Limits,
    hash: Sha256,
    bytes: u64,
    unfinished: Vec<u8>,
    stage: Stage,
    /// How many lines came after the header's.
    lines: usize,
    /// Whether a comma stood behind the last line, and so another one must come.
    more: bool,
    about: Option<About>,
    picture: Option<Picture>,
    seen: BTreeSet<(Kind, Id)>,
    counts: Counts,
    /// The first line that made no sense. It is only believed once the file has proved whole: what was altered should be called so.
    bad: Option<(usize, BackupError)>,
    failed: Option<BackupError>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Header,
    Lines,
    Whole,
}

/// A picture some parts of which have come.
#[derive(Debug)]
struct Picture {
    head: Row,
    bytes: Vec<u8>,
    part: usize,
    of: usize,
}

impl Reader {
    /// Begins to read the file with this header. Where the header has keys, the vault is the one they open.
    #[must_use]
    pub fn new(header: Header, vault: Option<Vault>) -> Self {
        Reader {
            vault: if header.keys.is_some() { vault } else { None },
            header,
            limits: LIMITS,
            hash: Sha256::new(),
            bytes: 0,
            unfinished: Vec::new(),
            stage: Stage::Header,
            lines: 0,
            more: true,
            about: None,
            picture: None,
            seen: BTreeSet::new(),
            counts: Counts::default(),
            bad: None,
            failed: None,
        }
    }

    /// Takes the next bytes of the file, from its very first on, and hands out the rows that are complete with them. A picture comes whole.
    ///
    /// # Errors
    /// See [`BackupError`]. After one, the file is given up.
    pub fn feed(&mut self, bytes: &[u8], give: &mut dyn FnMut(Row)) -> Result<(), BackupError> {
        if let Some(failed) = &self.failed {
            return Err(failed.clone());
        }
        let fed = self.take(bytes, give);
        self.failed = fed.clone().err();
        fed
    }

    /// Whose book it is; known after the first lines.
    #[must_use]
    pub const fn about(&self) -> Option<&About> {
        self.about.as_ref()
    }

    /// What the header says.
    #[must_use]
    pub const fn header(&self) -> &Header {
        &self.header
    }

    /// Ends reading. Only now may any row be believed.
    ///
    /// # Errors
    /// When the file ends before its end, or was given up before.
    pub fn end(self) -> Result<Totals, BackupError> {
        match (self.failed, self.stage) {
            (Some(failed), _) => Err(failed),
            (None, Stage::Whole) => Ok(Totals {
                rows: self.seen.len(),
                counts: self.counts,
            }),
            (None, _) => Err(BackupError::Cut),
        }
    }

    fn take(&mut self, bytes: &[u8], give: &mut dyn FnMut(Row)) -> Result<(), BackupError> {
        self.bytes = self.bytes.saturating_add(bytes.len() as u64);
        if self.bytes > self.limits.bytes {
            return Err(BackupError::TooLarge { bytes: self.bytes });
        }
        for piece in bytes.split_inclusive(|byte| *byte == b'\n') {
            let length = self.unfinished.len() + piece.len();
            if length > self.limits.line {
                return Err(BackupError::TooLarge { bytes: length as u64 });
            }
            self.unfinished.extend_from_slice(piece);
            if piece.ends_with(b"\n") || self.stage == Stage::Whole {
                let mut line = std::mem::take(&mut self.unfinished);
                self.line(&line, give)?;
                line.clear();
                self.unfinished = line;
            }
        }
        Ok(())
    }

    fn line(&mut self, line: &[u8], give: &mut dyn FnMut(Row)) -> Result<(), BackupError> {
        match self.stage {
            Stage::Header if Sha256::digest(line).as_slice() != self.header.hash.as_slice() => return Err(BackupError::HeaderAltered),
            Stage::Header if self.header.keys.is_some() && self.vault.is_none() => return Err(BackupError::Locked),
            Stage::Header => self.stage = Stage::Lines,
            Stage::Lines if line.starts_with(b"]") => return self.trailer(line),
            Stage::Lines => self.numbered(line, give)?,
            Stage::Whole => return Err(self.altered()),
        }
        self.hash.update(line);
        Ok(())
    }

    /// Where the line in hand stands in the file.
    const fn at(&self) -> usize {
        self.lines + 2
    }

    const fn altered(&self) -> BackupError {
        BackupError::Altered { line: Some(self.at()) }
    }

    fn numbered(&mut self, line: &[u8], give: &mut dyn FnMut(Row)) -> Result<(), BackupError> {
        let line = line.strip_suffix(b"\n").unwrap_or(line);
        let (text, more) = line.strip_suffix(b",").map_or((line, false), |text| (text, true));
        let parsed = json::parse(text);
        let number = parsed.map_err(|_| RowError::NotARow).and_then(|mut tree| {
            let n = tree.take_whole("n").ok_or(RowError::NotARow)?;
            Ok((n, tree))
        });
        let read = match number {
            Ok((n, _)) if n != self.lines => return Err(BackupError::OutOfOrder { line: self.at() }),
            _ if !self.more => return Err(self.altered()),
            Err(_) if self.vault.is_some() => return Err(self.altered()),
            Err(error) => Err(error),
            Ok((_, tree)) => self.content(tree)?,
        };
        match read {
            Ok(Some(row)) if self.bad.is_none() => self.hand_out(row, give)?,
            Ok(_) => {}
            Err(RowError::UnknownKind(_) | RowError::Newer { .. }) => self.wrong(BackupError::NewerRecord { line: self.at() }),
            Err(error) => self.wrong(BackupError::BadLine { line: self.at(), error }),
        }
        self.more = more;
        self.lines += 1;
        Ok(())
    }

    fn wrong(&mut self, error: BackupError) {
        let line = self.at();
        self.bad.get_or_insert((line, error));
    }

    fn hand_out(&mut self, row: Row, give: &mut dyn FnMut(Row)) -> Result<(), BackupError> {
        if self.seen.len() >= self.limits.records {
            return Err(BackupError::TooManyRecords);
        }
        if !self.seen.insert((row.kind, row.id)) {
            self.wrong(BackupError::Inconsistent);
            return Ok(());
        }
        if !row.deleted {
            self.counts.change(row.kind, |count| *count += 1);
        }
        give(row);
        Ok(())
    }

    /// What a line holds: a row, unless it is the line about the book, or a part of a picture that is not the last.
    fn content(&mut self, mut tree: Tree<'_>) -> Result<Result<Option<Row>, RowError>, BackupError> {
        if self.vault.is_none() {
            return Ok(self.plain(tree));
        }
        let first = self.lines == 0;
        let what = if first { What::About } else { What::Record };
        let broken = || if first { BackupError::HeaderAltered } else { self.altered() };
        let text = self.opened(&mut tree, what).ok_or_else(broken)?;
        let end = text.iter().position(|byte| *byte == b'\n').unwrap_or(text.len());
        let (head, body) = text.split_at_checked(end).unwrap_or_default();
        let Ok(mut head) = json::parse(head) else {
            return Ok(Err(RowError::NotARow));
        };
        if first {
            return Ok(self.about_the_book(head));
        }
        Ok(line::take_head(&mut head).and_then(|(row, part)| {
            let body = body.strip_prefix(b"\n").ok_or(RowError::NotARow)?;
            self.assembled(&head, row, part, body.to_vec())
        }))
    }

    fn plain(&mut self, mut tree: Tree<'_>) -> Result<Option<Row>, RowError> {
        if self.lines == 0 {
            let about = tree.take("about").filter(|_| tree.is_bare()).ok_or(RowError::NotARow)?;
            return self.about_the_book(about);
        }
        let (row, part) = line::take_head(&mut tree)?;
        let body = match (row.deleted, part) {
            (true, _) => Vec::new(),
            (false, Some(_)) => tree
                .take_text("base64")
                .and_then(|text| STANDARD.decode(text.as_bytes()).ok())
                .ok_or(RowError::Mismatched(row.kind))?,
            (false, None) => json::write(&tree.take("body").ok_or(RowError::NotARow)?),
        };
        self.assembled(&tree, row, part, body)
    }

    fn about_the_book(&mut self, mut about: Tree<'_>) -> Result<Option<Row>, RowError> {
        let mut word = |name| about.take_text(name).map(|text| text.into_owned()).ok_or(RowError::NotARow);
        self.about = Some(About {
            setting: word("setting")?,
            device: word("device")?,
        });
        Ok(None)
    }

    /// The text that a line or the trailer seals.
    fn opened(&self, tree: &mut Tree<'_>, what: What) -> Option<Vec<u8>> {
        let sealed = STANDARD.decode(tree.take_text("sealed")?.as_bytes()).ok()?;
        let vault = self.vault.as_ref().filter(|_| tree.is_bare())?;
        vault.open_line(&self.header.place(what, self.lines), &sealed)
    }

    /// The row with its body, checked, once all of it has come. `rest` is what was left of the line.
    fn assembled(&mut self, rest: &Tree<'_>, head: Row, part: Option<(usize, usize)>, body: Vec<u8>) -> Result<Option<Row>, RowError> {
        if !rest.is_bare() {
            return Err(RowError::NotARow);
        }
        let mismatched = RowError::Mismatched(head.kind);
        let row = match (self.picture.take(), part) {
            (before, Some((part, of))) if head.kind == Kind::Photo && !head.deleted => {
                let row = self.with_part(before, head, part, of, body).ok_or(mismatched.clone())?;
                let Some(row) = row else { return Ok(None) };
                row
            }
            (None, None) if head.deleted && body.is_empty() => return Ok(Some(head)),
            (None, None) if !head.deleted && head.kind != Kind::Photo => Row { body, ..head },
            _ => return Err(mismatched),
        };
        let record = Record::read(row.kind, row.id, row.v, &row.body)?;
        if record.place().month() == row.month {
            Ok(Some(row))
        } else {
            Err(mismatched)
        }
    }

    /// A picture with one part more: complete, or set aside until the next part comes. None where the part does not belong to it.
    fn with_part(&mut self, before: Option<Picture>, head: Row, part: usize, of: usize, bytes: Vec<u8>) -> Option<Option<Row>> {
        if of > MOST_PARTS || bytes.len() > PART_BYTES || (part < of && bytes.len() < PART_BYTES) {
            return None;
        }
        let mut picture = match before {
            None if part == 1 => Picture {
                head,
                bytes: Vec::new(),
                part: 0,
                of,
            },
            Some(picture) if picture.head == head && picture.part + 1 == part && picture.of == of => picture,
            _ => return None,
        };
        picture.bytes.extend(bytes);
        picture.part = part;
        if part < of {
            self.picture = Some(picture);
            return Some(None);
        }
        (part == of).then_some(Some(Row {
            body: picture.bytes,
            ..picture.head
        }))
    }

    fn trailer(&mut self, line: &[u8]) -> Result<(), BackupError> {
        let text = line.strip_prefix(b"],\"trailer\":").and_then(|text| text.strip_suffix(b"}\n"));
        let tree = text.and_then(|text| json::parse(text).ok());
        let mut tree = tree.ok_or_else(|| self.altered())?;
        match tree.take_whole("lines") {
            Some(lines) if lines == self.lines => {}
            Some(_) => return Err(BackupError::OutOfOrder { line: self.at() }),
            None => return Err(self.altered()),
        }
        let hash = std::mem::take(&mut self.hash).finalize();
        let same = if self.vault.is_some() {
            let sealed = self.opened(&mut tree, What::Trailer).ok_or_else(|| self.altered())?;
            sealed.as_slice() == hash.as_slice()
        } else {
            let said = tree.take_text("sha256").ok_or_else(|| self.altered())?;
            said == line::hex(&hash)
        };
        if !same {
            return Err(BackupError::Altered {
                line: self.bad.as_ref().map(|(line, _)| *line),
            });
        }
        // From here on the file is as it was written; what is still wrong with it was written so.
        if self.more || !tree.is_bare() {
            return Err(self.altered());
        }
        if let Some((_, error)) = self.bad.take() {
            return Err(error);
        }
        if self.picture.is_some() {
            return Err(BackupError::BadLine {
                line: self.at(),
                error: RowError::Mismatched(Kind::Photo),
            });
        }
        if self.counts != self.header.counts {
            return Err(BackupError::HeaderAltered);
        }
        self.stage = Stage::Whole;
        self.lines += 1;
        Ok(())
    }
}
