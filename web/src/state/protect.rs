//! Choosing, changing and giving up the passphrase. The key of the book changes when the first passphrase is set, for the old one lay on the
//! device; after that a new passphrase or recovery key rewrites its own wrap and nothing else.

use super::App;
use super::boot::{EDITION, KEYRING, fresh_keyring};
use super::lock::NotUnlocked;
use crate::platform::clock::Stopwatch;
use crate::platform::entropy::BrowserEntropy;
use leptos::prelude::*;
use pebblebook::row::Row;
use pebblebook::store::{StoreError, Write};
use pebblebook::vault::{Cost, Keyring, Passphrase, RecoveryKey, Seal, UnlockError, Vault};

/// How long an unlocking may take on this device; a phone four times slower then still opens the book in a second.
const WANTED_MS: u32 = 250;

/// Makes another keyring from the one of now. Boxed, so that keeping it is compiled once.
type Rewriting = Box<dyn FnOnce(&Keyring) -> Result<Keyring, UnlockError>>;

/// How long the least work takes here decides how much work it shall be.
fn measured_cost(vault: &Vault, passphrase: &Passphrase, recovery: &RecoveryKey) -> Result<Cost, UnlockError> {
    let watch = Stopwatch::start();
    Keyring::locked(vault, passphrase, recovery, Cost::FLOOR, &mut BrowserEntropy)?;
    Ok(Cost::calibrated(watch.millis(), WANTED_MS))
}

impl App {
    /// Locks the book with its first passphrase. Everything is sealed anew under a key that never lay on the device.
    ///
    /// # Errors
    /// When it could not be written; then all is as it was.
    pub async fn protect(self, passphrase: Passphrase, recovery: RecoveryKey) -> Result<(), NotUnlocked> {
        let store = self.store().map_err(NotUnlocked::Store)?;
        let old = self.open_vault().map_err(NotUnlocked::Store)?;
        let (_, new) = fresh_keyring();
        let cost = measured_cost(&new, &passphrase, &recovery).map_err(NotUnlocked::Refused)?;
        let keyring = Keyring::locked(&new, &passphrase, &recovery, cost, &mut BrowserEntropy).map_err(NotUnlocked::Refused)?;
        let drafts = self.drafts_sealed_by(&new);
        let sealing = new.clone();
        let reseal = move |row: &Row| {
            let body = old.open(row).ok()?;
            let body = sealing.seal(row, body, &mut BrowserEntropy).ok()?;
            Some(Row { body, ..row.clone() })
        };
        let edition = self.next_edition();
        let (bytes, number) = (keyring.write(), edition.to_be_bytes());
        let notes: [(&str, &[u8]); 2] = [(KEYRING, &bytes), (EDITION, &number)];
        store.seal_anew(&notes, &drafts, reseal).await.map_err(NotUnlocked::Store)?;
        self.begin_edition(edition);
        self.keep_keyring(keyring, &store, Write::default())
            .await
            .map_err(NotUnlocked::Store)?;
        self.inner.update_value(|inner| inner.vault = Some(new));
        self.mark();
        // The other tabs hold a key that opens nothing any more.
        self.inner
            .with_value(|inner| inner.tabs.as_ref().map(crate::platform::tabs::Tabs::tell_all_replaced));
        self.touch();
        Ok(())
    }

    /// Whether it is she who asks: nothing is shown or changed before that.
    ///
    /// # Errors
    /// When `now` is neither the passphrase nor the recovery key.
    #[allow(
        clippy::unused_async,
        reason = "run as everything else that may say no, once the button can say that it works"
    )]
    pub async fn prove(self, now: String) -> Result<(), NotUnlocked> {
        self.proved(&now).map(drop)
    }

    /// Another passphrase; `now` proves that it is she who asks.
    ///
    /// # Errors
    /// When `now` is neither the passphrase nor the recovery key, or it could not be written.
    pub async fn change_passphrase(self, now: String, new: Passphrase) -> Result<(), NotUnlocked> {
        let vault = self.proved(&now)?;
        let any = RecoveryKey::fresh(&mut BrowserEntropy);
        let cost = measured_cost(&vault, &new, &any).map_err(NotUnlocked::Refused)?;
        self.rewrite(Box::new(move |keyring| {
            keyring.with_passphrase(&vault, &new, cost, &mut BrowserEntropy)
        }))
        .await
    }

    /// Another recovery key; `now` proves that it is she who asks.
    ///
    /// # Errors
    /// When `now` is neither the passphrase nor the recovery key, or it could not be written.
    pub async fn change_recovery(self, now: String, new: RecoveryKey) -> Result<(), NotUnlocked> {
        let vault = self.proved(&now)?;
        self.rewrite(Box::new(move |keyring| keyring.with_recovery(&vault, &new, &mut BrowserEntropy)))
            .await
    }

    /// No passphrase any more: the key rests on the device.
    ///
    /// # Errors
    /// When `now` is neither the passphrase nor the recovery key, or it could not be written.
    pub async fn unprotect(self, now: String) -> Result<(), NotUnlocked> {
        let vault = self.proved(&now)?;
        self.inner.update_value(|inner| inner.session = None);
        self.rewrite(Box::new(move |_| Ok(Keyring::on_device(&vault)))).await
    }

    /// The vault that this opens: the passphrase, or the recovery key of somebody who has forgotten it.
    fn proved(self, typed: &str) -> Result<Vault, NotUnlocked> {
        self.try_key(&|keyring| match RecoveryKey::parse(typed) {
            Ok(recovery) => keyring.recover(&recovery),
            Err(_) => keyring.unlock(&Passphrase::typed(typed)),
        })
    }

    /// Keeps another keyring, made from the one of now.
    async fn rewrite(self, how: Rewriting) -> Result<(), NotUnlocked> {
        let store = self.store().map_err(NotUnlocked::Store)?;
        let keyring = self.inner.with_value(|inner| inner.keyring.clone());
        let keyring = keyring.ok_or(NotUnlocked::Refused(UnlockError::Wrong))?;
        let keyring = how(&keyring).map_err(NotUnlocked::Refused)?;
        self.keep_keyring(keyring, &store, Write::default())
            .await
            .map_err(NotUnlocked::Store)
    }

    /// The open vault.
    pub(super) fn open_vault(self) -> Result<Vault, StoreError> {
        let vault = self.inner.with_value(|inner| inner.vault.clone());
        vault.ok_or_else(|| StoreError::Closed("the book is locked".into()))
    }
}
