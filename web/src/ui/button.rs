//! What can be done: buttons, links that look like them, and the big tiles of Today.

use super::icon::{Icon, IconName};
use crate::dom::prelude::*;

/// How much a button asks to be pressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one thing to do here.
    Primary,
    /// Another thing to do.
    #[default]
    Secondary,
    /// Something that should not shout.
    Quiet,
    /// Something that takes away.
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

/// A button. While it is busy it keeps its place and the focus, and a second press does nothing.
#[component]
pub fn Button(
    /// How much it asks to be pressed.
    #[prop(optional)]
    kind: ButtonKind,
    /// What it does.
    #[prop(optional, into)]
    on_click: Option<Callback<()>>,
    /// Whether what it started still runs.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Whether it cannot be used now. Better to say why than to use this.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Sends the form around it instead.
    #[prop(optional)]
    submit: bool,
    /// As wide as its place.
    #[prop(optional)]
    wide: bool,
    /// An icon before the words.
    #[prop(optional)]
    icon: Option<IconName>,
    /// What a screen reader says in place of the words; it must begin with them.
    #[prop(optional, into)]
    label: Option<String>,
    /// The words.
    children: Node,
) -> Node {
    let idle = move || busy.get_untracked() || disabled.get_untracked();
    view! {
        <button
            type=if submit { "submit" } else { "button" }
            class=kind.class()
            class:button--wide=wide
            class:is-busy=move || busy.get()
            aria-busy=move || busy.get().then_some("true")
            aria-disabled=move || (busy.get() || disabled.get()).then_some("true")
            aria-label=label
            on:click=move |event| {
                if idle() {
                    event.prevent_default();
                } else if let Some(on_click) = on_click {
                    on_click.run(());
                }
            }
        >
            {icon.map(|name| view! { <Icon name/> })}
            <span class="button__words">{children}</span>
        </button>
    }
}

/// A link that looks like a button, for what leads somewhere.
#[component]
pub fn ButtonLink(
    /// Where it leads.
    #[prop(into)]
    href: String,
    /// How much it asks to be pressed.
    #[prop(optional)]
    kind: ButtonKind,
    /// As wide as its place.
    #[prop(optional)]
    wide: bool,
    /// An icon before the words.
    #[prop(optional)]
    icon: Option<IconName>,
    /// What a screen reader says in place of the words; it must begin with them.
    #[prop(optional, into)]
    label: Option<String>,
    /// What else is done on the way.
    #[prop(optional, into)]
    on_click: Option<Callback<()>>,
    /// The words.
    children: Node,
) -> Node {
    view! {
        <a
            class=kind.class()
            class:button--wide=wide
            href=href
            aria-label=label
            on:click=move |_| if let Some(on_click) = on_click { on_click.run(()); }
        >
            {icon.map(|name| view! { <Icon name/> })}
            <span class="button__words">{children}</span>
        </a>
    }
}

/// A round button with an icon alone; its label is read out and shown on hovering.
#[component]
pub fn IconButton(
    /// The icon.
    icon: IconName,
    /// What it does, in words.
    #[prop(into)]
    label: String,
    /// What it does.
    #[prop(into)]
    on_click: Callback<()>,
) -> Node {
    view! {
        <button type="button" class="icon-button" aria-label=label.clone() title=label on:click=move |_| on_click.run(())>
            <Icon name=icon/>
        </button>
    }
}
