//! The register of a month, A4.

use super::setting_name;
use crate::dom::prelude::*;
use crate::pages::diary::KINDS;
use crate::pages::journal::last_change;
use crate::pages::register::{despite, table};
use crate::route::Route;
use crate::state::use_app;
use crate::text::{dates, diary};
use crate::ui::{PageHeader, Paper, PrintSheet, SheetHead};
use chrono::NaiveDate;
use pebblebook::register::{OnRegister, register_of};
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
                    table(notebook, &days, true)
                });
                let last = days_after(first, 30);
                let month_of_days = register_of(notebook, first, last, now);
                let month_of_days = month_of_days.iter().filter(|day| Month::of(day.day) == month);
                let notes: Vec<String> = month_of_days.flat_map(|day| day.children.iter().flat_map(|on| notes(day.day, on))).collect();
                view! {
                    <PrintSheet paper=Paper::A4 label="Register of a month">
                        <SheetHead setting_name=setting_name(notebook) kind="Register"/>
                        <h2 class="sheet__title">{format!("{} {}", dates::month_of(first), month.to_string().get(..4).unwrap_or_default())}</h2>
                        {weeks.collect_view()}
                        {(!notes.is_empty()).then(|| view! { <ul class="points">{notes.into_iter().map(|note| view! { <li><bdi>{note}</bdi></li> }).collect_view()}</ul> })}
                    </PrintSheet>
                }
            })
        })}
    }
}

/// What of a child on a day has no room in the table: who may not collect it and why all the same, what else was written, why the day was
/// otherwise.
fn notes(day: NaiveDate, on: &OnRegister<'_>) -> Vec<String> {
    let head = format!("{}, {}: ", dates::short(day, day), on.child.known_as());
    let marks = on.visits.iter().flat_map(|visit| [visit.arrived, visit.left]).flatten();
    let marks = marks.filter_map(|mark| {
        let more = [Some(format!(" {}", mark.note)).filter(|_| !mark.note.is_empty()), despite(mark)]
            .into_iter()
            .flatten();
        let more = more.collect::<String>();
        (!more.is_empty()).then(|| diary::sent_words(mark) + &more)
    });
    let all = marks.chain(on.planned.map(ToString::to_string));
    all.filter(|words| !words.is_empty())
        .map(|words| format!("{head}{words}"))
        .collect()
}
