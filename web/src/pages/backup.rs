//! Being written.
use leptos::prelude::*;
/// .
#[component]
pub fn Backup() -> impl IntoView { view! { <h1>"Backup"</h1> } }
