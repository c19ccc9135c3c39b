//! Backup: everything into one file, and back from one after a preview. Nothing is called backed up before it was read back, and nothing is
//! replaced before she has seen by what.

mod bring_in;

use crate::platform::files::{self, Delivery};
use crate::platform::{clock, preferences};
use crate::route::Route;
use crate::state::use_app;
use crate::text::{self, dates};
use crate::ui::{Banner, Button, ButtonKind, FileField, PageHeader, Section, Show};
pub use bring_in::BringIn;
use leptos::prelude::*;
use leptos::task::spawn_local;
use pebblebook::backup::MOST_BYTES;
use pebblebook::row::Kind;

/// Backup.
#[component]
pub fn Backup() -> impl IntoView {
    let app = use_app();
    let busy = RwSignal::new(false);
    let said = RwSignal::new(String::new());
    let trouble = RwSignal::new(String::new());
    let checked = RwSignal::new(String::new());
    let check_error = RwSignal::new(None::<String>);
    let status = app.view(Kind::ALL, move |notebook, today| {
        said.track();
        let here = dates::counted(u32::try_from(notebook.count()).unwrap_or(u32::MAX), "record");
        match preferences::last_backup() {
            None => format!("There is no backup from this device yet. Your book holds {here}."),
            Some((millis, stamp)) => {
                let since = if notebook.last_stamp().to_string() == stamp {
                    "Nothing has changed since."
                } else {
                    "There are changes since."
                };
                format!(
                    "Last backup: {}. {since} Your book holds {here}.",
                    dates::near(clock::day_of(millis), today)
                )
            }
        }
    });
    let make = move |()| {
        busy.set(true);
        said.set(String::new());
        trouble.set(String::new());
        spawn_local(async move {
            let name = format!("pebblebook-backup-{}.json", app.day());
            match app.make_backup().await {
                Ok(file) => {
                    let delivery = files::deliver(&name, "application/json", &file).await;
                    if matches!(delivery, Delivery::Shared | Delivery::Downloaded) {
                        app.backup_delivered();
                    }
                    let words = match delivery {
                        Delivery::Shared => {
                            format!("The backup was made, read back and handed over as {name}. Look that it has arrived where you sent it.")
                        }
                        Delivery::Downloaded => {
                            format!(
                                "The backup was made and read back, and {name} was given to the browser to save. Look for it in your downloads, check it below, then move it to a place you trust."
                            )
                        }
                        Delivery::Cancelled => "You closed the share sheet, so nothing was saved. Your book is as it was.".to_owned(),
                        Delivery::Blocked => {
                            "The browser would not save the file. Your book is safe. Try again, or another browser.".to_owned()
                        }
                    };
                    let _ = said.try_set(words);
                }
                Err(error) => _ = trouble.try_set(text::moving(&error)),
            }
            let _ = busy.try_set(false);
        });
    };
    let check = Callback::new(move |file: web_sys::File| {
        checked.set("Reading the file…".to_owned());
        check_error.set(None);
        spawn_local(async move {
            let result = match files::read(&file, MOST_BYTES).await {
                Ok(bytes) => app.preview_import(&bytes).map_err(|error| text::moving(&error)),
                Err(size) => Err(bring_in::not_read(size)),
            };
            match result {
                Ok(preview) => {
                    _ = checked.try_set(format!(
                        "This file is whole and can be brought back: {}.",
                        bring_in::contents(&preview)
                    ))
                }
                Err(words) => {
                    let _ = checked.try_set(String::new());
                    let _ = check_error.try_set(Some(words));
                }
            }
        });
    });
    view! {
        <PageHeader title="Backup".to_string() subtitle=status back=Route::More.href()/>
        <Section title="Save everything to a file">
            <p>"One file with all children, books, loans, reading logs and pictures. It is not sealed with a password yet: keep it where only you can open it."</p>
            <div class="actions"><Button kind=ButtonKind::Primary busy on_click=Callback::new(make)>"Make a backup"</Button></div>
            <p role="status">{said}</p>
            <Show when=move || !trouble.get().is_empty()><Banner attention=true><p role="alert">{trouble}</p></Banner></Show>
        </Section>
        <Section title="Check a backup file">
            <FileField label="The file to check" accept=".json,application/json" on_file=check error=check_error/>
            <p role="status">{checked}</p>
        </Section>
        <Section title="Bring in a backup">
            <BringIn/>
        </Section>
    }
}
