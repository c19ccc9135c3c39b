//! The key of a vault, and sealing with it: XChaCha20-Poly1305, a fresh random nonce for every sealing. The only place that names the
//! cipher. Not here: what the sealed thing is bound to (each caller says).

use crate::ids::Id;
use crate::time::{Ctx, Entropy};
use chacha20poly1305::aead::{AeadInOut, KeyInit};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use std::fmt;
use zeroize::{Zeroize, Zeroizing};

/// The bytes of a nonce.
const NONCE: usize = 24;
/// How many bytes a sealing adds.
pub(super) const OVERHEAD: usize = NONCE + 16;

/// Which vault it is: a random identity, no secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct VaultId(Id);

impl VaultId {
    /// A new vault's identity.
    pub fn fresh(ctx: &mut Ctx<'_>) -> Self {
        VaultId(ctx.fresh())
    }

    /// Its text form.
    #[must_use]
    pub fn text(self) -> String {
        self.0.to_string()
    }

    /// Reads the text form; None for anything else.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        text.parse().ok().map(VaultId)
    }

    pub(super) fn bytes(self) -> [u8; 16] {
        self.0.number().to_be_bytes()
    }
}

/// The 256-bit key of a vault. It is wiped from memory when it is dropped, and never shown.
#[derive(Clone)]
pub struct VaultKey(Zeroizing<[u8; VaultKey::LEN]>);

impl VaultKey {
    /// Its length in bytes.
    pub const LEN: usize = 32;

    /// A new random key.
    pub fn fresh(entropy: &mut dyn Entropy) -> Self {
        let mut key = VaultKey::from([0; Self::LEN]);
        entropy.fill(&mut *key.0);
        key
    }

    /// A key from its bytes; None where there are not as many as a key has.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        <[u8; Self::LEN]>::try_from(bytes).ok().map(VaultKey::from)
    }

    /// The bytes, to keep on the device where there is no passphrase.
    #[must_use]
    pub fn bytes(&self) -> &[u8; VaultKey::LEN] {
        &self.0
    }

    /// Seals a text, bound to `context`: nonce, then cipher text and tag.
    pub(super) fn seal(&self, context: &[u8], mut text: Vec<u8>, entropy: &mut dyn Entropy) -> Vec<u8> {
        let mut nonce = XNonce::default();
        entropy.fill(&mut nonce);
        let mut sealed = Vec::with_capacity(text.len() + OVERHEAD);
        sealed.extend_from_slice(&nonce);
        // The cipher refuses texts of more than 256 GB, which do not fit in a browser: the sealed thing would then be too short to open.
        if self.cipher().encrypt_in_place(&nonce, context, &mut text).is_ok() {
            sealed.append(&mut text);
        }
        text.zeroize();
        sealed
    }

    /// Opens what was sealed with this key for this context; None for anything else.
    pub(super) fn open(&self, context: &[u8], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let (nonce, text) = sealed.split_at_checked(NONCE)?;
        let nonce = XNonce::try_from(nonce).ok()?;
        let mut text = Zeroizing::new(text.to_vec());
        self.cipher().decrypt_in_place(&nonce, context, &mut *text).ok()?;
        Some(text)
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&Key::from(*self.0))
    }
}

impl From<[u8; VaultKey::LEN]> for VaultKey {
    fn from(bytes: [u8; VaultKey::LEN]) -> Self {
        VaultKey(Zeroizing::new(bytes))
    }
}

impl fmt::Debug for VaultKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("VaultKey(secret)")
    }
}
