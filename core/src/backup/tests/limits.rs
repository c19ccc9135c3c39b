//! Nothing so large is looked at that it would keep a phone busy for ever: each limit just under, and just over. And ten thousand files
//! that went through a mangle.

use super::*;

const PLENTY: Limits = LIMITS;

#[test]
fn a_file_may_be_so_large_and_no_larger() {
    let file = Book::small().plain();
    let limited = |bytes: usize| {
        let limits = Limits {
            bytes: bytes as u64,
            ..PLENTY
        };
        read_in(&file, &[1_000], limits).map(|_| ())
    };
    assert_eq!(limited(file.len()), Ok(()));
    let bytes = file.len() as u64;
    assert_eq!(limited(file.len() - 1), Err(BackupError::TooLarge { bytes }));
}

#[test]
fn a_line_may_be_so_long_and_no_longer() {
    for file in [Book::small().plain(), Book::small().sealed()] {
        let longest = file.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::len).max().unwrap();
        for slices in [&[7_usize][..], &[usize::MAX]] {
            let limited = |line| read_in(&file, slices, Limits { line, ..PLENTY }).map(|_| ());
            assert_eq!(limited(longest), Ok(()));
            assert!(matches!(limited(longest - 1), Err(BackupError::TooLarge { .. })));
        }
    }
    let (first, _) = first_line(&Book::small().plain());
    let endless = [first, vec![b' '; MOST_LINE_BYTES + 1]].concat();
    assert!(matches!(read(&endless), Err(BackupError::TooLarge { .. })));
}

#[test]
fn there_may_be_so_many_records_and_no_more() {
    let book = Book::small();
    let records = book.rows.len();
    let limited = |records| read_in(&book.plain(), &[1_000], Limits { records, ..PLENTY }).map(|_| ());
    assert_eq!(limited(records), Ok(()));
    assert_eq!(limited(records - 1), Err(BackupError::TooManyRecords));
}

#[test]
fn a_body_may_be_so_deep_and_no_deeper() {
    let with = |depth: usize| {
        let mut row = sample_rows().remove(0);
        let body = String::from_utf8(row.body).unwrap();
        let deep = format!("{{\"deep\":{}{},", "[".repeat(depth), "]".repeat(depth));
        row.body = body.replacen('{', &deep, 1).into_bytes();
        Book::of(vec![row])
    };
    let written = |book: &Book| {
        let mut entropy = SeededEntropy::new(1);
        let (mut writer, mut file) = Writer::begin(&book.about, &book.counts(), book.made, Sealing::PLAIN, &mut entropy);
        writer.row(&book.rows[0], &mut file, &mut entropy)
    };
    // The line and the body are two more.
    let deepest = with(125);
    assert_eq!(read(&deepest.plain()).as_ref(), Ok(&deepest));
    assert_eq!(read(&deepest.sealed()).as_ref(), Ok(&deepest));
    assert!(matches!(written(&with(126)), Err(WriteError::NotARecord { .. })));
}

#[test]
fn a_header_without_end_is_not_waited_for() {
    let mut first = first_line(&Book::small().plain()).0;
    first.pop();
    assert_eq!(read_header(&first), Ok(None));
    first.resize(MOST_HEADER_BYTES - 1, b' ');
    assert_eq!(read_header(&first), Ok(None));
    first.push(b' ');
    assert!(matches!(read_header(&first), Err(BackupError::TooLarge { .. })));
}

#[test]
fn what_could_not_be_read_is_not_written() {
    let book = Book::small();
    let mut entropy = SeededEntropy::new(1);
    let mut written = |limits: Limits| {
        let (mut writer, mut file) = Writer::begin(&book.about, &book.counts(), book.made, sealing(), &mut entropy);
        writer.limits = limits;
        book.rows.iter().try_for_each(|row| writer.row(row, &mut file, &mut entropy))
    };
    let records = book.rows.len();
    assert_eq!(written(Limits { records, ..PLENTY }), Ok(()));
    let fewer = Limits {
        records: records - 1,
        ..PLENTY
    };
    assert_eq!(written(fewer), Err(WriteError::TooManyRecords));
    assert!(matches!(written(Limits { line: 500, ..PLENTY }), Err(WriteError::TooLarge { .. })));
    // The largest picture there may be fits, with room for its head.
    let largest = Book::of(vec![photo(1, picture::MOST_KEPT_BYTES)]).sealed();
    let longest = largest.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::len).max().unwrap();
    assert!(longest < MOST_LINE_BYTES / 2);
}

/// Ten thousand files, each changed in a few places, cut, doubled or mixed with another: none is believed, and none makes it stumble.
#[test]
fn ten_thousand_mangled_files_are_all_refused() {
    let book = Book::small();
    let whole = [book.plain(), book.sealed(), file_of(&[ABOUT])];
    let mut chance = SeededEntropy::new(0x000F_11E5);
    for round in 0..10_000 {
        let mut pick = |most: usize| chance.next_number() as usize % most.max(1);
        let of = pick(whole.len());
        let mut file = whole[of].clone();
        for _ in 0..=pick(3) {
            let at = pick(file.len());
            let to = (at + pick(80)).min(file.len());
            match pick(6) {
                0 => file[at] = file[at].wrapping_add(1 + pick(255) as u8),
                1 => file.truncate(at.max(1)),
                2 => drop(file.drain(at..to.max(at + 1).min(file.len()))),
                3 => file.insert(at, b"{}[]\",:0\\\n\r\xFF"[pick(12)]),
                4 => {
                    let piece = file[at..to].to_vec();
                    let into = pick(file.len());
                    file.splice(into..into, piece);
                }
                _ => {
                    let from = &whole[(of + 1) % whole.len()];
                    let start = pick(from.len());
                    let piece = from[start..(start + 60).min(from.len())].to_vec();
                    file.splice(at..to, piece);
                }
            }
        }
        let read = read_in(&file, &[1 + pick(file.len())], PLENTY);
        assert!(read.is_err() || whole.contains(&file), "round {round}");
    }
}
