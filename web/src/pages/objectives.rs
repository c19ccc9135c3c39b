//! Learning objectives by area: ours to begin with, hers to reword, leave out and add to.

use crate::dom::prelude::*;
use crate::route::Route;
use crate::state::use_app;
use crate::text;
use crate::ui::{Button, ButtonKind, PageHeader, Section, SelectField, Tag, TextField};
use pebblebook::command::Command;
use pebblebook::eyfs::{Area, Edition, Objective, ObjectiveCommand};
use pebblebook::ids::ObjectiveId;
use pebblebook::row::Kind;

/// Learning objectives.
#[component]
pub fn Objectives() -> Node {
    let app = use_app();
    let all = app.view(&[Kind::Objective], |notebook, _| notebook.objectives());
    let writing = RwSignal::new(None::<ObjectiveId>);
    let edition = Edition::on(app.day()).name;
    view! {
        <PageHeader title="Learning objectives".to_string() subtitle=format!("For ages three and four, in our own words. Areas and goals as in {edition}.") back=Route::More.href()/>
        <Writing objective=None writing/>
        {Area::ALL.into_iter().map(|area| view! {
            <Section title=area.name().to_string()>
                <p class="hint">{if area.is_prime() { "A prime area" } else { "A specific area" }}</p>
                <ul class="entries">
                    {live(move || all.get().into_iter().filter(|objective| objective.area == area).map(|objective| {
                        if writing.get() == Some(objective.id) {
                            view! { <li><Writing objective=Some(objective) writing/></li> }
                        } else {
                            one(app, objective, writing)
                        }
                    }).collect_view())}
                </ul>
            </Section>
        }).collect_view()}
    }
}

fn one(app: crate::state::App, objective: Objective, writing: RwSignal<Option<ObjectiveId>>) -> Node {
    let Objective {
        id, text, goal, hidden, ..
    } = objective;
    view! {
        <li class="entry">
            <p><bdi>{text.to_string()}</bdi></p>
            {goal.map(|goal| view! { <p class="quiet">{format!("Towards: {}", goal.name())}</p> })}
            {hidden.then(|| view! { <Tag>"Left out of the lists"</Tag> })}
            <div class="actions">
                <Button kind=ButtonKind::Quiet label=format!("Reword: {text}") on_click=Callback::new(move |()| writing.set(Some(id)))>"Reword"</Button>
                <Button kind=ButtonKind::Quiet label=format!("{}: {text}", if hidden { "Bring back" } else { "Leave out" }) on_click=Callback::new(move |()| app.run_plainly(Command::Objectives(ObjectiveCommand::Hide(id, !hidden))))>
                    {if hidden { "Bring back" } else { "Leave out" }}
                </Button>
            </div>
        </li>
    }
}

/// Writing a new objective, or rewording one.
#[component]
fn Writing(objective: Option<Objective>, writing: RwSignal<Option<ObjectiveId>>) -> Node {
    let app = use_app();
    let id = objective.as_ref().map(|objective| objective.id);
    let goal = objective.as_ref().and_then(|objective| objective.goal);
    let band = objective.as_ref().and_then(|objective| objective.band);
    let words = RwSignal::new(objective.as_ref().map(|objective| objective.text.to_string()).unwrap_or_default());
    let area = RwSignal::new(
        objective
            .as_ref()
            .map_or(Area::CommunicationAndLanguage, |objective| objective.area)
            .short()
            .to_owned(),
    );
    let error = RwSignal::new(None::<String>);
    let areas: Vec<_> = Area::ALL
        .iter()
        .map(|area| (area.short().to_owned(), area.name().to_owned()))
        .collect();
    let save = Callback::new(move |()| {
        let area = Area::ALL
            .into_iter()
            .find(|one| one.short() == area.get_untracked())
            .unwrap_or(Area::CommunicationAndLanguage);
        error.set(None);
        let command = ObjectiveCommand::Save {
            id,
            area,
            goal,
            band,
            text: words.get_untracked(),
        };
        app.run(Command::Objectives(command), move |result| match result {
            Ok(_) => {
                let _ = words.try_set(String::new());
                let _ = writing.try_set(None);
            }
            Err(trouble) => _ = error.try_set(Some(app.look(|notebook| text::trouble(&trouble, notebook)))),
        });
    });
    let label = if id.is_some() {
        "In your words"
    } else {
        "An objective of your own"
    };
    view! {
        <div class="aside" role="group" aria-label=label>
            <TextField label=label.to_string() value=words error=error/>
            <SelectField label="Area of learning" value=area options=areas/>
            <div class="actions">
                <Button kind=ButtonKind::Secondary busy=app.busy on_click=save>{if id.is_some() { "Save" } else { "Add it" }}</Button>
                {id.is_some().then(|| view! { <Button kind=ButtonKind::Quiet on_click=Callback::new(move |()| writing.set(None))>"Cancel"</Button> })}
            </div>
        </div>
    }
}
