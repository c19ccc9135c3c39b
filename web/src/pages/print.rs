//! Being written.
use leptos::prelude::*;
/// .
#[component]
pub fn PrintRoom() -> impl IntoView { view! { <h1>"PrintRoom"</h1> } }
/// .
#[component]
pub fn PrintCard(id: pebblebook::ids::ItemId) -> impl IntoView { view! { <h1>"PrintCard"</h1> } }
/// .
#[component]
pub fn PrintLog(id: pebblebook::ids::ItemId) -> impl IntoView { view! { <h1>"PrintLog"</h1> } }
/// .
#[component]
pub fn PrintLoanLog(id: pebblebook::ids::LoanId) -> impl IntoView { view! { <h1>"PrintLoanLog"</h1> } }
/// .
#[component]
pub fn PrintSlip(id: pebblebook::ids::LoanId) -> impl IntoView { view! { <h1>"PrintSlip"</h1> } }
/// .
#[component]
pub fn PrintLabels() -> impl IntoView { view! { <h1>"PrintLabels"</h1> } }
/// .
#[component]
pub fn PrintOut() -> impl IntoView { view! { <h1>"PrintOut"</h1> } }
