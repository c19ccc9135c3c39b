//! The children of the setting, and those who have left.

use crate::dom::prelude::*;
use crate::route::Route;
use crate::state::{View, use_app};
use crate::text::{self, dates};
use crate::ui::{ButtonKind, ButtonLink, ChildName, EmptyState, IconName, PageHeader, Show};
use pebblebook::ids::ChildId;
use pebblebook::row::Kind;

/// A child on the list.
#[derive(Clone, PartialEq)]
struct Line {
    child: ChildId,
    text: String,
    left: bool,
}

/// The children.
#[component]
pub fn Children() -> Node {
    let app = use_app();
    let all = app.view(&[Kind::Child, Kind::Loan, Kind::Book], |notebook, today| {
        let line = |child: &pebblebook::people::Child| {
            let has: Vec<String> = notebook
                .loans_of_child(child.id)
                .filter(|loan| loan.is_open())
                .map(|loan| format!("“{}”", text::title(notebook, loan.item)))
                .collect();
            let at_home = if has.is_empty() {
                String::new()
            } else {
                format!(" · has {}", has.join(", "))
            };
            Line {
                child: child.id,
                text: format!("{}{at_home}", dates::age(child.age_on(today))),
                left: child.has_left_by(today),
            }
        };
        let mut children: Vec<_> = notebook.children().collect();
        pebblebook::order::by_key(&mut children, |child| pebblebook::words::folded(child.known_as()));
        children.into_iter().map(line).collect::<Vec<_>>()
    });
    let here = View::new(move || all.get().into_iter().filter(|line| !line.left).collect::<Vec<_>>());
    let left = View::new(move || all.get().into_iter().filter(|line| line.left).collect::<Vec<_>>());
    view! {
        <PageHeader title="Children".to_string()/>
        {live(move || if all.get().is_empty() {
            view! {
                <EmptyState title="No children yet" text="A name and a date of birth are enough to begin. Allergies, family and the rest can follow.">
                    <ButtonLink href=Route::ChildNew.href() kind=ButtonKind::Primary>"Add a child"</ButtonLink>
                </EmptyState>
            }
        } else {
            view! { <div class="actions"><ButtonLink href=Route::ChildNew.href() kind=ButtonKind::Secondary icon=IconName::Add>"Add a child"</ButtonLink></div> }
        })}
        {rows(here)}
        <Show when=move || !left.get().is_empty()>
            <details class="more"><summary>"Have left"</summary>{rows(left)}</details>
        </Show>
    }
}

fn rows(lines: View<Vec<Line>>) -> Node {
    view! {
        <ul class="list list--wide">
            {live(move || lines.get().into_iter().map(|line| view! {
                <li>
                    <a class="list-row" href=Route::Child(line.child).href()>
                        <span class="list-row__text">
                            <ChildName child=line.child/>
                            <span class="list-row__subtitle">{line.text.clone()}</span>
                        </span>
                    </a>
                </li>
            }).collect_view())}
        </ul>
    }
}
