//! A file per screen, and which screen belongs to which address.

mod asking;
pub mod backup;
pub mod book;
pub mod book_form;
pub mod boot;
pub mod calendar;
pub mod card_form;
pub mod child;
pub mod child_form;
pub mod children;
pub mod erase;
pub mod help;
pub mod keeping;
pub mod lend;
pub mod library;
pub mod loan;
pub mod lock;
pub mod lost_phone;
pub mod missing;
pub mod more;
pub mod not_found;
pub mod objectives;
pub mod out_now;
pub mod passphrase;
mod picture_field;
pub mod print;
pub mod protected;
pub mod return_loan;
pub mod settings;
pub mod today;
pub mod two_versions;
pub mod welcome;

use crate::route::Route;
use leptos::prelude::*;

/// The screen of an address.
#[must_use]
pub fn page(route: Route) -> AnyView {
    match route {
        Route::Today => view! { <today::Today/> }.into_any(),
        Route::Children => view! { <children::Children/> }.into_any(),
        Route::ChildNew => view! { <child_form::ChildForm id=None/> }.into_any(),
        Route::Child(id) => view! { <child::ChildPage id/> }.into_any(),
        Route::ChildEdit(id) => view! { <child_form::ChildForm id=Some(id)/> }.into_any(),
        Route::ChildErase(id) => view! { <erase::Erase id/> }.into_any(),
        Route::Library => view! { <library::Library/> }.into_any(),
        Route::OutNow => view! { <out_now::OutNow/> }.into_any(),
        Route::BookNew => view! { <book_form::BookForm id=None/> }.into_any(),
        Route::Book(id) => view! { <book::BookPage id/> }.into_any(),
        Route::BookEdit(id) => view! { <book_form::BookForm id=Some(id)/> }.into_any(),
        Route::CardEdit(id) => view! { <card_form::CardForm id/> }.into_any(),
        Route::Objectives => view! { <objectives::Objectives/> }.into_any(),
        Route::Lend(child, item) => view! { <lend::Lend child item/> }.into_any(),
        Route::Returns => view! { <return_loan::Returns/> }.into_any(),
        Route::Return(id) => view! { <return_loan::ReturnLoan id/> }.into_any(),
        Route::Loan(id) => view! { <loan::LoanPage id/> }.into_any(),
        Route::More => view! { <more::More/> }.into_any(),
        Route::Calendar => view! { <calendar::CalendarPage/> }.into_any(),
        Route::Settings => view! { <settings::Settings/> }.into_any(),
        Route::Passphrase => view! { <passphrase::PassphraseAndLock/> }.into_any(),
        Route::TwoVersions => view! { <two_versions::TwoVersions/> }.into_any(),
        Route::Backup => view! { <backup::Backup/> }.into_any(),
        Route::Keeping => view! { <keeping::Keeping/> }.into_any(),
        Route::LostPhone => view! { <lost_phone::LostPhone/> }.into_any(),
        Route::Help => view! { <help::Help/> }.into_any(),
        Route::Protected => view! { <protected::Protected/> }.into_any(),
        Route::PrintRoom => view! { <print::PrintRoom/> }.into_any(),
        Route::PrintCard(id) => view! { <print::PrintCard id/> }.into_any(),
        Route::PrintLog(id) => view! { <print::PrintLog id/> }.into_any(),
        Route::PrintLoanLog(id) => view! { <print::PrintLoanLog id/> }.into_any(),
        Route::PrintSlip(id) => view! { <print::PrintSlip id/> }.into_any(),
        Route::PrintLabels => view! { <print::PrintLabels/> }.into_any(),
        Route::PrintOut => view! { <print::PrintOut/> }.into_any(),
        Route::PrintChild(id) => view! { <print::PrintChild id/> }.into_any(),
        Route::Unknown => view! { <not_found::NotFound/> }.into_any(),
    }
}
