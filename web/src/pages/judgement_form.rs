//! The form of a judgement: where a child stands in an area, in the words the setting judges in, why, and what shows it. Nothing is chosen
//! beforehand but the day and the scale.

use super::asking::{Answer, Asking};
use super::observation::gone;
use crate::dom::prelude::*;
use crate::route::{Route, go_instead};
use crate::state::use_app;
use crate::text::{dates, journal};
use crate::ui::{
    Button, ButtonKind, ButtonLink, ChildName, ChipGroup, DateField, Form, PageHeader, RadioGroup, SelectField, Show, TextArea, TextField,
};
use chrono::NaiveDate;
use pebblebook::asked::Field;
use pebblebook::command::Command;
use pebblebook::eyfs::{Area, Goal};
use pebblebook::ids::{ChildId, JudgementId, ScaleId};
use pebblebook::journal::{JournalCommand, Judgement, JudgementAsked, Scale, Scales};
use pebblebook::notebook::Notebook;
use pebblebook::time::parse_date;

/// How many of the latest observations are offered as what shows it.
const EVIDENCE: usize = 12;

/// The form of a judgement.
#[component]
pub fn JudgementForm(
    /// Of whom, for a new one.
    child: Option<ChildId>,
    /// In which area, if a new one begins with one.
    area: Option<Area>,
    /// Which; none for a new one.
    id: Option<JudgementId>,
) -> Node {
    let app = use_app();
    let today = app.day();
    let before = app.look(|notebook| id.and_then(|id| notebook.judgement(id).cloned()));
    let kept = match (&before, child) {
        (Some(judgement), _) => Some(JudgementAsked::of(judgement)),
        (None, Some(child)) if id.is_none() => app.look(|notebook| {
            notebook.child(child)?;
            Some(JudgementAsked::blank(notebook, child, area, today))
        }),
        _ => None,
    };
    let Some(kept) = kept else {
        return gone();
    };
    let child = kept.child;
    let scales = app.look(Notebook::scales);
    let screen = id.map_or_else(|| format!("judgement/new/{child}"), |id| format!("judgement/{id}"));
    let (asking, start) = Asking::drafted(screen, kept);
    let scale = start.scale;
    let [levels, bands] = rungs(&scales, scale, before.as_ref());
    let place = |place: Option<u32>| place.map(|place| place.to_string()).unwrap_or_default();
    let name = |area: Option<Area>| area.map(|area| area.name().to_owned()).unwrap_or_default();
    let [area, goal, on, level, band, why, who] = [
        name(start.area),
        start.goal.map(|goal| goal.name().to_owned()).unwrap_or_default(),
        start.on,
        place(start.level),
        place(start.band),
        start.why,
        start.who,
    ]
    .map(RwSignal::new);
    let evidence = RwSignal::new(start.evidence.iter().map(ToString::to_string).collect::<Vec<_>>());
    let asked = move || JudgementAsked {
        child,
        area: journal::area_named(&area.get()),
        goal: Goal::ALL.into_iter().find(|one| one.name() == goal.get()),
        on: on.get(),
        scale,
        level: level.get().parse().ok(),
        band: band.get().parse().ok(),
        why: why.get(),
        who: who.get(),
        evidence: evidence.get().iter().filter_map(|id| id.parse().ok()).collect(),
    };
    asking.keep(asked);
    let save = Callback::new(move |()| {
        let now = app.look(|notebook| id.and_then(|id| notebook.judgement(id)).map(JudgementAsked::of));
        if let Some(asked) = asking.onto(untrack(asked), now.as_ref()) {
            asking.run(Command::Journal(JournalCommand::SaveJudgement(id, asked)), move |_| {
                go_instead(id.map_or(Route::Progress(child), Route::Judgement));
            });
        }
    });
    let error = move |field: Field| asking.error(field);
    let goals = Signal::derive(move || {
        let goals = journal::area_named(&area.get()).map(Area::goals).unwrap_or_default();
        let goal = |goal: &Goal| (goal.name().to_owned(), goal.name().to_owned());
        std::iter::once((String::new(), "The whole area".to_owned()))
            .chain(goals.iter().map(goal))
            .collect::<Vec<_>>()
    });
    let shown_by = Signal::derive(move || {
        let chosen = evidence.get();
        let until = parse_date(&on.get()).unwrap_or(today);
        app.look(|notebook| observations(notebook, child, journal::area_named(&area.get()), until, &chosen))
    });
    let scale_name = scale_name(&scales, scale, before.as_ref());
    let within_bands = !bands.is_empty();
    let title = if id.is_some() { "Change a judgement" } else { "A judgement" };
    let back = id.map_or(Route::Progress(child), Route::Judgement).href();
    view! {
        <PageHeader title=title.to_string() subtitle=format!("Scale: {scale_name}") back=back.clone()/>
        <p class="who"><ChildName child/></p>
        <Form on_submit=save>
            <Answer asking/>
            <SelectField label="Area of learning" value=area options=journal::areas_or("Choose an area") error=error(Field::JudgedArea)/>
            <SelectField label="Goal" value=goal options=goals/>
            {within_bands.then(|| view! { <RadioGroup label="Band of age" value=band options=bands error=error(Field::JudgedBand)/> })}
            <RadioGroup label="Level" value=level options=levels error=error(Field::Level)/>
            <TextArea label="Why?" value=why error=error(Field::Why)/>
            <Show when=move || !shown_by.get().is_empty()>
                <ChipGroup label="What shows it" value=evidence options=shown_by error=error(Field::SeenIn)/>
            </Show>
            <DateField label="Day" value=on max=today.to_string() error=error(Field::JudgedOn)/>
            <TextField label="Who says so, if not you" value=who error=error(Field::JudgedBy) optional=true/>
            <div class="actions">
                <Button kind=ButtonKind::Primary submit=true busy=app.busy>"Save"</Button>
                <ButtonLink href=back kind=ButtonKind::Quiet on_click=Callback::new(move |()| asking.give_up())>"Cancel"</ButtonLink>
            </div>
        </Form>
    }
}

