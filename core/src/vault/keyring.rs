//! The keyring: what of a vault's key rests on the device. Either the key itself, or the key wrapped twice: by a passphrase and by a
//! recovery key. Changing one rewrites its wrap and nothing else. Not here: where the keyring is stored.

use super::cost::Cost;
use super::key::{VaultId, VaultKey};
use super::passphrase::Passphrase;
use super::recovery::RecoveryKey;
use super::sealed::Vault;
use crate::json;
use crate::time::{Ctx, Entropy};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// The form of keyring this app writes.
const FORM: u32 = 1;
/// The longest keyring that is looked at.
const MOST_BYTES: usize = 4_096;

/// What rests on the device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keyring {
    form: u32,
    vault: VaultId,
    door: Door,
}

/// A vault is either open to whoever holds the device, or locked with both keys; there is no passphrase without a way back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Door {
    OnDevice {
        key: Bytes<{ VaultKey::LEN }>,
    },
    Locked {
        salt: Bytes<16>,
        cost: Cost,
        by_passphrase: Bytes<WRAP>,
        by_recovery: Bytes<WRAP>,
    },
}

/// The bytes of a wrapped key.
const WRAP: usize = VaultKey::LEN + super::key::OVERHEAD;

/// Why a stored keyring cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyringError {
    /// Not a keyring, or one with a cost out of bounds.
    Damaged,
    /// Of a newer version of the app.
    Newer,
}

/// Why the book does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnlockError {
    /// It is not this passphrase, or not this recovery key.
    Wrong,
    /// The device has too little memory for the work.
    NoMemory,
}

impl Keyring {
    /// The keyring of a new vault, with the key on the device, and the vault, open.
    pub fn fresh(ctx: &mut Ctx<'_>) -> (Self, Vault) {
        let id = VaultId::fresh(ctx);
        let vault = Vault::new(id, VaultKey::fresh(ctx.entropy()));
        (Self::on_device(&vault), vault)
    }

    /// The keyring that keeps an open vault's key on the device.
    #[must_use]
    pub fn on_device(vault: &Vault) -> Self {
        let key = Bytes(*vault.key().bytes());
        Self::of(vault, Door::OnDevice { key })
    }

    /// The keyring that locks an open vault with a passphrase and a recovery key.
    ///
    /// # Errors
    /// When the device has too little memory for the work.
    pub fn locked(
        vault: &Vault,
        passphrase: &Passphrase,
        recovery: &RecoveryKey,
        cost: Cost,
        entropy: &mut dyn Entropy,
    ) -> Result<Self, UnlockError> {
        let by_recovery = wrap(&recovery.key(vault.id()), b"recovery", vault, entropy)?;
        Self::behind(vault, passphrase, by_recovery, cost, entropy)
    }

    /// The same lock with another passphrase; the recovery key stays as it was.
    ///
    /// # Errors
    /// When the device has too little memory for the work.
    pub fn with_passphrase(
        &self,
        vault: &Vault,
        passphrase: &Passphrase,
        cost: Cost,
        entropy: &mut dyn Entropy,
    ) -> Result<Self, UnlockError> {
        match &self.door {
            Door::Locked { by_recovery, .. } => Self::behind(vault, passphrase, by_recovery.clone(), cost, entropy),
            Door::OnDevice { .. } => Err(UnlockError::Wrong),
        }
    }

    /// The same lock with another recovery key; the passphrase stays as it was.
    ///
    /// # Errors
    /// When there is no lock.
    pub fn with_recovery(&self, vault: &Vault, recovery: &RecoveryKey, entropy: &mut dyn Entropy) -> Result<Self, UnlockError> {
        let Door::Locked {
            salt, cost, by_passphrase, ..
        } = &self.door
        else {
            return Err(UnlockError::Wrong);
        };
        let door = Door::Locked {
            salt: salt.clone(),
            cost: *cost,
            by_passphrase: by_passphrase.clone(),
            by_recovery: wrap(&recovery.key(vault.id()), b"recovery", vault, entropy)?,
        };
        Ok(Self::of(vault, door))
    }

    /// The vault, where its key rests on the device.
    #[must_use]
    pub fn open(&self) -> Option<Vault> {
        match &self.door {
            Door::OnDevice { key } => Some(Vault::new(self.vault, VaultKey::from(key.0))),
            Door::Locked { .. } => None,
        }
    }

    /// Whether a passphrase is needed.
    #[must_use]
    pub const fn is_locked(&self) -> bool {
        matches!(self.door, Door::Locked { .. })
    }

