//! The register of a day: who is expected, here, gone, away; how many of which age against the setting's numbers; and the week as a table.

pub mod routine;

use crate::dom::prelude::*;
use crate::pages::diary::KINDS;
use crate::pages::diary::now::at_the_door;
use crate::pages::journal::last_change;
use crate::route::Route;
use crate::state::{App, use_app};
use crate::text::{dates, diary};
use crate::ui::{Banner, ButtonKind, ButtonLink, ChildName, EmptyState, PageHeader, Section};
use chrono::{Datelike, NaiveDate};
use pebblebook::diary::{DiaryEntry, What};
use pebblebook::ids::ChildId;
use pebblebook::notebook::Notebook;
use pebblebook::people::Child;
use pebblebook::register::{
    AgeGroup, OnRegister, Over, RegisterDay, State, expected_over, headcount, here_now, over, register_of, register_on,
};
use pebblebook::time::days_after;

/// Where a child is, in words.
pub fn state_words(on: &OnRegister<'_>) -> String {
    let expected = on.expected.map(|hours| format!("{} to {}", hours.from, hours.to));
    let planned = on.planned.filter(|_| on.visits.is_empty()).map(|why| format!(" · {why}"));
    let words = match (on.state, expected) {
        (State::Expected, Some(hours)) => format!("Expected {hours}"),
        (State::Late, Some(hours)) => format!("Expected {hours}: not here yet"),
        (State::Here { since: Some(since) }, _) => format!("Here since {}", since.clock()),
        (State::Here { .. }, _) => "Here".to_owned(),
        (State::Gone { at: Some(at) }, _) => format!("Gone home at {}", at.clock()),
        (State::Gone { .. }, _) => "Gone home".to_owned(),
        (State::Away, _) => "Stays away".to_owned(),
        _ => "Not expected".to_owned(),
    };
    words + &planned.unwrap_or_default()
}

/// Where there are more than the numbers say.
fn over_words(over: &Over) -> String {
    let group = match over.group {
        AgeGroup::Under1 => "under one",
        AgeGroup::Young => "young children",
        AgeGroup::Under8 => "under eight",
    };
    format!("{} {group}; by your numbers {}", over.here, over.most)
}

/// How many are here now, by age, with a warning where that is more than the setting's numbers say.
pub fn counted(notebook: &Notebook, today: NaiveDate) -> String {
    let here = here_now(notebook, today);
    let count = headcount(here.iter().filter_map(|id| notebook.child(*id)), today);
    let more: Vec<String> = over(notebook, count).iter().map(over_words).collect();
    let words = match count.all {
        0 => "Nobody is here just now.".to_owned(),
        all => format!(
            "{all} here: {} under one, {} young children, {} under eight.",
            count.under_1, count.young, count.under_8
        ),
    };
    if more.is_empty() {
        words
    } else {
        format!("{words} More than your numbers: {}.", more.join("; "))
    }
}

/// The register of a day.
#[component]
pub fn Register(
    /// Which.
    day: NaiveDate,
) -> Node {
    let app = use_app();
    let changed = app.view(KINDS, last_change);
    let by_day = |days: i64, words: &'static str| {
        let other = days_after(day, days);
        view! { <ButtonLink href=Route::Register(other).href() kind=ButtonKind::Quiet label=format!("{words}, {}", dates::long(other))>{words}</ButtonLink> }
    };
    view! {
        <PageHeader title="Register".to_string() subtitle=dates::long(day) back=Route::Today.href()/>
        <div class="actions">
            {by_day(-1, "The day before")}
            {by_day(1, "The day after")}
            <ButtonLink href=Route::PrintRegister(day).href() kind=ButtonKind::Quiet>"Print the month"</ButtonLink>
        </div>
        {live(move || {
            changed.get();
            app.minute.get();
            shown(app, day)
        })}
    }
}

fn shown(app: App, day: NaiveDate) -> Node {
    let today = app.day();
    let now = app.minute.get_untracked();
    app.look(|notebook| {
        let all = register_on(notebook, day, now);
        if all.is_empty() {
            return view! { <EmptyState title="Nobody yet" text="Children who come to you stand here."></EmptyState> };
        }
        let planned: Vec<String> = if day > today { expected_over(notebook, day).iter().map(over_words).collect() } else { Vec::new() };
        let monday = days_after(day, -i64::from(day.weekday().num_days_from_monday()));
        let week = register_of(notebook, monday, days_after(monday, 6), now);
        view! {
            {(!notebook.calendar().is_open(day)).then(|| view! { <p class="quiet">"You are closed on this day."</p> })}
            {(day == today).then(|| view! { <p role="status">{counted(notebook, today)}</p> })}
            {(!planned.is_empty()).then(|| view! { <Banner attention=true><p>{format!("More are expected than your numbers say: {}.", planned.join("; "))}</p></Banner> })}
            <ul class="entries">{all.iter().map(|on| entry(app, on, day)).collect_view()}</ul>
            <Section title="The week">{table(notebook, &week, false)}</Section>
        }
    })
}

/// That somebody took the child home who may not, and why all the same.
pub fn despite(entry: &DiaryEntry) -> Option<String> {
    let despite = entry.despite.as_ref()?;
    Some(format!(" · may not collect; all the same, because: {}", despite.reason))
}

