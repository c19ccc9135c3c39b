//! The JSON Schema of a plain backup, for whoever wants to read one without this app: made from the types, written to
//! `docs/backup.schema.json`, and held against the sample's own file. Run with `PEBBLEBOOK_WRITE_SCHEMA=1` to write it anew.

use super::traced::schema_of;
use super::*;
use crate::calendar::Calendar;
use crate::diary::{DayRules, DiaryEntry};
use crate::eyfs::Objective;
use crate::journal::{Interest, Judgement, NextStep, Observation, Scales};
use crate::keeping::KeepingRules;
use crate::lending::{Book as LibraryBook, Hold, Loan, ReadingLogEntry, Wish};
use crate::merge::SetAsideStored;
use crate::people::{Child, Consents};
use crate::register::Routine;
use crate::setting::{SampleMark, Setting};
use crate::sharing::ClosedDay;
use serde_json::{Map, Value, json};

const PLACE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/backup.schema.json");

/// What the body of a record may be; none for a picture, which is its own file.
fn body(kind: Kind) -> Option<Value> {
    Some(match kind {
        Kind::Setting => schema_of::<Setting>(),
        Kind::Calendar => schema_of::<Calendar>(),
        Kind::Sample => schema_of::<SampleMark>(),
        Kind::Keeping => schema_of::<KeepingRules>(),
        Kind::Child => schema_of::<Child>(),
        Kind::Book => schema_of::<LibraryBook>(),
        Kind::Objective => schema_of::<Objective>(),
        Kind::Loan => schema_of::<Loan>(),
        Kind::Hold => schema_of::<Hold>(),
        Kind::Wish => schema_of::<Wish>(),
        Kind::ReadingLogEntry => schema_of::<ReadingLogEntry>(),
        Kind::Consents => schema_of::<Consents>(),
        Kind::Judgement => schema_of::<Judgement>(),
        Kind::NextStep => schema_of::<NextStep>(),
        Kind::Interest => schema_of::<Interest>(),
        Kind::DiaryEntry => schema_of::<DiaryEntry>(),
        Kind::DayRules => schema_of::<DayRules>(),
        Kind::Routine => schema_of::<Routine>(),
        Kind::ClosedDay => schema_of::<ClosedDay>(),
        Kind::Scales => schema_of::<Scales>(),
        Kind::Observation => schema_of::<Observation>(),
        Kind::SetAside => schema_of::<SetAsideStored>(),
        Kind::Photo => return None,
    })
}

/// An object of these fields and no others, all of them there but those called optional.
fn object(fields: &Value, optional: &[&str]) -> Value {
    let names = fields.as_object().unwrap().keys();
    let required: Vec<&String> = names.filter(|name| !optional.contains(&name.as_str())).collect();
    json!({"type": "object", "properties": fields, "required": required, "additionalProperties": false})
}

/// A line with a record: the fields of its head, and what else stands in it.
fn record_line(kind: &Value, v: &Value, more: Value) -> Value {
    let mut fields = json!({
        "n": {"type": "integer", "minimum": 1},
        "kind": kind,
        "id": {"type": "string", "format": "uuid"},
        "month": {"type": "string", "minLength": 7, "maxLength": 7},
        "stamp": {"type": "string", "minLength": 30, "maxLength": 30},
        "knew": {"type": "string", "minLength": 30},
        "v": v,
    });
    let Value::Object(more) = more else { unreachable!() };
    fields.as_object_mut().unwrap().extend(more);
    object(&fields, &["month", "knew"])
}

