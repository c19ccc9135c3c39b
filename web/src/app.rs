//! The root: provides the app, follows the address, and shows the screen that belongs to it inside the shell.

use crate::dom::prelude::*;
use crate::pages;
use crate::platform::{announce, clock, location, preferences, shell};
use crate::route::{Route, Section, go, provide_route};
use crate::state::{App, Boot, Missing, View, start, use_app, whenever};
use crate::text;
use crate::ui::{Banner, Button, ButtonKind, IconName, NavItem, Shell, Show, Toast, ToastKind, Toasts};
use pebblebook::merge::conflicts;
use pebblebook::row::Kind;
use pebblebook::store::StoreError;

/// What is shown: the app, or what comes before it.
#[derive(Clone, PartialEq)]
enum Stage {
    Opening,
    Failed(StoreError),
    Locked,
    /// Locked, and she looks for what to do about a lost phone: that is readable without the passphrase.
    LostPhone,
    Missing(Missing),
    Inside,
    FirstRun,
}

/// The app.
#[component]
pub fn Root() -> Node {
    let app = App::new(clock::today());
    provide_context(app);
    let route = provide_route();
    start(app);
    shell::when_update_waits(move || app.update_waits.set(true));

    // The first screen takes the focus only once somebody has moved: a page that has just loaded begins at its top by itself.
    whenever(move |first| {
        let route = route.get();
        // What went wrong on the screen before is not followed to this one.
        let trouble = |toast: &Toast| toast.kind == ToastKind::Trouble;
        if app.toasts.with_untracked(|toasts| toasts.iter().any(trouble)) {
            app.toasts.update(|toasts| toasts.retain(|toast| !trouble(toast)));
        }
        // After the new screen is there.
        let before = announce::focused();
        request_animation_frame(move || announce::screen_changed(route.title(), !first, before.as_ref()));
    });

    let begun = app.view(&[Kind::Setting], |notebook, _| notebook.setting().is_some());
    // Worked out apart, so that the years arriving behind the first screen do not draw it anew under her fingers.
    let stage = View::new(move || match app.boot.get() {
        Boot::Opening => Stage::Opening,
        Boot::Failed(error) => Stage::Failed(error),
        Boot::Locked if route.get() == Route::LostPhone => Stage::LostPhone,
        Boot::Locked => Stage::Locked,
        Boot::Missing(what) => Stage::Missing(what),
        Boot::Open { .. } if begun.get() => Stage::Inside,
        Boot::Open { .. } => Stage::FirstRun,
    });
    view! {
        {live(move || match stage.get() {
            Stage::Opening => view! { <pages::boot::Opening/> },
            Stage::Failed(error) => view! { <pages::boot::Failed error/> },
            Stage::LostPhone => view! { <main class="narrow" id="main"><pages::lost_phone::LostPhone/></main> },
            Stage::Locked => view! { <pages::lock::Lock/> },
            Stage::Missing(what) => view! { <pages::missing::Missing what/> },
            Stage::Inside => view! { <Inside route/> },
            Stage::FirstRun => view! { <pages::welcome::Welcome/> },
        })}
        <Toasts toasts=app.toasts/>
    }
}

#[component]
fn Inside(route: ReadSignal<Route>) -> Node {
    let app = use_app();
    let name = app.view(&[Kind::Setting], |notebook, _| {
        notebook.setting().map(|setting| setting.name.to_string()).unwrap_or_default()
    });
    let section = View::new(move || route.get().section());
    let items = vec![
        NavItem {
            label: "Today",
            icon: IconName::Today,
            href: Route::Today.href(),
            current: Signal::derive(move || section.get() == Section::Today),
        },
        NavItem {
            label: "Children",
            icon: IconName::Children,
            href: Route::Children.href(),
            current: Signal::derive(move || section.get() == Section::Children),
        },
        NavItem {
            label: "Library",
            icon: IconName::Library,
            href: Route::Library.href(),
            current: Signal::derive(move || section.get() == Section::Library),
        },
        NavItem {
            label: "Journal",
            icon: IconName::Journal,
            href: Route::Journal.href(),
            current: Signal::derive(move || section.get() == Section::Journal),
        },
        NavItem {
            label: "More",
            icon: IconName::More,
            href: Route::More.href(),
            current: Signal::derive(move || section.get() == Section::More),
        },
    ];
    view! {
        <Shell setting_name=name items>
            <Notices/>
            {live(move || { app.afresh.track(); pages::page(route.get()) })}
        </Shell>
    }
}

/// What stands above every screen while it is true: a set date, sample data, a new version.
#[component]
fn Notices() -> Node {
    let app = use_app();
    let sample = app.view(&[Kind::Sample], |notebook, _| notebook.sample().is_some());
    let two_versions = app.view(&[Kind::SetAside], |notebook, _| conflicts(notebook).len());
    let set_date = clock::set_moment().map(|_| text::dates::long(clock::today()));
    view! {
        {set_date.map(|day| view! {
            <Banner attention=true>
                <p>{format!("The date is set to {day} for a demonstration.")}</p>
                <Button kind=ButtonKind::Quiet on_click=Callback::new(|()| { preferences::forget_clock(); location::reload(); })>"Use the real date"</Button>
            </Banner>
        })}
        <Show when=move || sample.get()>
            <Banner attention=false>
                <p>"This is sample data, made up to try things out."</p>
                <Button kind=ButtonKind::Quiet on_click=Callback::new(|()| go(Route::Settings))>"Remove it"</Button>
            </Banner>
        </Show>
        <Show when=move || app.newer.get()>
            <Banner attention=true>
                <p>"This book was written by a newer version of Pebblebook. You can read it here; nothing can be changed until the app is up to date."</p>
            </Banner>
        </Show>
        <Show when=move || { two_versions.get() > 0 }>
            <Banner attention=true>
                <p>"Something was written differently on two devices. Both versions are kept."</p>
                <Button kind=ButtonKind::Quiet on_click=Callback::new(|()| go(Route::TwoVersions))>"Look at them"</Button>
            </Banner>
        </Show>
        <Show when=move || app.update_waits.get()>
            <Banner attention=false>
                <p>"A new version of Pebblebook is ready. What you have half-written is kept."</p>
                <Button kind=ButtonKind::Quiet on_click=Callback::new(|()| shell::update_now())>"Update now"</Button>
            </Banner>
        </Show>
    }
}
