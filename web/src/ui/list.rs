//! Lists and cards: rows with a title, and facts with their terms.

use crate::dom::prelude::*;

/// Facts with their terms.
#[component]
pub fn DefinitionList(
    /// Each a `Definition`.
    children: Node,
) -> Node {
    view! { <dl class="facts">{children}</dl> }
}

/// A fact with its term.
#[component]
pub fn Definition(
    /// The term.
    #[prop(into)]
    term: String,
    /// The fact.
    children: Node,
) -> Node {
    view! { <div class="facts__row"><dt>{term}</dt><dd>{children}</dd></div> }
}
