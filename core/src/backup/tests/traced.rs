//! What a type may be read from, found out by letting it read itself: its own reader says which fields, choices, numbers and texts it
//! takes, so nothing is written down twice. Not here: what is made of it ([`super::schema`]).

use serde::de::value::Error as Refused;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error, IntoDeserializer, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use serde_json::{Map, Value, json};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// Texts that a reader of texts may want, the plainest first, and what the schema says of those who want no plainer one.
const TEXTS: [(&str, &str); 7] = [
    ("", r#"{"type":"string"}"#),
    ("x", r#"{"type":"string","minLength":1}"#),
    ("2026-11-23", r#"{"type":"string","format":"date"}"#),
    ("00000000-0000-8000-8000-000000000001", r#"{"type":"string","format":"uuid"}"#),
    ("2026-11", r#"{"type":"string","minLength":7,"maxLength":7}"#),
    ("120 ml", r#"{"type":"string","minLength":4,"maxLength":10}"#),
    ("9780306406157", r#"{"type":"string","minLength":13,"maxLength":13}"#),
];
/// Longer than any text of a record.
const ENDLESS: usize = 20_000;

/// What was asked for at one place.
#[derive(Clone, Debug)]
enum Asked {
    Flag,
    Whole(i64, i64),
    Text,
    Perhaps,
    List(Option<usize>),
    Fields(&'static [&'static str]),
    Choice(&'static [&'static str]),
    Nothing,
}

/// What is known after some readings. A place is the way to it: `/field`, `[]` in a list, `?` where something may be missing, `:choice`.
#[derive(Default)]
struct Known {
    asked: BTreeMap<String, Asked>,
    /// Which text is offered, or which choice is made, at each place.
    tries: BTreeMap<String, usize>,
    last_text: String,
    /// A field that is kept back, and whether anybody came by to miss it.
    kept_back: Option<(String, bool)>,
    /// A text of so many letters at this place.
    long: Option<(String, usize)>,
}

impl Known {
    fn tried(&self, place: &str) -> usize {
        self.tries.get(place).copied().unwrap_or_default()
    }
}

/// The schema of everything that reads as this type.
pub(super) fn schema_of<T: DeserializeOwned>() -> Value {
    let known = RefCell::new(Known::default());
    let reads = || {
        let place = String::new();
        T::deserialize(Offered { known: &known, place }).is_ok()
    };
    loop {
        if !reads() {
            let mut known = known.borrow_mut();
            let place = known.last_text.clone();
            *known.tries.entry(place.clone()).or_default() += 1;
            assert!(known.tried(&place) < TEXTS.len(), "no text is taken at {place}");
            continue;
        }
        // The innermost choices first: they are gone once an outer one is made otherwise.
        let mut known = known.borrow_mut();
        let open = known.asked.iter().filter_map(|(place, asked)| match asked {
            Asked::Choice(of) if known.tried(place) + 1 < of.len() => Some(place.clone()),
            _ => None,
        });
        let Some(place) = open.max_by_key(String::len) else { break };
        *known.tries.entry(place).or_default() += 1;
    }
    schema_at("", &known, &reads)
}

fn schema_at(place: &str, known: &RefCell<Known>, reads: &dyn Fn() -> bool) -> Value {
    let asked = known.borrow().asked[place].clone();
    let below = |more: String| schema_at(&format!("{place}{more}"), known, reads);
    match asked {
        Asked::Nothing => json!({"type": "null"}),
        Asked::Flag => json!({"type": "boolean"}),
        Asked::Whole(least, most) => json!({"type": "integer", "minimum": least, "maximum": most}),
        Asked::Text => {
            let tried = known.borrow().tried(place);
            let mut schema: Value = serde_json::from_str(TEXTS[tried].1).unwrap();
            if tried < 2 {
                schema["maxLength"] = longest(place, known, reads).into();
            }
            schema
        }
        Asked::Perhaps => json!({"anyOf": [below("?".into()), {"type": "null"}]}),
        Asked::List(None) => json!({"type": "array", "items": below("[]".into())}),
        Asked::List(Some(length)) => json!({"type": "array", "items": below("[]".into()), "minItems": length, "maxItems": length}),
        Asked::Fields(fields) => {
            let mut properties = Map::new();
            let mut required = Vec::new();
            for field in fields {
                properties.insert((*field).into(), below(format!("/{field}")));
                known.borrow_mut().kept_back = Some((format!("{place}/{field}"), false));
                let can_do_without = reads();
                let missed = known.borrow_mut().kept_back.take();
                assert!(missed.is_some_and(|(_, missed)| missed), "nobody asked for {place}/{field}");
                required.extend((!can_do_without).then_some(*field));
            }
            json!({"type": "object", "properties": properties, "required": required})
        }
        Asked::Choice(of) => {
            let (bare, holding): (Vec<&str>, Vec<&str>) = of
                .iter()
                .partition(|choice| matches!(known.borrow().asked[&format!("{place}:{choice}")], Asked::Nothing));
            let mut ways: Vec<Value> = Vec::new();
            ways.extend((!bare.is_empty()).then(|| json!({"enum": bare})));
            for choice in holding {
                // So that what it holds is asked for.
                let at = of.iter().position(|one| *one == choice).unwrap();
                known.borrow_mut().tries.insert(place.to_owned(), at);
                let held = below(format!(":{choice}"));
                ways.push(json!({"type": "object", "properties": {choice: held}, "required": [choice], "additionalProperties": false}));
            }
            if ways.len() == 1 { ways.remove(0) } else { json!({"anyOf": ways}) }
        }
    }
}

/// How many letters the longest text has that is taken at this place.
fn longest(place: &str, known: &RefCell<Known>, reads: &dyn Fn() -> bool) -> usize {
    let (mut taken, mut refused) = (1, ENDLESS);
    while taken + 1 < refused {
        let letters = usize::midpoint(taken, refused);
        known.borrow_mut().long = Some((place.to_owned(), letters));
        if reads() {
            taken = letters;
        } else {
            refused = letters;
        }
    }
    known.borrow_mut().long = None;
    taken
}

/// Something of every form, offered to a reader.
#[derive(Clone)]
struct Offered<'a> {
    known: &'a RefCell<Known>,
    place: String,
}

impl<'a> Offered<'a> {
    fn below(&self, more: &str) -> Self {
        Offered {
            known: self.known,
            place: format!("{}{more}", self.place),
        }
    }
    fn note(&self, asked: Asked) {
        self.known.borrow_mut().asked.insert(self.place.clone(), asked);
    }
    fn one<'de, V: Visitor<'de>>(self, length: Option<usize>, visitor: V) -> Result<V::Value, Refused> {
        self.note(Asked::List(length));
        let left = length.unwrap_or(1);
        visitor.visit_seq(Several { of: self, left })
    }
    fn text(&self) -> String {
        let mut known = self.known.borrow_mut();
        known.last_text.clone_from(&self.place);
        match &known.long {
            Some((place, letters)) if *place == self.place => "x".repeat(*letters),
            _ => TEXTS[known.tried(&self.place)].0.to_owned(),
        }
    }
}

macro_rules! numbers {
    ($($how:ident $number:ident $visit:ident),*) => {$(
        fn $how<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
            // JSON here holds nothing above what an i64 does.
            self.note(Asked::Whole(i64::try_from($number::MIN).unwrap_or(i64::MIN), i64::try_from($number::MAX).unwrap_or(i64::MAX)));
            visitor.$visit(1)
        }
    )*};
}

impl<'de, 'a> Deserializer<'de> for Offered<'a> {
    type Error = Refused;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Refused> {
        Err(Refused::custom("no record is made of this"))
    }
    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        self.note(Asked::Flag);
        visitor.visit_bool(false)
    }
    numbers!(deserialize_u8 u8 visit_u8, deserialize_u16 u16 visit_u16, deserialize_u32 u32 visit_u32, deserialize_u64 u64 visit_u64,
             deserialize_i8 i8 visit_i8, deserialize_i16 i16 visit_i16, deserialize_i32 i32 visit_i32, deserialize_i64 i64 visit_i64);
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        self.note(Asked::Text);
        visitor.visit_string(self.text())
    }
    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        self.deserialize_str(visitor)
    }
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        self.note(Asked::Perhaps);
        visitor.visit_some(self.below("?"))
    }
    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Refused> {
        visitor.visit_newtype_struct(self)
    }
    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        self.one(None, visitor)
    }
    fn deserialize_tuple<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Refused> {
        self.one(Some(length), visitor)
    }
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refused> {
        self.note(Asked::Fields(fields));
        visitor.visit_map(Fields {
            of: self,
            rest: fields.iter(),
            field: "",
        })
    }
    fn deserialize_enum<V: Visitor<'de>>(self, _: &'static str, choices: &'static [&'static str], visitor: V) -> Result<V::Value, Refused> {
        self.note(Asked::Choice(choices));
        let choice = choices[self.known.borrow().tried(&self.place)];
        visitor.visit_enum(Chosen { of: self, choice })
    }

    forward_to_deserialize_any! {
        i128 u128 f32 f64 char bytes byte_buf unit unit_struct tuple_struct map identifier ignored_any
    }
}

