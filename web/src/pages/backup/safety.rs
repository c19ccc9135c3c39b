//! The safety copy: what was here before a file was taken in, for thirty days.

use crate::dom::prelude::*;
use crate::platform::clock;
use crate::state::{use_app, whenever};
use crate::text::{self, dates};
use crate::ui::{Button, ButtonKind, ConfirmDialog, Section, ToastKind};
use leptos::task::spawn_local;

/// The safety copy.
#[component]
pub fn SafetyCopy() -> Node {
    let app = use_app();
    let made = RwSignal::new(None::<i64>);
    let asks = RwSignal::new(false);
    whenever(move |first| {
        if first {
            spawn_local(async move { _ = made.try_set(app.safety_copy().await) });
        }
    });
    let back = Callback::new(move |()| {
        spawn_local(async move {
            if let Err(error) = app.bring_safety_copy_back().await {
                app.tell(text::moving(&error), ToastKind::Trouble);
            }
        });
    });
    view! {
        {live(move || made.get().map(|made| {
            let day = dates::long(clock::day_of(made));
            view! {
                <Section title="As it was before">
                    <p>{format!("On {day} a file was taken in. What was here before is kept beside the book, for thirty days or until the next file comes in.")}</p>
                    <div class="actions"><Button kind=ButtonKind::Secondary on_click=Callback::new(move |()| asks.set(true))>"Bring back what was here before"</Button></div>
                </Section>
            }
        }))}
        <ConfirmDialog open=asks title="Bring back what was here before?".to_string() confirm="Bring it back".to_string() on_confirm=back>
            <p>"What the file brought goes again, and so does everything written since."</p>
        </ConfirmDialog>
    }
}
