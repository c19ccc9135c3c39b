//! Lend: child then book, or book then child. Where nothing stands against it the last tap lends; where something does, it is said, and
//! she may decide otherwise with a reason that is kept.

mod choose_book;
mod choose_child;
mod decide;

use crate::dom::prelude::*;
use crate::platform::announce;
use crate::route::{Route, go, go_instead};
use crate::state::{App, Trouble};
use choose_book::ChooseBook;
pub use choose_book::reason;
use choose_child::ChooseChild;
use decide::Decide;
use pebblebook::change::Deed;
use pebblebook::command::{Command, Refusal};
use pebblebook::ids::{ChildId, CopyId, ItemId};
use pebblebook::lending::{LendAsked, LendingCommand, LendingError};

/// Lend a book.
#[component]
pub fn Lend(
    /// Who for, if that is chosen.
    child: Option<ChildId>,
    /// What, if that is chosen.
    item: Option<ItemId>,
) -> Node {
    match (child, item) {
        (Some(child), Some(item)) => view! { <Decide child item/> },
        (Some(child), None) => view! { <ChooseBook child/> },
        (None, item) => view! { <ChooseChild item/> },
    }
}

/// Lends today or on the day given. Where a rule stands against it, the screen that explains it opens instead.
fn lend_or_explain(app: App, child: ChildId, item: ItemId, copy: CopyId, on: String) {
    let asked = LendAsked {
        child,
        copy,
        on,
        due: String::new(),
        reason: String::new(),
    };
    app.run(Command::Lending(LendingCommand::Lend(asked)), move |result| match result {
        Ok(Deed::Lent { loan, .. }) => go_instead(Route::Loan(loan)),
        Ok(_) => {}
        Err(Trouble::Refused(Refusal::Lending(LendingError::Hurdles(_)))) => go(Route::Lend(Some(child), Some(item))),
        Err(trouble) => {
            let words = app.look(|notebook| crate::text::trouble(&trouble, notebook));
            app.tell(words, crate::ui::ToastKind::Trouble);
            announce::focus("h1");
        }
    });
}
