//! What is written of a child's days: some of it goes home with the child, some of it is kept until the child is grown up.

use super::both::{day, two_children};
use super::*;
use crate::diary::What;
use crate::ids::Id;

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
