//! The communication book of one child: a page a day.

mod choices;
pub mod entry_form;
pub mod everyone;
mod fields;
pub mod foods;
pub mod now;
pub mod rules;
mod stop;
pub mod week;

use crate::dom::prelude::*;
use crate::pages::journal::last_change;
use crate::pages::observation::gone;
use crate::route::Route;
use crate::state::{App, use_app};
use crate::text::dates;
use crate::text::diary::{self, TOPICS};
use crate::ui::{Banner, ButtonKind, ButtonLink, ChildName, Definition, DefinitionList, PageHeader, Section};
use chrono::NaiveDate;
use pebblebook::diary::{Book, DiaryEntry, Topic, UsualRange, book_on, last_page, page, usual, warnings};
use pebblebook::ids::ChildId;
use pebblebook::row::Kind;
use pebblebook::time::days_after;

/// What a page is made of.
pub const KINDS: &[Kind] = &[
    Kind::DiaryEntry,
    Kind::Child,
    Kind::DayRules,
    Kind::Routine,
    Kind::Calendar,
    Kind::ClosedDay,
];

/// A page of a child's communication book.
#[component]
pub fn DiaryPage(
    /// Whose.
    id: ChildId,
    /// Of which day.
    day: NaiveDate,
) -> Node {
    let app = use_app();
    let changed = app.view(KINDS, last_change);
    if app.look(|notebook| notebook.child(id).is_none()) {
        return gone();
    }
    let by_day = |days: i64, words: &'static str| {
        let other = days_after(day, days);
        view! { <ButtonLink href=Route::Diary(id, other).href() kind=ButtonKind::Quiet label=format!("{words}, {}", dates::long(other))>{words}</ButtonLink> }
    };
    let tiles = TOPICS
        .iter()
        .filter(|(topic, ..)| !matches!(topic, Topic::Arrived | Topic::Left | Topic::Away | Topic::Sent));
    let tiles = tiles.map(|(topic, _, title)| {
        view! { <ButtonLink href=Route::DiaryNew(id, day, *topic).href() kind=ButtonKind::Secondary>{*title}</ButtonLink> }
    });
    let ahead = day < app.day();
    view! {
        <PageHeader title="Communication book".to_string() subtitle=dates::long(day) back=Route::Child(id).href()/>
        <p class="who"><ChildName child=id/></p>
        <div class="actions">
            {by_day(-1, "The day before")}
            {ahead.then(|| by_day(1, "The day after"))}
            <ButtonLink href=Route::Handover(id, day).href() kind=ButtonKind::Quiet>"Handover"</ButtonLink>
            <ButtonLink href=Route::Message(id, day).href() kind=ButtonKind::Quiet>"Message"</ButtonLink>
            <ButtonLink href=Route::DiaryWeek(id, day).href() kind=ButtonKind::Quiet>"The week"</ButtonLink>
            <ButtonLink href=Route::FoodsTried(id).href() kind=ButtonKind::Quiet>"Foods tried"</ButtonLink>
            <ButtonLink href=Route::PrintDiary(id, day).href() kind=ButtonKind::Quiet>"Print"</ButtonLink>
        </div>
        {live(move || {
            changed.get();
            closing(app, id, day)
        })}
        <div class="actions actions--tiles" role="group" aria-label="Write down">{tiles.collect_view()}</div>
        <Section title="The page">
            {live(move || {
                changed.get();
                app.minute.get();
                written(app, id, day)
            })}
        </Section>
        {live(move || {
            changed.get();
            as_usual(app, id, day)
        })}
    }
}

