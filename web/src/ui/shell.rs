//! The frame around every screen: the setting's name, the way to the sections (at the foot on a phone, at the side on a laptop), the main
//! part.

use super::icon::{Icon, IconName, PebbleMark};
use leptos::prelude::*;

/// A section to go to.
#[derive(Clone)]
pub struct NavItem {
    /// Its name.
    pub label: &'static str,
    /// Its icon.
    pub icon: IconName,
    /// Its address.
    pub href: String,
    /// Whether it is the one that is shown.
    pub current: Signal<bool>,
}

/// The frame.
#[component]
pub fn Shell(
    /// The setting's name.
    #[prop(into)]
    setting_name: Signal<String>,
    /// The sections.
    items: Vec<NavItem>,
    children: Children,
) -> impl IntoView {
    let skip = move |event: leptos::ev::MouseEvent| {
        // The address behind the # is the app's own, so the link moves the focus by itself.
        event.prevent_default();
        crate::platform::announce::focus("h1");
    };
    view! {
        <div class="shell">
            <a class="skip" href="#/" on:click=skip>"Skip to the page"</a>
            <header class="shell__header">
                <PebbleMark/>
                <p class="shell__name"><bdi>{move || setting_name.get()}</bdi></p>
            </header>
            <nav class="shell__nav" aria-label="Sections">
                <ul>
                    {items.into_iter().map(|item| view! {
                        <li>
                            <a href=item.href aria-current=move || item.current.get().then_some("page")>
                                <Icon name=item.icon/>
                                <span>{item.label}</span>
                            </a>
                        </li>
                    }).collect_view()}
                </ul>
            </nav>
            <main class="shell__main" id="main">{children()}</main>
        </div>
    }
}
