//! Sleeps: running, ended, looked at; on ordinary days and on those on which the clocks change.

use super::*;
use pebblebook::diary::{Act, Position, SleepPlace, Topic, Warning, asleep, since, warnings, week};

fn minutes(door: &Door, child: ChildId) -> u32 {
    today(door, child).totals.asleep_minutes
}

#[test]
fn a_sleep_runs_is_looked_at_and_ends() {
    let mut door = Door::on(MONDAY);
    let olive = door.child("Olive", "2025-12-01");
    clock(&mut door, "12:30");
    let id = write(&mut door, nap(olive, "", "")).unwrap();
    assert_eq!(since(&door.book, olive, door.today()).asleep, Some(id));
    clock(&mut door, "12:39");
    let now = asleep(&door.book, door.now);
    assert_eq!((now[0].minutes, now[0].due, now[0].looked), (9, false, None));
    clock(&mut door, "12:40");
    assert!(asleep(&door.book, door.now)[0].due, "ten minutes are up");
    let (deed, _) = ask(&mut door, DiaryCommand::Check(vec![id], String::new())).unwrap();
    assert!(matches!(
        deed,
        Deed::Diary {
            topic: Topic::Sleep,
            act: Act::Checked,
            ..
        }
    ));
    let now = asleep(&door.book, door.now);
    assert!(!now[0].due && now[0].look_at.clock().to_string() == "12:50");
    // Looked at twice in a minute is looked at once.
    ask(&mut door, DiaryCommand::Check(vec![id], String::new())).unwrap();
    assert_eq!(entry(&door, id).sleep().unwrap().checks.len(), 1);
    clock(&mut door, "13:55");
    assert_eq!(minutes(&door, olive), 85, "up to now");
    let (_, undo) = ask(&mut door, DiaryCommand::Wake(id, "13:50".into(), false)).unwrap();
    assert_eq!(minutes(&door, olive), 80);
    assert_eq!(asleep(&door.book, door.now), []);
    assert!(entry(&door, id).earlier.is_empty(), "that it ended is no correction");
    assert_eq!(
        ask(&mut door, DiaryCommand::Wake(id, String::new(), false)).unwrap_err(),
        DiaryError::AwakeAlready
    );
    door.undo(&undo).unwrap();
    assert_eq!(asleep(&door.book, door.now).len(), 1);
}

#[test]
fn an_hour_of_sleep_is_an_hour_on_both_days_on_which_the_clocks_change() {
    for (eve, from, to, asleep_for) in [
        // The wall goes from one to two at night: what looks like four hours is three.
        ("2027-03-27", "23:30", "03:30", 180),
        // It goes back from two to one: what looks like four hours is five.
        ("2027-10-30", "23:30", "03:30", 300),
        ("2027-06-12", "23:30", "03:30", 240),
    ] {
        let mut door = Door::on(eve);
        let olive = door.child("Olive", "2026-09-01");
        clock(&mut door, from);
        let mut asked = nap(olive, "", "");
        asked.all_the_same = true;
        let id = write(&mut door, asked).unwrap();
        door.now = Moment::from_millis(door.now.to_the_minute().millis() + asleep_for * 60_000);
        assert_eq!(door.now.clock().to_string(), to, "the wall");
        // The browser was killed and starts again with what lies on the disk: nothing of the sleep is in its memory.
        let again = door.second_device();
        let running = asleep(&again.book, again.now);
        assert_eq!(i64::from(running[0].minutes), asleep_for, "{eve}");
        assert!(running[0].due);
        ask(&mut door, DiaryCommand::Wake(id, String::new(), true)).unwrap();
        let page = page(&door.book, olive, day(eve), door.now);
        assert_eq!(i64::from(page.totals.asleep_minutes), asleep_for, "{eve}");
    }
}

#[test]
fn checks_due_are_right_across_the_change_of_clocks() {
    let mut door = Door::on("2027-10-31");
    let olive = door.child("Olive", "2026-09-01");
    // 01:50, the first of the two.
    door.now = Moment::from_iso("2027-10-31T00:50:00.000Z").unwrap();
    let asked = EntryAsked {
        all_the_same: true,
        ..nap(olive, "", "")
    };
    write(&mut door, asked).unwrap();
    door.now = Moment::from_iso("2027-10-31T00:59:00.000Z").unwrap();
    assert!(!asleep(&door.book, door.now)[0].due);
    door.now = Moment::from_iso("2027-10-31T01:00:00.000Z").unwrap();
    assert!(
        asleep(&door.book, door.now)[0].due,
        "the wall shows an hour less, and ten minutes are up"
    );
}

