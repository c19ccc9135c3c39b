//! What is said at the lock, and where a passphrase is chosen.

use super::store_error;
use crate::state::NotUnlocked;
use pebblebook::vault::{PassphraseError, PinError, RecoveryKeyError, UnlockError};

/// Why the book did not open.
#[must_use]
pub fn not_unlocked(trouble: &NotUnlocked) -> String {
    match trouble {
        NotUnlocked::Wait(seconds) => format!(
            "There were some wrong tries. Nothing is lost. Try again in {}.",
            super::dates::counted(*seconds, "second")
        ),
        NotUnlocked::Refused(UnlockError::Wrong) => "That is not it. Nothing is lost. Look for capitals and spaces, then try again.".into(),
        NotUnlocked::Refused(UnlockError::NoMemory) => {
            "This device has too little memory free to open the lock. Your book is safe. Close other apps, then try again.".into()
        }
        NotUnlocked::Store(error) => store_error(error),
    }
}

/// A PIN that does not open the book, or no longer.
#[must_use]
pub fn wrong_pin(spent: bool) -> String {
    if spent {
        "That is not it, and the PIN is used up. Nothing is lost: the passphrase opens the book.".into()
    } else {
        "That is not it. Nothing is lost. After five wrong tries only the passphrase opens the book.".into()
    }
}

/// What is wrong with a recovery key as typed.
#[must_use]
pub fn recovery_slip(slip: RecoveryKeyError) -> String {
    match slip {
        RecoveryKeyError::Length { were } => {
            format!("A recovery key has 36 letters and digits; there are {were} here. Look at the paper again.")
        }
        RecoveryKeyError::Character(letter) => format!("“{letter}” is in no recovery key. Look at the paper again."),
        RecoveryKeyError::Mistyped => "Something in it is mistyped. Compare it with the paper, group by group.".into(),
    }
}

/// Why a text will not do as a passphrase.
#[must_use]
pub fn passphrase_slip(slip: PassphraseError) -> String {
    match slip {
        PassphraseError::TooShort => format!(
            "That is too easily guessed. Use four words, or at least {} letters.",
            pebblebook::vault::Passphrase::FEWEST
        ),
        PassphraseError::TooLong => format!(
            "That is longer than {} letters. Use fewer words.",
            pebblebook::vault::Passphrase::MOST
        ),
        PassphraseError::TooPlain => {
            "Anybody would soon guess that: repeats, rows of keys, “password”, your setting’s name. Use four words that have nothing to do with each other.".into()
        }
    }
}

/// Why a text will not do as a PIN.
#[must_use]
pub fn pin_slip(slip: PinError) -> String {
    match slip {
        PinError::NotDigits => "A PIN is four to eight digits.".into(),
        PinError::TooPlain => "That PIN is the first anybody would try. Use other digits.".into(),
        PinError::NoMemory => "This device has too little memory free for a PIN just now. Close other apps, then try again.".into(),
    }
}
