//! Photos as cameras, phones and mischief-makers write them: turned every way, full of what is not the picture, cut short, or larger than
//! they look. Made here, so that nothing of anybody's camera lies in the repository.

use crate::picture::png;

/// Stands in all that is no picture. Where it turns up, something was kept that should not be.
pub const MARKER: &str = "MARKER";

/// How light the four quarters of a picture are when it is the right way up: above left and right, below left and right.
pub const QUARTERS: [u8; 4] = [20, 235, 160, 90];

/// The ways a camera may have been held, as EXIF counts them.
pub const ORIENTATIONS: std::ops::RangeInclusive<u8> = 1..=8;

/// A JPEG as a phone writes it: the place, the camera, a small picture inside and a packet of XMP, all marked; and so wide and high once it
/// is turned the right way up. Both are in steps of sixteen.
#[must_use]
pub fn from_a_camera(orientation: u8, [width, height]: [u16; 2]) -> Vec<u8> {
    let thumbnail = jpeg([16, 16], |_, _| 128, &[segment(0xFE, b"MARKER thumbnail")]);
    let extra = [
        segment(0xE1, &[b"Exif\0\0", exif(orientation, &thumbnail).as_slice()].concat()),
        segment(0xE1, &xmp()),
        segment(0xED, b"Photoshop 3.0\x008BIM MARKER caption"),
        segment(0xFE, b"MARKER comment"),
    ];
    let stored = if orientation < 5 { [width, height] } else { [height, width] };
    // Which place of the upright picture is the first row and the first column of the stored one is what the number says.
    let shade = |x: u16, y: u16| {
        let (x, y) = match orientation {
            2 => (width - 1 - x, y),
            3 => (width - 1 - x, height - 1 - y),
            4 => (x, height - 1 - y),
            5 => (y, x),
            6 => (width - 1 - y, x),
            7 => (width - 1 - y, height - 1 - x),
            8 => (y, height - 1 - x),
            _ => (x, y),
        };
        QUARTERS[usize::from(y >= height / 2) * 2 + usize::from(x >= width / 2)]
    };
    jpeg(stored, shade, &extra)
}

