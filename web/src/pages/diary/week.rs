//! A week of a child at a glance: sleeps as bars by the clock, milk and nappies in numbers. The same stands below as a table.

use super::KINDS;
use crate::dom::prelude::*;
use crate::pages::journal::last_change;
use crate::route::Route;
use crate::state::use_app;
use crate::text::{dates, diary};
use crate::ui::{ButtonKind, ButtonLink, ChildName, PageHeader, Section};
use chrono::{Datelike, NaiveDate};
use pebblebook::diary::{DayAtAGlance, Unit, week};
use pebblebook::ids::ChildId;
use pebblebook::time::days_after;

/// The hours that are drawn, how wide one is and how high the row of a day, and the words before it.
const FROM: u32 = 6;
const TO: u32 = 19;
const HOUR: u32 = 17;
const ROW: usize = 26;
const WORDS: u32 = 50;
const TOP: usize = 16;
/// How far behind the hours the milk and the nappies of a day stand, in the middle of their column.
const MILK: u32 = 24;
const NAPPIES: u32 = 64;

/// A week of a child.
#[component]
pub fn DiaryWeek(
    /// Whose.
    id: ChildId,
    /// A day of it.
    day: NaiveDate,
) -> Node {
    let app = use_app();
    let monday = days_after(day, -i64::from(day.weekday().num_days_from_monday()));
    let changed = app.view(KINDS, last_change);
    let other = |days: i64, words: &'static str| view! { <ButtonLink href=Route::DiaryWeek(id, days_after(monday, days)).href() kind=ButtonKind::Quiet>{words}</ButtonLink> };
    view! {
        <PageHeader title="A week at a glance".to_string() subtitle=format!("From {}", dates::long(monday)) back=Route::Diary(id, day).href()/>
        <p class="who"><ChildName child=id/></p>
        <div class="actions">
            {other(-7, "The week before")}
            {(days_after(monday, 7) <= app.day()).then(|| other(7, "The week after"))}
        </div>
        {live(move || {
            changed.get();
            let (days, unit) = app.look(|notebook| (week(notebook, id, monday, app.minute.get()), notebook.day_rules().unit));
            view! {
                <div class="tracker" tabindex="0" role="group" aria-label="The week, drawn">{drawn(&days, unit)}
                    <p class="tracker__legend">"A bar is a sleep, a line a feed, by the clock; then the milk and the nappies of the day."</p>
                </div>
                <Section title="As a table">{table(&days, unit)}</Section>
            }
        })}
    }
}

/// Where a minute of the day stands.
fn across(minute: u32) -> u32 {
    WORDS + (minute.clamp(FROM * 60, TO * 60) - FROM * 60) * HOUR / 60
}

fn drawn(days: &[DayAtAGlance], unit: Unit) -> Node {
    let (mut sleeps, mut feeds, mut lines) = (String::new(), String::new(), String::new());
    let (mut words, mut words_at_end): (Vec<Node>, Vec<Node>) = Default::default();
    for hour in (FROM..=TO).step_by(3) {
        let x = across(hour * 60).to_string();
        lines.push_str(&format!("M{x} {TOP}v{}", days.len() * ROW));
        words.push(view! { <text class="tracker__month" x=x y=(TOP - 5).to_string()>{hour.to_string()}</text> });
    }
    for (at, day) in days.iter().enumerate() {
        let top = TOP + at * ROW;
        words.push(view! { <text class="tracker__name" x="0" y=(top + 17).to_string()>{dates::short(day.day, day.day).chars().take(6).collect::<String>()}</text> });
        for sleep in &day.sleeps {
            let (from, to) = (across(sleep.from), across(sleep.to));
            sleeps.push_str(&format!("M{from} {}h{}v{}H{from}z", top + 5, (to - from).max(1), ROW - 10));
        }
        for feed in &day.feeds {
            feeds.push_str(&format!("M{} {}v{}", across(feed.minutes()), top + 2, ROW - 4));
        }
    }
    // What a day adds up to stands at the end of its row.
    let (milk, nappies) = (across(TO * 60) + MILK, across(TO * 60) + NAPPIES);
    let mut number = |at: u32, top: usize, words: String| {
        words_at_end.push(view! { <text class="tracker__count" x=at.to_string() y=top.to_string()>{words}</text> });
    };
    number(milk, TOP - 5, unit.name().to_owned());
    number(nappies, TOP - 5, "nappies".to_owned());
    for (at, day) in days.iter().enumerate() {
        let top = TOP + at * ROW + 17;
        let shown = day.totals.milk.shown(unit);
        let bare = shown.strip_suffix(unit.name()).unwrap_or(&shown).trim_end();
        number(milk, top, if day.totals.feeds > 0 { bare.to_owned() } else { String::new() });
        number(
            nappies,
            top,
            if day.totals.nappies > 0 {
                day.totals.nappies.to_string()
            } else {
                String::new()
            },
        );
    }
    let view_box = format!("0 0 {} {}", nappies + 24, TOP + days.len() * ROW);
    view! {
        <svg class="tracker__drawing" viewBox=view_box aria-hidden="true">
            <path class="tracker__not-seen" d=lines></path>
            <path class="tracker__seen" d=sleeps></path>
            <path class="tracker__feed" d=feeds></path>
            {words.into_iter().chain(words_at_end).collect_view()}
        </svg>
    }
}

/// The same, to be read.
pub fn table(days: &[DayAtAGlance], unit: Unit) -> Node {
    let cell = |words: String| {
        if words.is_empty() {
            view! { <td><span aria-hidden="true">"–"</span><span class="visually-hidden">"none"</span></td> }
        } else {
            view! { <td>{words}</td> }
        }
    };
    let row = |day: &DayAtAGlance| {
        let clock = |minute: u32| format!("{:02}:{:02}", minute / 60, minute % 60);
        let sleeps: Vec<String> = day
            .sleeps
            .iter()
            .map(|sleep| match sleep.open {
                true => format!("from {}", clock(sleep.from)),
                false => format!("{} to {}", clock(sleep.from), clock(sleep.to)),
            })
            .collect();
        let totals = &day.totals;
        let some = |number: u32, words: String| if number > 0 { words } else { String::new() };
        view! {
            <tr>
                <th scope="row">{dates::short(day.day, day.day)}</th>
                {cell(sleeps.join(", "))}
                {cell(some(totals.sleeps, diary::minutes(totals.asleep_minutes)))}
                {cell(some(totals.feeds, totals.milk.shown(unit)))}
                {cell(some(totals.nappies, totals.nappies.to_string()))}
            </tr>
        }
    };
    view! {
        <div class="tracker" tabindex="0" role="group" aria-label="As a table"><table class="tracker__table">
            <caption>"Sleeps, milk and nappies of each day"</caption>
            <thead><tr>
                <th scope="col">"Day"</th><th scope="col">"Sleeps"</th><th scope="col">"Asleep"</th><th scope="col">"Milk"</th><th scope="col">"Nappies"</th>
            </tr></thead>
            <tbody>{days.iter().map(row).collect_view()}</tbody>
        </table></div>
    }
}
