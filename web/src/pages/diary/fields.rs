//! The fields of an entry, as signals: those every entry has, and those of its sort.

use super::choices::{chosen, options};
use crate::dom::prelude::*;
use crate::pages::asking::Asking;
use crate::text::diary::{EATEN, MEALS, MILK, PLACES, POSITIONS, TOILETING, UNITS, called};
use crate::ui::{Button, ButtonKind, CheckField, DateField, FieldGroup, RadioGroup, TextArea, TextField};
use pebblebook::asked::Field;
use pebblebook::diary::{
    AccidentAsked, AwayAsked, DoseAsked, EntryAsked, FoodAsked, FromHomeAsked, MilkAsked, PermissionAsked, SentAsked, SleepAsked,
    Toileting, ToldAsked, Topic, WhatAsked,
};

/// Fills in that the family was told. Returns whether they signed.
fn fill_told(texts: &mut [String], told: &ToldAsked) -> bool {
    let said = [&told.who, &told.at, &told.on];
    texts.iter_mut().zip(said).for_each(|(text, said)| text.clone_from(said));
    told.signed
}

/// Lines of text, choices and a tick: what they mean is the sort's.
#[derive(Clone, Copy)]
pub struct Fields {
    topic: Topic,
    pub at: RwSignal<String>,
    pub note: RwSignal<String>,
    pub reason: RwSignal<String>,
    pub day: RwSignal<String>,
    /// What is typed.
    pub texts: [RwSignal<String>; 9],
    /// What was done about an accident.
    first_aid: RwSignal<String>,
    /// What is chosen, by its words.
    pub picks: [RwSignal<String>; 2],
    /// Cream, or a new food.
    pub tick: RwSignal<bool>,
}

impl Fields {
    /// The fields, filled.
    pub fn new(asked: &EntryAsked) -> Self {
        let mut texts: [String; 9] = Default::default();
        let mut picks: [&str; 2] = Default::default();
        let mut tick = false;
        let mut first_aid = String::new();
        match &asked.what {
            WhatAsked::FromHome(told) => {
                texts = [
                    &told.fed,
                    &told.fed_at,
                    &told.changed_at,
                    &told.night,
                    &told.woke_at,
                    &told.mood,
                    &told.medicine,
                    &told.dose,
                    &told.medicine_at,
                ]
                .map(Clone::clone);
            }
            WhatAsked::Milk(milk) => {
                let [offered, taken, by, ..] = &mut texts;
                offered.clone_from(&milk.offered);
                taken.clone_from(&milk.taken);
                by.clone_from(&milk.by);
                picks = [called(&MILK, milk.kind), called(&UNITS, milk.unit)];
            }
            WhatAsked::Food(food) => {
                let [foods, reaction, ..] = &mut texts;
                foods.clone_from(&food.foods);
                reaction.clone_from(&food.reaction);
                picks = [called(&MEALS, food.meal), called(&EATEN, food.eaten)];
                tick = food.new_food;
            }
            WhatAsked::Toileting(toileting) => {
                picks = [called(&TOILETING, toileting.kind), ""];
                tick = toileting.cream;
            }
            WhatAsked::Sleep(sleep) => {
                let [ended, ended_on, checks, ..] = &mut texts;
                ended.clone_from(&sleep.ended);
                ended_on.clone_from(&sleep.ended_on);
                *checks = sleep.checks.join(", ");
                picks = [
                    sleep.place.map_or("", |place| called(&PLACES, place)),
                    sleep.position.map_or("", |position| called(&POSITIONS, position)),
                ];
            }
            WhatAsked::Arrived(by_whom) | WhatAsked::Left(by_whom) => {
                let [by, ..] = &mut texts;
                by.clone_from(by_whom);
            }
            WhatAsked::Permission(permission) => {
                let [medicine, dose, times, why, by, until, ..] = &mut texts;
                medicine.clone_from(&permission.medicine);
                dose.clone_from(&permission.dose);
                times.clone_from(&permission.times);
                why.clone_from(&permission.why);
                by.clone_from(&permission.by);
                until.clone_from(&permission.until);
                tick = permission.signed;
            }
            WhatAsked::Dose(given) => {
                let [medicine, dose, by, witness, told @ ..] = &mut texts;
                medicine.clone_from(&given.medicine);
                dose.clone_from(&given.dose);
                by.clone_from(&given.by);
                witness.clone_from(&given.witness);
                tick = fill_told(told, &given.told);
            }
            WhatAsked::Accident(accident) => {
                let [by, witness, place, injury, told @ ..] = &mut texts;
                by.clone_from(&accident.by);
                witness.clone_from(&accident.witness);
                place.clone_from(&accident.place);
                injury.clone_from(&accident.injury);
                tick = fill_told(told, &accident.told);
                first_aid.clone_from(&accident.first_aid);
            }
            WhatAsked::Sent(sent) => {
                let [reply, ..] = &mut texts;
                reply.clone_from(&sent.reply);
            }
            WhatAsked::Away(away) => {
                let [why, asked, ..] = &mut texts;
                why.clone_from(&away.why);
                asked.clone_from(&away.asked);
            }
            WhatAsked::Note(_) => {}
        }
        let signal = |text: &String| RwSignal::new(text.clone());
        Fields {
            topic: asked.what.topic(),
            at: signal(&asked.at),
            note: signal(&asked.note),
            reason: signal(&asked.reason),
            day: signal(&asked.day),
            first_aid: RwSignal::new(first_aid),
            texts: texts.map(RwSignal::new),
            picks: picks.map(|pick| RwSignal::new(pick.to_owned())),
            tick: RwSignal::new(tick),
        }
    }

