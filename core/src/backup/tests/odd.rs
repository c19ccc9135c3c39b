//! Files that are not ours, newer than us, or put together by another hand.

use super::*;
use crate::row::RowError;

fn record(rest: &str) -> Vec<u8> {
    format!("{{\"n\":1,{rest}}}").into_bytes()
}

/// What becomes of a file that was honestly written with this one line in it.
fn with_line(line: &[u8]) -> BackupError {
    read(&file_of(&[ABOUT, line])).unwrap_err()
}

fn bad(error: RowError) -> BackupError {
    BackupError::BadLine { line: 3, error }
}

const HEAD: &str = r#""kind":"setting","id":"00000000-0000-8000-8000-000000000001","stamp":"000000001388-00000000-00000003""#;

#[test]
fn what_is_no_backup_is_called_so() {
    let foreign: [&[u8]; 8] = [
        b"",
        b"\n",
        br#"{"notes":[{"title":"another app"}]}"#,
        br#"{"pebblebook":{"format":"pebblebook-letter","major":1}}"#,
        b"[1,2,3]",
        b"\xFF\xD8\xFF\xE0 a picture",
        b"PK\x03\x04 an archive",
        b"{\n  \"pebblebook\": {\n    \"format\": \"pebblebook-backup\"",
    ];
    for bytes in foreign {
        assert_eq!(read(bytes), Err(BackupError::NotABackup), "{bytes:?}");
    }
}

#[test]
fn a_newer_form_is_called_newer_however_it_goes_on() {
    let newer = b"{\"pebblebook\":{\"format\":\"pebblebook-backup\",\"major\":7,\"sums\":[]},\"sha256\":\"\",\"records\":[\n\x01\x02";
    assert_eq!(read(newer), Err(BackupError::Newer { major: 7 }));
    let file = String::from_utf8(Book::small().plain()).unwrap();
    let newer = file.replacen("\"major\":1", "\"major\":2", 1);
    assert_eq!(read(newer.as_bytes()), Err(BackupError::Newer { major: 2 }));
}

#[test]
fn a_file_of_a_newer_addition_is_read_and_what_is_new_in_it_passed_over() {
    use sha2::{Digest, Sha256};
    let (first, _) = first_line(&file_of(&[ABOUT]));
    let text = String::from_utf8(first).unwrap();
    let object = text.strip_prefix("{\"pebblebook\":").unwrap().split_once(",\"sha256\"").unwrap().0;
    let object = object.replace("\"minor\":0", "\"minor\":3,\"mood\":{\"sunny\":true}");
    let object = object.replace("\"counts\":{", "\"counts\":{\"nap\":0");
    let hash = line::hex(&Sha256::digest(&object));
    let about = "{\"n\":0,\"about\":{\"setting\":\"x\",\"device\":\"y\",\"weather\":\"rain\"}}\n";
    let file = format!("{{\"pebblebook\":{object},\"sha256\":\"{hash}\",\"records\":[\n{about}");
    let file = with_trailer(file.into_bytes(), 1);
    assert_eq!(read_header(&file).unwrap().unwrap().minor, 3);
    assert_eq!(read(&file).unwrap().about.device, "y");
}

#[test]
fn a_record_of_a_newer_app_is_never_guessed_at() {
    let newer = BackupError::NewerRecord { line: 3 };
    let nap = HEAD.replace("setting", "nap");
    assert_eq!(with_line(&record(&format!("{nap},\"v\":1,\"body\":{{}}"))), newer);
    assert_eq!(with_line(&record(&format!("{HEAD},\"v\":2,\"body\":{{}}"))), newer);
    assert_eq!(with_line(&record(&format!("{HEAD},\"v\":2,\"shape\":7"))), newer);
    let mut book = Book::small();
    book.rows[1].v = 99;
    for file in [book.plain(), book.sealed()] {
        assert_eq!(read(&file), Err(BackupError::NewerRecord { line: 4 }));
    }
}

