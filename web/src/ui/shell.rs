//! The frame around every screen: who keeps this book, the ways between its parts, and the place of the screen itself. A bar at the bottom on a
//! phone, a rail at the side on a laptop: the same links, laid out by the style sheet.

use super::icon::{Icon, IconName};
use super::mark::PebbleMark;
use crate::dom::prelude::*;

/// A part of the app.
#[derive(Clone, Debug)]
pub struct NavItem {
    /// What it is called.
    pub label: &'static str,
    /// Its icon.
    pub icon: IconName,
    /// Where it is.
    pub href: String,
    /// Whether the screen shown belongs to it.
    pub current: Signal<bool>,
}

/// The frame.
#[component]
pub fn Shell(
    /// The name of the setting.
    #[prop(into)]
    setting_name: Signal<String>,
    /// The parts of the app, at most five.
    items: Vec<NavItem>,
    /// The screen.
    children: Node,
) -> Node {
    let main = NodeRef::<leptos::html::Main>::new();
    // The address belongs to the screens, so the way past the links moves the focus alone.
    let skip = move |event: web_sys::Event| {
        event.prevent_default();
        if let Some(main) = main.get_untracked() {
            let _ = main.focus();
        }
    };
    let item = |item: NavItem| {
        view! {
            <li>
                <a class="nav__link" href=item.href aria-current=move || item.current.get().then_some("page")>
                    <span class="nav__icon"><Icon name=item.icon/></span>
                    <span class="nav__label">{item.label}</span>
                </a>
            </li>
        }
    };
    view! {
        <div class="shell">
            <a class="skip-link" href="#main" on:click=skip>"Skip to the screen"</a>
            <header class="shell__header">
                <PebbleMark/>
                <p class="shell__name"><bdi>{setting_name}</bdi></p>
            </header>
            <nav class="nav" aria-label="Parts of the book"><ul>{items.into_iter().map(item).collect_view()}</ul></nav>
            <main class="shell__main" id="main" tabindex="-1" node_ref=main>{children}</main>
        </div>
    }
}
