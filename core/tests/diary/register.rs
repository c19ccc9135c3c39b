//! The register: in turn, collected by those who may, expected by the week, counted by age.

use super::*;
use pebblebook::diary::{AwayAsked, DayRulesAsked, Topic, warnings};
use pebblebook::journal::at_a_glance;
use pebblebook::people::CarerAsked;
use pebblebook::register::{
    AgeGroup, HoursAsked, PatternAsked, PlanAsked, RoutineAsked, State, everyone_here, expected_over, headcount, here_now, may_collect,
    over, register_of, register_on, was_here,
};
use proptest::prelude::*;

fn arrives(child: ChildId, at: &str) -> EntryAsked {
    EntryAsked {
        at: at.into(),
        ..blank(child, WhatAsked::Arrived(String::new()))
    }
}

fn leaves(child: ChildId, at: &str, by: &str) -> EntryAsked {
    EntryAsked {
        at: at.into(),
        ..blank(child, WhatAsked::Left(by.into()))
    }
}

fn away(child: ChildId) -> EntryAsked {
    blank(
        child,
        WhatAsked::Away(AwayAsked {
            why: "a cold".into(),
            asked: "rang Mum at 9".into(),
        }),
    )
}

fn hours(from: &str, to: &str) -> HoursAsked {
    HoursAsked {
        from: from.into(),
        to: to.into(),
    }
}

/// Monday to Wednesday, eight to five.
fn three_days() -> RoutineAsked {
    let mut week = PatternAsked {
        from: "2026-09-01".into(),
        ..PatternAsked::default()
    };
    week.days[..3].fill(hours("8", "17"));
    RoutineAsked {
        weeks: vec![week],
        ..RoutineAsked::default()
    }
}

fn routine(door: &mut Door, child: ChildId, asked: RoutineAsked) {
    ask(door, DiaryCommand::SaveRoutine(child, asked)).unwrap();
}

fn state(door: &Door, child: ChildId, on: &str) -> State {
    let register = register_on(&door.book, day(on), door.now);
    register.into_iter().find(|on| on.child.id == child).unwrap().state
}

#[test]
fn a_day_at_the_door() {
    let mut door = Door::on(MONDAY);
    let [olive, oak, ash] = ["Olive", "Oak", "Ash"].map(|name| door.child(name, "2025-06-01"));
    for child in [olive, oak, ash] {
        routine(&mut door, child, three_days());
    }
    clock(&mut door, "8:29");
    assert_eq!(state(&door, olive, MONDAY), State::Expected);
    clock(&mut door, "8:30");
    assert_eq!(
        state(&door, olive, MONDAY),
        State::Late,
        "half an hour after its time somebody asks"
    );
    write(&mut door, arrives(olive, "")).unwrap();
    write(&mut door, away(oak)).unwrap();
    assert!(matches!(state(&door, olive, MONDAY), State::Here { since: Some(_) }));
    assert_eq!(state(&door, oak, MONDAY), State::Away);
    assert_eq!(here_now(&door.book, day(MONDAY)), [olive]);
    clock(&mut door, "17:10");
    write(&mut door, leaves(olive, "12:00", "")).unwrap();
    write(&mut door, arrives(olive, "13:15")).unwrap();
    write(&mut door, leaves(olive, "17:05", "")).unwrap();
    let register = register_on(&door.book, day(MONDAY), door.now);
    let of = register.iter().find(|on| on.child.id == olive).unwrap();
    assert_eq!((of.visits.len(), of.minutes), (2, 210 + 230), "there and back at noon");
    assert!(matches!(of.state, State::Gone { at: Some(_) }));
    assert_eq!(
        register.iter().map(|on| on.child.id).collect::<Vec<_>>(),
        [ash, olive, oak],
        "late, gone, away"
    );
    assert_eq!(here_now(&door.book, day(MONDAY)), []);
}

