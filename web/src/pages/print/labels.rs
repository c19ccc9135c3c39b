//! Labels for the books: number, title and whose they are, 24 to a sheet of A4; used-up places at the start can be skipped.

use super::setting_name;
use crate::dom::prelude::*;
use crate::route::Route;
use crate::state::use_app;
use crate::ui::{CheckField, EmptyState, InputKind, PageHeader, Paper, PrintSheet, TextField};
use pebblebook::lending::CopyState;
use pebblebook::row::Kind;

/// Labels on a sheet.
const ON_A_SHEET: usize = 24;
/// The newest books, for when only those need labels.
const NEW_DAYS: i64 = 7;

/// Labels.
#[component]
pub fn PrintLabels() -> Node {
    let app = use_app();
    let skip = RwSignal::new("0".to_owned());
    let only_new = RwSignal::new(false);
    let setting = app.view(&[Kind::Setting], |notebook, _| setting_name(notebook));
    let labels = app.view(&[Kind::Book], move |notebook, today| {
        let only_new = only_new.get();
        let mut labels = Vec::new();
        for book in notebook
            .books()
            .filter(|book| !only_new || (today - book.added).num_days() <= NEW_DAYS)
        {
            let copies = book
                .copies
                .iter()
                .filter(|copy| !matches!(copy.state, CopyState::Retired(_) | CopyState::Lost));
            labels.extend(copies.map(|copy| (copy.number.to_string(), book.title.to_string())));
        }
        // "2" before "10": plain numbers by size, anything else after, by its letters.
        pebblebook::order::by_key(&mut labels, |(number, _)| {
            (number.parse::<u64>().unwrap_or(u64::MAX), number.clone())
        });
        labels
    });
    let sheets = move || {
        let skipped = skip.get().trim().parse::<usize>().unwrap_or(0).min(ON_A_SHEET - 1);
        let mut places: Vec<Option<(String, String)>> = vec![None; skipped];
        places.extend(labels.get().into_iter().map(Some));
        places.chunks(ON_A_SHEET).map(<[_]>::to_vec).collect::<Vec<_>>()
    };
    view! {
        <PageHeader title="Labels".to_string() back=Route::PrintRoom.href()/>
        <div class="form not-on-paper">
            <TextField label="Places used up at the start of the sheet" value=skip kind=InputKind::Number short=true/>
            <CheckField label="Only books added in the last week" value=only_new/>
        </div>
        {live(move || if labels.get().is_empty() {
            view! { <EmptyState title="No labels to print" text="Books with numbers give labels."/> }
        } else {
            view! {
                <PrintSheet paper=Paper::Labels label="Labels">
                    {sheets().into_iter().map(|places| view! {
                        <div class="labels">
                            {places.into_iter().map(|place| match place {
                                Some((number, title)) => view! {
                                    <div class="label">
                                        <p class="label__number"><bdi>{number}</bdi></p>
                                        <p class="label__title"><bdi>{title}</bdi></p>
                                        <p class="label__from"><bdi>{setting.get()}</bdi></p>
                                    </div>
                                },
                                None => view! { <div class="label"></div> },
                            }).collect_view()}
                        </div>
                    }).collect_view()}
                </PrintSheet>
            }
        })}
    }
}
