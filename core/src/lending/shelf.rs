//! The shelf, as shown: every book with where it is, searched and filtered.

use super::book::{Book, CopyState};
use crate::eyfs::Area;
use crate::ids::{ChildId, CopyId, ItemId};
use crate::notebook::Notebook;
use crate::order::Set;
use crate::words::matches;
use chrono::NaiveDate;

/// Where a copy is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whereabouts {
    /// On the shelf, fit to be lent.
    OnShelf,
    /// On the shelf, kept for a child who waits.
    KeptFor(ChildId),
    /// With a child, until a day.
    Out {
        /// Who has it.
        child: ChildId,
        /// Until when.
        due: NaiveDate,
        /// Whether that day is past.
        overdue: bool,
    },
    /// Not to be lent as it is.
    Aside(CopyState),
}

/// One row of the shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShelfRow {
    /// The book.
    pub item: ItemId,
    /// Each copy and where it is.
    pub copies: Vec<(CopyId, Whereabouts)>,
    /// How many copies can be lent now.
    pub free: usize,
    /// How many children wait.
    pub waiting: usize,
}

/// Which books to show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum InOrOut {
    /// All of them.
    #[default]
    All,
    /// Those with a copy that can be lent now.
    In,
    /// Those with a copy out.
    Out,
    /// Those with a copy that is set aside.
    Aside,
}

/// What the shelf is filtered by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShelfFilter {
    /// Words of the title, author, theme or number.
    pub search: String,
    /// One theme.
    pub theme: Option<String>,
    /// One area of learning, by the objectives on the card.
    pub area: Option<Area>,
    /// Suggested for this age in years.
    pub age: Option<u32>,
    /// In or out.
    pub in_or_out: InOrOut,
}

/// Where each copy of a book is.
#[must_use]
pub fn whereabouts(notebook: &Notebook, book: &Book, today: NaiveDate) -> ShelfRow {
    let queue = notebook.queue(book.id);
    let mut waiting = queue.iter();
    let mut free = 0;
    let copies = book.copies.iter().map(|copy| {
        let place = if let Some(out) = notebook.out(copy.id) {
            Whereabouts::Out {
                child: out.child,
                due: out.due,
                overdue: out.due < today,
            }
        } else if copy.state != CopyState::Ready {
            Whereabouts::Aside(copy.state.clone())
        } else if let Some(hold) = waiting.next() {
            Whereabouts::KeptFor(hold.child)
        } else {
            free += 1;
            Whereabouts::OnShelf
        };
        (copy.id, place)
    });
    let copies = copies.collect();
    ShelfRow {
        item: book.id,
        copies,
        free,
        waiting: queue.len(),
    }
}

/// The shelf, by title.
#[must_use]
pub fn shelf(notebook: &Notebook, filter: &ShelfFilter, today: NaiveDate) -> Vec<ShelfRow> {
    let mut books: Vec<&Book> = notebook.books().filter(|book| shows(notebook, book, filter)).collect();
    crate::order::by_key(&mut books, |book| (crate::words::folded(book.title.as_str()), book.id));
    let rows = books.into_iter().map(|book| whereabouts(notebook, book, today));
    rows.filter(|row| {
        let any = |test: fn(&Whereabouts) -> bool| row.copies.iter().any(|(_, place)| test(place));
        match filter.in_or_out {
            InOrOut::All => true,
            InOrOut::In => any(|place| matches!(place, Whereabouts::OnShelf | Whereabouts::KeptFor(_))),
            InOrOut::Out => any(|place| matches!(place, Whereabouts::Out { .. })),
            InOrOut::Aside => any(|place| matches!(place, Whereabouts::Aside(_))),
        }
    })
    .collect()
}

fn shows(notebook: &Notebook, book: &Book, filter: &ShelfFilter) -> bool {
    let text = || {
        let lines = [Some(&book.title), book.author.as_ref(), book.illustrator.as_ref()];
        let numbers = book.copies.iter().map(|copy| &copy.number);
        let all = lines
            .into_iter()
            .flatten()
            .chain(&book.themes)
            .chain(numbers)
            .map(crate::words::Line::as_str);
        all.collect::<Vec<_>>().join(" ")
    };
    (filter.search.trim().is_empty() || matches(&text(), &filter.search) || is_isbn_of(book, &filter.search))
        && filter.theme.as_ref().is_none_or(|theme| {
            book.themes
                .iter()
                .any(|has| crate::words::folded(has.as_str()) == crate::words::folded(theme))
        })
        && filter.age.is_none_or(|age| book.suits_age(age))
        && filter.area.is_none_or(|area| areas(notebook, book).contains(&area))
}

fn is_isbn_of(book: &Book, search: &str) -> bool {
    super::isbn::Isbn::parse(search).is_ok_and(|isbn| book.isbn.as_ref() == Some(&isbn))
}

/// The areas of learning on a book's card.
#[must_use]
pub fn areas(notebook: &Notebook, book: &Book) -> Set<Area> {
    crate::order::set(
        book.card
            .objectives
            .iter()
            .filter_map(|id| notebook.objective(*id))
            .map(|objective| objective.area),
    )
}

/// Every theme on the shelf, by name.
#[must_use]
pub fn themes(notebook: &Notebook) -> Vec<String> {
    let mut themes: Vec<String> = notebook.books().flat_map(|book| &book.themes).map(ToString::to_string).collect();
    crate::order::by_key(&mut themes, |theme| crate::words::folded(theme));
    themes.dedup_by_key(|theme| crate::words::folded(theme));
    themes
}

/// The copy with this number on its sticker, for typing or scanning at the door.
#[must_use]
pub fn copy_numbered(notebook: &Notebook, number: &str) -> Option<CopyId> {
    let number = number.trim();
    notebook
        .books()
        .flat_map(|book| &book.copies)
        .find(|copy| copy.number.as_str().eq_ignore_ascii_case(number))
        .map(|copy| copy.id)
}

/// The copy of a book to hand out next: one on the shelf, the best-kept first.
#[must_use]
pub fn copy_to_lend(notebook: &Notebook, item: ItemId) -> Option<CopyId> {
    let book = notebook.book(item)?;
    let free = book
        .copies
        .iter()
        .filter(|copy| copy.state == CopyState::Ready && notebook.out(copy.id).is_none());
    free.min_by_key(|copy| (copy.condition, copy.number.clone())).map(|copy| copy.id)
}
