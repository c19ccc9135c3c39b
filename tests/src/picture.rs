//! Pictures that no two runs of a camera would make alike: noise, which nothing can pack smaller.

use std::path::{Path, PathBuf};

/// Writes a PNG of noise, so many pixels wide and high, and says where.
#[must_use]
pub fn noise(folder: &Path, side: u32, seed: u32) -> PathBuf {
    let mut state = seed.wrapping_mul(0x9E37_79B9) | 1;
    let line = usize::try_from(side * 3 + 1).expect("a small picture");
    let mut raw = vec![0; line * usize::try_from(side).expect("a small picture")];
    for (at, byte) in raw.iter_mut().enumerate() {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        // The first byte of a line says that its pixels are not filtered.
        if at % line != 0 {
            *byte = (state >> 11).to_le_bytes()[0];
        }
    }
    let png = whole_png([side, side], 2, &raw, &[]);
    let file = folder.join(format!("noise-{seed}.png"));
    std::fs::write(&file, png).expect("a picture can be written");
    file
}

/// A grey PNG, with more parts between its head and its picture.
#[must_use]
pub(crate) fn png([width, height]: [u32; 2], shade: impl Fn(u32, u32) -> u8, more: &[([u8; 4], Vec<u8>)]) -> Vec<u8> {
    // The first byte of a line says that its pixels are not filtered.
    let line = |y: u32| std::iter::once(0).chain((0..width).map(|x| (x, y)).map(|(x, y)| shade(x, y)).collect::<Vec<_>>());
    let raw: Vec<u8> = (0..height).flat_map(line).collect();
    whole_png([width, height], 0, &raw, more)
}

/// A PNG of lines that are not packed: eight bits of each colour, of which kind 0 has one and kind 2 has three.
fn whole_png([width, height]: [u32; 2], colours: u8, raw: &[u8], more: &[([u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut packed = vec![0x78, 0x01];
    let mut blocks = raw.chunks(0xFFFF).peekable();
    while let Some(block) = blocks.next() {
        let length = u16::try_from(block.len()).expect("a block is short");
        packed.push(u8::from(blocks.peek().is_none()));
        packed.extend(length.to_le_bytes());
        packed.extend((!length).to_le_bytes());
        packed.extend(block);
    }
    let (low, high) = raw.iter().fold((1u32, 0u32), |(low, high), byte| {
        let low = (low + u32::from(*byte)) % 65_521;
        (low, (high + low) % 65_521)
    });
    packed.extend((high << 16 | low).to_be_bytes());

    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut head = Vec::new();
    head.extend(width.to_be_bytes());
    head.extend(height.to_be_bytes());
    head.extend([8, colours, 0, 0, 0]);
    let ends = [(*b"IDAT", packed), (*b"IEND", Vec::new())];
    for (name, body) in [&[(*b"IHDR", head)], more, &ends].concat() {
        let mut part = name.to_vec();
        part.extend(&body);
        png.extend(u32::try_from(body.len()).expect("a small picture").to_be_bytes());
        png.extend(&part);
        png.extend(check_sum(&part).to_be_bytes());
    }
    png
}

pub(crate) fn check_sum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0u32, |sum, byte| {
        (0..8).fold(
            sum ^ u32::from(*byte),
            |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xEDB8_8320 } else { sum >> 1 },
        )
    })
}
