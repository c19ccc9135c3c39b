//! The normal forms of Unicode, composed, decomposed and in small letters. Their tables are tens of kilobytes which every browser has already, so the
//! app hands the browser's own in; natively they come from a library.

use std::borrow::Cow;
use std::sync::OnceLock;

/// The three functions.
#[derive(Clone, Copy, Debug)]
pub struct NormalForms {
    /// Form C: "e" and an accent become "é".
    pub composed: fn(&str) -> String,
    /// Form D: "é" becomes "e" and an accent.
    pub decomposed: fn(&str) -> String,
    /// Lower case: "Zoë" becomes "zoë".
    pub small: fn(&str) -> String,
}

static HANDED_IN: OnceLock<NormalForms> = OnceLock::new();

/// Hands the functions in, once, before anything is read or written.
pub fn hand_in_normal_forms(forms: NormalForms) {
    let _ = HANDED_IN.set(forms);
}

pub(super) fn composed(text: &str) -> Cow<'_, str> {
    // What is plain ASCII is in both forms already: most of what is written.
    if text.is_ascii() {
        Cow::Borrowed(text)
    } else {
        Cow::Owned((forms().composed)(text))
    }
}

pub(super) fn decomposed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        Cow::Borrowed(text)
    } else {
        Cow::Owned((forms().decomposed)(text))
    }
}

pub(super) fn small(text: &str) -> String {
    if text.is_ascii() {
        text.to_ascii_lowercase()
    } else {
        (forms().small)(text)
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn forms() -> NormalForms {
    use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
    HANDED_IN.get().copied().unwrap_or(NormalForms {
        composed: |text| ComposingNormalizerBorrowed::new_nfc().normalize(text).into_owned(),
        decomposed: |text| DecomposingNormalizerBorrowed::new_nfd().normalize(text).into_owned(),
        small: str::to_lowercase,
    })
}

#[cfg(target_arch = "wasm32")]
fn forms() -> NormalForms {
    HANDED_IN.get().copied().unwrap_or(NormalForms {
        composed: str::to_owned,
        decomposed: str::to_owned,
        small: str::to_ascii_lowercase,
    })
}
