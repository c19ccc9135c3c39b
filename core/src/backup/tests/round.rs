//! Out and in again.

use super::*;
use crate::json;
use proptest::prelude::*;

#[test]
fn a_plain_file_is_one_json_document_and_comes_back_byte_for_byte() {
    let book = Book::sample();
    let file = book.plain();
    let document: serde_json::Value = serde_json::from_slice(&file).unwrap();
    assert_eq!(
        document["records"].as_array().unwrap().len() as u64,
        document["trailer"]["lines"].as_u64().unwrap()
    );
    let read = read(&file).unwrap();
    assert_eq!(read, book);
    assert_eq!(read.plain(), file);
}

#[test]
fn a_sealed_file_is_one_json_document_that_names_nobody() {
    let book = Book::sample();
    let file = book.sealed();
    let document: serde_json::Value = serde_json::from_slice(&file).unwrap();
    let records = document["records"].as_array().unwrap();
    assert_eq!(records.len() as u64, document["trailer"]["lines"].as_u64().unwrap());
    assert!(records.iter().all(|line| line.as_object().unwrap().len() == 2));
    let text = String::from_utf8(file.clone()).unwrap();
    assert!(!text.contains("Pebbles") && !text.contains("\"id\"") && !text.contains("Gruffalo"));
    assert_eq!(read(&file).unwrap(), book);
    assert_eq!(read(&file).unwrap().plain(), book.plain());
}

#[test]
fn totals_are_what_was_written() {
    let book = Book::sample();
    let (_, totals) = read_in(&book.plain(), &[4_096], LIMITS).unwrap();
    assert_eq!((totals.rows, totals.counts), (book.rows.len(), book.counts()));
    let header = read_header(&book.plain()).unwrap().unwrap();
    assert_eq!((header.counts, header.made, header.keys), (book.counts(), book.made, None));
}

#[test]
fn an_empty_book_can_be_backed_up() {
    let book = Book::of(vec![]);
    assert_eq!(read(&book.plain()).unwrap(), book);
    assert_eq!(read(&book.sealed()).unwrap(), book);
}

#[test]
fn pictures_stand_in_as_many_lines_as_they_need() {
    for (bytes, lines) in [
        (300, 1),
        (PART_BYTES, 1),
        (PART_BYTES + 1, 2),
        (2 * PART_BYTES, 2),
        (picture::MOST_KEPT_BYTES, 4),
    ] {
        let book = Book::of(vec![photo(1, bytes), photo(2, 300)]);
        for file in [book.plain(), book.sealed()] {
            let document: serde_json::Value = serde_json::from_slice(&file).unwrap();
            assert_eq!(document["records"].as_array().unwrap().len(), 2 + lines, "{bytes} bytes");
            assert_eq!(read(&file).unwrap(), book);
        }
    }
}

#[test]
fn the_passphrase_of_the_file_opens_it_and_no_other_key_does() {
    let (keyring, vault) = keys();
    let file = Book::small().sealed();
    let header = read_header(&file).unwrap().unwrap();
    let keys = header.keys.clone().unwrap();
    assert_eq!(&keys, keyring);
    assert_eq!(
        keys.unlock(&Passphrase::typed("seven dry pebbles home")).unwrap_err(),
        UnlockError::Wrong
    );
    let opened = keys.unlock(&Passphrase::typed("seven wet pebbles home")).unwrap();
    assert_eq!(opened.key().bytes(), vault.key().bytes());
    let mut unopened = Reader::new(header, None);
    assert_eq!(unopened.feed(&file, &mut |_| panic!("handed out")), Err(BackupError::Locked));
}

#[test]
fn a_key_that_lies_on_the_device_never_goes_into_a_file() {
    let (keyring, vault) = keys();
    assert!(Sealing::of_the_book(&Keyring::on_device(vault), vault).is_none());
    let other = Vault::new(
        VaultId::fresh(&mut Ctx::new(Moment::from_millis(1), 0, &mut SeededEntropy::new(8))),
        vault.key().clone(),
    );
    assert!(Sealing::of_the_book(keyring, &other).is_none());
}

#[test]
fn a_row_that_changed_while_writing_is_noticed_at_the_end() {
    let book = Book::small();
    let mut entropy = SeededEntropy::new(9);
    let (mut writer, mut file) = Writer::begin(&book.about, &book.counts(), book.made, Sealing::PLAIN, &mut entropy);
    for row in book.rows.iter().skip(1) {
        writer.row(row, &mut file, &mut entropy).unwrap();
    }
    assert_eq!(writer.end(&mut file, &mut entropy), Err(WriteError::Miscounted));
}

#[test]
fn a_row_that_was_not_opened_is_not_written() {
    let mut entropy = SeededEntropy::new(9);
    let (mut writer, mut file) = Writer::begin(
        &About::default(),
        &Counts::default(),
        Moment::from_millis(0),
        Sealing::PLAIN,
        &mut entropy,
    );
    for (mut row, body) in [
        (sample_rows().remove(0), &[1, 7, 200][..]),
        (sample_rows().remove(0), b"{},\"v\":{}"),
        (photo(1, 300), b""),
    ] {
        row.body = body.to_vec();
        let (kind, id) = (row.kind, row.id);
        assert_eq!(writer.row(&row, &mut file, &mut entropy), Err(WriteError::NotARecord { kind, id }));
    }
}

#[test]
fn what_does_not_fit_together_is_no_sound_book() {
    let rows = Book::sample().rows;
    let photos: Set<PhotoId> = rows.iter().filter(|row| row.kind == Kind::Photo).map(|row| row.id.into()).collect();
    let notebook = check(&rows, &photos).unwrap();
    assert_eq!(notebook.children().count(), 4);
    let orphans: Vec<Row> = rows.iter().filter(|row| row.kind != Kind::Child).cloned().collect();
    assert_eq!(check(&orphans, &photos), Err(BackupError::Inconsistent));
    let mut pictured = rows;
    let row = pictured.iter_mut().find(|row| row.kind == Kind::Child && !row.deleted).unwrap();
    let mut child: crate::people::Child = json::read(&row.body).unwrap();
    child.photo = Some(PhotoId::fixed(1));
    row.body = Record::from(child).body();
    assert!(check(&pictured, &photos).is_ok());
    assert_eq!(check(&pictured, &Set::default()), Err(BackupError::Inconsistent));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn however_it_is_sliced_it_reads_the_same(slices in prop::collection::vec(prop_oneof![1usize..40, 1usize..400_000], 1..9), sealed in any::<bool>()) {
        let book = Book::small();
        let file = if sealed { book.sealed() } else { book.plain() };
        prop_assert_eq!(read_in(&file, &slices, LIMITS).map(|(book, _)| book), Ok(book));
    }

    #[test]
    fn any_choice_of_rows_in_any_form_comes_back(keep in prop::collection::vec(any::<bool>(), 120), sealed in any::<bool>()) {
        let mut book = Book::sample();
        let mut keep = keep.iter().cycle();
        book.rows.retain(|_| *keep.next().unwrap());
        let file = if sealed { book.sealed() } else { book.plain() };
        prop_assert_eq!(read(&file), Ok(book));
    }
}
