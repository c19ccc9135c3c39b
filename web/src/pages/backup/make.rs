//! Making a backup: how it is sealed, the work, and handing it over.

use crate::dom::prelude::*;
use crate::pages::passphrase::NewWords;
use crate::platform::outgoing::{self, Handed};
use crate::state::{Moving, Progress, SealedWith, use_app, whenever};
use crate::text;
use crate::ui::{Banner, Button, ButtonKind, RadioGroup, Section, Show};
use leptos::task::spawn_local;
use web_sys::File;

/// How far the work has come, with a way out.
#[component]
pub fn Working(
    /// How far.
    progress: Progress,
    /// What is being done.
    #[prop(into)]
    words: String,
) -> Node {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 100")]
    let percent = move || {
        progress
            .share
            .get()
            .map(|share| ((share * 100.0) as u32).to_string())
            .unwrap_or_default()
    };
    let words = StoredValue::new(words);
    view! {
        <Show when=move || progress.share.get().is_some()>
            <div class="stack">
                <p role="status">{move || words.get_value()}</p>
                <progress max="100" aria-label=move || words.get_value() prop:value=percent></progress>
                <div class="actions"><Button kind=ButtonKind::Quiet on_click=Callback::new(move |()| progress.cancel())>"Call it off"</Button></div>
            </div>
        </Show>
    }
}

/// Making a backup.
#[component]
pub fn Make(
    /// Counts up when one was handed over.
    delivered: RwSignal<u32>,
) -> Node {
    let app = use_app();
    let progress = Progress::new();
    let busy = Signal::derive(move || progress.share.get().is_some());
    let sealed = RwSignal::new("sealed".to_owned());
    let words = NewWords::blank();
    let ready = RwSignal::new_local(None::<File>);
    let is_plain = RwSignal::new(false);
    let said = RwSignal::new(String::new());
    let trouble = RwSignal::new(String::new());
    // A file that is ready is of the kind that was chosen then, and no other.
    whenever(move |_| {
        sealed.track();
        ready.set(None);
    });
    on_cleanup(outgoing::leave);
    let options = vec![
        ("sealed".to_owned(), "Sealed with a passphrase".to_owned()),
        ("plain".to_owned(), "Not sealed: anybody who has the file can read it".to_owned()),
    ];
    let make = move |()| {
        let with = match (sealed.get_untracked().as_str(), app.protected.get_untracked()) {
            ("plain", _) => SealedWith::Nothing,
            (_, true) => SealedWith::Book,
            (_, false) => match words.read() {
                Some(passphrase) => SealedWith::Passphrase(passphrase),
                None => return,
            },
        };
        let plain = matches!(with, SealedWith::Nothing);
        said.set(String::new());
        trouble.set(String::new());
        ready.set(None);
        spawn_local(async move {
            match app.make_backup(with, progress).await {
                Ok(file) => {
                    let _ = is_plain.try_set(plain);
                    let _ = ready.try_set(Some(file));
                }
                Err(error @ Moving::Cancelled) => _ = said.try_set(text::moving(&error)),
                Err(error) => _ = trouble.try_set(text::moving(&error)),
            }
        });
    };
    let hand = move |()| {
        let Some(file) = ready.get_untracked() else { return };
        spawn_local(async move {
            let name = file.name();
            let handed = app.hand_backup_over(&file).await;
            if matches!(handed, Handed::Shared | Handed::Saved | Handed::Downloaded) {
                let _ = ready.try_set(None);
                words.clear();
                outgoing::leave();
            }
            let told = match handed {
                Handed::Shared => format!("Handed over as {name}. Look that it has arrived where you sent it."),
                Handed::Saved => format!("Saved as {name} where you chose, and looked at there."),
                Handed::Downloaded => format!(
                    "{name} was given to the browser to save. Look for it in your downloads, check it below, then move it to a place you trust."
                ),
                Handed::Cancelled => "You closed it, so nothing was saved yet. The backup is still ready.".to_owned(),
                Handed::Blocked => "The browser would not save the file. Your book is safe. Try again, or another browser.".to_owned(),
            };
            let _ = said.try_set(told);
            let _ = delivered.try_update(|delivered| *delivered += 1);
        });
    };
    view! {
        <Section title="Save everything to a file">
            <p>"One file with all children, books, loans, reading logs and pictures."</p>
            <RadioGroup label="How it is kept" value=sealed options/>
            {live(move || match (sealed.get() == "plain", app.protected.get()) {
                (true, _) => view! {
                    <Banner attention=true><p>"This file will hold children’s names, families and pictures for anybody to read. Keep it only where nobody else comes, or seal it."</p></Banner>
                },
                (false, true) => view! { <p class="quiet">"Your passphrase and your recovery key open it."</p> },
                (false, false) => view! {
                    <p class="quiet">"Nobody can open the file without this passphrase, and nobody can find it again for you. Write it down."</p>
                    {words.fields()}
                },
            })}
            <div class="actions"><Button kind=ButtonKind::Primary busy on_click=Callback::new(make)>"Make a backup"</Button></div>
            <Working progress words="Writing the backup and reading it back…"/>
            {live(move || ready.get().map(|file| {
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of kilobytes")]
                let size = (file.size() / 1_000.0).ceil() as u32;
                let kind = if is_plain.get_untracked() { "not sealed" } else { "sealed" };
                view! {
                    <Banner attention=false>
                        <div class="stack">
                            <p role="status">{format!("The backup was made and read back ({size} kB, {kind}). It is not kept anywhere yet.")}</p>
                            <div class="actions"><Button kind=ButtonKind::Primary on_click=Callback::new(hand)>"Save it"</Button></div>
                        </div>
                    </Banner>
                }
            }))}
            <p role="status">{said}</p>
            <Show when=move || !trouble.get().is_empty()><Banner attention=true><p role="alert">{trouble}</p></Banner></Show>
        </Section>
    }
}
