//! The one seam through which every stored body goes. Today bodies pass through as they are; sealing them is the work of the vault
//! issue, and only this folder will change for it.

use crate::row::Row;
use std::fmt;

/// Seals bodies before they are stored and opens them after. What a seal binds a body to is the row's head.
pub trait Seal {
    /// Seals a body for this row (whose own body is ignored).
    ///
    /// # Errors
    /// When there is no key to seal with.
    fn seal(&self, head: &Row, body: Vec<u8>) -> Result<Vec<u8>, SealError>;

    /// Opens the body of a row.
    ///
    /// # Errors
    /// When it was not sealed for this row with this key.
    fn open(&self, row: &Row) -> Result<Vec<u8>, SealError>;
}

/// Why a body cannot be sealed or opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SealError {
    /// The vault is locked.
    Locked,
    /// The body was not sealed for this row.
    Broken,
}

impl fmt::Display for SealError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            SealError::Locked => "the book is locked",
            SealError::Broken => "a seal is broken",
        })
    }
}

/// Leaves bodies as they are.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unsealed;

impl Seal for Unsealed {
    fn seal(&self, _: &Row, body: Vec<u8>) -> Result<Vec<u8>, SealError> {
        Ok(body)
    }
    fn open(&self, row: &Row) -> Result<Vec<u8>, SealError> {
        Ok(row.body.clone())
    }
}
