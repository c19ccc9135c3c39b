//! Fields to write in. Each has its label, perhaps a hint, and its error beside it; a screen reader hears all three.

use super::fresh_id;
use super::icon::{Icon, IconName};
use crate::platform::announce;
use leptos::prelude::*;

/// Label, hint and error around a field. `control` gets the field's id and the ids that describe it.
#[component]
fn Around(
    id: String,
    label: String,
    hint: Signal<String>,
    error: Signal<Option<String>>,
    children: Children,
) -> impl IntoView {
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    view! {
        <div class="field" class:field--wrong=move || error.get().is_some()>
            <label class="field__label" for=id>{label}</label>
            <p class="field__hint" id=hint_id hidden=move || hint.get().is_empty()>{move || hint.get()}</p>
            <p class="field__error" id=error_id hidden=move || error.get().is_none()>
                <Icon name=IconName::Warning/>
                <span>{move || error.get()}</span>
            </p>
            {children()}
        </div>
    }
}

fn described_by(id: &str) -> String {
    format!("{id}-hint {id}-error")
}

/// A field for one line.
#[component]
pub fn TextField(
    /// Its label.
    #[prop(into)]
    label: String,
    /// What is in it.
    value: RwSignal<String>,
    /// A hint under the label.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// What is to be put right.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The kind of keyboard: "text", "tel", "numeric".
    #[prop(optional, into)]
    keyboard: Option<&'static str>,
    /// What the browser may fill in.
    #[prop(optional, into)]
    autocomplete: Option<&'static str>,
) -> impl IntoView {
    let id = fresh_id("field");
    let describes = described_by(&id);
    view! {
        <Around id=id.clone() label hint error>
            <input
                class="field__control"
                id=id
                type="text"
                dir="auto"
                inputmode=keyboard
                autocomplete=autocomplete.unwrap_or("off")
                aria-describedby=describes
                aria-invalid=move || error.get().is_some().then_some("true")
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            />
        </Around>
    }
}

/// A field for several lines.
#[component]
pub fn TextArea(
    /// Its label.
    #[prop(into)]
    label: String,
    /// What is in it.
    value: RwSignal<String>,
    /// A hint under the label.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// What is to be put right.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// How many lines it shows at first.
    #[prop(default = 3)]
    rows: u32,
) -> impl IntoView {
    let id = fresh_id("field");
    let describes = described_by(&id);
    view! {
        <Around id=id.clone() label hint error>
            <textarea
                class="field__control"
                id=id
                dir="auto"
                rows=rows.to_string()
                aria-describedby=describes
                aria-invalid=move || error.get().is_some().then_some("true")
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            ></textarea>
        </Around>
    }
}

/// A field for a day.
#[component]
pub fn DateField(
    /// Its label.
    #[prop(into)]
    label: String,
    /// What is in it, as `2026-11-23`.
    value: RwSignal<String>,
    /// The last day offered.
    #[prop(optional, into)]
    max: Option<String>,
    /// A hint under the label.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// What is to be put right.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let id = fresh_id("field");
    let describes = described_by(&id);
    view! {
        <Around id=id.clone() label hint error>
            <input
                class="field__control field__control--date"
                id=id
                type="date"
                max=max
                aria-describedby=describes
                aria-invalid=move || error.get().is_some().then_some("true")
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            />
        </Around>
    }
}

/// A field to search by, as one types.
#[component]
pub fn SearchField(
    /// Its label.
    #[prop(into)]
    label: String,
    /// What is in it.
    value: RwSignal<String>,
) -> impl IntoView {
    let id = fresh_id("search");
    view! {
        <div class="field field--search" role="search">
            <label class="field__label" for=id.clone()>{label}</label>
            <span class="field__search">
                <Icon name=IconName::Search/>
                <input
                    class="field__control"
                    id=id
                    type="search"
                    dir="auto"
                    autocomplete="off"
                    enterkeyhint="search"
                    prop:value=move || value.get()
                    on:input=move |event| value.set(event_target_value(&event))
                />
            </span>
        </div>
    }
}

/// What is to be put right, at the top of a form. It takes the focus when it appears; each line goes to its field.
#[component]
pub fn ErrorSummary(
    /// The sentences; the first part of each is unused by forms whose fields carry their errors themselves.
    #[prop(into)]
    errors: Signal<Vec<(String, String)>>,
) -> impl IntoView {
    Effect::new(move |_| {
        if !errors.get().is_empty() {
            request_animation_frame(|| announce::focus(".error-summary"));
        }
    });
    view! {
        <Show when=move || !errors.get().is_empty()>
            <div class="error-summary" role="alert" tabindex="-1">
                <p><strong>"Not saved yet. Please put this right:"</strong></p>
                <ul>
                    {move || errors.get().into_iter().map(|(_, words)| view! {
                        <li><button type="button" class="error-summary__go" on:click=move |_| announce::focus("[aria-invalid=true]")>{words}</button></li>
                    }).collect_view()}
                </ul>
            </div>
        </Show>
    }
}
