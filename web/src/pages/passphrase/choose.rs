//! Choosing the first passphrase: the words, then the recovery key on paper, then the lock is on.

use super::keys::{NewWords, RecoveryPaper};
use crate::dom::prelude::*;
use crate::platform::{preferences, timer};
use crate::route::{Route, go_instead};
use crate::state::use_app;
use crate::text;
use crate::ui::{Banner, Button, ButtonKind, Form, Section, Show, ToastKind};
use leptos::task::spawn_local;
use pebblebook::vault::{Passphrase, RecoveryKey};

/// Choosing the first passphrase.
#[component]
pub fn Choose() -> Node {
    let app = use_app();
    let words = NewWords::blank();
    let chosen = StoredValue::new_local(None::<(Passphrase, RecoveryKey)>);
    let on_paper = RwSignal::new(false);
    let trouble = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let go_on = Callback::new(move |()| {
        if let Some(passphrase) = words.read() {
            chosen.set_value(Some((passphrase, super::keys::fresh_recovery_key())));
            on_paper.set(true);
        }
    });
    let lock = Callback::new(move |()| {
        let Some((passphrase, recovery)) = chosen.get_value() else { return };
        busy.set(true);
        trouble.set(String::new());
        spawn_local(async move {
            timer::wait(30).await; // so that the button can say that it works
            let done = app.protect(passphrase, recovery).await;
            let _ = busy.try_set(false);
            match done {
                Ok(()) => app.tell("Your book is locked with your passphrase from now on.".to_owned(), ToastKind::Done),
                Err(error) => _ = trouble.try_set(text::not_unlocked(&error)),
            }
        });
    });
    // The sample needs no lock, and whoever said “not now” is not asked again.
    let recommended = app.look(|notebook| notebook.sample().is_none()) && !preferences::passphrase_later();
    let not_now = Callback::new(|()| {
        preferences::set_passphrase_later();
        go_instead(Route::Today);
    });
    view! {
        <Banner attention=true>
            <p>"There is no passphrase yet. Every record is sealed, but the key lies on this device beside them: whoever can unlock the device can read the book."</p>
        </Banner>
        {live(move || if on_paper.get() {
            let recovery = chosen.with_value(|chosen| chosen.as_ref().map(|(_, recovery)| recovery.clone()));
            view! {
                <Show when=move || !trouble.get().is_empty()><Banner attention=true><p role="alert">{trouble}</p></Banner></Show>
                {recovery.map(|recovery| view! { <RecoveryPaper recovery busy confirm="Lock the book with these" on_confirm=lock/> })}
            }
        } else {
            view! {
                <Section title="Choose a passphrase">
                    {recommended.then(|| view! { <p>"Recommended before the first child is in the book. You can also do it later, under More."</p> })}
                    <p>"Four or five words that have nothing to do with each other are easy to type and hard to guess. You need it when Pebblebook starts and after it has locked itself."</p>
                    <Form on_submit=go_on>
                        {words.fields()}
                        <div class="actions">
                            <Button kind=ButtonKind::Primary submit=true>"Go on"</Button>
                            {recommended.then(|| view! { <Button kind=ButtonKind::Quiet on_click=not_now>"Not now"</Button> })}
                        </div>
                    </Form>
                </Section>
            }
        })}
    }
}