fn schema() -> Value {
    let count = json!({"type": "integer", "minimum": 0});
    let text = json!({"type": "string"});
    let hash = json!({"type": "string", "minLength": 64, "maxLength": 64});
    let mut definitions = Map::new();
    let mut lines = Vec::new();
    let versions = |kind: Kind| json!({"type": "integer", "minimum": 0, "maximum": kind.version()});
    for kind in Kind::ALL {
        let more = match body(*kind) {
            Some(body) => {
                definitions.insert(kind.name().into(), body);
                json!({"body": {"$ref": format!("#/$defs/{}", kind.name())}})
            }
            None => json!({
                "part": {"type": "integer", "minimum": 1, "maximum": MOST_PARTS},
                "of": {"type": "integer", "minimum": 1, "maximum": MOST_PARTS},
                "base64": {"type": "string", "minLength": 4, "maxLength": PART_BYTES.div_ceil(3) * 4},
            }),
        };
        lines.push(record_line(&json!({"const": kind.name()}), &versions(*kind), more));
    }
    let names: Vec<&str> = Kind::ALL.iter().map(|kind| kind.name()).collect();
    lines.push(record_line(&json!({"enum": names}), &count, json!({"deleted": {"const": true}})));
    let counts: Map<String, Value> = names.iter().map(|name| ((*name).to_owned(), count.clone())).collect();
    let header = object(
        &json!({
            "format": {"const": FORMAT},
            "major": {"const": MAJOR},
            "minor": {"const": MINOR},
            "file": {"type": "string", "format": "uuid"},
            "made": {"type": "string", "format": "date-time"},
            "counts": object(&Value::Object(counts), &names),
            "keys": {"type": "null"},
        }),
        &[],
    );
    let about = json!({"n": {"const": 0}, "about": object(&json!({"setting": text, "device": text}), &[])});
    let mut schema = object(
        &json!({
            "pebblebook": header,
            "sha256": hash,
            "records": {"type": "array", "minItems": 1, "prefixItems": [object(&about, &[])], "items": {"oneOf": lines}},
            "trailer": object(&json!({"lines": {"type": "integer", "minimum": 1}, "sha256": hash}), &[]),
        }),
        &[],
    );
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema".into();
    schema["title"] = "A plain Pebblebook backup".into();
    schema["description"] =
        "One line of the file is one element of “records”. What the hashes run over, no schema can say: see core/src/backup.".into();
    schema["$defs"] = Value::Object(definitions);
    schema
}

