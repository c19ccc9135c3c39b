//! Each hurdle at the door: refused with what the sentence needs, overruled with a reason that is kept, or a fact that no reason moves.

use crate::door::{Door, day, hurdles_of, names_of};
use pebblebook::command::Command;
use pebblebook::ids::{ChildId, CopyId};
use pebblebook::lending::{Condition, CopyState, GoesTo, Hurdle, HurdleName, LendingCommand, LendingError, ReturnAsked};
use pebblebook::people::PeopleCommand;

const TODAY: &str = "2026-11-23";

/// Refused without a reason (a blank one is none), lent with one, and the reason is kept with the rule it went against.
fn overruled(door: &mut Door, child: ChildId, copy: CopyId, against: HurdleName) {
    assert_eq!(names_of(door.lend_because(child, copy, "")), [against]);
    assert_eq!(names_of(door.lend_because(child, copy, " \n ")), [against], "blanks are no reason");
    let loan = door.lend_because(child, copy, "  Her sister reads with her ").unwrap();
    let kept = &door.loan(loan).reasons;
    assert_eq!(kept.len(), 1);
    assert_eq!(
        (kept[0].against.as_slice(), kept[0].reason.as_str()),
        ([against].as_slice(), "Her sister reads with her")
    );
    assert_eq!(kept[0].on, door.today());
}

/// Refused, whatever is said.
fn a_fact(door: &mut Door, child: ChildId, copy: CopyId, on: &str) -> Hurdle {
    let without = hurdles_of(door.lend_on(child, copy, on, ""));
    assert_eq!(hurdles_of(door.lend_on(child, copy, on, "I insist")), without);
    assert!(!without[0].may_be_overruled());
    without[0].clone()
}

fn a_door() -> (Door, ChildId, ChildId, Vec<CopyId>) {
    let mut door = Door::on(TODAY);
    let (ada, ben) = (door.child("Ada", "2022-05-05"), door.child("Ben", "2021-03-03"));
    let (_, copies) = door.book("The Hen", 1);
    (door, ada, ben, copies)
}

#[test]
fn a_reason_without_a_hurdle_is_not_kept() {
    let (mut door, ada, _, copies) = a_door();
    let loan = door.lend_because(ada, copies[0], "just because").unwrap();
    assert!(door.loan(loan).reasons.is_empty());
}

#[test]
fn too_young_may_be_overruled() {
    let (mut door, _, _, copies) = a_door();
    let tot = door.child("Tot", "2024-01-01");
    overruled(&mut door, tot, copies[0], HurdleName::TooYoung);
}

#[test]
fn not_yet_born_is_too_young_of_no_age() {
    let (mut door, _, _, copies) = a_door();
    let baby = door.child("Bump", "2026-11-01");
    match hurdles_of(door.lend_on(baby, copies[0], "2026-10-31", "")).as_slice() {
        [Hurdle::TooYoung { age: None, from, .. }] => assert_eq!(*from, day("2029-11-01")),
        other => panic!("{other:?}"),
    }
}

#[test]
fn enough_may_be_overruled_and_says_what_the_child_has() {
    let (mut door, ada, _, copies) = a_door();
    let (_, more) = door.book("The Fox", 1);
    let first = door.lend(ada, copies[0]);
    let has = hurdles_of(door.lend_because(ada, more[0], ""));
    assert_eq!(
        has,
        [Hurdle::HasEnough {
            has: vec![first],
            allowed: 1
        }]
    );
    overruled(&mut door, ada, more[0], HurdleName::HasEnough);
}

#[test]
fn had_recently_ends_with_its_days() {
    let (mut door, ada, _, copies) = a_door();
    let loan = door.lend(ada, copies[0]);
    door.back(loan);
    door.go_to(day("2027-01-21")); // the 59th day
    assert_eq!(
        hurdles_of(door.lend_because(ada, copies[0], "")),
        [Hurdle::HadRecently { lent: day(TODAY) }]
    );
    door.go_to(day("2027-01-22"));
    door.lend(ada, copies[0]);
}

#[test]
fn had_recently_may_be_overruled() {
    let (mut door, ada, _, copies) = a_door();
    let loan = door.lend(ada, copies[0]);
    door.back(loan);
    overruled(&mut door, ada, copies[0], HurdleName::HadRecently);
}

#[test]
fn a_pause_holds_to_its_last_day_and_may_be_overruled() {
    let (mut door, ada, _, copies) = a_door();
    door.ask(Command::People(PeopleCommand::PauseLending(
        ada,
        "2026-11-30".into(),
        "Two books to find".into(),
    )))
    .unwrap();
    door.go_to(day("2026-11-30"));
    match hurdles_of(door.lend_because(ada, copies[0], "")).as_slice() {
        [Hurdle::Paused { until, reason }] => assert_eq!((*until, reason.as_str()), (Some(day("2026-11-30")), "Two books to find")),
        other => panic!("{other:?}"),
    }
    door.go_to(day("2026-12-01"));
    let loan = door.lend(ada, copies[0]);
    door.back(loan);
    door.policy(|policy| policy.recent_days = "0".into());
    door.ask(Command::People(PeopleCommand::PauseLending(
        ada,
        String::new(),
        "A word first".into(),
    )))
    .unwrap();
    overruled(&mut door, ada, copies[0], HurdleName::Paused);
    door.ask(Command::People(PeopleCommand::ResumeLending(ada))).unwrap();
    assert!(door.book.child(ada).unwrap().pause.is_none());
}

