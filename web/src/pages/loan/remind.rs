//! Keeping a book a little longer, and the kind message when it is late.

use crate::dom::prelude::*;
use crate::pages::asking::{Alert, Asking};
use crate::platform::files::{self, Delivery};
use crate::state::{App, use_app};
use crate::text;
use crate::ui::{Button, ButtonKind, Section, TextArea, TextField, ToastKind};
use leptos::task::spawn_local;
use pebblebook::asked::Field;
use pebblebook::command::Command;
use pebblebook::ids::LoanId;
use pebblebook::lending::{LendingCommand, LendingError};

/// Renews. Where a rule stands against it that is said instead, and a reason overrules it; where it would not be due later, nothing does.
#[component]
pub fn Renew(
    /// Which loan.
    loan: LoanId,
    /// Until when, in words.
    until: String,
    /// What stands against it.
    against: Vec<LendingError>,
) -> Node {
    let app = use_app();
    let reason = RwSignal::new(String::new());
    let asking = Asking::plain();
    let renew = move || Command::Lending(LendingCommand::Renew(loan, reason.get_untracked()));
    let Some(first) = against.first() else {
        return view! { <Button kind=ButtonKind::Secondary on_click=Callback::new(move |()| app.run_plainly(renew()))>{format!("Renew until {until}")}</Button> };
    };
    let a_fact = matches!(first, LendingError::NotLater { .. });
    let told = if a_fact { against.get(..1).unwrap_or_default() } else { &against };
    let words = app.look(|notebook| {
        told.iter()
            .map(|one| text::lending_error(one, notebook))
            .collect::<Vec<_>>()
            .join(" ")
    });
    let with_reason = Callback::new(move |()| {
        if reason.get_untracked().trim().is_empty() {
            return asking.miss(Field::Reason);
        }
        asking.run(renew(), |_| ());
    });
    view! {
        <p class="hint">{words}</p>
        {(!a_fact).then(|| view! {
            <details class="more">
                <summary>"Renew all the same"</summary>
                <div class="aside">
                    <Alert asking/>
                    <TextField label="Your reason" value=reason error=asking.error(Field::Reason) hint="It is kept with the loan."/>
                    <Button kind=ButtonKind::Secondary on_click=with_reason>{format!("Renew until {until}")}</Button>
                </div>
            </details>
        })}
    }
}

/// The message to the family, hers to change, ready to send.
#[component]
pub fn Remind(
    /// Which loan.
    loan: LoanId,
) -> Node {
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
