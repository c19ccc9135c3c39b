//! Who is it for?

use super::lend_or_explain;
use crate::dom::prelude::*;
use crate::route::{Route, go};
use crate::state::use_app;
use crate::text::{self, dates};
use crate::ui::{ButtonKind, ButtonLink, ChildName, EmptyState, PageHeader};
use pebblebook::ids::{ChildId, ItemId};
use pebblebook::lending::hurdles::about_the_child;
use pebblebook::lending::shelf::copy_to_lend;
use pebblebook::row::Kind;

/// A child to choose: the name, and what to know before choosing.
#[derive(Clone, PartialEq)]
struct Choice {
    child: ChildId,
    age: String,
    line: String,
}

/// The children who are here, with what each has at home or what stands against this book.
#[component]
pub fn ChooseChild(
    /// The book, if that is chosen already.
    item: Option<ItemId>,
) -> Node {
    let app = use_app();
    let title = app.view(&[Kind::Book], move |notebook, _| item.map(|item| text::title(notebook, item)));
    let kinds = &[Kind::Child, Kind::Loan, Kind::Hold, Kind::Book, Kind::Setting];
    let choices = app.view(kinds, move |notebook, today| {
        let mut children: Vec<_> = notebook.children().filter(|child| !child.has_left_by(today)).collect();
        pebblebook::order::by_key(&mut children, |child| pebblebook::words::folded(child.known_as()));
        let line = |child: ChildId| {
            let has: Vec<String> = notebook
                .loans_of_child(child)
                .filter(|loan| loan.is_open())
                .map(|loan| format!("“{}”", text::title(notebook, loan.item)))
                .collect();
            let against = item
                .map(|item| about_the_child(notebook, child, item, today, today))
                .unwrap_or_default();
            let kept = notebook
                .holds()
                .any(|hold| hold.child == child && Some(hold.item) == item && hold.is_ready(notebook));
            let mut line = if kept {
                " · It is kept for them".to_owned()
            } else {
                String::new()
            };
            match against.first() {
                Some(hurdle) => line += &format!(" · {}", text::hurdle(hurdle, notebook)),
                None if has.is_empty() => {}
                None => line += &format!(" · Has {} at home", has.join(", ")),
            }
            line
        };
        children
            .iter()
            .map(|child| Choice {
                child: child.id,
                age: dates::age(child.age_on(today)),
                line: line(child.id),
            })
            .collect::<Vec<_>>()
    });
    let choose = move |child: ChildId| match item {
        None => go(Route::Lend(Some(child), None)),
        Some(item) => match app.look(|notebook| copy_to_lend(notebook, item)) {
            Some(copy) => lend_or_explain(app, child, item, copy, app.day().to_string()),
            None => go(Route::Lend(Some(child), Some(item))),
        },
    };
    view! {
        <PageHeader title=Signal::derive(move || title.get().map_or_else(|| "Who is it for?".to_owned(), |title| format!("Who is “{title}” for?"))) back=Route::Today.href()/>
        {live(move || choices.get().is_empty().then(|| view! {
            <EmptyState title="No children yet" text="Books are lent to children. Add the first child, then come back here.">
                <ButtonLink href=Route::ChildNew.href() kind=ButtonKind::Primary>"Add a child"</ButtonLink>
            </EmptyState>
        }))}
        <ul class="list">
            {live(move || choices.get().into_iter().map(|choice| view! {
                <li>
                    <button type="button" class="list-row" on:click=move |_| choose(choice.child)>
                        <span class="list-row__text">
                            <ChildName child=choice.child/>
                            <span class="list-row__subtitle">
                                {choice.age.clone()}
                                {choice.line.clone()}
                            </span>
                        </span>
                    </button>
                </li>
            }).collect_view())}
        </ul>
    }
}
