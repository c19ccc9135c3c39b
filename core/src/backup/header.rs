//! The first line of a backup: what the file is, how much is in it and what opens it. It can be read before any passphrase is asked for,
//! so it names nobody. Not here: the lines that follow.

use super::read::BackupError;
use super::{Counts, FORMAT, MAJOR, MINOR, MOST_HEADER_BYTES, line};
use crate::ids::Id;
use crate::json::{self, Tree};
use crate::time::Moment;
use crate::vault::{Keyring, KeyringError};
use sha2::{Digest, Sha256};

/// Every backup begins with this, whatever its form.
const OPENING: &str = "{\"pebblebook\":{\"format\":\"pebblebook-backup\",";
/// What stands before, between and behind the object and its hash.
const BEFORE: &str = "{\"pebblebook\":";
const BETWEEN: &str = ",\"sha256\":\"";
const BEHIND: &str = "\",\"records\":[\n";
/// What some editors put before a text.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// What the first line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// Additions it may have; see [`MINOR`].
    pub minor: usize,
    /// Which file it is: no two sealed ones are the same.
    pub file: Id,
    /// When it was made.
    pub made: Moment,
    /// How much of each kind follows.
    pub counts: Counts,
    /// What opens it; none where it is plain. Always behind a passphrase.
    pub keys: Option<Keyring>,
    /// The hash of the line, which every sealed line is bound to.
    pub(super) hash: [u8; 32],
}

impl Header {
    /// The header of a new file, and its line.
    pub(super) fn write(file: Id, made: Moment, counts: &Counts, keys: Option<&Keyring>) -> (Self, Vec<u8>) {
        let mut object = b"{".to_vec();
        line::text(&mut object, "format", FORMAT);
        line::whole(&mut object, "major", MAJOR);
        line::whole(&mut object, "minor", MINOR);
        line::text(&mut object, "file", &file.to_string());
        line::text(&mut object, "made", &made.iso());
        line::json(&mut object, "counts", b"{");
        for (kind, count) in counts.iter() {
            line::whole(&mut object, kind.name(), *count);
        }
        object.push(b'}');
        let keys_text = keys.map_or_else(|| b"null".to_vec(), Keyring::write);
        line::json(&mut object, "keys", &keys_text);
        object.push(b'}');
        let hash = line::hex(&Sha256::digest(&object));
        let line = [
            BEFORE.as_bytes(),
            object.as_slice(),
            BETWEEN.as_bytes(),
            hash.as_bytes(),
            BEHIND.as_bytes(),
        ]
        .concat();
        let header = Header {
            minor: MINOR,
            file,
            made,
            counts: counts.clone(),
            keys: keys.cloned(),
            hash: Sha256::digest(&line).into(),
        };
        (header, line)
    }
}

/// Reads the header from the first bytes of a file. None where the first line goes on beyond them: more bytes are needed, and a file that
/// has no more is [`BackupError::Cut`].
///
/// # Errors
/// When it is no backup, one of a newer form, or one whose header was altered.
pub fn read_header(first: &[u8]) -> Result<Option<Header>, BackupError> {
    if first.strip_prefix(MARK).is_some_and(|rest| rest.starts_with(OPENING.as_bytes())) {
        return Err(BackupError::HeaderAltered);
    }
    if first.is_empty() || !first.iter().zip(OPENING.as_bytes()).all(|(found, wanted)| found == wanted) {
        return Err(BackupError::NotABackup);
    }
    match first.iter().take(MOST_HEADER_BYTES).position(|byte| *byte == b'\n') {
        Some(end) => read(first.get(..=end).unwrap_or_default()).map(Some),
        None if first.len() >= MOST_HEADER_BYTES => Err(BackupError::TooLarge { bytes: first.len() as u64 }),
        None => Ok(None),
    }
}

fn read(line: &[u8]) -> Result<Header, BackupError> {
    let (object, hash) = parts(line).ok_or(BackupError::HeaderAltered)?;
    let mut said = json::parse(object.as_bytes()).map_err(|_| BackupError::HeaderAltered)?;
    // The form comes before anything else, even the hash: a newer file may say more than this app can read, and prove it otherwise.
    let major = said.take_whole("major").ok_or(BackupError::HeaderAltered)?;
    if major > MAJOR {
        return Err(BackupError::Newer { major });
    }
    if line::hex(&Sha256::digest(object)) != hash {
        return Err(BackupError::HeaderAltered);
    }
    let keys = match said.take("keys") {
        None | Some(Tree::Nothing) => None,
        Some(keys) => match Keyring::read(&json::write(&keys)) {
            // A key that lies open is none: whoever put it there wants to be believed without a passphrase.
            Ok(keys) if keys.is_locked() => Some(keys),
            Err(KeyringError::Newer) => return Err(BackupError::Newer { major }),
            Ok(_) | Err(KeyringError::Damaged) => return Err(BackupError::HeaderAltered),
        },
    };
    fields(&mut said, keys, line).ok_or(BackupError::HeaderAltered)
}

/// The text of the object and the hash behind it.
fn parts(line: &[u8]) -> Option<(&str, &str)> {
    let line = std::str::from_utf8(line).ok()?;
    line.strip_prefix(BEFORE)?.strip_suffix(BEHIND)?.rsplit_once(BETWEEN)
}

fn fields(said: &mut Tree<'_>, keys: Option<Keyring>, line: &[u8]) -> Option<Header> {
    let mut counts = Counts::default();
    let Some(Tree::Fields(counted)) = said.take("counts") else {
        return None;
    };
    for (kind, count) in &counted {
        let count = count.whole()?;
        // A kind of a newer app: its records will be found on their own lines.
        if let Ok(kind) = kind.text()?.parse() {
            counts.insert(kind, count);
        }
    }
    Some(Header {
        minor: said.take_whole("minor")?,
        file: said.take_text("file")?.parse().ok()?,
        made: Moment::from_iso(&said.take_text("made")?)?,
        counts,
        keys,
        hash: Sha256::digest(line).into(),
    })
}
