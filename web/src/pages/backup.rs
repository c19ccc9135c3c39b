//! Backup: how things stand, everything into one file, a file checked, and a file brought in. Nothing is called backed up before it was read
//! back and has left the app, and nothing is replaced before she has seen by what.

mod bring_in;
mod make;
mod safety;

use crate::dom::prelude::*;
use crate::platform::{clock, preferences, room};
use crate::route::Route;
use crate::state::{use_app, whenever};
use crate::text::dates;
use crate::ui::{PageHeader, Section};
pub use bring_in::BringIn;
use leptos::task::spawn_local;
use make::Make;
use pebblebook::notebook::Notebook;
use pebblebook::row::Kind;
use safety::SafetyCopies;

/// How many things were written since the last backup; none where there is no backup.
#[must_use]
pub fn changes_since(notebook: &Notebook) -> Option<usize> {
    let last = preferences::last_backup()?;
    let written = last.stamp.parse().map_or(0, |stamp| notebook.heads().since(stamp));
    Some(written + last.brought_in)
}

/// How things stand, in a sentence or two.
fn status(notebook: &Notebook, today: chrono::NaiveDate) -> String {
    let count = |number: usize, one: &str| dates::counted(u32::try_from(number).unwrap_or(u32::MAX), one);
    let here = count(notebook.count(), "record");
    match preferences::last_backup() {
        None => format!("There is no backup from this device yet. Your book holds {here}."),
        Some(last) => {
            let since = match changes_since(notebook).unwrap_or_default() {
                0 => "Nothing has changed since.".to_owned(),
                some => format!("{} since.", count(some, "change")),
            };
            let how = match last.how.as_str() {
                "saved" => "saved where you chose",
                "shared" => "handed to another app",
                _ => "given to the browser to save",
            };
            let when = dates::near(clock::day_of(last.millis), today);
            format!("Last backup: {when}, {how}. {since} Your book holds {here}.")
        }
    }
}

/// Backup.
#[component]
pub fn Backup() -> Node {
    let app = use_app();
    let delivered = RwSignal::new(0u32);
    let status = app.view(Kind::ALL, move |notebook, today| {
        delivered.track();
        status(notebook, today)
    });
    view! {
        <PageHeader title="Backup".to_string() subtitle=status back=Route::More.href()/>
        <Make delivered/>
        <Section title="Check a file, or bring it in">
            <p>"From this device or another: to get back what was lost, or to bring phone and laptop together. The file is checked first and you see what it would change."</p>
            <BringIn/>
        </Section>
        <SafetyCopies/>
        <Room/>
    }
}

/// What the browser has promised, and how much it holds.
#[component]
fn Room() -> Node {
    let app = use_app();
    let words = RwSignal::new(String::new());
    whenever(move |first| {
        if first {
            spawn_local(async move {
                let kept = match room::is_kept().await {
                    Some(true) => "This browser has promised to keep your book even when it runs short of room.",
                    Some(false) => {
                        "This browser has not promised to keep your book when it runs short of room. It does more often once Pebblebook is on the home screen."
                    }
                    None => "This browser does not say whether it will keep your book when it runs short of room.",
                };
                #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of megabytes")]
                let used = room::bytes_used().await.map(|bytes| (bytes / 1_000_000.0).ceil() as u32);
                let used = used.map(|used| format!(" App and book take about {used} MB.")).unwrap_or_default();
                let _ = words.try_set(format!("{kept}{used} In its files this device is called “{}”.", app.device_name()));
            });
        }
    });
    view! { <Section title="Room on this device"><p>{live(move || words.get())}</p></Section> }
}
