//! What goes on paper: the parent card, the reading log, the loan slip, labels, the list of who has what, everything about one child,
//! the child’s learning journal, its progress, and pages of its communication book.

mod card;
mod child;
mod diary;
mod journal;
mod labels;
mod log;
mod out;
mod progress;
mod register;
mod room;
mod slip;

pub use card::PrintCard;
pub use child::PrintChild;
pub use diary::{PrintDiary, PrintDiaryBlank};
pub use journal::PrintJournal;
pub use labels::PrintLabels;
pub use log::{PrintLoanLog, PrintLog};
pub use out::PrintOut;
pub use progress::PrintProgress;
pub use register::PrintRegister;
pub use room::PrintRoom;
pub use slip::PrintSlip;

use crate::dom::prelude::*;
use crate::route::Route;
use crate::ui::{PageHeader, SheetPart};
use pebblebook::notebook::Notebook;

/// The setting's name, for the head of a sheet.
pub(super) fn setting_name(notebook: &Notebook) -> String {
    notebook.setting().map(|setting| setting.name.to_string()).unwrap_or_default()
}

/// Parts of a sheet that are headings with lines under them; those without lines are left out.
pub(super) fn parts(parts: Vec<(String, Vec<String>)>) -> Node {
    let parts = parts.into_iter().filter(|(_, lines)| !lines.is_empty());
    let part = |(title, lines): (String, Vec<String>)| {
        view! { <SheetPart title><ul class="sheet__points">{lines.into_iter().map(|line| view! { <li><bdi>{line}</bdi></li> }).collect_view()}</ul></SheetPart> }
    };
    parts.map(part).collect_view()
}

/// What is shown where there is nothing to print any more.
fn gone() -> Node {
    view! {
        <PageHeader title="Not here any more".to_string() back=Route::PrintRoom.href()/>
        <p>"What was to be printed is no longer in the book."</p>
    }
}