fn mark(entry: &DiaryEntry) -> Node {
    let at = entry.at.map(|at| at.clock().to_string()).unwrap_or_default();
    let words = diary::entry_words(entry);
    let despite = despite(entry);
    view! {
        <li>
            <a href=Route::DiaryEdit(entry.id).href()>{format!("{} {at}", diary::topic_title(entry.topic()))}</a>
            {(!words.is_empty()).then(|| view! { " "<bdi>{words}</bdi> })}
            {despite.map(|words| view! { <bdi>{words}</bdi> })}
        </li>
    }
}

fn entry(app: App, on: &OnRegister<'_>, day: NaiveDate) -> Node {
    let child = on.child.id;
    let marks: Vec<&DiaryEntry> = on
        .visits
        .iter()
        .flat_map(|visit| [visit.arrived, visit.left])
        .flatten()
        .chain(on.away)
        .collect();
    let not_signed_out = day < app.day() && matches!(on.state, State::Here { .. });
    let late = on.state == State::Late || not_signed_out;
    let actions = if day == app.day() {
        at_the_door(app, child, on.child.known_as(), on.state)
    } else if day < app.day() {
        [pebblebook::diary::Topic::Arrived, pebblebook::diary::Topic::Left, pebblebook::diary::Topic::Away]
            .into_iter()
            .map(|topic| {
                let words = diary::topic_title(topic);
                view! { <ButtonLink href=Route::DiaryNew(child, day, topic).href() kind=ButtonKind::Quiet label=format!("{words}, {}", on.child.known_as())>{words}</ButtonLink> }
            })
            .collect_view()
    } else {
        Node::Nothing
    };
    view! {
        <li class="entry">
            <ChildName child/>
            <p class:is-late=late>{if not_signed_out { "Not signed out".to_owned() } else { state_words(on) }}{(on.minutes > 0).then(|| format!(" · {} here", diary::minutes(on.minutes)))}</p>
            {(!marks.is_empty()).then(|| view! { <ul class="points">{marks.into_iter().map(mark).collect_view()}</ul> })}
            <div class="actions">
                {actions}
                <ButtonLink href=Route::Routine(child).href() kind=ButtonKind::Quiet label=format!("When it comes, {}", on.child.known_as())>"When it comes"</ButtonLink>
            </div>
        </li>
    }
}

/// What of a child stands in a cell: from when to when it was here, or that it stayed away.
fn in_cell(day: &RegisterDay<'_>, child: ChildId, with_names: bool) -> String {
    let Some(on) = day.children.iter().find(|on| on.child.id == child) else {
        return String::new();
    };
    let clock = |entry: Option<&DiaryEntry>| {
        let at = entry.and_then(|entry| entry.at).map(|at| at.clock().to_string());
        let by = entry.filter(|_| with_names).and_then(|entry| match &entry.what {
            What::Arrived(door) | What::Left(door) => door.by.as_ref(),
            _ => None,
        });
        at.unwrap_or_else(|| "?".to_owned()) + &by.map(|by| format!(" {by}")).unwrap_or_default()
    };
    let visits: Vec<String> = on
        .visits
        .iter()
        .map(|visit| format!("{} to {}", clock(visit.arrived), clock(visit.left)))
        .collect();
    let away = on.away.map(|away| {
        let why = diary::entry_words(away);
        if why.is_empty() {
            "away".to_owned()
        } else {
            format!("away: {why}")
        }
    });
    // It was to come, and nobody wrote down why it did not.
    let missed = (on.state == State::Late && on.away.is_none()).then(|| "expected, not here".to_owned());
    visits.into_iter().chain(away).chain(missed).collect::<Vec<_>>().join(", ")
}

/// Days as a table: a row for each child, a column for each day on which anybody was to come or was here. `with_names` tells who brought and
/// collected it too.
pub fn table(notebook: &Notebook, days: &[RegisterDay<'_>], with_names: bool) -> Node {
    let days: Vec<&RegisterDay<'_>> = days
        .iter()
        .filter(|day| day.open || day.children.iter().any(|on| !on.visits.is_empty() || on.away.is_some()))
        .collect();
    let ids = pebblebook::order::set(days.iter().flat_map(|day| &day.children).map(|on| on.child.id));
    let children: Vec<&Child> = ids.into_iter().filter_map(|id| notebook.child(id)).collect();
    let head = |day: &&RegisterDay<'_>| view! { <th scope="col">{dates::short(day.day, day.day)}</th> };
    let row = |child: &&Child| {
        let cell = |day: &&RegisterDay<'_>| {
            let words = in_cell(day, child.id, with_names);
            if words.is_empty() {
                view! { <td><span aria-hidden="true">"–"</span><span class="visually-hidden">"not here"</span></td> }
            } else {
                view! { <td>{words}</td> }
            }
        };
        view! { <tr><th scope="row"><bdi>{child.known_as().to_owned()}</bdi></th>{days.iter().map(cell).collect_view()}</tr> }
    };
    view! {
        <div class="tracker" tabindex="0" role="group" aria-label="As a table"><table class="tracker__table">
            <caption>"When each child was here"</caption>
            <thead><tr><th scope="col">"Child"</th>{days.iter().map(head).collect_view()}</tr></thead>
            <tbody>{children.iter().map(row).collect_view()}</tbody>
        </table></div>
    }
}
