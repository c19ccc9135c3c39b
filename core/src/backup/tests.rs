//! The backup file: whole and equal it comes back, and anything else is refused.

use super::*;
use crate::demo;
use crate::row::Stamp;
use crate::time::{SeededEntropy, parse_date};
use crate::vault::Unsealed;
use proptest::prelude::*;

fn sample_rows() -> Vec<Row> {
    let changes = demo::sample(parse_date("2026-11-23").unwrap());
    let mut entropy = SeededEntropy::new(1);
    let rows = changes.rows(&Unsealed, Stamp::default(), Moment::from_millis(5_000), 3, &mut entropy);
    rows.unwrap().0
}

fn sample_file() -> Vec<u8> {
    write(Source {
        setting: "Little Pebbles",
        made: Moment::from_millis(1_795_000_000_000),
        rows: sample_rows(),
    })
    .unwrap()
}

fn again(contents: Contents) -> Vec<u8> {
    write(Source {
        setting: &contents.header.setting,
        made: Moment::from_millis(1_795_000_000_000),
        rows: contents.rows,
    })
    .unwrap()
}

#[test]
fn a_file_is_one_json_document_and_reads_back_byte_for_byte() {
    let file = sample_file();
    let document: serde_json::Value = serde_json::from_slice(&file).unwrap();
    assert_eq!(
        document["records"].as_array().unwrap().len(),
        document["trailer"]["count"].as_u64().unwrap() as usize
    );
    assert_eq!(again(read(&file).unwrap()), file);
}

#[test]
fn an_empty_book_can_be_backed_up() {
    let file = write(Source {
        setting: "",
        made: Moment::from_millis(0),
        rows: vec![],
    })
    .unwrap();
    assert_eq!(read(&file).unwrap().rows.len(), 0);
}

#[test]
fn a_file_cut_anywhere_is_refused() {
    let file = sample_file();
    for at in (0..file.len() - 2)
        .step_by(97)
        .chain(file.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at))
        .filter(|at| *at < file.len() - 1)
    {
        let error = read(&file[..at]).unwrap_err();
        assert!(
            matches!(error, BackupError::Cut | BackupError::NotABackup),
            "cut at {at}: {error:?}"
        );
    }
}

#[test]
fn a_newer_file_a_foreign_file_and_no_file_each_say_so() {
    let file = String::from_utf8(sample_file()).unwrap();
    assert_eq!(
        read(file.replacen("\"major\":1", "\"major\":2", 1).as_bytes()).unwrap_err(),
        BackupError::Newer { major: 2 }
    );
    assert_eq!(
        read(br#"{"notes":[{"title":"another app"}]}"#).unwrap_err(),
        BackupError::NotABackup
    );
    assert_eq!(read(b"").unwrap_err(), BackupError::NotABackup);
    assert_eq!(read(b"\xFF\xD8\xFF\xE0 a photo").unwrap_err(), BackupError::NotABackup);
    assert_eq!(
        read(file.replacen("Little Pebbles", "Little Rocks", 1).as_bytes()).unwrap_err(),
        BackupError::Altered
    );
}

#[test]
fn a_record_that_points_nowhere_is_refused_even_with_a_right_hash() {
    let rows: Vec<Row> = sample_rows().into_iter().filter(|row| row.kind != Kind::Child).collect();
    let file = write(Source {
        setting: "x",
        made: Moment::from_millis(0),
        rows,
    })
    .unwrap();
    assert_eq!(read(&file).unwrap_err(), BackupError::Inconsistent);
}

use crate::row::Kind;

#[test]
fn a_record_of_a_newer_form_is_never_guessed_at() {
    let mut rows = sample_rows();
    rows[0].v = 99;
    let file = write(Source {
        setting: "x",
        made: Moment::from_millis(0),
        rows,
    })
    .unwrap();
    assert!(matches!(read(&file).unwrap_err(), BackupError::NewerRecord { .. }));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn one_changed_byte_is_always_noticed(at in any::<prop::sample::Index>(), by in 1u8..255) {
        let mut file = sample_file();
        let at = at.index(file.len() - 1); // the last byte is the closing line break
        file[at] = file[at].wrapping_add(by);
        prop_assert!(read(&file).is_err(), "byte {} changed", at);
    }

    #[test]
    fn no_bytes_make_it_stumble(bytes in prop::collection::vec(any::<u8>(), 0..500)) {
        prop_assert!(read(&bytes).is_err());
    }
}
