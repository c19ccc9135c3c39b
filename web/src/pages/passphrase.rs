//! Passphrase and lock: choosing a passphrase with its recovery key, changing either, when the book locks itself, a PIN for the day.

mod choose;
mod keys;
mod locking;

use crate::dom::prelude::*;
use crate::route::Route;
use crate::state::use_app;
use crate::ui::PageHeader;
use choose::Choose;
pub use keys::NewWords;
use keys::{ChangePassphrase, NewRecoveryKey, StopUsing};
pub use locking::LockNow;
use locking::Locking;

/// Passphrase and lock.
#[component]
pub fn PassphraseAndLock() -> Node {
    let app = use_app();
    view! {
        <PageHeader title="Passphrase and lock".to_string() back=Route::More.href()/>
        {live(move || if app.protected.get() {
            view! {
                <Locking/>
                <ChangePassphrase/>
                <NewRecoveryKey/>
                <StopUsing/>
            }
        } else {
            view! { <Choose/> }
        })}
    }
}