#[test]
fn everyone_here_is_whoever_was_signed_in() {
    let mut door = Door::on(MONDAY);
    let (olive, oak, ash) = (
        door.child("Olive", "2025-06-01"),
        door.child("Oak", "2023-06-01"),
        door.child("Ash", "2023-06-01"),
    );
    clock(&mut door, "9:00");
    let here = |door: &Door, on: &str| everyone_here(&door.book, day(on), door.now);
    assert_eq!(here(&door, MONDAY), [ash, oak, olive], "no register is kept: all who come");
    write(&mut door, away(ash)).unwrap();
    assert_eq!(here(&door, MONDAY), [oak, olive]);
    write(&mut door, arrives(oak, "8")).unwrap();
    write(&mut door, arrives(olive, "8")).unwrap();
    write(&mut door, leaves(oak, "8:30", "")).unwrap();
    assert_eq!(here(&door, MONDAY), [olive]);
    door.go_to(day("2026-11-24"));
    assert_eq!(here(&door, MONDAY), [oak, olive], "of a past day whoever was there");
}

#[test]
fn nobody_arrives_twice_or_leaves_without_having_come() {
    let mut door = Door::on(MONDAY);
    let olive = door.child("Olive", "2025-06-01");
    clock(&mut door, "17:00");
    let turn = |refused: Result<DiaryEntryId, DiaryError>| match refused.unwrap_err() {
        DiaryError::NotInTurn { topic, other, .. } => (topic, other.map(|(topic, _)| topic)),
        other => panic!("{other:?}"),
    };
    assert_eq!(turn(write(&mut door, leaves(olive, "16", ""))), (Topic::Left, None));
    let came = write(&mut door, arrives(olive, "9")).unwrap();
    for at in ["8", "9", "10", ""] {
        assert_eq!(
            turn(write(&mut door, arrives(olive, at))),
            (Topic::Arrived, Some(Topic::Arrived)),
            "{at}"
        );
    }
    assert_eq!(turn(write(&mut door, away(olive))), (Topic::Away, Some(Topic::Arrived)));
    assert_eq!(turn(write(&mut door, leaves(olive, "8:30", ""))), (Topic::Left, None));
    write(&mut door, leaves(olive, "16:00", "")).unwrap();
    assert_eq!(turn(write(&mut door, leaves(olive, "16:30", ""))), (Topic::Left, Some(Topic::Left)));
    change(&mut door, came, |asked| asked.at = "8:50".into()).expect("its time is put right");
    let oak = door.child("Oak", "2025-06-01");
    write(&mut door, away(oak)).unwrap();
    assert_eq!(turn(write(&mut door, away(oak))), (Topic::Away, Some(Topic::Away)));
    assert_eq!(turn(write(&mut door, leaves(oak, "10", ""))), (Topic::Left, None));
    write(&mut door, arrives(oak, "10")).expect("it came after all");
    assert!(matches!(state(&door, oak, MONDAY), State::Here { .. }));
    let stayed = door.book.diary().find(|entry| entry.topic() == Topic::Away).unwrap().id;
    let told = warnings(&door.book, door.book.child(oak).unwrap(), entry(&door, stayed), door.now);
    assert_eq!(told, [], "that it was to stay away is no second thing at the same time");
    change(&mut door, stayed, |asked| asked.note = "until the dentist was done".into()).expect("and can be put right still");
}

#[test]
fn who_may_not_collect_is_stopped_and_the_reason_stands_in_the_register() {
    let mut door = Door::on(MONDAY);
    let olive = door.child("Olive", "2025-06-01");
    let carer = |name: &str, relation: &str, may_collect| CarerAsked {
        name: name.into(),
        relation: relation.into(),
        may_collect,
        ..CarerAsked::default()
    };
    door.change_child(olive, |asked| {
        asked.carers = vec![
            carer("Beth Ellis", "Mummy", true),
            carer("Chloë Hart", "Auntie", true),
            carer("Sam Ellis", "Dad", false),
            carer("Sam Hart", "Grandad", true),
        ];
    });
    let child = door.book.child(olive).unwrap();
    for (name, may) in [
        ("Beth Ellis", true),
        ("beth", true),
        ("mummy", true),
        (" Chloe Hart ", true),
        ("Sam Ellis", false),
        ("Dad", false),
        ("Sam", false),
        ("Sam Hart", true),
        ("The neighbour", false),
        ("", false),
        ("Ellis", false),
    ] {
        assert_eq!(may_collect(child, name), may, "{name}");
    }
    write(&mut door, arrives(olive, "9")).unwrap();
    let asked = questions(write(&mut door, leaves(olive, "", "Mrs Next-Door")));
    assert!(matches!(&asked[..], [Question::MayNotCollect(child, who)] if *child == olive && who.as_str() == "Mrs Next-Door"));
    let waved = EntryAsked {
        all_the_same: true,
        ..leaves(olive, "", "Mrs Next-Door")
    };
    questions(write(&mut door, waved.clone()));
    let reasoned = EntryAsked {
        reason: "Beth rang at four: stuck on the train".into(),
        ..waved
    };
    let id = write(&mut door, reasoned).unwrap();
    let kept = entry(&door, id).despite.clone().unwrap();
    assert_eq!(
        (kept.what[0].as_str(), kept.reason.as_str()),
        ("Mrs Next-Door", "Beth rang at four: stuck on the train")
    );
    ask(&mut door, DiaryCommand::Remove(id)).unwrap();
    let id = write(&mut door, leaves(olive, "", "Mummy")).unwrap();
    assert!(entry(&door, id).despite.is_none());
}

