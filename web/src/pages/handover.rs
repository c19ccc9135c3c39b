//! What goes home: the handover of a child's day, composed and hers to change, and messages through the day. Other children's names are caught
//! before anything goes, and what went is kept with the page.

use super::asking::{Answer, Asking};
use super::observation::gone;
use crate::dom::prelude::*;
use crate::pages::journal::last_change;
use crate::platform::files::{self, Delivery};
use crate::platform::{announce, clock};
use crate::route::Route;
use crate::state::{App, use_app};
use crate::text::{self, dates, diary};
use crate::ui::{Banner, Button, ButtonKind, ButtonLink, ChildName, ChipGroup, PageHeader, Section, Show, TextArea, ToastKind};
use chrono::NaiveDate;
use leptos::task::spawn_local;
use pebblebook::asked::Field;
use pebblebook::command::Command;
use pebblebook::diary::{DiaryCommand, DiaryEntry, EntryAsked, SentAsked, WhatAsked};
use pebblebook::ids::ChildId;
use pebblebook::journal::here_on;
use pebblebook::row::Kind;
use pebblebook::sharing::{Way, chat_number, handover, messages, named_in, quick, recipients};

/// How many messages that were sent are shown.
const MOST_SENT: usize = 20;
/// How many things that have just happened are offered as messages.
const OFFERED: usize = 3;