#[test]
fn a_line_that_is_no_record_says_which() {
    let deep = format!("{HEAD},\"v\":1,\"body\":{}{}", "[".repeat(129), "]".repeat(129));
    let proto = format!("{HEAD},\"v\":1,\"__proto__\":{{}},\"body\":{{}}");
    let twice = format!("{HEAD},\"v\":1,\"v\":1,\"body\":{{}}");
    for rest in [
        "",
        "\"kind\":\"setting\"",
        "\"kind\":7",
        deep.as_str(),
        proto.as_str(),
        twice.as_str(),
        &format!("{HEAD},\"v\":1e999,\"body\":{{}}"),
        &format!("{HEAD},\"v\":-0.5,\"body\":{{}}"),
        &format!("{HEAD},\"v\":70000,\"body\":{{}}"),
        &format!("{HEAD},\"v\":1"),
        &format!("{HEAD},\"v\":1,\"deleted\":\"yes\""),
        &format!("{HEAD},\"v\":1,\"deleted\":true,\"body\":{{}}"),
        &format!("{HEAD},\"v\":1,\"month\":\"2026-13\",\"body\":{{}}"),
        &format!("{},\"v\":1,\"body\":{{}}", HEAD.replace("00000000-0000", "")),
        &format!("{HEAD},\"v\":1,\"body\":\"\\ud800\""),
    ] {
        assert_eq!(with_line(&record(rest)), bad(RowError::NotARow), "{rest}");
    }
    let stamp = HEAD.replace("000000001388", "yesterday");
    assert_eq!(
        with_line(&record(&format!("{stamp},\"v\":1,\"body\":{{}}"))),
        bad(RowError::BadStamp)
    );
    assert!(matches!(
        with_line(&record(&format!("{HEAD},\"v\":1,\"body\":{{}}"))),
        BackupError::BadLine {
            error: RowError::Damaged { .. },
            ..
        }
    ));
    assert_eq!(with_line(b"{\"n\":1,\"kind\":\"\xFF\"}"), bad(RowError::NotARow));
}

#[test]
fn a_body_under_a_head_that_is_not_its_own_is_refused() {
    let loan = sample_rows().into_iter().find(|row| row.month.is_some()).unwrap();
    for change in [|row: &mut Row| row.id = Id::fixed(99), |row: &mut Row| row.month = None] {
        let mut row = loan.clone();
        change(&mut row);
        let kind = row.kind;
        for file in [Book::of(vec![row.clone()]).plain(), Book::of(vec![row]).sealed()] {
            assert_eq!(read(&file), Err(bad(RowError::Mismatched(kind))));
        }
    }
}

#[test]
fn one_record_twice_does_not_fit_together() {
    let rows = vec![sample_rows().remove(0); 2];
    for file in [Book::of(rows.clone()).plain(), Book::of(rows).sealed()] {
        assert_eq!(read(&file), Err(BackupError::Inconsistent));
    }
}

#[test]
fn fields_she_never_saw_are_kept_in_a_body() {
    let mut book = Book::of(vec![sample_rows().remove(0)]);
    let body = String::from_utf8(book.rows[0].body.clone()).unwrap();
    book.rows[0].body = body
        .replacen('{', "{\"__proto__\":{\"admin\":true},\"constructor\":[-1,null],", 1)
        .into_bytes();
    for file in [book.plain(), book.sealed()] {
        assert_eq!(read(&file).as_ref(), Ok(&book));
    }
    // Laid out over several lines by another hand, it is still one line of a plain file.
    let tidy = book.plain();
    book.rows[0].body = serde_json::to_vec_pretty(&serde_json::from_slice::<serde_json::Value>(&book.rows[0].body).unwrap()).unwrap();
    assert_eq!(
        book.plain().split(|byte| *byte == b'\n').count(),
        tidy.split(|byte| *byte == b'\n').count()
    );
}

