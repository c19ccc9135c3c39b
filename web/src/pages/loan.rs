//! One loan: its story, its reading log, and what can be done with it: print, renew, remind, take back, put right.

mod log;
pub mod log_fields;
mod remind;

use crate::dom::prelude::*;
use crate::route::Route;
use crate::state::use_app;
use crate::text::{self, dates};
use crate::ui::{Button, ButtonKind, ButtonLink, ChildName, PageHeader, Section};
use log::ReadingLog;
use pebblebook::command::Command;
use pebblebook::ids::{ChildId, ItemId, LoanId};
use pebblebook::lending::overdue::{Rung, standing};
use pebblebook::lending::{GoesTo, LendingCommand, LendingError, against_renewing, renewed_due_day};
use pebblebook::row::Kind;
use remind::{Remind, Renew};

/// What a screen shows of a loan.
#[derive(Clone, PartialEq)]
struct Shown {
    child: ChildId,
    item: ItemId,
    title: String,
    number: String,
    story: Vec<String>,
    open: bool,
    due: String,
    late: bool,
    remind: bool,
    lost: bool,
    renewed_until: String,
    against: Vec<LendingError>,
}

/// One loan.
#[component]
pub fn LoanPage(
    /// Which.
    id: LoanId,
) -> Node {
    let app = use_app();
    let kinds = &[Kind::Loan, Kind::Book, Kind::Child, Kind::Hold, Kind::Setting, Kind::Calendar];
    let shown = app.view(kinds, move |notebook, today| {
        let loan = notebook.loan(id)?;
        let stands = standing(notebook, loan, today);
        let number = notebook
            .copy(loan.copy)
            .map(|(_, copy)| copy.number.to_string())
            .unwrap_or_default();
        Some(Shown {
            child: loan.child,
            item: loan.item,
            title: text::title(notebook, loan.item),
            number,
            story: story(loan, today),
            open: loan.is_open(),
            due: text::rung(&stands, loan.due, today),
            late: loan.is_open() && loan.due < today,
            remind: loan.is_open() && stands.rung >= Rung::DueToday,
            lost: loan.is_lost(),
            renewed_until: dates::short(renewed_due_day(notebook, loan, today), today),
            against: against_renewing(notebook, loan, today),
        })
    });
    view! {
        {live(move || match shown.get() {
            None => view! {
                <PageHeader title="Not here any more".to_string() back=Route::Library.href()/>
                <p>"This loan is no longer in the book."</p>
            },
            Some(shown) => loan_view(app, id, shown),
        })}
    }
}

fn loan_view(app: crate::state::App, id: LoanId, shown: Shown) -> Node {
    let Shown {
        child,
        item,
        title,
        number,
        story,
        open,
        due,
        late,
        remind,
        lost,
        renewed_until,
        against,
    } = shown;
    let subtitle = format!(
        "No. {number} · {}",
        match (open, lost) {
            (true, _) => due,
            (false, true) => "Lost".to_owned(),
            (false, false) => "Back".to_owned(),
        }
    );
    view! {
        <PageHeader title=format!("“{title}”") subtitle=subtitle back=Route::Today.href()/>
        <p class="who" class:is-late=late><ChildName child/></p>
        <div class="actions">
            {open.then(|| view! { <ButtonLink href=Route::Return(id).href() kind=ButtonKind::Primary>"Take back"</ButtonLink> })}
            {open.then(|| view! { <Renew loan=id until=renewed_until against/> })}
            {(!open).then(|| view! {
                <Button kind=ButtonKind::Secondary on_click=Callback::new(move |()| app.run_plainly(Command::Lending(LendingCommand::Reopen(id))))>
                    {if lost { "It is not lost: it is still out" } else { "It is not back: take the return back" }}
                </Button>
            })}
        </div>
        {remind.then(|| view! { <Remind loan=id/> })}
        <ReadingLog loan=id/>
        <p><a href=Route::ObserveFromLoan(id).href()>"Write an observation"</a></p>
        <Section title="Its story">
            <ol class="story">{story.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ol>
        </Section>
        <Section title="To print">
            <ul class="links">
                <li><a href=Route::PrintSlip(id).href()>"Loan slip"</a></li>
                <li><a href=Route::PrintLoanLog(id).href()>"Reading log"</a></li>
                <li><a href=Route::PrintCard(item).href()>"Parent card"</a></li>
                <li><a href=Route::Book(item).href()>"See the book"</a></li>
            </ul>
        </Section>
    }
}

/// What happened to it, in order.
fn story(loan: &pebblebook::lending::Loan, today: chrono::NaiveDate) -> Vec<String> {
    let mut story = vec![(loan.lent, format!("{}: went home", dates::short(loan.lent, today)))];
    for renewal in &loan.renewals {
        story.push((
            renewal.on,
            format!(
                "{}: renewed (was due {})",
                dates::short(renewal.on, today),
                dates::short(renewal.was_due, today)
            ),
        ));
    }
    for day in &loan.reminders {
        story.push((*day, format!("{}: a reminder went out", dates::short(*day, today))));
    }
    for kept in &loan.reasons {
        let against: Vec<&str> = kept.against.iter().map(|name| text::hurdle_name(*name)).collect();
        story.push((
            kept.on,
            format!(
                "{}: decided all the same ({}): {}",
                dates::short(kept.on, today),
                against.join(", "),
                kept.reason
            ),
        ));
    }
    if let Some(back) = &loan.returned {
        let went = match back.goes_to {
            GoesTo::Shelf => "back on the shelf",
            GoesTo::Check => "back, to be checked",
            GoesTo::Lost => "given up as lost",
        };
        // Nobody has seen a lost one, so nothing is told of its condition.
        let how = if loan.is_lost() {
            String::new()
        } else {
            format!(" ({})", text::condition(back.condition).to_ascii_lowercase())
        };
        let comment = if back.comment.is_empty() {
            String::new()
        } else {
            format!(": {}", back.comment)
        };
        story.push((back.on, format!("{}: {went}{how}{comment}", dates::short(back.on, today))));
    }
    pebblebook::order::by_key(&mut story, |(day, _)| *day);
    story.into_iter().map(|(_, line)| line).collect()
}
