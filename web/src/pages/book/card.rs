//! The parent card of a book, as it will go home.

use crate::dom::prelude::*;
use crate::route::Route;
use crate::state::use_app;
use crate::ui::{ButtonKind, ButtonLink, Section};
use pebblebook::ids::ItemId;
use pebblebook::row::Kind;

/// The card.
#[component]
pub fn Card(
    /// Of which book.
    item: ItemId,
) -> Node {
    let app = use_app();
    let card = app.view(&[Kind::Book, Kind::Objective], move |notebook, _| {
        let card = notebook.book(item).map(|book| book.card.clone()).unwrap_or_default();
        let text = |notes: &[pebblebook::words::Note]| notes.iter().map(ToString::to_string).collect::<Vec<_>>();
        let words = card.words.iter().map(|word| {
            word.meaning
                .as_ref()
                .map_or_else(|| word.word.to_string(), |meaning| format!("{}: {meaning}", word.word))
        });
        let objectives = card
            .objectives
            .iter()
            .filter_map(|id| notebook.objective(*id))
            .map(|objective| format!("{} ({})", objective.text, objective.area.name()));
        vec![
            ("Ways to use the story", text(&card.ways)),
            ("Questions to ask", text(&card.questions)),
            ("Words to explore", words.collect()),
            ("Things to do after", text(&card.afterwards)),
            ("What it helps with", objectives.collect()),
        ]
    });
    let empty = Signal::derive(move || card.get().iter().all(|(_, lines)| lines.is_empty()));
    view! {
        <Section title="The parent card">
            {live(move || empty.get().then(|| view! { <p class="quiet">"Nothing is on the card yet. Ways to use the story, questions to ask, words to explore: a few lines make a good card."</p> }))}
            {live(move || card.get().into_iter().filter(|(_, lines)| !lines.is_empty()).map(|(heading, lines)| view! {
                <h3>{heading}</h3>
                <ul class="points">{lines.into_iter().map(|line| view! { <li><bdi>{line}</bdi></li> }).collect_view()}</ul>
            }).collect_view())}
            <div class="actions">
                <ButtonLink href=Route::CardEdit(item).href() kind=ButtonKind::Secondary>"Write the card"</ButtonLink>
                <ButtonLink href=Route::PrintCard(item).href() kind=ButtonKind::Secondary>"Print or send the card"</ButtonLink>
                <ButtonLink href=Route::PrintLog(item).href() kind=ButtonKind::Quiet>"Print a reading log"</ButtonLink>
            </div>
        </Section>
    }
}
