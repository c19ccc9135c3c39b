//! The passphrase she chooses, or lets the app make up. Not here: the words it is made from ([`super::word_list`]), or what everybody would
//! try first ([`super::guessing`]).

use super::cost::Cost;
use super::guessing::left_to_guess;
use super::key::VaultKey;
use super::word_list::{WORD_BITS, WORDS};
use crate::time::Entropy;
use crate::words::cleaned_line;
use std::fmt;
use zeroize::Zeroizing;

/// What opens the book when it is locked. Wiped from memory when dropped, and never shown by accident.
#[derive(Clone)]
pub struct Passphrase(Zeroizing<String>);

/// Why a text will not do as a passphrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassphraseError {
    /// Neither four words nor twelve characters.
    TooShort,
    /// Longer than anyone would type.
    TooLong,
    /// The same over and over, a row of keys, or what everybody tries first.
    TooPlain,
}

impl Passphrase {
    /// The fewest characters, unless it is four words.
    pub const FEWEST: usize = 12;
    /// The most characters.
    pub const MOST: usize = 200;
    /// The fewest characters beside what everybody tries first: more than the words that are said twice to make them long enough.
    const FEWEST_OWN: usize = 9;
    /// How many words a made-up one has.
    const MADE_OF: usize = 5;

    /// Reads a passphrase to be set: four words or twelve characters, and enough of it that nobody would try at once. `known` are names that
    /// whoever finds the device knows as well: the setting's.
    ///
    /// # Errors
    /// When it is too easily guessed, or too long.
    pub fn parse(raw: &str, known: &[&str]) -> Result<Self, PassphraseError> {
        let passphrase = Self::typed(raw);
        let length = passphrase.0.chars().count();
        let words = passphrase.0.split(' ').filter(|word| word.chars().count() > 2).count();
        let different = crate::order::set(passphrase.0.chars());
        if length > Self::MOST {
            Err(PassphraseError::TooLong)
        } else if length < Self::FEWEST && words < 4 {
            Err(PassphraseError::TooShort)
        } else if different.len() < 5 || left_to_guess(&passphrase.0, known) < Self::FEWEST_OWN {
            Err(PassphraseError::TooPlain)
        } else {
            Ok(passphrase)
        }
    }

    /// A passphrase as typed at the lock: no rule, for whatever was set before is right. Written the same way by every keyboard: in
    /// one normal form, with single blanks.
    #[must_use]
    pub fn typed(raw: &str) -> Self {
        Passphrase(Zeroizing::new(cleaned_line(raw)))
    }

    /// Makes one up: five different words, about forty-five bits of chance.
    pub fn made_up(entropy: &mut dyn Entropy) -> Self {
        let mut words: Vec<&str> = Vec::with_capacity(Self::MADE_OF);
        for _ in 0..Self::MADE_OF {
            let mut number = [0; 2];
            entropy.fill(&mut number);
            let at = usize::from(u16::from_be_bytes(number)) % ((1 << WORD_BITS) - words.len());
            let next = WORDS.split_whitespace().filter(|word| !words.contains(word)).nth(at);
            words.extend(next);
        }
        Passphrase(Zeroizing::new(words.join(" ")))
    }

    /// The text, to show it once or to put it in a field.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }

    /// The key that this passphrase makes with this salt at this cost. It takes a good part of a second.
    pub(super) fn key(&self, salt: &[u8], cost: Cost) -> Option<VaultKey> {
        use argon2::{Algorithm, Argon2, Params, Version};
        let params = Params::new(cost.memory_kib(), cost.passes(), 1, Some(VaultKey::LEN)).ok()?;
        let mut key = [0; VaultKey::LEN];
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(self.0.as_bytes(), salt, &mut key)
            .ok()?;
        Some(VaultKey::from(key))
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(secret)")
    }
}
