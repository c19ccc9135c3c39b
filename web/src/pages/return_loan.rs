//! Being written.
use leptos::prelude::*;
/// .
#[component]
pub fn Returns() -> impl IntoView { view! { <h1>"Returns"</h1> } }
/// .
#[component]
pub fn ReturnLoan(id: pebblebook::ids::LoanId) -> impl IntoView { view! { <h1>"ReturnLoan"</h1> } }
