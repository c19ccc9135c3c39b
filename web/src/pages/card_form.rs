//! Being written.
use leptos::prelude::*;
/// .
#[component]
pub fn CardForm(id: pebblebook::ids::ItemId) -> impl IntoView { view! { <h1>"CardForm"</h1> } }
