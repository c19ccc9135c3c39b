//! One next step: what it is, what it has come to so far, and what it comes to today.

use super::asking::{Answer, Asking};
use super::observation::gone;
use crate::dom::prelude::*;
use crate::route::{Route, go_instead};
use crate::state::{App, use_app, whenever};
use crate::text::{self, dates, journal};
use crate::ui::{
    Button, ButtonKind, ButtonLink, ChildName, Definition, DefinitionList, Form, PageHeader, RadioGroup, Section, SelectField, Show,
    TextArea, ToastKind,
};
use pebblebook::asked::Field;
use pebblebook::command::Command;
use pebblebook::ids::{NextStepId, ObservationId};
use pebblebook::journal::{InJournal, JournalCommand, NextStep, StepMark, StepMove, StepState};
use pebblebook::notebook::Notebook;
use pebblebook::row::Kind;

/// How many of the latest observations are offered as what shows it.
const SHOWN_BY: usize = 20;

/// One next step.
#[component]
pub fn NextStepPage(
    /// Which.
    id: NextStepId,
) -> Node {
    let app = use_app();
    let step = app.view(&[Kind::NextStep, Kind::Observation], move |notebook, _| {
        notebook.next_step(id).cloned()
    });
    view! {
        {live(move || match step.get() {
            Some(step) => shown(app, &step),
            None => gone(),
        })}
    }
}

/// A link to an observation, by its day.
pub fn seen_on(app: App, id: ObservationId) -> Node {
    let on = app.look(|notebook| notebook.observation(id).map(|seen| seen.on));
    match on {
        Some(on) => view! { <a href=Route::Observation(id).href()>{format!("the observation of {}", dates::plain(on))}</a> },
        None => view! { "an observation that was taken out since" },
    }
}

fn shown(app: App, step: &NextStep) -> Node {
    let (id, child) = (step.id, step.child);
    let take_out = Callback::new(move |()| {
        app.run(
            Command::Journal(JournalCommand::Remove(InJournal::Step(id))),
            move |result| match result {
                Ok(_) => go_instead(Route::NextSteps(child)),
                Err(trouble) => app.tell(app.look(|notebook| text::trouble(&trouble, notebook)), ToastKind::Trouble),
            },
        );
    });
    let mark = |mark: &StepMark| {
        let reason = mark.reason.to_string();
        view! {
            <li>
                {format!("{}: {}", dates::plain(mark.on), mark.state.name())}
                {(!reason.is_empty()).then(|| view! { " · "<bdi>{reason}</bdi> })}
                {mark.seen_in.map(|seen| view! { " in "{seen_on(app, seen)} })}
            </li>
        }
    };
    let at_home = step.at_home.to_string();
    view! {
        <PageHeader title="A next step".to_string() subtitle=journal::sentence(step.state().name()) back=Route::NextSteps(child).href()/>
        <p class="who"><ChildName child/></p>
        <p class="words"><bdi>{step.text.to_string()}</bdi></p>
        <DefinitionList>
            {step.area.map(|area| view! { <Definition term="Area of learning">{area.name()}</Definition> })}
            {(!at_home.is_empty()).then(|| view! { <Definition term="To try at home"><bdi>{at_home}</bdi></Definition> })}
            {step.from.map(|from| view! { <Definition term="It comes from">{seen_on(app, from)}</Definition> })}
            {step.review.map(|review| view! { <Definition term="Look at it again by">{dates::plain(review)}</Definition> })}
        </DefinitionList>
        {(step.state() == StepState::Changed).then(|| view! {
            <p><a href=Route::NextStepNew(child, step.from).href()>"Set the next step that takes its place"</a></p>
        })}
        <div class="actions">
            <ButtonLink href=Route::NextStepEdit(id).href() kind=ButtonKind::Secondary>"Change"</ButtonLink>
            <Button kind=ButtonKind::Quiet on_click=take_out>"Take out"</Button>
        </div>
        <Section title="What it has come to">
            <ol class="points">{step.marks.iter().map(mark).collect_view()}</ol>
        </Section>
        <Section title="And today"><MoveOn step=step.clone()/></Section>
    }
}

/// What a button says that takes it there.
const fn moved(state: StepState) -> &'static str {
    match state {
        StepState::Proposed => "Proposed",
        StepState::Agreed => "Agreed with the family",
        StepState::Active => "Being worked on",
        StepState::Seen => "Seen: an observation shows it",
        StepState::Changed => "Changed: something else takes its place",
        StepState::Dropped => "Dropped",
    }
}

const STATES: [StepState; 6] = [
    StepState::Proposed,
    StepState::Agreed,
    StepState::Active,
    StepState::Seen,
    StepState::Changed,
    StepState::Dropped,
];

/// The latest observations of its child, for one of them to show it.
fn latest(notebook: &Notebook, step: &NextStep) -> Vec<(String, String)> {
    let child = step.child;
    let seen = notebook.observations_by_day(&|seen| seen.finished && seen.of_child(child).is_some());
    let option = |seen: &&pebblebook::journal::Observation| {
        let words = format!(
            "{}: {}",
            dates::plain(seen.on),
            journal::beginning(&journal::words_for(seen, child))
        );
        (seen.id.to_string(), words)
    };
    let mut options = vec![(String::new(), "Choose one".to_owned())];
    options.extend(seen.iter().rev().take(SHOWN_BY).map(option));
    options
}

/// What it comes to today.
#[component]
fn MoveOn(step: NextStep) -> Node {
    let app = use_app();
    let id = step.id;
    let asking = Asking::plain();
    let [to, reason, seen_in] = [(); 3].map(|()| RwSignal::new(String::new()));
    let from = step.state();
    let may: Vec<_> = STATES
        .into_iter()
        .filter(|state| from.may_come_to(*state))
        .map(|state| (moved(state).to_owned(), moved(state).to_owned()))
        .collect();
    let chosen = move || STATES.into_iter().find(|state| moved(*state) == to.get());
    let save = Callback::new(move |()| {
        let Some(to) = untrack(chosen) else {
            return asking.miss(Field::StepState);
        };
        let asked = StepMove {
            to,
            reason: reason.get_untracked(),
            seen_in: seen_in.get_untracked().parse().ok(),
        };
        asking.run(Command::Journal(JournalCommand::MoveStep(id, asked)), |_| ());
    });
    // What was to be put right of one state is nothing of another.
    whenever(move |first| {
        to.track();
        if !first {
            asking.forget_slips();
        }
    });
    let observations = app.look(|notebook| latest(notebook, &step));
    view! {
        <Form on_submit=save>
            <Answer asking/>
            <RadioGroup label="It is now" value=to options=may error=asking.error(Field::StepState)/>
            <Show when=move || chosen() == Some(StepState::Seen)>
                <SelectField label="Which observation shows it?" value=seen_in options=observations.clone() error=asking.error(Field::SeenIn)/>
            </Show>
            <Show when=move || matches!(chosen(), Some(StepState::Changed | StepState::Dropped))>
                <TextArea label="Why?" value=reason error=asking.error(Field::Reason)/>
            </Show>
            <div class="actions"><Button kind=ButtonKind::Primary submit=true busy=app.busy>"Save"</Button></div>
        </Form>
    }
}
