//! The copies of a book: where each is, and setting one aside or bringing it back.

use crate::dom::prelude::*;
use crate::state::use_app;
use crate::text;
use crate::ui::{Button, ButtonKind, Section, SelectField, Show, TextField};
use pebblebook::command::Command;
use pebblebook::ids::{CopyId, ItemId};
use pebblebook::lending::shelf::{Whereabouts, whereabouts};
use pebblebook::lending::{Condition, CopyState, LendingCommand};
use pebblebook::row::Kind;
use pebblebook::words::Line;

/// A copy, in words.
#[derive(Clone, PartialEq)]
struct Shown {
    copy: CopyId,
    number: String,
    condition: Condition,
    state: CopyState,
    place: String,
    out: bool,
}

/// The copies.
#[component]
pub fn Copies(
    /// Of which book.
    item: ItemId,
) -> Node {
    let app = use_app();
    let copies = app.view(&[Kind::Book, Kind::Loan, Kind::Hold, Kind::Child], move |notebook, today| {
        let Some(book) = notebook.book(item) else { return Vec::new() };
        let row = whereabouts(notebook, book, today);
        let shown = |(id, place): &(CopyId, Whereabouts)| {
            let copy = book.copy(*id)?;
            let out = matches!(place, Whereabouts::Out { .. });
            Some(Shown {
                copy: *id,
                number: copy.number.to_string(),
                condition: copy.condition,
                state: copy.state.clone(),
                place: text::whereabouts(place, notebook, today),
                out,
            })
        };
        row.copies.iter().filter_map(shown).collect::<Vec<_>>()
    });
    view! {
        <Section title="Where it is">
            <ul class="entries">
                {live(move || copies.get().into_iter().map(|shown| view! {
                    <li class="entry"><Copy shown/></li>
                }).collect_view())}
            </ul>
        </Section>
    }
}

#[component]
fn Copy(shown: Shown) -> Node {
    let app = use_app();
    let Shown {
        copy,
        number,
        condition,
        state,
        place,
        out,
    } = shown;
    let key = match &state {
        CopyState::Ready => "ready",
        CopyState::NeedsCheck => "check",
        CopyState::InRepair => "repair",
        CopyState::Lost => "lost",
        CopyState::Retired(_) => "retired",
    };
    let (state_key, why) = (RwSignal::new(key.to_owned()), RwSignal::new(String::new()));
    let condition_key = RwSignal::new(text::condition(condition).to_owned());
    let states = [
        ("ready", "Ready to lend"),
        ("check", "Needs a check"),
        ("repair", "In repair"),
        ("lost", "Lost"),
        ("retired", "Retired"),
    ];
    let states: Vec<_> = states.iter().map(|(key, words)| ((*key).to_owned(), (*words).to_owned())).collect();
    let conditions: Vec<_> = Condition::ALL
        .iter()
        .map(|one| (text::condition(*one).to_owned(), text::condition(*one).to_owned()))
        .collect();
    let error = RwSignal::new(None::<String>);
    let save = Callback::new(move |()| {
        let state = match state_key.get_untracked().as_str() {
            "check" => CopyState::NeedsCheck,
            "repair" => CopyState::InRepair,
            "lost" => CopyState::Lost,
            "retired" => match Line::parse(&why.get_untracked()) {
                Ok(why) => CopyState::Retired(why),
                Err(_) => return error.set(Some("Say in a few words why it is retired.".to_owned())),
            },
            _ => CopyState::Ready,
        };
        error.set(None);
        let condition = Condition::ALL
            .into_iter()
            .find(|one| text::condition(*one) == condition_key.get_untracked())
            .unwrap_or_default();
        app.run_plainly(Command::Lending(LendingCommand::SetCopy(copy, state, condition)));
    });
    view! {
        <p><strong>"No. "<bdi>{number.clone()}</bdi></strong>" · "{place}" · "{text::condition(condition)}</p>
        {(!out).then(|| view! {
            <details class="more">
                <summary>{format!("Change copy {number}")}</summary>
                <div class="form__row">
                    <SelectField label="How it stands" value=state_key options=states/>
                    <SelectField label="Condition" value=condition_key options=conditions/>
                </div>
                <Show when=move || state_key.get() == "retired"><TextField label="Why it is retired" value=why error=error/></Show>
                <div class="actions"><Button kind=ButtonKind::Secondary on_click=save>"Save this copy"</Button></div>
            </details>
        })}
    }
}
