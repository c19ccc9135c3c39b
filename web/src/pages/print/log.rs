//! The reading log, A5, with lines to write on: for a book, or for a loan with the child's name and what has been written so far.

use super::{gone, setting_name};
use crate::dom::prelude::*;
use crate::route::Route;
use crate::state::use_app;
use crate::text::{self, dates};
use crate::ui::{PageHeader, Paper, PrintSheet, RuledLines, SheetFoot, SheetHead, SheetPart};
use pebblebook::ids::{ItemId, LoanId};
use pebblebook::row::Kind;

/// How many blank lines fit.
const LINES: usize = 9;

/// What stands on a log before anybody writes.
#[derive(Clone, PartialEq)]
struct Log {
    setting: String,
    title: String,
    child: Option<String>,
    due: Option<String>,
    written: Vec<String>,
}

/// A blank log for a book.
#[component]
pub fn PrintLog(
    /// Which book.
    id: ItemId,
) -> Node {
    let app = use_app();
    let log = app.view(&[Kind::Book, Kind::Setting], move |notebook, _| {
        let book = notebook.book(id)?;
        Some(Log {
            setting: setting_name(notebook),
            title: book.title.to_string(),
            child: None,
            due: None,
            written: Vec::new(),
        })
    });
    view! { {live(move || log.get().map_or_else(gone, |log| sheet(log, Route::Book(id))))} }
}

/// The log of a loan.
#[component]
pub fn PrintLoanLog(
    /// Which loan.
    id: LoanId,
) -> Node {
    let app = use_app();
    let log = app.view(
        &[Kind::Book, Kind::Setting, Kind::Loan, Kind::Child, Kind::ReadingLogEntry],
        move |notebook, today| {
            let loan = notebook.loan(id)?;
            let line = |entry: &pebblebook::lending::ReadingLogEntry| {
                let who = entry.who.as_ref().map(|who| format!(" ({who})")).unwrap_or_default();
                let said = [entry.how.as_str(), entry.liked.as_str()]
                    .into_iter()
                    .filter(|text| !text.is_empty())
                    .collect::<Vec<_>>()
                    .join(". ");
                format!("{}{who}: {said}", dates::short(entry.on, today))
            };
            Some(Log {
                setting: setting_name(notebook),
                title: text::title(notebook, loan.item),
                child: Some(text::child_name(notebook, loan.child)),
                due: loan.is_open().then(|| dates::long(loan.due)),
                written: notebook.log_of(id).into_iter().map(line).collect(),
            })
        },
    );
    view! { {live(move || log.get().map_or_else(gone, |log| sheet(log, Route::Loan(id))))} }
}

fn sheet(log: Log, back: Route) -> Node {
    let Log {
        setting,
        title,
        child,
        due,
        written,
    } = log;
    let lines = LINES.saturating_sub(written.len()).max(3);
    let columns = ["Day", "Who read", "How the book was used, what they liked"]
        .map(str::to_owned)
        .to_vec();
    view! {
        <PageHeader title="Reading log".to_string() back=back.href()/>
        <PrintSheet paper=Paper::A5 label=format!("Reading log of {title}")>
            <SheetHead setting_name=setting kind="Reading log"/>
            <h2 class="sheet__title"><bdi>{title}</bdi></h2>
            {child.map(|child| view! { <p class="sheet__by">"For "<bdi>{child}</bdi>{due.map(|due| format!(" · back by {due}, please"))}</p> })}
            <p class="sheet__lead">"Tell us how it went, in a word or two. “Retold it from the pictures” is just what we like to hear."</p>
            {(!written.is_empty()).then(|| view! {
                <SheetPart title="So far"><ul class="sheet__points">{written.into_iter().map(|line| view! { <li><bdi>{line}</bdi></li> }).collect_view()}</ul></SheetPart>
            })}
            <RuledLines columns rows=lines label="Lines to write on"/>
            <SheetFoot><p>"Lost or a bit loved? Just say. It happens."</p></SheetFoot>
        </PrintSheet>
    }
}
