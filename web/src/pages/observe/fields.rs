//! The fields of an observation, as signals, and what can be chosen in them.

use super::photos::Shots;
use crate::dom::prelude::*;
use crate::pages::asking::Asking;
use crate::state::App;
use crate::text;
use crate::ui::{ChipGroup, FieldGroup, TextArea};
use chrono::NaiveDate;
use pebblebook::asked::Field;
use pebblebook::eyfs::{AgeBand, Area, Characteristic, Goal, Objective};
use pebblebook::ids::{ChildId, ObjectiveId};
use pebblebook::journal::{Marks, NewPicture, ObservationAsked, OfChildAsked};
use pebblebook::notebook::Notebook;
use pebblebook::several::{Numbered, Several};
use pebblebook::time::parse_date;

/// The fields, as signals. They are kept in one place: what a closure takes along is one address, and not a dozen.
#[derive(Clone, Copy)]
pub struct Fields(StoredValue<Signals>);

/// What the fields are made of.
#[derive(Clone, Copy)]
pub struct Signals {
    pub text: RwSignal<String>,
    pub children: RwSignal<Vec<String>>,
    /// What is for one child's journal alone; of children who were chosen once, so that a line comes back with its child.
    lines: RwSignal<Vec<(ChildId, RwSignal<String>)>>,
    pub on: RwSignal<String>,
    pub at: RwSignal<String>,
    pub by: RwSignal<String>,
    pub noticed: RwSignal<String>,
    pub areas: RwSignal<Vec<String>>,
    /// Goals by their names, objectives by their identities.
    pub objectives: RwSignal<Vec<String>>,
    pub characteristics: RwSignal<Vec<String>>,
    pub wow: RwSignal<bool>,
    /// What it came of, by its identity.
    pub came_of: RwSignal<String>,
    pub photos: Shots,
    /// What the form does not ask about.
    rest: StoredValue<Marks>,
    /// The form itself: what is made while a part of it is drawn must not end with that drawing.
    form: StoredValue<Option<Owner>>,
}

fn all_of<T: ToString>(things: impl IntoIterator<Item = T>) -> RwSignal<Vec<String>> {
    RwSignal::new(things.into_iter().map(|thing| thing.to_string()).collect())
}

/// Those of a few things whose names are chosen.
fn some_of<T: Numbered>(chosen: &[String], name: fn(T) -> &'static str) -> Several<T> {
    let mut some = Several::default();
    T::EVERY
        .iter()
        .filter(|one| chosen.iter().any(|chosen| chosen == name(**one)))
        .for_each(|one| some.add(*one));
    some
}

impl Fields {
    /// The fields, filled, with the photos that are half-written.
    pub fn new(start: &ObservationAsked, half_written: Vec<(String, NewPicture)>) -> Self {
        let marks = &start.marks;
        let lines = start.children.iter().map(|of| (of.child, RwSignal::new(of.line.clone())));
        let [text, on, at, by] = [&start.text, &start.on, &start.at, &start.by].map(|text| RwSignal::new(text.clone()));
        let goals = marks.goals.iter().map(|goal| goal.name().to_owned());
        Fields(StoredValue::new(Signals {
            text,
            children: all_of(start.children.iter().map(|of| of.child)),
            lines: RwSignal::new(lines.collect()),
            on,
            at,
            by,
            noticed: RwSignal::new(if marks.at_home { "home" } else { "here" }.to_owned()),
            areas: all_of(marks.areas.iter().map(|area| area.name())),
            objectives: all_of(goals.chain(marks.objectives.iter().map(ToString::to_string))),
            characteristics: all_of(marks.characteristics.iter().map(|one| one.name())),
            wow: RwSignal::new(marks.wow),
            came_of: RwSignal::new(marks.came_of.map(|id| id.to_string()).unwrap_or_default()),
            photos: Shots::new(&start.photos, half_written, start.children.is_empty()),
            rest: StoredValue::new(marks.clone()),
            form: StoredValue::new(Owner::current()),
        }))
    }