/// A JPEG that is a page of HTML and an archive as well.
#[must_use]
pub fn polyglot(size: [u16; 2]) -> Vec<u8> {
    let page = b"--><script>MARKER</script><!--";
    let mut file = from_a_camera(1, size);
    let hidden = segment(0xFE, page);
    file.splice(2..2, hidden);
    file.extend(b"<html>MARKER</html>");
    file.extend(b"PK\x03\x04\x14\0\0\0\0\0MARKER.html");
    file.extend(b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
    file
}

/// A PNG with its words, its time and its EXIF.
#[must_use]
pub fn png_with_words(side: u32) -> Vec<u8> {
    let half = side / 2;
    let shade = move |x: u32, y: u32| QUARTERS[usize::from(y >= half) * 2 + usize::from(x >= half)];
    let words = [
        (*b"tEXt", b"Comment\0MARKER text".to_vec()),
        (*b"iTXt", [b"XML:com.adobe.xmp\0\0\0\0\0".as_slice(), &xmp()].concat()),
        (*b"eXIf", exif(1, &[])),
        (*b"tIME", vec![7, 0xEA, 11, 23, 10, 0, 0]),
    ];
    png([side, side], shade, &words)
}

/// A PNG of a few bytes that says it is twenty thousand dots wide and high.
#[must_use]
pub fn bomb() -> Vec<u8> {
    let mut file = png([16, 16], |_, _| 0, &[]);
    let head = [
        b"IHDR".as_slice(),
        &20_000_u32.to_be_bytes(),
        &20_000_u32.to_be_bytes(),
        &[8, 0, 0, 0, 0],
    ]
    .concat();
    let sum = crate::picture::check_sum(&head);
    file.splice(12..33, [head, sum.to_be_bytes().to_vec()].concat());
    file
}

/// A WebP with its EXIF and XMP: light above, dark below.
#[must_use]
pub fn webp([width, height]: [u32; 2]) -> Vec<u8> {
    let mut bits = Bits::default();
    bits.low_first(0x2F, 8);
    bits.low_first(width - 1, 14);
    bits.low_first(height - 1, 14);
    bits.low_first(0, 1 + 3); // nothing see-through, version nought
    bits.low_first(0, 1 + 1 + 1); // as it is, no colours kept, one set of codes
    // Green is one of two; red, blue, how solid and how far are always the same, and take no room.
    bits.low_first(0b111, 3);
    bits.low_first(20, 8);
    bits.low_first(235, 8);
    for always in [128, 128, 255, 0] {
        bits.low_first(0b101, 3);
        bits.low_first(always, 8);
    }
    for y in 0..height {
        for _ in 0..width {
            bits.low_first(u32::from(y < height / 2), 1);
        }
    }
    let [wide, high] = [width, height].map(|edge| (edge - 1).to_le_bytes());
    let canvas = [&[0x0C, 0, 0, 0], &wide[..3], &high[..3]].concat();
    let parts = [(b"VP8X", canvas), (b"VP8L", bits.bytes), (b"EXIF", exif(1, &[])), (b"XMP ", xmp())];
    let mut body = b"WEBP".to_vec();
    for (name, part) in parts {
        body.extend(name);
        body.extend(length(&part).to_le_bytes());
        body.extend(&part);
        body.resize(body.len().next_multiple_of(2), 0);
    }
    [b"RIFF".as_slice(), &length(&body).to_le_bytes(), &body].concat()
}

fn length(part: &[u8]) -> u32 {
    u32::try_from(part.len()).expect("a small picture")
}

fn xmp() -> Vec<u8> {
    b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">MARKER xmp</x:xmpmeta>".to_vec()
}

/// A camera's notes: who made it, how it was held, where it was, and a small picture of the picture.
fn exif(orientation: u8, thumbnail: &[u8]) -> Vec<u8> {
    let [camera, gps, degrees_at, datum, small, small_file] = [50, 64, 130, 178, 192, 222];
    let entry = |tag: u16, kind: u16, count: u32, value: u32| {
        [
            &tag.to_le_bytes()[..],
            &kind.to_le_bytes(),
            &count.to_le_bytes(),
            &value.to_le_bytes(),
        ]
        .concat()
    };
    let folder = |entries: &[Vec<u8>], next: u32| {
        let many = u16::try_from(entries.len()).expect("a few");
        [&many.to_le_bytes()[..], &entries.concat(), &next.to_le_bytes()].concat()
    };
    let degrees: Vec<u8> = [51, 30, 26, 0, 7, 39]
        .iter()
        .flat_map(|part: &u32| [*part, 1])
        .flat_map(u32::to_le_bytes)
        .collect();
    let letter = |letter: u8| u32::from(letter);
    [
        b"II\x2A\0\x08\0\0\0".to_vec(),
        folder(
            &[
                entry(0x010F, 2, 14, camera),
                entry(0x0112, 3, 1, u32::from(orientation)),
                entry(0x8825, 4, 1, gps),
            ],
            if thumbnail.is_empty() { 0 } else { small },
        ),
        b"MARKER camera\0".to_vec(),
        folder(
            &[
                entry(1, 2, 2, letter(b'N')),
                entry(2, 5, 3, degrees_at),
                entry(3, 2, 2, letter(b'W')),
                entry(4, 5, 3, degrees_at + 24),
                entry(0x12, 2, 13, datum),
            ],
            0,
        ),
        degrees,
        b"MARKER place\0\0".to_vec(),
        folder(&[entry(0x0201, 4, 1, small_file), entry(0x0202, 4, 1, length(thumbnail))], 0),
        thumbnail.to_vec(),
    ]
    .concat()
}

fn segment(marker: u8, body: &[u8]) -> Vec<u8> {
    let long = u16::try_from(body.len() + 2).expect("a short segment");
    [&[0xFF, marker], &long.to_be_bytes()[..], body].concat()
}

/// A grey JPEG of flat blocks, eight by eight, with more segments behind its first two bytes.
fn jpeg([width, height]: [u16; 2], shade: impl Fn(u16, u16) -> u8, more: &[Vec<u8>]) -> Vec<u8> {
    let [w, h] = [width.to_be_bytes(), height.to_be_bytes()];
    // Of each block only how light it is is told, and how much lighter than the one before: nine codes of four bits, and one bit that
    // says that no more is told.
    let mut lightness = vec![0; 17];
    lightness[4] = 9;
    lightness.extend(0..=8);
    let mut the_rest = vec![0; 17];
    (the_rest[0], the_rest[1]) = (0x10, 1);
    the_rest.push(0);
    let mut bits = Bits::default();
    let mut before = 0;
    for y in (0..height).step_by(8) {
        for x in (0..width).step_by(8) {
            let now = i32::from(shade(x, y)) - 128;
            let (step, size) = (now - before, 32 - (now - before).unsigned_abs().leading_zeros());
            bits.high_first(size, 4);
            bits.high_first(u32::from_ne_bytes((if step < 0 { step - 1 } else { step }).to_ne_bytes()), size);
            bits.high_first(0, 1);
            before = now;
        }
    }
    bits.high_first(0x7F, 7);
    let scan: Vec<u8> = bits
        .bytes
        .iter()
        .flat_map(|byte| [Some(*byte), (*byte == 0xFF).then_some(0)])
        .flatten()
        .collect();
    [
        vec![0xFF, 0xD8],
        more.concat(),
        segment(0xDB, &[&[0], &[8; 64][..]].concat()),
        segment(0xC0, &[8, h[0], h[1], w[0], w[1], 1, 1, 0x11, 0]),
        segment(0xC4, &lightness),
        segment(0xC4, &the_rest),
        segment(0xDA, &[1, 1, 0, 0, 63, 0]),
        scan,
        vec![0xFF, 0xD9],
    ]
    .concat()
}

/// Bits on their way into bytes.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    many: usize,
}

