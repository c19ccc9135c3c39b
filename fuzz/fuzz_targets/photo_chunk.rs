//! Any bytes as parts of a picture, in any number and order: a picture comes whole or not at all.

#![no_main]

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use libfuzzer_sys::fuzz_target;
use pebblebook::backup::PART_BYTES;
use pebblebook_fuzz::{comes_back, read_after_the_header};

fuzz_target!(|bytes: &[u8]| {
    let mut records = Vec::new();
    // Three bytes for which part of how many it is and whether it is filled up to a whole part, and what is left as the picture.
    let mut rest = bytes;
    let mut n = 1;
    while let [part, of, fill, more @ ..] = rest {
        let (body, after) = more.split_at(more.len().min(64));
        let mut body = body.to_vec();
        if fill % 2 == 0 {
            body.resize(PART_BYTES, *fill);
        }
        let (part, of, id, text) = (part % 6, of % 6, fill % 4, STANDARD.encode(body));
        records.extend_from_slice(
            format!(
                "{{\"n\":{n},\"kind\":\"photo\",\"id\":\"00000000-0000-8000-8000-00000000000{id}\",\
                 \"stamp\":\"000000001388-00000000-00000003\",\"v\":1,\"part\":{part},\"of\":{of},\"base64\":\"{text}\"}},\n"
            )
            .as_bytes(),
        );
        n += 1;
        rest = after;
    }
    let (rows, end) = read_after_the_header(&records);
    assert!(end.is_err());
    comes_back(&rows);
});
