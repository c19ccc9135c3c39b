//! Writing a backup file. The order of the records is fixed, so that the same book at the same moment is the same file, byte for byte.

use super::{FORMAT, Header, HeaderLine, MAJOR, MINOR, RecordLine, Source, Trailer};
use crate::row::Kind;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};

/// Writes the file. None only where a stored body is no JSON, which the store's own reading would have refused before.
#[must_use]
pub fn write(source: Source<'_>) -> Option<Vec<u8>> {
    let Source { setting, made, mut rows } = source;
    crate::order::by_key(&mut rows, |row| (row.kind, row.id));
    let header = Header {
        format: FORMAT.into(),
        major: MAJOR,
        minor: MINOR,
        setting: setting.into(),
        made: made.iso(),
        count: rows.len(),
    };
    let header = serde_json::to_string(&HeaderLine { pebblebook: header }).ok()?;
    let mut file = header.strip_suffix('}')?.as_bytes().to_vec();
    file.extend_from_slice(b",\"records\":[\n");
    for (at, row) in rows.iter().enumerate() {
        let text = if row.kind == Kind::Photo || row.deleted {
            None
        } else {
            Some(std::str::from_utf8(&row.body).ok()?)
        };
        let body: Option<&RawValue> = text.map(|text| serde_json::from_slice(text.as_bytes())).transpose().ok()?;
        let line = RecordLine {
            kind: row.kind.name(),
            id: row.id.to_string(),
            month: row.month.map(|month| month.to_string()),
            stamp: row.stamp.to_string(),
            deleted: row.deleted,
            v: row.v,
            body,
            base64: (row.kind == Kind::Photo && !row.deleted).then(|| STANDARD.encode(&row.body)),
        };
        serde_json::to_writer(&mut file, &line).ok()?;
        file.extend_from_slice(if at + 1 == rows.len() { b"\n" } else { b",\n" });
    }
    let sha256 = hex(&Sha256::digest(&file));
    let trailer = serde_json::to_string(&Trailer { count: rows.len(), sha256 }).ok()?;
    file.extend_from_slice(format!("],\"trailer\":{trailer}}}\n").as_bytes());
    Some(file)
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