/// What is said of a book that ends, or has ended.
fn closing(app: App, id: ChildId, day: NaiveDate) -> Option<Node> {
    let (book, last) = app.look(|notebook| {
        let child = notebook.child(id)?;
        Some((book_on(notebook, child, day), last_page(notebook, id)))
    })?;
    let words = match book {
        Book::LastPage => {
            "This is the last page by age: the next time the child comes it is old enough to tell some of it. Thank you for every line."
                .to_owned()
        }
        Book::Ended { on } => format!("By age the book ended on {}. You can write in it all the same.", dates::plain(on)),
        _ => return None,
    };
    let held = last.map(|last| {
        format!(
            "It holds {}, {} and {}, since {}.",
            dates::counted(u32::try_from(last.pages).unwrap_or(0), "page"),
            dates::counted(u32::try_from(last.foods).unwrap_or(0), "food"),
            dates::counted(u32::try_from(last.sleeps).unwrap_or(0), "sleep"),
            dates::plain(last.first)
        )
    });
    Some(view! { <Banner attention=false><div class="stack"><p>{words}</p>{held.map(|held| view! { <p>{held}</p> })}</div></Banner> })
}

/// An entry, as a line that leads to it.
fn line(app: App, entry: &DiaryEntry) -> Node {
    let at = entry.at.map(|at| at.clock().to_string()).unwrap_or_default();
    let warned = app.look(|notebook| {
        notebook
            .child(entry.child)
            .map(|child| warnings(notebook, child, entry, app.minute.get_untracked()))
            .unwrap_or_default()
    });
    let despite = entry.despite.as_ref().map(|despite| {
        let what: Vec<&str> = despite.what.iter().map(|line| line.as_str()).collect();
        format!("{}. Given all the same: {}", what.join(", "), despite.reason)
    });
    view! {
        <li>
            <a class="list-row" href=Route::DiaryEdit(entry.id).href()>
                <span class="list-row__text">
                    <span class="list-row__subtitle">{at}" "{diary::topic_title(entry.topic())}</span>
                    <bdi class="list-row__title">{diary::entry_words(entry)}</bdi>
                    {warned.into_iter().map(|warning| view! { <span class="list-row__subtitle">{diary::warning(warning)}</span> }).collect_view()}
                    {despite.map(|words| view! { <bdi class="list-row__subtitle">{words}</bdi> })}
                </span>
            </a>
        </li>
    }
}

fn written(app: App, id: ChildId, day: NaiveDate) -> Node {
    app.look(|notebook| {
        let page = page(notebook, id, day, app.minute.get_untracked());
        if page.entries.is_empty() {
            return view! { <p class="quiet">"Nothing is written yet."</p> };
        }
        let totals = diary::totals(&page.totals, notebook.day_rules().unit);
        view! {
            {(!totals.is_empty()).then(|| view! { <p><b>{totals}</b></p> })}
            <ul class="list">{page.entries.iter().map(|entry| line(app, entry)).collect_view()}</ul>
        }
    })
}

/// What is usual for this child: facts, and no advice.
fn as_usual(app: App, id: ChildId, day: NaiveDate) -> Option<Node> {
    let usual = app.look(|notebook| usual(notebook, id, day));
    let range = |range: UsualRange, words: &dyn Fn(u32) -> String| {
        if range.least == range.most {
            words(range.most)
        } else {
            format!("{} to {}", words(range.least), words(range.most))
        }
    };
    let rows: Vec<(&'static str, String)> = [
        ("Milk in a day", usual.milk_ml.map(|ml| range(ml, &|ml| format!("{ml} ml")))),
        (
            "Asleep in a day",
            usual.asleep_minutes.map(|minutes| range(minutes, &diary::minutes)),
        ),
        (
            "Nappies in a day",
            usual.nappies.map(|nappies| range(nappies, &|number| number.to_string())),
        ),
    ]
    .into_iter()
    .filter_map(|(what, words)| words.map(|words| (what, words)))
    .collect();
    (!rows.is_empty()).then(|| view! {
        <Section title="Usual for this child">
            <DefinitionList>{rows.into_iter().map(|(what, words)| view! { <Definition term=what>{words}</Definition> }).collect_view()}</DefinitionList>
            <p class="quiet">{format!("On most of {} in the four weeks before. Nothing to be compared with other children.", dates::counted(u32::try_from(usual.pages).unwrap_or(0), "page"))}</p>
        </Section>
    })
}
