//! Records as JSON. What JSON is, the library knows; here is only how a record is taken out of it, in as little code as it can be:
//! the usual way is compiled anew for every record and every order its fields may come in, and a phone has to fetch all of that.

mod read;
mod tree;
mod write;

pub use read::Unread;

use serde::Serialize;
use serde::de::DeserializeOwned;

/// Reads a record, a draft or a line of a backup.
///
/// # Errors
/// When the text is no JSON, or another record. The complaint holds none of the text, which may name a child.
pub fn read<T: DeserializeOwned>(text: &[u8]) -> Result<T, Unread> {
    let tree = tree::parse(text)?;
    T::deserialize(&tree)
}

/// Reads a record that carries another one in the field `name`; the text of that one comes back as it would be written.
///
/// # Errors
/// As [`read`].
pub(crate) fn read_around<T: DeserializeOwned>(text: &[u8], name: &str) -> Result<(T, Option<Vec<u8>>), Unread> {
    let mut tree = tree::parse(text)?;
    let carried = tree.take(name);
    Ok((T::deserialize(&tree)?, carried.map(|carried| write(&carried))))
}

/// Writes a record that carries another one, already written.
///
/// # Errors
/// When what it carries is no JSON.
pub(crate) fn write_around<T: Serialize>(record: &T, name: &str, carried: &[u8]) -> Result<Vec<u8>, Unread> {
    tree::parse(carried)?;
    let mut text = write(record);
    text.pop();
    text.extend_from_slice(b",\"");
    text.extend_from_slice(name.as_bytes());
    text.extend_from_slice(b"\":");
    text.extend_from_slice(carried);
    text.push(b'}');
    Ok(text)
}

/// Writes one. Records hold nothing that JSON cannot: no maps with odd keys, no fractions. Should it ever fail, the empty text is
/// refused on reading.
pub fn write<T: Serialize + ?Sized>(record: &T) -> Vec<u8> {
    let mut writer = write::Writer::default();
    record.serialize(&mut writer).map_or_else(|_| Vec::new(), |()| writer.text)
}

#[cfg(test)]
mod tests;
