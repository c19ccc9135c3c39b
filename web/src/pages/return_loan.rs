//! Take a book back: choose which, then one tap puts it back on the shelf. What the family tells at the door goes into the reading log
//! on the same screen.

use super::asking::{Answer, Asking};
use super::loan::log_fields::{LogFields, log_signals};
use crate::dom::prelude::*;
use crate::route::{Route, go_instead};
use crate::state::use_app;
use crate::text::{self, dates};
use crate::ui::{
    Button, ButtonKind, ButtonLink, ChildName, DateField, EmptyState, PageHeader, RadioGroup, SearchField, Section, Show, TextArea,
};
use pebblebook::asked::Field;
use pebblebook::command::Command;
use pebblebook::ids::{ChildId, LoanId};
use pebblebook::lending::views::due_order;
use pebblebook::lending::{Condition, GoesTo, LendingCommand, LogEntryAsked, LogSource, ReturnAsked};
use pebblebook::row::Kind;
use pebblebook::words::matches;

/// Choose which loan to take back.
#[component]
pub fn Returns() -> Node {
    let app = use_app();
    let search = RwSignal::new(String::new());
    let kinds = &[Kind::Loan, Kind::Child, Kind::Book, Kind::Setting, Kind::Calendar];
    let any = app.view(&[Kind::Loan], |notebook, _| notebook.open_loans().next().is_some());
    let found = app.view(kinds, move |notebook, today| {
        let wanted = search.get();
        let line = |out: pebblebook::lending::views::OutLoan| {
            let title = text::title(notebook, out.item);
            let number = notebook
                .loan(out.loan)
                .and_then(|loan| notebook.copy(loan.copy))
                .map(|(_, copy)| copy.number.to_string())
                .unwrap_or_default();
            let fits = wanted.trim().is_empty() || matches(&format!("{title} {number} {}", text::child_name(notebook, out.child)), &wanted);
            fits.then(|| {
                (
                    out.loan,
                    out.child,
                    title,
                    format!("No. {number} · {}", text::rung(&out.standing, out.due, today)),
                )
            })
        };
        due_order(notebook, today)
            .into_iter()
            .filter_map(line)
            .collect::<Vec<(LoanId, ChildId, String, String)>>()
    });
    view! {
        <PageHeader title="Take a book back".to_string() back=Route::Today.href()/>
        {live(move || (!any.get()).then(|| view! {
            <EmptyState title="Everything is home" text="No book is out just now.">
                <ButtonLink href=Route::Lend(None, None).href() kind=ButtonKind::Primary>"Lend a book"</ButtonLink>
            </EmptyState>
        }))}
        <Show when=move || any.get()>
            <SearchField label="Title, child or number on the sticker" value=search/>
            <ul class="list">
                {live(move || found.get().into_iter().take(200).map(|(loan, child, title, line)| view! {
                    <li>
                        <a class="list-row" href=Route::Return(loan).href()>
                            <span class="list-row__text">
                                <ChildName child/>
                                <span class="list-row__title"><bdi>{title}</bdi></span>
                                <span class="list-row__subtitle">{line}</span>
                            </span>
                        </a>
                    </li>
                }).collect_view())}
            </ul>
            <Show when=move || found.get().is_empty()><p role="status">"No book that is out fits what you typed."</p></Show>
        </Show>
    }
}

/// Take one loan back.
#[component]
pub fn ReturnLoan(
    /// Which.
    id: LoanId,
) -> Node {
    let app = use_app();
    let about = app.view(&[Kind::Loan, Kind::Book], move |notebook, _| {
        notebook
            .loan(id)
            .map(|loan| (loan.child, text::title(notebook, loan.item), loan.is_open(), loan.is_lost()))
    });
    view! {
        {live(move || match about.get() {
            Some((child, title, true, _)) => view! { <Form id child title/> },
            Some((_, title, false, lost)) => view! {
                <PageHeader title=format!("“{title}” is {}", if lost { "marked as lost" } else { "back already" }) back=Route::Today.href()/>
                <ButtonLink href=Route::Loan(id).href() kind=ButtonKind::Secondary>"See this loan"</ButtonLink>
            },
            None => view! {
                <PageHeader title="Not here any more".to_string() back=Route::Today.href()/>
                <p>"This loan is no longer in the book."</p>
            },
        })}
    }
}

