//! A PIN for one session: after a short lock it opens the book again without the passphrase. It lives in memory only, so it is gone with
//! the page; it ends after a time, and after a few wrong tries. A PIN is a latch, not a lock: the book on the device is never sealed by it.

use super::cost::Cost;
use super::key::VaultKey;
use super::passphrase::Passphrase;
use super::sealed::Vault;
use super::{UnlockError, VaultId};
use crate::time::{Entropy, Moment};

/// The vault's key under a PIN, in memory.
#[derive(Debug)]
pub struct SessionLock {
    vault: VaultId,
    salt: [u8; 16],
    wrapped: Vec<u8>,
    wrong: u32,
    set: Moment,
}

/// Why a text is no PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PinError {
    /// Not four to eight digits.
    NotDigits,
    /// The same digit over and over, or digits in a row.
    TooPlain,
    /// The device has too little memory for the work.
    NoMemory,
}

impl SessionLock {
    /// Wrong tries after which only the passphrase opens.
    const TRIES: u32 = 5;
    /// How long a PIN is good for: a day at the setting.
    const LASTS_MS: i64 = 12 * 60 * 60_000;

    /// Sets a PIN for an open vault.
    ///
    /// # Errors
    /// When it will not do as a PIN.
    pub fn set(pin: &str, vault: &Vault, now: Moment, entropy: &mut dyn Entropy) -> Result<Self, PinError> {
        let digits: Vec<u8> = pin.trim().bytes().collect();
        if !(4..=8).contains(&digits.len()) || !digits.iter().all(u8::is_ascii_digit) {
            return Err(PinError::NotDigits);
        }
        let steps: Vec<i16> = digits
            .iter()
            .zip(digits.iter().skip(1))
            .map(|(a, b)| i16::from(*b) - i16::from(*a))
            .collect();
        if [0, 1, -1].iter().any(|step| steps.iter().all(|at| at == step)) {
            return Err(PinError::TooPlain);
        }
        let mut salt = [0; 16];
        entropy.fill(&mut salt);
        let key = key(pin, &salt).ok_or(PinError::NoMemory)?;
        Ok(SessionLock {
            vault: vault.id(),
            salt,
            wrapped: key.seal(b"pebblebook session", vault.key().bytes().to_vec(), entropy),
            wrong: 0,
            set: now,
        })
    }

    /// Opens the vault with the PIN.
    ///
    /// # Errors
    /// When it is another one, or no PIN opens any more.
    pub fn open(&mut self, pin: &str, now: Moment) -> Result<Vault, UnlockError> {
        if self.is_spent(now) {
            return Err(UnlockError::Wrong);
        }
        let key = key(pin, &self.salt).ok_or(UnlockError::NoMemory)?;
        let opened = key
            .open(b"pebblebook session", &self.wrapped)
            .and_then(|bytes| VaultKey::from_bytes(&bytes));
        match opened {
            Some(key) => {
                self.wrong = 0;
                Ok(Vault::new(self.vault, key))
            }
            None => {
                self.wrong += 1;
                Err(UnlockError::Wrong)
            }
        }
    }

    /// Whether only the passphrase opens now. A clock that was set back ends it too.
    #[must_use]
    pub fn is_spent(&self, now: Moment) -> bool {
        let age = now.millis() - self.set.millis();
        self.wrong >= Self::TRIES || !(0..Self::LASTS_MS).contains(&age)
    }
}

fn key(pin: &str, salt: &[u8; 16]) -> Option<VaultKey> {
    Passphrase::typed(pin).key(salt, Cost::FLOOR)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{Ctx, SeededEntropy};
    use crate::vault::Keyring;

    #[test]
    fn a_pin_opens_for_a_while_and_not_after_five_slips() {
        let mut entropy = SeededEntropy::new(4);
        let now = Moment::from_millis(50_000_000);
        let (_, vault) = Keyring::fresh(&mut Ctx::new(now, 0, &mut entropy));
        let set = |entropy: &mut SeededEntropy| SessionLock::set("4711", &vault, now, entropy).unwrap();
        let mut lock = set(&mut entropy);
        assert_eq!(lock.open("4711", now).unwrap().key().bytes(), vault.key().bytes());
        assert!(lock.open("4711", Moment::from_millis(49_000_000)).is_err(), "a clock set back");
        assert!(lock.open("4711", Moment::from_millis(50_000_000 + SessionLock::LASTS_MS)).is_err());
        for _ in 0..SessionLock::TRIES {
            assert!(lock.open("0815", now).is_err());
        }
        assert!(lock.open("4711", now).is_err(), "spent");
    }

    #[test]
    fn not_everything_is_a_pin() {
        let mut entropy = SeededEntropy::new(4);
        let now = Moment::from_millis(1);
        let (_, vault) = Keyring::fresh(&mut Ctx::new(now, 0, &mut entropy));
        let mut why = |pin: &str| SessionLock::set(pin, &vault, now, &mut entropy).map(drop).unwrap_err();
        assert_eq!([why("12"), why("abcd"), why("123456789")], [PinError::NotDigits; 3]);
        assert_eq!([why("1111"), why("2345"), why("9876")], [PinError::TooPlain; 3]);
    }
}
