//! Writing a backup file. The order of the records is fixed, so that the same book at the same moment is the same file, byte for byte.

use super::{FORMAT, Header, HeaderLine, MAJOR, MINOR, RecordLine, Source, Trailer};
use crate::json;
use crate::row::Kind;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
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
    let mut file = json::write(&HeaderLine { pebblebook: header });
    file.pop();
    file.extend_from_slice(b",\"records\":[\n");
    for (at, row) in rows.iter().enumerate() {
        let picture = row.kind == Kind::Photo;
        let line = RecordLine {
            kind: row.kind.name().to_owned(),
            id: row.id.to_string(),
            month: row.month.map(|month| month.to_string()),
            stamp: row.stamp.to_string(),
            deleted: row.deleted,
            v: row.v,
            base64: (picture && !row.deleted).then(|| STANDARD.encode(&row.body)),
        };
        file.extend(if picture || row.deleted {
            json::write(&line)
        } else {
            json::write_around(&line, "body", &row.body).ok()?
        });
        file.extend_from_slice(if at + 1 == rows.len() { b"\n" } else { b",\n" });
    }
    let sha256 = hex(&Sha256::digest(&file));
    file.extend_from_slice(b"],\"trailer\":");
    file.extend(json::write(&Trailer { count: rows.len(), sha256 }));
    file.extend_from_slice(b"}\n");
    Some(file)
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
