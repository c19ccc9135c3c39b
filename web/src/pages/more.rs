//! Being written.
use leptos::prelude::*;
/// .
#[component]
pub fn More() -> impl IntoView { view! { <h1>"More"</h1> } }