#[component]
fn Form(id: LoanId, child: ChildId, title: String) -> Node {
    let app = use_app();
    let Some(kept) = app.look(|notebook| notebook.loan(id).map(|loan| ReturnAsked::plain(notebook, loan, app.day()))) else {
        return Node::Nothing;
    };
    let (asking, start) = Asking::drafted(format!("return/{id}"), kept);
    let on = RwSignal::new(start.on.clone());
    let condition = RwSignal::new(condition_key(start.condition).to_owned());
    let goes_to = RwSignal::new(goes_key(start.goes_to).to_owned());
    let comment = RwSignal::new(start.comment.clone());
    let told = LogEntryAsked {
        source: LogSource::AtTheDoor,
        ..LogEntryAsked::blank(id, app.day())
    };
    let log = log_signals(start.log.as_ref().unwrap_or(&told));
    let asked = move || ReturnAsked {
        loan: id,
        on: on.get(),
        condition: condition_of(&condition.get()),
        comment: comment.get(),
        goes_to: goes_of(&goes_to.get()),
        log: Some(log.asked(id)),
    };
    asking.keep(asked);
    let take_back = move |()| {
        let command = LendingCommand::Return(untrack(asked));
        asking.run(Command::Lending(command), move |_| go_instead(Route::Loan(id)));
    };
    let take_back = Callback::new(take_back);
    let lost = move || goes_of(&goes_to.get()) == GoesTo::Lost;
    let words = move || match goes_of(&goes_to.get()) {
        GoesTo::Shelf => "Back on the shelf",
        GoesTo::Check => "Take back, to be checked",
        GoesTo::Lost => "Mark as lost",
    };
    let lent = app
        .look(|notebook| notebook.loan(id).map(|loan| dates::long(loan.lent)))
        .unwrap_or_default();
    let conditions: Vec<_> = Condition::ALL
        .iter()
        .map(|one| (condition_key(*one).to_owned(), text::condition(*one).to_owned()))
        .collect();
    let places = [
        ("shelf", "Back on the shelf"),
        ("check", "Needs a check first"),
        ("lost", "It did not come back: lost"),
    ];
    let places: Vec<_> = places.iter().map(|(key, words)| ((*key).to_owned(), (*words).to_owned())).collect();
    view! {
        <PageHeader title=format!("Take back “{title}”") back=Route::Returns.href()/>
        <p class="who"><ChildName child/></p>
        <p class="quiet">{format!("Went home on {lent}.")}</p>
        <Answer asking/>
        <div class="actions">
            <Button kind=ButtonKind::Primary busy=app.busy on_click=take_back>{words}</Button>
        </div>
        <Section title="How did it go at home?">
            <LogFields log asking/>
        </Section>
        <Section title="The book">
            <RadioGroup label="Where does it go?" value=goes_to options=places/>
            // Nobody can say how a lost one is.
            <Show when=move || !lost()><RadioGroup label="How is it?" value=condition options=conditions.clone()/></Show>
            <TextArea label="Anything to note about the book" value=comment error=asking.error(Field::Comment)/>
            <DateField label=Signal::derive(move || if lost() { "Day it was given up" } else { "Day it came back" }.to_owned()) value=on max=app.day().to_string() error=asking.error(Field::Day)/>
        </Section>
        <div class="actions">
            <Button kind=ButtonKind::Primary busy=app.busy on_click=take_back>"Save all of this"</Button>
            <ButtonLink href=Route::Loan(id).href() kind=ButtonKind::Quiet on_click=Callback::new(move |()| asking.give_up())>"Not now"</ButtonLink>
        </div>
    }
}

fn condition_key(condition: Condition) -> &'static str {
    match condition {
        Condition::New => "new",
        Condition::Good => "good",
        Condition::Worn => "worn",
        Condition::NeedsRepair => "repair",
    }
}

fn condition_of(key: &str) -> Condition {
    Condition::ALL
        .into_iter()
        .find(|condition| condition_key(*condition) == key)
        .unwrap_or_default()
}

fn goes_key(goes_to: GoesTo) -> &'static str {
    match goes_to {
        GoesTo::Shelf => "shelf",
        GoesTo::Check => "check",
        GoesTo::Lost => "lost",
    }
}

fn goes_of(key: &str) -> GoesTo {
    [GoesTo::Shelf, GoesTo::Check, GoesTo::Lost]
        .into_iter()
        .find(|goes_to| goes_key(*goes_to) == key)
        .unwrap_or_default()
}