/// What goes home to a child's family.
#[component]
pub fn SendHome(
    /// Whose.
    id: ChildId,
    /// The day it tells of.
    day: NaiveDate,
    /// The handover of the day, or a message through it.
    whole_day: bool,
) -> Node {
    let app = use_app();
    let found = app.look(|notebook| {
        let child = notebook.child(id)?;
        let people: Vec<String> = recipients(child).map(|carer| carer.name.to_string()).collect();
        let text = if whole_day {
            handover(notebook, child, day, clock::now()).text()
        } else {
            String::new()
        };
        Some((people, text))
    });
    let Some((names, composed)) = found else { return gone() };
    let screen = format!("{}/{id}/{day}", if whole_day { "handover" } else { "message" });
    let (asking, (start, chosen)) = Asking::drafted(screen, (composed, names.clone()));
    let (words, to) = (RwSignal::new(start), RwSignal::new(chosen));
    asking.keep(move || (words.get(), to.get()));
    let agreed = RwSignal::new(false);
    // A message may go to other families too, as it stands.
    let also = RwSignal::new(Vec::<String>::new());
    let others: Vec<(String, String)> = app.look(|notebook| {
        let here = here_on(notebook, day).filter(|other| !whole_day && other.id != id && recipients(other).next().is_some());
        here.map(|other| (other.id.to_string(), other.known_as().to_owned())).collect()
    });
    let families = move || {
        let also = also.get();
        std::iter::once(id).chain(also.into_iter().filter_map(|child| child.parse().ok()))
    };
    let named = app.view(&[Kind::Child], move |notebook, _| {
        let words = words.get();
        let named = families()
            .filter_map(|family| notebook.child(family))
            .flat_map(|child| named_in(notebook, child, &words));
        let named = pebblebook::order::set(named).into_iter();
        let named: Vec<String> = named.map(|other| text::child_name(notebook, other)).collect();
        (!named.is_empty()).then(|| named.join(", "))
    });
    // Nothing goes while another child is named and she has not said that it is right.
    let may_go = move || {
        if named.get_untracked().is_some() && !agreed.get_untracked() {
            request_animation_frame(|| announce::focus("[role=alert]"));
            return false;
        }
        if to.with_untracked(Vec::is_empty) {
            asking.miss(Field::SentTo);
            return false;
        }
        true
    };
    // Whom it went to: by a chat only the one whose it was, else all who are ticked, and all of the other families.
    // Put together before it goes, for the screen may be gone when it has.
    let gathered = move |way: Way, only: Option<(ChildId, String)>| {
        let asked = |family: ChildId| {
            let everybody = || {
                app.look(|notebook| {
                    let child = notebook.child(family).into_iter();
                    child.flat_map(recipients).map(|carer| carer.name.to_string()).collect()
                })
            };
            let what = WhatAsked::Sent(SentAsked {
                to: match &only {
                    Some((_, name)) => vec![name.clone()],
                    None if family == id => to.get_untracked(),
                    None => everybody(),
                },
                way,
                handover_of: if whole_day { day.to_string() } else { String::new() },
                reply: String::new(),
            });
            EntryAsked {
                note: words.get_untracked(),
                all_the_same: true,
                // It goes now, whichever day it tells of.
                ..EntryAsked::blank(family, app.day(), what)
            }
        };
        let all: Vec<EntryAsked> = match &only {
            Some((family, _)) => vec![asked(*family)],
            None => untrack(families).map(asked).collect(),
        };
        all
    };
    let noted = move |way: Way, all: Vec<EntryAsked>| {
        asking.run(Command::Diary(DiaryCommand::SaveAll(all)), move |_| {
            // A chat may be followed by the next one.
            if !whole_day && way != Way::Chat {
                let _ = words.try_set(String::new());
            }
        });
    };
    let share = Callback::new(move |()| {
        if !may_go() {
            return;
        }
        let text = words.get_untracked();
        let [by_sheet, by_hand] = [Way::Shared, Way::Copied].map(|way| gathered(way, None));
        spawn_local(async move {
            match files::share_text(&text).await {
                Some(Delivery::Shared) => noted(Way::Shared, by_sheet),
                Some(Delivery::Cancelled) => {}
                _ if copied(app, &text).await => noted(Way::Copied, by_hand),
                _ => {}
            }
        });
    });
    let copy = Callback::new(move |()| {
        if may_go() {
            let text = words.get_untracked();
            let all = gathered(Way::Copied, None);
            spawn_local(async move {
                if copied(app, &text).await {
                    noted(Way::Copied, all);
                }
            });
        }
    });
    let as_it_was = move |way: Way, label: &'static str| {
        let done = Callback::new(move |()| {
            if may_go() {
                noted(way, gathered(way, None));
            }
        });
        view! { <Button kind=ButtonKind::Quiet busy=app.busy on_click=done>{label}</Button> }
    };
    let chats = move || {
        let families: Vec<ChildId> = families().collect();
        app.look(|notebook| {
            let people = families
                .iter()
                .filter_map(|family| notebook.child(*family))
                .flat_map(|child| recipients(child).map(|carer| (child.id, carer)));
            let numbers =
                people.filter_map(|(family, carer)| Some((family, carer.name.to_string(), chat_number(carer.phone.as_ref()?.as_str())?)));
            numbers.collect::<Vec<_>>()
        })
    };
    let chat = move |(family, name, number): (ChildId, String, String)| {
        let whom = name.clone();
        let href = move || {
            let text = js_sys::encode_uri_component(&words.get());
            format!("https://wa.me/{number}?text={}", String::from(text))
        };
        let go = move |event: web_sys::Event| {
            if may_go() {
                noted(Way::Chat, gathered(Way::Chat, Some((family, whom.clone()))));
            } else {
                event.prevent_default();
            }
        };
        view! { <a class="button button--quiet" href=href target="_blank" rel="noopener noreferrer" on:click=go><span class="button__words">"Chat with "<bdi>{name}</bdi></span></a> }
    };
    let nobody = names.is_empty();
    let to_choose: Vec<(String, String)> = names.into_iter().map(|name| (name.clone(), name)).collect();
    let offered = if whole_day { Vec::new() } else { just_now(app, id, day) };
    let title = if whole_day { "Handover" } else { "A message" };
    let name = StoredValue::new(app.look(|notebook| text::child_name(notebook, id)));
    view! {
        <PageHeader title=title.to_string() subtitle=dates::long(day) back=Route::Diary(id, day).href()/>
        <p class="who"><ChildName child=id/></p>
        <div class="stack">
            <Answer asking/>
            {nobody.then(|| view! {
                <Banner attention=true><p>"Nobody of the family is marked for messages. "<a href=Route::ChildEdit(id).href()>"Mark somebody on the child’s page"</a>" first."</p></Banner>
            })}
            {(!offered.is_empty()).then(|| view! {
                <div class="actions" role="group" aria-label="What has just happened">
                    {offered.into_iter().map(|line| {
                        let label = line.clone();
                        view! { <Button kind=ButtonKind::Quiet on_click=Callback::new(move |()| words.set(line.clone()))>{label}</Button> }
                    }).collect_view()}
                </div>
            })}
            <Show when=move || named.get().is_some() && !agreed.get()>
                <Banner attention=true>
                    <div class="stack">
                        <p role="alert" tabindex="-1">"This goes to the family of "<bdi>{name.get_value()}</bdi>{move || if also.with(Vec::is_empty) { "" } else { ", and to others," }}" and may name another child: "<bdi>{move || named.get().unwrap_or_default()}</bdi>". Change the words, or say that it is right."</p>
                        <div class="actions"><Button kind=ButtonKind::Secondary on_click=Callback::new(move |()| agreed.set(true))>"It is right"</Button></div>
                    </div>
                </Banner>
            </Show>
            {files::can_share_text().then(|| view! { <div class="actions"><Button kind=ButtonKind::Primary busy=app.busy on_click=share>"Share"</Button></div> })}
            <TextArea label="What goes home" hint=if whole_day { "From what is written; yours to change." } else { "" } value=words error=asking.error(Field::Note) rows=8/>
            <Show when=move || !nobody><ChipGroup label="To" value=to options=to_choose.clone() error=asking.error(Field::SentTo)/></Show>
            {(!others.is_empty()).then(|| view! { <ChipGroup label="And to the families of" value=also options=others children_of_the_book=true/> })}
            <div class="actions">
                <Button kind=ButtonKind::Secondary busy=app.busy on_click=copy>"Copy"</Button>
                {live(move || chats().into_iter().map(chat).collect_view())}
                {as_it_was(Way::Said, "Said at the door")}
                {as_it_was(Way::Printed, "Given on paper")}
            </div>
        </div>
        <Sent id/>
    }
}

