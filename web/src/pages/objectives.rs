//! Learning objectives: ours to begin with, hers to reword, leave out and add to. One area and one band of age at a time, for all of them
//! would be a wall.

mod set;

use super::asking::{Answer, Asking};
use crate::dom::prelude::*;
use crate::route::Route;
use crate::state::{App, use_app};
use crate::text::dates;
use crate::ui::{Button, ButtonKind, ButtonLink, Form, IconName, PageHeader, Section, SelectField, Tag, TextField};
use pebblebook::asked::Field;
use pebblebook::command::Command;
use pebblebook::eyfs::{AgeBand, Area, Goal, Objective, ObjectiveCommand};
use pebblebook::ids::ObjectiveId;
use pebblebook::row::Kind;
use set::SetOfHerOwn;

/// Where a new objective is kept while it is half-written.
const NEW: &str = "objective/new";

/// What is being written.
#[derive(Clone, Copy, PartialEq)]
enum Writing {
    Nothing,
    New,
    Change(ObjectiveId),
}

/// An area and a band, as they are chosen: by their names, blank for no band.
#[derive(Clone, Copy)]
struct Place {
    area: RwSignal<String>,
    band: RwSignal<String>,
}

impl Place {
    fn area(self) -> Area {
        let chosen = self.area.get();
        let found = Area::ALL.into_iter().find(|one| one.name() == chosen);
        found.unwrap_or(Area::CommunicationAndLanguage)
    }

    fn band(self) -> Option<AgeBand> {
        let chosen = self.band.get();
        AgeBand::ALL.into_iter().find(|one| one.name() == chosen)
    }

    fn fields(self) -> Node {
        let option = |name: &'static str| (name.to_owned(), name.to_owned());
        let areas: Vec<_> = Area::ALL.iter().map(|area| option(area.name())).collect();
        let mut bands: Vec<_> = AgeBand::ALL.iter().map(|band| option(band.name())).collect();
        bands.push((String::new(), "No band of age".to_owned()));
        view! {
            <div class="form__row">
                <SelectField label="Area of learning" value=self.area options=areas/>
                <SelectField label="Band of age" value=self.band options=bands/>
            </div>
        }
    }
}

/// Learning objectives.
#[component]
pub fn Objectives() -> Node {
    let app = use_app();
    let all = app.view(&[Kind::Objective], |notebook, _| notebook.objectives());
    let writing = RwSignal::new(if app.has_draft(NEW) { Writing::New } else { Writing::Nothing });
    let [area, band] = [Area::CommunicationAndLanguage.name(), AgeBand::BirthToTwo.name()].map(|name| RwSignal::new(name.to_owned()));
    let place = Place { area, band };
    let here = move || {
        let (area, band) = (place.area(), place.band());
        all.with(|all| {
            let here = all.iter().filter(|one| one.area == area && one.band == band);
            here.cloned().collect::<Vec<_>>()
        })
    };
    view! {
        <PageHeader title="Learning objectives".to_string() subtitle="What a child may be seen doing, from birth to the Reception year, in our own words.".to_string() back=Route::More.href()/>
        <div class="actions">
            <ButtonLink href=Route::AboutObjectives.href() kind=ButtonKind::Quiet>"About these"</ButtonLink>
        </div>
        <div class="stack" role="group" aria-label="Which to show">{place.fields()}</div>
        <Section title=Signal::derive(move || place.area().name().to_owned())>
            <p role="status" class="quiet">{live(move || {
                let prime = if place.area().is_prime() { "A prime area" } else { "A specific area" };
                let here = here();
                let hidden = here.iter().filter(|one| one.hidden).count();
                let number = dates::counted(u32::try_from(here.len()).unwrap_or(0), "objective");
                match hidden {
                    0 => format!("{prime} · {number}"),
                    hidden => format!("{prime} · {number}, {hidden} left out"),
                }
            })}</p>
            <ul class="entries">
                {live(move || here().into_iter().map(|objective| {
                    if writing.get() == Writing::Change(objective.id) {
                        view! { <li><Words objective=Some(objective) writing shown=place/></li> }
                    } else {
                        one(app, objective, writing)
                    }
                }).collect_view())}
            </ul>
            {live(move || if writing.get() == Writing::New {
                view! { <Words objective=None writing shown=place/> }
            } else {
                view! {
                    <div class="actions">
                        <Button kind=ButtonKind::Secondary icon=IconName::Add on_click=Callback::new(move |()| writing.set(Writing::New))>"Add one of your own"</Button>
                    </div>
                }
            })}
        </Section>
        <SetOfHerOwn/>
    }
}

