//! The foods a child has tried here: when first, how often, and what came of it.

use super::KINDS;
use crate::dom::prelude::*;
use crate::route::Route;
use crate::state::use_app;
use crate::text::dates;
use crate::ui::{ChildName, EmptyState, PageHeader};
use pebblebook::diary::{Tried, foods_tried};
use pebblebook::ids::ChildId;

/// The foods a child has tried.
#[component]
pub fn FoodsTried(
    /// Who.
    id: ChildId,
) -> Node {
    let app = use_app();
    let tried = app.view(KINDS, move |notebook, _| foods_tried(notebook, id));
    let line = move |tried: Tried| {
        let today = app.day();
        let times = match tried.times {
            1 => "once".to_owned(),
            many => format!("{many} times, last {}", dates::short(tried.last, today)),
        };
        view! {
            <li class="entry">
                <p><strong><bdi>{tried.food.to_string()}</bdi></strong></p>
                <p class="quiet">{format!("First {}, {times}", dates::short(tried.first, today))}</p>
                {tried.reactions.into_iter().map(|(day, words)| view! { <p>{format!("{}: ", dates::short(day, today))}<bdi>{words.to_string()}</bdi></p> }).collect_view()}
            </li>
        }
    };
    view! {
        <PageHeader title="Foods tried".to_string() back=Route::Diary(id, app.day()).href()/>
        <p class="who"><ChildName child=id/></p>
        {live(move || {
            let tried = tried.get();
            if tried.is_empty() {
                view! { <EmptyState title="Nothing yet" text="Foods that you write into the communication book stand here, with the day of the first time."></EmptyState> }
            } else {
                view! { <ul class="entries">{tried.into_iter().map(line).collect_view()}</ul> }
            }
        })}
    }
}
