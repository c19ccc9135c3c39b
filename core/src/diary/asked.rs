//! An entry as typed. What is chosen is chosen by its name, what is typed is text.

use super::amount::Unit;
use super::entry::{About, DiaryEntry, FromHome, HowMuch, Meal, Milk, MilkKind, Position, Sleep, SleepPlace, Toileting, Topic, What};
use super::formal::{Permission, Told};
use crate::ids::ChildId;
use crate::sharing::Way;
use crate::time::Moment;
use crate::words::Line;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What a family told, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "as typed; see FromHome")]
pub struct FromHomeAsked {
    pub fed: String,
    pub fed_at: String,
    pub changed_at: String,
    pub night: String,
    pub woke_at: String,
    pub mood: String,
    pub medicine: String,
    pub dose: String,
    pub medicine_at: String,
}

/// Milk as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "as typed; see Milk")]
pub struct MilkAsked {
    pub kind: MilkKind,
    pub offered: String,
    pub taken: String,
    /// In which unit a bare number is meant.
    pub unit: Unit,
    pub by: String,
}

/// A meal as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "as typed; see Food")]
pub struct FoodAsked {
    pub meal: Meal,
    /// Parted by commas, or one a line.
    pub foods: String,
    pub eaten: HowMuch,
    pub new_food: bool,
    pub reaction: String,
}

/// A sleep as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "as typed; see Sleep")]
pub struct SleepAsked {
    /// Blank while the child sleeps.
    pub ended: String,
    /// On which day it ended; blank for the day of the entry.
    pub ended_on: String,
    pub place: Option<SleepPlace>,
    pub position: Option<Position>,
    pub checks: Vec<String>,
}

/// Staying away, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "as typed; see Away")]
pub struct AwayAsked {
    pub why: String,
    pub asked: String,
}

/// A permission, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "as typed; see Permission")]
pub struct PermissionAsked {
    pub medicine: String,
    pub dose: String,
    pub times: String,
    pub why: String,
    pub by: String,
    pub signed: bool,
    pub until: String,
}

/// That the family was told, as typed. All of it blank where it has not been.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "as typed; see Told")]
pub struct ToldAsked {
    pub who: String,
    pub at: String,
    /// On which day; blank for the day of the entry.
    pub on: String,
    pub signed: bool,
}

/// A dose, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "as typed; see Dose")]
pub struct DoseAsked {
    pub medicine: String,
    pub dose: String,
    pub by: String,
    pub witness: String,
    pub told: ToldAsked,
}

/// An accident, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "as typed; see Accident")]
pub struct AccidentAsked {
    pub place: String,
    pub injury: String,
    pub first_aid: String,
    pub by: String,
    pub witness: String,
    pub told: ToldAsked,
}

/// A message, as it went. Its words are the note.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "as typed; see Sent")]
pub struct SentAsked {
    pub to: Vec<String>,
    pub way: Way,
    /// Blank for a message.
    pub handover_of: String,
    pub reply: String,
}

/// What happened, as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "each variant names its noun")]
pub enum WhatAsked {
    FromHome(FromHomeAsked),
    Milk(MilkAsked),
    Food(FoodAsked),
    Toileting(Toileting),
    Sleep(SleepAsked),
    Note(About),
    /// By whom.
    Arrived(String),
    /// By whom.
    Left(String),
    Away(AwayAsked),
    Permission(PermissionAsked),
    Dose(DoseAsked),
    Accident(AccidentAsked),
    Sent(SentAsked),
}

/// An entry as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "as typed; see DiaryEntry")]
pub struct EntryAsked {
    pub child: ChildId,
    pub day: String,
    /// Blank for now, on the page of today.
    pub at: String,
    pub what: WhatAsked,
    pub note: String,
    /// Why she goes on although something stands against it ([`super::Question::needs_reason`]).
    pub reason: String,
    /// Whether she has answered the other questions: keep it all the same.
    pub all_the_same: bool,
}

fn text(line: &Option<Line>) -> String {
    line.as_ref().map(ToString::to_string).unwrap_or_default()
}

fn time(moment: Option<Moment>) -> String {
    moment.map(|moment| moment.clock().to_string()).unwrap_or_default()
}

impl WhatAsked {
    /// What sort of thing it is.
    #[must_use]
    pub const fn topic(&self) -> Topic {
        match self {
            WhatAsked::FromHome(_) => Topic::FromHome,
            WhatAsked::Milk(_) => Topic::Milk,
            WhatAsked::Food(_) => Topic::Food,
            WhatAsked::Toileting(_) => Topic::Toileting,
            WhatAsked::Sleep(_) => Topic::Sleep,
            WhatAsked::Note(about) => What::Note(*about).topic(),
            WhatAsked::Arrived(_) => Topic::Arrived,
            WhatAsked::Left(_) => Topic::Left,
            WhatAsked::Away(_) => Topic::Away,
            WhatAsked::Permission(_) => Topic::Permission,
            WhatAsked::Dose(_) => Topic::Dose,
            WhatAsked::Accident(_) => Topic::Accident,
            WhatAsked::Sent(_) => Topic::Sent,
        }
    }
}

