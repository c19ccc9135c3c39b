//! A record taken out of a tree. Fields may come in any order; a list is never taken for a record.

use super::tree::Tree;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IntoDeserializer, MapAccess, SeqAccess, Unexpected, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use std::fmt;
use std::slice::Iter;
use std::vec::IntoIter;

/// Why a text is not the record it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// No JSON, or numbers that no record holds.
    NotJson {
        /// Where, counted from 1 in its line.
        column: usize,
    },
    /// A field that every such record has is not there.
    Missing(&'static str),
    /// A field stands twice.
    Twice(&'static str),
    /// A field or a choice that no such record has.
    Unknown,
    /// A value of another kind, or one that the record refuses.
    Value,
}

impl fmt::Display for Unread {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unread::NotJson { column } => write!(to, "no JSON from column {column} on"),
            Unread::Missing(field) => write!(to, "without {field}"),
            Unread::Twice(field) => write!(to, "with {field} twice"),
            Unread::Unknown => to.write_str("with a field or a choice it cannot have"),
            Unread::Value => to.write_str("with a value it cannot have"),
        }
    }
}

impl std::error::Error for Unread {}

impl Error for Unread {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Unread::Value
    }
    fn invalid_type(_: Unexpected<'_>, _: &dyn serde::de::Expected) -> Self {
        Unread::Value
    }
    fn invalid_value(_: Unexpected<'_>, _: &dyn serde::de::Expected) -> Self {
        Unread::Value
    }
    fn invalid_length(_: usize, _: &dyn serde::de::Expected) -> Self {
        Unread::Value
    }
    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Unread::Unknown
    }
    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Unread::Unknown
    }
    fn missing_field(name: &'static str) -> Self {
        Unread::Missing(name)
    }
    fn duplicate_field(name: &'static str) -> Self {
        Unread::Twice(name)
    }
}

type Read<T> = Result<T, Unread>;

impl<'de> Deserializer<'de> for &'de Tree<'de> {
    type Error = Unread;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        match self {
            Tree::Nothing => visitor.visit_unit(),
            Tree::Flag(flag) => visitor.visit_bool(*flag),
            Tree::Whole(whole) => visitor.visit_i64(*whole),
            Tree::Text(text) => visitor.visit_borrowed_str(text),
            Tree::List(_) => self.deserialize_seq(visitor),
            Tree::Fields(_) => self.deserialize_map(visitor),
        }
    }
    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        let Tree::Flag(flag) = self else { return Err(Unread::Value) };
        visitor.visit_bool(*flag)
    }
    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        let Tree::Whole(whole) = self else { return Err(Unread::Value) };
        visitor.visit_i64(*whole)
    }
    fn deserialize_i8<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.deserialize_i64(visitor)
    }
    fn deserialize_i16<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.deserialize_i64(visitor)
    }
    fn deserialize_i32<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.deserialize_i64(visitor)
    }
    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.deserialize_i64(visitor)
    }
    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.deserialize_i64(visitor)
    }
    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.deserialize_i64(visitor)
    }
    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.deserialize_i64(visitor)
    }
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        let Tree::Text(text) = self else { return Err(Unread::Value) };
        visitor.visit_borrowed_str(text)
    }
    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.deserialize_str(visitor)
    }
    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.deserialize_str(visitor)
    }
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        match self {
            Tree::Nothing => visitor.visit_none(),
            some => visitor.visit_some(some),
        }
    }
    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Read<V::Value> {
        visitor.visit_newtype_struct(self)
    }
    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        let Tree::List(list) = self else { return Err(Unread::Value) };
        visitor.visit_seq(Values(list.iter()))
    }
    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Read<V::Value> {
        self.deserialize_seq(visitor)
    }
    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        let Tree::Fields(fields) = self else { return Err(Unread::Value) };
        visitor.visit_map(Fields {
            rest: fields.iter(),
            value: None,
        })
    }
    fn deserialize_struct<V: Visitor<'de>>(self, _: &'static str, names: &'static [&'static str], visitor: V) -> Read<V::Value> {
        let mut record = InOrder::of(self, names)?;
        visitor.visit_seq(&mut record).map_err(|error| record.reason(error))
    }
    fn deserialize_enum<V: Visitor<'de>>(self, _: &'static str, _: &'static [&'static str], visitor: V) -> Read<V::Value> {
        let (name, value) = match self {
            Tree::Text(_) => (self, None),
            Tree::Fields(fields) => match fields.as_slice() {
                [(name, value)] => (name, Some(value)),
                _ => return Err(Unread::Value),
            },
            _ => return Err(Unread::Value),
        };
        visitor.visit_enum(Choice { name, value })
    }
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i128 u128 f32 f64 char bytes byte_buf unit unit_struct tuple_struct
    }
}

