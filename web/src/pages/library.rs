//! The shelf: every book with where it is, searched as one types and filtered.

use crate::dom::prelude::*;
use crate::route::Route;
use crate::state::{View, use_app};
use crate::text::{self, dates};
use crate::ui::{BookCover, Button, ButtonKind, ButtonLink, EmptyState, IconName, PageHeader, SearchField, SelectField, Show, Tag};
use pebblebook::eyfs::Area;
use pebblebook::ids::{ItemId, PhotoId};
use pebblebook::lending::shelf::{InOrOut, ShelfFilter, shelf, themes};
use pebblebook::notebook::Notebook;
use pebblebook::row::Kind;

/// How many books are shown before "Show more".
const FIRST_SHOWN: usize = 60;
/// Ages to filter by, in years.
const AGES: [u32; 5] = [1, 2, 3, 4, 5];

/// A book on the shelf, in words.
#[derive(Clone, PartialEq)]
struct Line {
    item: ItemId,
    title: String,
    cover: Option<PhotoId>,
    by: String,
    place: String,
    in_now: bool,
}

/// The shelf.
#[component]
pub fn Library() -> Node {
    let app = use_app();
    let [search, theme, area, age, place] = app.looked_for;
    let shown = RwSignal::new(FIRST_SHOWN);
    let kinds = &[Kind::Book, Kind::Loan, Kind::Hold, Kind::Child, Kind::Objective];
    let lines = app.view(kinds, move |notebook, today| {
        let filter = ShelfFilter {
            search: search.get(),
            theme: Some(theme.get()).filter(|theme| !theme.is_empty()),
            area: Area::ALL.into_iter().find(|one| one.short() == area.get()),
            age: age.get().parse().ok(),
            in_or_out: match place.get().as_str() {
                "in" => InOrOut::In,
                "out" => InOrOut::Out,
                "aside" => InOrOut::Aside,
                _ => InOrOut::All,
            },
        };
        shelf(notebook, &filter, today)
            .into_iter()
            .filter_map(|row| line(notebook, &row, today))
            .collect::<Vec<_>>()
    });
    let any = app.view(&[Kind::Book], |notebook, _| notebook.books().next().is_some());
    let theme_options = app.view(&[Kind::Book], |notebook, _| {
        let mut options = vec![(String::new(), "All themes".to_owned())];
        options.extend(themes(notebook).into_iter().map(|theme| (theme.clone(), theme)));
        options
    });
    let mut areas = vec![(String::new(), "All areas of learning".to_owned())];
    areas.extend(Area::ALL.iter().map(|area| (area.short().to_owned(), area.name().to_owned())));
    let mut ages = vec![(String::new(), "All ages".to_owned())];
    ages.extend(AGES.iter().map(|age| (age.to_string(), dates::counted(*age, "year"))));
    let places: Vec<_> = [("", "In and out"), ("in", "On the shelf"), ("out", "Out"), ("aside", "Set aside")]
        .iter()
        .map(|(key, words)| ((*key).to_owned(), (*words).to_owned()))
        .collect();
    let filtered = View::new(move || app.looked_for.iter().any(|signal| !signal.get().trim().is_empty()));
    let clear = Callback::new(move |()| app.looked_for.iter().for_each(|signal| signal.set(String::new())));
    let first_lines = move || lines.get().into_iter().take(shown.get()).collect::<Vec<_>>();
    view! {
        <PageHeader title="Library".to_string()/>
        <div class="actions">
            <ButtonLink href=Route::OutNow.href() kind=ButtonKind::Secondary>"Out now"</ButtonLink>
            <ButtonLink href=Route::BookNew.href() kind=ButtonKind::Secondary icon=IconName::Add>"Add a book"</ButtonLink>
        </div>
        {live(move || if any.get() {
            view! {
                <SearchField label="Title, author, theme or number" value=search/>
                <details class="more">
                    <summary>"Filter"</summary>
                    <div class="form__row">
                        <SelectField label="Where" value=place options=places.clone()/>
                        <SelectField label="Theme" value=theme options=theme_options/>
                        <SelectField label="Area of learning" value=area options=areas.clone()/>
                        <SelectField label="Suggested for age" value=age options=ages.clone()/>
                    </div>
                </details>
                <p role="status" class="quiet">{live(move || match lines.get().len() {
                    0 => "No book fits.".to_owned(),
                    number => dates::counted(u32::try_from(number).unwrap_or(0), "book"),
                })}</p>
                <Show when=move || filtered.get()>
                    <div class="actions"><Button kind=ButtonKind::Quiet on_click=clear>"Show all books"</Button></div>
                </Show>
            }
        } else {
            view! {
                <EmptyState title="An empty shelf" text="Add the first book: a title is enough. Its number, cover and parent card can follow.">
                    <ButtonLink href=Route::BookNew.href() kind=ButtonKind::Primary>"Add a book"</ButtonLink>
                </EmptyState>
            }
        })}
        <ul class="list list--wide">
            {live(move || first_lines().into_iter().map(|line| view! {
                {row(app, line)}
            }).collect_view())}
        </ul>
        <Show when=move || { lines.get().len() > shown.get() }>
            <Button kind=ButtonKind::Secondary on_click=Callback::new(move |()| shown.update(|shown| *shown += FIRST_SHOWN))>"Show more"</Button>
        </Show>
    }
}

fn row(app: crate::state::App, line: Line) -> Node {
    let Line {
        item,
        title,
        cover,
        by,
        place,
        in_now,
    } = line;
    view! {
        <li>
            <a class="list-row" href=Route::Book(item).href()>
                <span class="list-row__leading"><BookCover title=title.clone() url=app.photo_url(move || cover)/></span>
                <span class="list-row__text">
                    <span class="list-row__title"><bdi>{title}</bdi></span>
                    <span class="list-row__subtitle">{by}</span>
                    <Tag attention=!in_now>{place}</Tag>
                </span>
            </a>
        </li>
    }
}

fn line(notebook: &Notebook, row: &pebblebook::lending::shelf::ShelfRow, today: chrono::NaiveDate) -> Option<Line> {
    let book = notebook.book(row.item)?;
    let numbers: Vec<String> = book.copies.iter().map(|copy| copy.number.to_string()).collect();
    let author = book.author.as_ref().map(|author| format!(" · {author}")).unwrap_or_default();
    Some(Line {
        item: row.item,
        title: book.title.to_string(),
        cover: book.cover,
        by: format!("No. {}{author}", numbers.join(", ")),
        place: place(notebook, row, today),
        in_now: row.free > 0,
    })
}

/// Where a book is, in a few words.
fn place(notebook: &Notebook, row: &pebblebook::lending::shelf::ShelfRow, today: chrono::NaiveDate) -> String {
    let total = row.copies.len();
    if row.free > 0 {
        return if total == 1 {
            "On the shelf".to_owned()
        } else {
            format!("{} of {total} on the shelf", row.free)
        };
    }
    let first = row.copies.first().map(|(_, place)| text::whereabouts(place, notebook, today));
    let words = first.unwrap_or_default();
    match row.waiting {
        0 => words,
        1 => format!("{words} · 1 waits"),
        waiting => format!("{words} · {waiting} wait"),
    }
}
