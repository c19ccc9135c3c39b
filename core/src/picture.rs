//! Pictures: covers, photos of children and of the journal. What a file really is, and how large, is read from its first bytes before anything
//! decodes it, for a small file can unfold into gigabytes. Decoding and shrinking are the browser's work, not core's.

use crate::ids::PhotoId;
use std::fmt;

/// The largest file that is looked at.
pub const MOST_BYTES: usize = 30 * 1024 * 1024;
/// The largest picture that is decoded: 50 megapixels.
pub const MOST_PIXELS: u64 = 50_000_000;
/// The long edge of a picture that is kept.
pub const LONG_EDGE: u32 = 800;
/// The long edge of a photo of the journal: it may be printed.
pub const JOURNAL_LONG_EDGE: u32 = 1600;
/// The long edge of the same photo in a list.
pub const SMALL_LONG_EDGE: u32 = 320;
/// The largest picture that is kept, after shrinking.
pub const MOST_KEPT_BYTES: usize = 1024 * 1024;

/// A kind of picture file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Format {
    Jpeg,
    Png,
    WebP,
}

impl Format {
    /// Its media type.
    #[must_use]
    pub const fn mime(self) -> &'static str {
        match self {
            Format::Jpeg => "image/jpeg",
            Format::Png => "image/png",
            Format::WebP => "image/webp",
        }
    }
}

/// Why a picture cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureError {
    /// The file is larger than [`MOST_BYTES`].
    FileTooLarge {
        /// Its size in bytes.
        bytes: usize,
    },
    /// Not a JPEG, PNG or WebP, whatever its name says.
    NotAPicture,
    /// Begins like a picture and then does not go on like one.
    Damaged,
    /// More than [`MOST_PIXELS`].
    TooManyPixels {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
    },
}

impl fmt::Display for PictureError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PictureError::FileTooLarge { bytes } => write!(to, "{bytes} bytes"),
            PictureError::NotAPicture => to.write_str("no picture"),
            PictureError::Damaged => to.write_str("a torn picture"),
            PictureError::TooManyPixels { width, height } => write!(to, "{width} by {height} pixels"),
        }
    }
}

/// What the first bytes say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// The kind of file.
    pub format: Format,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// A picture that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Photo {
    /// Identity.
    pub id: PhotoId,
    bytes: Vec<u8>,
}

impl Photo {
    /// A picture, shrunk already.
    ///
    /// # Errors
    /// When the bytes are no picture, or too large to keep.
    pub fn new(id: PhotoId, bytes: Vec<u8>) -> Result<Self, PictureError> {
        header(&bytes)?;
        if bytes.len() > MOST_KEPT_BYTES {
            return Err(PictureError::FileTooLarge { bytes: bytes.len() });
        }
        Ok(Photo { id, bytes })
    }

    /// The file.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The media type of the file.
    #[must_use]
    pub fn mime(&self) -> &'static str {
        header(&self.bytes).map_or("application/octet-stream", |header| header.format.mime())
    }
}

/// Reads the header of a picture file and refuses what must not be decoded.
///
/// # Errors
/// See [`PictureError`].
pub fn header(bytes: &[u8]) -> Result<Header, PictureError> {
    if bytes.len() > MOST_BYTES {
        return Err(PictureError::FileTooLarge { bytes: bytes.len() });
    }
    let read = if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
        jpeg(bytes)
    } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        png(bytes)
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP".as_slice()) {
        webp(bytes)
    } else {
        return Err(PictureError::NotAPicture);
    };
    let header = read
        .filter(|header| header.width > 0 && header.height > 0)
        .ok_or(PictureError::Damaged)?;
    if u64::from(header.width) * u64::from(header.height) > MOST_PIXELS {
        return Err(PictureError::TooManyPixels {
            width: header.width,
            height: header.height,
        });
    }
    Ok(header)
}

/// Reads the header of a file that is about to be decoded. One that was cut on its way is refused here: some browsers would show the half that
/// is there, and the rest grey.
///
/// # Errors
/// See [`PictureError`].
pub fn whole(bytes: &[u8]) -> Result<Header, PictureError> {
    let header = header(bytes)?;
    let ends = match header.format {
        // Not the end of the small picture that a camera hides before the large one.
        Format::Jpeg => jpeg_frame(bytes)
            .and_then(|at| bytes.get(at..))
            .is_some_and(|rest| rest.windows(2).any(|two| two == [0xFF, 0xD9])),
        Format::Png => bytes.windows(4).any(|four| four == b"IEND"),
        Format::WebP => number_le(bytes, 4, 4).is_some_and(|long| bytes.len() as u64 >= u64::from(long) + 8),
    };
    if ends { Ok(header) } else { Err(PictureError::Damaged) }
}

fn number_be(bytes: &[u8], at: usize, len: usize) -> Option<u32> {
    Some(
        bytes
            .get(at..at.checked_add(len)?)?
            .iter()
            .fold(0, |n, byte| (n << 8) | u32::from(*byte)),
    )
}

fn number_le(bytes: &[u8], at: usize, len: usize) -> Option<u32> {
    Some(
        bytes
            .get(at..at.checked_add(len)?)?
            .iter()
            .rev()
            .fold(0, |n, byte| (n << 8) | u32::from(*byte)),
    )
}

