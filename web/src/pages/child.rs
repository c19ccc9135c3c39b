//! Being written.
use leptos::prelude::*;
/// .
#[component]
pub fn ChildPage(id: pebblebook::ids::ChildId) -> impl IntoView { view! { <h1>"ChildPage"</h1> } }
