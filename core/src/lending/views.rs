//! What the screens show of lending: who has what, what is due, what a child has had and might like next.

use super::loan::Loan;
use super::overdue::{Rung, Standing, standing};
use super::shelf::copy_to_lend;
use crate::ids::{ChildId, CopyId, HoldId, ItemId, LoanId, WishId};
use crate::notebook::Notebook;
use crate::order::{Few, Set};
use chrono::NaiveDate;

/// An open loan with where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutLoan {
    /// The loan.
    pub loan: LoanId,
    /// Who has it.
    pub child: ChildId,
    /// What it is.
    pub item: ItemId,
    /// When it is due.
    pub due: NaiveDate,
    /// Where it stands on the overdue ladder.
    pub standing: Standing,
}

/// One child's open loans.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutWith {
    /// The child.
    pub child: ChildId,
    /// The loans, longest overdue first, then by due day.
    pub loans: Vec<OutLoan>,
}

/// Who has what, by child: whoever has something longest overdue first.
#[must_use]
pub fn out_now(notebook: &Notebook, today: NaiveDate) -> Vec<OutWith> {
    let mut by_child: Few<ChildId, Vec<OutLoan>> = Few::default();
    for out in due_order(notebook, today) {
        by_child.change(out.child, |loans| loans.push(out));
    }
    let mut all: Vec<OutWith> = by_child.into_iter().map(|(child, loans)| OutWith { child, loans }).collect();
    let name = |child| notebook.child(child).map(|child| crate::words::folded(child.known_as()));
    crate::order::by_key(&mut all, |with| (with.loans.first().map(|first| first.due), name(with.child)));
    all
}

/// All open loans by due day, the longest due first; but for those left behind ([`left_behind`]).
#[must_use]
pub fn due_order(notebook: &Notebook, today: NaiveDate) -> Vec<OutLoan> {
    let whole = |loan: &Loan| !is_left_behind(notebook, loan);
    by_due_day(notebook, notebook.open_loans().filter(|loan| whole(loan)), today)
}

fn by_due_day<'a>(notebook: &Notebook, loans: impl Iterator<Item = &'a Loan>, today: NaiveDate) -> Vec<OutLoan> {
    let out = loans.map(|loan| OutLoan {
        loan: loan.id,
        child: loan.child,
        item: loan.item,
        due: loan.due,
        standing: standing(notebook, loan, today),
    });
    let mut loans: Vec<OutLoan> = out.collect();
    crate::order::by_key(&mut loans, |out| (out.due, out.loan));
    loans
}

fn is_left_behind(notebook: &Notebook, loan: &Loan) -> bool {
    notebook.child(loan.child).is_none() || notebook.book(loan.item).is_none()
}

/// Open loans whose child or book was deleted on another device while this one lent it: they have no place in any list, but the book is
/// still at somebody's home, and can be taken back.
#[must_use]
pub fn left_behind(notebook: &Notebook, today: NaiveDate) -> Vec<OutLoan> {
    let left = |loan: &Loan| is_left_behind(notebook, loan);
    by_due_day(notebook, notebook.open_loans().filter(|loan| left(loan)), today)
}

/// A copy that two devices lent, neither knowing of the other: one of the loans is a mistake, and only she knows which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutTwice {
    /// The copy.
    pub copy: CopyId,
    /// What it is a copy of.
    pub item: ItemId,
    /// Its open loans, by due day.
    pub loans: Vec<OutLoan>,
}

/// All copies that are out more than once.
#[must_use]
pub fn copies_out_twice(notebook: &Notebook, today: NaiveDate) -> Vec<OutTwice> {
    let twice = notebook.copies_out_twice();
    let shown = twice.into_iter().filter_map(|(copy, loans)| {
        let loans = by_due_day(notebook, loans.into_iter().filter_map(|loan| notebook.loan(loan)), today);
        let item = loans.first()?.item;
        Some(OutTwice { copy, item, loans })
    });
    shown.collect()
}

/// What Today shows of the library: overdue, due today, due on the next open day, and holds whose book has come in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LibraryToday {
    /// Past due, longest first.
    pub overdue: Vec<OutLoan>,
    /// Due today.
    pub due_today: Vec<OutLoan>,
    /// Due within the next seven days.
    pub due_soon: Vec<OutLoan>,
    /// Holds with a copy on the shelf.
    pub ready_holds: Vec<HoldId>,
}

/// What Today shows of the library.
#[must_use]
pub fn library_today(notebook: &Notebook, today: NaiveDate) -> LibraryToday {
    let mut view = LibraryToday::default();
    for out in due_order(notebook, today) {
        match out.standing.rung {
            Rung::DueToday => view.due_today.push(out),
            Rung::Out if (out.due - today).num_days() <= 7 => view.due_soon.push(out),
            Rung::Out => {}
            _ => view.overdue.push(out),
        }
    }
    let mut ready: Vec<_> = notebook.holds().filter(|hold| hold.is_ready(notebook)).collect();
    crate::order::by_key(&mut ready, |hold| (hold.placed, hold.id));
    view.ready_holds = ready.into_iter().map(|hold| hold.id).collect();
    view
}

