//! One observation: what happened, of whom, with its photos and what it is marked as.

use super::journal::last_change;
use crate::dom::prelude::*;
use crate::route::{Route, go_instead};
use crate::state::{App, use_app};
use crate::text::{self, dates, journal};
use crate::ui::{Banner, Button, ButtonKind, ButtonLink, ChildName, PageHeader, Section, Tag, ToastKind};
use pebblebook::command::Command;
use pebblebook::ids::{ChildId, NextStepId, ObjectiveId, ObservationId, PhotoId};
use pebblebook::journal::{InJournal, JournalCommand, Marks, NoConsent, Observation, Picture, StepMove, StepState, kept_back, open_steps};
use pebblebook::notebook::Notebook;
use pebblebook::row::Kind;

/// One observation.
#[component]
pub fn ObservationPage(
    /// Which.
    id: ObservationId,
) -> Node {
    let app = use_app();
    let changed = app.view(&[Kind::Observation, Kind::NextStep, Kind::Child, Kind::Consents], last_change);
    view! {
        {live(move || {
            changed.get();
            match app.look(|notebook| notebook.observation(id).cloned()) {
                Some(observation) => shown(&observation),
                None => gone(),
            }
        })}
    }
}

/// What is said where an observation, or what one was to come of, is not there.
pub fn gone() -> Node {
    view! {
        <PageHeader title="Not here any more".to_string() back=Route::Journal.href()/>
        <p>"This is no longer in the book."</p>
    }
}

/// A photo with what is under it.
pub fn figure(photo: PhotoId, caption: String) -> Node {
    let url = use_app().photo_url(move || Some(photo));
    let alt = if caption.is_empty() {
        "A photo".to_owned()
    } else {
        caption.clone()
    };
    view! {
        <figure class="photo">
            {live(move || url.get().map(|url| view! { <img src=url alt=alt.clone()/> }))}
            {(!caption.is_empty()).then(|| view! { <figcaption><bdi>{caption}</bdi></figcaption> })}
        </figure>
    }
}

/// A child's open next steps, each with a way to say that it is seen here.
fn steps(app: App, seen: ObservationId, child: ChildId) -> Node {
    let open: Vec<(NextStepId, String)> = app.look(|notebook| {
        let text = |id| notebook.next_step(id).map(|step| (id, step.text.to_string()));
        open_steps(notebook, child).into_iter().filter_map(text).collect()
    });
    if open.is_empty() {
        return Node::Nothing;
    }
    let step = move |(id, text): (NextStepId, String)| {
        let here = Callback::new(move |()| {
            let asked = StepMove {
                to: StepState::Seen,
                reason: String::new(),
                seen_in: Some(seen),
            };
            app.run_plainly(Command::Journal(JournalCommand::MoveStep(id, asked)));
        });
        view! {
            <li>
                <a href=Route::NextStep(id).href()><bdi>{text.clone()}</bdi></a>
                <Button kind=ButtonKind::Quiet label=format!("Seen here: {text}") on_click=here>"Seen here"</Button>
            </li>
        }
    };
    view! { <p class="quiet">"Next steps"</p><ul class="points">{open.into_iter().map(step).collect_view()}</ul> }
}

/// Stands where a photo would: who has not agreed to it, or not any more.
fn not_shown(refused: &[NoConsent]) -> Node {
    let app = use_app();
    let line = |refused: &NoConsent| {
        let (words, name) = app.look(|notebook| {
            (
                journal::has_not_agreed(refused, notebook),
                text::child_name(notebook, refused.child),
            )
        });
        view! {
            <p><bdi>{words}</bdi></p>
            <p><a href=Route::Consents(refused.child).href()>"Consents of "<bdi>{name}</bdi></a></p>
        }
    };
    view! {
        <Banner>
            <p><b>"A photo is kept back."</b></p>
            {refused.iter().map(line).collect_view()}
        </Banner>
    }
}

