//! What the fuzz targets share: the beginning of a plain backup, so that any bytes may follow where records stand. The targets themselves
//! are in `fuzz_targets`, one for each reader.

use pebblebook::backup::{About, BackupError, Counts, Reader, Sealing, Writer, read_header};
use pebblebook::eyfs::{Objective, shipped_objectives};
use pebblebook::row::{Knowledge, Record, Row, Stamp};
use pebblebook::time::{Moment, SeededEntropy};

/// A file of these rows, whole.
pub fn file_of(rows: &[Row]) -> Vec<u8> {
    let mut counts = Counts::default();
    for row in rows.iter().filter(|row| !row.deleted) {
        counts.change(row.kind, |count| *count += 1);
    }
    let mut entropy = SeededEntropy::new(1);
    let (mut writer, mut file) = Writer::begin(&About::default(), &counts, Moment::from_millis(0), Sealing::PLAIN, &mut entropy);
    for row in rows {
        // Whatever was read can be written.
        writer.row(row, &mut file, &mut entropy).expect("a row that was read is written");
    }
    writer.end(&mut file, &mut entropy).expect("as many rows as announced");
    file
}

/// What is handed out when these bytes stand where the records begin, and what is said of the file in the end.
pub fn read_after_the_header(records: &[u8]) -> (Vec<Row>, Result<(), BackupError>) {
    let (writer, mut file) = {
        let mut entropy = SeededEntropy::new(1);
        Writer::begin(
            &About::default(),
            &Counts::default(),
            Moment::from_millis(0),
            Sealing::PLAIN,
            &mut entropy,
        )
    };
    drop(writer);
    file.extend_from_slice(b",\n");
    file.extend_from_slice(records);
    read(&file)
}

/// What is handed out of a file, and what is said of it in the end.
pub fn read(file: &[u8]) -> (Vec<Row>, Result<(), BackupError>) {
    let header = match read_header(file) {
        Ok(Some(header)) => header,
        Ok(None) => return (Vec::new(), Err(BackupError::Cut)),
        Err(error) => return (Vec::new(), Err(error)),
    };
    let mut reader = Reader::new(header, None);
    let mut rows = Vec::new();
    let fed = reader.feed(file, &mut |row| rows.push(row));
    (rows, fed.and_then(|()| reader.end().map(|_| ())))
}

/// Rows that were handed out are written and read again, and are the same.
pub fn comes_back(rows: &[Row]) {
    let (again, end) = read(&file_of(rows));
    assert_eq!(end, Ok(()));
    assert_eq!(again, rows);
}

/// Rows of one learning objective each, made up from bytes: six of them a row. Which one, when and on which device it was written, what
/// its writer knew, and whether it was deleted.
#[must_use]
pub fn rows_from(bytes: &[u8]) -> Vec<Row> {
    let stamp = |moment: u8, device: u8| {
        let moment = Moment::from_millis(i64::from(moment) * 1_000);
        Stamp::after(Stamp::default(), moment, u32::from(device % 4))
    };
    let row = |six: &[u8]| {
        let [which, moment, device, knew_moment, knew_device, flags] = six else {
            return None;
        };
        let shipped = shipped_objectives().nth(usize::from(which % 3))?;
        let words = shipped_objectives().nth(usize::from(flags >> 1) % 8)?.text;
        let record = Record::from(Objective { text: words, ..shipped });
        let (of, builds_on) = (stamp(*moment, *device), stamp(*knew_moment, *knew_device));
        let mut knew = Knowledge::default();
        if builds_on < of {
            knew.add(builds_on);
        }
        let deleted = flags & 1 == 1;
        Some(Row {
            kind: record.kind(),
            id: record.id(),
            month: None,
            stamp: of,
            knew,
            deleted,
            v: record.kind().version(),
            body: if deleted { Vec::new() } else { record.body() },
        })
    };
    bytes.chunks(6).filter_map(row).collect()
}
