//! The register of a month, A4.

use super::setting_name;
use crate::dom::prelude::*;
use crate::pages::diary::KINDS;
use crate::pages::journal::last_change;
use crate::pages::register::table;
use crate::route::Route;
use crate::state::use_app;
use crate::text::dates;
use crate::ui::{PageHeader, Paper, PrintSheet, SheetHead};
use chrono::NaiveDate;
use pebblebook::register::register_of;
use pebblebook::time::{Month, days_after};

/// How many days stand beside each other on the paper.
const DAYS: i64 = 7;

/// The register of the month of a day.
#[component]
pub fn PrintRegister(day: NaiveDate) -> Node {
    let app = use_app();
    let changed = app.view(KINDS, last_change);
    let month = Month::of(day);
    view! {
        <PageHeader title="Register".to_string() back=Route::Register(day).href()/>
        {live(move || {
            changed.get();
            let now = app.minute.get_untracked();
            app.look(|notebook| {
                let first = month.first_day();
                let weeks = (0..5).map(|week| days_after(first, week * DAYS)).take_while(|from| Month::of(*from) == month);
                let weeks = weeks.map(|from| {
                    let days = register_of(notebook, from, days_after(from, DAYS - 1), now);
                    let days: Vec<_> = days.into_iter().filter(|day| Month::of(day.day) == month).collect();
                    table(notebook, &days)
                });
                view! {
                    <PrintSheet paper=Paper::A4 label="Register of a month">
                        <SheetHead setting_name=setting_name(notebook) kind="Register"/>
                        <h2 class="sheet__title">{format!("{} {}", dates::month_of(first), month.to_string().get(..4).unwrap_or_default())}</h2>
                        {weeks.collect_view()}
                    </PrintSheet>
                }
            })
        })}
    }
}
