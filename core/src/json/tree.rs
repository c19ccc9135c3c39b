//! A JSON text, read but not yet understood.

use super::Unread;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;

/// One value of the text.
#[derive(Debug, PartialEq)]
pub(super) enum Tree<'a> {
    Nothing,
    Flag(bool),
    Whole(i64),
    Text(Cow<'a, str>),
    List(Vec<Tree<'a>>),
    Fields(Vec<(Tree<'a>, Tree<'a>)>),
}

impl Tree<'_> {
    /// Takes a field out.
    pub(super) fn take(&mut self, name: &str) -> Option<Self> {
        let Tree::Fields(fields) = self else { return None };
        let at = fields
            .iter()
            .position(|(known, _)| matches!(known, Tree::Text(known) if known == name))?;
        Some(fields.remove(at).1)
    }
}

impl Serialize for Tree<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Tree::Nothing => to.serialize_unit(),
            Tree::Flag(flag) => to.serialize_bool(*flag),
            Tree::Whole(whole) => to.serialize_i64(*whole),
            Tree::Text(text) => to.serialize_str(text),
            Tree::List(list) => to.collect_seq(list),
            Tree::Fields(fields) => to.collect_map(fields.iter().map(|(name, value)| (name, value))),
        }
    }
}

/// The whole text as a tree.
pub(super) fn parse(text: &[u8]) -> Result<Tree<'_>, Unread> {
    serde_json::from_slice(text).map_err(|error| Unread::NotJson { column: error.column() })
}

impl<'de> Deserialize<'de> for Tree<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Grower)
    }
}

struct Grower;

impl<'de> Visitor<'de> for Grower {
    type Value = Tree<'de>;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("what records are made of: no fractions")
    }
    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Tree::Nothing)
    }
    fn visit_bool<E>(self, flag: bool) -> Result<Self::Value, E> {
        Ok(Tree::Flag(flag))
    }
    fn visit_i64<E>(self, whole: i64) -> Result<Self::Value, E> {
        Ok(Tree::Whole(whole))
    }
    fn visit_u64<E: serde::de::Error>(self, whole: u64) -> Result<Self::Value, E> {
        i64::try_from(whole).map(Tree::Whole).map_err(|_| E::custom("too large"))
    }
    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Tree::Text(Cow::Owned(text.to_owned())))
    }
    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Tree::Text(Cow::Borrowed(text)))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = from.next_element()? {
            list.push(value);
        }
        Ok(Tree::List(list))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Self::Value, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = from.next_entry()? {
            fields.push(field);
        }
        Ok(Tree::Fields(fields))
    }
}
