//! The two macros the screens are written with, in the framework's own way of writing: `view!` for markup and `#[component]` for a part
//! of the kit.
//!
//! The framework gives every element a type of its own and compiles building, rebuilding and removing anew for each. She loads all of that
//! over a phone's connection, and it was more than a third of the app. Here the markup of a screen becomes one string, and beside it only
//! what is not known beforehand; `web/src/dom` draws both. What the app is made to follow (signals, effects, owners) stays the framework's.

mod component;
mod markup;

use proc_macro::TokenStream;

/// Markup, as a `Node`. Elements are written in lower case, parts of the kit in upper case; `on:`, `prop:`, `class:` and `node_ref` as in
/// the framework. An event is handed over as a plain `web_sys::Event`.
#[proc_macro]
pub fn view(tokens: TokenStream) -> TokenStream {
    markup::view(tokens.into()).unwrap_or_else(|error| error.to_compile_error()).into()
}

/// Makes a part of the kit of a function: `<Name .../>` in a `view!` then draws what the function returns. What it is given may be marked
/// `#[prop(into)]`, `#[prop(optional)]` and `#[prop(default = …)]`.
#[proc_macro_attribute]
pub fn component(_: TokenStream, item: TokenStream) -> TokenStream {
    component::component(item.into())
        .unwrap_or_else(|error| error.to_compile_error())
        .into()
}
