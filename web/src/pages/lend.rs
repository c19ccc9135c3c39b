//! Being written.
use leptos::prelude::*;
/// .
#[component]
pub fn Lend(child: Option<pebblebook::ids::ChildId>, item: Option<pebblebook::ids::ItemId>) -> impl IntoView { view! { <h1>"Lend"</h1> } }
