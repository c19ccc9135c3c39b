//! One child, one book: what stands against it if anything does, the day, the due day, and the decision.

use crate::dom::prelude::*;
use crate::pages::asking::{Answer, Asking};
use crate::route::{Route, go_instead};
use crate::state::{View, use_app};
use crate::text::{self, dates};
use crate::ui::{Button, ButtonKind, ButtonLink, ChildName, DateField, PageHeader, Section, Show, TextArea};
use chrono::NaiveDate;
use pebblebook::asked::Field;
use pebblebook::change::Deed;
use pebblebook::command::Command;
use pebblebook::ids::{ChildId, CopyId, ItemId};
use pebblebook::lending::shelf::copy_to_lend;
use pebblebook::lending::{Hurdle, LendAsked, LendingCommand, due_day, hurdles};
use pebblebook::row::Kind;
use pebblebook::time::parse_date;

/// One child, one book.
#[component]
pub fn Decide(
    /// Who for.
    child: ChildId,
    /// What.
    item: ItemId,
) -> Node {
    let app = use_app();
    let on = RwSignal::new(app.day().to_string());
    let due = RwSignal::new(String::new());
    let reason = RwSignal::new(String::new());
    let asking = Asking::plain();
    let kinds = &[Kind::Book, Kind::Loan, Kind::Hold, Kind::Child, Kind::Setting, Kind::Calendar];
    // The copy on the shelf; where none is, the first one, so that it can be said what is the matter with it.
    let copy = app.view(kinds, move |notebook, _| {
        copy_to_lend(notebook, item).or_else(|| notebook.book(item)?.copies.first().map(|copy| copy.id))
    });
    let title = app.view(&[Kind::Book], move |notebook, _| text::title(notebook, item));
    let day = move |today: NaiveDate| parse_date(&on.get()).unwrap_or(today);
    let against: View<Vec<(String, bool)>> = app.view(kinds, move |notebook, today| {
        let found: Vec<Hurdle> = copy
            .get()
            .map(|copy| hurdles(notebook, child, copy, day(today), today))
            .unwrap_or_default();
        found
            .iter()
            .map(|hurdle| (text::hurdle(hurdle, notebook), hurdle.may_be_overruled()))
            .collect()
    });
    let by_policy = app.view(kinds, move |notebook, today| due_day(notebook, day(today)));
    let blocked = View::new(move || against.get().iter().any(|(_, may)| !may));
    let needs_reason = View::new(move || !against.get().is_empty() && !blocked.get());
    let lend = move |copy: CopyId| {
        let asked = LendAsked {
            child,
            copy,
            on: on.get_untracked(),
            due: due.get_untracked(),
            reason: reason.get_untracked(),
        };
        if needs_reason.get_untracked() && asked.reason.trim().is_empty() {
            return asking.miss(Field::Reason);
        }
        asking.run(Command::Lending(LendingCommand::Lend(asked)), |deed| {
            if let Deed::Lent { loan, .. } = deed {
                go_instead(Route::Loan(loan));
            }
        });
    };
    view! {
        <PageHeader title=Signal::derive(move || format!("Lend “{}”", title.get())) back=Route::Lend(Some(child), None).href()/>
        <p class="who"><ChildName child/></p>
        <Answer asking/>
        <Show when=move || !against.get().is_empty()>
            <Section title=Signal::derive(move || if blocked.get() { "This cannot be lent now".to_owned() } else { "Before you lend it".to_owned() })>
                <ul class="reasons">{live(move || against.get().into_iter().map(|(words, _)| view! { <li>{words}</li> }).collect_view())}</ul>
            </Section>
        </Show>
        <DateField label="Day it goes home" value=on max=app.day().to_string() error=asking.error(Field::Day)/>
        <DateField label="Due back" value=due error=asking.error(Field::DueDay) hint=Signal::derive(move || format!("Leave blank for {}, by your rules.", dates::long(by_policy.get())))/>
        <Show when=move || needs_reason.get()>
            <TextArea label="Your reason for lending it all the same" value=reason error=asking.error(Field::Reason) hint="It is kept with the loan."/>
        </Show>
        <div class="actions">
            {live(move || (!blocked.get()).then(|| copy.get()).flatten().map(|copy| view! {
                <Button kind=ButtonKind::Primary busy=app.busy on_click=Callback::new(move |()| lend(copy))>
                    {live(move || if needs_reason.get() { "Lend it all the same" } else { "Lend it" })}
                </Button>
            }))}
            <ButtonLink href=Route::Lend(Some(child), None).href() kind=ButtonKind::Secondary>"Choose another book"</ButtonLink>
        </div>
    }
}
