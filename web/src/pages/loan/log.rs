//! The reading log of a loan: its lines, a new line, a changed line.

use super::log_fields::{LogFields, log_signals};
use crate::dom::prelude::*;
use crate::pages::asking::{Answer, Asking};
use crate::route::Route;
use crate::state::use_app;
use crate::text::{self, dates};
use crate::ui::{Button, ButtonKind, Section, Show, Tag};
use pebblebook::command::Command;
use pebblebook::ids::{LoanId, ReadingLogEntryId};
use pebblebook::lending::{LendingCommand, LogEntryAsked, ReadingLogEntry};
use pebblebook::row::Kind;

/// What is being written.
#[derive(Clone, Copy, PartialEq)]
enum Writing {
    Nothing,
    New,
    Change(ReadingLogEntryId),
}

/// The reading log of a loan.
#[component]
pub fn ReadingLog(
    /// Which loan.
    loan: LoanId,
) -> Node {
    let app = use_app();
    let entries = app.view(&[Kind::ReadingLogEntry], move |notebook, _| {
        notebook.log_of(loan).into_iter().cloned().collect::<Vec<_>>()
    });
    let screen = format!("log/{loan}");
    let writing = RwSignal::new(if app.has_draft(&screen) { Writing::New } else { Writing::Nothing });
    view! {
        <Section title="Reading log">
            <Show when=move || entries.get().is_empty() && writing.get() == Writing::Nothing>
                <p class="quiet">"Nothing has been written yet. What a family tells at the door, or writes on the paper log, goes here."</p>
            </Show>
            <ul class="entries">
                {live(move || entries.get().into_iter().map(|entry| {
                    if writing.get() == Writing::Change(entry.id) {
                        view! { <li><Form loan entry=Some(entry) writing/></li> }
                    } else {
                        view! { <li><Entry entry writing/></li> }
                    }
                }).collect_view())}
            </ul>
            {live(move || if writing.get() == Writing::New {
                view! { <Form loan entry=None writing/> }
            } else {
                view! { <Button kind=ButtonKind::Secondary on_click=Callback::new(move |()| writing.set(Writing::New))>"Add a line"</Button> }
            })}
        </Section>
    }
}

#[component]
fn Entry(entry: ReadingLogEntry, writing: RwSignal<Writing>) -> Node {
    let app = use_app();
    let id = entry.id;
    let kept = entry.keep_for_journal;
    let taken = app.view(&[Kind::Observation], move |notebook, _| {
        notebook.observations_from(id).next().map(|seen| seen.id)
    });
    let with = entry.who.as_ref().map(|who| format!(" · with {who}")).unwrap_or_default();
    view! {
        <article class="entry">
            <p class="entry__head">{dates::short(entry.on, app.day())}{with}" · "{text::source(entry.source)}</p>
            {(!entry.how.is_empty()).then(|| view! { <p class="entry__words"><bdi>{entry.how.to_string()}</bdi></p> })}
            {(!entry.liked.is_empty()).then(|| view! { <p class="entry__words">"Liked: "<bdi>{entry.liked.to_string()}</bdi></p> })}
            {live(move || match taken.get() {
                Some(seen) => Some(view! { <p><a href=Route::Observation(seen).href()>"It stands in the journal"</a></p> }),
                None => kept.then(|| view! { <p><Tag>"Kept for the journal"</Tag></p> }),
            })}
            <div class="actions">
                <Button kind=ButtonKind::Quiet on_click=Callback::new(move |()| writing.set(Writing::Change(id)))>"Change"</Button>
                <Show when=move || taken.get().is_none()>
                    <Button kind=ButtonKind::Quiet on_click=Callback::new(move |()| app.run_plainly(Command::Lending(LendingCommand::KeepForJournal(id, !kept))))>
                        {if kept { "Not for the journal" } else { "Keep for the journal" }}
                    </Button>
                </Show>
                <Button kind=ButtonKind::Quiet on_click=Callback::new(move |()| app.run_plainly(Command::Lending(LendingCommand::RemoveLogEntry(id))))>"Take out"</Button>
            </div>
        </article>
    }
}

#[component]
fn Form(loan: LoanId, entry: Option<ReadingLogEntry>, writing: RwSignal<Writing>) -> Node {
    let app = use_app();
    let id = entry.as_ref().map(|entry| entry.id);
    let screen = id.map_or_else(|| format!("log/{loan}"), |id| format!("log-entry/{id}"));
    let kept = entry.map_or_else(|| LogEntryAsked::blank(loan, app.day()), |entry| LogEntryAsked::of(&entry));
    let (asking, start) = Asking::drafted(screen, kept);
    let log = log_signals(&start);
    asking.keep(move || log.asked(loan));
    let save = move |()| {
        let command = LendingCommand::SaveLogEntry(id, untrack(|| log.asked(loan)));
        asking.run(Command::Lending(command), move |_| _ = writing.try_set(Writing::Nothing));
    };
    view! {
        <div class="aside" role="group" aria-label="A line of the reading log">
            <Answer asking/>
            <LogFields log asking/>
            <div class="actions">
                <Button kind=ButtonKind::Primary busy=app.busy on_click=Callback::new(save)>"Save this line"</Button>
                <Button kind=ButtonKind::Quiet on_click=Callback::new(move |()| {
                    asking.give_up();
                    writing.set(Writing::Nothing);
                })>"Cancel"</Button>
            </div>
        </div>
    }
}
