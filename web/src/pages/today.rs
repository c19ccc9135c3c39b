//! Being written.
use leptos::prelude::*;
/// .
#[component]
pub fn Today() -> impl IntoView { view! { <h1>"Today"</h1> } }
