//! The lock as she uses it: choosing a passphrase with its recovery key, locking, opening again.

use crate::patience;
use crate::setting::Setting;

/// What the lock says above itself.
pub const LOCKED: &str = "Your book is locked";

impl Setting {
    /// Turns to a screen without loading the page anew, as a tap on a link does: a book behind a passphrase would be locked by that.
    #[track_caller]
    pub fn turn_to(&self, route: &str) {
        self.browser().run_with("location.hash = arguments[0]", &[serde_json::json!(route)]);
        self.page().title().wait();
    }

    /// Writes a new passphrase twice and goes on to the recovery key, which is handed back.
    #[must_use]
    #[track_caller]
    pub fn choose_passphrase(&self, passphrase: &str) -> String {
        self.turn_to("#/passphrase");
        self.page().field("New passphrase").set(passphrase);
        self.page().field("The same once more").set(passphrase);
        self.page().button("Go on").click();
        self.recovery_key_shown()
    }

    /// The recovery key on the screen.
    #[must_use]
    #[track_caller]
    pub fn recovery_key_shown(&self) -> String {
        self.page().heading("Your recovery key").wait();
        let key = self.browser().run("return document.querySelector('.key-paper').textContent");
        key.as_str().unwrap_or_default().trim().to_owned()
    }

    /// Shows that the recovery key is on paper.
    #[track_caller]
    pub fn type_last_group_of(&self, recovery: &str) {
        let last = recovery.rsplit('-').next().unwrap_or_default();
        self.page().field("Type its last group of four").set(last);
    }

    /// Puts the book under a passphrase, and hands the recovery key back.
    #[track_caller]
    pub fn lock_with(&self, passphrase: &str) -> String {
        let recovery = self.choose_passphrase(passphrase);
        self.type_last_group_of(&recovery);
        self.page().button("Lock the book with these").click();
        self.page().message("Your book is locked with your passphrase from now on.").wait();
        recovery
    }

    /// Locks the book now; without a PIN the page is a new one afterwards.
    #[track_caller]
    pub fn lock_now(&self) {
        self.turn_to("#/passphrase");
        self.expect_new_page_at_lock(|| self.page().button("Lock now").click());
    }

    /// Does what locks the book, and waits until a new page stands at the lock.
    #[track_caller]
    pub fn expect_new_page_at_lock(&self, act: impl FnOnce()) {
        self.browser().run("window.pageBeforeTheLock = true");
        act();
        patience::until("a new page stood at the lock", || {
            let fresh = self.browser().try_run(
                "return !window.pageBeforeTheLock && !document.getElementById('boot') && document.readyState === 'complete'",
                &[],
            );
            fresh.is_ok_and(|fresh| fresh == true) && self.page().heading(LOCKED).is_there()
        });
    }

    /// Tries a passphrase at the lock.
    #[track_caller]
    pub fn try_passphrase(&self, passphrase: &str) {
        self.page().heading(LOCKED).wait();
        self.page().field("Passphrase").set(passphrase);
        self.page().button("Open the book").click();
    }

    /// Opens the book with its passphrase.
    #[track_caller]
    pub fn open_with(&self, passphrase: &str) {
        self.try_passphrase(passphrase);
        self.page().heading(LOCKED).gone();
        self.page().title().wait();
    }
}
