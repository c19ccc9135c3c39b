//! Writing a backup, row by row: nothing is held but the line in hand. The same rows in the same order at the same moment make the same
//! plain file, byte for byte. Not here: the order of rows (by kind and identity), which is the caller's.

use super::header::Header;
use super::line::{self, What};
use super::{About, Counts, LIMITS, Limits, PART_BYTES, Sealing};
use crate::ids::Id;
use crate::json;
use crate::row::{Kind, Row};
use crate::time::{Entropy, Moment};
use crate::vault::Vault;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// Why a file cannot be written. What was written of it is to be thrown away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WriteError {
    /// A body that is no JSON, or a picture with nothing in it: the row was not opened, or is damaged.
    NotARecord {
        /// What it should be.
        kind: Kind,
        /// Its identity.
        id: Id,
    },
    /// A record so large that no app would read the file.
    TooLarge {
        /// What it is.
        kind: Kind,
        /// Its identity.
        id: Id,
    },
    /// More records than any app would read.
    TooManyRecords,
    /// Other rows came than were announced: the book changed in between.
    Miscounted,
}

/// A file being written.
#[derive(Debug)]
pub struct Writer {
    header: Header,
    vault: Option<Vault>,
    pub(super) limits: Limits,
    hash: Sha256,
    lines: usize,
    rows: usize,
    counts: Counts,
}

impl Writer {
    /// Begins a file; its first bytes come back with it. `counts` announces how much of each kind will follow, tombstones left out.
    pub fn begin(about: &About, counts: &Counts, made: Moment, sealing: Sealing, entropy: &mut dyn Entropy) -> (Self, Vec<u8>) {
        let (keys, vault) = sealing.0.unzip();
        let mut about_text = b"{".to_vec();
        line::json(&mut about_text, "setting", &json::write(about.setting.as_str()));
        line::json(&mut about_text, "device", &json::write(about.device.as_str()));
        about_text.push(b'}');
        let mut chance = [0; 10];
        match vault {
            Some(_) => entropy.fill(&mut chance),
            // Nothing is bound to a plain file's identity, and the same book at the same moment is to be the same file.
            None => chance.iter_mut().zip(Sha256::digest(&about_text)).for_each(|(to, from)| *to = from),
        }
        let file = Id::from_parts(made.millis().unsigned_abs(), &chance);
        let (header, mut out) = Header::write(file, made, counts, keys.as_ref());
        let mut writer = Writer {
            header,
            vault,
            limits: LIMITS,
            hash: Sha256::new(),
            lines: 0,
            rows: 0,
            counts: Counts::default(),
        };
        out.push(b'{');
        line::whole(&mut out, "n", 0);
        match &writer.vault {
            None => line::json(&mut out, "about", &about_text),
            Some(vault) => seal(&mut out, vault, &writer.header.place(What::About, 0), about_text, entropy),
        }
        out.push(b'}');
        writer.lines = 1;
        writer.hash.update(&out);
        (writer, out)
    }

    /// Adds a row, its body opened.
    ///
    /// # Errors
    /// See [`WriteError`].
    pub fn row(&mut self, row: &Row, out: &mut Vec<u8>, entropy: &mut dyn Entropy) -> Result<(), WriteError> {
        let (kind, id) = (row.kind, row.id);
        if self.rows >= self.limits.records {
            return Err(WriteError::TooManyRecords);
        }
        self.rows += 1;
        if row.deleted {
            return self.line(row, None, &[], out, entropy);
        }
        self.counts.change(kind, |count| *count += 1);
        if kind != Kind::Photo {
            // Read as deep in a line as it will stand, and written anew, for a line must have no line break in it.
            let carried = [b"{\"body\":", row.body.as_slice(), b"}"].concat();
            let body = json::parse(&carried)
                .ok()
                .and_then(|mut line| line.take("body").filter(|_| line.is_bare()));
            let body = body.ok_or(WriteError::NotARecord { kind, id })?;
            return self.line(row, None, &json::write(&body), out, entropy);
        }
        let of = row.body.len().div_ceil(PART_BYTES);
        if of == 0 {
            return Err(WriteError::NotARecord { kind, id });
        }
        for (bytes, part) in row.body.chunks(PART_BYTES).zip(1..) {
            self.line(row, Some((part, of)), bytes, out, entropy)?;
        }
        Ok(())
    }

    /// Ends the file.
    ///
    /// # Errors
    /// When other rows came than were announced.
    pub fn end(mut self, out: &mut Vec<u8>, entropy: &mut dyn Entropy) -> Result<(), WriteError> {
        if self.counts != self.header.counts {
            return Err(WriteError::Miscounted);
        }
        self.hash.update(b"\n");
        let hash = self.hash.finalize();
        out.extend_from_slice(b"\n],\"trailer\":{");
        line::whole(out, "lines", self.lines);
        match &self.vault {
            None => line::text(out, "sha256", &line::hex(&hash)),
            Some(vault) => {
                let place = self.header.place(What::Trailer, self.lines);
                seal(out, vault, &place, hash.to_vec(), entropy);
            }
        }
        out.extend_from_slice(b"}}\n");
        Ok(())
    }

    fn line(
        &mut self,
        row: &Row,
        part: Option<(usize, usize)>,
        body: &[u8],
        out: &mut Vec<u8>,
        entropy: &mut dyn Entropy,
    ) -> Result<(), WriteError> {
        let from = out.len();
        // Which line is the last is known only when another one comes: so each puts the comma behind the one before.
        out.extend_from_slice(b",\n{");
        line::whole(out, "n", self.lines);
        match &self.vault {
            None => {
                line::head(out, row, part);
                match part {
                    Some(_) => line::text(out, "base64", &STANDARD.encode(body)),
                    None if row.deleted => {}
                    None => line::json(out, "body", body),
                }
            }
            Some(vault) => {
                let mut text = b"{".to_vec();
                line::head(&mut text, row, part);
                text.extend_from_slice(b"}\n");
                text.extend_from_slice(body);
                seal(out, vault, &self.header.place(What::Record, self.lines), text, entropy);
            }
        }
        out.push(b'}');
        let line = out.get(from..).unwrap_or_default();
        if line.len() > self.limits.line {
            return Err(WriteError::TooLarge {
                kind: row.kind,
                id: row.id,
            });
        }
        self.hash.update(line);
        self.lines += 1;
        Ok(())
    }
}

fn seal(out: &mut Vec<u8>, vault: &Vault, place: &[u8], text: Vec<u8>, entropy: &mut dyn Entropy) {
    line::text(out, "sealed", &STANDARD.encode(vault.seal_line(place, text, entropy)));
}
