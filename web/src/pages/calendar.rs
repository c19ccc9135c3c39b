//! Being written.
use leptos::prelude::*;
/// .
#[component]
pub fn CalendarPage() -> impl IntoView { view! { <h1>"CalendarPage"</h1> } }
