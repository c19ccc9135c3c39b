//! The lock: the passphrase, the recovery key, or the PIN of this session.

use crate::dom::prelude::*;
use crate::platform::timer;
use crate::route::Route;
use crate::state::{NotUnlocked, use_app};
use crate::text;
use crate::ui::{Button, ButtonKind, Form, InputKind, PebbleDrawing, TextField};
use leptos::task::spawn_local;
use pebblebook::vault::{Passphrase, RecoveryKey, UnlockError};

/// With what the book is opened.
#[derive(Clone, Copy, PartialEq, Eq)]
enum With {
    Passphrase,
    Recovery,
    Pin,
}

/// Says why something did not open. A wait is counted down, and not spoken of any more when it is over.
pub async fn say_why_not(said: RwSignal<Option<String>>, mut trouble: NotUnlocked) {
    loop {
        let words = Some(text::not_unlocked(&trouble));
        let _ = said.try_set(words.clone());
        let NotUnlocked::Wait(seconds) = trouble else { return };
        timer::wait(1_000).await;
        // Something else is said by now, or nobody is there any more.
        if said.try_get_untracked() != Some(words) {
            return;
        }
        if seconds <= 1 {
            said.set(None);
            return;
        }
        trouble = NotUnlocked::Wait(seconds - 1);
    }
}

/// The lock.
#[component]
pub fn Lock() -> Node {
    let app = use_app();
    let with = RwSignal::new(if app.has_pin() { With::Pin } else { With::Passphrase });
    let typed = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let open = Callback::new(move |()| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        error.set(None);
        spawn_local(async move {
            // The work takes a moment: the button says so first.
            timer::wait(30).await;
            let text = typed.get_untracked();
            let opened = match with.get_untracked() {
                With::Passphrase => app.unlock(Passphrase::typed(&text)).await,
                With::Pin => app.unlock_by_pin(text).await,
                With::Recovery => match RecoveryKey::parse(&text) {
                    Ok(key) => app.recover(key).await,
                    Err(slip) => {
                        let _ = error.try_set(Some(text::recovery_slip(slip)));
                        let _ = busy.try_set(false);
                        return;
                    }
                },
            };
            let _ = busy.try_set(false);
            let _ = typed.try_set(String::new());
            if let Err(trouble) = opened {
                let by_pin = with.try_get_untracked() == Some(With::Pin);
                let spent = by_pin && !app.has_pin();
                if spent {
                    let _ = with.try_set(With::Passphrase);
                }
                if let NotUnlocked::Store(_) = trouble {
                    leptos::logging::warn!("the book did not open behind the lock");
                }
                match trouble {
                    NotUnlocked::Refused(UnlockError::Wrong) if by_pin => _ = error.try_set(Some(text::wrong_pin(spent))),
                    _ => say_why_not(error, trouble).await,
                }
            }
        });
    });
    let use_now = move |other: With| {
        with.set(other);
        typed.set(String::new());
        error.set(None);
    };
    view! {
        <main class="narrow" id="main">
            <PebbleDrawing/>
            <h1 tabindex="-1">"Your book is locked"</h1>
            <Form on_submit=open>
                {live(move || {
                    let (label, hint, kind) = match with.get() {
                        With::Passphrase => ("Passphrase", "", InputKind::Password),
                        With::Recovery => ("Recovery key", "Nine groups of four letters and digits, from your paper.", InputKind::Text),
                        With::Pin => ("PIN", "The one you set for today.", InputKind::Pin),
                    };
                    view! { <TextField label value=typed hint kind error/> }
                })}
                <div class="actions"><Button kind=ButtonKind::Primary submit=true busy>"Open the book"</Button></div>
            </Form>
            <div class="actions">
                {live(move || (with.get() != With::Passphrase).then(|| view! {
                    <Button kind=ButtonKind::Quiet on_click=Callback::new(move |()| use_now(With::Passphrase))>"Use the passphrase"</Button>
                }))}
                {live(move || (with.get() != With::Recovery).then(|| view! {
                    <Button kind=ButtonKind::Quiet on_click=Callback::new(move |()| use_now(With::Recovery))>"I have forgotten it: use the recovery key"</Button>
                }))}
            </div>
            <p><a href=Route::LostPhone.href()>"I lost my phone"</a></p>
            <p class="quiet">"Nothing is ever deleted for wrong tries; each one only makes the next wait longer. Nobody else can open the book: there is no copy of the key anywhere but with you."</p>
        </main>
    }
}