/// One child's lending.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChildLending {
    /// Open loans.
    pub has: Vec<OutLoan>,
    /// Closed loans, latest first: "has had".
    pub has_had: Vec<LoanId>,
    /// Wishes, oldest first: "would like".
    pub would_like: Vec<(WishId, ItemId)>,
    /// Holds, oldest first, with how many children are ahead.
    pub waits_for: Vec<(HoldId, ItemId, usize)>,
}

/// How many past loans are shown first.
pub const LAST_FEW: usize = 3;

/// One child's lending.
#[must_use]
pub fn child_lending(notebook: &Notebook, child: ChildId, today: NaiveDate) -> ChildLending {
    let mut had: Vec<_> = notebook
        .loans_of_child(child)
        .filter(|loan| !loan.is_open() && !is_left_behind(notebook, loan))
        .collect();
    crate::order::by_key(&mut had, |loan| std::cmp::Reverse((loan.lent, loan.id)));
    let here = |item| notebook.book(item).is_some();
    let mut wishes: Vec<_> = notebook.wishes().filter(|wish| wish.child == child && here(wish.item)).collect();
    crate::order::by_key(&mut wishes, |wish| (wish.on, wish.id));
    let mut holds: Vec<_> = notebook.holds().filter(|hold| hold.child == child && here(hold.item)).collect();
    crate::order::by_key(&mut holds, |hold| (hold.placed, hold.id));
    let ahead = |hold: &super::Hold| notebook.queue(hold.item).iter().position(|other| other.id == hold.id).unwrap_or(0);
    ChildLending {
        has: due_order(notebook, today).into_iter().filter(|out| out.child == child).collect(),
        has_had: had.into_iter().map(|loan| loan.id).collect(),
        would_like: wishes.into_iter().map(|wish| (wish.id, wish.item)).collect(),
        waits_for: holds.into_iter().map(|hold| (hold.id, hold.item, ahead(hold))).collect(),
    }
}

/// A book's history: all its loans, latest first.
#[must_use]
pub fn item_history(notebook: &Notebook, item: ItemId) -> Vec<LoanId> {
    let mut loans: Vec<_> = notebook
        .loans_of_item(item)
        .filter(|loan| !is_left_behind(notebook, loan))
        .collect();
    crate::order::by_key(&mut loans, |loan| std::cmp::Reverse((loan.is_open(), loan.lent, loan.id)));
    loans.into_iter().map(|loan| loan.id).collect()
}

/// Why a book is suggested. Ordered: the best reason first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Because {
    /// The child would like it.
    Wished,
    /// It shares a theme with something the child has had and a parent wrote about.
    LovedTheme(String),
    /// It shares a theme with something the child has had.
    SameTheme(String),
    /// It fits the child's age.
    FitsAge,
    /// Nothing speaks against it.
    NotHadYet,
}

/// Books the child has not had, that fit the age and are on the shelf, the best reason first.
#[must_use]
pub fn suggestions(notebook: &Notebook, child: ChildId, today: NaiveDate, most: usize) -> Vec<(ItemId, Because)> {
    let Some(kept) = notebook.child(child) else {
        return Vec::new();
    };
    let years = kept.age_on(today).map_or(0, |age| age.years);
    let had: Set<ItemId> = crate::order::set(notebook.loans_of_child(child).map(|loan| loan.item));
    let wished: Set<ItemId> = crate::order::set(notebook.wishes().filter(|wish| wish.child == child).map(|wish| wish.item));
    let themes_of = |loved: bool| -> Set<String> {
        let loans = notebook
            .loans_of_child(child)
            .filter(|loan| !loved || notebook.log_of(loan.id).iter().any(|entry| !entry.liked.is_empty()));
        crate::order::set(
            loans
                .filter_map(|loan| notebook.book(loan.item))
                .flat_map(|book| book.themes.iter().map(ToString::to_string)),
        )
    };
    let (loved, known) = (themes_of(true), themes_of(false));
    let mut found: Vec<(Because, usize, ItemId)> = Vec::new();
    for book in notebook.books() {
        if had.contains(&book.id) || !book.suits_age(years) || copy_to_lend(notebook, book.id).is_none() {
            continue;
        }
        if notebook.queue(book.id).iter().any(|hold| hold.child != child) {
            continue;
        }
        let shares = |themes: &Set<String>| book.themes.iter().map(ToString::to_string).find(|theme| themes.contains(theme));
        let because = if wished.contains(&book.id) {
            Because::Wished
        } else if let Some(theme) = shares(&loved) {
            Because::LovedTheme(theme)
        } else if let Some(theme) = shares(&known) {
            Because::SameTheme(theme)
        } else if book.youngest.is_some() || book.oldest.is_some() {
            Because::FitsAge
        } else {
            Because::NotHadYet
        };
        found.push((because, notebook.loans_of_item(book.id).count(), book.id));
    }
    crate::order::by_key(&mut found, Clone::clone);
    found.into_iter().take(most).map(|(because, _, item)| (item, because)).collect()
}
