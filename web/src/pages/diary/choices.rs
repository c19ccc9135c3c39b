//! One of a few things, as a group of choices shows it: what a thing is called is what is chosen.

use crate::dom::prelude::*;

/// What can be chosen.
pub fn options<T>(all: &[(T, &'static str)]) -> Vec<(String, String)> {
    all.iter().map(|(_, words)| ((*words).to_owned(), (*words).to_owned())).collect()
}

/// What is chosen.
pub fn chosen<T: Copy>(all: &[(T, &'static str)], value: RwSignal<String>) -> Option<T> {
    let value = value.get();
    all.iter().find(|(_, words)| *words == value).map(|(one, _)| *one)
}
