//! What can be printed.

use crate::dom::prelude::*;
use crate::route::Route;
use crate::state::use_app;
use crate::text;
use crate::ui::{PageHeader, SearchField, Section};
use pebblebook::row::Kind;
use pebblebook::words::matches;

/// How many books are listed before a search narrows them.
const FIRST_SHOWN: usize = 50;

/// What can be printed.
#[component]
pub fn PrintRoom() -> Node {
    let app = use_app();
    let search = RwSignal::new(String::new());
    let books = app.view(&[Kind::Book], move |notebook, _| {
        let wanted = search.get();
        let mut books: Vec<_> = notebook
            .books()
            .filter(|book| wanted.trim().is_empty() || matches(book.title.as_str(), &wanted))
            .collect();
        pebblebook::order::by_key(&mut books, |book| pebblebook::words::folded(book.title.as_str()));
        books
            .into_iter()
            .take(FIRST_SHOWN)
            .map(|book| (book.id, book.title.to_string()))
            .collect::<Vec<_>>()
    });
    let loans = app.view(&[Kind::Loan, Kind::Child, Kind::Book], |notebook, _| {
        notebook
            .open_loans()
            .map(|loan| {
                (
                    loan.id,
                    format!("{}: {}", text::child_name(notebook, loan.child), text::title(notebook, loan.item)),
                )
            })
            .collect::<Vec<_>>()
    });
    view! {
        <PageHeader title="Print".to_string() back=Route::More.href()/>
        <ul class="links">
            <li><a href=Route::PrintOut.href()>"Who has what"</a></li>
            <li><a href=Route::PrintDiaryBlank.href()>"A blank page of a communication book"</a></li>
            <li><a href=Route::PrintLabels.href()>"Labels with numbers"</a></li>
        </ul>
        <Section title="For a loan">
            {live(move || loans.get().is_empty().then(|| view! { <p class="quiet">"Nothing is out just now."</p> }))}
            <ul class="list">
                {live(move || loans.get().into_iter().map(|(loan, words)| view! {
                    <li class="list-row list-row--split">
                        <span class="list-row__text"><span class="list-row__title"><bdi>{words.clone()}</bdi></span></span>
                        <a href=Route::PrintSlip(loan).href() aria-label=format!("Loan slip, {words}")>"Loan slip"</a>
                        <a href=Route::PrintLoanLog(loan).href() aria-label=format!("Reading log, {words}")>"Reading log"</a>
                    </li>
                }).collect_view())}
            </ul>
        </Section>
        <Section title="For a book">
            <SearchField label="Title" value=search/>
            <ul class="list">
                {live(move || books.get().into_iter().map(|(item, title)| view! {
                    <li class="list-row list-row--split">
                        <span class="list-row__text"><span class="list-row__title"><bdi>{title.clone()}</bdi></span></span>
                        <a href=Route::PrintCard(item).href() aria-label=format!("Parent card, {title}")>"Parent card"</a>
                        <a href=Route::PrintLog(item).href() aria-label=format!("Blank reading log, {title}")>"Reading log"</a>
                    </li>
                }).collect_view())}
            </ul>
        </Section>
    }
}
