//! Lists and cards: rows with a title, and facts with their terms.

use leptos::prelude::*;

/// Facts with their terms.
#[component]
pub fn DefinitionList(
    /// Each a `Definition`.
    children: Children,
) -> impl IntoView {
    view! { <dl class="facts">{children()}</dl> }
}

/// A fact with its term.
#[component]
pub fn Definition(
    /// The term.
    #[prop(into)]
    term: String,
    /// The fact.
    children: Children,
) -> impl IntoView {
    view! { <div class="facts__row"><dt>{term}</dt><dd>{children()}</dd></div> }
}
