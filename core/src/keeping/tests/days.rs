//! What is written of a child's days: some of it goes home with the child, some of it is kept until the child is grown up.

use super::both::{day, line, two_children};
use super::*;
use crate::diary::{Accident, Amount, Milk, MilkKind, Sleep, SleepPlace, Told, Unit, What};
use crate::ids::Id;
use crate::time::{Clock, Moment};
use crate::words::Note;

#[test]
fn what_shows_that_a_child_was_safe_is_kept_when_its_book_has_gone_home() {
    let (notebook, one, other) = two_children();
    let of_one = |notebook: &Notebook| notebook.diary_of(one).map(|entry| Papers::of(&entry.what)).collect::<Vec<_>>();
    let mut fall = notebook.diary_of(one).next().unwrap().clone();
    (fall.id, fall.what, fall.earlier) = (Id::fixed(1_010).into(), What::Accident(Box::default()), Vec::new());
    let notebook = with(&notebook, fall);
    // The rule is an age: born on 28 February 2022.
    let from = |papers| {
        let held = Held::on(&notebook, one).unwrap();
        holdings(&notebook, &held)
            .into_iter()
            .find(|holding| holding.papers == papers)
            .unwrap()
            .from
    };
    assert_eq!(from(Papers::Safety), Some(day("2043-05-29")));
    assert_eq!(from(Papers::Child), Some(day("2043-05-29")), "and what shows whom it is about");
    for (today, left, here) in [("2043-05-28", vec![Papers::Safety], true), ("2043-05-29", Vec::new(), false)] {
        let erasure = erase(&notebook, one, &Erasing::NotToBeKept, day(today)).unwrap();
        let mut after = notebook.clone();
        after.apply(&erasure.changes);
        assert_eq!((of_one(&after), after.child(one).is_some()), (left, here), "{today}");
        assert_eq!(after.diary_of(other).count(), 1);
        assert_eq!(after.routine(one).is_some(), here);
    }
}

#[test]
fn rules_from_before_there_was_a_communication_book_are_read() {
    let rules: KeepingRules = crate::json::read(
        br#"{"child":{"how_long":{"after_leaving":36},"why":""},"loans":{"how_long":{"after_leaving":12},"why":""},
        "reading_log":{"how_long":"with_family","why":""},"photos":{"how_long":"with_family","why":""}}"#,
    )
    .unwrap();
    assert_eq!(rules, KeepingRules::default());
    assert_eq!(rules.of(Papers::Diary).how_long, HowLong::WithFamily);
    assert_eq!(rules.of(Papers::Safety).how_long, HowLong::UntilAge(255));
}

#[test]
fn every_fact_of_a_day_is_handed_over_in_plain_words() {
    let (notebook, one, _) = two_children();
    let at = |time: &str| Moment::at(day("2026-06-09"), Clock::parse(time).unwrap());
    let mut notebook = notebook;
    let happened = [
        What::Milk(Milk {
            kind: MilkKind::Cows,
            taken: Amount::parse("4½ oz", Unit::Ml).ok(),
            ..Milk::default()
        }),
        What::Sleep(Sleep {
            ended: Some(at("13:50")),
            place: Some(SleepPlace::FloorMattress),
            checks: vec![at("12:40"), at("12:50")],
            ..Sleep::default()
        }),
        What::Accident(Box::new(Accident {
            first_aid: Some(line("Cold cloth")),
            told: Some(Told {
                who: line("Mum"),
                at: at("17:05"),
                signed: true,
            }),
            ..Accident::default()
        })),
    ];
    for (number, what) in (1_020..).zip(happened) {
        let mut entry = notebook.diary_of(one).next().unwrap().clone();
        (entry.id, entry.what, entry.note) = (Id::fixed(number).into(), what, Note::default());
        (entry.at, entry.despite, entry.earlier) = (Some(at("12:30")), None, Vec::new());
        notebook = with(&notebook, entry);
    }
    let book = export(&notebook, one, &[], day("2026-11-25")).unwrap().communication_book;
    let said = |what: &str| {
        let entry = book.iter().find(|entry| entry.what == what).unwrap();
        entry
            .says
            .iter()
            .map(|(name, fact)| format!("{name}: {fact}"))
            .collect::<Vec<_>>()
            .join("; ")
    };
    assert_eq!(said("milk"), "time: 2026-06-09 12:30; kind: cows; taken: 4.5 oz");
    assert_eq!(
        said("sleep"),
        "time: 2026-06-09 12:30; ended: 2026-06-09 13:50; place: floor mattress; checks: 2026-06-09 12:40, 2026-06-09 12:50"
    );
    assert_eq!(
        said("accident"),
        "time: 2026-06-09 12:30; first aid: Cold cloth; told who: Mum; told at: 2026-06-09 17:05; told signed: yes"
    );
}
