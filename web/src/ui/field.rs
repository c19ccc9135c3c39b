//! Fields to type into. Each has its label above, its hint below it, and its error between that and the field, all tied together for
//! a screen reader.

use super::Show;
use super::fresh_id;
use super::icon::{Icon, IconName};
use crate::dom::prelude::*;

/// What every field has around it.
pub(super) struct Frame {
    pub id: String,
    pub label: Signal<String>,
    pub hint: Signal<String>,
    pub error: Signal<Option<String>>,
    pub optional: bool,
}

impl Frame {
    /// The id given by the screen, or one of its own.
    pub fn new(id: Option<String>, label: Signal<String>, hint: Signal<String>, error: Signal<Option<String>>, optional: bool) -> Self {
        let id = id.unwrap_or_else(|| fresh_id("field"));
        Frame {
            id,
            label,
            hint,
            error,
            optional,
        }
    }

    /// What describes the field: its hint and its error, where there are any.
    pub fn described_by(&self) -> Signal<Option<String>> {
        let (id, hint, error) = (self.id.clone(), self.hint, self.error);
        Signal::derive(move || {
            let hint = (!hint.with(String::is_empty)).then(|| format!("{id}-hint"));
            let error = error.with(Option::is_some).then(|| format!("{id}-error"));
            match (hint, error) {
                (Some(hint), Some(error)) => Some(format!("{hint} {error}")),
                (one, other) => one.or(other),
            }
        })
    }

    /// The value of `aria-invalid`.
    pub fn invalid(&self) -> Signal<Option<&'static str>> {
        let error = self.error;
        Signal::derive(move || error.with(Option::is_some).then_some("true"))
    }

    /// Hint and error, to stand between the label and the field.
    pub fn notes(&self) -> Node {
        let (hint, error) = (self.hint, self.error);
        let (hint_id, error_id) = (format!("{}-hint", self.id), format!("{}-error", self.id));
        view! {
            {live(move || {
                let (id, words) = (hint_id.clone(), hint.get());
                (!words.is_empty()).then(|| view! { <p class="field__hint" id=id>{words}</p> })
            })}
            {live(move || {
                let (id, words) = (error_id.clone(), error.get());
                words.map(|words| view! { <p class="field__error" id=id><Icon name=IconName::Warning/><span>{words}</span></p> })
            })}
        }
    }

    /// The whole field.
    pub fn around(self, control: Node) -> Node {
        let (label, error) = (self.label, self.error);
        view! {
            <div class="field" class:has-error=move || error.with(Option::is_some)>
                <label class="field__label" for=self.id.clone()>
                    {label}
                    {self.optional.then(|| view! { <span class="field__optional">" (optional)"</span> })}
                </label>
                {self.notes()}
                {control}
            </div>
        }
    }
}

/// What is typed into a line, for the right keyboard on a phone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum InputKind {
    /// Words.
    #[default]
    Text,
    /// A person's name: no capital is changed, nothing corrected.
    Name,
    /// A phone number.
    Phone,
    /// Digits.
    Number,
    /// What nobody should read over her shoulder.
    Password,
    /// The same, in digits.
    Pin,
}

impl InputKind {
    const fn attributes(self) -> (&'static str, Option<&'static str>, Option<&'static str>) {
        match self {
            InputKind::Text => ("text", None, None),
            InputKind::Name => ("text", None, Some("words")),
            InputKind::Phone => ("tel", Some("tel"), None),
            InputKind::Number => ("text", Some("numeric"), None),
            InputKind::Password => ("password", None, Some("none")),
            InputKind::Pin => ("password", Some("numeric"), None),
        }
    }
}

