//! The backup file: one JSON document, one record a line, written and read in a stream, plain or sealed. A header says what it is, a
//! trailer proves it whole. Not here: joining two books ([`crate::merge`]); choosing and saving files, which is the browser's.
//!
//! ```text
//! {"pebblebook":{"format":"pebblebook-backup","major":1,"minor":0,"file":…,"made":…,"counts":{"child":4,…},"keys":null},"sha256":"…","records":[
//! {"n":0,"about":{"setting":"Little Pebbles","device":"Windows computer"}},
//! {"n":1,"kind":"child",…,"body":{…}},
//! {"n":2,"kind":"photo",…,"part":1,"of":3,"base64":"…"}
//! ],"trailer":{"lines":3,"sha256":"…"}}
//! ```
//! The header's hash runs over the text of the object before it, the trailer's over every byte before its own line. In the sealed form a
//! line is `{"n":7,"sealed":"…"}`, bound to its number, to the file and to every byte of the first line; so is the trailer's hash. What
//! `keys` in the header opens has sealed them.

mod header;
mod line;
mod read;
mod write;

pub use header::{Header, read_header};
pub use read::{BackupError, Reader, Totals};
pub use write::{WriteError, Writer};

use crate::ids::PhotoId;
use crate::lending::sound;
use crate::notebook::Notebook;
use crate::order::{Few, Set};
use crate::picture;
use crate::row::{Kind, Row};
use crate::time::Ctx;
use crate::vault::{Cost, Keyring, Passphrase, RecoveryKey, UnlockError, Unsealed, Vault, VaultId, VaultKey};

/// What the header calls the file.
pub const FORMAT: &str = "pebblebook-backup";
/// The form this app writes; a file with a higher one is refused. The first line is laid out alike in all of them.
pub const MAJOR: usize = 1;
/// Additions to the header and the line about the book, which older apps pass over.
pub const MINOR: usize = 0;
/// The largest file that is looked at: 2 GB.
pub const MOST_BYTES: u64 = 2 * 1024 * 1024 * 1024;
/// The longest first line.
pub const MOST_HEADER_BYTES: usize = 64 * 1024;
/// The longest line of a record.
pub const MOST_LINE_BYTES: usize = 1024 * 1024;
/// The most records, tombstones too.
pub const MOST_RECORDS: usize = 200_000;
/// How much of a picture stands in one line.
pub const PART_BYTES: usize = 256 * 1024;
/// The most parts of a picture.
const MOST_PARTS: usize = picture::MOST_KEPT_BYTES.div_ceil(PART_BYTES);

/// How much of each kind there is, tombstones left out.
pub type Counts = Few<Kind, usize>;

/// Whose book it is, and which device wrote the file. Sealed with the records, for a setting's name is nobody else's business.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The setting's name.
    pub setting: String,
    /// The device, in words.
    pub device: String,
}

/// How a file is sealed, if it is.
#[derive(Clone, Debug)]
pub struct Sealing(Option<(Keyring, Vault)>);

impl Sealing {
    /// Not at all: anybody can read the file.
    pub const PLAIN: Sealing = Sealing(None);

    /// With the vault of a locked book: the passphrase and the recovery key she has open the file as well. None where the keyring is that of
    /// another vault, or holds the key itself, which must never leave the device.
    #[must_use]
    pub fn of_the_book(keys: &Keyring, vault: &Vault) -> Option<Self> {
        (keys.is_locked() && keys.vault() == vault.id()).then(|| Sealing(Some((keys.clone(), vault.clone()))))
    }

    /// What opens the file again; none where it is plain.
    #[must_use]
    pub fn vault(&self) -> Option<Vault> {
        self.0.as_ref().map(|(_, vault)| vault.clone())
    }

    /// With a passphrase for this file only. There is no other key to it: the recovery key is thrown away here.
    ///
    /// # Errors
    /// When the device has too little memory for the work.
    pub fn for_this_file(passphrase: &Passphrase, cost: Cost, ctx: &mut Ctx<'_>) -> Result<Self, UnlockError> {
        let id = VaultId::fresh(ctx);
        let vault = Vault::new(id, VaultKey::fresh(ctx.entropy()));
        let thrown_away = RecoveryKey::fresh(ctx.entropy());
        let keys = Keyring::locked(&vault, passphrase, &thrown_away, cost, ctx.entropy())?;
        Ok(Sealing(Some((keys, vault))))
    }
}

/// How much is looked at, so that no file keeps a phone busy for ever.
#[derive(Clone, Copy, Debug)]
struct Limits {
    bytes: u64,
    line: usize,
    records: usize,
}

const LIMITS: Limits = Limits {
    bytes: MOST_BYTES,
    line: MOST_LINE_BYTES,
    records: MOST_RECORDS,
};

/// The book that these rows make, bodies opened, together with the pictures there are. The rows of pictures may be among them or not.
///
/// # Errors
/// [`BackupError::Inconsistent`] when they make no sound book.
pub fn check(rows: &[Row], photos: &Set<PhotoId>) -> Result<Notebook, BackupError> {
    let mut notebook = Notebook::new();
    for row in rows {
        notebook.load(row, &Unsealed).map_err(|_| BackupError::Inconsistent)?;
    }
    let dangling = notebook.pictures().any(|photo| !photos.contains(&photo));
    if dangling || sound::first_fault(&notebook).is_some() {
        return Err(BackupError::Inconsistent);
    }
    Ok(notebook)
}

#[cfg(test)]
mod tests;