#[test]
fn a_week_holds_from_its_day_on_and_plans_go_before_it() {
    let mut door = Door::on(MONDAY);
    let olive = door.child("Olive", "2025-06-01");
    let mut asked = three_days();
    let mut later = PatternAsked {
        from: "2026-11-30".into(),
        ..PatternAsked::default()
    };
    later.days[4] = hours("9:00", "15:30");
    asked.weeks.insert(0, later);
    let plan = |from: &str, to: &str, hours, why: &str| PlanAsked {
        from: from.into(),
        to: to.into(),
        hours,
        why: why.into(),
    };
    asked.plans = vec![
        plan("2026-11-24", "2026-11-25", HoursAsked::default(), "Holiday"),
        plan("2026-11-21", "", hours("10", "12"), "An extra morning, on a Saturday"),
    ];
    routine(&mut door, olive, asked.clone());
    let again = RoutineAsked::of(door.book.routine(olive));
    assert_eq!(
        (again.weeks[0].from.as_str(), again.plans[0].to.as_str()),
        ("2026-09-01", "2026-11-21"),
        "in order"
    );
    routine(&mut door, olive, again);
    let expected = |on: &str| {
        let register = register_on(&door.book, day(on), door.now);
        register[0]
            .expected
            .map(|hours| format!("{}-{}", hours.from, hours.to))
            .unwrap_or_default()
    };
    for (on, hours) in [
        ("2026-11-23", "08:00-17:00"),
        ("2026-11-24", ""),
        ("2026-11-25", ""),
        ("2026-11-26", ""),
        ("2026-11-21", "10:00-12:00"),
        ("2026-11-22", ""),
        ("2026-11-30", ""),
        ("2026-12-04", "09:00-15:30"),
        ("2026-12-25", ""),
        ("2026-08-31", ""),
    ] {
        assert_eq!(expected(on), hours, "{on}");
    }
    for (change, field, problem) in [
        (hours("8", ""), Field::Departs, Problem::Missing),
        (hours("half eight", "17"), Field::Arrives, Problem::NotATime),
        (
            hours("17", "8"),
            Field::Departs,
            Problem::BeforeItBegan {
                at: Clock::parse("17").unwrap(),
            },
        ),
    ] {
        let mut asked = three_days();
        asked.weeks.push(PatternAsked::default());
        asked.weeks[1].days[3] = change;
        let refused = slips(ask(&mut door, DiaryCommand::SaveRoutine(olive, asked)));
        assert_eq!(refused, [(field, Some(10), problem)]);
    }
    let mut backwards = three_days();
    backwards.plans = vec![plan("2026-12-02", "2026-12-01", HoursAsked::default(), "")];
    assert_eq!(
        slips(ask(&mut door, DiaryCommand::SaveRoutine(olive, backwards)))[0].0,
        Field::PlanTo
    );
}

#[test]
fn a_month_has_all_its_days() {
    let mut door = Door::on(MONDAY);
    let olive = door.child("Olive", "2025-06-01");
    write(&mut door, arrives(olive, "9")).unwrap();
    let month = register_of(&door.book, day("2026-11-01"), day("2026-11-30"), door.now);
    assert_eq!((month.len(), month[0].open, month[22].open), (30, false, true));
    assert_eq!(month[22].children[0].visits.len(), 1);
    assert!(month.iter().all(|day| day.children.len() == 1));
    assert_eq!(register_of(&door.book, day("2026-11-02"), day("2026-11-01"), door.now), []);
    door.go_to(day("2026-11-24"));
    let yesterday = register_on(&door.book, day(MONDAY), door.now);
    assert_eq!(yesterday[0].minutes, 0, "whoever was never signed out is not counted on and on");
}

