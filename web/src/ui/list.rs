//! Lists and cards: rows with a title, and facts with their terms.

use super::live;
use leptos::prelude::*;

/// A list of rows.
#[component]
pub fn List(
    /// What is listed, where no heading says it.
    #[prop(optional, into)]
    label: Option<String>,
    /// The rows.
    children: Children,
) -> impl IntoView {
    view! { <ul class="list" aria-label=label>{children()}</ul> }
}

/// A row of a list. With an address the whole row leads there; what is trailing can have buttons of its own.
#[component]
pub fn ListRow(
    /// What it is.
    #[prop(into)]
    title: Signal<String>,
    /// More about it.
    #[prop(optional, into)]
    subtitle: Signal<String>,
    /// Where it leads.
    #[prop(optional, into)]
    href: Option<String>,
    /// Whether it is the one shown beside the list.
    #[prop(optional, into)]
    current: Signal<bool>,
    /// Before the words: an avatar, a cover, an icon.
    #[prop(optional)]
    leading: Option<AnyView>,
    /// After the words: a tag, a button.
    #[prop(optional)]
    trailing: Option<AnyView>,
    /// Below the words: tags.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let words = move || view! { <bdi>{title}</bdi> };
    let title = match href {
        Some(href) => view! {
            <a class="list-row__title list-row__link" href=href aria-current=move || current.get().then_some("true")>{words()}</a>
        }
        .into_any(),
        None => view! { <span class="list-row__title">{words()}</span> }.into_any(),
    };
    view! {
        <li class="list-row">
            {leading.map(|leading| view! { <span class="list-row__leading">{leading}</span> })}
            <span class="list-row__text">
                {title}
                {live(move || { let text = subtitle.get(); (!text.is_empty()).then(|| view! { <span class="list-row__subtitle">{text}</span> }) })}
                {children.map(|children| view! { <span class="list-row__tags">{children()}</span> })}
            </span>
            {trailing.map(|trailing| view! { <span class="list-row__trailing">{trailing}</span> })}
        </li>
    }
}

/// A ground for things that belong together.
#[component]
pub fn Card(
    /// Whether it wants attention.
    #[prop(optional)]
    attention: bool,
    /// What is on it.
    children: Children,
) -> impl IntoView {
    view! { <div class="card" class:card--attention=attention>{children()}</div> }
}

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