    /// Each of them.
    pub fn each(self) -> Signals {
        self.0.get_value()
    }

    /// What is in the fields now.
    pub fn asked(self) -> ObservationAsked {
        let (all, chosen) = (self.each(), self.chosen());
        let lines = all.lines.get();
        let line = |child: ChildId| {
            lines
                .iter()
                .find(|(of, _)| *of == child)
                .map(|(_, line)| line.get())
                .unwrap_or_default()
        };
        let (areas, objectives, characteristics) = (all.areas.get(), all.objectives.get(), all.characteristics.get());
        ObservationAsked {
            on: all.on.get(),
            at: all.at.get(),
            text: all.text.get(),
            photos: all.photos.asked(),
            children: chosen.into_iter().map(|child| OfChildAsked { child, line: line(child) }).collect(),
            by: all.by.get(),
            marks: Marks {
                areas: some_of(&areas, Area::name),
                goals: some_of(&objectives, Goal::name),
                objectives: objectives.iter().filter_map(|one| one.parse::<ObjectiveId>().ok()).collect(),
                characteristics: some_of(&characteristics, Characteristic::name),
                at_home: all.noticed.get() == "home",
                wow: all.wow.get(),
                came_of: all.came_of.get().parse().ok(),
                ..all.rest.get_value()
            },
            finished: true,
            all_the_same: false,
        }
    }

    /// The children that are chosen.
    pub fn chosen(self) -> Vec<ChildId> {
        self.each().children.get().iter().filter_map(|child| child.parse().ok()).collect()
    }

    /// A line for each child alone, where there are several.
    pub fn own_lines(self, app: App, asking: Asking) -> Node {
        let (all, chosen) = (self.each(), self.chosen());
        if chosen.len() < 2 && untrack(move || self.asked()).children.iter().all(|of| of.line.is_empty()) {
            return Node::Nothing;
        }
        let line = |(at, child): (usize, ChildId)| {
            let known = all
                .lines
                .with_untracked(|lines| lines.iter().find(|(of, _)| *of == child).map(|(_, line)| *line));
            let value = known.unwrap_or_else(|| {
                let new = || RwSignal::new(String::new());
                let line = all.form.with_value(|form| form.as_ref().map_or_else(new, |form| form.with(new)));
                all.lines.update(|lines| lines.push((child, line)));
                line
            });
            let label = app.look(|notebook| text::child_name(notebook, child));
            view! { <TextArea label value error=asking.error_at(Field::OwnLine, Some(at)) optional=true rows=2/> }
        };
        view! {
            <FieldGroup title="For one child alone" hint="Only this child’s journal shows it.">
                <div class="stack">{chosen.into_iter().enumerate().map(line).collect_view()}</div>
            </FieldGroup>
        }
    }
}

/// What an observation may have come of: the loans of the children that are chosen, and what stands on their pages of that day.
pub fn came_of_options(notebook: &Notebook, fields: Fields, today: NaiveDate) -> Vec<(String, String)> {
    let day = parse_date(&fields.each().on.get()).unwrap_or(today);
    let now = fields.each().came_of.get_untracked();
    let mut options = vec![(String::new(), "Nothing in particular".to_owned())];
    for child in fields.chosen() {
        let loans = notebook
            .loans_of_child(child)
            .filter(|loan| loan.is_open() || loan.id.to_string() == now);
        options.extend(loans.map(|loan| (loan.id.to_string(), format!("The loan of “{}”", text::title(notebook, loan.item)))));
        let entries = notebook.diary_of_on(child, day).filter(|entry| !entry.is_register());
        options.extend(entries.map(|entry| {
            let words = text::journal::beginning(&text::diary::entry_words(entry));
            (
                entry.id.to_string(),
                format!("{}: {words}", text::diary::topic_title(entry.topic())),
            )
        }));
    }
    // A line of a reading log, or what lies on another day.
    if options.iter().all(|(key, _)| *key != now) {
        options.push((now, "What it came of so far".to_owned()));
    }
    options
}

