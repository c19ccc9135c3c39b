//! The cover of a book: its photo, or a small cloth-bound book with the title set in it. The same title has the same cloth for ever.

use crate::dom::prelude::*;

/// How many cloths and how many ornaments there are in the style sheet.
const CLOTHS: u32 = 8;

/// Ornaments, each a few strokes on a grid of 24.
const ORNAMENTS: [&str; 6] = [
    // pebbles
    "M4 17.5c0-2.2 3-3.3 8-3.3s8 1.1 8 3.3-3 3.3-8 3.3-8-1.1-8-3.3zM7 11.2c.2-2 2.3-2.8 5.2-2.7s5 1.1 4.8 2.9-2.3 2.7-5.2 2.6-5-1-4.8-2.8zM9.4 5.6c.4-1.7 1.7-2.4 3.3-2.2s2.6 1.3 2.3 2.7-1.7 2.3-3.3 2.1-2.6-1.2-2.3-2.6z",
    // sun
    "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 3v2M12 19v2M5.6 5.6 7 7M17 17l1.4 1.4M3 12h2M19 12h2M5.6 18.4 7 17M17 7l1.4-1.4",
    // sprout
    "M12 21v-9M12 12c0-4-2.6-6.5-7.5-6.8C4.7 9.5 7.4 12 12 12zM12 15c0-3.5 2.5-5.8 7.2-6-.2 4.1-2.9 6-7.2 6z",
    // moon
    "M19 14.5A8 8 0 0 1 9.5 5a8 8 0 1 0 9.5 9.5zM16.5 4.5v3M15 6h3",
    // waves
    "M3 9c1.5-2 3-2 4.5 0s3 2 4.5 0 3-2 4.5 0 3 2 4.5 0M3 14c1.5-2 3-2 4.5 0s3 2 4.5 0 3-2 4.5 0 3 2 4.5 0M3 19c1.5-2 3-2 4.5 0s3 2 4.5 0 3-2 4.5 0 3 2 4.5 0",
    // star
    "M12 3.8l2.5 5.2 5.7.8-4.1 4 1 5.7-5.1-2.7-5.1 2.7 1-5.7-4.1-4 5.7-.8z",
];

/// A cover. Decoration: the title stands beside it.
#[component]
pub fn BookCover(
    /// The title, set on the cloth where there is no photo.
    #[prop(into)]
    title: String,
    /// The address of a photo, if there is one.
    #[prop(optional, into)]
    url: Signal<Option<String>>,
    /// For a shelf or the head of a screen, where there is room for the title.
    #[prop(optional)]
    large: bool,
) -> Node {
    let longest = title.split_whitespace().map(|word| word.chars().count()).max().unwrap_or_default();
    let long = longest > 7 || title.chars().count() > 24;
    let seed = seed(&title);
    let ornament = usize::try_from(seed / CLOTHS).unwrap_or_default() % ORNAMENTS.len();
    let ornament = ORNAMENTS.get(ornament).copied().unwrap_or_default();
    view! {
        <span class="cover" class:cover--large=large class:cover--long=long data-cloth=(seed % CLOTHS).to_string() aria-hidden="true">
            {live(move || match url.get() {
                Some(url) => view! { <img class="cover__photo" src=url alt="" loading="lazy"/> },
                None => {
                    let title = title.clone();
                    view! {
                        <span class="cover__board">
                            <span class="cover__title" dir="auto">{title}</span>
                            <svg class="cover__ornament" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round" focusable="false"><path d=ornament></path></svg>
                        </span>
                    }
                }
            })}
        </span>
    }
}

/// The same number for the same title, well spread.
fn seed(title: &str) -> u32 {
    let hash = title.chars().fold(2_166_136_261, |hash: u32, letter| {
        (hash ^ u32::from(letter)).wrapping_mul(16_777_619)
    });
    let hash = (hash ^ (hash >> 15)).wrapping_mul(0x85eb_ca6b);
    hash ^ (hash >> 13)
}
