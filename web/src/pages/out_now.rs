//! Being written.
use leptos::prelude::*;
/// .
#[component]
pub fn OutNow() -> impl IntoView { view! { <h1>"OutNow"</h1> } }
