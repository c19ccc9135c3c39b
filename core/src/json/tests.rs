//! What is written is what the library would write, and reads back the same; what is no record is refused without repeating any of it.

use super::*;
use crate::change::Change;
use crate::demo;
use crate::row::Record;
use crate::time::parse_date;
use proptest::prelude::*;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Something of every form that serde knows and records may take.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Everything {
    flag: bool,
    small: u8,
    whole: i64,
    text: String,
    perhaps: Option<Box<Everything>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    seldom: Option<u16>,
    list: Vec<(u32, String)>,
    named: BTreeMap<String, i32>,
    choices: Vec<Choice>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Choice {
    NothingMore,
    One(String),
    Two(u8, bool),
    Fields { of: String, none: () },
}

fn choice() -> impl Strategy<Value = Choice> {
    prop_oneof![
        Just(Choice::NothingMore),
        any::<String>().prop_map(Choice::One),
        any::<(u8, bool)>().prop_map(|(number, flag)| Choice::Two(number, flag)),
        any::<String>().prop_map(|of| Choice::Fields { of, none: () }),
    ]
}

fn everything() -> impl Strategy<Value = Everything> {
    let leaf = || {
        (
            any::<(bool, u8, i64, String, Option<u16>)>(),
            prop::collection::vec(any::<(u32, String)>(), 0..3),
            prop::collection::btree_map(any::<String>(), any::<i32>(), 0..3),
            prop::collection::vec(choice(), 0..4),
        )
            .prop_map(|((flag, small, whole, text, seldom), list, named, choices)| Everything {
                flag,
                small,
                whole,
                text,
                perhaps: None,
                seldom,
                list,
                named,
                choices,
            })
    };
    (leaf(), prop::option::of(leaf())).prop_map(|(outer, inner)| Everything {
        perhaps: inner.map(Box::new),
        ..outer
    })
}

proptest! {
    #[test]
    fn it_writes_what_the_library_writes_and_reads_it_back(record in everything()) {
        let text = write(&record);
        prop_assert_eq!(&text, &serde_json::to_vec(&record).unwrap());
        prop_assert_eq!(read::<Everything>(&text), Ok(record.clone()));
        // Laid out by another hand, with blanks and the fields in another order.
        let shuffled: serde_json::Value = serde_json::from_slice(&text).unwrap();
        prop_assert_eq!(read(&serde_json::to_vec_pretty(&shuffled).unwrap()), Ok(record));
    }

    #[test]
    fn no_text_makes_it_stumble(text in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = read::<Everything>(&text);
    }

    #[test]
    fn a_text_taken_for_a_tree_is_written_as_it_was(record in everything()) {
        let text = write(&record);
        prop_assert_eq!(write(&parse(&text).unwrap()), text);
    }
}

#[test]
fn every_record_of_the_sample_is_written_as_the_library_would() {
    for change in demo::sample(parse_date("2026-11-23").unwrap()).changes() {
        let Change::Put(record) = change else { continue };
        let like_the_library = match record {
            Record::Child(child) => serde_json::to_vec(child.as_ref()),
            Record::Book(book) => serde_json::to_vec(book.as_ref()),
            Record::Loan(loan) => serde_json::to_vec(loan.as_ref()),
            Record::ReadingLogEntry(entry) => serde_json::to_vec(entry.as_ref()),
            Record::Consents(consents) => serde_json::to_vec(consents.as_ref()),
            Record::Judgement(judgement) => serde_json::to_vec(judgement.as_ref()),
            Record::NextStep(step) => serde_json::to_vec(step.as_ref()),
            Record::Interest(interest) => serde_json::to_vec(interest.as_ref()),
            Record::Observation(observation) => serde_json::to_vec(observation.as_ref()),
            Record::Calendar(calendar) => serde_json::to_vec(calendar.as_ref()),
            _ => continue,
        };
        let body = record.body();
        assert_eq!(body, like_the_library.unwrap());
        assert_eq!(
            Record::read(record.kind(), record.id(), record.kind().version(), &body).as_ref(),
            Ok(record)
        );
    }
}

#[test]
fn what_is_no_record_is_refused_by_name_and_never_repeated() {
    #[derive(Debug, PartialEq, Deserialize)]
    struct Child {
        name: String,
        age: u8,
        likes: Option<Choice>,
    }
    for (text, why) in [
        (r#"{"name":"Ada","age":3"#, Unread::NotJson { column: 21 }),
        (r#"{"name":"Ada"}"#, Unread::Missing("age")),
        (r#"{"name":"Ada","age":3,"age":4}"#, Unread::Twice("age")),
        (r#"{"name":"Ada","age":300}"#, Unread::Value),
        (r#"{"name":"Ada","age":-1}"#, Unread::Value),
        (r#"{"name":"Ada","age":"3"}"#, Unread::Value),
        (r#"{"name":3,"age":3}"#, Unread::Value),
        (r#"{"name":"Ada","age":3.5}"#, Unread::NotJson { column: 23 }),
        (r#"{"name":"Ada","age":18446744073709551615}"#, Unread::NotJson { column: 40 }),
        (r#"["Ada",3,null]"#, Unread::Value),
        (r#"{"name":"Ada","age":3,"likes":"cake"}"#, Unread::Unknown),
        (r#"{"name":"Ada","age":3,"likes":{"one":"Ada","two":[1,true]}}"#, Unread::Value),
        (r#"{"name":"Ada","age":3,"likes":"one"}"#, Unread::Value),
        (r#"{"name":"Ada","age":3,"likes":{"nothing_more":"Ada"}}"#, Unread::Value),
    ] {
        let unread = read::<Child>(text.as_bytes()).unwrap_err();
        assert_eq!(unread, why, "{text}");
        assert!(!unread.to_string().contains("Ada"));
    }
    // A field of a newer app is left alone.
    assert!(read::<Child>(br#"{"name":"Ada","age":3,"Ada":1}"#).is_ok());
    assert_eq!(
        read(br#"{"age":3,"name":"Ada"}"#),
        Ok(Child {
            name: "Ada".into(),
            age: 3,
            likes: None
        })
    );
}

#[test]
fn a_text_nested_without_end_is_refused() {
    let deep = "[".repeat(100_000);
    assert!(read::<Vec<u8>>(deep.as_bytes()).is_err());
}

#[test]
fn a_field_is_taken_once_and_a_second_one_is_left_over() {
    let mut tree = parse(br#"{"name":"Ada","age":3,"age":4,"size":-1}"#).unwrap();
    assert_eq!(tree.take_text("name").as_deref(), Some("Ada"));
    assert_eq!(tree.take_whole("age"), Some(3));
    assert_eq!(tree.take_whole("size"), None);
    assert!(!tree.is_bare());
    assert_eq!(tree.take_whole("age"), Some(4));
    assert!(tree.is_bare() && !parse(b"[]").unwrap().is_bare());
}

#[test]
fn what_two_made_of_one_text_is_joined_field_by_field() {
    let was = br#"{"name":"Ada","notes":"","allergies":"","age":3}"#;
    let mine = br#"{"name":"Ada","notes":"Sleeps","allergies":"","age":3}"#;
    let theirs = br#"{"name":"Ada","notes":"","allergies":"Peanut","age":4}"#;
    let both = br#"{"name":"Ada","notes":"Sleeps","allergies":"Peanut","age":4}"#;
    let joined = join(was, mine, theirs).unwrap();
    assert_eq!((joined.text.as_slice(), joined.torn.len()), (both.as_slice(), 0));
    // Only one of them changed anything.
    assert_eq!(join(was, mine, was).unwrap().text, mine);
    assert_eq!(join(was, was, theirs).unwrap().text, theirs);
    // Both changed the same: once alike, once not.
    assert_eq!(join(was, theirs, theirs).unwrap().torn, []);
    let torn = join(br#"{"allergies":""}"#, br#"{"allergies":"Egg"}"#, br#"{"allergies":"Peanut"}"#).unwrap();
    assert_eq!(torn.text, br#"{"allergies":"Egg"}"#);
    assert_eq!(torn.torn, [("allergies".to_owned(), "Peanut".to_owned())]);
    assert_eq!(join(b"", mine, theirs), None);
}