fn from_home(told: &FromHome) -> FromHomeAsked {
    FromHomeAsked {
        fed: text(&told.fed),
        fed_at: time(told.fed_at),
        changed_at: time(told.changed_at),
        night: text(&told.night),
        woke_at: time(told.woke_at),
        mood: text(&told.mood),
        medicine: text(&told.medicine),
        dose: text(&told.dose),
        medicine_at: time(told.medicine_at),
    }
}

fn milk(milk: &Milk) -> MilkAsked {
    let amount = |amount: Option<super::Amount>| amount.map(|amount| amount.to_string()).unwrap_or_default();
    MilkAsked {
        kind: milk.kind,
        offered: amount(milk.offered),
        taken: amount(milk.taken),
        unit: milk.taken.or(milk.offered).map(|amount| amount.unit).unwrap_or_default(),
        by: text(&milk.by),
    }
}

fn sleep(sleep: &Sleep, day: NaiveDate) -> SleepAsked {
    let ended_on = sleep.ended.map(Moment::day).filter(|ended| *ended != day);
    SleepAsked {
        ended: time(sleep.ended),
        ended_on: ended_on.map(|day| day.to_string()).unwrap_or_default(),
        place: sleep.place,
        position: sleep.position,
        checks: sleep.checks.iter().map(|check| check.clock().to_string()).collect(),
    }
}

fn permission(given: &Permission) -> PermissionAsked {
    PermissionAsked {
        medicine: given.medicine.to_string(),
        dose: given.dose.to_string(),
        times: text(&given.times),
        why: text(&given.why),
        by: given.by.to_string(),
        signed: given.signed,
        until: given.until.map(|day| day.to_string()).unwrap_or_default(),
    }
}

fn told(told: Option<&Told>, day: NaiveDate) -> ToldAsked {
    let Some(told) = told else {
        return ToldAsked::default();
    };
    let on = Some(told.at.day()).filter(|on| *on != day);
    ToldAsked {
        who: told.who.to_string(),
        at: told.at.clock().to_string(),
        on: on.map(|day| day.to_string()).unwrap_or_default(),
        signed: told.signed,
    }
}

impl EntryAsked {
    /// One that says nothing yet, of today and now.
    #[must_use]
    pub fn blank(child: ChildId, day: NaiveDate, what: WhatAsked) -> Self {
        EntryAsked {
            child,
            day: day.to_string(),
            at: String::new(),
            what,
            note: String::new(),
            reason: String::new(),
            all_the_same: false,
        }
    }

    /// An entry as a form shows it.
    #[must_use]
    pub fn of(entry: &DiaryEntry) -> Self {
        let what = match &entry.what {
            What::FromHome(told) => WhatAsked::FromHome(from_home(told)),
            What::Milk(given) => WhatAsked::Milk(milk(given)),
            What::Food(food) => WhatAsked::Food(FoodAsked {
                meal: food.meal,
                foods: food.foods.iter().map(Line::as_str).collect::<Vec<_>>().join(", "),
                eaten: food.eaten,
                new_food: food.new_food,
                reaction: text(&food.reaction),
            }),
            What::Toileting(toileting) => WhatAsked::Toileting(*toileting),
            What::Sleep(slept) => WhatAsked::Sleep(sleep(slept, entry.day)),
            What::Note(about) => WhatAsked::Note(*about),
            What::Arrived(door) => WhatAsked::Arrived(text(&door.by)),
            What::Left(door) => WhatAsked::Left(text(&door.by)),
            What::Away(away) => WhatAsked::Away(AwayAsked {
                why: text(&away.why),
                asked: text(&away.asked),
            }),
            What::Sent(sent) => WhatAsked::Sent(SentAsked {
                to: sent.to.iter().map(Line::to_string).collect(),
                way: sent.way,
                handover_of: sent.handover_of.map(|day| day.to_string()).unwrap_or_default(),
                reply: sent.reply.to_string(),
            }),
            What::Permission(given) => WhatAsked::Permission(permission(given)),
            What::Dose(given) => WhatAsked::Dose(DoseAsked {
                medicine: given.medicine.to_string(),
                dose: given.dose.to_string(),
                by: text(&given.by),
                witness: text(&given.witness),
                told: told(given.told.as_ref(), entry.day),
            }),
            What::Accident(accident) => WhatAsked::Accident(AccidentAsked {
                place: text(&accident.place),
                injury: text(&accident.injury),
                first_aid: text(&accident.first_aid),
                by: text(&accident.by),
                witness: text(&accident.witness),
                told: told(accident.told.as_ref(), entry.day),
            }),
        };
        EntryAsked {
            at: time(entry.at),
            note: entry.note.to_string(),
            reason: entry.despite.as_ref().map(|despite| despite.reason.to_string()).unwrap_or_default(),
            ..EntryAsked::blank(entry.child, entry.day, what)
        }
    }
}
