//! Things to press. A [`Button`] does something; a [`ButtonLink`] goes somewhere and only looks the same.

use super::icon::{Icon, IconName};
use leptos::prelude::*;

/// How much a button asks to be pressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one thing to do here.
    Primary,
    /// Something else to do.
    #[default]
    Secondary,
    /// Quietly there.
    Quiet,
    /// Takes something away.
    Danger,
}

impl ButtonKind {
    const fn class(self) -> &'static str {
        match self {
            ButtonKind::Primary => "button button--primary",
            ButtonKind::Secondary => "button button--secondary",
            ButtonKind::Quiet => "button button--quiet",
            ButtonKind::Danger => "button button--danger",
        }
    }
}

/// A button.
#[component]
pub fn Button(
    /// How much it asks to be pressed.
    #[prop(optional)]
    kind: ButtonKind,
    /// What it does.
    on_click: Callback<()>,
    /// While this is true the work is under way, and another press does nothing.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// A fuller name for a screen reader, where the words alone would not tell which.
    #[prop(optional, into)]
    label: Option<String>,
    /// An icon before the words.
    #[prop(optional, into)]
    icon: Option<IconName>,
    children: Children,
) -> impl IntoView {
    // Not `disabled` while busy: that would throw the focus away.
    view! {
        <button
            type="button"
            class=kind.class()
            aria-label=label
            aria-disabled=move || busy.get().then_some("true")
            on:click=move |_| if !busy.get_untracked() { on_click.run(()) }
        >
            {icon.map(|name| view! { <Icon name/> })}
            <span>{children()}</span>
        </button>
    }
}

/// A link that looks like a button.
#[component]
pub fn ButtonLink(
    /// Where it goes.
    #[prop(into)]
    href: String,
    /// How much it asks to be pressed.
    #[prop(optional)]
    kind: ButtonKind,
    /// Done besides going there.
    #[prop(optional)]
    on_click: Option<Callback<()>>,
    /// A fuller name for a screen reader, where the words alone would not tell which.
    #[prop(optional, into)]
    label: Option<String>,
    /// An icon before the words.
    #[prop(optional, into)]
    icon: Option<IconName>,
    children: Children,
) -> impl IntoView {
    view! {
        <a class=kind.class() href=href aria-label=label on:click=move |_| if let Some(done) = on_click { done.run(()) }>
            {icon.map(|name| view! { <Icon name/> })}
            <span>{children()}</span>
        </a>
    }
}
