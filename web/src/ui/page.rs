//! What a screen is made of: its heading, sections, a hint when it is empty, notices, small tags.

use super::button::{ButtonKind, ButtonLink};
use super::icon::{IconName, PebbleMark};
use leptos::prelude::*;

/// The heading of a screen: the one h1, which takes the focus when the screen opens.
#[component]
pub fn PageHeader(
    /// The heading.
    #[prop(into)]
    title: Signal<String>,
    /// A line under it.
    #[prop(optional, into)]
    subtitle: Signal<String>,
    /// Where "Back" goes.
    #[prop(optional, into)]
    back: Option<String>,
) -> impl IntoView {
    view! {
        <header class="page-header">
            {back.map(|href| view! { <ButtonLink href kind=ButtonKind::Quiet icon=IconName::Back>"Back"</ButtonLink> })}
            <h1 tabindex="-1"><bdi>{move || title.get()}</bdi></h1>
            <Show when=move || !subtitle.get().is_empty()><p class="page-header__subtitle">{move || subtitle.get()}</p></Show>
        </header>
    }
}

/// A part of a screen under a heading of its own.
#[component]
pub fn Section(
    /// The heading.
    #[prop(into)]
    title: Signal<String>,
    children: Children,
) -> impl IntoView {
    view! {
        <section class="section">
            <h2>{move || title.get()}</h2>
            {children()}
        </section>
    }
}

/// What is shown where there is nothing yet: what this is for, and one thing to do.
#[component]
pub fn EmptyState(
    /// A heading.
    #[prop(into)]
    title: String,
    /// What this is for.
    #[prop(into)]
    text: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <PebbleMark/>
            <h2>{title}</h2>
            <p>{text}</p>
            {children.map(|children| view! { <div class="actions">{children()}</div> })}
        </div>
    }
}

/// A notice across the screen.
#[component]
pub fn Banner(
    /// Whether it wants attention.
    #[prop(optional)]
    attention: bool,
    children: Children,
) -> impl IntoView {
    view! { <div class="banner" class:banner--attention=attention>{children()}</div> }
}

/// A small tag.
#[component]
pub fn Tag(
    /// Whether it wants attention.
    #[prop(optional)]
    attention: bool,
    children: Children,
) -> impl IntoView {
    view! { <span class="tag" class:tag--attention=attention>{children()}</span> }
}
