//! The root: provides the app, follows the address, and shows the screen that belongs to it inside the shell.

use crate::pages;
use crate::platform::{announce, clock, location, preferences, shell};
use crate::route::{Route, Section, go, provide_route};
use crate::state::{App, Boot, View, start, use_app, whenever};
use crate::text;
use crate::ui::{Banner, Button, ButtonKind, IconName, NavItem, Shell, Show, Toasts, live};
use leptos::prelude::*;
use pebblebook::row::Kind;
use pebblebook::store::StoreError;

/// What is shown: the app, or what comes before it.
#[derive(Clone, PartialEq)]
enum Stage {
    Opening,
    Failed(StoreError),
    Inside,
    FirstRun,
}

/// The app.
#[component]
pub fn Root() -> impl IntoView {
    let app = App::new(clock::today());
    provide_context(app);
    let route = provide_route();
    start(app);
    shell::when_update_waits(move || app.update_waits.set(true));

    // The first screen takes the focus only once somebody has moved: a page that has just loaded begins at its top by itself.
    whenever(move |first| {
        let route = route.get();
        // After the new screen is there.
        request_animation_frame(move || announce::screen_changed(route.title(), !first));
    });

    let begun = app.view(&[Kind::Setting], |notebook, _| notebook.setting().is_some());
    // Worked out apart, so that the years arriving behind the first screen do not draw it anew under her fingers.
    let stage = View::new(move || match app.boot.get() {
        Boot::Opening => Stage::Opening,
        Boot::Failed(error) => Stage::Failed(error),
        Boot::Open { .. } if begun.get() => Stage::Inside,
        Boot::Open { .. } => Stage::FirstRun,
    });
    view! {
        {live(move || match stage.get() {
            Stage::Opening => view! { <pages::boot::Opening/> }.into_any(),
            Stage::Failed(error) => view! { <pages::boot::Failed error/> }.into_any(),
            Stage::Inside => view! { <Inside route/> }.into_any(),
            Stage::FirstRun => view! { <pages::welcome::Welcome/> }.into_any(),
        })}
        <Toasts toasts=app.toasts/>
    }
}

#[component]
fn Inside(route: ReadSignal<Route>) -> impl IntoView {
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
fn Notices() -> impl IntoView {
    let app = use_app();
    let sample = app.view(&[Kind::Sample], |notebook, _| notebook.sample().is_some());
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
        <Show when=move || app.update_waits.get()>
            <Banner attention=false>
                <p>"A new version of Pebblebook is ready. What you have half-written is kept."</p>
                <Button kind=ButtonKind::Quiet on_click=Callback::new(|()| shell::update_now())>"Update now"</Button>
            </Banner>
        </Show>
    }
}
