//! The children on Today: who is to come, who is here, who has gone home, each one tap from being written down; and of those who have a page, how
//! long ago milk, nappy and sleep were, who sleeps and is to be looked at.

use super::KINDS;
use crate::dom::prelude::*;
use crate::pages::register::{counted, state_words};
use crate::route::{Route, go};
use crate::state::{App, Trouble, use_app};
use crate::text::diary::minutes;
use crate::text::{self, diary};
use crate::ui::{Button, ButtonKind, ButtonLink, ChildName, Section, ToastKind};
use pebblebook::command::{Command, Refusal};
use pebblebook::diary::{Asleep, DiaryCommand, DiaryError, EntryAsked, Since, Topic, WhatAsked, asleep, book_on, since};
use pebblebook::ids::{ChildId, DiaryEntryId};
use pebblebook::register::{OnRegister, State, register_on};
use pebblebook::time::Moment;

/// The most children on Today; the register has them all.
const MOST: usize = 12;

/// A child on Today.
#[derive(Clone, PartialEq)]
struct OnToday {
    child: ChildId,
    name: String,
    state: State,
    words: String,
    /// When things last were, of a child that has a page.
    since: Option<Since>,
    asleep: Option<Asleep>,
}

/// The children today.
#[component]
pub fn ChildrenToday() -> Node {
    let app = use_app();
    let children = app.view(KINDS, move |notebook, today| {
        let now = app.minute.get();
        let sleeping = asleep(notebook, now);
        let of = |on: OnRegister<'_>| {
            let child = on.child;
            let asleep = sleeping.iter().find(|one| one.child == child.id).copied();
            let has_page = book_on(notebook, child, today).is_offered();
            let planned = notebook.routine(child.id).is_some_and(|routine| !routine.weeks.is_empty());
            let open = notebook.calendar().is_open(today);
            // Whoever has no week yet may come on any open day.
            let shown = match on.state {
                State::NotExpected => open && !planned,
                _ => true,
            };
            (shown || asleep.is_some()).then(|| OnToday {
                child: child.id,
                name: child.known_as().to_owned(),
                state: on.state,
                words: state_words(&on),
                since: has_page.then(|| since(notebook, child.id, today)),
                asleep,
            })
        };
        register_on(notebook, today, now).into_iter().filter_map(of).collect::<Vec<_>>()
    });
    let count = app.view(KINDS, counted);
    view! {
        {live(move || {
            let mut children = children.get();
            if children.is_empty() {
                return None;
            }
            children.truncate(MOST);
            let now = app.minute.get();
            Some(view! {
                <Section title="The children">
                    <p class="quiet">{live(move || count.get())}</p>
                    <ul class="list">{children.into_iter().map(|child| row(app, child, now)).collect_view()}</ul>
                    <div class="actions">
                        <ButtonLink href=Route::DiaryEveryone.href() kind=ButtonKind::Quiet>"The same for everyone"</ButtonLink>
                        <ButtonLink href=Route::GoingHome.href() kind=ButtonKind::Quiet>"Going home"</ButtonLink>
                        <ButtonLink href=Route::Register(app.day()).href() kind=ButtonKind::Quiet>"Register"</ButtonLink>
                    </div>
                </Section>
            })
        })}
    }
}

/// How long ago.
fn ago(at: Option<Moment>, now: Moment) -> Option<String> {
    at.map(|at| minutes(now.minutes_since(at)))
}

