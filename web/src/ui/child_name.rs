//! A child's name, with the colour that helps to tell children apart and the allergies that must never be far from it.

use super::icon::{Icon, IconName};
use crate::state::use_app;
use leptos::prelude::*;
use pebblebook::ids::ChildId;
use pebblebook::people::{Child, ChildColour};
use pebblebook::row::Kind;

/// The name of a colour's class.
const fn colour_class(colour: ChildColour) -> &'static str {
    match colour {
        ChildColour::Rose => "child-colour child-colour--rose",
        ChildColour::Clay => "child-colour child-colour--clay",
        ChildColour::Honey => "child-colour child-colour--honey",
        ChildColour::Moss => "child-colour child-colour--moss",
        ChildColour::Sea => "child-colour child-colour--sea",
        ChildColour::Sky => "child-colour child-colour--sky",
        ChildColour::Plum => "child-colour child-colour--plum",
        ChildColour::Slate => "child-colour child-colour--slate",
    }
}

fn initials(child: &Child) -> String {
    let words = child.known_as().split_whitespace().take(2);
    words.filter_map(|word| word.chars().next()).flat_map(char::to_uppercase).collect()
}

/// A child's photo or initials on the child's colour.
#[component]
pub fn Avatar(
    /// Who.
    child: ChildId,
) -> impl IntoView {
    let app = use_app();
    let shown = app.view(&[Kind::Child], move |notebook, _| {
        notebook.child(child).map(|child| (child.colour, initials(child), child.photo))
    });
    let url = app.photo_url(move || shown.get().and_then(|(_, _, photo)| photo));
    view! {
        {move || shown.get().map(|(colour, initials, _)| view! {
            <span class=format!("avatar {}", colour_class(colour)) aria-hidden="true">
                {move || match url.get() {
                    Some(url) => view! { <img src=url alt=""/> }.into_any(),
                    None => view! { <span>{initials.clone()}</span> }.into_any(),
                }}
            </span>
        })}
    }
}

/// A child's everyday name with colour and allergies.
#[component]
pub fn ChildName(
    /// Who.
    child: ChildId,
) -> impl IntoView {
    let app = use_app();
    let shown = app.view(&[Kind::Child], move |notebook, _| {
        notebook.child(child).map(|child| {
            let allergies: Vec<String> = child.allergies.iter().map(ToString::to_string).collect();
            (child.known_as().to_owned(), allergies.join(", "))
        })
    });
    view! {
        <span class="child-name">
            <Avatar child/>
            {move || match shown.get() {
                Some((name, allergies)) => view! {
                    <span class="child-name__words">
                        <bdi class="child-name__name">{name}</bdi>
                        {(!allergies.is_empty()).then(|| view! {
                            <span class="allergies"><Icon name=IconName::Warning/><span>"Allergies: "<bdi>{allergies.clone()}</bdi></span></span>
                        })}
                    </span>
                }.into_any(),
                None => view! { <span class="child-name__words">"A child who is no longer here"</span> }.into_any(),
            }}
        </span>
    }
}
