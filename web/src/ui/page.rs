//! How a screen is laid out: its head with the one main heading, its sections, and the ways between screens that belong together.

use super::Show;
use super::icon::{Icon, IconName};
use super::live;
use leptos::prelude::*;

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
    leading: Option<AnyView>,
    /// Beside or below the heading: buttons.
    #[prop(optional)]
    actions: Option<AnyView>,
    /// Right below the heading: allergies, tags.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <header class="page-header">
            {back.map(|href| view! { <a class="back-link" href=href><Icon name=IconName::Back/><span>{back_label}</span></a> })}
            <div class="page-header__row">
                {leading.map(|leading| view! { <div class="page-header__leading">{leading}</div> })}
                <div class="page-header__words">
                    <h1 tabindex="-1" dir="auto">{title}</h1>
                    {live(move || { let text = subtitle.get(); (!text.is_empty()).then(|| view! { <p class="page-header__subtitle">{text}</p> }) })}
                    {children.map(|children| view! { <div class="page-header__more">{children()}</div> })}
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
    action: Option<AnyView>,
    /// What is in it.
    children: Children,
) -> impl IntoView {
    let id = super::fresh_id("section");
    view! {
        <section class="section" aria-labelledby=id.clone()>
            <div class="section__head">
                <h2 id=id.clone()>{title}</h2>
                {action.map(|action| view! { <div class="section__action">{action}</div> })}
            </div>
            {children()}
        </section>
    }
}

/// One of several screens about the same thing.
#[derive(Clone, Debug)]
pub struct TabLink {
    /// What it is called.
    pub label: String,
    /// Where it is.
    pub href: String,
    /// Whether it is the one shown.
    pub current: Signal<bool>,
}

/// Links between screens about the same thing.
#[component]
pub fn Tabs(
    /// What they are about.
    #[prop(into)]
    label: String,
    /// The screens.
    items: Vec<TabLink>,
) -> impl IntoView {
    let tab = |tab: TabLink| view! { <li><a class="tabs__link" href=tab.href aria-current=move || tab.current.get().then_some("page")>{tab.label}</a></li> };
    view! { <nav class="tabs" aria-label=label><ul>{items.into_iter().map(tab).collect_view()}</ul></nav> }
}

/// Where one is in something that takes several steps.
#[component]
pub fn Steps(
    /// The steps, in order.
    labels: Vec<String>,
    /// Which one it is, counted from 0.
    #[prop(into)]
    current: Signal<usize>,
) -> impl IntoView {
    let step = move |(index, label): (usize, String)| {
        view! {
            <li class="steps__step" class:is-done=move || index < current.get() aria-current=move || (index == current.get()).then_some("step")>
                <span class="steps__number" aria-hidden="true">{index + 1}</span>
                <span class="steps__label">{label}<Show when=move || index < current.get()><span class="visually-hidden">", done"</span></Show></span>
            </li>
        }
    };
    view! { <ol class="steps">{labels.into_iter().enumerate().map(step).collect_view()}</ol> }
}
