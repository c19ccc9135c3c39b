//! Bringing a file in: it is opened, checked whole, what it would change is shown in words, and only then it is joined with this book or put
//! in its place.

use super::make::Working;
use crate::dom::prelude::*;
use crate::platform::clock;
use crate::route::{Route, go_instead};
use crate::state::{FileKey, Looked, Moving, Opens, Progress, Taking, use_app};
use crate::text::{self, dates};
use crate::ui::{Banner, Button, ButtonKind, ConfirmDialog, FileField, Form, InputKind, TextField, ToastKind};
use leptos::task::spawn_local;
use pebblebook::merge::Counts;
use pebblebook::row::Kind;
use pebblebook::vault::{Passphrase, RecoveryKey};
use std::rc::Rc;
use web_sys::File;

/// The kinds that are told of, and what one and many are called.
const TOLD: [(Kind, &str, &str); 6] = [
    (Kind::Child, "child", "children"),
    (Kind::Book, "book", "books"),
    (Kind::Loan, "loan", "loans"),
    (Kind::ReadingLogEntry, "log entry", "log entries"),
    (Kind::Observation, "observation", "observations"),
    (Kind::DiaryEntry, "note of a day", "notes of days"),
];

/// Numbers of things in words: “3 children, 1 loan”; blank where there is nothing.
fn numbers(count: impl Fn(Kind) -> usize) -> String {
    let part = |(kind, one, many): &(Kind, &str, &str)| match count(*kind) {
        0 => None,
        1 => Some(format!("1 {one}")),
        number => Some(format!("{number} {many}")),
    };
    TOLD.iter().filter_map(part).collect::<Vec<_>>().join(", ")
}

/// What joining would do, a sentence for each thing.
fn would_do(looked: &Looked) -> Vec<String> {
    let preview = &looked.plan.preview;
    let told = |which: fn(&Counts) -> usize| numbers(|kind| preview.counts.get(&kind).map_or(0, which));
    let all = |which: fn(&Counts) -> usize| preview.counts.values().map(which).sum::<usize>();
    let sentences = [
        (all(|counts| counts.new), told(|counts| counts.new), "New here"),
        (all(|counts| counts.changed), told(|counts| counts.changed), "Changed there"),
        (all(|counts| counts.deleted), told(|counts| counts.deleted), "Deleted there"),
        (
            all(|counts| counts.kept_ours),
            told(|counts| counts.kept_ours),
            "Newer here, so kept",
        ),
    ];
    let mut words: Vec<String> = sentences
        .into_iter()
        .filter(|(number, ..)| *number > 0)
        .map(|(number, told, what)| {
            let told = if told.is_empty() { number.to_string() } else { told };
            format!("{what}: {told}.")
        })
        .collect();
    if looked.plan.is_empty() {
        words.push("Joining it would change nothing: everything in it is known here already.".to_owned());
    }
    if looked.deleted_here > 0 {
        let children = if looked.deleted_here == 1 {
            "One child in this file was".to_owned()
        } else {
            format!("{} children in this file were", looked.deleted_here)
        };
        words.push(format!(
            "{children} deleted or erased here. Joining leaves it so; put in place of this book, the file brings them back."
        ));
    }
    match preview.conflicts.len() {
        0 => {}
        1 => words.push("One thing was written differently on both devices. Both versions are kept for you to look at.".to_owned()),
        some => words.push(format!(
            "{some} things were written differently on both devices. Both versions are kept for you to look at."
        )),
    }
    if !preview.out_twice.is_empty() {
        words.push("A book would be out twice, because both devices lent it. Both loans are kept.".to_owned());
    }
    if let Some(ahead) = preview.clock_ahead {
        let day = dates::long(clock::day_of(ahead.millis()));
        words.push(format!(
            "The other device’s clock is wrong: it says {day}. Nothing is lost by that; put its clock right."
        ));
    }
    words
}

