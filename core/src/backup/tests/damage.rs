//! A file that was damaged or tampered with is found out, wherever it was touched.

use super::*;
use crate::json::{Tree, parse, write};
use proptest::prelude::*;
use sha2::{Digest, Sha256};

/// Where each line begins, and the end of the file.
fn starts(file: &[u8]) -> Vec<usize> {
    let breaks = file.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1);
    std::iter::once(0).chain(breaks).collect()
}

fn lines(file: &[u8]) -> Vec<Vec<u8>> {
    file.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect()
}

/// The plain file and the sealed one of a book.
fn both(book: &Book) -> [Vec<u8>; 2] {
    [book.plain(), book.sealed()]
}

#[test]
fn a_file_cut_between_two_lines_is_called_cut() {
    for file in both(&Book::sample()) {
        for at in starts(&file).into_iter().filter(|at| (1..file.len()).contains(at)) {
            assert_eq!(read(&file[..at]), Err(BackupError::Cut), "at {at}");
        }
    }
}

#[test]
fn a_file_cut_anywhere_is_called_cut() {
    let mut places = SeededEntropy::new(2);
    for file in both(&Book::small()) {
        for _ in 0..1_000 {
            let at = 1 + places.next_number() as usize % (file.len() - 1);
            assert_eq!(read(&file[..at]), Err(BackupError::Cut), "at {at}");
        }
        for at in file.len() - 200..file.len() {
            assert_eq!(read(&file[..at]), Err(BackupError::Cut), "at {at}");
        }
    }
}

#[test]
fn lines_that_changed_places_or_were_doubled_or_lost_are_out_of_order() {
    for file in both(&Book::small()) {
        let whole = lines(&file);
        let last = whole.len() - 1; // the trailer
        let after = |change: &dyn Fn(&mut Vec<Vec<u8>>)| {
            let mut lines = whole.clone();
            change(&mut lines);
            read(&lines.concat()).unwrap_err()
        };
        let out_of_order = |line| BackupError::OutOfOrder { line };
        for (at, line) in whole.iter().enumerate().take(last).skip(1) {
            assert_eq!(
                after(&|lines| _ = lines.remove(at)),
                out_of_order(at + 1),
                "without line {}",
                at + 1
            );
            assert_eq!(
                after(&|lines| lines.insert(at, line.clone())),
                out_of_order(at + 2),
                "line {} twice",
                at + 1
            );
        }
        for at in 1..last - 1 {
            assert_eq!(
                after(&|lines| lines.swap(at, at + 1)),
                out_of_order(at + 1),
                "line {} and the next",
                at + 1
            );
        }
        let behind = BackupError::Altered { line: Some(last + 2) };
        assert_eq!(after(&|lines| lines.swap(0, 1)), BackupError::NotABackup);
        assert_eq!(after(&|lines| lines.swap(last - 1, last)), out_of_order(last));
        assert_eq!(after(&|lines| lines.push(lines[last].clone())), behind);
        assert_eq!(after(&|lines| lines.push(b" ".to_vec())), behind);
        assert_eq!(after(&|lines| _ = lines.remove(0)), BackupError::NotABackup);
        assert_eq!(after(&|lines| _ = lines.remove(last)), BackupError::Cut);
    }
}

/// Gives every line the number of its place, as one would who swapped lines on purpose.
fn renumbered(lines: &mut [Vec<u8>]) {
    let last = lines.len() - 1;
    for (n, line) in lines[1..last].iter_mut().enumerate() {
        let text = String::from_utf8(line.clone()).unwrap();
        let fields = text.split_once("\"sealed\":").unwrap().1.trim_end().trim_end_matches(',');
        let end = if n + 2 == last { "\n" } else { ",\n" };
        *line = format!("{{\"n\":{n},\"sealed\":{fields}{end}").into_bytes();
    }
}

