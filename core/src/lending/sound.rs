//! What must never be true of the library, whatever was done and undone: a copy out twice, a loan of something that is not there,
//! a child with more than the policy allows and nobody's reason for it. Commands keep to it by their rules; undoing and importing are
//! checked here.

use super::hurdles::HurdleName;
use super::loan::Loan;
use crate::change::{Change, ChangeSet};
use crate::ids::{ChildId, CopyId, Id, ItemId, LoanId};
use crate::notebook::Notebook;
use crate::order::Set;
use crate::row::{Kind, Record};

/// Something that must never be true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsound {
    /// One copy is out twice.
    CopyOutTwice(CopyId),
    /// A record points at something that is not there.
    Dangling {
        /// What kind of record points.
        kind: Kind,
        /// Its identity.
        id: Id,
    },
    /// A child has more than the policy allows, and no reason was kept.
    MoreThanAllowed(ChildId),
}

/// The first thing in the whole notebook that must never be true, but for limits (a policy may have been tightened since), and but for what
/// comes of two devices that did not know of each other: a copy lent on both, a loan of a child that was deleted on the other. For imports.
#[must_use]
pub fn first_fault(notebook: &Notebook) -> Option<Unsound> {
    // A head without the record is a tombstone's; a book that is there may lie in a version that does not know of one of its copies.
    first_dangling(notebook, |kind, id| notebook.heads().of(kind, id).is_some())
}

/// The first thing in the whole notebook that one device, left to itself, never lets come to pass.
#[must_use]
pub fn first_fault_by_rules(notebook: &Notebook) -> Option<Unsound> {
    let twice = notebook.copies_out_twice().into_iter().map(|(copy, _)| copy).next();
    twice.map(Unsound::CopyOutTwice).or_else(|| first_dangling(notebook, |_, _| false))
}

fn first_dangling(notebook: &Notebook, excused: impl Fn(Kind, Id) -> bool) -> Option<Unsound> {
    dangling(notebook, &excused).next().map(|(kind, id)| Unsound::Dangling { kind, id })
}

/// Every record that points at something which is neither there nor excused.
fn dangling(notebook: &Notebook, excused: &dyn Fn(Kind, Id) -> bool) -> impl Iterator<Item = (Kind, Id)> {
    let here_or = move |kind: Kind, id: Id, here: bool| here || excused(kind, id);
    let child = move |id: ChildId| here_or(Kind::Child, id.into(), notebook.child(id).is_some());
    let item = move |id: ItemId| here_or(Kind::Book, id.into(), notebook.book(id).is_some());
    let loans = notebook.loans().filter(move |loan| {
        let copy = match notebook.copy(loan.copy) {
            Some((book, _)) => book.id == loan.item,
            None => excused(Kind::Book, loan.item.into()),
        };
        !(child(loan.child) && item(loan.item) && copy)
    });
    let holds = notebook.holds().filter(move |hold| !(child(hold.child) && item(hold.item)));
    let wishes = notebook.wishes().filter(move |wish| !(child(wish.child) && item(wish.item)));
    let log = notebook.log().filter(move |entry| match notebook.loan(entry.loan) {
        Some(loan) => loan.child != entry.child || loan.item != entry.item,
        None => !excused(Kind::Loan, entry.loan.into()),
    });
    // What an observation came of may be gone: it was seen all the same.
    let seen = notebook
        .observations()
        .filter(move |observation| !observation.children.iter().all(|of| child(of.child)));
    let of_child = notebook
        .records()
        .filter(move |record| of_one_child(record).is_some_and(|id| !child(id)));
    let loans = loans.map(|loan| (Kind::Loan, loan.id.id()));
    loans
        .chain(holds.map(|hold| (Kind::Hold, hold.id.id())))
        .chain(wishes.map(|wish| (Kind::Wish, wish.id.id())))
        .chain(log.map(|entry| (Kind::ReadingLogEntry, entry.id.id())))
        .chain(of_child.map(|record| (record.kind(), record.id())))
        .chain(seen.map(|observation| (Kind::Observation, observation.id.id())))
}

/// The child of a record that hangs on nothing but the child.
fn of_one_child(record: &Record) -> Option<ChildId> {
    match record.kind() {
        Kind::Consents | Kind::Judgement | Kind::NextStep | Kind::Interest | Kind::DiaryEntry | Kind::Routine => record.child(),
        _ => None,
    }
}

/// Whether a child with too many open loans has a reason kept on one of them.
#[must_use]
pub fn limit_is_reasoned(notebook: &Notebook, child: ChildId) -> bool {
    let open: Vec<_> = notebook.loans_of_child(child).filter(|loan| loan.is_open()).collect();
    let reasoned = open
        .iter()
        .filter(|loan| loan.reasons.iter().any(|reason| reason.against.contains(&HurdleName::HasEnough)))
        .count();
    open.len() <= notebook.policy().books_at_once as usize + reasoned
}

