//! Fields to choose in: one of a few, one of many, yes or no, a file.

use super::fresh_id;
use super::icon::{Icon, IconName};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{File, HtmlInputElement};

/// One of a few, all in view.
#[component]
pub fn RadioGroup(
    /// Its label.
    #[prop(into)]
    label: String,
    /// The key of the one chosen.
    value: RwSignal<String>,
    /// Keys and words.
    options: Vec<(String, String)>,
) -> impl IntoView {
    let name = fresh_id("choice");
    view! {
        <fieldset class="choices">
            <legend class="field__label">{label}</legend>
            <div class="choices__row">
                {options.into_iter().map(|(key, words)| {
                    let (is, chosen) = (key.clone(), key.clone());
                    view! {
                        <label class="choice">
                            <input type="radio" name=name.clone() value=key prop:checked=move || value.get() == is on:change=move |_| value.set(chosen.clone())/>
                            <span>{words}</span>
                        </label>
                    }
                }).collect_view()}
            </div>
        </fieldset>
    }
}

/// One of many.
#[component]
pub fn SelectField(
    /// Its label.
    #[prop(into)]
    label: String,
    /// The key of the one chosen.
    value: RwSignal<String>,
    /// Keys and words.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    /// A hint under the label.
    #[prop(optional, into)]
    hint: Option<String>,
) -> impl IntoView {
    let id = fresh_id("field");
    let hint_id = format!("{id}-hint");
    let no_hint = hint.is_none();
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>{label}</label>
            <p class="field__hint" id=hint_id.clone() hidden=no_hint>{hint}</p>
            <select class="field__control" id=id aria-describedby=hint_id prop:value=move || value.get() on:change=move |event| value.set(event_target_value(&event))>
                {move || options.get().into_iter().map(|(key, words)| {
                    let is = key.clone();
                    view! { <option value=key selected=move || value.get() == is>{words}</option> }
                }).collect_view()}
            </select>
        </div>
    }
}

/// Yes or no.
#[component]
pub fn CheckField(
    /// Its label.
    #[prop(into)]
    label: String,
    /// Whether it is ticked.
    value: RwSignal<bool>,
    /// A hint under the label.
    #[prop(optional, into)]
    hint: Option<String>,
) -> impl IntoView {
    view! {
        <label class="choice choice--check">
            <input type="checkbox" prop:checked=move || value.get() on:change=move |event| value.set(event_target_checked(&event))/>
            <span>{label}{hint.map(|hint| view! { <small class="field__hint">{hint}</small> })}</span>
        </label>
    }
}

/// A file to choose. The same file can be chosen twice.
#[component]
pub fn FileField(
    /// Its label.
    #[prop(into)]
    label: String,
    /// What is offered, such as `image/*`.
    #[prop(into)]
    accept: String,
    /// Called with the file.
    on_file: Callback<File>,
    /// What is to be put right.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let id = fresh_id("file");
    let error_id = format!("{id}-error");
    let chosen = move |event: leptos::ev::Event| {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            on_file.run(file);
        }
        input.set_value("");
    };
    view! {
        <div class="field field--file" class:field--wrong=move || error.get().is_some()>
            <label class="field__label" for=id.clone()>{label}</label>
            <p class="field__error" id=error_id.clone() role="alert" hidden=move || error.get().is_none()>
                <Icon name=IconName::Warning/>
                <span>{move || error.get()}</span>
            </p>
            <input class="field__control" id=id type="file" accept=accept aria-describedby=error_id aria-invalid=move || error.get().is_some().then_some("true") on:change=chosen/>
        </div>
    }
}
