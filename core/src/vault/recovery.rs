//! The recovery key: printed or saved beforehand, typed in when the passphrase is forgotten. Nine groups of four letters and digits, the
//! last of which proves the others. Not here: what it opens ([`super::keyring`]).

use super::digest;
use super::key::{VaultId, VaultKey};
use crate::time::Entropy;
use std::fmt;
use zeroize::Zeroizing;

/// Digits and letters without those that look like others: no I, L, O or U (Crockford's base 32).
const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// How many random bytes: 160 bits.
const SECRET: usize = 20;
/// Characters of the secret: five bits each.
const LETTERS: usize = 32;
/// Characters that prove it.
const PROOF: usize = 4;
/// Characters of a group.
const GROUP: usize = 4;

/// A recovery key. Wiped from memory when dropped, and never shown by accident.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryKey(Zeroizing<[u8; SECRET]>);

/// Why a text is no recovery key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecoveryKeyError {
    /// Not thirty-six characters.
    Length {
        /// How many there were.
        were: usize,
    },
    /// A character no recovery key has.
    Character(char),
    /// The last group does not fit the others: something was mistyped.
    Mistyped,
}

impl RecoveryKey {
    /// A new one.
    pub fn fresh(entropy: &mut dyn Entropy) -> Self {
        let mut key = RecoveryKey(Zeroizing::new([0; SECRET]));
        entropy.fill(&mut *key.0);
        key
    }

    /// Reads one as typed: blanks and hyphens are nothing, small letters are large, O is 0, and I and L are 1.
    ///
    /// # Errors
    /// When it cannot be a recovery key; a single slip is always found.
    pub fn parse(raw: &str) -> Result<Self, RecoveryKeyError> {
        let mut digits = Zeroizing::new(Vec::with_capacity(LETTERS + PROOF));
        for letter in raw
            .chars()
            .filter(|letter| !letter.is_whitespace() && !matches!(letter, '-' | '–' | '—' | '\u{2010}'..='\u{2012}'))
        {
            let known = match letter.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            let digit = ALPHABET.chars().zip(0u8..).find(|(of, _)| *of == known);
            digits.push(digit.ok_or(RecoveryKeyError::Character(letter))?.1);
        }
        let were = digits.len();
        if were != LETTERS + PROOF {
            return Err(RecoveryKeyError::Length { were });
        }
        let mut key = RecoveryKey(Zeroizing::new([0; SECRET]));
        for (byte, at) in key.0.iter_mut().zip(0..) {
            *byte = (0..8).fold(0, |byte, bit| {
                let place = at * 8 + bit;
                let digit = digits.get(place / 5).copied().unwrap_or_default();
                (byte << 1) | (digit >> (4 - place % 5) & 1)
            });
        }
        let proof = digits.iter().skip(LETTERS).copied();
        if proof.eq(key.proof()) {
            Ok(key)
        } else {
            Err(RecoveryKeyError::Mistyped)
        }
    }

    /// The key as it is printed: nine groups of four.
    #[must_use]
    pub fn text(&self) -> Zeroizing<String> {
        let letters = (0..LETTERS).map(|at| {
            (0..5).fold(0u8, |digit, bit| {
                let place = at * 5 + bit;
                let byte = self.0.get(place / 8).copied().unwrap_or_default();
                (digit << 1) | (byte >> (7 - place % 8) & 1)
            })
        });
        let mut text = Zeroizing::new(String::with_capacity(50));
        for (digit, at) in letters.chain(self.proof()).zip(0usize..) {
            if at > 0 && at.is_multiple_of(GROUP) {
                text.push('-');
            }
            text.extend(ALPHABET.chars().nth(digit.into()));
        }
        text
    }

    fn proof(&self) -> [u8; PROOF] {
        digest::<PROOF>(&[b"pebblebook recovery key proof", &*self.0]).map(|byte| byte & 31)
    }

    /// The key it makes for a vault. There is so much chance in it that no slow work is needed.
    pub(super) fn key(&self, vault: VaultId) -> VaultKey {
        VaultKey::from(digest(&[b"pebblebook recovery key", &vault.bytes(), &*self.0]))
    }
}

impl fmt::Debug for RecoveryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryKey(secret)")
    }
}
