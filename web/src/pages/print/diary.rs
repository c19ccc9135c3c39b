//! Pages of a child’s communication book, A5, a page a day: one, or the whole book for a leaver; and a blank one for a day on paper.

use super::{gone, setting_name};
use crate::dom::prelude::*;
use crate::pages::diary::KINDS;
use crate::pages::journal::last_change;
use crate::route::Route;
use crate::state::{Boot, use_app};
use crate::text::{dates, diary};
use crate::ui::{EmptyState, PageHeader, Paper, PrintSheet, RuledLines, SheetFoot, SheetHead};
use chrono::NaiveDate;
use pebblebook::diary::{About, DiaryEntry, page};
use pebblebook::ids::ChildId;
use pebblebook::journal::without_others;
use pebblebook::notebook::Notebook;
use pebblebook::people::Child;

/// How many lines there are on a blank page for each thing.
const LINES: [(&str, usize); 5] = [
    ("From home", 1),
    ("Milk and food", 5),
    ("Nappies", 4),
    ("Sleeps, looked at", 2),
    ("The day, and what to bring", 2),
];

/// A page on paper.
struct Sheet {
    day: String,
    age: String,
    totals: String,
    lines: Vec<(String, String)>,
    words: Vec<String>,
}

fn sheet(notebook: &Notebook, child: &Child, day: NaiveDate, now: pebblebook::time::Moment) -> Sheet {
    let page = page(notebook, child.id, day, now);
    let own = |text: &str| without_others(notebook, child, text);
    let in_full = |entry: &&&DiaryEntry| matches!(entry.what_note(), Some(About::Synopsis | About::Message | About::BringTomorrow));
    let own_page = |entry: &&&DiaryEntry| !in_full(entry) && entry.sent().is_none();
    let line = |entry: &&DiaryEntry| {
        let at = entry.at.map(|at| at.clock().to_string()).unwrap_or_default();
        (
            format!("{at} {}", diary::topic_title(entry.topic())),
            own(&diary::entry_words(entry)),
        )
    };
    let full = |entry: &&DiaryEntry| format!("{}: {}", diary::topic_title(entry.topic()), own(&diary::entry_words(entry)));
    Sheet {
        day: dates::long(day),
        age: dates::age(child.age_on(day)),
        totals: diary::totals(&page.totals, notebook.day_rules().unit),
        lines: page.entries.iter().filter(own_page).map(line).collect(),
        words: page.entries.iter().filter(in_full).map(full).collect(),
    }
}

/// Pages of a communication book.
#[component]
pub fn PrintDiary(
    /// Whose.
    id: ChildId,
    /// Of which day; none for all.
    day: Option<NaiveDate>,
) -> Node {
    let app = use_app();
    let changed = app.view(KINDS, last_change);
    let back = Route::Diary(id, day.unwrap_or(app.day())).href();
    let sheets = move |notebook: &Notebook| {
        let child = notebook.child(id)?;
        let days = day.map_or_else(
            || {
                pebblebook::order::set(notebook.diary_of(id).map(|entry| entry.day))
                    .into_iter()
                    .collect()
            },
            |day| vec![day],
        );
        let now = app.minute.get_untracked();
        let sheets: Vec<Sheet> = days.into_iter().map(|day| sheet(notebook, child, day, now)).collect();
        Some((setting_name(notebook), child.name.to_string(), sheets))
    };
    view! {
        {live(move || {
            changed.get();
            if day.is_none() && app.boot.get() != (Boot::Open { whole: true }) {
                return view! { <PageHeader title="Communication book".to_string() subtitle="Reading the years before…".to_string() back=back.clone()/> };
            }
            let Some((setting, name, sheets)) = app.look(sheets) else { return gone() };
            let none = sheets.is_empty();
            let one = |(at, sheet): (usize, Sheet)| {
                let (setting, name) = (setting.clone(), name.clone());
                view! {
                <PrintSheet paper=Paper::A5 label=format!("Communication book, {}", sheet.day) no_button={at > 0}>
                    <SheetHead setting_name=setting kind="Communication book"/>
                    <h2 class="sheet__title"><bdi>{name}</bdi></h2>
                    <p class="sheet__by">{format!("{}, {}", sheet.day, sheet.age)}</p>
                    {(!sheet.totals.is_empty()).then(|| view! { <p><b>{sheet.totals}</b></p> })}
                    <ul class="sheet__points">{sheet.lines.into_iter().map(|(head, words)| view! { <li><b>{head}</b>" "<bdi>{words}</bdi></li> }).collect_view()}</ul>
                    {sheet.words.into_iter().map(|words| view! { <p class="words"><bdi>{words}</bdi></p> }).collect_view()}
                </PrintSheet>
                }
            };
            view! {
                <PageHeader title="Communication book".to_string() back=back.clone()/>
                {none.then(|| view! { <EmptyState title="Nothing yet" text="Nothing was written into this child’s communication book."></EmptyState> })}
                {day.is_some().then(|| view! { <p class="not-on-paper"><a href=Route::PrintDiaryBook(id).href()>"The whole book"</a></p> })}
                {sheets.into_iter().enumerate().map(one).collect_view()}
            }
        })}
    }
}

/// A blank page, for a day on paper.
#[component]
pub fn PrintDiaryBlank() -> Node {
    let setting = use_app().look(setting_name);
    let lines = |(title, rows): (&'static str, usize)| {
        view! { <RuledLines columns=vec!["Time".to_owned(), title.to_owned()] rows label=title/> }
    };
    view! {
        <PageHeader title="Communication book".to_string() back=Route::PrintRoom.href()/>
        <PrintSheet paper=Paper::A5 label="A blank page of a communication book">
            <SheetHead setting_name=setting kind="Communication book"/>
            <p class="sheet__by">"Name: ____________________   Day: ____________   Allergies: ____________________"</p>
            {LINES.into_iter().map(lines).collect_view()}
            <SheetFoot><p>"Typed into the book afterwards, it counts as if it had been written there."</p></SheetFoot>
        </PrintSheet>
    }
}
