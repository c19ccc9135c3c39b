//! Records are missing or cannot be read: what is known, what is safe, and what can be done. Never the first run, never half a book.

use super::backup::BringIn;
use crate::dom::prelude::*;
use crate::platform::{clock, preferences};
use crate::state::{Missing as What, use_app};
use crate::text::{self, dates};
use crate::ui::{Button, ButtonKind, ConfirmDialog, PebbleDrawing, Section, ToastKind};
use leptos::task::spawn_local;

/// Records are missing.
#[component]
pub fn Missing(
    /// What is known.
    what: What,
) -> Node {
    let app = use_app();
    let asks = RwSignal::new(false);
    let asks_to_go_on = RwSignal::new(false);
    let counted = |number: usize| dates::counted(u32::try_from(number).unwrap_or(u32::MAX), "record");
    let were = what.were.map(|(rows, saved)| {
        let when = dates::long(clock::day_of(saved));
        format!(
            "On {when} this book held {}. Now the browser finds {}.",
            counted(rows),
            counted(what.found)
        )
    });
    let damaged = (what.taken.damaged > 0).then(|| {
        let why = what.taken.why.clone().unwrap_or_default();
        format!("{} cannot be read: the first is {why}.", counted(what.taken.damaged))
    });
    let keyless = (!what.readable).then_some("The key of this book is gone too, so what is left cannot be opened here.");
    // So that she knows which of her files to look for.
    let backup = match preferences::last_backup() {
        Some(last) => {
            let (day, time) = (dates::long(clock::day_of(last.millis)), clock::time_of(last.millis));
            format!("The last one from this device was made on {day} at {time}.")
        }
        None => "This browser remembers no backup. Their names begin with “pebblebook-backup”.".to_owned(),
    };
    let left = what.found.saturating_sub(what.taken.damaged);
    let lost = match what.were {
        Some((rows, _)) if rows > left => format!("{} of {} will be gone from this book.", rows - left, counted(rows)),
        Some(_) => "What was written last will be gone from this book.".to_owned(),
        None => format!("{} will be gone from this book.", counted(what.taken.damaged)),
    };
    let begin = Callback::new(move |()| {
        spawn_local(async move {
            if let Err(trouble) = app.begin_empty().await {
                app.tell(text::moving(&trouble), ToastKind::Trouble);
            }
        });
    });
    view! {
        <main class="narrow" id="main">
            <PebbleDrawing/>
            <h1 tabindex="-1">"Records are missing"</h1>
            <div role="alert">
                {were.map(|words| view! { <p>{words}</p> })}
                {damaged.map(|words| view! { <p>{words}</p> })}
                {keyless.map(|words| view! { <p>{words}</p> })}
            </div>
            <p>"The browser or the device has lost them; Pebblebook has deleted nothing, and writes nothing until you choose. Your backup files are not touched."</p>
            <Section title="Bring back your last backup"><p>{backup}</p><BringIn/></Section>
            <Section title="Or">
                <div class="actions">
                    <button type="button" class="button button--secondary" data-raw-copy aria-describedby="copied">"Save a raw copy of what is left"</button>
                    {what.readable.then(|| view! {
                        <Button kind=ButtonKind::Secondary on_click=Callback::new(move |()| asks_to_go_on.set(true))>"Go on with what is left"</Button>
                    })}
                    <Button kind=ButtonKind::Danger on_click=Callback::new(move |()| asks.set(true))>"Begin an empty book"</Button>
                </div>
                <p id="copied" role="status"></p>
            </Section>
            <ConfirmDialog open=asks_to_go_on title="Go on with what is left?".to_string() confirm="Go on without them".to_string()
                cancel="Not yet" on_confirm=Callback::new(move |()| spawn_local(app.go_on_with_what_is_left()))>
                <p>{lost}</p>
                <p>"Pebblebook will not speak of it again. A backup can still bring it back."</p>
            </ConfirmDialog>
            <ConfirmDialog open=asks title="Begin an empty book?".to_string() confirm="Begin empty".to_string() on_confirm=begin>
                <p>"What is left on this device goes for good. Save a raw copy first if anybody may still rescue something from it."</p>
            </ConfirmDialog>
        </main>
    }
}
