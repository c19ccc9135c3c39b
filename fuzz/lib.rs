//! What the fuzz targets share: the beginning of a plain backup, so that any bytes may follow where records stand. The targets themselves
//! are in `fuzz_targets`, one for each reader.

use pebblebook::backup::{About, BackupError, Counts, Reader, Sealing, Writer, read_header};
use pebblebook::row::Row;
use pebblebook::time::{Moment, SeededEntropy};

/// A file of these rows, whole.
pub fn file_of(rows: &[Row]) -> Vec<u8> {
    let mut counts = Counts::new();
    for row in rows.iter().filter(|row| !row.deleted) {
        *counts.entry(row.kind).or_default() += 1;
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
            &Counts::new(),
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
