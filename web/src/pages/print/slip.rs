//! The loan slip: what went home, with whom, until when.

use super::{gone, setting_name};
use crate::dom::prelude::*;
use crate::route::Route;
use crate::state::use_app;
use crate::text::{self, dates};
use crate::ui::{PageHeader, Paper, PrintSheet, SheetFoot, SheetHead};
use pebblebook::ids::LoanId;
use pebblebook::row::Kind;

/// The slip of a loan.
#[component]
pub fn PrintSlip(
    /// Which loan.
    id: LoanId,
) -> Node {
    let app = use_app();
    let slip = app.view(&[Kind::Loan, Kind::Book, Kind::Child, Kind::Setting], move |notebook, _| {
        let loan = notebook.loan(id)?;
        let number = notebook
            .copy(loan.copy)
            .map(|(_, copy)| copy.number.to_string())
            .unwrap_or_default();
        // Once it has ended nothing is asked for any more.
        let until = match &loan.returned {
            None => format!("Back by {}, please.", dates::long(loan.due)),
            Some(back) if loan.is_lost() => format!("Given up as lost on {}.", dates::long(back.on)),
            Some(back) => format!("Came back on {}.", dates::long(back.on)),
        };
        Some((
            setting_name(notebook),
            text::title(notebook, loan.item),
            number,
            text::child_name(notebook, loan.child),
            dates::long(loan.lent),
            until,
            loan.is_open(),
        ))
    });
    view! {
        {live(move || slip.get().map_or_else(gone, |(setting, title, number, child, lent, until, open)| view! {
            <PageHeader title="Loan slip".to_string() back=Route::Loan(id).href()/>
            <PrintSheet paper=Paper::Slip label=format!("Loan slip for {title}")>
                <div class="slip">
                    <SheetHead setting_name=setting kind="Loan slip"/>
                    <h2 class="sheet__title"><bdi>{title}</bdi></h2>
                    <p>{format!("No. {number}, for ")}<bdi>{child}</bdi>{format!(". Went home on {lent}.")}</p>
                    <p class="slip__due">{until}</p>
                    {open.then(|| view! { <SheetFoot><p>"Not finished? Tell us, and we will see whether you can keep it a little longer."</p></SheetFoot> })}
                </div>
            </PrintSheet>
        }))}
    }
}
