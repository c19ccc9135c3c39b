//! Being written.
use leptos::prelude::*;
/// .
#[component]
pub fn Children() -> impl IntoView { view! { <h1>"Children"</h1> } }
