//! A picture in a form: what is kept now, a new one from the camera or a file, or none. What is chosen is checked and made small before it counts.

use crate::dom::prelude::*;
use crate::platform::{files, picture};
use crate::state::use_app;
use crate::text;
use crate::ui::{Button, ButtonKind, FileField, Show};
use leptos::task::spawn_local;
use pebblebook::ids::PhotoId;
use pebblebook::people::PictureChange;

/// What a form does with its picture: nothing, at first.
#[must_use]
pub fn picture_signal() -> RwSignal<PictureChange> {
    RwSignal::new(PictureChange::Keep)
}

/// A picture in a form.
#[component]
pub fn PictureField(
    /// Its label.
    #[prop(into)]
    label: String,
    /// The picture that is kept now.
    kept: Option<PhotoId>,
    /// What is to be done with it.
    change: RwSignal<PictureChange>,
    /// What the core found wrong with it.
    #[prop(into)]
    error: Signal<Option<String>>,
) -> Node {
    let app = use_app();
    let refused = RwSignal::new(None::<String>);
    let working = RwSignal::new(false);
    let kept_url = app.photo_url(move || kept);
    let new_url = RwSignal::new(None::<String>);
    on_cleanup(move || {
        if let Some(url) = new_url.try_get_untracked().flatten() {
            files::forget_url(&url);
        }
    });
    let shown = Signal::derive(move || match change.get() {
        PictureChange::Keep => kept_url.get(),
        PictureChange::Remove => None,
        PictureChange::New(_) => new_url.get(),
    });
    let choose = Callback::new(move |file: web_sys::File| {
        refused.set(None);
        working.set(true);
        spawn_local(async move {
            match picture::small(&file).await {
                Ok(bytes) => {
                    let _ = new_url.try_set(files::object_url(&bytes, "image/jpeg"));
                    let _ = change.try_set(PictureChange::New(bytes));
                }
                Err(error) => _ = refused.try_set(Some(text::picture_error(error))),
            }
            let _ = working.try_set(false);
        });
    });
    // A field made anew does not name the picture that was taken away.
    let removed = RwSignal::new(false);
    let remove = Callback::new(move |()| {
        change.set(PictureChange::Remove);
        removed.set(true);
    });
    let both = Signal::derive(move || refused.get().or_else(|| error.get()));
    view! {
        <div class="picture-field">
            {live(move || shown.get().map(|url| view! { <img class="picture-field__picture" src=url alt="The picture as it will be kept"/> }))}
            {live(move || {
                removed.track();
                view! { <FileField label=label.clone() accept="image/jpeg,image/png,image/webp,image/*" on_file=choose error=both hint="Made small; where and how it was taken is left out." optional=true/> }
            })}
            <p role="status">{live(move || if working.get() { "Making it small…" } else { "" })}</p>
            <Show when=move || shown.get().is_some()>
                <Button kind=ButtonKind::Quiet on_click=remove>"Remove the picture"</Button>
            </Show>
        </div>
    }
}
