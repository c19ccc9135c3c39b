//! Records as JSON. What JSON is, the library knows; here is only how a record is taken out of it, in as little code as it can be:
//! the usual way is compiled anew for every record and every order its fields may come in, and a phone has to fetch all of that.

mod read;
mod tree;
mod write;

pub use read::Unread;
pub(crate) use tree::{Tree, parse};

use serde::Serialize;
use serde::de::DeserializeOwned;

/// Reads a record, a draft or a line of a backup.
///
/// # Errors
/// When the text is no JSON, or another record. The complaint holds none of the text, which may name a child.
#[inline(never)]
pub fn read<T: DeserializeOwned>(text: &[u8]) -> Result<T, Unread> {
    let tree = parse(text)?;
    T::deserialize(&tree)
}

/// Is told of a field in which two texts differ, with its value in both.
pub(crate) type Told<'t> = dyn FnMut(&str, Option<String>, Option<String>) + 't;

/// Where two texts differ: field by field, each with its value in both; plain where it is text.
pub(crate) fn compare(one: &[u8], other: &[u8], found: &mut Told<'_>) {
    if let (Ok(one), Ok(other)) = (parse(one), parse(other)) {
        tree::compare("", Some(&one), Some(&other), found);
    }
}

/// What two people made of one text, each without knowing of the other.
#[derive(Debug, PartialEq, Eq)]
pub struct Joined {
    /// The text with what each of them changed; where both changed a field, it is mine.
    pub text: Vec<u8>,
    /// The fields that both changed, each with what the other made of it, plain where it is text.
    pub torn: Vec<(String, String)>,
}

/// Joins what was made of one text by me and by another, field by field; nothing where one of them is no JSON.
#[must_use]
pub fn join(was: &[u8], mine: &[u8], theirs: &[u8]) -> Option<Joined> {
    let (was, mut mine, theirs) = (parse(was).ok()?, parse(mine).ok()?, parse(theirs).ok()?);
    let torn = tree::join(&was, &mut mine, theirs);
    Some(Joined { text: write(&mine), torn })
}

/// Writes one. Records hold nothing that JSON cannot: no maps with odd keys, no fractions. Should it ever fail, the empty text is
/// refused on reading.
#[inline(never)]
pub fn write<T: Serialize + ?Sized>(record: &T) -> Vec<u8> {
    let mut writer = write::Writer::default();
    record.serialize(&mut writer).map_or_else(|_| Vec::new(), |()| writer.text)
}

#[cfg(test)]
mod tests;
