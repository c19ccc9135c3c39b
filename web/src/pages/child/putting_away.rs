//! Putting a leaver away, bringing one back, and deleting a child, which asks twice.

use crate::dom::prelude::*;
use crate::route::{Route, go_instead};
use crate::state::{App, use_app};
use crate::text;
use crate::ui::{Button, ButtonKind, ConfirmDialog, Section, Show, ToastKind};
use pebblebook::command::Command;
use pebblebook::ids::ChildId;
use pebblebook::people::PeopleCommand;
use pebblebook::row::Kind;

/// Putting away and deleting.
#[component]
pub fn PuttingAway(
    /// Who.
    child: ChildId,
    /// Whether the child is put away already.
    archived: bool,
    /// The everyday name.
    name: String,
) -> Node {
    let app = use_app();
    let (first, second) = (RwSignal::new(false), RwSignal::new(false));
    // What is still at home is said before anything is asked: the core would refuse at the end.
    let home = app.view(&[Kind::Loan, Kind::Book], move |notebook, _| {
        let open = notebook.loans_of_child(child).filter(|loan| loan.is_open());
        open.map(|loan| (loan.id, text::title(notebook, loan.item))).collect::<Vec<_>>()
    });
    let delete = Callback::new(move |()| run(app, PeopleCommand::Delete(child)));
    let (hand_over, erase) = (format!("Hand over everything about {name}"), format!("Erase {name} for good"));
    let plainly = move |command: PeopleCommand| Callback::new(move |()| app.run_plainly(Command::People(command.clone())));
    view! {
        <Section title="Leaving">
            {live(move || home.get().into_iter().map(|(loan, title)| view! {
                <p>"Still at home: "<a href=Route::Loan(loan).href()>"“"<bdi>{title}</bdi>"”"</a>". Take it back first, or mark it as lost."</p>
            }).collect_view())}
            <div class="actions">
                {archived.then(|| view! { <Button kind=ButtonKind::Secondary on_click=plainly(PeopleCommand::BringBack(child))>"Bring back"</Button> })}
                <Show when=move || home.get().is_empty()>
                    {(!archived).then(|| view! { <Button kind=ButtonKind::Secondary on_click=plainly(PeopleCommand::Archive(child))>"Has left: put away"</Button> })}
                    <Button kind=ButtonKind::Danger on_click=Callback::new(move |()| first.set(true))>"Delete"</Button>
                </Show>
            </div>
            <p class="hint">"Put away, everything is kept out of the everyday lists. Deleting is for a slip: it takes everything that belongs to the child with it, and can be undone for a while."</p>
            <ul class="links">
                <li><a href=Route::PrintChild(child).href()>{hand_over}</a></li>
                <li><a href=Route::ChildErase(child).href()>{erase}</a></li>
            </ul>
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
