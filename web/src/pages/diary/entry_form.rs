//! An entry of a child's page: quick tiles for what is done with one hand, and all its fields for the rest of the day.

use super::fields::Fields;
use super::stop::{Asked, Stop};
use crate::dom::prelude::*;
use crate::pages::asking::{Answer, Asking};
use crate::pages::observation::gone;
use crate::platform::clock;
use crate::route::{Route, go_instead};
use crate::state::{Trouble, use_app, whenever};
use crate::text::diary::{TOILETING, topic_title};
use crate::text::{self, dates};
use crate::ui::{Button, ButtonKind, ButtonLink, ChildName, DateField, Form, PageHeader, TextArea, TextField};
use chrono::NaiveDate;
use pebblebook::asked::Field;
use pebblebook::command::{Command, Refusal};
use pebblebook::diary::{DiaryCommand, DiaryError, EntryAsked, Topic, bottles, suggest};
use pebblebook::ids::{ChildId, DiaryEntryId};
use pebblebook::register::collectors;

/// How many usual bottles are tiles.
const BOTTLES: usize = 4;

/// What is being written.
#[derive(Clone, Copy, PartialEq)]
pub enum Writing {
    /// Something of today, from Today.
    Now(ChildId, Topic),
    /// Something of a page.
    New(ChildId, NaiveDate, Topic),
    /// An entry that is kept.
    Change(DiaryEntryId),
}

impl Writing {
    /// Where its half-written words are kept.
    fn screen(self, start: &EntryAsked) -> String {
        match self {
            Writing::Change(id) => format!("diary/{id}"),
            Writing::Now(child, _) | Writing::New(child, ..) => format!("diary/{child}/{}/{}", start.day, topic_title(start.what.topic())),
        }
    }
}

/// The form of an entry.
#[component]
pub fn EntryForm(
    /// What is being written.
    writing: Writing,
) -> Node {
    let app = use_app();
    let today = app.day();
    let offered = |child, topic, day| {
        app.look(|notebook| {
            notebook.child(child)?;
            Some(suggest(notebook, child, topic, day, clock::now().clock()))
        })
    };
    let kept = match writing {
        Writing::Now(child, topic) => offered(child, topic, today),
        Writing::New(child, day, topic) => offered(child, topic, day),
        Writing::Change(id) => app.look(|notebook| notebook.diary_entry(id).map(EntryAsked::of)),
    };
    let Some(kept) = kept else { return gone() };
    let (child, topic) = (kept.child, kept.what.topic());
    let (asking, start) = Asking::drafted(writing.screen(&kept), kept.clone());
    let day = pebblebook::time::parse_date(&kept.day).unwrap_or(today);
    let fields = Fields::new(&start);
    let asked = move || fields.asked(&start);
    asking.keep(asked.clone());
    let id = match writing {
        Writing::Change(id) => Some(id),
        _ => None,
    };
    let page = Route::Diary(child, day);
    let back = if matches!(writing, Writing::Now(..)) { Route::Today } else { page };
    let stopped = Asked::nothing(fields.reason);
    let save = Callback::new(move |all_the_same: bool| {
        let now = id.and_then(|id| app.look(|notebook| notebook.diary_entry(id).map(EntryAsked::of)));
        let Some(mut asked) = asking.onto(untrack(&asked), now.as_ref()) else {
            return;
        };
        asked.all_the_same = all_the_same;
        app.run(Command::Diary(DiaryCommand::Save(id, asked)), move |result| match result {
            Ok(_) => {
                asking.give_up();
                if asking.is_there() {
                    go_instead(back);
                }
            }
            Err(Trouble::Refused(Refusal::Diary(DiaryError::Questions(odd)))) => {
                stopped.show(&odd);
            }
            Err(trouble) => {
                stopped.forget();
                asking.show(&trouble);
            }
        });
    });
    let take_out = Callback::new(move |()| {
        if let Some(id) = id {
            app.run(Command::Diary(DiaryCommand::Remove(id)), move |result| match result {
                Ok(_) => go_instead(page),
                Err(trouble) => asking.show(&trouble),
            });
        }
    });
    let error = move |field: Field| asking.error(field);
    let is_now = id.is_none() && day == today;
    let tiles = if is_now { tiles(topic, child, fields, save) } else { None };
    let quick = tiles.is_some();
    let unfolded = RwSignal::new(!quick);
    // Something in it may be to be put right.
    whenever(move |_| {
        if !asking.slips.get().is_empty() {
            unfolded.set(true);
        }
    });
    let words = match topic {
        Topic::Mood | Topic::Activity | Topic::Outing | Topic::Temperature | Topic::BringTomorrow | Topic::Synopsis | Topic::Message => {
            topic_title(topic)
        }
        Topic::FromHome => "What else they told",
        Topic::Accident => "What happened",
        _ => "Note",
    };
    // Without its words a note says nothing, and nor does an accident.
    let needed = topic == Topic::Accident || matches!(kept.what, pebblebook::diary::WhatAsked::Note(_));
    let carers = app.look(|notebook| {
        let names = notebook.child(child).map(|child| match topic {
            Topic::Left => collectors(child).map(|carer| carer.name.to_string()).collect(),
            _ => child.carers.iter().map(|carer| carer.name.to_string()).collect(),
        });
        names.unwrap_or_default()
    });
    let earlier = id.map(earlier);
    view! {
        <PageHeader title=topic_title(topic).to_string() subtitle=dates::long(day) back=back.href()/>
        <p class="who"><ChildName child/></p>
        <Form on_submit=Callback::new(move |()| save.run(false))>
            <Answer asking/>
            <Stop asking asked=stopped on_keep=Callback::new(move |()| save.run(true))/>
            {tiles}
            <details class="more" open=move || unfolded.get()>
                <summary>{if quick { "Time and more" } else { "Write it down" }}</summary>
                <div class="stack">
                    {fields.own(asking, carers)}
                    {if topic == Topic::Sent {
                        view! { <p class="entry__words"><bdi>{fields.note.get_untracked()}</bdi></p> }
                    } else {
                        view! { <TextArea label=words.to_string() value=fields.note error=error(Field::Note) optional=!needed rows=2/> }
                    }}
                    <div class="form__row">
                        <TextField label=if topic == Topic::Sleep { "Began at" } else { "Time" } hint=if is_now { "Blank for now." } else { "" } value=fields.at error=error(Field::At) short=true/>
                        {id.map(|_| view! { <DateField label="Day" value=fields.day max=today.to_string() error=error(Field::Day)/> })}
                    </div>
                    <div class="actions">
                        <Button kind=ButtonKind::Primary submit=true busy=app.busy>"Save"</Button>
                        {id.map(|_| view! { <Button kind=ButtonKind::Quiet on_click=take_out>"Take out"</Button> })}
                    </div>
                </div>
            </details>
            <div class="actions">
                <ButtonLink href=back.href() kind=ButtonKind::Quiet on_click=Callback::new(move |()| asking.give_up())>"Cancel"</ButtonLink>
            </div>
        </Form>
        {earlier}
    }
}

