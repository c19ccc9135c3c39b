//! The list of who has what, for the door: what is late first.

use super::setting_name;
use crate::dom::prelude::*;
use crate::route::Route;
use crate::state::use_app;
use crate::text::{self, dates};
use crate::ui::{PageHeader, Paper, PrintSheet, SheetHead};
use pebblebook::lending::views::due_order;
use pebblebook::row::Kind;

/// Who has what.
#[component]
pub fn PrintOut() -> Node {
    let app = use_app();
    let setting = app.view(&[Kind::Setting], |notebook, _| setting_name(notebook));
    let lines = app.view(
        &[Kind::Loan, Kind::Child, Kind::Book, Kind::Calendar, Kind::Setting],
        |notebook, today| {
            let line = |out: pebblebook::lending::views::OutLoan| {
                let number = notebook
                    .loan(out.loan)
                    .and_then(|loan| notebook.copy(loan.copy))
                    .map(|(_, copy)| copy.number.to_string())
                    .unwrap_or_default();
                let late = if out.due < today { " (late)" } else { "" };
                [
                    text::child_name(notebook, out.child),
                    text::title(notebook, out.item),
                    number,
                    format!("{}{late}", dates::short(out.due, today)),
                ]
            };
            due_order(notebook, today).into_iter().map(line).collect::<Vec<_>>()
        },
    );
    view! {
        <PageHeader title="Who has what".to_string() back=Route::PrintRoom.href()/>
        {live(move || view! {
            <PrintSheet paper=Paper::A4 label="Who has what">
                <SheetHead setting_name=setting.get() kind="Who has what"/>
                <p class="sheet__by">{dates::long(app.today.get())}</p>
                {lines.get().is_empty().then(|| view! { <p>"Everything is home."</p> })}
                {(!lines.get().is_empty()).then(|| view! {
                    <table>
                        <thead><tr><th scope="col">"Child"</th><th scope="col">"Book"</th><th scope="col">"No."</th><th scope="col">"Due"</th></tr></thead>
                        <tbody>
                            {lines.get().into_iter().map(|cells| view! { <tr>{cells.map(|cell| view! { <td><bdi>{cell}</bdi></td> }).into_iter().collect_view()}</tr> }).collect_view()}
                        </tbody>
                    </table>
                })}
            </PrintSheet>
        })}
    }
}
