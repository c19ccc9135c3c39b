//! The babies on Today: how long ago milk, nappy and sleep were, who sleeps and is to be looked at, and what is written down with two taps.

use super::KINDS;
use crate::dom::prelude::*;
use crate::route::Route;
use crate::state::{App, use_app};
use crate::text::diary::minutes;
use crate::text::{self, diary};
use crate::ui::{Button, ButtonKind, ButtonLink, ChildName, Section, ToastKind};
use pebblebook::command::{Command, Refusal};
use pebblebook::diary::{Asleep, DiaryCommand, DiaryError, Since, Topic, asleep, book_on, since};
use pebblebook::ids::{ChildId, DiaryEntryId};
use pebblebook::time::Moment;

/// A child with a page today.
#[derive(Clone, PartialEq)]
struct Baby {
    child: ChildId,
    name: String,
    since: Since,
    asleep: Option<Asleep>,
}

/// Those who have a page today, and whoever sleeps.
#[component]
pub fn Babies() -> Node {
    let app = use_app();
    let babies = app.view(KINDS, move |notebook, today| {
        let sleeping = asleep(notebook, app.minute.get());
        let of = |child: &pebblebook::people::Child| {
            let asleep = sleeping.iter().find(|one| one.child == child.id).copied();
            let offered = book_on(notebook, child, today).is_offered() && notebook.calendar().is_open(today);
            (asleep.is_some() || offered).then(|| Baby {
                child: child.id,
                name: child.known_as().to_owned(),
                since: since(notebook, child.id, today),
                asleep,
            })
        };
        notebook.children().filter_map(of).collect::<Vec<_>>()
    });
    view! {
        {live(move || {
            let babies = babies.get();
            let now = app.minute.get();
            (!babies.is_empty()).then(|| view! {
                <Section title="Communication books">
                    <ul class="list">{babies.into_iter().map(|baby| row(app, baby, now)).collect_view()}</ul>
                    <div class="actions">
                        <ButtonLink href=Route::DiaryEveryone.href() kind=ButtonKind::Quiet>"The same for everyone"</ButtonLink>
                    </div>
                </Section>
            })
        })}
    }
}

/// “Milk 2 h 10 min ago”.
fn ago(what: &str, at: Option<Moment>, now: Moment) -> Option<String> {
    at.map(|at| format!("{what} {} ago", minutes(now.minutes_since(at))))
}

fn row(app: App, baby: Baby, now: Moment) -> Node {
    let Baby {
        child,
        name,
        since,
        asleep,
    } = baby;
    let awake = if asleep.is_none() {
        ago("Awake since", since.awake, now).map(|words| words.replace("since ", "").replace(" ago", ""))
    } else {
        None
    };
    let known: Vec<String> = [
        ago("Milk", since.milk, now),
        ago("Nappy", since.nappy, now),
        awake.map(|words| words.replace("Awake", "Awake for")),
    ]
    .into_iter()
    .flatten()
    .collect();
    let quick = |topic: Topic| {
        let words = diary::topic_title(topic);
        view! { <ButtonLink href=Route::DiaryNow(child, topic).href() kind=ButtonKind::Secondary label=format!("{words}, {name}")>{words}</ButtonLink> }
    };
    view! {
        <li class="list-row list-row--baby">
            <a class="list-row__text" href=Route::Diary(child, app.day()).href()>
                <ChildName child/>
                <span class="list-row__subtitle">{if known.is_empty() { "Nothing is written yet today.".to_owned() } else { known.join(" · ") }}</span>
                {asleep.map(|asleep| view! { <span class="list-row__subtitle" class:is-late=asleep.due>{sleeping(asleep)}</span> })}
            </a>
            <div class="actions">
                {quick(Topic::Milk)}
                {quick(Topic::Toileting)}
                {match asleep {
                    Some(asleep) => view! {
                        <Button kind=ButtonKind::Primary busy=app.busy label=format!("Awake, {name}") on_click=Callback::new(move |()| wake(app, asleep.entry))>"Awake"</Button>
                        <Button kind=ButtonKind::Secondary busy=app.busy label=format!("Looked at {name}") on_click=Callback::new(move |()| app.run_plainly(Command::Diary(DiaryCommand::Check(vec![asleep.entry], String::new()))))>"Looked"</Button>
                    },
                    None => quick(Topic::Sleep),
                }}
                {quick(Topic::Food)}
            </div>
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
                crate::state::Trouble::Refused(Refusal::Diary(DiaryError::Questions(_) | DiaryError::Slips(_)))
            );
            app.tell(app.look(|notebook| text::trouble(&trouble, notebook)), ToastKind::Trouble);
            if odd {
                crate::route::go(Route::DiaryEdit(entry));
            }
        }
    });
}
