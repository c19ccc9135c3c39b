//! A JSON text, read but not yet understood.

use super::Unread;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;

/// One value of the text.
#[derive(Debug, PartialEq)]
pub(crate) enum Tree<'a> {
    Nothing,
    Flag(bool),
    Whole(i64),
    Text(Cow<'a, str>),
    List(Vec<Tree<'a>>),
    Fields(Vec<(Tree<'a>, Tree<'a>)>),
}

impl<'a> Tree<'a> {
    /// Takes a field out: the first of that name, so that a second one is left over.
    pub(crate) fn take(&mut self, name: &str) -> Option<Self> {
        let Tree::Fields(fields) = self else { return None };
        let at = fields
            .iter()
            .position(|(known, _)| matches!(known, Tree::Text(known) if known == name))?;
        Some(fields.remove(at).1)
    }

    /// Takes a field with a text out.
    pub(crate) fn take_text(&mut self, name: &str) -> Option<Cow<'a, str>> {
        if let Some(Tree::Text(text)) = self.take(name) {
            Some(text)
        } else {
            None
        }
    }

    /// Takes a field with a count out.
    pub(crate) fn take_whole(&mut self, name: &str) -> Option<usize> {
        self.take(name)?.whole()
    }

    /// The text, where it is one.
    pub(crate) fn text(&self) -> Option<&str> {
        if let Tree::Text(text) = self { Some(text) } else { None }
    }

    /// The count, where it is one.
    pub(crate) fn whole(&self) -> Option<usize> {
        if let Tree::Whole(whole) = self {
            usize::try_from(*whole).ok()
        } else {
            None
        }
    }

    /// Whether all its fields were taken.
    pub(crate) fn is_bare(&self) -> bool {
        matches!(self, Tree::Fields(fields) if fields.is_empty())
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

/// What lies in a value, by name: its fields, or its places counted from 1.
fn within<'t, 'a>(tree: &'t Tree<'a>) -> Option<Vec<(String, &'t Tree<'a>)>> {
    match tree {
        Tree::Fields(fields) => Some(fields.iter().map(|(name, value)| (plain(name), value)).collect()),
        Tree::List(list) => Some((1..).map(|place: usize| place.to_string()).zip(list).collect()),
        _ => None,
    }
}

/// A value for reading: text as it is, anything else as JSON.
fn plain(tree: &Tree<'_>) -> String {
    match tree {
        Tree::Text(text) => text.clone().into_owned(),
        other => String::from_utf8(super::write(other)).unwrap_or_default(),
    }
}

/// Tells where two values differ, as deep as they have the same form.
pub(super) fn compare(at: &str, one: Option<&Tree<'_>>, other: Option<&Tree<'_>>, found: &mut super::Told<'_>) {
    if one == other {
        return;
    }
    let form = std::mem::discriminant::<Tree<'_>>;
    let (Some(ones), Some(others)) = (one.and_then(within), other.and_then(within)) else {
        let value = |tree: Option<&Tree<'_>>| tree.filter(|tree| **tree != Tree::Nothing).map(plain);
        return found(at, value(one), value(other));
    };
    if one.map(form) != other.map(form) {
        return found(at, one.map(plain), other.map(plain));
    }
    let names = ones.iter().chain(others.iter().filter(|(name, _)| named(&ones, name).is_none()));
    for (name, _) in names {
        let deeper = if at.is_empty() { name.clone() } else { format!("{at}.{name}") };
        compare(&deeper, named(&ones, name), named(&others, name), found);
    }
}

/// Puts into mine what only the other changed, and tells what both did.
pub(super) fn join<'a>(was: &Tree<'a>, mine: &mut Tree<'a>, mut theirs: Tree<'a>) -> Vec<(String, String)> {
    let mut torn = Vec::new();
    let (Tree::Fields(fields), Some(before)) = (mine, within(was)) else {
        return torn;
    };
    for (name, value) in fields {
        let name = plain(name);
        let (Some(before), Some(other)) = (named(&before, &name), theirs.take(&name)) else {
            continue;
        };
        if value == before {
            *value = other;
        } else if other != *before && other != *value {
            torn.push((name, plain(&other)));
        }
    }
    torn
}

fn named<'t, 'a>(all: &[(String, &'t Tree<'a>)], name: &str) -> Option<&'t Tree<'a>> {
    all.iter().find(|(known, _)| known == name).map(|(_, value)| *value)
}

/// The whole text as a tree.
pub(crate) fn parse(text: &[u8]) -> Result<Tree<'_>, Unread> {
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
    /// Refused in so many words, for the trait's own would say which number it was.
    fn visit_f64<E: serde::de::Error>(self, _: f64) -> Result<Self::Value, E> {
        Err(E::custom("a fraction"))
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
