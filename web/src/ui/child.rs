//! A child, wherever one is shown: the name in its own direction, the colour, and allergies and needs beside it, always. The screens hand
//! over an id; the name is looked up here, so that none of them can leave these out.

use super::Tag;
use super::icon::{Icon, IconName};
use crate::dom::prelude::*;
use crate::state::use_app;
use pebblebook::ids::ChildId;
use pebblebook::people::ChildColour;
use pebblebook::row::Kind;

/// The most characters of the needs beside a name; the child's own page has them whole.
const MOST_OF_NEEDS: usize = 110;

/// The colour as the style sheet calls it.
#[must_use]
pub const fn colour_name(colour: ChildColour) -> &'static str {
    match colour {
        ChildColour::Rose => "rose",
        ChildColour::Clay => "clay",
        ChildColour::Honey => "honey",
        ChildColour::Moss => "moss",
        ChildColour::Sea => "sea",
        ChildColour::Sky => "sky",
        ChildColour::Plum => "plum",
        ChildColour::Slate => "slate",
    }
}

/// A child's photo, or the first letters of the name on the child's colour. Decoration: the name stands beside it.
#[component]
pub fn AvatarOf(
    /// The name the letters are taken from.
    #[prop(into)]
    name: Signal<String>,
    /// The child's colour.
    #[prop(into)]
    colour: Signal<ChildColour>,
    /// The address of a photo, if there is one.
    #[prop(optional, into)]
    url: Signal<Option<String>>,
    /// For the head of a screen.
    #[prop(optional)]
    large: bool,
) -> Node {
    view! {
        <span class="avatar" class:avatar--large=large data-colour=move || colour_name(colour.get()) aria-hidden="true">
            {live(move || match url.get() {
                Some(url) => view! { <img class="avatar__photo" src=url alt=""/> },
                None => view! { <span>{initials(&name.get())}</span> },
            })}
        </span>
    }
}

/// At most two letters, of any script; the style makes them capitals.
fn initials(name: &str) -> String {
    let quotes = |letter: &char| letter.is_ascii_punctuation() || matches!(letter, '‘' | '’' | '“' | '”' | '–' | '—');
    let mut words = name
        .split_whitespace()
        .filter_map(|word| word.chars().find(|letter| !quotes(letter)));
    let first = words.next();
    let last = words.next_back();
    first.into_iter().chain(last).collect()
}

/// What a child must not have. Never without the words.
#[component]
pub fn AllergyBadge(
    /// The allergies, one after the other.
    #[prop(into)]
    allergies: String,
) -> Node {
    view! {
        <span class="allergy">
            <Icon name=IconName::Allergy/>
            <span><span class="visually-hidden">"Allergies: "</span><bdi>{allergies}</bdi></span>
        </span>
    }
}

/// The beginning of what a child needs, short enough for a list. Words stay whole, for half a word may read as another.
fn shortened(needs: &str) -> String {
    let cut = needs.char_indices().nth(MOST_OF_NEEDS).and_then(|(end, _)| needs.get(..end));
    cut.map_or_else(
        || needs.to_owned(),
        |cut| format!("{}…", cut.rsplit_once(char::is_whitespace).map_or(cut, |(words, _)| words)),
    )
}

/// Name, allergies and needs, from plain values.
#[component]
pub fn ChildNameOf(
    /// The name used every day.
    #[prop(into)]
    name: String,
    /// The allergies, one after the other; blank for none.
    #[prop(into)]
    allergies: String,
    /// What else is to be known; blank for nothing.
    #[prop(into)]
    needs: String,
) -> Node {
    view! {
        <span class="child-name__words">
            <bdi class="child-name__name">{name}</bdi>
            {(!allergies.is_empty()).then(|| view! { <AllergyBadge allergies/> })}
            {(!needs.is_empty()).then(|| view! { <Tag><span class="visually-hidden">"Needs: "</span><bdi>{needs}</bdi></Tag> })}
        </span>
    }
}

/// A child's picture or letters, name, allergies and needs, kept up to date.
#[component]
pub fn ChildName(
    /// Who.
    child: ChildId,
) -> Node {
    let named = use_app().view(&[Kind::Child], move |notebook, _| {
        notebook.child(child).map(|child| {
            let allergies: Vec<&str> = child.allergies.iter().map(|one| one.as_str()).collect();
            (child.known_as().to_owned(), allergies.join(", "), shortened(child.needs.as_str()))
        })
    });
    view! {
        <span class="child-name">
            <Avatar child/>
            {live(move || match named.get() {
                Some((name, allergies, needs)) => view! { <ChildNameOf name allergies needs/> },
                None => view! { <span class="quiet">"A child who is no longer here"</span> },
            })}
        </span>
    }
}

/// A child's photo or letters, kept up to date.
#[component]
pub fn Avatar(
    /// Who.
    child: ChildId,
    /// For the head of a screen.
    #[prop(optional)]
    large: bool,
) -> Node {
    let app = use_app();
    let seen = app.view(&[Kind::Child], move |notebook, _| {
        notebook
            .child(child)
            .map(|child| (child.known_as().to_owned(), child.colour, child.photo))
    });
    let name = Signal::derive(move || seen.get().map(|(name, ..)| name).unwrap_or_default());
    let colour = Signal::derive(move || seen.get().map_or(ChildColour::Slate, |(_, colour, _)| colour));
    let url = app.photo_url(move || seen.get().and_then(|(.., photo)| photo));
    view! { <AvatarOf name colour url large/> }
}

/// The same as it is now, for a list that is drawn anew when something about a child changes. It follows nothing by itself, so that many of
/// them are quickly drawn while she types.
#[component]
pub fn AvatarNow(
    /// Who.
    child: ChildId,
) -> Node {
    let app = use_app();
    let seen = app.look(|notebook| {
        let child = notebook.child(child)?;
        Some((initials(child.known_as()), colour_name(child.colour), child.photo))
    });
    let (letters, colour, photo) = seen.unwrap_or((String::new(), colour_name(ChildColour::Slate), None));
    let inside = match photo.map(|photo| app.known_photo_url(photo)) {
        None => view! { <span>{letters}</span> },
        Some(Some(url)) => view! { <img class="avatar__photo" src=url alt=""/> },
        // Not read yet.
        Some(None) => return view! { <Avatar child/> },
    };
    view! { <span class="avatar" data-colour=colour aria-hidden="true">{inside}</span> }
}
