//! What is protected, and what is not, in plain words.

use crate::dom::prelude::*;
use crate::route::Route;
use crate::state::use_app;
use crate::text::protected::{GOOD_TO_KNOW, NOT_PROTECTED, PROTECTED, Told};
use crate::ui::{Banner, PageHeader, Section};

/// What is protected, and what is not.
#[component]
pub fn Protected() -> Node {
    let app = use_app();
    view! {
        <PageHeader title="What is protected, and what is not".to_string() back=Route::Help.href()/>
        <Banner attention=false>
            <p>{live(move || if app.protected.get() { "A passphrase guards your book." } else { "No passphrase guards your book." })}</p>
        </Banner>
        {list("What is protected", &PROTECTED)}
        {list("What is not", &NOT_PROTECTED)}
        {list("Good to know", &GOOD_TO_KNOW)}
    }
}

fn list(title: &'static str, told: &'static [Told]) -> Node {
    let one = |(title, text): &Told| view! { <li class="entry"><p><strong>{*title}</strong></p><p>{*text}</p></li> };
    view! { <Section title=title.to_string()><ul class="entries">{told.iter().map(one).collect_view()}</ul></Section> }
}
