//! Going home, and closing the day: what is not done yet, each one tap from done. Nothing nags after the day is closed.

use crate::dom::prelude::*;
use crate::pages::diary::KINDS;
use crate::pages::diary::now::at_the_door;
use crate::pages::journal::last_change;
use crate::route::Route;
use crate::state::{App, use_app};
use crate::text::{self, dates};
use crate::ui::{Button, ButtonKind, ChildName, EmptyState, PageHeader};
use chrono::NaiveDate;
use pebblebook::command::Command;
use pebblebook::diary::{DiaryCommand, Topic};
use pebblebook::register::State;
use pebblebook::sharing::{Open, closing, going_home};

/// What is not done, as a link to where it is done.
fn open_line(app: App, open: Open, day: NaiveDate) -> Node {
    let child = open.child();
    let name = app.look(|notebook| text::child_name(notebook, child));
    // Of which day it is, where that is another.
    let mut dated: Option<NaiveDate> = None;
    let (words, route) = match open {
        Open::StillAsleep(_, entry) => ("still asleep", Route::DiaryEdit(entry)),
        Open::NotSignedOut(_, on) if on == day => ("not signed out", Route::DiaryNow(child, Topic::Left)),
        Open::NotSignedOut(_, on) => {
            dated = Some(on);
            ("not signed out", Route::DiaryNew(child, on, Topic::Left))
        }
        Open::NotTold(_, entry) => {
            let (medicine, on) = app.look(|notebook| {
                let entry = notebook.diary_entry(entry);
                (entry.is_some_and(|entry| entry.dose().is_some()), entry.map(|entry| entry.day))
            });
            dated = on.filter(|on| *on != day);
            let words = if medicine {
                "the family was not told of the medicine"
            } else {
                "the family was not told of the accident"
            };
            (words, Route::DiaryEdit(entry))
        }
        Open::NoSynopsis(_) => ("the day in short is missing", Route::DiaryNow(child, Topic::Synopsis)),
        Open::NotSent(_) => ("the handover has not gone", Route::Handover(child, day)),
    };
    view! { <li><a href=route.href()><bdi>{name}</bdi>": "{words}{dated.map(|on| format!(", {}", dates::short(on, day)))}</a></li> }
}

/// The closing of today, folded away until she wants it.
#[component]
pub fn ClosingToday() -> Node {
    let app = use_app();
    let changed = app.view(KINDS, last_change);
    view! {
        {live(move || {
            changed.get();
            let day = app.today.get();
            let (closing, any) = app.look(|notebook| {
                let any = notebook.diary_on(day).next().is_some();
                (closing(notebook, day, app.minute.get_untracked()), any)
            });
            if closing.closed {
                let again = Callback::new(move |()| app.run_plainly(Command::Diary(DiaryCommand::Reopen(day))));
                return Some(view! {
                    <p class="quiet">"The day is closed."</p>
                    <div class="actions"><Button kind=ButtonKind::Quiet busy=app.busy on_click=again>"Open it again"</Button></div>
                });
            }
            let close = Callback::new(move |()| app.run_plainly(Command::Diary(DiaryCommand::Close(day))));
            (any || !closing.open.is_empty()).then(|| view! {
                <details class="more">
                    <summary>{match closing.open.len() {
                        0 => "Closing the day: all done".to_owned(),
                        some => format!("Closing the day: {some} not done yet"),
                    }}</summary>
                    <ul class="points">{closing.open.into_iter().map(|open| open_line(app, open, day)).collect_view()}</ul>
                    <div class="actions"><Button kind=ButtonKind::Secondary busy=app.busy on_click=close>"Close the day"</Button></div>
                </details>
            })
        })}
    }
}

/// The children who are going home now, each ready or not.
#[component]
pub fn GoingHome() -> Node {
    let app = use_app();
    let changed = app.view(KINDS, last_change);
    view! {
        <PageHeader title="Going home".to_string() back=Route::Today.href()/>
        {live(move || {
            changed.get();
            let (day, now) = (app.today.get(), app.minute.get());
            app.look(|notebook| {
                let going = going_home(notebook, day, now);
                if going.is_empty() {
                    return view! { <EmptyState title="Nobody is here just now" text="Children who have arrived stand here until they have gone home."></EmptyState> };
                }
                let one = |home: pebblebook::sharing::GoingHome<'_>| {
                    let child = home.child.id;
                    let name = home.child.known_as();
                    let ready = home.open.is_empty();
                    view! {
                        <li class="entry">
                            <ChildName child/>
                            <p>{home.at.map(|at| format!("Collected at {at} · "))}{if ready { "ready" } else { "not ready yet" }}</p>
                            {(!ready).then(|| view! { <ul class="points">{home.open.iter().map(|open| open_line(app, *open, day)).collect_view()}</ul> })}
                            <div class="actions">
                                {at_the_door(app, child, name, State::Here { since: None })}
                            </div>
                        </li>
                    }
                };
                view! { <ul class="entries">{going.into_iter().map(one).collect_view()}</ul> }
            })
        })}
    }
}
