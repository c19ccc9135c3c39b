//! The number in the barcode of a book: ISBN, ten or thirteen digits, with its check digit verified.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A valid ISBN, held as thirteen digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Isbn(String);

/// Why a number is no ISBN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IsbnError {
    /// Not ten or thirteen digits.
    WrongLength {
        /// How many digits there were.
        digits: usize,
    },
    /// Something other than digits, blanks and hyphens (and an X at the end of ten).
    OddCharacter,
    /// Thirteen digits that do not begin with 978 or 979: another kind of barcode.
    NotABook,
    /// The check digit does not fit: most likely a digit was mistyped.
    WrongCheckDigit,
}

impl fmt::Display for IsbnError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            IsbnError::WrongLength { digits } => write!(f, "{digits} digits"),
            IsbnError::OddCharacter => f.write_str("something other than digits"),
            IsbnError::NotABook => f.write_str("another kind of barcode"),
            IsbnError::WrongCheckDigit => f.write_str("a check digit that does not fit"),
        }
    }
}

impl Isbn {
    /// Reads an ISBN of ten or thirteen digits; blanks and hyphens are passed over.
    ///
    /// # Errors
    /// See [`IsbnError`].
    pub fn parse(raw: &str) -> Result<Self, IsbnError> {
        let mut digits: Vec<u32> = Vec::with_capacity(13);
        let mut last_is_x = false;
        for c in raw.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '‐' | '–')) {
            if last_is_x {
                return Err(IsbnError::OddCharacter);
            }
            match c.to_digit(10) {
                Some(digit) => digits.push(digit),
                None if matches!(c, 'X' | 'x') && digits.len() == 9 => {
                    last_is_x = true;
                    digits.push(10);
                }
                None => return Err(IsbnError::OddCharacter),
            }
            if digits.len() > 40 {
                break;
            }
        }
        match digits.len() {
            10 => {
                let sum: u32 = digits.iter().zip((1..=10).rev()).map(|(digit, weight)| digit * weight).sum();
                if !sum.is_multiple_of(11) {
                    return Err(IsbnError::WrongCheckDigit);
                }
                let mut thirteen = vec![9, 7, 8];
                thirteen.extend(digits.iter().take(9));
                let check = check_digit(&thirteen);
                thirteen.push(check);
                Ok(Self::of(&thirteen))
            }
            13 => {
                if !matches!(digits.as_slice(), [9, 7, 8 | 9, ..]) {
                    return Err(IsbnError::NotABook);
                }
                let (front, last) = digits.split_at(12);
                if last != [check_digit(front)] {
                    Err(IsbnError::WrongCheckDigit)
                } else {
                    Ok(Self::of(&digits))
                }
            }
            digits => Err(IsbnError::WrongLength { digits }),
        }
    }

    fn of(digits: &[u32]) -> Self {
        Isbn(digits.iter().filter_map(|digit| char::from_digit(*digit, 10)).collect())
    }

    /// The thirteen digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The check digit of twelve digits: weights one and three in turn, made up to a multiple of ten.
fn check_digit(front: &[u32]) -> u32 {
    let sum: u32 = front
        .iter()
        .zip([1, 3].into_iter().cycle())
        .map(|(digit, weight)| digit * weight)
        .sum();
    (10 - sum % 10) % 10
}

impl TryFrom<String> for Isbn {
    type Error = IsbnError;
    fn try_from(text: String) -> Result<Self, IsbnError> {
        Self::parse(&text)
    }
}

impl From<Isbn> for String {
    fn from(isbn: Isbn) -> String {
        isbn.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ten_and_thirteen_digits_of_one_book_are_the_same() {
        // The worked example of the ISBN manual.
        assert_eq!(Isbn::parse("0-306-40615-2").unwrap(), Isbn::parse("978 0 306 40615 7").unwrap());
        assert_eq!(Isbn::parse("0-8044-2957-X").unwrap().as_str(), "9780804429573");
    }

    #[test]
    fn what_is_no_isbn_says_why() {
        assert_eq!(Isbn::parse("978-0-306-40615-8"), Err(IsbnError::WrongCheckDigit));
        assert_eq!(Isbn::parse("0306406153"), Err(IsbnError::WrongCheckDigit));
        assert_eq!(Isbn::parse("5012345678900"), Err(IsbnError::NotABook));
        assert_eq!(Isbn::parse("12345"), Err(IsbnError::WrongLength { digits: 5 }));
        assert_eq!(Isbn::parse(""), Err(IsbnError::WrongLength { digits: 0 }));
        assert_eq!(Isbn::parse("97803064x6157"), Err(IsbnError::OddCharacter));
        assert_eq!(Isbn::parse("The Gruff"), Err(IsbnError::OddCharacter));
    }

    proptest! {
        #[test]
        fn one_mistyped_digit_is_always_noticed(front in prop::collection::vec(0u32..10, 9), at in 0usize..13, by in 1u32..10) {
            let mut digits = vec![9, 7, 8];
            digits.extend(front);
            let check = check_digit(&digits);
            digits.push(check);
            prop_assert!(Isbn::parse(Isbn::of(&digits).as_str()).is_ok());
            digits[at] = (digits[at] + by) % 10;
            prop_assert!(Isbn::parse(Isbn::of(&digits).as_str()).is_err());
        }
    }
}
