//! A set of objectives of her own: taken in from a file, whole or not at all, and given out in the same form.

use crate::dom::prelude::*;
use crate::platform::files::{self, Delivery};
use crate::state::use_app;
use crate::text::objectives::set_trouble;
use crate::ui::{Button, ButtonKind, FileField, Section, ToastKind};
use leptos::task::spawn_local;
use pebblebook::command::Command;
use pebblebook::eyfs::{MOST_IN_A_SET, ObjectiveCommand, as_a_set};
use web_sys::File;

/// The most bytes of a file: many times what the largest set takes.
const MOST_BYTES: usize = 1024 * 1024;

/// What a file looks like.
const EXAMPLE: &str = r#"{"objectives": [
  {"area": "literacy",
   "band": "two_to_three",
   "goal": "comprehension",
   "text": "Turns back to the page with the dog"},
  {"area": "mathematics",
   "text": "Counts the stairs on the way to bed"}
]}"#;

/// The text of a file, or why it is none.
async fn text_of(file: &File) -> Result<String, String> {
    let bytes = files::read(file, MOST_BYTES).await.map_err(|size| match size {
        Some(size) => format!(
            "This file is too large for a set of objectives ({} MB; at most 1 MB). Nothing was taken in.",
            size.div_ceil(MOST_BYTES)
        ),
        None => "This file cannot be read. Nothing was taken in. Choose it once more, or another.".to_owned(),
    })?;
    let text = String::from_utf8(bytes)
        .map_err(|_| "This file is not text, so it holds no set of objectives. Nothing was taken in.".to_owned())?;
    // Some programs begin a file with a mark that is no part of it.
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

/// Taking a set in, and giving hers out.
#[component]
pub fn SetOfHerOwn() -> Node {
    let app = use_app();
    let error = RwSignal::new(None::<String>);
    let take = Callback::new(move |file: File| {
        error.set(None);
        spawn_local(async move {
            match text_of(&file).await {
                Ok(text) => app.run(Command::Objectives(ObjectiveCommand::Import(text)), move |result| {
                    if let Err(trouble) = result {
                        let _ = error.try_set(Some(app.look(|notebook| set_trouble(&trouble, notebook))));
                    }
                }),
                Err(words) => _ = error.try_set(Some(words)),
            }
        });
    });
    let give = Callback::new(move |()| {
        spawn_local(async move {
            let set = app.look(as_a_set);
            let name = "pebblebook-objectives.json";
            match files::deliver(name, "application/json", &set).await {
                Delivery::Shared => app.tell(format!("Handed over as {name}."), ToastKind::Done),
                Delivery::Downloaded => app.tell(format!("{name} was given to the browser to save."), ToastKind::Done),
                Delivery::Cancelled => {}
                Delivery::Blocked => app.tell(
                    "The browser would not save the file. Nothing was changed. Try another browser.".to_owned(),
                    ToastKind::Trouble,
                ),
            }
        });
    });
    view! {
        <Section title="A set of your own">
            <p>"A set you have in another place can be taken in from a file, all of it or nothing. You can undo it for a while."</p>
            <FileField label="A file with objectives" accept=".json,application/json" on_file=take error=error/>
            <details class="more">
                <summary>"How the file is written"</summary>
                <p>"As JSON: a list of objectives, each with its area and its text. Band and goal may be left out. For example:"</p>
                <pre class="sample">{EXAMPLE}</pre>
                <p>{format!("One with an “id” rewords the objective that has it; one without is new. There is room for {MOST_IN_A_SET} in a file. To see all names as they are written, save the present set and look into it.")}</p>
            </details>
            <div class="actions">
                <Button kind=ButtonKind::Secondary on_click=give>"Save the present set as a file"</Button>
            </div>
        </Section>
    }
}
