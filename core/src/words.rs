//! Text that people type: trimmed, normalised, bounded. A [`Line`] is never empty and never runs over one line; a [`Note`] may do both.
//! Not here: which field the text belongs to (see [`crate::asked`]).

mod normal_forms;

pub use normal_forms::{NormalForms, hand_in_normal_forms};

use serde::{Deserialize, Serialize};
use std::fmt;

/// Why a text cannot be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordsError {
    /// Nothing but blanks where something is needed.
    Empty,
    /// Longer than fits.
    TooLong {
        /// The most characters that fit.
        most: usize,
        /// How many there were.
        were: usize,
    },
}

impl fmt::Display for WordsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WordsError::Empty => write!(f, "nothing was written"),
            WordsError::TooLong { most, were } => write!(f, "{were} characters, at most {most}"),
        }
    }
}

/// One line of text: a name, a title, a number on a sticker. Never empty.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Line(String);

/// Any amount of text up to a page: a comment, a synopsis. May be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Note(String);

impl Line {
    /// The most characters of a line: room for the longest real names in any script.
    pub const MOST: usize = 120;

    /// Reads a line that must be there.
    ///
    /// # Errors
    /// When it is empty after trimming, or too long.
    pub fn parse(raw: &str) -> Result<Self, WordsError> {
        let line = cleaned(raw, false);
        match line.chars().count() {
            0 => Err(WordsError::Empty),
            were if were > Self::MOST => Err(WordsError::TooLong { most: Self::MOST, were }),
            _ => Ok(Line(line)),
        }
    }

    /// Reads a line that may be left blank.
    ///
    /// # Errors
    /// When it is too long.
    pub fn optional(raw: &str) -> Result<Option<Self>, WordsError> {
        match Self::parse(raw) {
            Ok(line) => Ok(Some(line)),
            Err(WordsError::Empty) => Ok(None),
            Err(too_long) => Err(too_long),
        }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Note {
    /// The most characters of a note: about two printed pages.
    pub const MOST: usize = 5_000;

    /// Nothing written.
    pub const BLANK: Note = Note(String::new());

    /// Reads a note; blank is fine.
    ///
    /// # Errors
    /// When it is too long.
    pub fn parse(raw: &str) -> Result<Self, WordsError> {
        let note = cleaned(raw, true);
        let were = note.chars().count();
        if were > Self::MOST {
            Err(WordsError::TooLong { most: Self::MOST, were })
        } else {
            Ok(Note(note))
        }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether nothing was written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Normalises to NFC, drops characters that could hide or flip what follows, folds blanks, trims.
/// The zero-width joiner and non-joiner stay: some scripts and emoji need them.
/// A line cleaned as every line is, whatever its length.
pub(crate) fn cleaned_line(raw: &str) -> String {
    cleaned(raw, false)
}

fn cleaned(raw: &str, many_lines: bool) -> String {
    let mut text = String::with_capacity(raw.len().min(Note::MOST * 4));
    let mut blank = false;
    for c in normal_forms::composed(raw).chars() {
        let hides = matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}');
        if c == '\n' && many_lines {
            text.truncate(text.trim_end_matches(' ').len());
            text.push('\n');
            blank = false;
        } else if c.is_whitespace() {
            blank = true;
        } else if !c.is_control() && !hides {
            if blank && !text.is_empty() && !text.ends_with('\n') {
                text.push(' ');
            }
            blank = false;
            text.push(c);
        }
    }
    text.trim().to_owned()
}

macro_rules! text_conversions {
    ($name:ident) => {
        impl TryFrom<String> for $name {
            type Error = WordsError;
            fn try_from(raw: String) -> Result<Self, WordsError> {
                Self::parse(&raw)
            }
        }
        impl From<$name> for String {
            fn from(text: $name) -> String {
                text.0
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}
text_conversions!(Line);
text_conversions!(Note);

/// Folds a text for searching: lower case, accents and punctuation set aside, so that "zoe" finds "Zoë".
#[must_use]
pub fn folded(text: &str) -> String {
    // The accents of Latin, Greek and Cyrillic are the marks that decomposing sets apart; the vowel signs of other scripts stay.
    let accent =
        |c: &char| matches!(c, '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}');
    let small = normal_forms::small(text);
    let apart = normal_forms::decomposed(&small);
    // The Greek sigma has a form of its own at the end of a word, which a word half typed does not show yet.
    let sigma = |c: char| if c == 'ς' { 'σ' } else { c };
    apart.chars().filter(|c| !accent(c)).map(sigma).collect()
}

/// Whether every word of `search` stands somewhere in `text`, whatever the case and accents.
#[must_use]
pub fn matches(text: &str, search: &str) -> bool {
    let text = folded(text);
    folded(search).split_whitespace().all(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_of_every_script_are_kept() {
        for name in ["Zoë", "Łukasz", "محمد", "אביגיל", "小雨", "👧🏽 Ada", "Ngũgĩ wa Thiong’o", "नीरज"] {
            assert_eq!(Line::parse(name).unwrap().as_str(), name);
        }
        for (apart, composed) in [
            ("Zoe\u{308}", "Zoë"),
            ("Ngu\u{303}gi\u{303}", "Ngũgĩ"),
            ("\u{1112}\u{1161}\u{11AB}", "한"),
        ] {
            assert_eq!(Line::parse(apart).unwrap().as_str(), composed);
        }
        let family = "👨\u{200D}👩\u{200D}👧";
        assert_eq!(Line::parse(family).unwrap().as_str(), family, "the joiner stays");
    }

    #[test]
    fn what_could_flip_or_hide_text_goes() {
        assert_eq!(Line::parse("Ada\u{202E}gnp.exe\u{0}").unwrap().as_str(), "Adagnp.exe");
        assert_eq!(Line::parse("  Ada \t\n Rose ").unwrap().as_str(), "Ada Rose");
        assert_eq!(Line::parse(" \u{200B} "), Err(WordsError::Empty));
    }

    #[test]
    fn a_line_holds_120_characters_and_not_one_more() {
        assert!(Line::parse(&"é".repeat(120)).is_ok());
        assert_eq!(Line::parse(&"é".repeat(121)), Err(WordsError::TooLong { most: 120, were: 121 }));
        assert_eq!(
            Line::parse(&"x".repeat(10_000)),
            Err(WordsError::TooLong { most: 120, were: 10_000 })
        );
    }

    #[test]
    fn notes_keep_their_lines() {
        assert_eq!(Note::parse("one  two \r\n three\n").unwrap().as_str(), "one two\nthree");
    }

    #[test]
    fn searching_forgives_case_and_accents() {
        assert!(matches("Zoë and the BIG Gruff", "zoe gruff"));
        assert!(!matches("The Little Red Hen", "hen fox"));
        for (name, search) in [
            ("Łukasz", "łuk"),
            ("ΟΔΥΣΣΕΑΣ", "οδυσσεας"),
            ("Οδυσσέας", "ΟΔΥΣΣΕΑΣ"),
            ("Ольга", "ОЛЬ"),
            ("İrem", "irem"),
        ] {
            assert!(matches(name, search), "{search} finds {name}");
        }
    }

    proptest! {
        #[test]
        fn cleaning_is_settled_after_once(raw in any::<String>()) {
            if let Ok(line) = Line::parse(&raw) {
                prop_assert_eq!(Line::parse(line.as_str()).unwrap(), line);
            }
            if let Ok(note) = Note::parse(&raw) {
                prop_assert_eq!(Note::parse(note.as_str()).unwrap(), note);
            }
        }
    }
}
