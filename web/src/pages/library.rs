//! Being written.
use leptos::prelude::*;
/// .
#[component]
pub fn Library() -> impl IntoView { view! { <h1>"Library"</h1> } }
