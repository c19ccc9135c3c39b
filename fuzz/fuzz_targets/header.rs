//! Any bytes where a backup should begin: read, refused, or waited for, and never anything else.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pebblebook::backup::read_header;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(Some(header)) = read_header(bytes) {
        // It ends with its line: what follows changes nothing.
        let more = [bytes, b"\n"].concat();
        assert_eq!(read_header(&more), Ok(Some(header)));
    }
    let _ = pebblebook_fuzz::read(bytes);
});