impl<'de> IntoDeserializer<'de, Unread> for &'de Tree<'de> {
    type Deserializer = Self;
    fn into_deserializer(self) -> Self {
        self
    }
}

struct Values<'de>(Iter<'de, Tree<'de>>);

impl<'de> SeqAccess<'de> for Values<'de> {
    type Error = Unread;
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Read<Option<T::Value>> {
        self.0.next().map(|value| seed.deserialize(value)).transpose()
    }
    fn size_hint(&self) -> Option<usize> {
        Some(self.0.len())
    }
}

struct Fields<'de> {
    rest: Iter<'de, (Tree<'de>, Tree<'de>)>,
    value: Option<&'de Tree<'de>>,
}

impl<'de> MapAccess<'de> for Fields<'de> {
    type Error = Unread;
    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Read<Option<K::Value>> {
        let Some((name, value)) = self.rest.next() else { return Ok(None) };
        self.value = Some(value);
        seed.deserialize(name).map(Some)
    }
    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Read<V::Value> {
        seed.deserialize(self.value.take().ok_or(Unread::Value)?)
    }
}

/// The fields of a record, put into the order in which it names them. A record is then read like a list: what finds a field by its name is
/// compiled once, and not once for every kind of record.
struct InOrder<'de> {
    names: &'static [&'static str],
    values: IntoIter<Option<&'de Tree<'de>>>,
    /// The name of the field that was asked for last, if it is not there.
    missing: Option<&'static str>,
}

impl<'de> InOrder<'de> {
    fn of(tree: &'de Tree<'de>, names: &'static [&'static str]) -> Read<Self> {
        let Tree::Fields(fields) = tree else { return Err(Unread::Value) };
        let mut values = vec![None; names.len()];
        for (name, value) in fields {
            let Tree::Text(name) = name else { return Err(Unread::Value) };
            // A field that no such record has yet: a newer app wrote it, and it is left alone.
            let Some(place) = names.iter().position(|known| known == name) else {
                continue;
            };
            let value = values.get_mut(place).and_then(|place| place.replace(value));
            if value.is_some() {
                return Err(names.get(place).map_or(Unread::Unknown, |name| Unread::Twice(name)));
            }
        }
        let values = values.into_iter();
        let missing = None;
        Ok(InOrder { names, values, missing })
    }

    /// Why it is not the record: the record itself only knows that something did not come.
    fn reason(&self, error: Unread) -> Unread {
        self.missing.map_or(error, Unread::Missing)
    }
}

impl<'de> SeqAccess<'de> for &mut InOrder<'de> {
    type Error = Unread;
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Read<Option<T::Value>> {
        let at = self.names.len() - self.values.len();
        let value = self.values.next().flatten();
        self.missing = if value.is_none() { self.names.get(at).copied() } else { None };
        // What may be nothing may as well not be there.
        seed.deserialize(value.unwrap_or(&Tree::Nothing)).map(Some)
    }
}

/// One of an enum's variants: a bare name, or a name with what it holds.
struct Choice<'de> {
    name: &'de Tree<'de>,
    value: Option<&'de Tree<'de>>,
}

impl<'de> EnumAccess<'de> for Choice<'de> {
    type Error = Unread;
    type Variant = Self;
    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Read<(V::Value, Self)> {
        Ok((seed.deserialize(self.name)?, self))
    }
}

impl<'de> VariantAccess<'de> for Choice<'de> {
    type Error = Unread;
    fn unit_variant(self) -> Read<()> {
        if self.value.is_none() { Ok(()) } else { Err(Unread::Value) }
    }
    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Read<T::Value> {
        seed.deserialize(self.value.ok_or(Unread::Value)?)
    }
    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Read<V::Value> {
        self.value.ok_or(Unread::Value)?.deserialize_seq(visitor)
    }
    fn struct_variant<V: Visitor<'de>>(self, names: &'static [&'static str], visitor: V) -> Read<V::Value> {
        self.value.ok_or(Unread::Value)?.deserialize_struct("", names, visitor)
    }
}