    /// Which vault it opens.
    #[must_use]
    pub const fn vault(&self) -> VaultId {
        self.vault
    }

    /// Opens the vault with a passphrase. It takes a good part of a second.
    ///
    /// # Errors
    /// When it is another one.
    pub fn unlock(&self, passphrase: &Passphrase) -> Result<Vault, UnlockError> {
        match &self.door {
            Door::OnDevice { .. } => self.open().ok_or(UnlockError::Wrong),
            Door::Locked {
                salt, cost, by_passphrase, ..
            } => {
                let key = passphrase.key(&salt.0, *cost).ok_or(UnlockError::NoMemory)?;
                self.unwrap_key(&key, b"passphrase", by_passphrase)
            }
        }
    }

    /// Opens the vault with the recovery key.
    ///
    /// # Errors
    /// When it is another one.
    pub fn recover(&self, recovery: &RecoveryKey) -> Result<Vault, UnlockError> {
        match &self.door {
            Door::OnDevice { .. } => self.open().ok_or(UnlockError::Wrong),
            Door::Locked { by_recovery, .. } => self.unwrap_key(&recovery.key(self.vault), b"recovery", by_recovery),
        }
    }

    /// The stored form.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        json::write(self)
    }

    /// Reads the stored form.
    ///
    /// # Errors
    /// When it is damaged, or newer than this app.
    pub fn read(bytes: &[u8]) -> Result<Self, KeyringError> {
        #[derive(Deserialize)]
        struct Form {
            form: u32,
        }
        if bytes.len() > MOST_BYTES {
            return Err(KeyringError::Damaged);
        }
        // The form is read before anything else: a newer keyring may say more than this app can read.
        let Form { form } = json::read(bytes).map_err(|_| KeyringError::Damaged)?;
        if form > FORM {
            return Err(KeyringError::Newer);
        }
        // Nothing but what this app writes is a keyring of this form: not a field more.
        json::read(bytes)
            .ok()
            .filter(|keyring: &Self| keyring.write() == bytes)
            .ok_or(KeyringError::Damaged)
    }

    fn of(vault: &Vault, door: Door) -> Self {
        Keyring {
            form: FORM,
            vault: vault.id(),
            door,
        }
    }

    fn behind(
        vault: &Vault,
        passphrase: &Passphrase,
        by_recovery: Bytes<WRAP>,
        cost: Cost,
        entropy: &mut dyn Entropy,
    ) -> Result<Self, UnlockError> {
        let mut salt = Bytes([0; 16]);
        entropy.fill(&mut salt.0);
        let key = passphrase.key(&salt.0, cost).ok_or(UnlockError::NoMemory)?;
        let by_passphrase = wrap(&key, b"passphrase", vault, entropy)?;
        let door = Door::Locked {
            salt,
            cost,
            by_passphrase,
            by_recovery,
        };
        Ok(Self::of(vault, door))
    }

    fn unwrap_key(&self, key: &VaultKey, by: &[u8], wrapped: &Bytes<WRAP>) -> Result<Vault, UnlockError> {
        let opened = key.open(&wrap_context(by, self.vault), &wrapped.0).ok_or(UnlockError::Wrong)?;
        let key = VaultKey::from_bytes(&opened).ok_or(UnlockError::Wrong)?;
        Ok(Vault::new(self.vault, key))
    }
}

fn wrap(key: &VaultKey, by: &[u8], vault: &Vault, entropy: &mut dyn Entropy) -> Result<Bytes<WRAP>, UnlockError> {
    let wrapped = key.seal(&wrap_context(by, vault.id()), vault.key().bytes().to_vec(), entropy);
    wrapped.try_into().map(Bytes).map_err(|_| UnlockError::NoMemory)
}

fn wrap_context(by: &[u8], vault: VaultId) -> Vec<u8> {
    [b"pebblebook key wrapped by ", by, b" for ", &vault.bytes()].concat()
}

/// Bytes of a fixed length, base64 in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
struct Bytes<const N: usize>([u8; N]);

impl<const N: usize> TryFrom<String> for Bytes<N> {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        let bytes = Zeroizing::new(STANDARD.decode(text).map_err(|_| "not base64")?);
        bytes.as_slice().try_into().map(Bytes).map_err(|_| "not of the right length")
    }
}

impl<const N: usize> From<Bytes<N>> for String {
    fn from(bytes: Bytes<N>) -> Self {
        STANDARD.encode(bytes.0)
    }
}
