//! What is said on a screen: banners, empty states, and how far something has come.

use super::icon::{Icon, IconName};
use super::mark::PebbleDrawing;
use crate::dom::prelude::*;

/// Something that holds for the whole screen.
#[component]
pub fn Banner(
    /// Whether it wants attention, or only informs.
    #[prop(optional)]
    attention: bool,
    /// What it says, and what can be done about it.
    children: Node,
) -> Node {
    let icon = if attention { IconName::Warning } else { IconName::Info };
    view! {
        <div class="banner" class:banner--attention=attention>
            <Icon name=icon/>
            <div class="banner__words">{children}</div>
        </div>
    }
}

/// A place with nothing in it yet: what it is for, and one thing to begin with.
#[component]
pub fn EmptyState(
    /// What there is none of.
    #[prop(into)]
    title: String,
    /// What this place is for.
    #[prop(into)]
    text: String,
    /// What to begin with.
    #[prop(optional)]
    children: Option<Node>,
) -> Node {
    view! {
        <div class="empty">
            <PebbleDrawing/>
            <p class="empty__title">{title}</p>
            <p class="empty__text">{text}</p>
            {children.map(|children| view! { <div class="actions">{children}</div> })}
        </div>
    }
}
