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
    head.extend(side.to_be_bytes());
    head.extend(side.to_be_bytes());
    head.extend([8, 2, 0, 0, 0]); // eight bits each of red, green and blue
    for (name, body) in [(b"IHDR", head), (b"IDAT", packed), (b"IEND", Vec::new())] {
        let mut part = name.to_vec();
        part.extend(&body);
        png.extend(u32::try_from(body.len()).expect("a small picture").to_be_bytes());
        png.extend(&part);
        png.extend(check_sum(&part).to_be_bytes());
    }
    let file = folder.join(format!("noise-{seed}.png"));
    std::fs::write(&file, png).expect("a picture can be written");
    file
}

fn check_sum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0u32, |sum, byte| {
        (0..8).fold(
            sum ^ u32::from(*byte),
            |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xEDB8_8320 } else { sum >> 1 },
        )
    })
}
