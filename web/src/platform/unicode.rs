//! The browser's own normal forms of Unicode, handed to core, which then need not bring their tables along.

use js_sys::JsString;
use pebblebook::words::{NormalForms, hand_in_normal_forms};

/// Hands them in.
pub fn hand_in() {
    hand_in_normal_forms(NormalForms {
        composed: |text| String::from(JsString::from(text).normalize("NFC")),
        decomposed: |text| String::from(JsString::from(text).normalize("NFD")),
        small: |text| String::from(JsString::from(text).to_lower_case()),
    });
}
