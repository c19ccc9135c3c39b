//! Small words on small grounds: what something is, and chips that narrow a list.

use super::Show;
use super::icon::{Icon, IconName};
use leptos::prelude::*;

/// What a tag means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// A fact.
    #[default]
    Plain,
    /// All is well.
    Good,
    /// It wants attention.
    Attention,
    /// Something is wrong.
    Danger,
}

/// A word on a ground of its own. The word says it all; the colour helps.
#[component]
pub fn Tag(
    /// What it means.
    #[prop(optional)]
    tone: Tone,
    /// Short for the tone of attention.
    #[prop(optional)]
    attention: bool,
    /// An icon before the word.
    #[prop(optional)]
    icon: Option<IconName>,
    /// The word.
    children: Children,
) -> impl IntoView {
    let class = match tone {
        Tone::Plain if attention => "tag tag--attention",
        Tone::Plain => "tag",
        Tone::Good => "tag tag--good",
        Tone::Attention => "tag tag--attention",
        Tone::Danger => "tag tag--danger",
    };
    view! { <span class=class>{icon.map(|name| view! { <Icon name/> })}<span>{children()}</span></span> }
}

/// Chips that narrow a list, in a row that wraps.
#[component]
pub fn Filters(
    /// What is narrowed.
    #[prop(into)]
    label: String,
    /// The chips.
    children: Children,
) -> impl IntoView {
    view! { <div class="filters" role="group" aria-label=label>{children()}</div> }
}

/// One chip.
#[component]
pub fn FilterChip(
    /// What it leaves in the list.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is on.
    #[prop(into)]
    pressed: Signal<bool>,
    /// Turns it on or off.
    #[prop(into)]
    on_click: Callback<()>,
) -> impl IntoView {
    view! {
        <button type="button" class="chip" aria-pressed=move || if pressed.get() { "true" } else { "false" } on:click=move |_| on_click.run(())>
            <Show when=move || pressed.get()><Icon name=IconName::Check/></Show>
            <span>{label}</span>
        </button>
    }
}
