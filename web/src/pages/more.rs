//! Everything else.

use super::passphrase::LockNow;
use crate::dom::prelude::*;
use crate::platform::shell::{Install, ask_to_install, install};
use crate::platform::{clock, preferences};
use crate::route::Route;
use crate::state::use_app;
use crate::text::dates;
use crate::ui::{Button, ButtonKind, Icon, IconName, PageHeader, Section, Show};

/// More.
#[component]
pub fn More() -> Node {
    let app = use_app();
    let backup = preferences::last_backup().map_or_else(
        || "There is no backup from this device yet".to_owned(),
        |last| format!("Last one {}", dates::near(clock::day_of(last.millis), app.day())),
    );
    let links = [
        (
            IconName::Calendar,
            Route::Calendar,
            "Terms and closed days",
            "Due dates roll to the next day you are open",
        ),
        (
            IconName::Print,
            Route::PrintRoom,
            "Print",
            "Cards, reading logs, slips, labels, who has what",
        ),
        (
            IconName::Star,
            Route::Objectives,
            "Learning objectives",
            "Ours, yours to change and add to",
        ),
        (
            IconName::Check,
            Route::Scales,
            "How you judge",
            "The scale, its levels, your bands of age",
        ),
        (
            IconName::Lock,
            Route::Passphrase,
            "Passphrase and lock",
            if app.protected.get_untracked() {
                "Your book is locked with a passphrase"
            } else {
                "Nobody needs a passphrase to read your book"
            },
        ),
        (IconName::Backup, Route::Backup, "Backup", backup.as_str()),
        (
            IconName::Settings,
            Route::Settings,
            "Settings",
            "Name, lending rules, light or dark, sample data",
        ),
        (
            IconName::Children,
            Route::Keeping,
            "How long things are kept",
            "Your rules, and what may go of those who have left",
        ),
        (
            IconName::Warning,
            Route::LostPhone,
            "I lost my phone",
            "What to do, whom to tell; print it before you need it",
        ),
        (
            IconName::Help,
            Route::Help,
            "Help and privacy",
            "How it works, and what is protected",
        ),
    ];
    view! {
        <PageHeader title="More".to_string()/>
        <LockNow/>
        <ul class="list">
            {links.map(|(icon, route, title, text)| view! {
                <li>
                    <a class="list-row" href=route.href()>
                        <span class="list-row__leading"><Icon name=icon/></span>
                        <span class="list-row__text">
                            <span class="list-row__title">{title}</span>
                            <span class="list-row__subtitle">{text.to_owned()}</span>
                        </span>
                    </a>
                </li>
            }).into_iter().collect_view()}
        </ul>
        {match install() {
            Install::NothingToDo => None,
            Install::Ask => Some(view! {
                <Section title="On your phone">
                    <div class="actions"><Button kind=ButtonKind::Secondary on_click=Callback::new(|()| ask_to_install())>"Put it on the home screen"</Button></div>
                </Section>
            }),
            Install::ByShareButton => Some(view! {
                <Section title="On your phone">
                    <p>"Tap the share button, then “Add to Home Screen”. The app there keeps a book of its own: make a backup here first and bring it in there."</p>
                </Section>
            }),
        }}
        <Show when=move || { !app.last_done.get().is_empty() }>
            <Section title="A slip of the finger?">
                <p>"The last thing: "{app.last_done}</p>
                <div class="actions"><Button kind=ButtonKind::Secondary icon=IconName::Undo on_click=Callback::new(move |()| app.undo_last())>"Undo the last thing"</Button></div>
            </Section>
        </Show>
    }
}