    /// What is in the fields, on top of what the form does not ask about.
    pub fn asked(self, start: &EntryAsked) -> EntryAsked {
        let texts = self.texts.map(|text| text.get());
        let [first, second] = self.picks;
        let what = match &start.what {
            WhatAsked::FromHome(_) => {
                let [fed, fed_at, changed_at, night, woke_at, mood, medicine, dose, medicine_at] = texts;
                WhatAsked::FromHome(FromHomeAsked {
                    fed,
                    fed_at,
                    changed_at,
                    night,
                    woke_at,
                    mood,
                    medicine,
                    dose,
                    medicine_at,
                })
            }
            WhatAsked::Milk(_) => {
                let [offered, taken, by, ..] = texts;
                WhatAsked::Milk(MilkAsked {
                    kind: chosen(&MILK, first).unwrap_or_default(),
                    offered,
                    taken,
                    unit: chosen(&UNITS, second).unwrap_or_default(),
                    by,
                })
            }
            WhatAsked::Food(_) => {
                let [foods, reaction, ..] = texts;
                WhatAsked::Food(FoodAsked {
                    meal: chosen(&MEALS, first).unwrap_or_default(),
                    foods,
                    eaten: chosen(&EATEN, second).unwrap_or_default(),
                    new_food: self.tick.get(),
                    reaction,
                })
            }
            WhatAsked::Toileting(_) => WhatAsked::Toileting(Toileting {
                kind: chosen(&TOILETING, first).unwrap_or_default(),
                cream: self.tick.get(),
            }),
            WhatAsked::Sleep(_) => {
                let [ended, ended_on, checks, ..] = texts;
                let checks = checks.split(',').map(str::trim).filter(|check| !check.is_empty());
                WhatAsked::Sleep(SleepAsked {
                    ended,
                    ended_on,
                    place: chosen(&PLACES, first),
                    position: chosen(&POSITIONS, second),
                    checks: checks.map(str::to_owned).collect(),
                })
            }
            WhatAsked::Arrived(_) | WhatAsked::Left(_) => {
                let [by, ..] = texts;
                if self.topic == Topic::Left {
                    WhatAsked::Left(by)
                } else {
                    WhatAsked::Arrived(by)
                }
            }
            WhatAsked::Permission(_) => {
                let [medicine, dose, times, why, by, until, ..] = texts;
                WhatAsked::Permission(PermissionAsked {
                    medicine,
                    dose,
                    times,
                    why,
                    by,
                    signed: self.tick.get(),
                    until,
                })
            }
            WhatAsked::Dose(_) => {
                let [medicine, dose, by, witness, who, at, on, ..] = texts;
                let signed = self.tick.get();
                WhatAsked::Dose(DoseAsked {
                    medicine,
                    dose,
                    by,
                    witness,
                    told: ToldAsked { who, at, on, signed },
                })
            }
            WhatAsked::Accident(_) => {
                let [by, witness, place, injury, who, at, on, ..] = texts;
                let signed = self.tick.get();
                WhatAsked::Accident(AccidentAsked {
                    place,
                    injury,
                    first_aid: self.first_aid.get(),
                    by,
                    witness,
                    told: ToldAsked { who, at, on, signed },
                })
            }
            WhatAsked::Sent(sent) => {
                let [reply, ..] = texts;
                WhatAsked::Sent(SentAsked { reply, ..sent.clone() })
            }
            WhatAsked::Away(_) => {
                let [why, asked, ..] = texts;
                WhatAsked::Away(AwayAsked { why, asked })
            }
            WhatAsked::Note(about) => WhatAsked::Note(*about),
        };
        EntryAsked {
            at: self.at.get(),
            note: self.note.get(),
            reason: self.reason.get(),
            day: self.day.get(),
            what,
            ..start.clone()
        }
    }

