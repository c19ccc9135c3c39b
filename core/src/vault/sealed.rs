//! An open vault: seals and opens rows, half-written notes and lines of a backup. A sealed body is bound to its vault, kind, identity, month, stamp,
//! what it builds on, version and tombstone mark, so none of them can be changed around it.
//!
//! ```text
//! 1 byte  form of the sealing
//! 4 bytes of which vault   | hints only: they give a broken seal its name,
//! 4 bytes of which record  | and are believed by nobody
//! 4 bytes of which state   |
//! 24 bytes nonce, cipher text, 16 bytes tag
//! ```

use super::key::{VaultId, VaultKey};
use super::{Seal, SealError, digest};
use crate::row::Row;
use crate::time::Entropy;

/// The form of sealing this app writes.
const FORM: u8 = 1;

/// An open vault: its identity and its key. Dropping it wipes the key.
#[derive(Clone, Debug)]
pub struct Vault {
    id: VaultId,
    key: VaultKey,
}

impl Vault {
    /// The vault of this identity and key.
    #[must_use]
    pub const fn new(id: VaultId, key: VaultKey) -> Self {
        Vault { id, key }
    }

    /// Which vault it is.
    #[must_use]
    pub const fn id(&self) -> VaultId {
        self.id
    }

    /// Its key.
    #[must_use]
    pub const fn key(&self) -> &VaultKey {
        &self.key
    }

    /// Seals something half-written on a screen.
    pub fn seal_draft(&self, screen: &str, text: Vec<u8>, entropy: &mut dyn Entropy) -> Vec<u8> {
        self.key.seal(&self.draft_context(screen), text, entropy)
    }

    /// Opens what was half-written on this screen; None where it was not sealed for it here.
    #[must_use]
    pub fn open_draft(&self, screen: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        self.key
            .open(&self.draft_context(screen), sealed)
            .map(|mut text| std::mem::take(&mut *text))
    }

    /// Seals a line of a backup for its place: what the place is made of, the backup says ([`crate::backup`]).
    pub(crate) fn seal_line(&self, place: &[u8], text: Vec<u8>, entropy: &mut dyn Entropy) -> Vec<u8> {
        self.key.seal(&self.line_context(place), text, entropy)
    }

    /// Opens a line of a backup; None where it was not sealed for this place with this key.
    pub(crate) fn open_line(&self, place: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        let mut text = self.key.open(&self.line_context(place), sealed)?;
        Some(std::mem::take(&mut *text))
    }

    fn line_context(&self, place: &[u8]) -> Vec<u8> {
        context(&[b"pebblebook backup line", &self.id.bytes(), place])
    }

    fn draft_context(&self, screen: &str) -> Vec<u8> {
        context(&[b"pebblebook draft", &self.id.bytes(), screen.as_bytes()])
    }
}

impl Seal for Vault {
    fn seal(&self, head: &Row, body: Vec<u8>, entropy: &mut dyn Entropy) -> Result<Vec<u8>, SealError> {
        let bound = Bound::to(self.id, head);
        let mut sealed = bound.hints().to_vec();
        sealed.append(&mut self.key.seal(&bound.context(), body, entropy));
        Ok(sealed)
    }

    fn open(&self, row: &Row) -> Result<Vec<u8>, SealError> {
        let bound = Bound::to(self.id, row);
        let (hints, sealed) = row.body.split_at_checked(HINTS).ok_or(SealError::NotSealed)?;
        if hints.first() != Some(&FORM) {
            return Err(SealError::NotSealed);
        }
        match self.key.open(&bound.context(), sealed) {
            Some(mut body) => Ok(std::mem::take(&mut *body)),
            None => Err(bound.what_differs(hints)),
        }
    }
}

/// How many bytes stand before the nonce.
const HINTS: usize = 13;

/// What a body is bound to.
struct Bound {
    vault: [u8; 16],
    record: Vec<u8>,
    state: Vec<u8>,
}

impl Bound {
    fn to(vault: VaultId, head: &Row) -> Self {
        let record = context(&[head.kind.name().as_bytes(), &head.id.number().to_be_bytes()]);
        let month = head.month.map(|month| month.to_string()).unwrap_or_default();
        let state = context(&[
            head.stamp.to_string().as_bytes(),
            head.knew.to_string().as_bytes(),
            &head.v.to_be_bytes(),
            &[u8::from(head.deleted)],
            month.as_bytes(),
        ]);
        Bound {
            vault: vault.bytes(),
            record,
            state,
        }
    }

    fn context(&self) -> Vec<u8> {
        context(&[b"pebblebook row", &[FORM], &self.vault, &self.record, &self.state])
    }

    fn hints(&self) -> [u8; HINTS] {
        let mut hints = [FORM; HINTS];
        let three = [digest::<4>(&[&self.vault]), digest(&[&self.record]), digest(&[&self.state])];
        hints
            .iter_mut()
            .skip(1)
            .zip(three.iter().flatten())
            .for_each(|(to, from)| *to = *from);
        hints
    }

    /// A name for a seal that does not open: the first thing the hints say otherwise.
    fn what_differs(&self, hints: &[u8]) -> SealError {
        let differs = hints.iter().zip(self.hints()).position(|(found, wanted)| *found != wanted);
        match differs {
            Some(1..=4) => SealError::Foreign,
            Some(5..=8) => SealError::Swapped,
            Some(9..) => SealError::OtherState,
            Some(0) | None => SealError::Altered,
        }
    }
}

/// Parts in a row, each with its length before it, so that no two lists of parts read alike.
fn context(parts: &[&[u8]]) -> Vec<u8> {
    let mut whole = Vec::new();
    for part in parts {
        whole.extend_from_slice(&(part.len() as u64).to_be_bytes());
        whole.extend_from_slice(part);
    }
    whole
}
