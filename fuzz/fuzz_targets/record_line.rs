//! Any bytes where the records of a backup stand: whatever is handed out can be written and read again, and nothing is believed of a file
//! that ends in the middle.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pebblebook_fuzz::{comes_back, read_after_the_header};

fuzz_target!(|bytes: &[u8]| {
    let (rows, end) = read_after_the_header(&[bytes, b"\n"].concat());
    assert!(end.is_err());
    comes_back(&rows);
});
