//! A field that takes a file, or a photo from the camera.

use super::field::Frame;
use crate::dom::prelude::*;

/// Takes one file. What is done with it, and what is said about it, is the screen's affair.
#[component]
pub fn FileField(
    /// What is asked for.
    #[prop(into)]
    label: Signal<String>,
    /// Which files are offered: `image/*`, `.json`.
    #[prop(into)]
    accept: String,
    /// What is done with the file.
    on_file: Callback<web_sys::File>,
    /// What helps to choose.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Its id, if something else must know it.
    #[prop(optional, into)]
    id: Option<String>,
    /// Says that it may stay blank.
    #[prop(optional)]
    optional: bool,
    /// Offers the camera first, on a phone.
    #[prop(optional)]
    camera: bool,
) -> Node {
    let frame = Frame::new(id, label, hint, error, optional);
    let (described_by, invalid) = (frame.described_by(), frame.invalid());
    let field = |event: &web_sys::Event| event_target::<web_sys::HtmlInputElement>(event);
    let choose = move |event| {
        if let Some(file) = field(&event).files().and_then(|files| files.get(0)) {
            on_file.run(file);
        }
    };
    // So that the same file can be chosen again once it is put right; until then its name stands here.
    let forget = move |event| field(&event).set_value("");
    let control = view! {
        <input
            class="input input--file"
            id=frame.id.clone()
            type="file"
            accept=accept
            capture=camera.then_some("environment")
            aria-describedby=move || described_by.get()
            aria-invalid=move || invalid.get()
            on:change=choose
            on:click=forget
        />
    };
    frame.around(control)
}
