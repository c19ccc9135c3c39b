//! Bringing in a backup: the file is checked, what it holds is shown, and only then it takes the place of what is here.

use crate::platform::files;
use crate::route::{Route, go_instead};
use crate::state::{ImportPreview, use_app};
use crate::text::{self, dates};
use crate::ui::{Banner, Button, ButtonKind, FileField, ToastKind, live};
use leptos::prelude::*;
use leptos::task::spawn_local;
use pebblebook::backup::{BackupError, MOST_BYTES};
use pebblebook::row::Kind;

/// What a file holds, in words.
pub fn contents(preview: &ImportPreview) -> String {
    let counts = [
        (Kind::Child, "child", "children"),
        (Kind::Book, "book", "books"),
        (Kind::Loan, "loan", "loans"),
        (Kind::ReadingLogEntry, "log entry", "log entries"),
    ];
    let part = |(kind, one, many): (Kind, &str, &str)| match preview.incoming.get(&kind).copied().unwrap_or(0) {
        1 => format!("1 {one}"),
        number => format!("{number} {many}"),
    };
    counts.map(part).join(", ")
}

/// Why a chosen file was not read: its size where that was the reason.
pub fn not_read(size: Option<usize>) -> String {
    match size {
        Some(bytes) => text::backup_error(&BackupError::TooLarge { bytes }),
        None => "The browser could not read this file. Nothing in your book has changed. Choose it again, or another copy.".to_owned(),
    }
}

/// Choose a file, see what it would bring, decide.
#[component]
pub fn BringIn() -> impl IntoView {
    let app = use_app();
    let error = RwSignal::new(None::<String>);
    let preview = RwSignal::new_local(None::<ImportPreview>);
    let busy = RwSignal::new(false);
    let reading = RwSignal::new(false);
    let choose = Callback::new(move |file: web_sys::File| {
        error.set(None);
        preview.set(None);
        reading.set(true);
        spawn_local(async move {
            let result = match files::read(&file, MOST_BYTES).await {
                Ok(bytes) => app.preview_import(&bytes).map_err(|error| text::moving(&error)),
                Err(size) => Err(not_read(size)),
            };
            let _ = reading.try_set(false);
            match result {
                Ok(found) => _ = preview.try_set(Some(found)),
                Err(words) => _ = error.try_set(Some(words)),
            }
        });
    });
    let replace = move |()| {
        let Some(found) = preview.get_untracked() else { return };
        busy.set(true);
        spawn_local(async move {
            let result = app.import(&found).await;
            let _ = busy.try_set(false);
            match result {
                Ok(()) => {
                    let _ = preview.try_set(None);
                    app.tell(
                        "The backup is in. Everything is as it was when it was made.".to_owned(),
                        ToastKind::Done,
                    );
                    go_instead(Route::Today);
                }
                Err(trouble) => _ = error.try_set(Some(text::moving(&trouble))),
            }
        });
    };
    view! {
        <FileField label="A Pebblebook backup" accept=".json,application/json" on_file=choose error=error/>
        <p role="status">{live(move || if reading.get() { "Reading the file…" } else { "" })}</p>
        {live(move || preview.get().map(|found| {
            let header = &found.contents.header;
            let name = if header.setting.is_empty() { "a book without a name".to_owned() } else { format!("“{}”", header.setting) };
            let made = header.made.get(..10).and_then(|day| pebblebook::time::parse_date(day).ok()).map(dates::long).unwrap_or_default();
            let here = dates::counted(u32::try_from(found.here_now).unwrap_or(u32::MAX), "record");
            let replaces = if found.here_now == 0 {
                "This book is empty, so nothing is lost.".to_owned()
            } else {
                format!("It takes the place of everything here now ({here}), and that cannot be undone. Make a backup first if you may want it back.")
            };
            view! {
                <Banner attention=found.here_now != 0>
                    <div class="stack">
                        <p><strong>"This file is "<bdi>{name}</bdi>", made on "{made}"."</strong></p>
                        <p>{format!("It holds {}.", contents(&found))}</p>
                        <p>{replaces}</p>
                        <div class="actions">
                            <Button kind=ButtonKind::Primary busy on_click=Callback::new(replace)>"Bring it in"</Button>
                            <Button kind=ButtonKind::Secondary on_click=Callback::new(move |()| preview.set(None))>"Cancel"</Button>
                        </div>
                    </div>
                </Banner>
            }
        }))}
    }
}