impl Bits {
    fn bit(&mut self, bit: u32, place: usize) {
        if self.many.is_multiple_of(8) {
            self.bytes.push(0);
        }
        if bit & 1 == 1 {
            *self.bytes.last_mut().expect("there is one") |= 1 << place;
        }
        self.many += 1;
    }

    fn low_first(&mut self, value: u32, bits: u32) {
        for at in 0..bits {
            self.bit(value >> at, self.many % 8);
        }
    }

    fn high_first(&mut self, value: u32, bits: u32) {
        for at in (0..bits).rev() {
            self.bit(value >> at, 7 - self.many % 8);
        }
    }
}

/// A JPEG that is kept: how wide and high it is, and what stands in it that is no picture.
///
/// # Panics
/// When it is none.
#[must_use]
pub fn looked_into(file: &[u8]) -> ([u16; 2], Vec<String>) {
    assert!(file.starts_with(&[0xFF, 0xD8]), "it is no JPEG");
    let (mut at, mut size, mut odd) = (2, [0, 0], Vec::new());
    loop {
        let (marker, long) = (file[at + 1], usize::from(u16::from_be_bytes([file[at + 2], file[at + 3]])));
        let body = &file[at + 4..at + 2 + long];
        match marker {
            0xC0..=0xC2 => {
                let edge = |at: usize| u16::from_be_bytes([body[at], body[at + 1]]);
                size = [edge(3), edge(1)];
            }
            // Tables; how often to begin anew; what kind of file it is; which colours are meant.
            0xC4 | 0xDB | 0xDD | 0xE0 | 0xEE => {}
            0xE2 if body.starts_with(b"ICC_PROFILE") => {}
            0xDA => break,
            other => odd.push(format!("a segment {other:02X}")),
        }
        at += 2 + long;
    }
    let end = file.windows(2).rposition(|two| two == [0xFF, 0xD9]).map(|at| at + 2);
    if end != Some(file.len()) {
        odd.push("something behind its end".to_owned());
    }
    for mark in [MARKER, "Exif", "ns.adobe.com", "PK\x03\x04"] {
        if file.windows(mark.len()).any(|some| some == mark.as_bytes()) {
            odd.push(mark.to_owned());
        }
    }
    (size, odd)
}