fn since_words(since: Since, now: Moment) -> String {
    let past = |what: &str, at| match ago(at, now) {
        Some(ago) if ago == minutes(0) => Some(format!("{what} just now")),
        ago => ago.map(|ago| format!("{what} {ago} ago")),
    };
    let (milk, nappy) = (past("Milk", since.milk), past("Nappy", since.nappy));
    let awake = since.asleep.is_none().then(|| ago(since.awake, now)).flatten();
    let awake = awake.map(|awake| format!("Awake for {awake}"));
    [milk, nappy, awake].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What is to be done at the door: one tap, and the time is now.
pub fn at_the_door(app: App, child: ChildId, name: &str, state: State) -> Node {
    let write = move |what: WhatAsked| {
        Callback::new(move |()| {
            let asked = EntryAsked::blank(child, app.day(), what.clone());
            app.run(Command::Diary(DiaryCommand::Save(None, asked)), move |result| {
                if let Err(trouble) = result {
                    app.tell(app.look(|notebook| text::trouble(&trouble, notebook)), ToastKind::Trouble);
                }
            });
        })
    };
    let away = view! { <ButtonLink href=Route::DiaryNow(child, Topic::Away).href() kind=ButtonKind::Quiet label=format!("Stays away, {name}")>"Stays away"</ButtonLink> };
    match state {
        State::Here { .. } => view! {
            <Button kind=ButtonKind::Secondary busy=app.busy label=format!("Gone home, {name}") on_click=write(WhatAsked::Left(String::new()))>"Gone home"</Button>
            <ButtonLink href=Route::DiaryNow(child, Topic::Left).href() kind=ButtonKind::Quiet label=format!("Gone home with…, {name}")>"Gone home with…"</ButtonLink>
            <ButtonLink href=Route::Handover(child, app.day()).href() kind=ButtonKind::Quiet label=format!("Hand over, {name}")>"Hand over"</ButtonLink>
        },
        State::Away | State::Gone { .. } => {
            let words = if state == State::Away { "Came after all" } else { "Arrived again" };
            view! { <Button kind=ButtonKind::Quiet busy=app.busy label=format!("{words}, {name}") on_click=write(WhatAsked::Arrived(String::new()))>{words}</Button> }
        }
        State::Expected | State::Late | State::NotExpected => view! {
            <Button kind=ButtonKind::Primary busy=app.busy label=format!("Arrived, {name}") on_click=write(WhatAsked::Arrived(String::new()))>"Arrived"</Button>
            {away}
        },
    }
}

fn row(app: App, on: OnToday, now: Moment) -> Node {
    let OnToday {
        child,
        name,
        state,
        words,
        since,
        asleep,
    } = on;
    let quick = |topic: Topic| {
        let words = diary::topic_title(topic);
        view! { <ButtonLink href=Route::DiaryNow(child, topic).href() kind=ButtonKind::Secondary label=format!("{words}, {name}")>{words}</ButtonLink> }
    };
    let known = since.map(|since| since_words(since, now)).unwrap_or_default();
    let late = state == State::Late;
    let asks = matches!(state, State::Here { .. } | State::NotExpected | State::Expected | State::Late);
    view! {
        <li class="list-row list-row--day">
            <a class="list-row__text" href=Route::Diary(child, app.day()).href()>
                <ChildName child/>
                <span class="list-row__subtitle" class:is-late=late>{words}</span>
                {(!known.is_empty()).then(|| view! { <span class="list-row__subtitle">{known}</span> })}
                {asleep.map(|asleep| view! { <span class="list-row__subtitle" class:is-late=asleep.due>{sleeping(asleep)}</span> })}
            </a>
            <div class="actions">{at_the_door(app, child, &name, state)}</div>
            {asleep.map(|asleep| view! {
                <div class="actions">{if asleep.left_open {
                    view! { <ButtonLink href=Route::DiaryEdit(asleep.entry).href() kind=ButtonKind::Primary label=format!("Say when it ended, {name}")>"Say when it ended"</ButtonLink> }
                } else {
                    view! { <Button kind=ButtonKind::Primary busy=app.busy label=format!("Awake, {name}") on_click=Callback::new(move |()| wake(app, asleep.entry))>"Awake"</Button>
                    <Button kind=ButtonKind::Secondary busy=app.busy label=format!("Looked at {name}") on_click=Callback::new(move |()| app.run_plainly(Command::Diary(DiaryCommand::Check(vec![asleep.entry], String::new()))))>"Looked"</Button> }
                }}</div>
            })}
            {(since.is_some() && asks).then(|| view! {
                <div class="actions">
                    {quick(Topic::Milk)}
                    {quick(Topic::Toileting)}
                    {asleep.is_none().then(|| quick(Topic::Sleep))}
                    {quick(Topic::Food)}
                </div>
            })}
        </li>
    }
}

/// How long a child has been asleep, and when to look.
fn sleeping(asleep: Asleep) -> String {
    if asleep.left_open {
        return format!(
            "A sleep of {} was never ended: open the page to say when.",
            diary::day_of(asleep.since)
        );
    }
    let look = if asleep.due {
        "look now".to_owned()
    } else {
        format!("look at {}", asleep.look_at.clock())
    };
    format!("Asleep for {}, since {} · {look}", minutes(asleep.minutes), asleep.since.clock())
}

/// Ends a sleep now. Where that would be odd the entry is opened, to say when it was.
fn wake(app: App, entry: DiaryEntryId) {
    app.run(Command::Diary(DiaryCommand::Wake(entry, String::new(), false)), move |result| {
        if let Err(trouble) = result {
            let odd = matches!(
                &trouble,
                Trouble::Refused(Refusal::Diary(DiaryError::Questions(_) | DiaryError::Slips(_)))
            );
            app.tell(app.look(|notebook| text::trouble(&trouble, notebook)), ToastKind::Trouble);
            if odd {
                go(Route::DiaryEdit(entry));
            }
        }
    });
}