#[test]
fn sealed_lines_open_in_their_own_place_only() {
    let whole = lines(&Book::small().sealed());
    for at in 2..whole.len() - 2 {
        let mut swapped = whole.clone();
        swapped.swap(at, at + 1);
        renumbered(&mut swapped);
        assert_eq!(read(&swapped.concat()), Err(BackupError::Altered { line: Some(at + 1) }));
    }
    // The last line gone, and the trailer's count with it: the trailer itself opens in its own place only.
    let mut short = whole.clone();
    let trailer = short.len() - 1;
    short.remove(trailer - 1);
    renumbered(&mut short);
    let count = format!("\"lines\":{}", trailer - 1);
    let less = format!("\"lines\":{}", trailer - 2);
    let text = String::from_utf8(short[trailer - 1].clone()).unwrap();
    assert!(text.contains(&count));
    short[trailer - 1] = text.replace(&count, &less).into_bytes();
    assert_eq!(read(&short.concat()), Err(BackupError::Altered { line: Some(trailer) }));
}

#[test]
fn lines_of_another_file_of_the_same_book_do_not_open() {
    let book = Book::small();
    let mut other = book.clone();
    other.made = Moment::from_millis(1_795_000_000_001);
    let (mine, theirs) = (lines(&book.sealed()), lines(&other.sealed()));
    for at in 1..mine.len() - 1 {
        let mut mixed = mine.clone();
        mixed[at] = theirs[at].clone();
        let expected = match at {
            1 => BackupError::HeaderAltered,
            _ => BackupError::Altered { line: Some(at + 1) },
        };
        assert_eq!(read(&mixed.concat()), Err(expected));
    }
}

/// The first line with this text in its object, its hash right again.
fn rehashed(object: &[u8]) -> Vec<u8> {
    let hash = line::hex(&Sha256::digest(object));
    [
        b"{\"pebblebook\":",
        object,
        format!(",\"sha256\":\"{hash}\",\"records\":[\n").as_bytes(),
    ]
    .concat()
}

/// The places of all fields in a tree, each the way down to it.
fn places(tree: &Tree<'_>) -> Vec<Vec<usize>> {
    let Tree::Fields(fields) = tree else { return vec![] };
    let below = |(at, (_, value)): (usize, &(Tree<'_>, Tree<'_>))| {
        let deeper = places(value).into_iter().map(move |mut place| {
            place.insert(0, at);
            place
        });
        std::iter::once(vec![at]).chain(deeper).collect::<Vec<_>>()
    };
    fields.iter().enumerate().flat_map(below).collect()
}

/// Something else in place of this value.
fn change(value: &mut Tree<'_>) {
    match value {
        Tree::Whole(whole) => *whole += 1,
        Tree::Text(text) => {
            let mut letters: Vec<char> = text.chars().collect();
            let at = letters.len() - 2;
            letters[at] = if letters[at] == '1' { '2' } else { '1' };
            *text = letters.into_iter().collect::<String>().into();
        }
        Tree::Nothing => *value = Tree::Fields(vec![]),
        other => *other = Tree::Nothing,
    }
}

/// Every header that differs from this one in a single field, or has it no more.
fn altered_headers(object: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for place in places(&parse(object).unwrap()) {
        for gone in [false, true] {
            let mut whole = parse(object).unwrap();
            let mut names = vec![if gone { "no" } else { "other" }.to_owned()];
            let mut tree = &mut whole;
            for (at, depth) in place.iter().zip(1..) {
                let Tree::Fields(fields) = tree else { unreachable!() };
                names.push(fields[*at].0.text().unwrap().to_owned());
                if gone && depth == place.len() {
                    fields.remove(*at);
                    break;
                }
                tree = &mut fields[*at].1;
                if depth == place.len() {
                    change(tree);
                    break;
                }
            }
            all.push((names.join(" "), write(&whole)));
        }
    }
    all
}

