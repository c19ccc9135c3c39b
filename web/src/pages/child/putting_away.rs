//! Putting a leaver away, bringing one back, and deleting a child, which asks twice.

use crate::route::{Route, go_instead};
use crate::state::{App, use_app};
use crate::text;
use crate::ui::{Button, ButtonKind, ConfirmDialog, Section, ToastKind};
use leptos::prelude::*;
use pebblebook::command::Command;
use pebblebook::ids::ChildId;
use pebblebook::people::PeopleCommand;

/// Putting away and deleting.
#[component]
pub fn PuttingAway(
    /// Who.
    child: ChildId,
    /// Whether the child is put away already.
    archived: bool,
    /// The everyday name.
    name: String,
) -> impl IntoView {
    let app = use_app();
    let (first, second) = (RwSignal::new(false), RwSignal::new(false));
    let delete = Callback::new(move |()| run(app, PeopleCommand::Delete(child)));
    view! {
        <Section title="Leaving">
            <div class="actions">
                {if archived {
                    view! { <Button kind=ButtonKind::Secondary on_click=Callback::new(move |()| app.run_plainly(Command::People(PeopleCommand::BringBack(child))))>"Bring back"</Button> }.into_any()
                } else {
                    view! { <Button kind=ButtonKind::Secondary on_click=Callback::new(move |()| app.run_plainly(Command::People(PeopleCommand::Archive(child))))>"Has left: put away"</Button> }.into_any()
                }}
                <Button kind=ButtonKind::Danger on_click=Callback::new(move |()| first.set(true))>"Delete"</Button>
            </div>
            <p class="hint">"Put away, everything is kept out of the everyday lists. Deleting takes everything that belongs to the child with it."</p>
        </Section>
        <ConfirmDialog open=first title=format!("Delete {name}?") confirm="Go on".to_string() on_confirm=Callback::new(move |()| second.set(true))>
            <p>"All loans and reading-log lines of this child go too. If the child has only left, put away instead."</p>
        </ConfirmDialog>
        <ConfirmDialog open=second title=format!("Are you sure you want to delete {name}?") confirm=format!("Delete {name}") on_confirm=delete>
            <p>"You can undo it for a while, from the message at the foot of the screen."</p>
        </ConfirmDialog>
    }
}

fn run(app: App, command: PeopleCommand) {
    app.run(Command::People(command), move |result| match result {
        Ok(_) => go_instead(Route::Children),
        Err(trouble) => {
            let words = app.look(|notebook| text::trouble(&trouble, notebook));
            app.tell(words, ToastKind::Trouble);
        }
    });
}
