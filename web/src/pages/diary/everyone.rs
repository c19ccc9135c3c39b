//! One meal, one nap or one outing for everyone who is here: written once, with the exceptions ticked. One act, and one to take back.

use super::choices::{chosen, options};
use super::stop::{Asked, Stop};
use crate::dom::prelude::*;
use crate::pages::asking::{Answer, Asking};
use crate::platform::clock;
use crate::route::{Route, go_instead};
use crate::state::{Trouble, use_app};
use crate::text::diary::{EATEN, MEALS, called};
use crate::ui::{Button, ButtonKind, ButtonLink, ChildName, Form, PageHeader, RadioGroup, SelectField, Show, TextArea, TextField};
use pebblebook::asked::Field;
use pebblebook::command::{Command, Refusal};
use pebblebook::diary::{DiaryCommand, DiaryError, EntryAsked, FoodAsked, HowMuch, Topic, WhatAsked, meals, suggest};
use pebblebook::ids::ChildId;
use pebblebook::journal::here_on;
use pebblebook::register::everyone_here;

/// How many menus are tiles.
const MENUS: usize = 4;
const NAP: &str = "Nap";
const OUTING: &str = "Outing";
const LEFT_OUT: &str = "Not this time";

/// The same for everyone.
#[component]
pub fn Everyone() -> Node {
    let app = use_app();
    let today = app.day();
    // Those who are here are in it; the others can be taken in, for a child may have been signed in on paper.
    let (here, others) = app.look(|notebook| {
        let here = everyone_here(notebook, today, clock::now());
        let others = here_on(notebook, today).map(|child| child.id).filter(|child| !here.contains(child));
        let others: Vec<ChildId> = others.collect();
        (here, others)
    });
    let meal_now = here.iter().chain(&others).next().and_then(|child| {
        let offered = app.look(|notebook| suggest(notebook, *child, Topic::Food, today, clock::now().clock()));
        if let WhatAsked::Food(food) = offered.what {
            Some(food.meal)
        } else {
            None
        }
    });
    let what = RwSignal::new(called(&MEALS, meal_now.unwrap_or_default()).to_owned());
    let (foods, at, reason) = (
        RwSignal::new(String::new()),
        RwSignal::new(String::new()),
        RwSignal::new(String::new()),
    );
    let with = |eaten: &'static str| move |child| (child, RwSignal::new(eaten.to_owned()));
    let others = others.into_iter().map(with(LEFT_OUT));
    let exceptions: Vec<(ChildId, RwSignal<String>)> = here
        .into_iter()
        .map(with(called(&EATEN, HowMuch::default())))
        .chain(others)
        .collect();
    let exceptions = StoredValue::new(exceptions);
    let out = Signal::derive(move || what.get() == OUTING);
    let asking = Asking::plain();
    let stopped = Asked::nothing(reason);
    let asked = move |all_the_same: bool| {
        let meal = chosen(&MEALS, what);
        let of = |(child, eaten): &(ChildId, RwSignal<String>)| {
            let topic = match meal {
                Some(_) => Topic::Food,
                None if out.get() => Topic::Outing,
                None => Topic::Sleep,
            };
            let mut asked = app.look(|notebook| suggest(notebook, *child, topic, today, clock::now().clock()));
            if topic == Topic::Outing {
                asked.note = foods.get();
            }
            if let Some(meal) = meal {
                asked.what = WhatAsked::Food(FoodAsked {
                    meal,
                    foods: foods.get(),
                    eaten: chosen(&EATEN, *eaten).unwrap_or_default(),
                    ..FoodAsked::default()
                });
            }
            EntryAsked {
                at: at.get(),
                reason: reason.get(),
                all_the_same,
                ..asked
            }
        };
        exceptions.with_value(|all| all.iter().filter(|(_, eaten)| eaten.get() != LEFT_OUT).map(of).collect::<Vec<_>>())
    };
    let save = Callback::new(move |all_the_same: bool| {
        let all = untrack(|| asked(all_the_same));
        if all.is_empty() {
            return asking.miss(Field::SeenChildren);
        }
        app.run(Command::Diary(DiaryCommand::SaveAll(all)), move |result| match result {
            Ok(_) => go_instead(Route::Today),
            Err(Trouble::Refused(Refusal::Diary(DiaryError::Questions(odd)))) => {
                stopped.show(&odd);
            }
            Err(trouble) => asking.show(&trouble),
        });
    });
    let is_meal = move || chosen(&MEALS, what).is_some();
    let menus = app.view(super::KINDS, move |notebook, today| {
        chosen(&MEALS, what)
            .map(|meal| meals(notebook, meal, today, MENUS))
            .unwrap_or_default()
    });
    let mut kinds = options(&MEALS);
    kinds.extend([NAP, OUTING].map(|other| (other.to_owned(), other.to_owned())));
    let exception = move |(child, eaten): (ChildId, RwSignal<String>)| {
        let choices = Signal::derive(move || {
            let mut choices = if is_meal() {
                options(&EATEN)
            } else {
                vec![(
                    called(&EATEN, HowMuch::default()).to_owned(),
                    if out.get() { "With us" } else { "Asleep" }.to_owned(),
                )]
            };
            choices.push((LEFT_OUT.to_owned(), LEFT_OUT.to_owned()));
            choices
        });
        let name = app.look(|notebook| crate::text::child_name(notebook, child));
        view! {
            <li class="entry">
                <ChildName child/>
                <SelectField label=name value=eaten options=choices/>
            </li>
        }
    };
    view! {
        <PageHeader title="The same for everyone".to_string() back=Route::Today.href()/>
        <Form on_submit=Callback::new(move |()| save.run(false))>
            <Answer asking/>
            <Stop asking asked=stopped on_keep=Callback::new(move |()| save.run(true))/>
            <RadioGroup label="What" value=what options=kinds/>
            <Show when=is_meal>
                <div class="stack">
                    <Show when=move || !menus.get().is_empty()>
                        <div class="actions" role="group" aria-label="Menus">
                            {live(move || menus.get().into_iter().map(|menu| {
                                let words = menu.clone();
                                view! { <Button kind=ButtonKind::Quiet on_click=Callback::new(move |()| foods.set(menu.clone()))>{words}</Button> }
                            }).collect_view())}
                        </div>
                    </Show>
                    <TextArea label="What there was" hint="Foods with commas between them." value=foods error=asking.error(Field::Foods) rows=2/>
                </div>
            </Show>
            <Show when=move || out.get()>
                <TextArea label="Where to, and what you did" value=foods error=asking.error(Field::Note) rows=2/>
            </Show>
            <ul class="entries">{exceptions.get_value().into_iter().map(exception).collect_view()}</ul>
            <TextField label="Time" hint="Blank for now." value=at error=asking.error(Field::At) short=true/>
            <div class="actions">
                <Button kind=ButtonKind::Primary submit=true busy=app.busy>"Save"</Button>
                <ButtonLink href=Route::Today.href() kind=ButtonKind::Quiet>"Cancel"</ButtonLink>
            </div>
        </Form>
    }
}
