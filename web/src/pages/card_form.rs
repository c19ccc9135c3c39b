//! A form for the parent card of a book: one entry a line, and the learning objectives the book covers.

use super::asking::{Answer, Asking};
use crate::dom::prelude::*;
use crate::route::{Route, go_instead};
use crate::state::use_app;
use crate::ui::{Button, ButtonKind, ButtonLink, Form, PageHeader, SearchField, Section, TextArea};
use pebblebook::asked::Field;
use pebblebook::command::Command;
use pebblebook::eyfs::{AgeBand, Area};
use pebblebook::ids::{ItemId, ObjectiveId};
use pebblebook::lending::{CardAsked, LendingCommand};
use pebblebook::row::Kind;
use pebblebook::words::matches;

/// A form for a card.
#[component]
pub fn CardForm(
    /// Of which book.
    id: ItemId,
) -> Node {
    let app = use_app();
    let screen = format!("card/{id}");
    let Some((title, kept)) = app.look(|notebook| notebook.book(id).map(|book| (book.title.to_string(), CardAsked::of(&book.card)))) else {
        return view! {
            <PageHeader title="Not here any more".to_string() back=Route::Library.href()/>
            <p>"This book is no longer in the library."</p>
        };
    };
    let (asking, start) = Asking::drafted(screen, kept);
    let [ways, questions, words, afterwards] = [start.ways, start.questions, start.words, start.afterwards].map(RwSignal::new);
    let chosen = RwSignal::new(start.objectives);
    let asked = move || CardAsked {
        ways: ways.get(),
        questions: questions.get(),
        words: words.get(),
        afterwards: afterwards.get(),
        objectives: chosen.get(),
    };
    asking.keep(asked);
    let save = Callback::new(move |()| {
        let now = app.look(|notebook| notebook.book(id).map(|book| CardAsked::of(&book.card)));
        let Some(asked) = asking.onto(untrack(asked), now.as_ref()) else {
            return;
        };
        let command = LendingCommand::SaveCard(id, asked);
        asking.run(Command::Lending(command), move |_| go_instead(Route::Book(id)));
    });
    let error = move |field: Field| asking.error(field);
    view! {
        <PageHeader title=format!("The card of “{title}”") back=Route::Book(id).href()/>
        <Form on_submit=save>
            <Answer asking/>
            <TextArea label="Ways to use the story" value=ways error=error(Field::CardWays) hint="One a line."/>
            <TextArea label="Questions to ask" value=questions error=error(Field::CardQuestions) hint="One a line. Open ones, with no right answer, get the talk going."/>
            <TextArea label="Words to explore" value=words error=error(Field::CardWords) hint="One a line, with a colon before what it means. For example: bridge: a way over water"/>
            <TextArea label="Things to do after" value=afterwards error=error(Field::CardAfterwards) hint="One a line. Things found at home are best."/>
            <Objectives chosen/>
            <div class="actions">
                <Button kind=ButtonKind::Primary submit=true busy=app.busy>"Save the card"</Button>
                <ButtonLink href=Route::Book(id).href() kind=ButtonKind::Quiet on_click=Callback::new(move |()| asking.give_up())>"Cancel"</ButtonLink>
            </div>
        </Form>
    }
}

/// An objective to choose.
#[derive(Clone, PartialEq)]
struct Found {
    id: ObjectiveId,
    area: Area,
    band: Option<AgeBand>,
    text: String,
}

/// The objectives to choose from, by area and band.
#[component]
fn Objectives(chosen: RwSignal<Vec<ObjectiveId>>) -> Node {
    let app = use_app();
    let search = RwSignal::new(String::new());
    let found = app.view(&[Kind::Objective], move |notebook, _| {
        let wanted = search.get();
        let all = notebook
            .objectives()
            .into_iter()
            .filter(|objective| !objective.hidden || chosen.with_untracked(|chosen| chosen.contains(&objective.id)));
        let fits =
            all.filter(|objective| wanted.trim().is_empty() || matches(&format!("{} {}", objective.text, objective.area.name()), &wanted));
        fits.map(|objective| Found {
            id: objective.id,
            area: objective.area,
            band: objective.band,
            text: objective.text.to_string(),
        })
        .collect::<Vec<_>>()
    });
    let toggle = move |id: ObjectiveId, on: bool| {
        chosen.update(|chosen| {
            chosen.retain(|other| *other != id);
            if on {
                chosen.push(id);
            }
        });
    };
    let choice = move |(id, text): (ObjectiveId, String)| {
        view! {
            <label class="choice choice--check">
                <input type="checkbox" prop:checked=move || chosen.get().contains(&id) on:change=move |event| toggle(id, event_target_checked(&event))/>
                <span>{text}</span>
            </label>
        }
    };
    // Folded, for all of them would be a wall; whoever looks for one sees at once what is found.
    let area_of = move |area: Area| {
        let here: Vec<Found> = found.get().into_iter().filter(|one| one.area == area).collect();
        let bands = AgeBand::ALL.into_iter().map(Some).chain([None]);
        let of_band = |band: Option<AgeBand>| {
            let these: Vec<_> = here
                .iter()
                .filter(|one| one.band == band)
                .map(|one| (one.id, one.text.clone()))
                .collect();
            (!these.is_empty()).then(|| {
                view! {
                    <fieldset class="field-group">
                        <legend class="field-group__title">{band.map_or("For any age", AgeBand::name)}</legend>
                        {these.into_iter().map(choice).collect_view()}
                    </fieldset>
                }
            })
        };
        let ids: Vec<ObjectiveId> = here.iter().map(|one| one.id).collect();
        let summary = move || match chosen.with(|chosen| chosen.iter().filter(|id| ids.contains(id)).count()) {
            0 => area.name().to_owned(),
            some => format!("{} ({some} chosen)", area.name()),
        };
        (!here.is_empty()).then(|| {
            view! {
                <details class="more" open=!search.get_untracked().trim().is_empty()>
                    <summary>{live(summary)}</summary>
                    {bands.map(of_band).collect_view()}
                </details>
            }
        })
    };
    view! {
        <Section title="Learning objectives it covers">
            <p class="hint" role="status">{live(move || match chosen.get().len() { 1 => "1 chosen".to_owned(), number => format!("{number} chosen") })}</p>
            <SearchField label="Find an objective" value=search/>
            {live(move || Area::ALL.into_iter().map(area_of).collect_view())}
        </Section>
    }
}
