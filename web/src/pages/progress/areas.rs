//! Progress area by area, in words: when it was last observed and how often, what was judged and why, what is being worked on. Each leads to
//! what it says in one tap.

use crate::dom::prelude::*;
use crate::pages::next_steps::StepLine;
use crate::route::Route;
use crate::state::{App, View, use_app};
use crate::text::{dates, journal};
use crate::ui::{ButtonKind, ButtonLink};
use chrono::NaiveDate;
use pebblebook::eyfs::Area;
use pebblebook::ids::{ChildId, JudgementId, ObservationId};
use pebblebook::journal::progress::{AreaProgress, Progress};

/// An area in words.
#[derive(Clone, PartialEq)]
struct Facts {
    area: Area,
    counted: String,
    last: Option<(String, ObservationId)>,
    latest: Option<(String, JudgementId)>,
    furthest: Option<(String, JudgementId)>,
    /// The latest of each goal that was judged.
    goals: Vec<(String, JudgementId)>,
    /// All there were, where not all stand above.
    all: Vec<(String, JudgementId)>,
    steps: Vec<StepLine>,
}

/// How often it was observed in the time that is counted, and where.
pub fn counted(area: &AreaProgress) -> String {
    let all = area.observations.len();
    match (all, area.at_home) {
        (0, _) if area.last.is_none() => "Not observed.".to_owned(),
        (0, _) => "Not observed in this time.".to_owned(),
        (_, 0) => format!("Observed {}, all here.", times(all)),
        (_, home) if home == all => format!("Observed {}, all at home.", times(all)),
        (_, home) => format!("Observed {}: {} here, {home} at home.", times(all), all - home),
    }
}

fn times(number: usize) -> String {
    match number {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        many => format!("{many} times"),
    }
}

/// A judgement with its day, in words.
pub fn judged(app: App, id: JudgementId, today: NaiveDate) -> Option<String> {
    let said = |notebook: &pebblebook::notebook::Notebook| {
        let judgement = notebook.judgement(id)?;
        let goal = judgement.goal.map(|goal| format!("{}: ", goal.name())).unwrap_or_default();
        Some(format!(
            "{goal}{}, {}",
            journal::level(judgement),
            dates::short(judgement.on, today)
        ))
    };
    app.look(said)
}

/// The latest judgement of each goal that was judged, with the goal.
pub fn of_goals(app: App, area: &AreaProgress, today: NaiveDate) -> Vec<(String, JudgementId)> {
    let mut told = Vec::new();
    let mut latest = area.of_goals.clone();
    latest.retain(|id| {
        let goal = app.look(|notebook| notebook.judgement(*id).and_then(|judgement| judgement.goal));
        let new = goal.is_some() && !told.contains(&goal);
        told.push(goal);
        new
    });
    latest.into_iter().filter_map(|id| Some((judged(app, id, today)?, id))).collect()
}

fn facts(app: App, area: &AreaProgress, today: NaiveDate) -> Facts {
    let judgement = |id: JudgementId| judged(app, id, today).map(|words| (words, id));
    let highest = area.highest.filter(|highest| Some(*highest) != area.latest());
    let goals = of_goals(app, area, today);
    let mut all: Vec<JudgementId> = area.judged.iter().chain(&area.of_goals).copied().collect();
    let above = usize::from(area.latest().is_some()) + usize::from(highest.is_some()) + goals.len();
    all.truncate(if all.len() > above { all.len() } else { 0 });
    Facts {
        goals,
        all: all.into_iter().filter_map(judgement).collect(),
        area: area.area,
        counted: counted(area),
        last: area.last.map(|(on, id)| (dates::short(on, today), id)),
        latest: area.latest().and_then(judgement),
        furthest: highest.and_then(judgement),
        steps: app.look(|notebook| {
            let steps = area.open_steps.iter().filter_map(|id| notebook.next_step(*id));
            steps.map(|step| StepLine::of(step, today)).collect()
        }),
    }
}

/// All seven.
#[component]
pub fn Areas(progress: View<Progress>) -> Node {
    let app = use_app();
    // Each is drawn anew only where something else is to be said of it.
    let one = move |at: usize| {
        let facts =
            View::new(move || progress.with(|progress| progress.areas.get(at).map(|area| (progress.child, facts(app, area, app.day())))));
        live(move || facts.get().map(|(child, facts)| drawn(child, facts)))
    };
    view! { <ul class="entries">{(0..Area::ALL.len()).map(one).collect_view()}</ul> }
}

fn judgement_link((words, id): (String, JudgementId)) -> Node {
    view! { <a href=Route::Judgement(id).href()><bdi>{words}</bdi></a> }
}

fn drawn(child: ChildId, facts: Facts) -> Node {
    let name = facts.area.name();
    view! {
        <li class="entry">
            <h3>{name}</h3>
            <p>
                {facts.counted}
                {facts.last.map(|(day, id)| view! { " Last: "<a href=Route::Observation(id).href()>{day}</a>"." })}
            </p>
            <p>
                {match facts.latest {
                    Some(one) => view! { "Judged: "{judgement_link(one)}"." },
                    None if facts.goals.is_empty() => view! { "Not judged." },
                    None => view! { "Not judged as a whole." },
                }}
                {facts.furthest.map(|one| view! { " The furthest was "{judgement_link(one)}"." })}
            </p>
            {facts.goals.into_iter().map(|one| view! { <p>{judgement_link(one)}"."</p> }).collect_view()}
            {(!facts.all.is_empty()).then(|| view! {
                <details class="more">
                    <summary>{format!("All judgements: {}", facts.all.len())}</summary>
                    <ul class="points">{facts.all.into_iter().map(|one| view! { <li>{judgement_link(one)}</li> }).collect_view()}</ul>
                </details>
            })}
            {(!facts.steps.is_empty()).then(|| view! { <ul class="list">{facts.steps.into_iter().map(|step| step.drawn(None)).collect_view()}</ul> })}
            <div class="actions">
                <ButtonLink href=Route::Judge(child, Some(facts.area)).href() kind=ButtonKind::Quiet label=format!("Judge {name}")>"Judge"</ButtonLink>
            </div>
        </li>
    }
}
