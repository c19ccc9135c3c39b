//! The backup file: whole and equal it comes back, plain and sealed, and anything else is refused by its name.

use super::*;
use crate::demo;
use crate::ids::Id;
use crate::row::{Record, Stamp};
use crate::tally::Heads;
use crate::time::{Moment, SeededEntropy, parse_date};
use std::sync::OnceLock;

mod damage;
mod limits;
mod odd;
mod round;
mod schema;
mod traced;

/// What is written into a file, or was read from it.
#[derive(Clone, Debug, PartialEq)]
struct Book {
    about: About,
    made: Moment,
    rows: Vec<Row>,
}

impl Book {
    fn of(rows: Vec<Row>) -> Self {
        Book {
            about: About {
                setting: "Little “Pebbles” \\ & Co\n".to_owned(),
                device: "Windows computer".to_owned(),
            },
            made: Moment::from_millis(1_795_000_000_000),
            rows,
        }
    }

    /// The sample, a tombstone, and pictures of one part and of many.
    fn sample() -> Self {
        static SAMPLE: OnceLock<Book> = OnceLock::new();
        let sample = SAMPLE.get_or_init(|| {
            let mut rows = sample_rows();
            rows.extend([photo(1, 300), photo(2, PART_BYTES), photo(3, 2 * PART_BYTES + 1)]);
            for (id, kind) in [(4, Kind::Photo), (5, Kind::Child)] {
                rows.push(Row {
                    deleted: true,
                    body: Vec::new(),
                    kind,
                    ..photo(id, 300)
                });
            }
            crate::order::by_key(&mut rows, |row| (row.kind, row.id));
            Book::of(rows)
        });
        sample.clone()
    }

    /// Few rows, so that a file can be damaged a thousand times; with a picture of two parts in between.
    fn small() -> Self {
        let mut rows: Vec<Row> = sample_rows().into_iter().filter(|row| row.kind <= Kind::Child).collect();
        rows.push(photo(1, 90));
        Book::of(rows)
    }

    fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for row in self.rows.iter().filter(|row| !row.deleted) {
            counts.change(row.kind, |count| *count += 1);
        }
        counts
    }

    fn written(&self, sealing: Sealing) -> Vec<u8> {
        let mut entropy = SeededEntropy::new(9);
        let (mut writer, mut file) = Writer::begin(&self.about, &self.counts(), self.made, sealing, &mut entropy);
        for row in &self.rows {
            writer.row(row, &mut file, &mut entropy).unwrap();
        }
        writer.end(&mut file, &mut entropy).unwrap();
        file
    }

    fn plain(&self) -> Vec<u8> {
        self.written(Sealing::PLAIN)
    }

    fn sealed(&self) -> Vec<u8> {
        self.written(sealing())
    }
}

/// What opens the sealed files of these tests. The slow work is done once.
fn keys() -> &'static (Keyring, Vault) {
    static KEYS: OnceLock<(Keyring, Vault)> = OnceLock::new();
    KEYS.get_or_init(|| {
        let mut entropy = SeededEntropy::new(4);
        let mut ctx = Ctx::new(Moment::from_millis(1_000), 0, &mut entropy);
        let sealing = Sealing::for_this_file(&Passphrase::typed("seven wet pebbles home"), Cost::FLOOR, &mut ctx);
        sealing.unwrap().0.unwrap()
    })
}

fn sealing() -> Sealing {
    Sealing::of_the_book(&keys().0, &keys().1).unwrap()
}

fn sample_rows() -> Vec<Row> {
    let changes = demo::sample(parse_date("2026-11-23").unwrap());
    let mut entropy = SeededEntropy::new(1);
    let now = Moment::from_millis(5_000);
    let rows = changes.rows(&Unsealed, &Heads::default(), Stamp::default(), now, 3, &mut entropy);
    let mut rows = rows.unwrap().0;
    crate::order::by_key(&mut rows, |row| (row.kind, row.id));
    rows
}

/// A picture of so many bytes.
fn photo(id: u128, bytes: usize) -> Row {
    let mut body = picture::tests::png_of(640, 480);
    let mut noise = SeededEntropy::new(7);
    body.extend((body.len()..bytes).map(|_| noise.next_number() as u8));
    Row {
        kind: Kind::Photo,
        id: Id::fixed(id),
        month: None,
        stamp: Stamp::after(Stamp::default(), Moment::from_millis(9_000), 3),
        knew: "000000000001-00000000-00000002".parse().unwrap(),
        deleted: false,
        v: 1,
        body,
    }
}

/// Reads a file fed in slices of these lengths, over and over.
fn read_in(file: &[u8], slices: &[usize], limits: Limits) -> Result<(Book, Totals), BackupError> {
    let header = read_header(file)?.ok_or(BackupError::Cut)?;
    let made = header.made;
    let mut reader = Reader::new(header, Some(keys().1.clone()));
    reader.limits = limits;
    let mut rows = Vec::new();
    let mut rest = file;
    let mut lengths = slices.iter().cycle();
    while !rest.is_empty() {
        let (slice, after) = rest.split_at((*lengths.next().unwrap()).clamp(1, rest.len()));
        reader.feed(slice, &mut |row| rows.push(row))?;
        rest = after;
    }
    let about = reader.about().cloned().unwrap_or_default();
    let totals = reader.end()?;
    Ok((Book { about, made, rows }, totals))
}

fn read(file: &[u8]) -> Result<Book, BackupError> {
    read_in(file, &[usize::MAX], LIMITS).map(|(book, _)| book)
}

/// A plain file of these lines (without commas), its hashes right.
fn file_of(lines: &[&[u8]]) -> Vec<u8> {
    let (header, _) = first_line(&Book::of(vec![]).plain());
    let mut file = header;
    for (line, at) in lines.iter().zip(1..) {
        file.extend_from_slice(line);
        file.extend_from_slice(if at < lines.len() { b",\n" } else { b"\n" });
    }
    with_trailer(file, lines.len())
}

fn with_trailer(mut file: Vec<u8>, lines: usize) -> Vec<u8> {
    use sha2::{Digest, Sha256};
    let hash = line::hex(&Sha256::digest(&file));
    file.extend(format!("],\"trailer\":{{\"lines\":{lines},\"sha256\":\"{hash}\"}}}}\n").into_bytes());
    file
}

/// The first line, and the rest.
fn first_line(file: &[u8]) -> (Vec<u8>, Vec<u8>) {
    let at = file.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    (file[..at].to_vec(), file[at..].to_vec())
}

const ABOUT: &[u8] = br#"{"n":0,"about":{"setting":"x","device":"y"}}"#;
