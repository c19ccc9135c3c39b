//! What a child is taken with, here and at home: a living list, what lasts before what has faded.

use super::asking::{Answer, Asking};
use crate::dom::prelude::*;
use crate::route::Route;
use crate::state::{App, use_app};
use crate::text::{dates, journal};
use crate::ui::{
    Button, ButtonKind, ChildName, DateField, EmptyState, Form, IconName, PageHeader, RadioGroup, Section, Show, Tag, TextField,
};
use pebblebook::asked::Field;
use pebblebook::command::Command;
use pebblebook::ids::{ChildId, InterestId};
use pebblebook::journal::{InJournal, Interest, InterestAsked, JournalCommand, interests_of};
use pebblebook::row::Kind;

/// What is being written.
#[derive(Clone, Copy, PartialEq)]
enum Writing {
    Nothing,
    New,
    Change(InterestId),
}

/// Where an interest is kept while it is half-written.
fn screen(child: ChildId, id: Option<InterestId>) -> String {
    id.map_or_else(|| format!("interest/new/{child}"), |id| format!("interest/{id}"))
}

/// The interests of a child.
#[component]
pub fn Interests(
    /// Whose.
    id: ChildId,
) -> Node {
    let app = use_app();
    let kinds = &[Kind::Interest, Kind::Child];
    // None where the child is gone.
    let all = app.view(kinds, move |notebook, today| {
        notebook.child(id)?;
        Some(interests_of(notebook, id, today).into_iter().cloned().collect::<Vec<_>>())
    });
    let writing = RwSignal::new(if app.has_draft(&screen(id, None)) {
        Writing::New
    } else {
        Writing::Nothing
    });
    // What faded today has faded, for her who says so today.
    let faded = move |interest: &Interest| !interest.lasts_on(app.today.get());
    let some = move |which: bool| {
        let all = all.get().unwrap_or_default();
        all.into_iter().filter(|one| faded(one) == which).collect::<Vec<_>>()
    };
    let list = move |which: bool| {
        let drawn = move |interest: Interest| {
            if writing.get() == Writing::Change(interest.id) {
                view! { <li><Words child=id interest=Some(interest) writing/></li> }
            } else {
                one(app, interest, which, writing)
            }
        };
        view! { <ul class="entries">{live(move || some(which).into_iter().map(drawn).collect_view())}</ul> }
    };
    view! {
        <PageHeader title="Interests".to_string() back=Route::ChildJournal(id).href()/>
        <Show when=move || all.get().is_none()><p>"This child is no longer in the book."</p></Show>
        <Show when=move || all.get().is_some()>
            <p class="who"><ChildName child=id/></p>
            {live(move || if writing.get() == Writing::New {
                view! { <Words child=id interest=None writing/> }
            } else {
                view! {
                    <div class="actions">
                        <Button kind=ButtonKind::Primary icon=IconName::Add on_click=Callback::new(move |()| writing.set(Writing::New))>"Add an interest"</Button>
                    </div>
                }
            })}
            <Show when=move || all.get().is_some_and(|all| all.is_empty()) && writing.get() == Writing::Nothing>
                <EmptyState title="Nothing yet" text="Diggers, snails, being the shopkeeper: what the child comes back to, here or at home. It helps to choose what comes next."></EmptyState>
            </Show>
            <Show when=move || !some(false).is_empty()><Section title="Now">{list(false)}</Section></Show>
            <Show when=move || !some(true).is_empty()><Section title="Faded">{list(true)}</Section></Show>
        </Show>
    }
}

fn one(app: App, interest: Interest, faded: bool, writing: RwSignal<Writing>) -> Node {
    let id = interest.id;
    let text = interest.text.to_string();
    let today = app.day();
    let until = interest
        .until
        .map(|until| format!(" until {}", dates::short(until, today)))
        .unwrap_or_default();
    let head = format!("Since {}{until}", dates::short(interest.since, today));
    let fades = InterestAsked {
        until: today.to_string(),
        ..InterestAsked::of(&interest)
    };
    let fade = Callback::new(move |()| app.run_plainly(Command::Journal(JournalCommand::SaveInterest(Some(id), fades.clone()))));
    let take_out = Callback::new(move |()| app.run_plainly(Command::Journal(JournalCommand::Remove(InJournal::Interest(id)))));
    view! {
        <li class="entry">
            <p class="entry__head">{head}</p>
            <p class="entry__words"><bdi>{text.clone()}</bdi></p>
            {interest.at_home.then(|| view! { <p><Tag>"At home"</Tag></p> })}
            <div class="actions">
                {(!faded).then(|| view! { <Button kind=ButtonKind::Quiet label=format!("It has faded: {text}") on_click=fade>"It has faded"</Button> })}
                <Button kind=ButtonKind::Quiet label=format!("Change: {text}") on_click=Callback::new(move |()| writing.set(Writing::Change(id)))>"Change"</Button>
                <Button kind=ButtonKind::Quiet label=format!("Take out: {text}") on_click=take_out>"Take out"</Button>
            </div>
        </li>
    }
}

/// Writing an interest down, or changing one.
#[component]
fn Words(child: ChildId, interest: Option<Interest>, writing: RwSignal<Writing>) -> Node {
    let app = use_app();
    let id = interest.as_ref().map(|interest| interest.id);
    let today = app.day().to_string();
    let kept = interest.as_ref().map_or_else(
        || InterestAsked {
            child,
            text: String::new(),
            at_home: false,
            since: today.clone(),
            until: String::new(),
        },
        InterestAsked::of,
    );
    let (asking, start) = Asking::drafted(screen(child, id), kept);
    let noticed = RwSignal::new(if start.at_home { "home" } else { "here" }.to_owned());
    let [text, since, until] = [start.text, start.since, start.until].map(RwSignal::new);
    let asked = move || InterestAsked {
        child,
        text: text.get(),
        at_home: noticed.get() == "home",
        since: since.get(),
        until: until.get(),
    };
    asking.keep(asked);
    let save = Callback::new(move |()| {
        let now = id.and_then(|id| app.look(|notebook| notebook.interest(id).map(InterestAsked::of)));
        if let Some(asked) = asking.onto(untrack(asked), now.as_ref()) {
            let command = JournalCommand::SaveInterest(id, asked);
            asking.run(Command::Journal(command), move |_| _ = writing.try_set(Writing::Nothing));
        }
    });
    let error = move |field: Field| asking.error(field);
    view! {
        <div class="aside" role="group" aria-label="An interest">
            <Form on_submit=save>
                <Answer asking/>
                <TextField label="Taken with" value=text error=error(Field::InterestIn)/>
                <RadioGroup label="Noticed" value=noticed segmented=true options=journal::where_options()/>
                <div class="form__row">
                    <DateField label="Since" value=since max=today error=error(Field::Since)/>
                    {id.map(|_| view! { <DateField label="Until" value=until optional=true error=error(Field::Until)/> })}
                </div>
                <div class="actions">
                    <Button kind=ButtonKind::Primary submit=true busy=app.busy>"Save"</Button>
                    <Button kind=ButtonKind::Quiet on_click=Callback::new(move |()| {
                        asking.give_up();
                        writing.set(Writing::Nothing);
                    })>"Cancel"</Button>
                </div>
            </Form>
        </div>
    }
}