/// How things stood before an action, as far as undoing it must ask: what was so then may be so again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Before {
    /// What the children concerned had out.
    had: Set<LoanId>,
    /// The loans concerned that had a copy away together with another loan.
    crossed: Set<(LoanId, LoanId)>,
}

impl Before {
    /// How things stand before `changes`, as far as they are touched by them.
    #[must_use]
    pub fn of(notebook: &Notebook, changes: &ChangeSet) -> Self {
        let loan = |change: &Change| (change.about().0 == Kind::Loan).then(|| notebook.loan(change.about().1.into()))?;
        let mut before = Before::default();
        for loan in changes.changes().iter().filter_map(loan) {
            let open = notebook.loans_of_child(loan.child).filter(|loan| loan.is_open());
            before.had.extend(open.map(|loan| loan.id));
            let crossing = notebook.loans_of_item(loan.item).filter(|other| loan.crosses(other));
            before.crossed.extend(crossing.map(|other| (loan.id, other.id)));
        }
        before
    }
}

/// What these changes would make wrong that is not so already: for undoing and deciding, whose changes come from the past and know nothing of
/// what happened since. What a child had out before the action that is undone is given back whatever the policy says by now, for it was
/// right when it was lent; but nothing on top of it.
#[must_use]
pub fn fault_after(notebook: &Notebook, changes: &ChangeSet, before: &Before) -> Option<Unsound> {
    let mut after = notebook.clone();
    after.apply(changes);
    let strictly = |_: Kind, _: Id| false;
    let mut points_nowhere = dangling(&after, &strictly).peekable();
    if points_nowhere.peek().is_some() {
        let already: Set<(Kind, Id)> = crate::order::set(dangling(notebook, &strictly));
        if let Some((kind, id)) = points_nowhere.find(|record| !already.contains(record)) {
            return Some(Unsound::Dangling { kind, id });
        }
    }
    drop(points_nowhere);
    let back = || {
        changes.changes().iter().filter_map(|change| match change {
            Change::Put(Record::Loan(loan)) if notebook.loan(loan.id) != Some(loan.as_ref()) => Some(loan.as_ref()),
            _ => None,
        })
    };
    // Two loans that had a copy away together before are no fault of these changes.
    let crossed_already = |loan: &Loan, other: &Loan| {
        let now = (notebook.loan(loan.id), notebook.loan(other.id));
        before.crossed.contains(&(loan.id, other.id)) || matches!(now, (Some(loan), Some(other)) if loan.crosses(other))
    };
    let crosses = |loan: &&Loan| {
        after
            .loans_of_item(loan.item)
            .any(|other| loan.crosses(other) && !crossed_already(loan, other))
    };
    if let Some(crossed) = back().find(crosses) {
        return Some(Unsound::CopyOutTwice(crossed.copy));
    }
    back()
        .filter(|loan| loan.is_open() && notebook.loan(loan.id).is_none_or(|before| !before.is_open()))
        .map(|loan| loan.child)
        .find(|child| {
            let open = |loan: &Loan| !loan.is_open() || before.had.contains(&loan.id);
            !after.loans_of_child(*child).all(open) && !limit_is_reasoned(&after, *child)
        })
        .map(Unsound::MoreThanAllowed)
}

/// Adds the removal of every loan, hold, wish and log entry that belongs to a child or item the test says is going; and of every observation
/// and whatever else of such a child. One that was shared stays with the others.
pub fn remove_what_hangs_on(notebook: &Notebook, going: impl Fn(Id) -> bool, changes: &mut ChangeSet) {
    let mut loans: Vec<LoanId> = Vec::new();
    for loan in notebook.loans().filter(|loan| going(loan.child.id()) || going(loan.item.id())) {
        loans.push(loan.id);
        changes.remove(Kind::Loan, loan.id);
    }
    for entry in loans.iter().flat_map(|loan| notebook.log_of(*loan)) {
        changes.remove(Kind::ReadingLogEntry, entry.id);
    }
    for hold in notebook.holds().filter(|hold| going(hold.child.id()) || going(hold.item.id())) {
        changes.remove(Kind::Hold, hold.id);
    }
    for wish in notebook.wishes().filter(|wish| going(wish.child.id()) || going(wish.item.id())) {
        changes.remove(Kind::Wish, wish.id);
    }
    for record in notebook.records() {
        if of_one_child(record).is_some_and(|child| going(child.id())) {
            changes.remove(record.kind(), record.id());
        }
    }
    for observation in notebook.observations() {
        if observation.children.iter().any(|of| going(of.child.id())) {
            match observation.without(|child| going(child.id())) {
                Some(left) => changes.add(left),
                None => changes.remove(Kind::Observation, observation.id),
            }
        }
    }
}