/// The first place where a document is not as the schema says. It knows the words used here, and no others.
fn fault(schema: &Value, document: &Value, whole: &Value, at: &str) -> Option<String> {
    let broken = |what: &str| Some(format!("{at}: {what}"));
    let length = |value: &Value| match value {
        Value::String(text) => text.chars().count() as u64,
        Value::Array(list) => list.len() as u64,
        _ => 0,
    };
    for (word, says) in schema.as_object().unwrap() {
        let found = match word.as_str() {
            "$schema" | "title" | "description" | "$defs" => None,
            "$ref" => {
                let name = says.as_str().unwrap().strip_prefix("#/$defs/").unwrap();
                fault(&whole["$defs"][name], document, whole, at)
            }
            "type" => {
                let is = match says.as_str().unwrap() {
                    "object" => document.is_object(),
                    "array" => document.is_array(),
                    "string" => document.is_string(),
                    "boolean" => document.is_boolean(),
                    "null" => document.is_null(),
                    "integer" => document.is_i64(),
                    other => panic!("{other}"),
                };
                if is { None } else { broken("type") }
            }
            "const" if document != says => broken("const"),
            "enum" if !says.as_array().unwrap().contains(document) => broken("enum"),
            "const" | "enum" => None,
            "format" => {
                let is = document.as_str().is_none_or(|text| match says.as_str().unwrap() {
                    "uuid" => text.parse::<Id>().is_ok(),
                    "date" => parse_date(text).is_ok(),
                    "date-time" => Moment::from_iso(text).is_some(),
                    other => panic!("{other}"),
                });
                if is { None } else { broken("format") }
            }
            "minimum" if document.as_i64() < says.as_i64() => broken("minimum"),
            "maximum" if document.as_i64() > says.as_i64() => broken("maximum"),
            "minLength" | "minItems" if length(document) < says.as_u64().unwrap() => broken("too short"),
            "maxLength" | "maxItems" if length(document) > says.as_u64().unwrap() => broken("too long"),
            "minimum" | "maximum" | "minLength" | "minItems" | "maxLength" | "maxItems" => None,
            "required" => {
                let missing = says
                    .as_array()
                    .unwrap()
                    .iter()
                    .find(|name| document.get(name.as_str().unwrap()).is_none());
                missing.and_then(|name| broken(&format!("{name} is missing")))
            }
            "properties" => document.as_object().into_iter().flatten().find_map(|(name, value)| {
                let schema = says.get(name)?;
                fault(schema, value, whole, &format!("{at}/{name}"))
            }),
            "additionalProperties" => {
                let more = document
                    .as_object()
                    .into_iter()
                    .flatten()
                    .find(|(name, _)| schema["properties"].get(name).is_none());
                more.and_then(|(name, _)| broken(&format!("{name} is not known")))
            }
            "prefixItems" | "items" => {
                let first = schema["prefixItems"].as_array().map_or(0, Vec::len);
                let list = document.as_array().into_iter().flatten().enumerate();
                list.into_iter().find_map(|(place, value)| {
                    let schema = if word == "items" {
                        (place >= first).then_some(says)
                    } else {
                        says.get(place)
                    };
                    fault(schema?, value, whole, &format!("{at}/{place}"))
                })
            }
            "anyOf" | "oneOf" => {
                let faults: Vec<_> = says.as_array().unwrap().iter().map(|one| fault(one, document, whole, at)).collect();
                let fitting = faults.iter().filter(|fault| fault.is_none()).count();
                match fitting {
                    0 => broken(&format!("none of {faults:?}")),
                    1 => None,
                    _ if word == "anyOf" => None,
                    _ => broken("more than one"),
                }
            }
            other => panic!("the word {other} is not known here"),
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

#[test]
fn the_schema_in_the_docs_is_made_from_the_types() {
    let text = format!("{:#}\n", schema());
    if std::env::var_os("PEBBLEBOOK_WRITE_SCHEMA").is_some() {
        std::fs::write(PLACE, &text).unwrap();
    }
    let written = std::fs::read_to_string(PLACE).unwrap_or_default().replace("\r\n", "\n");
    assert!(
        written == text,
        "docs/backup.schema.json is out of date: run this test with PEBBLEBOOK_WRITE_SCHEMA=1"
    );
}

#[test]
fn the_sample_is_written_as_the_schema_says() {
    let schema = schema();
    let document: Value = serde_json::from_slice(&Book::sample().plain()).unwrap();
    assert_eq!(fault(&schema, &document, &schema, ""), None);
    // Everything that the sample has none of.
    let more = [
        json!({"n": 1, "kind": "objective", "id": Id::fixed(1).to_string(), "stamp": "000000001388-00000000-00000003", "v": 1,
               "body": {"id": Id::fixed(1).to_string(), "area": "literacy", "goal": null, "band": null, "text": "Listens", "hidden": false}}),
        json!({"n": 1, "kind": "wish", "id": Id::fixed(1).to_string(), "stamp": "000000001388-00000000-00000003", "v": 1,
               "body": {"id": Id::fixed(1).to_string(), "child": Id::fixed(2).to_string(), "item": Id::fixed(3).to_string(), "on": "2026-11-23"}}),
    ];
    for line in more {
        let mut document = document.clone();
        document["records"][1] = line;
        assert_eq!(fault(&schema, &document, &schema, ""), None);
    }
}

/// The schema says what the reader takes: a document it refuses is refused by the schema too, where one value alone tells.
#[test]
fn what_no_record_may_be_is_against_the_schema() {
    let schema = schema();
    let document: Value = serde_json::from_slice(&Book::sample().plain()).unwrap();
    let child = document["records"]
        .as_array()
        .unwrap()
        .iter()
        .position(|line| line["kind"] == "child" && line["body"].is_object())
        .unwrap();
    let places = [
        ("/pebblebook/major", json!(2)),
        ("/pebblebook/keys", json!({})),
        ("/trailer/sha256", json!("short")),
        ("/records/0", json!({"n": 0})),
        ("/records/CHILD/kind", json!("nap")),
        ("/records/CHILD/id", json!("me")),
        ("/records/CHILD/body", json!({})),
        ("/records/CHILD/body/name", json!("")),
        ("/records/CHILD/body/name", json!("x".repeat(121))),
        ("/records/CHILD/body/born", json!("2026-02-30")),
        ("/records/CHILD/body/colour", json!("orange")),
        ("/records/CHILD/body/carers/0/emergency", json!(1)),
    ];
    for (place, value) in places {
        let mut document = document.clone();
        *document.pointer_mut(&place.replace("CHILD", &child.to_string())).unwrap() = value;
        assert!(fault(&schema, &document, &schema, "").is_some(), "{place}");
    }
}