#[test]
fn an_editor_that_changes_line_ends_or_adds_a_mark_has_altered_the_file() {
    for file in [Book::small().plain(), Book::small().sealed()] {
        let marked = [b"\xEF\xBB\xBF".as_slice(), &file].concat();
        assert_eq!(read(&marked), Err(BackupError::HeaderAltered));
        let windows = String::from_utf8(file.clone()).unwrap().replace('\n', "\r\n");
        assert_eq!(read(windows.as_bytes()), Err(BackupError::HeaderAltered));
        let (first, rest) = first_line(&file);
        let rest = String::from_utf8(rest).unwrap().replace('\n', "\r\n");
        assert!(matches!(
            read(&[first, rest.into_bytes()].concat()),
            Err(BackupError::Altered { .. } | BackupError::OutOfOrder { .. })
        ));
    }
}

#[test]
fn parts_of_a_picture_come_whole_and_in_turn() {
    use base64::Engine;
    let body = photo(1, 300).body;
    let head = r#""kind":"photo","id":"00000000-0000-8000-8000-000000000001","stamp":"000000001388-00000000-00000003","v":1"#;
    let text = |bytes: &[u8]| base64::engine::general_purpose::STANDARD.encode(bytes);
    let part = |part: usize, of: usize, bytes: &[u8]| format!("{head},\"part\":{part},\"of\":{of},\"base64\":\"{}\"", text(bytes));
    let mismatched = bad(RowError::Mismatched(Kind::Photo));
    let full = vec![0; PART_BYTES];
    for rest in [
        part(0, 1, &body),
        part(2, 1, &body),
        part(2, 2, &body),
        part(1, 2, &body),
        part(1, 5, &full),
        part(1, 0, &body),
        part(1, 1, &vec![0; PART_BYTES + 1]),
        part(1, 1, &body).replace("\"base64\":\"", "\"base64\":\"*"),
        format!("{head},\"part\":1,\"of\":1"),
    ] {
        assert_eq!(with_line(&record(&rest)), mismatched, "{}", rest.len());
    }
    for rest in [
        format!("{head},\"base64\":\"{}\"", text(&body)),
        format!("{head},\"part\":1,\"base64\":\"{}\"", text(&body)),
        format!("{HEAD},\"v\":1,\"part\":1,\"of\":1,\"body\":{{}}"),
    ] {
        assert!(matches!(with_line(&record(&rest)), BackupError::BadLine { .. }), "{rest}");
    }
    for nothing in [part(1, 1, b""), part(1, 1, b"Dear Ada")] {
        assert!(matches!(with_line(&record(&nothing)), BackupError::BadLine { .. }));
    }
    // The second part never comes; or another record comes in between; or it is part of another picture.
    let first = record(&part(1, 2, &full));
    assert_eq!(
        read(&file_of(&[ABOUT, &first])),
        Err(BackupError::BadLine {
            line: 4,
            error: RowError::Mismatched(Kind::Photo)
        })
    );
    for between in [
        format!("{{\"n\":2,{HEAD},\"v\":1,\"deleted\":true}}"),
        format!("{{\"n\":2,{}}}", part(2, 2, &body).replace("1388", "1389")),
        format!("{{\"n\":2,{}}}", part(2, 3, &body)),
    ] {
        let error = read(&file_of(&[ABOUT, &first, between.as_bytes()])).unwrap_err();
        assert!(matches!(error, BackupError::BadLine { line: 4, .. }), "{between}: {error:?}");
    }
}

#[test]
fn a_file_without_the_line_about_the_book_is_refused() {
    assert_eq!(
        read(&with_trailer(first_line(&file_of(&[ABOUT])).0, 0)),
        Err(BackupError::Altered { line: Some(2) })
    );
    assert_eq!(
        read(&file_of(&[b"{\"n\":0}"])),
        Err(BackupError::BadLine {
            line: 2,
            error: RowError::NotARow
        })
    );
}