/// Choose a file, open it, see what it would bring, decide.
#[component]
pub fn BringIn() -> Node {
    let app = use_app();
    let error = RwSignal::new(None::<String>);
    let sealed = RwSignal::new_local(None::<File>);
    let looked = RwSignal::new_local(None::<Rc<Looked>>);
    let progress = Progress::new();
    let busy = Signal::derive(move || progress.share.get().is_some());
    let typed = RwSignal::new(String::new());
    let slip = RwSignal::new(None::<String>);
    let look = move |file: File, key: Option<FileKey>| {
        spawn_local(async move {
            match app.look_through(file, key, progress).await {
                Ok(found) => {
                    let _ = sealed.try_set(None);
                    let _ = looked.try_set(Some(Rc::new(found)));
                }
                // Said beside what was typed, not beside the file, which may well be good.
                Err(trouble @ Moving::Locked(_)) => _ = slip.try_set(Some(text::moving(&trouble))),
                Err(trouble) => _ = error.try_set(Some(text::moving(&trouble))),
            }
        });
    };
    let choose = Callback::new(move |file: File| {
        error.set(None);
        slip.set(None);
        typed.set(String::new());
        looked.set(None);
        sealed.set(None);
        spawn_local(async move {
            match app.how_it_opens(&file).await {
                Ok(Opens::ByItself) => look(file, None),
                Ok(Opens::WithKey) => _ = sealed.try_set(Some(file)),
                Err(trouble) => _ = error.try_set(Some(text::moving(&trouble))),
            }
        });
    });
    let open = Callback::new(move |()| {
        let Some(file) = sealed.get_untracked() else { return };
        let text = typed.get_untracked();
        // A recovery key proves itself; whatever is none is taken for a passphrase.
        let key = RecoveryKey::parse(&text).map_or_else(|_| FileKey::Passphrase(Passphrase::typed(&text)), FileKey::Recovery);
        error.set(None);
        slip.set(None);
        look(file, Some(key));
    });
    let take = move |taking: Taking| {
        let Some(found) = looked.get_untracked() else { return };
        error.set(None);
        spawn_local(async move {
            match app.take_file_in(&found, taking, progress).await {
                Ok(()) => {
                    let _ = looked.try_set(None);
                    let kept = if found.here_now == 0 {
                        ""
                    } else {
                        " What was here before is kept under Backup, for thirty days."
                    };
                    app.tell(format!("The file is in.{kept}"), ToastKind::Done);
                    go_instead(Route::Today);
                }
                Err(trouble) => _ = error.try_set(Some(text::moving(&trouble))),
            }
        });
    };
    // Of a book that is not empty, so much would go.
    let asks = RwSignal::new(false);
    let goes = app.view(Kind::ALL, |notebook, _| {
        let counts = notebook.counts();
        numbers(|kind| counts.get(&kind).copied().unwrap_or(0))
    });
    let replace = move |()| {
        if looked.get_untracked().is_some_and(|found| found.here_now > 0) {
            asks.set(true);
        } else {
            take(Taking::Replace);
        }
    };
    let own_name = app.view(&[Kind::Setting], |notebook, _| {
        notebook.setting().map(|setting| setting.name.to_string()).unwrap_or_default()
    });
    view! {
        <ConfirmDialog open=asks title="Put the file in place of this book?" confirm="Put it in place" on_confirm=Callback::new(move |()| take(Taking::Replace)) cancel="Keep this book">
            <p>{live(move || format!("What is here now goes out of sight: {}.", goes.get()))}</p>
            <p>"A safety copy of it is kept under Backup, for thirty days."</p>
        </ConfirmDialog>
        <FileField label="A Pebblebook backup" accept=".json,application/json" on_file=choose error=error/>
        {live(move || sealed.get().map(|_| view! {
            <Form on_submit=open>
                <TextField label="Passphrase or recovery key of the file" hint="The one that was yours when it was made." value=typed error=slip kind=InputKind::Password/>
                <div class="actions"><Button kind=ButtonKind::Primary submit=true busy>"Open the file"</Button></div>
            </Form>
        }))}
        <Working progress words="Reading the file…"/>
        {live(move || looked.get().map(|found| {
            let name = if found.about.setting.is_empty() { "a book without a name".to_owned() } else { format!("“{}”", found.about.setting) };
            let made = format!("{} at {}", dates::long(clock::day_of(found.made.millis())), clock::time_of(found.made.millis()));
            let device = found.about.device.clone();
            let holds = numbers(|kind| found.counts.get(&kind).copied().unwrap_or(0));
            let holds = if holds.is_empty() { "nothing yet".to_owned() } else { holds };
            let here = found.here_now;
            let joins = would_do(&found);
            let joinable = here != 0 && !found.plan.is_empty();
            // Two settings in one book would be hard to part again.
            let stranger = here != 0 && !found.about.setting.is_empty() && found.about.setting != own_name.get();
            let kind = if stranger { ButtonKind::Secondary } else { ButtonKind::Primary };
            view! {
                <Banner attention=here != 0>
                    <div class="stack">
                        <p role="status"><strong>"This file is whole: "<bdi>{name}</bdi>", made on "{made}", "{device}"."</strong></p>
                        <p>{format!("It holds {holds}.")}</p>
                        {stranger.then(|| view! {
                            <p><strong>"This file is of a book with another name than yours, “"<bdi>{own_name.get()}</bdi>"”. Join the two only if both are your setting: children of two settings in one book cannot be parted again but by the safety copy."</strong></p>
                        })}
                        {(here != 0).then(|| view! {
                            <ul>{joins.into_iter().map(|words| view! { <li>{words}</li> }).collect_view()}</ul>
                        })}
                        <div class="actions">
                            {joinable.then(|| view! {
                                <Button kind busy on_click=Callback::new(move |()| take(Taking::Join))>"Join it with this book"</Button>
                            })}
                            <Button kind={if here == 0 { ButtonKind::Primary } else { ButtonKind::Secondary }} busy on_click=Callback::new(replace)>
                                {if here == 0 { "Bring it in" } else { "Put it in place of this book" }}
                            </Button>
                            <Button kind=ButtonKind::Quiet on_click=Callback::new(move |()| looked.set(None))>"Cancel"</Button>
                        </div>
                        <p class="quiet">"Choosing a file to check it is enough: nothing happens before you say so."{(here != 0).then_some(" A safety copy of what is here is made first.")}</p>
                    </div>
                </Banner>
            }
        }))}
    }
}