fn png(bytes: &[u8]) -> Option<Header> {
    (bytes.get(12..16)? == b"IHDR").then_some(())?;
    Some(Header {
        format: Format::Png,
        width: number_be(bytes, 16, 4)?,
        height: number_be(bytes, 20, 4)?,
    })
}

/// Walks the segments of a JPEG to the frame header, which holds the size.
fn jpeg(bytes: &[u8]) -> Option<Header> {
    let at = jpeg_frame(bytes)?;
    Some(Header {
        format: Format::Jpeg,
        width: number_be(bytes, at + 7, 2)?,
        height: number_be(bytes, at + 5, 2)?,
    })
}

/// Where a JPEG tells how large it is.
fn jpeg_frame(bytes: &[u8]) -> Option<usize> {
    let mut at = 2usize;
    loop {
        while number_be(bytes, at, 2)? == 0xFFFF {
            at += 1; // fill bytes
        }
        (number_be(bytes, at, 1)? == 0xFF).then_some(())?;
        let marker = number_be(bytes, at + 1, 1)?;
        let length = number_be(bytes, at + 2, 2)? as usize;
        match marker {
            0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => return Some(at),
            0xD8..=0xDA => return None, // the picture itself, or its end, before any frame header
            _ if length < 2 => return None,
            _ => at += 2 + length,
        }
    }
}

fn webp(bytes: &[u8]) -> Option<Header> {
    let (width, height) = match bytes.get(12..16)? {
        b"VP8 " => (number_le(bytes, 26, 2)? & 0x3FFF, number_le(bytes, 28, 2)? & 0x3FFF),
        b"VP8L" => {
            let packed = number_le(bytes, 21, 4)?;
            ((packed & 0x3FFF) + 1, ((packed >> 14) & 0x3FFF) + 1)
        }
        b"VP8X" => (number_le(bytes, 24, 3)? + 1, number_le(bytes, 27, 3)? + 1),
        _ => return None,
    };
    Some(Header {
        format: Format::WebP,
        width,
        height,
    })
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The first bytes of a PNG that says it is this large.
    pub(crate) fn png_of(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes.extend([8, 6, 0, 0, 0]);
        bytes
    }

    #[test]
    fn sizes_are_read_from_each_kind() {
        assert_eq!(
            header(&png_of(640, 480)),
            Ok(Header {
                format: Format::Png,
                width: 640,
                height: 480
            })
        );
        let jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xFF, 0xC2, 0, 17, 8, 1, 0, 2, 0, 3];
        assert_eq!(
            header(&jpeg),
            Ok(Header {
                format: Format::Jpeg,
                width: 512,
                height: 256
            })
        );
        let mut webp = b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0".to_vec();
        webp.extend([0x3F, 0x01, 0, 0xEF, 0, 0]);
        assert_eq!(
            header(&webp),
            Ok(Header {
                format: Format::WebP,
                width: 320,
                height: 240
            })
        );
    }

    #[test]
    fn a_text_file_named_jpg_is_no_picture() {
        assert_eq!(header(b"Dear Ada, thank you for the book"), Err(PictureError::NotAPicture));
        assert_eq!(header(b""), Err(PictureError::NotAPicture));
    }

    #[test]
    fn what_would_unfold_into_gigabytes_is_refused_unopened() {
        assert_eq!(
            header(&png_of(20_000, 20_000)),
            Err(PictureError::TooManyPixels {
                width: 20_000,
                height: 20_000
            })
        );
        assert!(header(&png_of(10_000, 5_000)).is_ok());
        assert_eq!(
            header(&vec![0; MOST_BYTES + 1]),
            Err(PictureError::FileTooLarge { bytes: MOST_BYTES + 1 })
        );
    }

    #[test]
    fn a_cut_picture_is_damaged() {
        assert_eq!(header(&png_of(64, 64)[..18]), Err(PictureError::Damaged));
        assert_eq!(header(&[0xFF, 0xD8, 0xFF, 0xE0, 0, 16]), Err(PictureError::Damaged));
        assert_eq!(header(&[0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0, 0]), Err(PictureError::Damaged));
    }

    #[test]
    fn what_is_cut_behind_its_header_is_not_decoded() {
        let webp = [b"RIFF\x14\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0".as_slice(), &[0x3F, 0x01, 0, 0xEF, 0, 0]].concat();
        let thumbnail = [0xFF, 0xE1, 0, 6, 0xFF, 0xD8, 0xFF, 0xD9];
        let frame = [0xFF, 0xC0, 0, 11, 8, 0, 8, 0, 8, 1, 1, 0x11, 0];
        let jpeg = [&[0xFF, 0xD8], &thumbnail[..], &frame, &[0xFF, 0xDA, 0, 2, 1, 0xFF, 0xD9]].concat();
        let png = [png_of(64, 64), b"IEND".to_vec()].concat();
        for file in [webp, jpeg, png] {
            assert_eq!(whole(&file), header(&file));
            assert!(whole(&[&file[..], b"more"].concat()).is_ok());
            assert_eq!(whole(&file[..file.len() - 1]), Err(PictureError::Damaged));
        }
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_stumble(start in prop::sample::select(vec![vec![0xFFu8, 0xD8, 0xFF], b"\x89PNG\r\n\x1a\n".to_vec(), b"RIFF....WEBP".to_vec(), vec![]]),
                                    rest in prop::collection::vec(any::<u8>(), 0..200)) {
            let bytes = [start, rest].concat();
            let _ = whole(&bytes);
        }
    }
}
