//! Being written.
use leptos::prelude::*;
/// .
#[component]
pub fn Help() -> impl IntoView { view! { <h1>"Help"</h1> } }