#[test]
fn the_ages_are_counted_against_the_ratios_and_stop_nobody() {
    let mut door = Door::on(MONDAY);
    for born in ["2026-01-01", "2025-11-24", "2025-11-23", "2022-01-01"] {
        let child = door.child(born, born);
        write(&mut door, arrives(child, "9")).unwrap();
        routine(&mut door, child, three_days());
    }
    // A fifth birthday on 1 September: young for another year. Then one that is no longer, and one that is eight today.
    for born in ["2021-09-01", "2021-08-31", "2018-11-23"] {
        let child = door.child(born, born);
        write(&mut door, arrives(child, "9")).unwrap();
    }
    let here = here_now(&door.book, day(MONDAY));
    let count = headcount(here.iter().filter_map(|id| door.book.child(*id)), day(MONDAY));
    assert_eq!((count.all, count.under_1, count.young, count.under_8), (7, 2, 5, 6));
    let told: Vec<_> = over(&door.book, count)
        .iter()
        .map(|over| (over.group, over.here, over.most))
        .collect();
    assert_eq!(told, [(AgeGroup::Under1, 2, 1), (AgeGroup::Young, 5, 3)]);
    let planned: Vec<_> = expected_over(&door.book, day("2026-11-24"))
        .iter()
        .map(|over| (over.group, over.here))
        .collect();
    assert_eq!(planned, [(AgeGroup::Young, 4)], "one has its first birthday on that day");
    let mut rules = DayRulesAsked::of(door.book.day_rules());
    (rules.adults, rules.edition) = ("2".into(), "September 2026".into());
    ask(&mut door, DiaryCommand::SaveRules(rules)).unwrap();
    assert_eq!(over(&door.book, count), []);
    assert_eq!(door.book.day_rules().ratios.edition.as_str(), "September 2026");
}

#[test]
fn days_away_are_not_days_without_an_observation() {
    let mut door = Door::on(MONDAY);
    let olive = door.child("Olive", "2025-06-01");
    door.change_child(olive, |asked| asked.starts = "2026-11-16".into());
    let days = |door: &Door| at_a_glance(&door.book, day(MONDAY)).children[0].open_days;
    assert_eq!(days(&door), Some(5), "Tuesday to Monday, with no register");
    routine(&mut door, olive, three_days());
    assert_eq!(days(&door), Some(3), "Tuesday, Wednesday, Monday");
    let mut tuesday = away(olive);
    tuesday.day = "2026-11-17".into();
    write(&mut door, tuesday).unwrap();
    assert_eq!(days(&door), Some(2));
    let mut friday = arrives(olive, "9");
    friday.day = "2026-11-20".into();
    write(&mut door, friday).unwrap();
    assert_eq!(days(&door), Some(3), "an extra day");
    let child = door.book.child(olive).unwrap();
    let was = ["2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20"].map(|on| was_here(&door.book, child, day(on)));
    assert_eq!(was, [Some(false), Some(true), Some(false), Some(true)]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_tapped_at_the_door_arriving_and_leaving_take_turns(taps in prop::collection::vec((0u8..4, 0u32..540), 0..24)) {
        let mut door = Door::on(MONDAY);
        let olive = door.child("Olive", "2025-06-01");
        clock(&mut door, "17:30");
        for (what, minutes) in taps {
            let at = format!("{}:{:02}", 8 + minutes / 60, minutes % 60);
            let nothing_stands = door.book.diary().next().is_none();
            let done = match what {
                0 | 1 => write(&mut door, arrives(olive, &at)),
                2 => write(&mut door, leaves(olive, &at, "")),
                _ => write(&mut door, away(olive)),
            };
            let register = register_on(&door.book, day(MONDAY), door.now);
            let of = &register[0];
            // A child may come after all; but one that has been here was not away.
            prop_assert!(what < 3 || done.is_ok() == nothing_stands);
            for (at, visit) in of.visits.iter().enumerate() {
                prop_assert!(visit.arrived.is_some());
                prop_assert!(visit.left.is_some() || at + 1 == of.visits.len());
                prop_assert!(visit.left.is_none_or(|left| left.at >= visit.arrived.unwrap().at));
            }
        }
    }
}
