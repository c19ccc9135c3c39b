//! Being written.
use leptos::prelude::*;
/// .
#[component]
pub fn BookPage(id: pebblebook::ids::ItemId) -> impl IntoView { view! { <h1>"BookPage"</h1> } }
