//! Fields to choose with: one of several, several of many, or yes and no.

use super::child::Avatar;
use super::field::Frame;
use super::fresh_id;
use crate::dom::prelude::*;

/// One of many, folded away. For up to five choices a `RadioGroup` is kinder.
#[component]
pub fn SelectField(
    /// What is asked.
    #[prop(into)]
    label: Signal<String>,
    /// The value of what is chosen.
    value: RwSignal<String>,
    /// What can be chosen: value and words.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    /// What helps to answer.
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
) -> Node {
    let frame = Frame::new(id, label, hint, error, optional);
    let (described_by, invalid) = (frame.described_by(), frame.invalid());
    let entries = move || {
        let chosen = value.get();
        let entry = |(key, words): (String, String)| {
            let is_chosen = key == chosen;
            view! { <option value=key prop:selected=is_chosen>{words}</option> }
        };
        options.get().into_iter().map(entry).collect_view()
    };
    let control = view! {
        <div class="select">
            <select
                class="input"
                id=frame.id.clone()
                autocomplete="off"
                aria-describedby=move || described_by.get()
                aria-invalid=move || invalid.get()
                on:change=move |event| value.set(event_target_value(&event))
            >
                {entries}
            </select>
        </div>
    };
    frame.around(control)
}

/// Yes or no.
#[component]
pub fn CheckField(
    /// What a tick means.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is ticked.
    value: RwSignal<bool>,
    /// What helps to decide.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Its id, if something else must know it.
    #[prop(optional, into)]
    id: Option<String>,
) -> Node {
    let frame = Frame::new(id, label, hint, error, false);
    let (described_by, invalid) = (frame.described_by(), frame.invalid());
    view! {
        <div class="field field--check" class:has-error=move || error.with(Option::is_some)>
            <label class="choice" for=frame.id.clone()>
                <input
                    class="choice__box"
                    id=frame.id.clone()
                    type="checkbox"
                    aria-describedby=move || described_by.get()
                    aria-invalid=move || invalid.get()
                    prop:checked=value
                    on:change=move |event| value.set(event_target_checked(&event))
                />
                <span class="choice__words">{label}</span>
            </label>
            {frame.notes()}
        </div>
    }
}

/// One of a few, all in sight.
#[component]
pub fn RadioGroup(
    /// What is asked.
    #[prop(into)]
    label: Signal<String>,
    /// The value of what is chosen.
    value: RwSignal<String>,
    /// What can be chosen: value and words.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    /// What helps to answer.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Its id, if something else must know it.
    #[prop(optional, into)]
    id: Option<String>,
    /// Side by side in one bar, for two to four short answers.
    #[prop(optional)]
    segmented: bool,
) -> Node {
    let frame = Frame::new(id, label, hint, error, false);
    let described_by = frame.described_by();
    let name = fresh_id("choice");
    let choices = move || {
        let choice = |(key, words): (String, String)| {
            let own = key.clone();
            view! {
                <label class="choice">
                    <input
                        class="choice__box"
                        type="radio"
                        name=name.clone()
                        value=key.clone()
                        prop:checked=move || value.with(|value| *value == own)
                        on:change=move |_| value.set(key.clone())
                    />
                    <span class="choice__words">{words}</span>
                </label>
            }
        };
        options.get().into_iter().map(choice).collect_view()
    };
    view! {
        <fieldset
            class="field field--radios"
            class:field--segmented=segmented
            class:has-error=move || error.with(Option::is_some)
            id=frame.id.clone()
            aria-describedby=move || described_by.get()
        >
            <legend class="field__label">{label}</legend>
            {frame.notes()}
            <div class="choices">{choices}</div>
        </fieldset>
    }
}

/// Several of many, all in sight: what is tapped is taken, tapped again it is not.
#[component]
pub fn ChipGroup(
    /// What is asked.
    #[prop(into)]
    label: Signal<String>,
    /// The values of what is chosen.
    value: RwSignal<Vec<String>>,
    /// What can be chosen: value and words.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    /// What helps to answer.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The values are children, who are known by their colour too.
    #[prop(optional)]
    children_of_the_book: bool,
) -> Node {
    let frame = Frame::new(None, label, hint, error, false);
    let described_by = frame.described_by();
    let choices = move || {
        let choice = |(key, words): (String, String)| {
            let own = key.clone();
            let child = key.parse().ok().filter(|_| children_of_the_book);
            view! {
                <label class="choice">
                    <input
                        class="choice__box"
                        type="checkbox"
                        prop:checked=move || value.with(|value| value.contains(&own))
                        on:change=move |_| value.update(|value| toggle(value, &key))
                    />
                    {child.map(|child| view! { <Avatar child/> })}
                    <bdi class="choice__words">{words}</bdi>
                </label>
            }
        };
        options.get().into_iter().map(choice).collect_view()
    };
    view! {
        <fieldset class="field" class:has-error=move || error.with(Option::is_some) id=frame.id.clone() aria-describedby=move || described_by.get()>
            <legend class="field__label">{label}</legend>
            {frame.notes()}
            <div class="choices">{choices}</div>
        </fieldset>
    }
}

fn toggle(chosen: &mut Vec<String>, key: &str) {
    let before = chosen.len();
    chosen.retain(|one| one != key);
    if chosen.len() == before {
        chosen.push(key.to_owned());
    }
}