#[test]
fn a_sleep_that_cannot_be_is_refused_in_words_and_an_odd_one_asked() {
    let mut door = Door::on(MONDAY);
    let olive = door.child("Olive", "2025-12-01");
    clock(&mut door, "17:00");
    let only = |refused| slips(refused)[0].clone();
    let began = Problem::BeforeItBegan {
        at: Clock::parse("13:00").unwrap(),
    };
    assert_eq!(only(write(&mut door, nap(olive, "13", "12.30"))), (Field::SleepEnds, None, began));
    let mut thirty = nap(olive, "10", "16");
    thirty.day = "2026-11-22".into();
    if let WhatAsked::Sleep(sleep) = &mut thirty.what {
        sleep.ended_on = MONDAY.into();
    }
    assert_eq!(
        only(write(&mut door, thirty)),
        (Field::SleepEnds, None, Problem::TooLongASleep { hours: 24 })
    );
    assert_eq!(
        only(write(&mut door, nap(olive, "half nine", "10"))),
        (Field::At, None, Problem::NotATime)
    );
    assert_eq!(only(write(&mut door, nap(olive, "18:00", ""))), (Field::At, None, Problem::NotYet));
    let mut yesterday = nap(olive, "12:30", "");
    yesterday.day = "2026-11-20".into();
    assert_eq!(only(write(&mut door, yesterday)), (Field::SleepEnds, None, Problem::Missing));
    let long = nap(olive, "9", "1630");
    assert_eq!(questions(write(&mut door, long.clone())), [Question::LongSleep(olive, 450)]);
    let id = write(
        &mut door,
        EntryAsked {
            all_the_same: true,
            ..long
        },
    )
    .unwrap();
    change(&mut door, id, |asked| asked.note = "teething".into()).expect("what was asked is not asked again");
}

#[test]
fn nobody_sleeps_twice_at_once() {
    let mut door = Door::on(MONDAY);
    let (olive, twin) = (door.child("Olive", "2025-12-01"), door.child("Oak", "2025-12-01"));
    clock(&mut door, "15:00");
    let first = write(&mut door, nap(olive, "9:30", "10:15")).unwrap();
    for (from, to) in [("9:00", "9:31"), ("10:14", "11:00"), ("9:40", "9:50"), ("9:00", "11:00"), ("9", "")] {
        let refused = write(&mut door, nap(olive, from, to)).unwrap_err();
        assert!(
            matches!(refused, DiaryError::TwoSleeps { other, .. } if other == first),
            "{from} to {to}"
        );
    }
    write(&mut door, nap(olive, "10:15", "11:00")).expect("one ends, the next begins");
    write(&mut door, nap(olive, "9:00", "9:30")).expect("and before");
    let running = write(&mut door, nap(olive, "14:00", "")).unwrap();
    let refused = write(&mut door, nap(olive, "14:30", "")).unwrap_err();
    assert!(matches!(refused, DiaryError::TwoSleeps { other, to: None, .. } if other == running));
    write(&mut door, nap(twin, "14:00", "")).expect("twins may");
    change(&mut door, first, |asked| asked.at = "9:31".into()).expect("it does not cross itself");
}

#[test]
fn two_sleeps_at_once_are_pointed_out() {
    let mut door = Door::on(MONDAY);
    let olive = door.child("Olive", "2026-01-10");
    clock(&mut door, "15:00");
    let first = write(&mut door, nap(olive, "12:00", "13:00")).unwrap();
    let second = write(&mut door, nap(olive, "13:00", "14:00")).unwrap();
    let told = |door: &Door, id| warnings(&door.book, door.book.child(olive).unwrap(), entry(door, id), door.now);
    assert_eq!(told(&door, first), [], "one after the other is no wonder");
    // Another device, which knew nothing of the second, wrote the first down as longer.
    let mut longer = entry(&door, first).clone();
    if let pebblebook::diary::What::Sleep(sleep) = &mut longer.what {
        sleep.ended = Some(Moment::at(day(MONDAY), Clock::parse("13:30").unwrap()));
    }
    door.book.apply(&pebblebook::change::ChangeSet::put(longer));
    assert_eq!(told(&door, first), [Warning::Twice]);
    assert_eq!(told(&door, second), [Warning::Twice]);
}

#[test]
fn a_sleep_left_open_at_going_home_is_ended_by_its_time_not_by_the_clock() {
    let mut door = Door::on(MONDAY);
    let olive = door.child("Olive", "2025-12-01");
    clock(&mut door, "15:30");
    let id = write(&mut door, nap(olive, "", "")).unwrap();
    door.go_to(day("2026-11-25"));
    let left = asleep(&door.book, door.now);
    assert!(left[0].left_open && left[0].due);
    let refused = slips(ask(&mut door, DiaryCommand::Wake(id, String::new(), false)));
    assert_eq!(refused, [(Field::SleepEnds, None, Problem::TooLongASleep { hours: 24 })]);
    ask(&mut door, DiaryCommand::Wake(id, "1640".into(), false)).unwrap();
    let page = page(&door.book, olive, day(MONDAY), door.now);
    assert_eq!(page.totals.asleep_minutes, 70);
    assert_eq!(asleep(&door.book, door.now), []);
}