/// What saves with one tap: what there is most often, as it was last time.
fn tiles(topic: Topic, child: ChildId, fields: Fields, save: Callback<bool>) -> Option<Node> {
    let app = use_app();
    let [first, _] = fields.picks;
    let tile = |words: String, fill: Callback<()>| {
        let tap = Callback::new(move |()| {
            fill.run(());
            save.run(false);
        });
        view! { <Button kind=ButtonKind::Secondary busy=app.busy on_click=tap>{words}</Button> }
    };
    let tiles: Vec<Node> = match topic {
        Topic::Toileting => {
            let kind = |(_, words): &(_, &'static str)| {
                let words = *words;
                tile(words.to_owned(), Callback::new(move |()| first.set(words.to_owned())))
            };
            TOILETING.iter().map(kind).collect()
        }
        Topic::Milk => {
            let [offered, taken, ..] = fields.texts;
            let usual = app.look(|notebook| bottles(notebook, child, app.day(), BOTTLES));
            let bottle = |amount: String| {
                let kind = first.get_untracked();
                let words = format!("{kind}, {amount} taken");
                let fill = move |()| {
                    // What was offered last time is not said of this one.
                    offered.set(String::new());
                    taken.set(amount.clone());
                };
                tile(words, Callback::new(fill))
            };
            usual.into_iter().map(bottle).collect()
        }
        // Where and how as last time.
        Topic::Sleep => vec![tile("Asleep now".to_owned(), Callback::new(|()| ()))],
        _ => Vec::new(),
    };
    (!tiles.is_empty())
        .then(|| view! { <div class="actions actions--tiles" role="group" aria-label="Now">{tiles.into_iter().collect_view()}</div> })
}

/// What it said before it was changed.
fn earlier(id: DiaryEntryId) -> Node {
    let app = use_app();
    let lines: Vec<String> = app.look(|notebook| {
        let Some(entry) = notebook.diary_entry(id) else { return Vec::new() };
        let line = |was: &pebblebook::diary::Earlier| {
            let mut then = entry.clone();
            then.what = was.what.clone();
            then.note = was.note.clone();
            then.at = was.at;
            let at = was.at.map(|at| format!("{} ", at.clock())).unwrap_or_default();
            let until = format!("until {}, {}", was.until.clock(), dates::short(was.until.day(), app.day()));
            format!("{at}{} ({until})", text::diary::entry_words(&then))
        };
        entry.earlier.iter().map(line).collect()
    });
    if lines.is_empty() {
        return Node::Nothing;
    }
    view! {
        <details class="more">
            <summary>"What it said before"</summary>
            <ul class="points">{lines.into_iter().map(|line| view! { <li><bdi>{line}</bdi></li> }).collect_view()}</ul>
        </details>
    }
}
