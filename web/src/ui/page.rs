//! How a screen is laid out: its head with the one main heading, its sections, and the ways between screens that belong together.

use super::icon::{Icon, IconName};
use crate::dom::prelude::*;

/// The head of a screen. The heading takes the focus when the screen changes.
#[component]
pub fn PageHeader(
    /// The one main heading.
    #[prop(into)]
    title: Signal<String>,
    /// A line below it.
    #[prop(optional, into)]
    subtitle: Signal<String>,
    /// Where one came from.
    #[prop(optional, into)]
    back: Option<String>,
    /// What that is called.
    #[prop(default = "Back".to_owned(), into)]
    back_label: String,
    /// Before the heading: an avatar, a cover.
    #[prop(optional)]
    leading: Option<Node>,
    /// Beside or below the heading: buttons.
    #[prop(optional)]
    actions: Option<Node>,
    /// Right below the heading: allergies, tags.
    #[prop(optional)]
    children: Option<Node>,
) -> Node {
    view! {
        <header class="page-header">
            {back.map(|href| view! { <a class="back-link" href=href><Icon name=IconName::Back/><span>{back_label}</span></a> })}
            <div class="page-header__row">
                {leading.map(|leading| view! { <div class="page-header__leading">{leading}</div> })}
                <div class="page-header__words">
                    <h1 tabindex="-1" dir="auto">{title}</h1>
                    {live(move || { let text = subtitle.get(); (!text.is_empty()).then(|| view! { <p class="page-header__subtitle">{text}</p> }) })}
                    {children.map(|children| view! { <div class="page-header__more">{children}</div> })}
                </div>
                {actions.map(|actions| view! { <div class="page-header__actions">{actions}</div> })}
            </div>
        </header>
    }
}

/// A part of a screen with its heading.
#[component]
pub fn Section(
    /// The heading.
    #[prop(into)]
    title: Signal<String>,
    /// What can be done with all of it, beside the heading.
    #[prop(optional)]
    action: Option<Node>,
    /// What is in it.
    children: Node,
) -> Node {
    let id = super::fresh_id("section");
    view! {
        <section class="section" aria-labelledby=id.clone()>
            <div class="section__head">
                <h2 id=id.clone()>{title}</h2>
                {action.map(|action| view! { <div class="section__action">{action}</div> })}
            </div>
            {children}
        </section>
    }
}