/// Whether it could be copied; where not, she is told.
async fn copied(app: App, words: &str) -> bool {
    let copied = files::copy_text(words).await;
    if !copied {
        app.tell(
            "The browser would not copy it. Select the words and copy them by hand.".to_owned(),
            ToastKind::Trouble,
        );
    }
    copied
}

/// What has just happened, as messages in her words.
fn just_now(app: App, id: ChildId, day: NaiveDate) -> Vec<String> {
    app.look(|notebook| {
        let mut entries: Vec<&DiaryEntry> = notebook.diary_of_on(id, day).collect();
        pebblebook::order::by_key(&mut entries, |entry| std::cmp::Reverse(entry.at));
        entries
            .into_iter()
            .filter_map(|entry| quick(notebook, entry))
            .take(OFFERED)
            .collect()
    })
}

/// What was sent to this family, and what came back.
#[component]
fn Sent(id: ChildId) -> Node {
    let app = use_app();
    let changed = app.view(&[Kind::DiaryEntry], last_change);
    let line = move |entry: &DiaryEntry| {
        let at = entry.at.map(|at| at.clock().to_string()).unwrap_or_default();
        view! {
            <li class="entry">
                <p class="entry__head">{format!("{} {at}", dates::short(entry.day, app.day()))}</p>
                <p class="entry__words"><bdi>{entry.note.to_string()}</bdi></p>
                <p class="quiet"><bdi>{diary::sent_words(entry)}</bdi></p>
                <div class="actions"><ButtonLink href=Route::DiaryEdit(entry.id).href() kind=ButtonKind::Quiet>"Write their answer"</ButtonLink></div>
            </li>
        }
    };
    view! {
        {live(move || {
            changed.get();
            app.look(|notebook| {
                let all = messages(notebook, id);
                (!all.is_empty()).then(|| view! {
                    <Section title="What went home">
                        <ul class="entries">{all.into_iter().take(MOST_SENT).map(line).collect_view()}</ul>
                    </Section>
                })
            })
        })}
    }
}
