//! Being written.
use leptos::prelude::*;
/// .
#[component]
pub fn Settings() -> impl IntoView { view! { <h1>"Settings"</h1> } }