#[test]
fn long_overdue_may_be_overruled_and_says_which() {
    let (mut door, ada, _, copies) = a_door();
    door.policy(|policy| policy.books_at_once = "3".into());
    let (_, more) = door.book("The Fox", 1);
    let late = door.lend(ada, copies[0]); // due on 30 November; three days at Christmas and New Year are not counted
    door.go_to(day("2027-01-01"));
    let early = door.lend(ada, more[0]);
    door.back(early);
    door.policy(|policy| policy.recent_days = "0".into());
    door.go_to(day("2027-01-02"));
    let waits = hurdles_of(door.lend_because(ada, more[0], ""));
    // 33 days after 30 November, less Christmas Day, 28 December and New Year's Day.
    assert_eq!(waits, [Hurdle::LongOverdue { loan: late, days: 30 }]);
    overruled(&mut door, ada, more[0], HurdleName::LongOverdue);
}

#[test]
fn kept_for_the_child_who_waits() {
    let (mut door, ada, ben, copies) = a_door();
    let item = door.book.copy(copies[0]).unwrap().0.id;
    door.lending(LendingCommand::Hold(ben, item)).unwrap();
    assert_eq!(hurdles_of(door.lend_because(ada, copies[0], "")), [Hurdle::KeptFor { child: ben }]);
    overruled(&mut door, ada, copies[0], HurdleName::KeptFor);
    assert_eq!(door.book.holds().count(), 1, "who waits keeps the place");
}

#[test]
fn not_started_may_be_overruled_and_has_left_may_not() {
    let (mut door, ada, ben, copies) = a_door();
    door.change_child(ada, |ada| ada.starts = "2026-11-24".into());
    assert_eq!(
        hurdles_of(door.lend_because(ada, copies[0], "")),
        [Hurdle::NotStarted { starts: day("2026-11-24") }]
    );
    door.change_child(ben, |ben| ben.leaves = "2026-11-22".into());
    assert_eq!(a_fact(&mut door, ben, copies[0], TODAY), Hurdle::HasLeft);
    door.change_child(ben, |ben| ben.leaves = TODAY.into());
    let loan = door.lend(ben, copies[0]);
    door.back(loan);
    overruled(&mut door, ada, copies[0], HurdleName::NotStarted);
}

#[test]
fn an_archived_child_has_left() {
    let (mut door, ada, _, copies) = a_door();
    door.ask(Command::People(PeopleCommand::Archive(ada))).unwrap();
    assert_eq!(a_fact(&mut door, ada, copies[0], TODAY), Hurdle::HasLeft);
}

#[test]
fn a_copy_that_is_out_is_out_for_everybody() {
    let (mut door, ada, ben, copies) = a_door();
    door.lend(ada, copies[0]);
    let out = Hurdle::CopyOut {
        child: ada,
        due: day("2026-11-30"),
    };
    assert_eq!(a_fact(&mut door, ben, copies[0], TODAY), out);
    assert_eq!(
        a_fact(&mut door, ada, copies[0], TODAY),
        out,
        "never the same copy twice, not even to the same child"
    );
    assert_eq!(door.book.open_loans().count(), 1);
}

#[test]
fn a_copy_that_was_out_that_day_cannot_have_been_lent_then() {
    let (mut door, ada, ben, copies) = a_door();
    let loan = door.lend_on(ada, copies[0], "2026-11-10", "").unwrap();
    let asked = ReturnAsked {
        on: "2026-11-17".into(),
        ..ReturnAsked::plain(&door.book, door.loan(loan), door.today())
    };
    door.lending(LendingCommand::Return(asked)).unwrap();
    let was_out = Hurdle::CopyWasOut {
        child: ada,
        until: day("2026-11-17"),
    };
    for on in ["2026-11-09", "2026-11-10", "2026-11-16"] {
        assert_eq!(a_fact(&mut door, ben, copies[0], on), was_out, "{on}");
    }
    door.lend_on(ben, copies[0], "2026-11-17", "").unwrap();
}

#[test]
fn a_copy_set_aside_is_not_lent() {
    let (mut door, ada, _, copies) = a_door();
    for state in [CopyState::NeedsCheck, CopyState::InRepair, CopyState::Lost] {
        door.lending(LendingCommand::SetCopy(copies[0], state.clone(), Condition::Worn))
            .unwrap();
        assert_eq!(a_fact(&mut door, ada, copies[0], TODAY), Hurdle::CopyNotReady { state });
    }
    door.lending(LendingCommand::SetCopy(copies[0], CopyState::Ready, Condition::Worn))
        .unwrap();
    let loan = door.lend(ada, copies[0]);
    assert_eq!(
        door.lending(LendingCommand::SetCopy(copies[0], CopyState::Lost, Condition::Worn)),
        Err(LendingError::CopyIsOut { child: ada })
    );
    door.take_back(loan, GoesTo::Check).unwrap();
    assert_eq!(door.book.copy(copies[0]).unwrap().1.state, CopyState::NeedsCheck);
}

#[test]
fn a_fact_beside_a_rule_is_a_fact_still() {
    let (mut door, ada, _, copies) = a_door();
    let tot = door.child("Tot", "2024-01-01");
    door.lend(ada, copies[0]);
    let both = [HurdleName::CopyOut, HurdleName::TooYoung];
    assert_eq!(names_of(door.lend_because(tot, copies[0], "I insist")), both);
}
