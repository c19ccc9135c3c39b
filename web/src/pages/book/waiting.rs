//! Who waits for a book, in order, and who would like it some day.

use crate::dom::prelude::*;
use crate::state::use_app;
use crate::text::{self, dates};
use crate::ui::{Button, ButtonKind, ChildName, Section, SelectField, Show};
use pebblebook::command::Command;
use pebblebook::ids::ItemId;
use pebblebook::lending::LendingCommand;
use pebblebook::row::Kind;

/// The queue and the wishes.
#[component]
pub fn Waiting(
    /// For which book.
    item: ItemId,
) -> Node {
    let app = use_app();
    let kinds = &[Kind::Hold, Kind::Wish, Kind::Child, Kind::Loan, Kind::Book];
    let queue = app.view(kinds, move |notebook, today| {
        let ready = |hold: &pebblebook::lending::Hold| {
            if hold.is_ready(notebook) {
                " · it is on the shelf for them"
            } else {
                ""
            }
        };
        notebook
            .queue(item)
            .into_iter()
            .map(|hold| {
                (
                    hold.id,
                    hold.child,
                    format!("since {}{}", dates::short(hold.on, today), ready(hold)),
                )
            })
            .collect::<Vec<_>>()
    });
    let wishes = app.view(kinds, move |notebook, _| {
        notebook
            .wishes()
            .filter(|wish| wish.item == item)
            .map(|wish| (wish.id, wish.child))
            .collect::<Vec<_>>()
    });
    let children = app.view(kinds, move |notebook, today| {
        // Who has it or waits already has nothing to choose here.
        let queue = notebook.queue(item);
        let mut has = notebook
            .loans_of_item(item)
            .filter(|loan| loan.is_open())
            .map(|loan| loan.child)
            .collect::<Vec<_>>();
        has.extend(queue.iter().map(|hold| hold.child));
        let mut children: Vec<_> = notebook
            .children()
            .filter(|child| !child.has_left_by(today) && !has.contains(&child.id))
            .collect();
        pebblebook::order::by_key(&mut children, |child| pebblebook::words::folded(child.known_as()));
        let mut options = vec![(String::new(), "Choose a child".to_owned())];
        options.extend(
            children
                .into_iter()
                .map(|child| (child.id.to_string(), text::child_name(notebook, child.id))),
        );
        options
    });
    let who = RwSignal::new(String::new());
    let ask = move |make: fn(pebblebook::ids::ChildId, ItemId) -> LendingCommand| {
        Callback::new(move |()| {
            if let Ok(child) = who.get_untracked().parse() {
                app.run_plainly(Command::Lending(make(child, item)));
                who.set(String::new());
            }
        })
    };
    view! {
        <Section title="Who waits for it">
            {live(move || queue.get().is_empty().then(|| view! { <p class="quiet">"Nobody is waiting."</p> }))}
            <ol class="list">
                {live(move || queue.get().into_iter().map(|(hold, child, line)| view! {
                    <li class="list-row list-row--split">
                        <span class="list-row__text"><ChildName child/><span class="list-row__subtitle">{line}</span></span>
                        <Button kind=ButtonKind::Quiet on_click=Callback::new(move |()| app.run_plainly(Command::Lending(LendingCommand::CancelHold(hold))))>"Cancel"</Button>
                    </li>
                }).collect_view())}
            </ol>
            <Show when=move || !wishes.get().is_empty()>
                <h3>"Would like it some day"</h3>
                <ul class="list">
                    {live(move || wishes.get().into_iter().map(|(wish, child)| view! {
                        <li class="list-row list-row--split">
                            <span class="list-row__text"><ChildName child/></span>
                            <Button kind=ButtonKind::Quiet on_click=Callback::new(move |()| app.run_plainly(Command::Lending(LendingCommand::RemoveWish(wish))))>"Take off"</Button>
                        </li>
                    }).collect_view())}
                </ul>
            </Show>
            <SelectField label="A child who waits or would like it" value=who options=children/>
            <Show when=move || !who.get().is_empty()>
                <div class="actions">
                    <Button kind=ButtonKind::Secondary on_click=ask(LendingCommand::Hold)>"Waits for it"</Button>
                    <Button kind=ButtonKind::Quiet on_click=ask(LendingCommand::Wish)>"Would like it some day"</Button>
                </div>
            </Show>
        </Section>
    }
}
