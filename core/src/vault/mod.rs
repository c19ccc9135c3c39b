//! The vault: what seals every stored body, and what opens it again. A body is sealed under one random key ([`key`]); the key itself
//! is kept by the [`keyring`], on the device or behind a passphrase and a recovery key. Not here: where any of it is stored, how long
//! to wait before the book locks itself, or the time an unlocking takes on a device; those are the app's.

mod cost;
mod guessing;
mod key;
mod keyring;
mod passphrase;
mod recovery;
mod sealed;
mod session;
mod tries;
mod word_list;

pub use cost::{Cost, CostError};
pub use key::{VaultId, VaultKey};
pub use keyring::{Keyring, KeyringError, UnlockError};
pub use passphrase::{Passphrase, PassphraseError};
pub use recovery::{RecoveryKey, RecoveryKeyError};
pub use sealed::Vault;
pub use session::{PinError, SessionLock};
pub use tries::Tries;

use crate::row::Row;
use crate::time::Entropy;
use std::fmt;

/// Seals bodies before they are stored and opens them after. What a seal binds a body to is the row's head.
pub trait Seal {
    /// Seals a body for this row (whose own body is ignored).
    ///
    /// # Errors
    /// When there is no key to seal with.
    fn seal(&self, head: &Row, body: Vec<u8>, entropy: &mut dyn Entropy) -> Result<Vec<u8>, SealError>;

    /// Opens the body of a row.
    ///
    /// # Errors
    /// When it was not sealed for this row with this key.
    fn open(&self, row: &Row) -> Result<Vec<u8>, SealError>;
}

/// Why a body cannot be sealed or opened. Each cause has a name, because each asks for something else of her.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SealError {
    /// It was sealed by another vault: a foreign body was put here.
    Foreign,
    /// It was sealed for another record: two bodies changed places.
    Swapped,
    /// It was sealed for another state of this record: an older body was put back under a newer head, or a head was changed.
    OtherState,
    /// Some of its bytes changed after it was sealed.
    Altered,
    /// It has a form this app does not know, or is too short to be sealed at all.
    NotSealed,
}

impl fmt::Display for SealError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            SealError::Foreign => "sealed by another book",
            SealError::Swapped => "sealed for another record",
            SealError::OtherState => "sealed for another state of this record",
            SealError::Altered => "changed after it was sealed",
            SealError::NotSealed => "not sealed",
        })
    }
}

/// Leaves bodies as they are: for rows that were opened already, as those of a backup are.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unsealed;

impl Seal for Unsealed {
    fn seal(&self, _: &Row, body: Vec<u8>, _: &mut dyn Entropy) -> Result<Vec<u8>, SealError> {
        Ok(body)
    }
    fn open(&self, row: &Row) -> Result<Vec<u8>, SealError> {
        Ok(row.body.clone())
    }
}

/// The first bytes of a SHA-256 over these parts, each with its length before it, so that no two lists of parts read alike.
fn digest<const N: usize>(parts: &[&[u8]]) -> [u8; N] {
    use sha2::{Digest, Sha256};
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    let mut first = [0; N];
    first.iter_mut().zip(hash.finalize()).for_each(|(to, from)| *to = from);
    first
}

#[cfg(test)]
mod tests;
