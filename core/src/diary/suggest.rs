//! What is offered first: what it was last time. Nothing is kept until she says so.

use super::asked::{
    AccidentAsked, AwayAsked, DoseAsked, EntryAsked, FoodAsked, FromHomeAsked, MilkAsked, PermissionAsked, SentAsked, SleepAsked, WhatAsked,
};
use super::entry::{About, DiaryEntry, Meal, Toileting, Topic, What};
use super::formal::permissions;
use crate::ids::ChildId;
use crate::notebook::Notebook;
use crate::order::Few;
use crate::time::{Clock, days_after};
use chrono::NaiveDate;

/// How far back is looked for what is usual.
const DAYS_BACK: i64 = 28;

/// A child's entries of the last weeks, the newest first.
pub(super) fn lately(notebook: &Notebook, child: ChildId, day: NaiveDate) -> impl Iterator<Item = &DiaryEntry> {
    (0..DAYS_BACK).flat_map(move |back| {
        let mut entries: Vec<_> = notebook.diary_of_on(child, days_after(day, -back)).collect();
        crate::order::by_key(&mut entries, |entry| std::cmp::Reverse(entry.order()));
        entries
    })
}

/// A new entry as it is offered: of the kind, in the amount, at the place it was last time. Words, ends and results are left blank.
#[must_use]
pub fn suggest(notebook: &Notebook, child: ChildId, topic: Topic, day: NaiveDate, now: Clock) -> EntryAsked {
    let last = lately(notebook, child, day)
        .find(|entry| entry.topic() == topic)
        .map(EntryAsked::of);
    let unit = notebook.day_rules().unit;
    let what = match (topic, last.map(|last| last.what)) {
        (Topic::Milk, Some(WhatAsked::Milk(last))) => WhatAsked::Milk(MilkAsked {
            // A bottle that was only taken from, with nothing said of how much was offered, is offered as it was taken.
            offered: if last.offered.is_empty() { last.taken } else { last.offered },
            taken: String::new(),
            by: String::new(),
            unit,
            ..last
        }),
        (Topic::Milk, _) => WhatAsked::Milk(MilkAsked {
            unit,
            ..MilkAsked::default()
        }),
        (Topic::Sleep, Some(WhatAsked::Sleep(last))) => WhatAsked::Sleep(SleepAsked {
            place: last.place,
            position: last.position,
            ..SleepAsked::default()
        }),
        (Topic::Sleep, _) => WhatAsked::Sleep(SleepAsked::default()),
        (Topic::Toileting, Some(WhatAsked::Toileting(last))) => WhatAsked::Toileting(Toileting { cream: false, ..last }),
        (Topic::Toileting, _) => WhatAsked::Toileting(Toileting::default()),
        (Topic::Food, _) => WhatAsked::Food(FoodAsked {
            meal: meal_at(now),
            ..FoodAsked::default()
        }),
        (Topic::FromHome, _) => WhatAsked::FromHome(FromHomeAsked::default()),
        (Topic::Mood, _) => WhatAsked::Note(About::Mood),
        (Topic::Activity, _) => WhatAsked::Note(About::Activity),
        (Topic::Outing, _) => WhatAsked::Note(About::Outing),
        (Topic::Temperature, _) => WhatAsked::Note(About::Temperature),
        (Topic::BringTomorrow, _) => WhatAsked::Note(About::BringTomorrow),
        (Topic::Synopsis, _) => WhatAsked::Note(About::Synopsis),
        (Topic::Message, _) => WhatAsked::Note(About::Message),
        (Topic::Arrived, _) => WhatAsked::Arrived(String::new()),
        (Topic::Left, _) => WhatAsked::Left(String::new()),
        (Topic::Away, _) => WhatAsked::Away(AwayAsked::default()),
        (Topic::Permission, _) => WhatAsked::Permission(PermissionAsked::default()),
        (Topic::Dose, _) => WhatAsked::Dose(dose(notebook, child, day)),
        (Topic::Sent, _) => WhatAsked::Sent(SentAsked::default()),
        (Topic::Accident, _) => WhatAsked::Accident(AccidentAsked::default()),
    };
    EntryAsked::blank(child, day, what)
}

/// The medicine that was allowed last.
fn dose(notebook: &Notebook, child: ChildId, day: NaiveDate) -> DoseAsked {
    let allowed = permissions(notebook, child, day).into_iter().find_map(DiaryEntry::permission);
    let allowed = allowed.map(|allowed| DoseAsked {
        medicine: allowed.medicine.to_string(),
        dose: allowed.dose.to_string(),
        ..DoseAsked::default()
    });
    allowed.unwrap_or_default()
}

/// The meal of an hour.
const fn meal_at(now: Clock) -> Meal {
    match now.minutes() / 60 {
        0..9 => Meal::Breakfast,
        11..14 => Meal::Lunch,
        16.. => Meal::Tea,
        _ => Meal::Snack,
    }
}

/// The bottles a child has had lately, as they were typed, the most frequent first: to be offered as tiles.
#[must_use]
pub fn bottles(notebook: &Notebook, child: ChildId, day: NaiveDate, most: usize) -> Vec<String> {
    let milk = lately(notebook, child, day).filter_map(DiaryEntry::milk);
    frequent(
        milk.flat_map(|milk| milk.taken.or(milk.offered)).map(|amount| amount.to_string()),
        most,
    )
}

/// What there has been lately at this meal, of all children, the most frequent first: the setting's menus.
#[must_use]
pub fn meals(notebook: &Notebook, meal: Meal, day: NaiveDate, most: usize) -> Vec<String> {
    let entries = (0..DAYS_BACK).flat_map(|back| notebook.diary_on(days_after(day, -back)));
    let foods = entries.filter_map(|entry| match &entry.what {
        What::Food(food) if food.meal == meal => Some(food.foods.iter().map(|food| food.as_str()).collect::<Vec<_>>().join(", ")),
        _ => None,
    });
    frequent(foods, most)
}

/// The most frequent of these, the one that comes first before others that come as often.
fn frequent(all: impl Iterator<Item = String>, most: usize) -> Vec<String> {
    let mut counts: Few<String, (usize, usize)> = Few::default();
    for (at, one) in all.enumerate() {
        let new = !counts.contains_key(&one);
        counts.change(one, |count| {
            count.0 += 1;
            if new {
                count.1 = at;
            }
        });
    }
    let mut ranked: Vec<_> = counts.into_iter().collect();
    crate::order::by_key(&mut ranked, |(_, (count, at))| (std::cmp::Reverse(*count), *at));
    ranked.into_iter().take(most).map(|(one, _)| one).collect()
}