/// The seven areas.
pub fn area_options() -> Vec<(String, String)> {
    let option = |area: Area| (area.name().to_owned(), area.name().to_owned());
    Area::ALL.into_iter().map(option).collect()
}

/// The three characteristics.
pub fn characteristic_options() -> Vec<(String, String)> {
    let option = |one: Characteristic| (one.name().to_owned(), one.name().to_owned());
    Characteristic::ALL.into_iter().map(option).collect()
}

/// An objective, as it is chosen.
pub fn objective_option(notebook: &Notebook, id: ObjectiveId) -> Option<(String, String)> {
    let objective = notebook.objective(id)?;
    Some((id.to_string(), objective.text.to_string()))
}

/// What lies under the areas that are chosen: goals first, then objectives by band of age, those that may fit the children first and open. What
/// is chosen stays in the list, also where it was left out of the lists since.
pub fn goal_and_objective_options(app: App, fields: Fields) -> Node {
    let areas = fields.each().areas.get();
    if areas.is_empty() {
        return Node::Nothing;
    }
    let value = fields.each().objectives;
    let kept = value.get_untracked();
    let day = parse_date(&fields.each().on.get()).unwrap_or(app.day());
    let children = fields.chosen();
    let (fitting, objectives) = app.look(|notebook| {
        let born = children.iter().filter_map(|child| notebook.child(*child)).map(|child| child.born);
        let fitting: Vec<_> = born.map(|born| AgeBand::offered_first(born, day)).collect();
        let offered = |one: &Objective| !one.hidden || kept.contains(&one.id.to_string());
        (fitting, notebook.objectives().into_iter().filter(offered).collect::<Vec<_>>())
    });
    // The nearest first; where no child is chosen they are all as near.
    let far = |band: AgeBand| {
        fitting
            .iter()
            .map(|fits| (*fits as usize).abs_diff(band as usize))
            .min()
            .unwrap_or(0)
    };
    let so_far = |away: usize| {
        let bands = AgeBand::ALL.into_iter().filter(move |band| far(*band) == away).map(Some);
        bands.chain((away == 0).then_some(None))
    };
    let in_order: Vec<Option<AgeBand>> = (0..AgeBand::ALL.len()).flat_map(so_far).collect();
    let of_band = |area: Area, band: Option<AgeBand>| {
        let here = objectives.iter().filter(|one| one.area == area && one.band == band);
        let options: Vec<_> = here.map(|one| (one.id.to_string(), one.text.to_string())).collect();
        if options.is_empty() {
            return Node::Nothing;
        }
        let label = band.map_or("For any age", AgeBand::name).to_owned();
        let keys: Vec<String> = options.iter().map(|(key, _)| key.clone()).collect();
        let name = label.clone();
        let summary = move || match value.with(|value| keys.iter().filter(|key| value.contains(key)).count()) {
            0 => name.clone(),
            some => format!("{name} ({some} chosen)"),
        };
        view! {
            <details class="more more--within" open=band.is_some_and(|band| fitting.contains(&band))>
                <summary>{live(summary)}</summary>
                <ChipGroup label value options/>
            </details>
        }
    };
    let of_area = |area: Area| {
        let goals: Vec<_> = area
            .goals()
            .iter()
            .map(|goal| (goal.name().to_owned(), goal.name().to_owned()))
            .collect();
        view! {
            <details class="more">
                <summary>{format!("Goals and objectives: {}", area.name())}</summary>
                <ChipGroup label="Early learning goals" value options=goals/>
                {in_order.iter().map(|band| of_band(area, *band)).collect_view()}
            </details>
        }
    };
    let chosen = |area: &Area| areas.iter().any(|one| one == area.name());
    Area::ALL.into_iter().filter(chosen).map(of_area).collect_view()
}
