//! Locking now, by itself, and a PIN for the day.

use crate::dom::prelude::*;
use crate::platform::preferences;
use crate::state::{use_app, whenever};
use crate::text;
use crate::ui::{Button, ButtonKind, Form, IconName, InputKind, Section, SelectField, Show, TextField, ToastKind};

/// The choices: minutes, and what they are called.
const MINUTES: [(&str, &str); 6] = [
    ("1", "1 minute"),
    ("2", "2 minutes"),
    ("5", "5 minutes"),
    ("10", "10 minutes"),
    ("30", "30 minutes"),
    ("0", "Only when I say so"),
];

/// A button that locks the book, wherever she may want it; nothing while there is no passphrase.
#[component]
pub fn LockNow() -> Node {
    let app = use_app();
    view! {
        <Show when=move || app.protected.get()>
            <div class="actions">
                <Button kind=ButtonKind::Secondary icon=IconName::Lock on_click=Callback::new(move |()| app.lock_now())>"Lock now"</Button>
            </div>
        </Show>
    }
}

/// Locking now, by itself, and a PIN for the day.
#[component]
pub fn Locking() -> Node {
    let app = use_app();
    let minutes = RwSignal::new(preferences::lock_after_minutes().to_string());
    whenever(move |first| {
        let minutes = minutes.get();
        if !first && let Ok(minutes) = minutes.parse() {
            preferences::set_lock_after_minutes(minutes);
        }
    });
    let options: Vec<_> = MINUTES
        .iter()
        .map(|(key, words)| ((*key).to_owned(), (*words).to_owned()))
        .collect();
    let pin = RwSignal::new(String::new());
    let is_set = RwSignal::new(app.has_pin());
    let slip = RwSignal::new(None::<String>);
    let set_pin = Callback::new(move |()| match app.set_pin(&pin.get_untracked()) {
        Ok(()) => {
            pin.set(String::new());
            slip.set(None);
            is_set.set(true);
            app.tell(
                "The PIN opens the book after a short lock, until Pebblebook is closed.".to_owned(),
                ToastKind::Done,
            );
        }
        Err(why) => slip.set(Some(text::pin_slip(why))),
    });
    view! {
        <Section title="Lock">
            <LockNow/>
            <SelectField label="Lock by itself when nobody has touched it for" value=minutes options/>
            <p class="quiet">"It counts while another app is in front, too. What you have half-written is sealed and comes back."</p>
        </Section>
        <Section title="A PIN for the day">
            <p>"Quicker than the passphrase after a short lock. It is never stored: after a restart, five wrong tries or twelve hours only the passphrase opens the book."</p>
            <Show when=is_set>
                <p role="status">"A PIN is set. Setting another takes its place."</p>
                <div class="actions"><Button kind=ButtonKind::Quiet on_click=Callback::new(move |()| { app.forget_pin(); is_set.set(false); })>"Forget the PIN"</Button></div>
            </Show>
            <Form on_submit=set_pin>
                <TextField label="PIN" hint="Four to eight digits." value=pin error=slip kind=InputKind::Pin short=true/>
                <div class="actions"><Button kind=ButtonKind::Secondary submit=true>"Set the PIN"</Button></div>
            </Form>
        </Section>
    }
}
