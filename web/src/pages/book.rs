//! One book: where its copies are, its card, who waits for it, and its whole history.

mod card;
mod copies;
mod waiting;

use crate::dom::prelude::*;
use crate::route::{Route, go_instead};
use crate::state::use_app;
use crate::text::{self, dates};
use crate::ui::{
    BookCover, Button, ButtonKind, ButtonLink, ChildName, ConfirmDialog, Definition, DefinitionList, PageHeader, Section, Show, ToastKind,
};
use card::Card;
use copies::Copies;
use pebblebook::command::Command;
use pebblebook::ids::ItemId;
use pebblebook::lending::shelf::{Whereabouts, copy_to_lend, whereabouts};
use pebblebook::lending::views::item_history;
use pebblebook::lending::{Book, LendingCommand};
use pebblebook::row::Kind;
use pebblebook::words::Line;
use waiting::Waiting;

/// How many past loans are shown before "Show all".
const FIRST_SHOWN: usize = 5;

/// One book.
#[component]
pub fn BookPage(
    /// Which.
    id: ItemId,
) -> Node {
    let app = use_app();
    let book = app.view(&[Kind::Book], move |notebook, _| notebook.book(id).cloned());
    view! {
        {live(move || match book.get() {
            Some(book) => shown(app, &book),
            None => view! {
                <PageHeader title="Not here any more".to_string() back=Route::Library.href()/>
                <p>"This book is no longer in the library."</p>
            },
        })}
    }
}

fn shown(app: crate::state::App, book: &Book) -> Node {
    let id = book.id;
    let title = book.title.to_string();
    let cover = book.cover;
    let author = book.author.as_ref().map(Line::to_string).unwrap_or_default();
    let ages = match (book.youngest, book.oldest) {
        (Some(from), Some(to)) if from == to => Some(dates::counted(from, "year")),
        (Some(from), Some(to)) => Some(format!("{from} to {to} years")),
        (Some(from), None) => Some(format!("from {}", dates::counted(from, "year"))),
        (None, Some(to)) => Some(format!("up to {}", dates::counted(to, "year"))),
        (None, None) => None,
    };
    let themes = book.themes.iter().map(Line::as_str).collect::<Vec<_>>().join(", ");
    let facts = [
        ("Illustrator", book.illustrator.as_ref().map(Line::to_string)),
        ("Themes", (!themes.is_empty()).then_some(themes)),
        ("Suggested for", ages),
        ("Kept", book.kept.as_ref().map(Line::to_string)),
        ("ISBN", book.isbn.as_ref().map(|isbn| isbn.as_str().to_owned())),
        ("Added", Some(dates::plain(book.added))),
    ];
    let asks = RwSignal::new(false);
    let delete = Callback::new(move |()| {
        app.run(Command::Lending(LendingCommand::DeleteBook(id)), move |result| match result {
            Ok(_) => go_instead(Route::Library),
            Err(trouble) => {
                let words = app.look(|notebook| text::trouble(&trouble, notebook));
                app.tell(words, ToastKind::Trouble);
            }
        });
    });
    let kept = book.clone();
    // Why no copy can be lent now, if none can.
    let none = app.view(&[Kind::Loan, Kind::Child], move |notebook, today| {
        let place = |(_, place): &(_, Whereabouts)| text::whereabouts(place, notebook, today);
        let places = || whereabouts(notebook, &kept, today).copies.iter().map(place).collect::<Vec<_>>();
        copy_to_lend(notebook, id).is_none().then(|| places().join("; "))
    });
    view! {
        <PageHeader title=title.clone() subtitle=author back=Route::Library.href()/>
        <div class="cluster"><BookCover title=title.clone() url=app.photo_url(move || cover) large=true/></div>
        <div class="actions">
            {live(move || match none.get() {
                Some(places) => view! { <p>"It cannot be lent now: "{places}"."</p> },
                None => view! { <ButtonLink href=Route::Lend(None, Some(id)).href() kind=ButtonKind::Primary>"Lend it"</ButtonLink> },
            })}
            <ButtonLink href=Route::BookEdit(id).href() kind=ButtonKind::Secondary>"Change"</ButtonLink>
        </div>
        <Copies item=id/>
        <Card item=id/>
        <Waiting item=id/>
        <History item=id/>
        <Section title="About">
            <DefinitionList>
                {facts.into_iter().filter_map(|(term, fact)| fact.map(|fact| view! { <Definition term><bdi>{fact}</bdi></Definition> })).collect_view()}
            </DefinitionList>
            <div class="actions"><Button kind=ButtonKind::Danger on_click=Callback::new(move |()| asks.set(true))>"Delete this book"</Button></div>
        </Section>
        <ConfirmDialog open=asks title=format!("Delete “{title}”?") confirm="Delete it".to_string() on_confirm=delete>
            <p>"Its card, its history and its reading logs go too. You can undo it for a while. To keep the history, mark its copies as lost or retired instead."</p>
        </ConfirmDialog>
    }
}

#[component]
fn History(item: ItemId) -> Node {
    let app = use_app();
    let all = RwSignal::new(false);
    let loans = app.view(&[Kind::Loan, Kind::Child, Kind::ReadingLogEntry], move |notebook, today| {
        let line = |id| {
            let loan = notebook.loan(id)?;
            let back = loan.returned.as_ref().map_or_else(
                || format!("due {}", dates::near(loan.due, today)),
                |back| {
                    let how = if loan.is_lost() { "lost" } else { "back" };
                    format!("{how} {}", dates::short(back.on, today))
                },
            );
            let words: Vec<String> = notebook
                .log_of(id)
                .into_iter()
                .filter(|entry| !entry.how.is_empty())
                .map(|entry| entry.how.to_string())
                .collect();
            Some((id, loan.child, format!("{} · {back}", dates::short(loan.lent, today)), words))
        };
        item_history(notebook, item).into_iter().filter_map(line).collect::<Vec<_>>()
    });
    view! {
        <Section title="Its history">
            {live(move || loans.get().is_empty().then(|| view! { <p class="quiet">"Not lent yet."</p> }))}
            <ul class="list">
                {live(move || loans.get().into_iter().take(if all.get() { usize::MAX } else { FIRST_SHOWN }).map(|(loan, child, line, words)| view! {
                    <li>
                        <a class="list-row" href=Route::Loan(loan).href()>
                            <span class="list-row__text">
                                <ChildName child/>
                                <span class="list-row__subtitle">{line}</span>
                                {words.into_iter().map(|words| view! { <span class="list-row__subtitle">"“"<bdi>{words}</bdi>"”"</span> }).collect_view()}
                            </span>
                        </a>
                    </li>
                }).collect_view())}
            </ul>
            <Show when=move || { !all.get() && loans.get().len() > FIRST_SHOWN }>
                <Button kind=ButtonKind::Secondary on_click=Callback::new(move |()| all.set(true))>{live(move || format!("Show all {}", loans.get().len()))}</Button>
            </Show>
        </Section>
    }
}
