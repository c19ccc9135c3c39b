//! The cover of a book: the picture of it, or a small cloth-bound one with the title set in it.

use leptos::prelude::*;

/// How many cloths there are.
const CLOTHS: u32 = 6;

/// The cover of a book. Decoration: the title stands beside it in words.
#[component]
pub fn BookCover(
    /// The title.
    #[prop(into)]
    title: String,
    /// The address of the picture, once there is one.
    #[prop(optional, into)]
    url: Signal<Option<String>>,
    /// Larger, for the book's own screen.
    #[prop(optional)]
    large: bool,
) -> impl IntoView {
    let cloth = title.chars().fold(7u32, |sum, c| sum.wrapping_mul(31).wrapping_add(c as u32)) % CLOTHS;
    view! {
        <span class=format!("cover cover--cloth-{cloth}") class:cover--large=large aria-hidden="true">
            {move || match url.get() {
                Some(url) => view! { <img src=url alt=""/> }.into_any(),
                None => view! { <span class="cover__title">{title.clone()}</span> }.into_any(),
            }}
        </span>
    }
}
