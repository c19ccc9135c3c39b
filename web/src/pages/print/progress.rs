//! Progress of one child as it stood on a day, on one page of A4: drawn, as a table, and area by area. Good in black alone, and no other child
//! in it.

use super::{gone, setting_name};
use crate::dom::prelude::*;
use crate::pages::progress::chart::{self, Chart};
use crate::pages::progress::{KINDS, begins, counted, in_words};
use crate::route::Route;
use crate::state::{Boot, use_app};
use crate::text::dates;
use crate::ui::{PageHeader, Paper, PrintSheet, SheetHead};
use chrono::NaiveDate;
use pebblebook::ids::ChildId;
use pebblebook::journal::progress::{Progress, Tracker};
use pebblebook::journal::without_others;
use pebblebook::time::Month;

/// The most next steps on the page.
const STEPS: usize = 6;
/// How many months there are on the page, before this one.
const MONTHS_BACK: u32 = 11;

/// Progress of one child on paper.
#[component]
pub fn PrintProgress(
    /// Whose.
    id: ChildId,
    /// As it stood on which day.
    day: NaiveDate,
) -> Node {
    let app = use_app();
    let sheet = app.view(KINDS, move |notebook, today| {
        let child = notebook.child(id)?;
        let day = day.min(today);
        let tracker = Tracker::of(notebook, id);
        let first = begins(&tracker, child.starts.unwrap_or(child.born));
        let since = Month::of(day).before(MONTHS_BACK).first_day().max(first).min(day);
        let progress = tracker.on(day, Some(since));
        let steps: Vec<String> = notebook
            .next_steps_of(id)
            .filter(|step| step.state_on(day).is_some_and(|state| state.is_open()))
            .map(|step| without_others(notebook, child, step.text.as_str()))
            .collect();
        let age = format!("{}, {}", dates::age(child.age_on(day)), dates::long(day));
        let chart = Chart::of(&progress, notebook);
        Some((setting_name(notebook), child.name.to_string(), age, progress, chart, steps))
    });
    view! {
        {live(move || {
            if app.boot.get() != (Boot::Open { whole: true }) {
                return view! {
                    <PageHeader title="Progress".to_string() subtitle="Reading the years before…".to_string() back=Route::Progress(id).href()/>
                };
            }
            let Some((setting, name, age, progress, chart, steps)) = sheet.get() else {
                return gone();
            };
            view! {
                <PageHeader title="Progress".to_string() subtitle=name.clone() back=Route::Progress(id).href()/>
                <PrintSheet paper=Paper::A4 label=format!("Progress of {name}")>
                    <SheetHead setting_name=setting kind="Progress"/>
                    <h2 class="sheet__title" dir="auto">{name}</h2>
                    <p class="sheet__by">{age}</p>
                    <p class="sheet__by">{counted(&progress)}</p>
                    <div class="sheet__beside">
                        {chart::drawn(&chart)}
                        <div>{facts(&progress)}{next_steps(steps)}</div>
                    </div>
                    {chart::as_table(&chart)}
                </PrintSheet>
            }
        })}
    }
}

/// The next steps that were open: as many as the page has room for.
fn next_steps(mut steps: Vec<String>) -> Node {
    if steps.is_empty() {
        return Node::Nothing;
    }
    let more = steps.len().saturating_sub(STEPS);
    steps.truncate(STEPS);
    view! {
        <section class="sheet__part">
            <h3>"Next steps"</h3>
            <ul>
                {steps.into_iter().map(|step| view! { <li><bdi>{step}</bdi></li> }).collect_view()}
                {(more > 0).then(|| view! { <li>{format!("and {more} more")}</li> })}
            </ul>
        </section>
    }
}

/// Each area in a line.
fn facts(progress: &Progress) -> Node {
    let app = use_app();
    let line = |(name, words): (&'static str, String)| view! { <li><strong>{name}</strong>" "<bdi>{words}</bdi></li> };
    let lines: Vec<_> = progress
        .areas
        .iter()
        .map(|area| (area.area.name(), in_words(app, area, progress.on)))
        .collect();
    view! { <section class="sheet__part"><ul>{lines.into_iter().map(line).collect_view()}</ul></section> }
}
