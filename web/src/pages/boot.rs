//! Being written.
use leptos::prelude::*;
/// .
#[component]
pub fn Opening() -> impl IntoView { view! { <h1>"Opening"</h1> } }
/// .
#[component]
pub fn Failed(error: pebblebook::store::StoreError) -> impl IntoView { view! { <h1>"Failed"</h1> } }
