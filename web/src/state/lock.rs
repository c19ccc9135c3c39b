//! Locking the book and opening it again. A locked book has no key in memory, nothing on the screen, and nothing of a family in the page.
//! Not here: what the keys are made of (`core/src/vault`), or choosing a passphrase ([`super::protect`]).

use super::App;
use super::boot::Boot;
use crate::platform::{clock, entropy::BrowserEntropy, files, idle, location, preferences};
use leptos::prelude::*;
use pebblebook::notebook::Notebook;
use pebblebook::row::Kind;
use pebblebook::store::StoreError;
use pebblebook::vault::{Keyring, Passphrase, RecoveryKey, SessionLock, Tries, UnlockError, Vault};

/// Why the book did not open at the lock.
#[derive(Clone, Debug, PartialEq)]
pub enum NotUnlocked {
    /// There were wrong tries; the next is in so many seconds.
    Wait(u32),
    /// It was not right, or the device could not do the work.
    Refused(UnlockError),
    /// It was right, but the book could not be read.
    Store(StoreError),
}

/// Follows taps, typing and the page's coming and going, for locking by itself.
pub(super) fn watch(app: App) {
    idle::on_activity(move || app.touch());
    // A page out of sight has no hand on it; its own watch may sleep, so it is looked at again when it comes back.
    idle::on_shown(move || _ = app.lock_when_idle());
}

impl App {
    fn is_open(self) -> bool {
        matches!(self.boot.get_untracked(), Boot::Open { .. })
    }

    /// Notes that somebody is here.
    pub(super) fn touch(self) {
        // A hand that comes after too long a time does not wake the book: it locks it.
        if !self.lock_when_idle() {
            self.inner.update_value(|inner| inner.last_touch = clock::now().millis());
        }
    }

    /// Locks the book when nobody has touched it for as long as she chose. Answers whether it did.
    pub(super) fn lock_when_idle(self) -> bool {
        let last = self.inner.with_value(|inner| inner.last_touch);
        let rested = clock::now().millis().saturating_sub(last);
        let limit = i64::from(preferences::lock_after_minutes()) * 60_000;
        let due = last > 0 && limit > 0 && rested >= limit && self.is_open() && self.protected.get_untracked();
        if due {
            leptos::task::spawn_local(self.lock());
        }
        due
    }

    /// Locks the book now, here and in other tabs.
    pub fn lock_now(self) {
        self.inner
            .with_value(|inner| inner.tabs.as_ref().map(crate::platform::tabs::Tabs::tell_locked));
        leptos::task::spawn_local(self.lock());
    }

    /// Locks the book: what was half-typed is sealed and kept, then the key and everything it opened are dropped.
    pub(super) async fn lock(self) {
        if !self.is_open() || !self.protected.get_untracked() {
            return;
        }
        let half_written = self.sealed_drafts();
        let store = self.store();
        let by_pin = self.inner.try_update_value(|inner| {
            let vault = inner.vault.take();
            inner.last_touch = 0;
            drop(vault);
            // With a PIN for this session the key stays in memory, under the PIN; else there is none any more.
            inner.session.as_ref().is_some_and(|session| !session.is_spent(clock::now()))
        });
        self.empty_memory();
        self.boot.set(Boot::Locked);
        if let Ok(store) = store {
            for (screen, sealed) in half_written {
                let _ = store.keep_draft(&screen, sealed.as_deref()).await; // a draft must never keep the book open
            }
        }
        if by_pin != Some(true) {
            // A new page has none of the old one's memory.
            location::reload();
        }
    }

    /// Empties everything that was opened out of memory: the notebook, drafts, undos, messages, pictures, what was looked for.
    pub(super) fn empty_memory(self) {
        self.forget_undos();
        self.looked_for_in_journal.iter().for_each(|words| words.set(String::new()));
        self.looked_for.iter().for_each(|words| words.set(String::new()));
        self.inner.update_value(|inner| {
            inner.drafts.clear();
            inner.drafts_to_write = pebblebook::order::Set::default();
            inner.queue.clear();
            for url in std::mem::take(&mut inner.photo_urls).into_iter().map(|(_, url)| url) {
                files::forget_url(&url);
            }
        });
        self.change(Kind::ALL.iter().copied(), |old| *old = Notebook::new());
    }

    /// Opens the book with the passphrase.
    ///
    /// # Errors
    /// See [`NotUnlocked`].
    pub async fn unlock(self, passphrase: Passphrase) -> Result<(), NotUnlocked> {
        self.open_with(self.try_key(&|keyring| keyring.unlock(&passphrase))).await
    }

    /// Opens the book with the recovery key.
    ///
    /// # Errors
    /// See [`NotUnlocked`].
    pub async fn recover(self, recovery: RecoveryKey) -> Result<(), NotUnlocked> {
        self.open_with(self.try_key(&|keyring| keyring.recover(&recovery))).await
    }

    /// Opens the book with the PIN of this session, if there is one.
    ///
    /// # Errors
    /// See [`NotUnlocked`].
    pub async fn unlock_by_pin(self, pin: String) -> Result<(), NotUnlocked> {
        let opened = self.inner.try_update_value(|inner| {
            let session = inner.session.as_mut()?;
            let opened = session.open(&pin, clock::now());
            if session.is_spent(clock::now()) {
                inner.session = None;
            }
            Some(opened)
        });
        let vault = opened.flatten().unwrap_or(Err(UnlockError::Wrong));
        self.open_with(vault.map_err(NotUnlocked::Refused)).await
    }

    /// Whether a PIN opens the book just now.
    #[must_use]
    pub fn has_pin(self) -> bool {
        let now = clock::now();
        self.inner
            .with_value(|inner| inner.session.as_ref().is_some_and(|session| !session.is_spent(now)))
    }

    /// Sets a PIN for as long as this page lives.
    ///
    /// # Errors
    /// When it is no PIN, or the device has too little memory.
    pub fn set_pin(self, pin: &str) -> Result<(), pebblebook::vault::PinError> {
        let vault = self.inner.with_value(|inner| inner.vault.clone());
        let Some(vault) = vault else { return Ok(()) };
        let session = SessionLock::set(pin, &vault, clock::now(), &mut BrowserEntropy)?;
        self.inner.update_value(|inner| inner.session = Some(session));
        Ok(())
    }

    /// Forgets the PIN of this page.
    pub fn forget_pin(self) {
        self.inner.update_value(|inner| inner.session = None);
    }

    /// Whether a passphrase or recovery key is right for this book.
    pub(super) fn try_key(self, key: &dyn Fn(&Keyring) -> Result<Vault, UnlockError>) -> Result<Vault, NotUnlocked> {
        let now = clock::now();
        let tries = preferences::tries();
        let wait = tries.seconds_to_wait(now);
        if wait > 0 {
            return Err(NotUnlocked::Wait(wait));
        }
        let keyring = self.inner.with_value(|inner| inner.keyring.clone());
        let keyring = keyring.ok_or_else(|| NotUnlocked::Store(StoreError::Closed("there is no lock".into())))?;
        match key(&keyring) {
            Ok(vault) => {
                preferences::set_tries(Tries::default());
                Ok(vault)
            }
            Err(error) => {
                if error == UnlockError::Wrong {
                    preferences::set_tries(tries.and_one(now));
                }
                Err(NotUnlocked::Refused(error))
            }
        }
    }

    async fn open_with(self, vault: Result<Vault, NotUnlocked>) -> Result<(), NotUnlocked> {
        self.enter(vault?).await.map_err(NotUnlocked::Store)
    }
}