#[test]
fn every_change_of_the_header_is_found() {
    for (file, sealed) in both(&Book::small()).into_iter().zip([false, true]) {
        let (first, rest) = first_line(&file);
        let text = String::from_utf8(first).unwrap();
        let object = text.strip_prefix("{\"pebblebook\":").unwrap();
        let object = object.split_once(",\"sha256\":").unwrap().0.as_bytes();
        assert_eq!(rehashed(object), text.as_bytes());
        let headers = altered_headers(object);
        assert!(headers.len() > if sealed { 30 } else { 16 }, "{}", headers.len());
        for (what, header) in headers {
            let kept = text.replace(std::str::from_utf8(object).unwrap(), std::str::from_utf8(&header).unwrap());
            let error = read(&[kept.as_bytes(), &rest].concat()).unwrap_err();
            let expected = match what.as_str() {
                "other format" | "no format" => BackupError::NotABackup,
                "other major" => BackupError::Newer { major: 2 },
                _ => BackupError::HeaderAltered,
            };
            assert_eq!(error, expected, "{what}");
            let error = read(&[rehashed(&header).as_slice(), &rest].concat()).unwrap_err();
            let found = match error {
                BackupError::NotABackup => what.ends_with("format"),
                BackupError::Newer { .. } => what == "other major" || what == "other keys form",
                BackupError::HeaderAltered => true,
                // A plain file proves itself as a whole only, and a sealed one whose keys are gone is taken for a plain one at first.
                BackupError::Altered { .. } => !sealed || what.ends_with(" keys"),
                _ => false,
            };
            assert!(found, "{what}, hash right: {error:?}");
        }
    }
}

#[test]
fn another_lock_put_before_a_sealed_file_opens_nothing() {
    let file = Book::small().sealed();
    let mut entropy = SeededEntropy::new(77);
    let mut ctx = Ctx::new(Moment::from_millis(1_000), 0, &mut entropy);
    let theirs = Vault::new(VaultId::fresh(&mut ctx), VaultKey::fresh(ctx.entropy()));
    let mut reader = Reader::new(read_header(&file).unwrap().unwrap(), Some(theirs));
    assert_eq!(reader.feed(&file, &mut |_| panic!("handed out")), Err(BackupError::HeaderAltered));
    assert_eq!(reader.end(), Err(BackupError::HeaderAltered));
}

#[test]
fn a_plain_file_does_not_pass_for_a_sealed_one_nor_the_other_way_round() {
    let book = Book::small();
    let [plain, sealed] = both(&book);
    let (plain_first, plain_rest) = first_line(&plain);
    let (sealed_first, sealed_rest) = first_line(&sealed);
    assert_eq!(read(&[sealed_first, plain_rest].concat()), Err(BackupError::HeaderAltered));
    assert!(read(&[plain_first, sealed_rest].concat()).is_err());
}

#[test]
fn after_a_fault_nothing_more_is_read() {
    let mut file = lines(&Book::small().sealed());
    file.remove(3);
    let file = file.concat();
    let mut reader = Reader::new(read_header(&file).unwrap().unwrap(), Some(keys().1.clone()));
    let error = reader.feed(&file, &mut |_| ()).unwrap_err();
    assert_eq!(reader.feed(b"{}", &mut |_| panic!("handed out")), Err(error.clone()));
    assert_eq!(reader.end(), Err(error));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn one_changed_byte_is_always_found(at in any::<prop::sample::Index>(), by in 1u8..=255, sealed in any::<bool>()) {
        let book = Book::small();
        let mut file = if sealed { book.sealed() } else { book.plain() };
        let at = at.index(file.len());
        file[at] = file[at].wrapping_add(by);
        prop_assert!(read(&file).is_err(), "byte {} changed", at);
    }

    #[test]
    fn no_bytes_make_it_stumble(bytes in prop::collection::vec(any::<u8>(), 0..500)) {
        prop_assert!(read(&bytes).is_err());
    }
}
