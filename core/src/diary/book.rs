//! Who has a communication book on a day. The setting's own rule: every child under eighteen months, by its age on that day, so that a page
//! that is written in afterwards is offered as it would have been then; older ones where the setting or the child's routine says so.

use super::foods::foods_tried;
use crate::ids::ChildId;
use crate::notebook::Notebook;
use crate::people::Child;
use crate::time::{days_after, months_on};
use chrono::NaiveDate;

/// Whether a child has a book on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Book {
    /// By its age.
    ByAge,
    /// By its age, and this is the last page: on the next day the setting is open the child is too old.
    LastPage,
    /// By choice: the setting's, or the child's routine.
    ByChoice,
    /// It ended with the day on which the child reached the age.
    Ended {
        /// That day.
        on: NaiveDate,
    },
    /// It never had one: it was too old when it started.
    Never,
    /// The child is not at the setting on that day.
    NotHere,
}

impl Book {
    /// Whether a page is offered.
    #[must_use]
    pub const fn is_offered(self) -> bool {
        matches!(self, Book::ByAge | Book::LastPage | Book::ByChoice)
    }
}

/// Whether a child has a book on a day.
#[must_use]
pub fn book_on(notebook: &Notebook, child: &Child, day: NaiveDate) -> Book {
    if !child.is_here_on(day) {
        return Book::NotHere;
    }
    let rules = notebook.day_rules();
    let ends = months_on(child.born, rules.book_months);
    let chosen = rules.older_too || notebook.routine(child.id).is_some_and(|routine| routine.keeps_book);
    if day >= ends {
        let never = child.starts.is_some_and(|starts| starts >= ends);
        return match (chosen, never) {
            (true, _) => Book::ByChoice,
            (false, true) => Book::Never,
            (false, false) => Book::Ended { on: ends },
        };
    }
    let last = !chosen && notebook.calendar().next_open(days_after(day, 1)) >= ends;
    if last { Book::LastPage } else { Book::ByAge }
}

/// The day of the last page: the last open day before the child reaches the age at which its book ends.
#[must_use]
pub fn last_page_day(notebook: &Notebook, child: &Child) -> Option<NaiveDate> {
    let ends = months_on(child.born, notebook.day_rules().book_months);
    let days = (1..60).map(|back| days_after(ends, -back));
    let mut open = days.filter(|day| notebook.calendar().is_open(*day));
    open.next().filter(|day| child.is_here_on(*day))
}

/// What a book holds, for its last page: facts, gladly told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastPage {
    /// The day of the first page.
    pub first: NaiveDate,
    /// The day of the last one.
    pub last: NaiveDate,
    /// How many pages there are.
    pub pages: usize,
    /// How many foods were tried.
    pub foods: usize,
    /// How many sleeps were slept here.
    pub sleeps: usize,
}

/// What a child's book holds; none where nothing was ever written.
#[must_use]
pub fn last_page(notebook: &Notebook, child: ChildId) -> Option<LastPage> {
    let pages = notebook.diary_of(child).filter(|entry| entry.is_of_book());
    let days = crate::order::set(pages.map(|entry| entry.day));
    let sleeps = notebook.diary_of(child).filter(|entry| entry.sleep().is_some()).count();
    Some(LastPage {
        first: *days.iter().next()?,
        last: *days.iter().next_back()?,
        pages: days.len(),
        foods: foods_tried(notebook, child).len(),
        sleeps,
    })
}