fn one(app: App, objective: Objective, writing: RwSignal<Writing>) -> Node {
    let Objective {
        id, text, goal, hidden, ..
    } = objective;
    view! {
        <li class="entry">
            <p><bdi>{text.to_string()}</bdi></p>
            {goal.map(|goal| view! { <p class="quiet">{format!("Towards: {}", goal.name())}</p> })}
            {hidden.then(|| view! { <p><Tag>"Left out of the lists"</Tag></p> })}
            <div class="actions">
                <Button kind=ButtonKind::Quiet label=format!("Reword: {text}") on_click=Callback::new(move |()| writing.set(Writing::Change(id)))>"Reword"</Button>
                <Button kind=ButtonKind::Quiet label=format!("{}: {text}", if hidden { "Bring back" } else { "Leave out" }) on_click=Callback::new(move |()| app.run_plainly(Command::Objectives(ObjectiveCommand::Hide(id, !hidden))))>
                    {if hidden { "Bring back" } else { "Leave out" }}
                </Button>
            </div>
        </li>
    }
}

/// Writing a new objective, or rewording one.
#[component]
fn Words(objective: Option<Objective>, writing: RwSignal<Writing>, shown: Place) -> Node {
    let app = use_app();
    let id = objective.as_ref().map(|objective| objective.id);
    let screen = id.map_or_else(|| NEW.to_owned(), |id| format!("objective/{id}"));
    let kept = match objective {
        Some(one) => [
            one.text.to_string(),
            one.area.name().to_owned(),
            one.band.map(AgeBand::name).unwrap_or_default().to_owned(),
            one.goal.map(Goal::name).unwrap_or_default().to_owned(),
        ],
        None => [String::new(), shown.area.get_untracked(), shown.band.get_untracked(), String::new()],
    };
    let (asking, start) = Asking::drafted(screen, kept);
    let [text, area, band, goal] = start.map(RwSignal::new);
    asking.keep(move || [text.get(), area.get(), band.get(), goal.get()]);
    let place = Place { area, band };
    let goals = Signal::derive(move || {
        let named = place
            .area()
            .goals()
            .iter()
            .map(|goal| (goal.name().to_owned(), goal.name().to_owned()));
        let none = (String::new(), "No goal in particular".to_owned());
        std::iter::once(none).chain(named).collect::<Vec<_>>()
    });
    let save = move |()| {
        let command = untrack(move || {
            let goal = goal.get();
            ObjectiveCommand::Save {
                id,
                area: place.area(),
                band: place.band(),
                goal: Goal::ALL.into_iter().find(|one| one.name() == goal),
                text: text.get(),
            }
        });
        let [area, band] = [area, band].map(|field| field.get_untracked());
        asking.run(Command::Objectives(command), move |_| {
            // Where it stands now is what is shown.
            let _ = shown.area.try_set(area);
            let _ = shown.band.try_set(band);
            let _ = writing.try_set(Writing::Nothing);
        });
    };
    let name = if id.is_some() {
        "In your words"
    } else {
        "An objective of your own"
    };
    view! {
        <div class="aside" role="group" aria-label=name>
            <Form on_submit=Callback::new(save)>
                <Answer asking/>
                <TextField label=name.to_string() hint="One line: what a child does, as you would see or hear it." value=text error=asking.error(Field::ObjectiveText)/>
                {place.fields()}
                <SelectField label="Early learning goal it leads towards" value=goal options=goals optional=true/>
                <div class="actions">
                    <Button kind=ButtonKind::Primary submit=true busy=app.busy>{if id.is_some() { "Save" } else { "Add it" }}</Button>
                    <Button kind=ButtonKind::Quiet on_click=Callback::new(move |()| {
                        asking.give_up();
                        writing.set(Writing::Nothing);
                    })>"Cancel"</Button>
                </div>
            </Form>
        </div>
    }
}
