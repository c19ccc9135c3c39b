//! All children at a glance: who has had nothing lately, which areas nobody has looked at, which next steps wait, and what there is to look for.
//! Names and counts, never a rate.

use super::journal::last_change;
use super::next_steps::StepLine;
use crate::dom::prelude::*;
use crate::route::Route;
use crate::state::use_app;
use crate::text::{dates, journal};
use crate::ui::{ChildName, EmptyState, PageHeader, Section};
use chrono::NaiveDate;
use pebblebook::eyfs::Area;
use pebblebook::ids::ChildId;
use pebblebook::journal::{ChildAtAGlance, Put, Waiting as InTray, at_a_glance, put_on, steps_to_review, tray};
use pebblebook::notebook::Notebook;
use pebblebook::row::Kind;
use pebblebook::several::Several;

const KINDS: &[Kind] = &[
    Kind::Child,
    Kind::Observation,
    Kind::NextStep,
    Kind::Calendar,
    Kind::DiaryEntry,
    Kind::Routine,
];

/// The short way to say areas.
fn areas(some: Several<Area>) -> String {
    some.iter().map(Area::name).collect::<Vec<_>>().join(", ")
}

/// How long nothing was seen of a child.
fn how_long(child: &ChildAtAGlance, today: NaiveDate) -> String {
    match (child.last, child.open_days) {
        (Some(last), Some(0)) => format!("Observed {}.", dates::near(last, today)),
        (Some(last), Some(days)) => format!(
            "Nothing for {} here, since {}.",
            dates::counted(u32::try_from(days).unwrap_or(u32::MAX), "day"),
            dates::near(last, today)
        ),
        _ => "Nothing yet.".to_owned(),
    }
}

/// Lines about one child.
fn about(child: &ChildAtAGlance, today: NaiveDate) -> Vec<String> {
    let mut lines = vec![how_long(child, today)];
    if child.lately > 0 {
        let number = u32::try_from(child.lately).unwrap_or(u32::MAX);
        lines.push(format!("{} in six weeks.", dates::counted(number, "observation")));
        let not_observed = areas(child.not_observed);
        if !not_observed.is_empty() {
            lines.push(format!("Not observed in six weeks: {not_observed}."));
        }
    }
    if !child.to_review.is_empty() {
        let number = u32::try_from(child.to_review.len()).unwrap_or(u32::MAX);
        lines.push(format!("{} to look at again.", dates::counted(number, "next step")));
    }
    lines
}

/// All children at a glance.
#[component]
pub fn AtAGlance() -> Node {
    let app = use_app();
    let changed = app.view(KINDS, last_change);
    view! {
        <PageHeader title="All children at a glance".to_string() back=Route::Journal.href()/>
        {live(move || {
            changed.get();
            let today = app.today.get();
            let glance = app.look(|notebook| at_a_glance(notebook, today));
            if glance.children.is_empty() {
                return view! { <EmptyState title="No children here" text="Whoever is here today is shown here at a glance."></EmptyState> };
            }
            let nobody = areas(glance.nobody);
            let child = |one: &ChildAtAGlance| view! {
                <li>
                    <a class="list-row" href=Route::Progress(one.child).href()>
                        <span class="list-row__text">
                            <ChildName child=one.child/>
                            {about(one, today).into_iter().map(|line| view! { <span class="list-row__subtitle">{line}</span> }).collect_view()}
                        </span>
                    </a>
                </li>
            };
            view! {
                {(!nobody.is_empty()).then(|| view! { <p>"Not observed of anybody in six weeks: "{nobody}"."</p> })}
                <ul class="list">{glance.children.iter().map(child).collect_view()}</ul>
            }
        })}
        <Waiting/>
    }
}

/// Next steps to be looked at again, and what there is to look for: here and on Today.
#[component]
pub fn Waiting() -> Node {
    let app = use_app();
    let steps = app.view(&[Kind::NextStep, Kind::Child], |notebook, today| {
        let step = |id| notebook.next_step(id).map(|step| (step.child, StepLine::of(step, today)));
        steps_to_review(notebook, today).into_iter().filter_map(step).collect::<Vec<_>>()
    });
    let put = app.view(&[Kind::Child, Kind::Observation], put_lines);
    let waiting = app.view(&[Kind::Observation, Kind::ReadingLogEntry, Kind::Child], |notebook, _| {
        let all = tray(notebook);
        let notes = all.iter().filter(|one| matches!(one, InTray::Note(_))).count();
        let notes = [
            (notes, "note to finish", "notes to finish"),
            (all.len() - notes, "line from reading logs", "lines from reading logs"),
        ];
        let some = notes.into_iter().filter(|(many, ..)| *many > 0);
        some.map(|(many, one, several)| format!("{many} {}", if many == 1 { one } else { several }))
            .collect::<Vec<_>>()
            .join(", ")
    });
    view! {
        {live(move || {
            let waiting = waiting.get();
            (!waiting.is_empty()).then(|| view! { <p><a href=Route::Journal.href()>"For the journal: "{waiting}</a></p> })
        })}
        {live(move || {
            let steps = steps.get();
            (!steps.is_empty()).then(|| view! {
                <Section title="Next steps to look at again">
                    <ul class="list">{steps.into_iter().map(|(child, step)| step.drawn(Some(child))).collect_view()}</ul>
                </Section>
            })
        })}
        {live(move || {
            let put = put.get();
            (!put.is_empty()).then(|| view! {
                <Section title="To look for">
                    <ul class="list">{put.into_iter().map(|(child, months, until)| view! {
                        <li>
                            <a class="list-row" href=Route::ObserveAnswer(child, months).href()>
                                <span class="list-row__text">
                                    <ChildName child/>
                                    <span class="list-row__subtitle">{journal::put_title(months)}{until}</span>
                                </span>
                            </a>
                        </li>
                    }).collect_view()}</ul>
                </Section>
            })
        })}
    }
}

fn put_lines(notebook: &Notebook, today: NaiveDate) -> Vec<(ChildId, u32, String)> {
    let line = |put: Put| {
        let until = format!(" · until {}", dates::short(put.until, today));
        (put.child, put.prompt.months().unwrap_or_default(), until)
    };
    put_on(notebook, today).into_iter().map(line).collect()
}