#[test]
fn a_sleep_that_nobody_ended_counts_until_the_child_went_home() {
    let mut door = Door::on(MONDAY);
    let olive = door.child("Olive", "2025-12-01");
    clock(&mut door, "9:00");
    write(&mut door, blank(olive, WhatAsked::Arrived(String::new()))).unwrap();
    clock(&mut door, "10:00");
    let id = write(&mut door, nap(olive, "", "")).unwrap();
    clock(&mut door, "10:42");
    write(&mut door, blank(olive, WhatAsked::Left(String::new()))).unwrap();
    for (on, at) in [(MONDAY, "15:00"), ("2026-11-24", "8:10"), ("2026-11-24", "12:10")] {
        door.go_to(day(on));
        clock(&mut door, at);
        let page = page(&door.book, olive, day(MONDAY), door.now);
        assert_eq!(page.totals.asleep_minutes, 42, "{on} {at}");
        assert!(
            asleep(&door.book, door.now)[0].left_open,
            "{on} {at}: nobody is to look at a child that is not here"
        );
        let looked = ask(&mut door, DiaryCommand::Check(vec![id], String::new()));
        assert_eq!(slips(looked), [(Field::CheckedAt, None, Problem::NotWhileAsleep)], "{on} {at}");
        let told = warnings(&door.book, door.book.child(olive).unwrap(), entry(&door, id), door.now);
        assert_eq!(told, [Warning::NeverEnded], "{on} {at}");
    }
    // Where nobody was signed out either, nobody knows how long it was.
    let oak = door.child("Oak", "2025-12-01");
    clock(&mut door, "13:00");
    write(&mut door, nap(oak, "", "")).unwrap();
    clock(&mut door, "13:30");
    assert_eq!(minutes(&door, oak), 30);
    door.go_to(day("2026-11-25"));
    clock(&mut door, "8:00");
    assert_eq!(page(&door.book, oak, day("2026-11-24"), door.now).totals.asleep_minutes, 0);
}

#[test]
fn checks_typed_afterwards_lie_within_the_sleep() {
    let mut door = Door::on(MONDAY);
    let olive = door.child("Olive", "2025-12-01");
    clock(&mut door, "15:00");
    let with = |checks: &[&str]| {
        let mut asked = nap(olive, "12:30", "13:30");
        if let WhatAsked::Sleep(sleep) = &mut asked.what {
            sleep.checks = checks.iter().map(|check| (*check).into()).collect();
        }
        asked
    };
    for check in ["12:29", "13.31", "18:00"] {
        let refused = slips(write(&mut door, with(&[check])));
        assert_eq!(refused, [(Field::CheckedAt, None, Problem::NotWhileAsleep)], "{check}");
    }
    let id = write(&mut door, with(&["12:50", "1240", "", "12.40"])).unwrap();
    let checks: Vec<String> = entry(&door, id)
        .sleep()
        .unwrap()
        .checks
        .iter()
        .map(|check| check.clock().to_string())
        .collect();
    assert_eq!(checks, ["12:40", "12:50"]);
    let before = entry(&door, id).clone();
    change(&mut door, id, |_| ()).unwrap();
    assert_eq!(*entry(&door, id), before, "saved again unchanged it has no history");
    ask(&mut door, DiaryCommand::Check(vec![id], "13.10".into())).unwrap();
    assert_eq!(entry(&door, id).sleep().unwrap().checks.len(), 3);
    ask(&mut door, DiaryCommand::Check(vec![id], String::new())).expect_err("awake by now");
}

#[test]
fn a_baby_outside_a_cot_is_pointed_out_and_stops_nobody() {
    let mut door = Door::on(MONDAY);
    let (baby, older) = (door.child("Olive", "2025-12-01"), door.child("Oak", "2025-09-01"));
    for (child, warned) in [(baby, &[Warning::NotInACot, Warning::NotOnTheBack][..]), (older, &[])] {
        let mut asked = nap(child, "", "");
        if let WhatAsked::Sleep(sleep) = &mut asked.what {
            (sleep.place, sleep.position) = (Some(SleepPlace::Pram), Some(Position::Front));
        }
        let id = write(&mut door, asked).unwrap();
        let child = door.book.child(child).unwrap();
        assert_eq!(warnings(&door.book, child, entry(&door, id), door.now), warned);
    }
}

#[test]
fn a_week_at_a_glance_has_its_bars_where_the_wall_shows_them() {
    let mut door = Door::on(MONDAY);
    let olive = door.child("Olive", "2025-12-01");
    clock(&mut door, "15:00");
    write(&mut door, nap(olive, "9:30", "10:15")).unwrap();
    write(&mut door, nap(olive, "14:00", "")).unwrap();
    write(&mut door, bottle(olive, "120")).unwrap();
    let week = week(&door.book, olive, day(MONDAY), door.now);
    let bars: Vec<_> = week[0].sleeps.iter().map(|bar| (bar.from, bar.to, bar.minutes, bar.open)).collect();
    assert_eq!(bars, [(570, 615, 45, false), (840, 900, 60, true)]);
    assert_eq!((week.len(), week[0].totals.milk.ml(), week[0].feeds.len()), (7, 120, 1));
    assert!(week[0].has_page && !week[1].has_page);
}