struct Several<'a> {
    of: Offered<'a>,
    left: usize,
}

impl<'de> SeqAccess<'de> for Several<'_> {
    type Error = Refused;
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Refused> {
        let Some(left) = self.left.checked_sub(1) else { return Ok(None) };
        self.left = left;
        seed.deserialize(self.of.below("[]")).map(Some)
    }
}

struct Fields<'a> {
    of: Offered<'a>,
    rest: std::slice::Iter<'static, &'static str>,
    field: &'static str,
}

impl<'de> MapAccess<'de> for Fields<'_> {
    type Error = Refused;
    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Refused> {
        for field in self.rest.by_ref() {
            let place = self.of.below(&format!("/{field}")).place;
            match &mut self.of.known.borrow_mut().kept_back {
                Some((back, missed)) if *back == place => *missed = true,
                _ => {
                    self.field = field;
                    break;
                }
            }
        }
        if self.field.is_empty() {
            return Ok(None);
        }
        let field = self.field;
        seed.deserialize(field.into_deserializer()).map(Some)
    }
    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Refused> {
        let field = std::mem::take(&mut self.field);
        seed.deserialize(self.of.below(&format!("/{field}")))
    }
}

struct Chosen<'a> {
    of: Offered<'a>,
    choice: &'static str,
}

impl<'de, 'a> EnumAccess<'de> for Chosen<'a> {
    type Error = Refused;
    type Variant = Offered<'a>;
    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Offered<'a>), Refused> {
        let held = self.of.below(&format!(":{}", self.choice));
        Ok((seed.deserialize(self.choice.into_deserializer())?, held))
    }
}

impl<'de> VariantAccess<'de> for Offered<'_> {
    type Error = Refused;
    fn unit_variant(self) -> Result<(), Refused> {
        self.note(Asked::Nothing);
        Ok(())
    }
    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Refused> {
        seed.deserialize(self)
    }
    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Refused> {
        self.deserialize_tuple(length, visitor)
    }
    fn struct_variant<V: Visitor<'de>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Refused> {
        self.deserialize_struct("", fields, visitor)
    }
}
