//! Keeping a book a little longer, and the kind message when it is late.

use crate::platform::files::{self, Delivery};
use crate::state::{App, Trouble, use_app};
use crate::text;
use crate::ui::{Button, ButtonKind, Section, Show, TextArea, TextField, ToastKind};
use leptos::prelude::*;
use leptos::task::spawn_local;
use pebblebook::command::{Command, Refusal};
use pebblebook::ids::LoanId;
use pebblebook::lending::{LendingCommand, LendingError};

/// Renews; where a rule stands against it, asks for a reason.
#[component]
pub fn Renew(
    /// Which loan.
    loan: LoanId,
    /// Until when, in words.
    until: String,
) -> impl IntoView {
    let app = use_app();
    let reason = RwSignal::new(String::new());
    let why_not = RwSignal::new(String::new());
    let renew = move |()| {
        app.run(
            Command::Lending(LendingCommand::Renew(loan, reason.get_untracked())),
            move |result| {
                if let Err(trouble) = result {
                    let words = app.look(|notebook| text::trouble(&trouble, notebook));
                    let asks = matches!(
                        trouble,
                        Trouble::Refused(Refusal::Lending(
                            LendingError::RenewedEnough { .. } | LendingError::AnotherWaits { .. }
                        ))
                    );
                    if asks {
                        let _ = why_not.try_set(words);
                    } else {
                        app.tell(words, ToastKind::Trouble);
                    }
                }
            },
        );
    };
    view! {
        <Button kind=ButtonKind::Secondary on_click=Callback::new(renew)>{format!("Renew until {until}")}</Button>
        <Show when=move || !why_not.get().is_empty()>
            <div class="aside" role="group" aria-label="Renew with a reason">
                <p role="alert">{why_not}</p>
                <TextField label="Your reason" value=reason/>
                <Button kind=ButtonKind::Secondary on_click=Callback::new(renew)>"Renew all the same"</Button>
            </div>
        </Show>
    }
}

/// The message to the family, hers to change, ready to send.
#[component]
pub fn Remind(
    /// Which loan.
    loan: LoanId,
) -> impl IntoView {
    let app = use_app();
    let message = RwSignal::new(
        app.look(|notebook| text::reminder::message(notebook, loan, app.day()))
            .unwrap_or_default(),
    );
    let noted = move || app.run_plainly(Command::Lending(LendingCommand::Reminded(loan)));
    let send = move |()| {
        let words = message.get_untracked();
        spawn_local(async move {
            match files::share_text(&words).await {
                Some(Delivery::Shared) => noted(),
                Some(Delivery::Cancelled) => {}
                _ => copy(app, &words).await,
            }
        });
    };
    let copy_only = move |()| {
        let words = message.get_untracked();
        spawn_local(async move { copy(app, &words).await });
    };
    view! {
        <Section title="A message to the family">
            <TextArea label="The message" value=message/>
            <div class="actions">
                {files::can_share_text().then(|| view! { <Button kind=ButtonKind::Secondary on_click=Callback::new(send)>"Send"</Button> })}
                <Button kind=ButtonKind::Secondary on_click=Callback::new(copy_only)>"Copy"</Button>
                <Button kind=ButtonKind::Quiet on_click=Callback::new(move |()| noted())>"Note that it was sent"</Button>
            </div>
        </Section>
    }
}

async fn copy(app: App, words: &str) {
    if files::copy_text(words).await {
        app.tell("Copied. Paste it into your message.".to_owned(), ToastKind::Done);
    } else {
        app.tell(
            "The browser would not copy it. Select the words and copy them by hand.".to_owned(),
            ToastKind::Trouble,
        );
    }
}
