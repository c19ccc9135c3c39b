//! A record written as JSON, the same text the library would write. Records hold no fractions and no maps but those named by text.

use serde::ser::{
    Error, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple, SerializeTupleStruct,
    SerializeTupleVariant, Serializer,
};
use std::fmt;

/// What no record holds was to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unwritten;

impl fmt::Display for Unwritten {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("not what records are made of")
    }
}

impl std::error::Error for Unwritten {}

impl Error for Unwritten {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Unwritten
    }
}

type Written = Result<(), Unwritten>;

/// The text so far.
#[derive(Default)]
pub(super) struct Writer {
    pub(super) text: Vec<u8>,
}

impl Writer {
    fn put(&mut self, bytes: &[u8]) {
        self.text.extend_from_slice(bytes);
    }

    fn whole(&mut self, number: i64) {
        self.put(number.to_string().as_bytes());
    }

    fn quoted(&mut self, text: &str) -> Written {
        serde_json::to_writer(&mut self.text, text).map_err(|_| Unwritten)
    }

    fn named(&mut self, name: &str) -> Written {
        if !matches!(self.text.last(), Some(b'{')) {
            self.put(b",");
        }
        self.quoted(name)?;
        self.put(b":");
        Ok(())
    }

    /// A list or a set of fields begins; it ends with `end`.
    fn many(&mut self, begin: &[u8], end: &'static [u8]) -> Many<'_> {
        self.put(begin);
        Many { writer: self, end }
    }

    /// A variant that holds something: its name is the only field.
    fn variant(&mut self, name: &str) -> Written {
        self.put(b"{");
        self.named(name)
    }
}

/// A list or a set of fields being written.
pub(super) struct Many<'a> {
    writer: &'a mut Writer,
    end: &'static [u8],
}

impl Many<'_> {
    fn element<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        if !matches!(self.writer.text.last(), Some(b'[')) {
            self.writer.put(b",");
        }
        value.serialize(&mut *self.writer)
    }

    fn field<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) -> Written {
        self.writer.named(name)?;
        value.serialize(&mut *self.writer)
    }

    fn done(self) {
        self.writer.put(self.end);
    }
}

impl<'a> Serializer for &'a mut Writer {
    type Ok = ();
    type Error = Unwritten;
    type SerializeSeq = Many<'a>;
    type SerializeTuple = Many<'a>;
    type SerializeTupleStruct = Many<'a>;
    type SerializeTupleVariant = Many<'a>;
    type SerializeMap = Many<'a>;
    type SerializeStruct = Many<'a>;
    type SerializeStructVariant = Many<'a>;

    fn serialize_bool(self, flag: bool) -> Written {
        self.put(if flag { b"true" } else { b"false" });
        Ok(())
    }
    fn serialize_i8(self, number: i8) -> Written {
        self.serialize_i64(number.into())
    }
    fn serialize_i16(self, number: i16) -> Written {
        self.serialize_i64(number.into())
    }
    fn serialize_i32(self, number: i32) -> Written {
        self.serialize_i64(number.into())
    }
    fn serialize_i64(self, number: i64) -> Written {
        self.whole(number);
        Ok(())
    }
    fn serialize_u8(self, number: u8) -> Written {
        self.serialize_i64(number.into())
    }
    fn serialize_u16(self, number: u16) -> Written {
        self.serialize_i64(number.into())
    }
    fn serialize_u32(self, number: u32) -> Written {
        self.serialize_i64(number.into())
    }
    fn serialize_u64(self, number: u64) -> Written {
        self.serialize_i64(i64::try_from(number).map_err(|_| Unwritten)?)
    }
    fn serialize_f32(self, _: f32) -> Written {
        Err(Unwritten)
    }
    fn serialize_f64(self, _: f64) -> Written {
        Err(Unwritten)
    }
    fn serialize_char(self, letter: char) -> Written {
        self.quoted(letter.encode_utf8(&mut [0; 4]))
    }
    fn serialize_str(self, text: &str) -> Written {
        self.quoted(text)
    }
    fn serialize_bytes(self, _: &[u8]) -> Written {
        Err(Unwritten)
    }
    fn serialize_none(self) -> Written {
        self.serialize_unit()
    }
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }
    fn serialize_unit(self) -> Written {
        self.put(b"null");
        Ok(())
    }
    fn serialize_unit_struct(self, _: &'static str) -> Written {
        self.serialize_unit()
    }
    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Written {
        self.quoted(name)
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Written {
        value.serialize(self)
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, _: &'static str, _: u32, name: &'static str, value: &T) -> Written {
        self.variant(name)?;
        value.serialize(&mut *self)?;
        self.put(b"}");
        Ok(())
    }
    fn serialize_seq(self, _: Option<usize>) -> Result<Many<'a>, Unwritten> {
        Ok(self.many(b"[", b"]"))
    }
    fn serialize_tuple(self, _: usize) -> Result<Many<'a>, Unwritten> {
        Ok(self.many(b"[", b"]"))
    }
    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Many<'a>, Unwritten> {
        Ok(self.many(b"[", b"]"))
    }
    fn serialize_tuple_variant(self, _: &'static str, _: u32, name: &'static str, _: usize) -> Result<Many<'a>, Unwritten> {
        self.variant(name)?;
        Ok(self.many(b"[", b"]}"))
    }
    fn serialize_map(self, _: Option<usize>) -> Result<Many<'a>, Unwritten> {
        Ok(self.many(b"{", b"}"))
    }
    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Many<'a>, Unwritten> {
        Ok(self.many(b"{", b"}"))
    }
    fn serialize_struct_variant(self, _: &'static str, _: u32, name: &'static str, _: usize) -> Result<Many<'a>, Unwritten> {
        self.variant(name)?;
        Ok(self.many(b"{", b"}}"))
    }
}

macro_rules! elements {
    ($($how:ident::$each:ident),*) => {$(
        impl $how for Many<'_> {
            type Ok = ();
            type Error = Unwritten;
            fn $each<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
                self.element(value)
            }
            fn end(self) -> Written {
                self.done();
                Ok(())
            }
        }
    )*};
}
elements!(
    SerializeSeq::serialize_element,
    SerializeTuple::serialize_element,
    SerializeTupleStruct::serialize_field,
    SerializeTupleVariant::serialize_field
);

macro_rules! fields {
    ($($how:ident),*) => {$(
        impl $how for Many<'_> {
            type Ok = ();
            type Error = Unwritten;
            fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Written {
                self.field(name, value)
            }
            fn end(self) -> Written {
                self.done();
                Ok(())
            }
        }
    )*};
}
fields!(SerializeStruct, SerializeStructVariant);

impl SerializeMap for Many<'_> {
    type Ok = ();
    type Error = Unwritten;
    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Written {
        if !matches!(self.writer.text.last(), Some(b'{')) {
            self.writer.put(b",");
        }
        key.serialize(&mut *self.writer)
    }
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        self.writer.put(b":");
        value.serialize(&mut *self.writer)
    }
    fn end(self) -> Written {
        self.done();
        Ok(())
    }
}