    /// That the family was told.
    fn told(self, [who, at, on]: [RwSignal<String>; 3], asking: Asking) -> Node {
        view! {
            <FieldGroup title="The family was told">
                <div class="form__row">
                    <TextField label="Who was told" value=who error=asking.error(Field::ToldWho) optional=true/>
                    <TextField label="At" value=at error=asking.error(Field::ToldAt) short=true optional=true/>
                    <DateField label="On another day" value=on error=asking.error(Field::ToldOn) optional=true/>
                </div>
                <CheckField label="They signed" value=self.tick/>
            </FieldGroup>
        }
    }

    /// The fields of its sort. `carers` are the people of the child who may be at the door.
    pub fn own(self, asking: Asking, carers: Vec<String>) -> Node {
        let error = move |field| asking.error(field);
        let [first, second] = self.picks;
        let time = |label: &'static str, value, field| view! { <TextField label value error=error(field) short=true optional=true/> };
        let line = |label: &'static str, value, field| view! { <TextField label value error=error(field) optional=true/> };
        match self.topic {
            Topic::FromHome => {
                let [fed, fed_at, changed_at, night, woke_at, mood, medicine, dose, medicine_at] = self.texts;
                view! {
                    <div class="form__row">
                        {line("Last feed", fed, Field::FromHome)}
                        {time("Fed at", fed_at, Field::FedAt)}
                        {time("Last nappy at", changed_at, Field::ChangedAt)}
                    </div>
                    <div class="form__row">
                        {line("How the night was", night, Field::FromHome)}
                        {time("Woke at", woke_at, Field::WokeAt)}
                        {line("Mood", mood, Field::FromHome)}
                    </div>
                    <div class="form__row">
                        {line("Medicine given at home", medicine, Field::Medicine)}
                        {line("Dose", dose, Field::Dose)}
                        {time("Given at", medicine_at, Field::GivenAtHome)}
                    </div>
                }
            }
            Topic::Milk => {
                let [offered, taken, by, ..] = self.texts;
                view! {
                    <RadioGroup label="Milk" value=first options=options(&MILK)/>
                    <div class="form__row">
                        <TextField label="Offered" value=offered error=error(Field::Offered) short=true optional=true/>
                        <TextField label="Taken" value=taken error=error(Field::Taken) short=true/>
                        <RadioGroup label="In" value=second options=options(&UNITS) segmented=true/>
                    </div>
                    {line("Who gave it, if not you", by, Field::ByWhom)}
                }
            }
            Topic::Food => {
                let [foods, reaction, ..] = self.texts;
                view! {
                    <RadioGroup label="Meal" value=first options=options(&MEALS)/>
                    <TextArea label="What there was" hint="Foods with commas between them." value=foods error=error(Field::Foods) rows=2/>
                    <RadioGroup label="How much was eaten" value=second options=options(&EATEN)/>
                    <CheckField label="Something new to the child" value=self.tick/>
                    {line("How they took to it", reaction, Field::Reaction)}
                }
            }
            Topic::Toileting => view! {
                <RadioGroup label="What" value=first options=options(&TOILETING)/>
                <CheckField label="Cream" value=self.tick/>
            },
            Topic::Sleep => {
                let [ended, ended_on, checks, ..] = self.texts;
                view! {
                    <div class="form__row">
                        <TextField label="Ended at" hint="Blank while the child sleeps." value=ended error=error(Field::SleepEnds) short=true optional=true/>
                        <DateField label="Ended on another day" value=ended_on error=error(Field::SleepEndsOn) optional=true/>
                    </div>
                    <RadioGroup label="Where" value=first options=options(&PLACES)/>
                    <RadioGroup label="Put down" value=second options=options(&POSITIONS)/>
                    {line("Looked at, times with commas between them", checks, Field::CheckedAt)}
                }
            }
            Topic::Arrived | Topic::Left => {
                let [by, ..] = self.texts;
                let label = if self.topic == Topic::Left { "Collected by" } else { "Brought by" };
                let carer = move |name: String| {
                    let words = name.clone();
                    view! { <Button kind=ButtonKind::Quiet on_click=Callback::new(move |()| by.set(name.clone()))>{words}</Button> }
                };
                view! {
                    {line(label, by, Field::ByWhom)}
                    {(!carers.is_empty()).then(|| view! { <div class="actions" role="group" aria-label="People of the family">{carers.into_iter().map(carer).collect_view()}</div> })}
                }
            }
            Topic::Permission => {
                let [medicine, dose, times, why, by, until, ..] = self.texts;
                view! {
                    <div class="form__row">
                        <TextField label="Medicine" value=medicine error=error(Field::Medicine)/>
                        <TextField label="Dose" value=dose error=error(Field::Dose)/>
                    </div>
                    {line("When it is to be given", times, Field::TimesToGive)}
                    {line("What for", why, Field::Reason)}
                    <TextField label="Who gave permission" value=by error=error(Field::PermittedBy)/>
                    <CheckField label="Signed" value=self.tick/>
                    <DateField label="Until" value=until error=error(Field::PermittedUntil) optional=true/>
                }
            }
            Topic::Dose => {
                let [medicine, dose, by, witness, who, at, on, ..] = self.texts;
                view! {
                    <div class="form__row">
                        <TextField label="Medicine" value=medicine error=error(Field::Medicine)/>
                        <TextField label="Dose" value=dose error=error(Field::Dose)/>
                    </div>
                    {line("Who gave it, if not you", by, Field::ByWhom)}
                    {line("Who saw it", witness, Field::Witness)}
                    {self.told([who, at, on], asking)}
                }
            }
            Topic::Accident => {
                let [by, witness, place, injury, who, at, on, ..] = self.texts;
                view! {
                    {line("Where", place, Field::Where)}
                    {line("What was hurt, and how it looked", injury, Field::Injury)}
                    {line("First aid", self.first_aid, Field::FirstAid)}
                    {line("Who saw to it, if not you", by, Field::ByWhom)}
                    {line("Who saw it happen", witness, Field::Witness)}
                    {self.told([who, at, on], asking)}
                }
            }
            Topic::Sent => {
                let [reply, ..] = self.texts;
                view! { <TextArea label="What they answered" value=reply error=error(Field::Reply) rows=2 optional=true/> }
            }
            Topic::Away => {
                let [why, asked, ..] = self.texts;
                view! {
                    {line("Why", why, Field::Reason)}
                    {line("Who told you, or whom you asked", asked, Field::ByWhom)}
                }
            }
            Topic::Mood
            | Topic::Activity
            | Topic::Outing
            | Topic::Temperature
            | Topic::BringTomorrow
            | Topic::Synopsis
            | Topic::Message => Node::Nothing,
        }
    }
}
