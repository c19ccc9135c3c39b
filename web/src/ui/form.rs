//! What holds fields together: the form, a group with a heading, and what stands at the top when something is to be put right.

use super::Show;
use super::fresh_id;
use super::icon::{Icon, IconName};
use crate::dom::prelude::*;
use crate::state::whenever;
use wasm_bindgen::JsCast;

/// A form. The browser's own complaints are off: the core says better what is wrong.
#[component]
pub fn Form(
    /// What is done when it is sent.
    #[prop(into)]
    on_submit: Callback<()>,
    /// The fields and the buttons.
    children: Node,
) -> Node {
    let send = move |event: web_sys::Event| {
        event.prevent_default();
        on_submit.run(());
    };
    view! { <form class="form" novalidate on:submit=send>{children}</form> }
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
    /// What is wrong with them together.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The fields.
    children: Node,
) -> Node {
    let id = fresh_id("group");
    let error_id = id.clone();
    view! {
        <fieldset class="field-group" aria-describedby=move || error.with(Option::is_some).then(|| id.clone())>
            <legend class="field-group__title">{title}</legend>
            {live(move || { let hint = hint.get(); (!hint.is_empty()).then(|| view! { <p class="field__hint">{hint}</p> }) })}
            {live(move || error.get().map(|words| view! { <p class="field__error" id=error_id.clone()><Icon name=IconName::Warning/><span>{words}</span></p> }))}
            <div class="field-group__fields">{children}</div>
        </fieldset>
    }
}

/// What is to be put right, at the top of a form: it takes the focus when it appears, and each line leads to its field, which is found by the
/// same words there.
#[component]
pub fn ErrorSummary(
    /// The words; shown while there are any.
    #[prop(into)]
    errors: Signal<Vec<String>>,
) -> Node {
    let summary = NodeRef::<leptos::html::Div>::new();
    whenever(move |_| {
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
    let lines = move || {
        let errors = errors.get();
        let line = |(at, words): (usize, &String)| {
            // Two people without a name are told in the same words: the second line leads to the second of them.
            let nth = errors.iter().take(at).filter(|other| *other == words).count();
            let (shown, words) = (words.clone(), words.clone());
            let lead = move |event: web_sys::Event| {
                event.prevent_default();
                focus_field(&words, nth);
            };
            view! { <li><a href="#" on:click=lead>{shown}</a></li> }
        };
        errors.iter().enumerate().map(line).collect_view()
    };
    view! {
        <Show when=move || !errors.with(Vec::is_empty)>
            <div class="error-summary" role="alert" tabindex="-1" node_ref=summary>
                <p class="error-summary__title">"Not saved yet. Please look at this:"</p>
                <ul>{live(lines)}</ul>
            </div>
        </Show>
    }
}

/// Moves the focus to the field, or the group of fields, that has these words as its error: to the nth of those with the same words.
fn focus_field(words: &str, nth: usize) -> Option<()> {
    let errors = web_sys::window()?.document()?.get_elements_by_class_name("field__error");
    let error = (0..errors.length())
        .filter_map(|index| errors.item(index))
        .filter(|error| error.text_content().is_some_and(|text| text.trim() == words.trim()))
        .nth(nth)?;
    let place = error.closest(".field, .field-group").ok()??;
    let control = place.query_selector("input, textarea, select, button").ok()??;
    let control = control.dyn_into::<web_sys::HtmlElement>().ok()?;
    control.focus().ok()?;
    control.scroll_into_view();
    Some(())
}
