//! Being written.
use leptos::prelude::*;
/// .
#[component]
pub fn LoanPage(id: pebblebook::ids::LoanId) -> impl IntoView { view! { <h1>"LoanPage"</h1> } }
