//! The parent card of a book, A5: a gift, and the heart of the pack. It can be sent as words, too.

use super::{gone, setting_name};
use crate::dom::prelude::*;
use crate::platform::files::{self, Delivery};
use crate::route::Route;
use crate::state::{App, use_app};
use crate::ui::{Button, ButtonKind, ButtonLink, PageHeader, Paper, PrintSheet, SheetFoot, SheetHead, SheetPart, ToastKind};
use leptos::task::spawn_local;
use pebblebook::ids::ItemId;
use pebblebook::notebook::Notebook;
use pebblebook::row::Kind;
use std::fmt::Write;

/// A card, in words.
#[derive(Clone, PartialEq)]
struct Words {
    setting: String,
    title: String,
    by: String,
    ways: Vec<String>,
    questions: Vec<String>,
    words: Vec<(String, String)>,
    afterwards: Vec<String>,
    objectives: Vec<(String, Vec<String>)>,
}

/// The parent card.
#[component]
pub fn PrintCard(
    /// Of which book.
    id: ItemId,
) -> Node {
    let app = use_app();
    let card = app.view(&[Kind::Book, Kind::Objective, Kind::Setting], move |notebook, _| {
        words(notebook, id)
    });
    view! { {live(move || card.get().map_or_else(gone, |card| shown(app, id, card)))} }
}

fn words(notebook: &Notebook, id: ItemId) -> Option<Words> {
    let book = notebook.book(id)?;
    let lines = |notes: &[pebblebook::words::Note]| notes.iter().map(ToString::to_string).collect::<Vec<_>>();
    let mut objectives: Vec<(String, Vec<String>)> = Vec::new();
    let mut chosen: Vec<_> = book.card.objectives.iter().filter_map(|id| notebook.objective(*id)).collect();
    pebblebook::order::by_key(&mut chosen, |objective| objective.area);
    for objective in chosen {
        let area = objective.area.name();
        match objectives.last_mut().filter(|(last, _)| last == area) {
            Some((_, texts)) => texts.push(objective.text.to_string()),
            None => objectives.push((area.to_owned(), vec![objective.text.to_string()])),
        }
    }
    let by = [book.author.as_ref(), book.illustrator.as_ref()]
        .into_iter()
        .flatten()
        .map(ToString::to_string)
        .collect::<Vec<_>>();
    Some(Words {
        setting: setting_name(notebook),
        title: book.title.to_string(),
        by: by.join(" · "),
        ways: lines(&book.card.ways),
        questions: lines(&book.card.questions),
        words: book
            .card
            .words
            .iter()
            .map(|word| {
                (
                    word.word.to_string(),
                    word.meaning.as_ref().map(ToString::to_string).unwrap_or_default(),
                )
            })
            .collect(),
        afterwards: lines(&book.card.afterwards),
        objectives,
    })
}

/// The card as plain words, for a message.
fn message(card: &Words) -> String {
    let mut text = format!("{}\n", card.title);
    let mut part = |heading: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            let _ = write!(text, "\n{heading}\n");
            lines.iter().for_each(|line| _ = writeln!(text, "• {line}"));
        }
    };
    part("Ways to use the story", card.ways.clone());
    part("Questions to ask", card.questions.clone());
    part(
        "Words to explore",
        card.words
            .iter()
            .map(|(word, meaning)| {
                if meaning.is_empty() {
                    word.clone()
                } else {
                    format!("{word}: {meaning}")
                }
            })
            .collect(),
    );
    part("Things to do after", card.afterwards.clone());
    part(
        "What it helps with",
        card.objectives
            .iter()
            .map(|(area, lines)| format!("{area}: {}", lines.join("; ")))
            .collect(),
    );
    let _ = write!(text, "\n{}", card.setting);
    text
}

fn shown(app: App, id: ItemId, card: Words) -> Node {
    let empty = card.ways.is_empty() && card.questions.is_empty() && card.words.is_empty() && card.afterwards.is_empty();
    let text = message(&card);
    let send = Callback::new(move |()| {
        let text = text.clone();
        spawn_local(async move {
            if matches!(files::share_text(&text).await, Some(Delivery::Shared | Delivery::Cancelled)) {
                return;
            }
            if files::copy_text(&text).await {
                app.tell(
                    "The card is copied as words. Paste it into your message.".to_owned(),
                    ToastKind::Done,
                );
            } else {
                app.tell("The browser would not copy it. Print it instead.".to_owned(), ToastKind::Trouble);
            }
        });
    });
    let list = |title: &'static str, lines: Vec<String>| {
        (!lines.is_empty()).then(|| view! {
            <SheetPart title><ul class="sheet__points">{lines.into_iter().map(|line| view! { <li><bdi>{line}</bdi></li> }).collect_view()}</ul></SheetPart>
        })
    };
    let Words {
        setting,
        title,
        by,
        ways,
        questions,
        words,
        afterwards,
        objectives,
    } = card;
    view! {
        <PageHeader title="Parent card".to_string() back=Route::Book(id).href()/>
        <div class="actions not-on-paper">
            <Button kind=ButtonKind::Secondary on_click=send>"Send as a message"</Button>
            <ButtonLink kind=ButtonKind::Quiet href=Route::CardEdit(id).href()>"Write the card"</ButtonLink>
        </div>
        {empty.then(|| view! { <p class="quiet not-on-paper">"Nothing has been written on this card yet."</p> })}
        <PrintSheet paper=Paper::A5 label=format!("Parent card of {title}")>
            <SheetHead setting_name=setting kind="To share at home"/>
            <h2 class="sheet__title"><bdi>{title}</bdi></h2>
            {(!by.is_empty()).then(|| view! { <p class="sheet__by"><bdi>{by}</bdi></p> })}
            {list("Ways to use the story", ways)}
            {list("Questions to ask", questions)}
            {(!words.is_empty()).then(|| view! {
                <SheetPart title="Words to explore">
                    <dl class="sheet__words">
                        {words.into_iter().map(|(word, meaning)| view! { <dt><bdi>{word}</bdi></dt><dd><bdi>{meaning}</bdi></dd> }).collect_view()}
                    </dl>
                </SheetPart>
            })}
            {list("Things to do after", afterwards)}
            {(!objectives.is_empty()).then(|| view! {
                <SheetPart title="What it helps with">
                    <ul class="sheet__points">
                        {objectives.into_iter().map(|(area, lines)| view! { <li><strong>{area}</strong>": "<bdi>{lines.join(" · ")}</bdi></li> }).collect_view()}
                    </ul>
                </SheetPart>
            })}
            <SheetFoot><p>"There is no right way to do this. Have a cuddle and a good story."</p></SheetFoot>
        </PrintSheet>
    }
}
