//! What holds fields together: the form, a group with a heading, and what stands at the top when something is to be put right.

use super::Show;
use super::live;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// A form. The browser's own complaints are off: the core says better what is wrong.
#[component]
pub fn Form(
    /// What is done when it is sent.
    #[prop(into)]
    on_submit: Callback<()>,
    /// The fields and the buttons.
    children: Children,
) -> impl IntoView {
    let send = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        on_submit.run(());
    };
    view! { <form class="form" novalidate on:submit=send>{children()}</form> }
}

/// Fields that belong together.
#[component]
pub fn FieldGroup(
    /// What they are about.
    #[prop(into)]
    title: Signal<String>,
    /// What helps to answer them.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// The fields.
    children: Children,
) -> impl IntoView {
    view! {
        <fieldset class="field-group">
            <legend class="field-group__title">{title}</legend>
            {live(move || { let hint = hint.get(); (!hint.is_empty()).then(|| view! { <p class="field__hint">{hint}</p> }) })}
            <div class="field-group__fields">{children()}</div>
        </fieldset>
    }
}

/// What is to be put right, at the top of a form: it takes the focus when it appears, and each line leads to its field. A line is a pair of the
/// field's id and the words; with a blank id the field is found by the same words below it.
#[component]
pub fn ErrorSummary(
    /// Field and words; shown while there are any.
    #[prop(into)]
    errors: Signal<Vec<(String, String)>>,
) -> impl IntoView {
    let summary = NodeRef::<leptos::html::Div>::new();
    Effect::new(move |_| {
        if errors.with(Vec::is_empty) {
            return;
        }
        // After the lines are there to be read out.
        request_animation_frame(move || {
            if let Some(Some(summary)) = summary.try_get_untracked() {
                let _ = summary.focus();
                summary.scroll_into_view();
            }
        });
    });
    let line = |(id, words): (String, String)| {
        let shown = words.clone();
        let lead = move |event: web_sys::MouseEvent| {
            event.prevent_default();
            focus_field(&id, &words);
        };
        view! { <li><a href="#" on:click=lead>{shown}</a></li> }
    };
    view! {
        <Show when=move || !errors.with(Vec::is_empty)>
            <div class="error-summary" role="alert" tabindex="-1" node_ref=summary>
                <p class="error-summary__title">"Not saved yet. Please look at this:"</p>
                <ul>{live(move || errors.get().into_iter().map(line).collect_view())}</ul>
            </div>
        </Show>
    }
}

/// Moves the focus to a field by its id, or else to the one that has these words as its error.
fn focus_field(id: &str, words: &str) -> Option<()> {
    const CONTROLS: &str = "input, textarea, select, button";
    let document = web_sys::window()?.document()?;
    let place = match document.get_element_by_id(id) {
        Some(element) => element,
        None => {
            let errors = document.get_elements_by_class_name("field__error");
            let error = (0..errors.length())
                .filter_map(|index| errors.item(index))
                .find(|error| error.text_content().is_some_and(|text| text.trim() == words.trim()))?;
            error.closest(".field").ok()??
        }
    };
    let control = if place.matches(CONTROLS).ok()? {
        place
    } else {
        place.query_selector(CONTROLS).ok()??
    };
    let control = control.dyn_into::<web_sys::HtmlElement>().ok()?;
    control.focus().ok()?;
    control.scroll_into_view();
    Some(())
}
