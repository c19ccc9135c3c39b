//! One line of a backup: how a row's head stands in it, and what a sealed line is bound to. Not here: the order of lines.

use super::header::Header;
use crate::json::Tree;
use crate::row::{Kind, Row, RowError};
use crate::time::Month;
use std::borrow::Cow;

/// What is sealed in a line.
#[derive(Clone, Copy)]
pub(super) enum What {
    About = 0,
    Record = 1,
    Trailer = 2,
}

impl Header {
    /// What a sealed line is bound to: the file, every byte of the first line, what it is, and its number. All of fixed length, so that no
    /// two read alike.
    pub(super) fn place(&self, what: What, n: usize) -> Vec<u8> {
        let mut place = self.file.number().to_be_bytes().to_vec();
        place.extend_from_slice(&self.hash);
        place.push(what as u8);
        place.extend_from_slice(&(n as u64).to_be_bytes());
        place
    }
}

fn name(out: &mut Vec<u8>, name: &str) {
    if !out.ends_with(b"{") {
        out.push(b',');
    }
    out.push(b'"');
    out.extend_from_slice(name.as_bytes());
    out.extend_from_slice(b"\":");
}

/// Adds a field whose text needs no escapes.
pub(super) fn text(out: &mut Vec<u8>, called: &str, value: &str) {
    name(out, called);
    out.push(b'"');
    out.extend_from_slice(value.as_bytes());
    out.push(b'"');
}

/// Adds a field with a whole number.
pub(super) fn whole(out: &mut Vec<u8>, called: &str, value: usize) {
    json(out, called, value.to_string().as_bytes());
}

/// Adds a field whose value is written already.
pub(super) fn json(out: &mut Vec<u8>, called: &str, value: &[u8]) {
    name(out, called);
    out.extend_from_slice(value);
}

/// Adds the fields of a row's head, and which part of how many it is.
pub(super) fn head(out: &mut Vec<u8>, row: &Row, part: Option<(usize, usize)>) {
    text(out, "kind", row.kind.name());
    text(out, "id", &row.id.to_string());
    if let Some(month) = row.month {
        text(out, "month", &month.to_string());
    }
    text(out, "stamp", &row.stamp.to_string());
    let knew = row.knew.to_string();
    if !knew.is_empty() {
        text(out, "knew", &knew);
    }
    if row.deleted {
        json(out, "deleted", b"true");
    }
    whole(out, "v", row.v.into());
    if let Some((part, of)) = part {
        whole(out, "part", part);
        whole(out, "of", of);
    }
}

/// Takes the head of a row out of a line, its body still empty, and which part of how many it is.
pub(super) fn take_head(line: &mut Tree<'_>) -> Result<(Row, Option<(usize, usize)>), RowError> {
    let kind: Kind = match word(line, "kind")?.as_ref() {
        "" => return Err(RowError::NotARow),
        name => name.parse()?,
    };
    let v = line.take_whole("v").and_then(|v| u16::try_from(v).ok()).ok_or(RowError::NotARow)?;
    if v > kind.version() {
        return Err(RowError::Newer { kind, v });
    }
    let id = word(line, "id")?.parse().map_err(|_| RowError::NotARow)?;
    let month = match word(line, "month")? {
        month if month.is_empty() => None,
        month => Some(Month::try_from(month.into_owned()).map_err(|_| RowError::NotARow)?),
    };
    let deleted = match line.take("deleted") {
        None => false,
        Some(Tree::Flag(deleted)) => deleted,
        Some(_) => return Err(RowError::NotARow),
    };
    let row = Row {
        kind,
        id,
        month,
        stamp: word(line, "stamp")?.parse().map_err(|_| RowError::BadStamp)?,
        knew: word(line, "knew")?.parse().map_err(|_| RowError::BadStamp)?,
        deleted,
        v,
        body: Vec::new(),
    };
    Ok((row, line.take_whole("part").zip(line.take_whole("of"))))
}

/// A field's text; the empty one where there is no such field.
fn word<'a>(line: &mut Tree<'a>, name: &str) -> Result<Cow<'a, str>, RowError> {
    match line.take(name) {
        None => Ok(Cow::Borrowed("")),
        Some(Tree::Text(word)) => Ok(word),
        Some(_) => Err(RowError::NotARow),
    }
}

/// Bytes as the hash of a file is written.
pub(super) fn hex(bytes: &[u8]) -> String {
    let digit = |digit: u8| char::from_digit(digit.into(), 16).unwrap_or_default();
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}
