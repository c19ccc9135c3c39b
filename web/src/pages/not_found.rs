//! Being written.
use leptos::prelude::*;
/// .
#[component]
pub fn NotFound() -> impl IntoView { view! { <h1>"NotFound"</h1> } }