/// The goals and objectives of an observation, in words.
pub fn towards(notebook: &Notebook, marks: &Marks) -> Vec<String> {
    let text = |id: &ObjectiveId| Some(notebook.objective(*id)?.text.to_string());
    let goals = marks.goals.iter().map(|goal| goal.name().to_owned());
    goals.chain(marks.objectives.iter().filter_map(text)).collect()
}

fn shown(observation: &Observation) -> Node {
    let app = use_app();
    let (id, marks, finished) = (observation.id, &observation.marks, observation.finished);
    let take_out = Callback::new(move |()| {
        app.run(
            Command::Journal(JournalCommand::Remove(InJournal::Observation(id))),
            move |result| match result {
                Ok(_) => go_instead(Route::Journal),
                Err(trouble) => app.tell(app.look(|notebook| text::trouble(&trouble, notebook)), ToastKind::Trouble),
            },
        );
    });
    let towards = app.look(|notebook| towards(notebook, marks));
    let mut tags: Vec<&'static str> = marks.areas.iter().map(|area| area.name()).collect();
    tags.extend(marks.characteristics.iter().map(|one| one.name()));
    tags.extend(marks.wow.then_some("Wow"));
    let of = |child: ChildId, line: String| {
        let age = app.look(|notebook| notebook.child(child).and_then(|child| child.age_on(observation.on)));
        view! {
            <li class="entry">
                <ChildName child/>
                <p class="quiet">{dates::age(age)}</p>
                {(!line.is_empty()).then(|| view! { <p class="entry__words"><bdi>{line}</bdi></p> })}
                {finished.then(|| steps(app, id, child))}
                <div class="actions">
                    {finished.then(|| view! { <ButtonLink href=Route::NextStepNew(child, Some(id)).href() kind=ButtonKind::Quiet>"Set a next step"</ButtonLink> })}
                    <ButtonLink href=Route::ChildJournal(child).href() kind=ButtonKind::Quiet>"Learning journal"</ButtonLink></div>
            </li>
        }
    };
    let photo = |picture: &Picture| {
        let refused = app.look(|notebook| kept_back(notebook, observation, picture, app.day()));
        if !refused.is_empty() {
            return not_shown(&refused);
        }
        let caption = picture.caption.as_ref().map(ToString::to_string).unwrap_or_default();
        figure(picture.photo, caption)
    };
    let came_of = app.look(|notebook| observation.loan(notebook));
    let entry = app.look(|notebook| observation.diary_entry(notebook));
    view! {
        <PageHeader title=dates::long(observation.on) subtitle=journal::noticed_by(observation) back=Route::Journal.href()/>
        {(!finished).then(|| view! { <p><Tag attention=true>"To finish"</Tag></p> })}
        {marks.answers.map(|put| view! { <p class="quiet">{journal::answers_to(put.months().unwrap_or_default())}</p> })}
        {(!observation.text.is_empty()).then(|| view! { <p class="words"><bdi>{observation.text.to_string()}</bdi></p> })}
        {observation.photos.iter().map(photo).collect_view()}
        {(!tags.is_empty()).then(|| view! { <p class="tags">{tags.into_iter().map(|tag| view! { <Tag>{tag}</Tag> }).collect_view()}</p> })}
        {(!towards.is_empty()).then(|| view! { <ul class="points">{towards.into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}</ul> })}
        <div class="actions">
            <ButtonLink href=Route::ObservationEdit(id).href() kind=if finished { ButtonKind::Secondary } else { ButtonKind::Primary }>{if finished { "Change" } else { "Finish" }}</ButtonLink>
            <Button kind=ButtonKind::Quiet on_click=take_out>"Take out"</Button>
        </div>
        {entry.map(|entry| view! { <p><a href=Route::DiaryEdit(entry).href()>"The entry of the communication book it came of"</a></p> })}
        {came_of.map(|loan| view! { <p><a href=Route::Loan(loan).href()>"The loan it came of"</a></p> })}
        <Section title="Who">
            <ul class="entries">{observation.children.iter().map(|one| of(one.child, one.line.to_string())).collect_view()}</ul>
        </Section>
    }
}
