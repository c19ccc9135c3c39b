//! What goes on paper: the parent card, the reading log, the loan slip, labels, the list of who has what.

mod card;
mod labels;
mod log;
mod out;
mod room;
mod slip;

pub use card::PrintCard;
pub use labels::PrintLabels;
pub use log::{PrintLoanLog, PrintLog};
pub use out::PrintOut;
pub use room::PrintRoom;
pub use slip::PrintSlip;

use crate::route::Route;
use crate::ui::PageHeader;
use leptos::prelude::*;
use pebblebook::notebook::Notebook;

/// The setting's name, for the head of a sheet.
fn setting_name(notebook: &Notebook) -> String {
    notebook.setting().map(|setting| setting.name.to_string()).unwrap_or_default()
}

/// What is shown where there is nothing to print any more.
fn gone() -> AnyView {
    view! {
        <PageHeader title="Not here any more".to_string() back=Route::PrintRoom.href()/>
        <p>"What was to be printed is no longer in the book."</p>
    }
    .into_any()
}
