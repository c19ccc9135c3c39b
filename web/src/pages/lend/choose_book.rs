//! Which book? Suggestions first, then the shelf; a search finds titles, themes and the number on the sticker.

use super::lend_or_explain;
use crate::dom::prelude::*;
use crate::route::{Route, go};
use crate::state::use_app;
use crate::text;
use crate::ui::{BookCover, ButtonKind, ButtonLink, ChildName, DateField, EmptyState, PageHeader, SearchField, Section, Show};
use pebblebook::ids::{ChildId, CopyId, ItemId, PhotoId};
use pebblebook::lending::shelf::{InOrOut, ShelfFilter, copy_numbered, copy_to_lend, shelf};
use pebblebook::lending::views::{Because, suggestions};
use pebblebook::row::Kind;
use pebblebook::words::matches;

/// How many suggestions stand above the shelf.
const SUGGESTED: usize = 4;
/// How many books are shown before "Show more".
const FIRST_SHOWN: usize = 60;

/// A book to choose.
#[derive(Clone, PartialEq)]
struct Choice {
    item: ItemId,
    title: String,
    number: String,
    cover: Option<PhotoId>,
    line: String,
    copy: CopyId,
}

/// Which book for this child?
#[component]
pub fn ChooseBook(
    /// Who for.
    child: ChildId,
) -> Node {
    let app = use_app();
    let search = RwSignal::new(String::new());
    let on = RwSignal::new(app.day().to_string());
    let shown = RwSignal::new(FIRST_SHOWN);
    let kinds = &[Kind::Book, Kind::Loan, Kind::Hold, Kind::Wish, Kind::Child];
    let name = app.view(&[Kind::Child], move |notebook, _| text::child_name(notebook, child));
    let choice = move |notebook: &pebblebook::notebook::Notebook, item: ItemId, line: String| {
        let book = notebook.book(item)?;
        let copy = copy_numbered(notebook, &search.get()).filter(|copy| notebook.out(*copy).is_none() && book.copy(*copy).is_some());
        let copy = copy.or_else(|| copy_to_lend(notebook, item))?;
        let number = book.copy(copy).map(|copy| copy.number.to_string()).unwrap_or_default();
        Some(Choice {
            item,
            title: book.title.to_string(),
            number,
            cover: book.cover,
            line,
            copy,
        })
    };
    let suggested = app.view(kinds, move |notebook, today| {
        let wanted = search.get();
        let all = suggestions(notebook, child, today, if wanted.trim().is_empty() { SUGGESTED } else { 0 });
        all.into_iter()
            .filter_map(|(item, because)| choice(notebook, item, reason(&because)))
            .collect::<Vec<_>>()
    });
    let rest = app.view(kinds, move |notebook, today| {
        let wanted = search.get();
        let filter = ShelfFilter {
            search: wanted.clone(),
            in_or_out: InOrOut::In,
            ..ShelfFilter::default()
        };
        let mut found: Vec<Choice> = shelf(notebook, &filter, today)
            .into_iter()
            .filter_map(|row| {
                let author = notebook
                    .book(row.item)
                    .and_then(|book| book.author.as_ref())
                    .map(ToString::to_string)
                    .unwrap_or_default();
                choice(notebook, row.item, author)
            })
            .collect();
        // The number on the sticker, typed whole, comes first.
        pebblebook::order::by_key(&mut found, |choice| {
            !(choice.number.eq_ignore_ascii_case(wanted.trim()) && matches(&choice.number, &wanted))
        });
        found
    });
    let choose = move |item: ItemId, copy: CopyId| lend_or_explain(app, child, item, copy, on.get_untracked());
    let row = move |choice: Choice| {
        let Choice {
            item,
            title,
            number,
            cover,
            line,
            copy,
        } = choice;
        view! {
            <li>
                <button type="button" class="list-row" on:click=move |_| choose(item, copy)>
                    <BookCover title=title.clone() url=app.photo_url(move || cover)/>
                    <span class="list-row__text">
                        <span class="list-row__title"><bdi>{title}</bdi></span>
                        <span class="list-row__subtitle">{format!("No. {number}")}{(!line.is_empty()).then(|| format!(" · {line}"))}</span>
                    </span>
                </button>
            </li>
        }
    };
    view! {
        <PageHeader title=Signal::derive(move || format!("Which book for {}?", name.get())) back=Route::Lend(None, None).href()/>
        <p class="who"><ChildName child/></p>
        <SearchField label="Title, theme or number on the sticker" value=search/>
        <Show when=move || !suggested.get().is_empty()>
            <Section title="Suggestions not had yet">
                <ul class="list">{live(move || suggested.get().into_iter().map(row).collect_view())}</ul>
            </Section>
        </Show>
        <Section title="On the shelf">
            <ul class="list">{live(move || rest.get().into_iter().take(shown.get()).map(row).collect_view())}</ul>
            <Show when=move || { rest.get().len() > shown.get() }>
                <button type="button" class="button button--secondary" on:click=move |_| shown.update(|shown| *shown += FIRST_SHOWN)>"Show more"</button>
            </Show>
            {live(move || (rest.get().is_empty() && search.get().trim().is_empty()).then(|| view! {
                <EmptyState title="Nothing on the shelf" text="There is no book here that can be lent just now.">
                    <ButtonLink href=Route::BookNew.href() kind=ButtonKind::Primary>"Add a book"</ButtonLink>
                </EmptyState>
            }))}
            {live(move || (rest.get().is_empty() && !search.get().trim().is_empty()).then(|| view! {
                <p role="status">"No book on the shelf fits what you typed. It may be out: "<a href=Route::OutNow.href()>"see who has what"</a>"."</p>
            }))}
        </Section>
        <details class="more">
            <summary>"It went home on another day"</summary>
            <DateField label="Day it went home" value=on max=app.day().to_string()/>
            <p class="hint">"Choose the day, then tap the book."</p>
        </details>
        <p class="quiet"><button type="button" class="button button--quiet" on:click=move |_| go(Route::Lend(None, None))>"Another child"</button></p>
    }
}

/// Why a book is suggested, in words.
#[must_use]
pub fn reason(because: &Because) -> String {
    match because {
        Because::Wished => "would like it".into(),
        Because::LovedTheme(theme) => format!("enjoyed {theme} before"),
        Because::SameTheme(theme) => format!("more about {theme}"),
        Because::FitsAge => "fits the age".into(),
        Because::NotHadYet => "not had yet".into(),
    }
}