fn scale_of(scales: &Scales, id: Option<ScaleId>) -> Option<Scale> {
    scales.scale(id?)
}

/// What the scale is called; of one that is no more, what it was called.
fn scale_name(scales: &Scales, id: Option<ScaleId>, before: Option<&Judgement>) -> String {
    let now = scale_of(scales, id).map(|scale| scale.name.to_string());
    let then = || before.map(|before| before.scale_name.to_string());
    now.or_else(then).unwrap_or_default()
}

/// The levels to choose from, and the bands where the scale is read within one. What was chosen before keeps the words it was chosen in.
fn rungs(scales: &Scales, id: Option<ScaleId>, before: Option<&Judgement>) -> [Vec<(String, String)>; 2] {
    let scale = scale_of(scales, id);
    let option = |(place, name): (usize, String)| (place.to_string(), name);
    let mut levels: Vec<_> = scale
        .iter()
        .flat_map(|scale| &scale.levels)
        .map(ToString::to_string)
        .enumerate()
        .map(option)
        .collect();
    let within = scale.as_ref().is_some_and(|scale| scale.within_bands);
    let bands = scales.bands.iter().filter(|_| within).map(|band| {
        let months = match (band.from, band.to) {
            (Some(from), Some(to)) => format!(" ({from} to {to} months)"),
            (Some(from), None) => format!(" (from {from} months)"),
            (None, Some(to)) => format!(" (up to {to} months)"),
            (None, None) => String::new(),
        };
        format!("{}{months}", band.name)
    });
    let mut bands: Vec<_> = bands.enumerate().map(option).collect();
    let keep = |options: &mut Vec<(String, String)>, rung: Option<&pebblebook::journal::Rung>| {
        if let Some(rung) = rung {
            let key = rung.place.to_string();
            match options.iter_mut().find(|(one, _)| *one == key) {
                Some((_, words)) if !words.starts_with(rung.name.as_str()) => *words = rung.name.to_string(),
                Some(_) => {}
                None => options.push((key, rung.name.to_string())),
            }
        }
    };
    keep(&mut levels, before.map(|before| &before.level));
    keep(&mut bands, before.and_then(|before| before.band.as_ref()));
    [levels, bands]
}

/// The latest observations of a child in an area until a day, and those that are chosen, whatever their area and day.
fn observations(notebook: &Notebook, child: ChildId, area: Option<Area>, until: NaiveDate, chosen: &[String]) -> Vec<(String, String)> {
    let mut seen = notebook.observations_by_day(&|seen| {
        let fits = seen.on <= until && area.is_some_and(|area| seen.marks.areas.contains(area));
        seen.finished && seen.of_child(child).is_some() && (fits || chosen.contains(&seen.id.to_string()))
    });
    seen.reverse();
    let mut left = EVIDENCE;
    seen.retain(|seen| {
        let is_chosen = chosen.contains(&seen.id.to_string());
        left = if is_chosen { left } else { left.saturating_sub(1) };
        is_chosen || left > 0
    });
    seen.into_iter()
        .map(|seen| {
            let words = journal::beginning(&journal::words_for(seen, child));
            (seen.id.to_string(), format!("{}: {words}", dates::plain(seen.on)))
        })
        .collect()
}
