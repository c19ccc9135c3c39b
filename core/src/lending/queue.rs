//! Who waits for what: holds (a queue, which keeps a copy back) and wishes (which do not).

use super::{LendingError, hurdles::free_copies};
use crate::change::{ChangeSet, Deed, Outcome};
use crate::ids::{ChildId, HoldId, ItemId, WishId};
use crate::notebook::Notebook;
use crate::row::Kind;
use crate::time::{Ctx, Moment};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A place in the queue for an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hold {
    /// Identity.
    pub id: HoldId,
    /// Who waits.
    pub child: ChildId,
    /// For what.
    pub item: ItemId,
    /// Since when, for the order of the queue.
    pub placed: Moment,
    /// Since which day, to show.
    #[serde(with = "crate::time::day")]
    pub on: NaiveDate,
}

impl Hold {
    /// Whether a copy is on the shelf for this hold now.
    #[must_use]
    pub fn is_ready(&self, notebook: &Notebook) -> bool {
        notebook
            .queue(self.item)
            .iter()
            .position(|hold| hold.id == self.id)
            .is_some_and(|before| before < free_copies(notebook, self.item))
    }
}

/// Something a child would like to borrow some day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish {
    /// Identity.
    pub id: WishId,
    /// Who wishes.
    pub child: ChildId,
    /// For what.
    pub item: ItemId,
    /// Since when.
    #[serde(with = "crate::time::day")]
    pub on: NaiveDate,
}

pub(super) fn place_hold(notebook: &Notebook, child: ChildId, item: ItemId, ctx: &mut Ctx<'_>) -> Result<Outcome, LendingError> {
    let kept = notebook.child(child).ok_or(LendingError::Gone)?;
    notebook.book(item).ok_or(LendingError::Gone)?;
    if kept.has_left_by(ctx.today) {
        return Err(LendingError::Hurdles(vec![super::Hurdle::HasLeft]));
    }
    let queue = notebook.queue(item);
    let has = notebook.loans_of_child(child).any(|loan| loan.is_open() && loan.item == item);
    if has || queue.iter().any(|hold| hold.child == child) {
        return Err(LendingError::HasOrWaits);
    }
    let hold = Hold {
        id: ctx.fresh(),
        child,
        item,
        placed: ctx.now,
        on: ctx.today,
    };
    Ok(Outcome {
        changes: ChangeSet::put(hold),
        deed: Deed::HoldPlaced {
            child,
            item,
            ahead: queue.len(),
        },
    })
}

pub(super) fn cancel_hold(notebook: &Notebook, id: HoldId) -> Result<Outcome, LendingError> {
    let hold = notebook.holds().find(|hold| hold.id == id).ok_or(LendingError::Gone)?;
    let mut changes = ChangeSet::new();
    changes.remove(Kind::Hold, id);
    Ok(Outcome {
        changes,
        deed: Deed::HoldCancelled {
            child: hold.child,
            item: hold.item,
        },
    })
}

pub(super) fn wish(notebook: &Notebook, child: ChildId, item: ItemId, ctx: &mut Ctx<'_>) -> Result<Outcome, LendingError> {
    notebook.child(child).ok_or(LendingError::Gone)?;
    notebook.book(item).ok_or(LendingError::Gone)?;
    if notebook.wishes().any(|wish| wish.child == child && wish.item == item) {
        return Err(LendingError::WishesAlready);
    }
    let wish = Wish {
        id: ctx.fresh(),
        child,
        item,
        on: ctx.today,
    };
    Ok(Outcome {
        changes: ChangeSet::put(wish),
        deed: Deed::Wished { child, item },
    })
}

pub(super) fn remove_wish(notebook: &Notebook, id: WishId) -> Result<Outcome, LendingError> {
    let wish = notebook.wishes().find(|wish| wish.id == id).ok_or(LendingError::Gone)?;
    let mut changes = ChangeSet::new();
    changes.remove(Kind::Wish, id);
    Ok(Outcome {
        changes,
        deed: Deed::WishRemoved {
            child: wish.child,
            item: wish.item,
        },
    })
}
