//! Being written.
use leptos::prelude::*;
/// .
#[component]
pub fn BookForm(id: Option<pebblebook::ids::ItemId>) -> impl IntoView { view! { <h1>"BookForm"</h1> } }