/// One line of text.
#[component]
pub fn TextField(
    /// What is asked.
    #[prop(into)]
    label: Signal<String>,
    /// What is typed.
    value: RwSignal<String>,
    /// What helps to answer.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Its id, if something else must know it.
    #[prop(optional, into)]
    id: Option<String>,
    /// What is typed, for the right keyboard.
    #[prop(optional)]
    kind: InputKind,
    /// What the browser may offer: her own name and address, never a child's.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// Says that it may stay blank.
    #[prop(optional)]
    optional: bool,
    /// Only as wide as its answer: a number, an age.
    #[prop(optional)]
    short: bool,
) -> Node {
    let frame = Frame::new(id, label, hint, error, optional);
    let (described_by, invalid) = (frame.described_by(), frame.invalid());
    let (kind, keyboard, capitals) = kind.attributes();
    let control = view! {
        <input
            class="input"
            class:input--short=short
            id=frame.id.clone()
            type=kind
            inputmode=keyboard
            autocapitalize=capitals
            autocomplete=autocomplete
            dir="auto"
            aria-describedby=move || described_by.get()
            aria-invalid=move || invalid.get()
            prop:value=value
            on:input=move |event| value.set(event_target_value(&event))
        />
    };
    frame.around(control)
}

/// Several lines of text. It grows with what is typed where the browser can.
#[component]
pub fn TextArea(
    /// What is asked.
    #[prop(into)]
    label: Signal<String>,
    /// What is typed.
    value: RwSignal<String>,
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
    /// Lines shown at first.
    #[prop(default = 3)]
    rows: u32,
) -> Node {
    let frame = Frame::new(id, label, hint, error, optional);
    let (described_by, invalid) = (frame.described_by(), frame.invalid());
    let control = view! {
        <textarea
            class="input input--area"
            id=frame.id.clone()
            rows=rows.to_string()
            // Browsers write what is typed into fields down for their own next start, in the open; not into these.
            autocomplete="off"
            dir="auto"
            aria-describedby=move || described_by.get()
            aria-invalid=move || invalid.get()
            prop:value=value
            on:input=move |event| value.set(event_target_value(&event))
        ></textarea>
    };
    frame.around(control)
}

/// A day, kept as `2026-11-23`; blank for none.
#[component]
pub fn DateField(
    /// What is asked.
    #[prop(into)]
    label: Signal<String>,
    /// What is chosen.
    value: RwSignal<String>,
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
    /// The first day offered.
    #[prop(optional, into)]
    min: Option<String>,
    /// The last day offered.
    #[prop(optional, into)]
    max: Option<String>,
) -> Node {
    let frame = Frame::new(id, label, hint, error, optional);
    let (described_by, invalid) = (frame.described_by(), frame.invalid());
    let control = view! {
        <input
            class="input input--date"
            id=frame.id.clone()
            type="date"
            autocomplete="off"
            min=min
            max=max
            aria-describedby=move || described_by.get()
            aria-invalid=move || invalid.get()
            prop:value=value
            on:input=move |event| value.set(event_target_value(&event))
        />
    };
    frame.around(control)
}

/// A line that narrows a list while it is typed into.
#[component]
pub fn SearchField(
    /// What can be looked for.
    #[prop(into)]
    label: String,
    /// What is typed.
    value: RwSignal<String>,
) -> Node {
    let input = NodeRef::<leptos::html::Input>::new();
    let clear = move |_| {
        value.set(String::new());
        if let Some(input) = input.get_untracked() {
            let _ = input.focus();
        }
    };
    let id = fresh_id("search");
    view! {
        <div class="search" role="search">
            <label class="search__label" for=id.clone()>{label}</label>
            <span class="search__box">
                <Icon name=IconName::Search/>
                <input
                    class="input search__input"
                    id=id.clone()
                    type="search"
                    node_ref=input
                    dir="auto"
                    autocomplete="off"
                    enterkeyhint="search"
                    prop:value=value
                    on:input=move |event| value.set(event_target_value(&event))
                />
                <Show when=move || !value.with(String::is_empty)>
                    <button type="button" class="icon-button search__clear" aria-label="Clear the search" on:click=clear>
                        <Icon name=IconName::Close/>
                    </button>
                </Show>
            </span>
        </div>
    }
}
