//! Being written.
use leptos::prelude::*;
/// .
#[component]
pub fn ChildForm(id: Option<pebblebook::ids::ChildId>) -> impl IntoView { view! { <h1>"ChildForm"</h1> } }
