//! The laws of dates: from which day a child may borrow, and when a book is due.

use crate::door::{Door, day, hurdles_of};
use chrono::{DateTime, Days, NaiveDate};
use pebblebook::asked::{Field, Problem, Slip};
use pebblebook::change::Deed;
use pebblebook::lending::overdue::{Rung, standing};
use pebblebook::lending::{Hurdle, LendAsked, LendingCommand, LendingError};
use pebblebook::time::{Ctx, Moment, SeededEntropy};

/// Refused the day before, lent on the third birthday and the day after; the refusal names the birthday.
fn may_borrow_from(born: &str, third_birthday: &str) {
    let birthday = day(third_birthday);
    let before = birthday.checked_sub_days(Days::new(1)).unwrap();
    let after = birthday.checked_add_days(Days::new(1)).unwrap();
    let mut door = Door::on(&before.to_string());
    let child = door.child("Ada", born);
    let (_, copies) = door.book("The Hen", 1);
    match hurdles_of(door.lend_because(child, copies[0], "")).as_slice() {
        [
            Hurdle::TooYoung {
                age: Some(age),
                from_age: 3,
                from,
            },
        ] => {
            assert_eq!((age.years, age.months, *from), (2, 11, birthday), "born {born}");
        }
        other => panic!("{other:?}"),
    }
    for on in [birthday, after] {
        door.go_to(on);
        let loan = door.lend(child, copies[0]);
        assert!(door.loan(loan).reasons.is_empty(), "born {born}, lent {on}");
        assert!(matches!(
            door.lending(LendingCommand::Lend(asked(&door, child, copies[0], before, ""))),
            Err(LendingError::Hurdles(_))
        ));
        door.back(loan);
        door.policy(|policy| policy.recent_days = "0".into());
    }
}

fn asked(door: &Door, child: pebblebook::ids::ChildId, copy: pebblebook::ids::CopyId, on: NaiveDate, due: &str) -> LendAsked {
    assert!(door.book.child(child).is_some());
    LendAsked {
        child,
        copy,
        on: on.to_string(),
        due: due.into(),
        reason: String::new(),
    }
}

#[test]
fn from_the_third_birthday_on_and_not_a_day_before() {
    may_borrow_from("2023-11-23", "2026-11-23");
    may_borrow_from("2023-08-31", "2026-08-31");
    may_borrow_from("2023-09-01", "2026-09-01");
    may_borrow_from("2024-02-29", "2027-03-01");
}

#[test]
fn the_third_birthday_in_the_weeks_the_clocks_change() {
    for birthday in ["2027-03-27", "2027-03-28", "2027-03-29", "2027-10-30", "2027-10-31", "2027-11-01"] {
        may_borrow_from(&birthday.replace("2027", "2024"), birthday);
    }
}

#[test]
fn the_day_of_the_wall_counts_and_not_the_day_of_greenwich() {
    // (born, moment, minutes ahead of UTC, lent): the minutes around midnight of the third birthday, when the two days differ.
    for (born, moment, offset, lent) in [
        ("2024-03-28", "2027-03-27T23:59:59Z", 0, false),
        ("2024-03-28", "2027-03-28T00:00:00Z", 0, true),
        ("2024-03-29", "2027-03-28T22:59:59Z", 60, false),
        ("2024-03-29", "2027-03-28T23:00:00Z", 60, true),
        ("2024-10-31", "2027-10-30T22:59:59Z", 60, false),
        ("2024-10-31", "2027-10-30T23:00:00Z", 60, true),
        ("2024-11-01", "2027-10-31T23:30:00Z", 0, false),
        ("2024-11-01", "2027-11-01T00:00:00Z", 0, true),
    ] {
        let mut door = Door::on("2027-01-04");
        let child = door.child("Ada", born);
        let (_, copies) = door.book("The Hen", 1);
        door.now = Moment::from_millis(DateTime::parse_from_rfc3339(moment).unwrap().timestamp_millis());
        door.offset = offset;
        assert_eq!(
            door.lend_because(child, copies[0], "").is_ok(),
            lent,
            "born {born} at {moment} {offset}"
        );
    }
    let mut entropy = SeededEntropy::new(1);
    let late = Moment::from_millis(DateTime::parse_from_rfc3339("2027-03-28T23:30:00Z").unwrap().timestamp_millis());
    assert_eq!(Ctx::new(late, 60, &mut entropy).today, day("2027-03-29"));
}

/// When a book is due that is lent on a day, as the calendar of England and the policy have it.
fn due_when_lent(on: &str, change: impl Fn(&mut Door)) -> String {
    let mut door = Door::on(on);
    change(&mut door);
    let child = door.child("Ada", "2022-05-05");
    let (_, copies) = door.book("The Hen", 1);
    let loan = door.lend(child, copies[0]);
    door.due(loan).to_string()
}

#[test]
fn a_due_day_of_her_own_is_at_most_a_year_ahead() {
    let mut door = Door::on("2026-11-23");
    let child = door.child("Ada", "2022-05-05");
    let (_, copies) = door.book("The Hen", 1);
    let today = door.today();
    let due = |due: &str| LendingCommand::Lend(asked(&door, child, copies[0], today, due));
    let (too_far, fits) = (due("2027-11-25"), due("2027-11-24"));
    let slip = Slip {
        field: Field::DueDay,
        at: None,
        problem: Problem::TooFarAhead { latest: day("2027-11-24") },
    };
    assert_eq!(door.lending(too_far), Err(LendingError::Slips(vec![slip])));
    assert!(door.lending(fits).is_ok());
}

#[test]
fn due_in_seven_days_rolled_to_the_next_open_day() {
    for (lent, due) in [
        ("2026-11-23", "2026-11-30"),
        ("2026-11-21", "2026-11-30"), // a Saturday: due on a Saturday, so on the Monday after
        ("2027-04-26", "2027-05-04"), // due on a closed Monday
        ("2027-03-19", "2027-03-30"), // due on Good Friday: over the weekend and Easter Monday
        ("2027-03-22", "2027-03-30"), // due on Easter Monday
        ("2027-03-23", "2027-03-30"), // across the night the clocks go forward
        ("2027-10-25", "2027-11-01"), // across the night they go back
        ("2026-12-18", "2026-12-29"), // Christmas Day, the weekend, the substitute day
        ("2028-02-22", "2028-02-29"),
    ] {
        assert_eq!(due_when_lent(lent, |_| {}), due, "lent {lent}");
    }
}

#[test]
fn home_by_the_end_of_term_only_where_she_wants_it() {
    let by_end_of_term = |door: &mut Door| door.policy(|policy| policy.home_by_end_of_term = true);
    assert_eq!(due_when_lent("2026-12-14", |_| {}), "2026-12-21");
    assert_eq!(due_when_lent("2026-12-14", by_end_of_term), "2026-12-18");
    assert_eq!(
        due_when_lent("2026-12-07", by_end_of_term),
        "2026-12-14",
        "not later than the end, and not earlier either"
    );
    assert_eq!(
        due_when_lent("2026-12-18", by_end_of_term),
        "2026-12-29",
        "on the last day itself it goes home for the holidays"
    );
    assert_eq!(
        due_when_lent("2026-12-21", by_end_of_term),
        "2026-12-29",
        "outside term there is no end of term"
    );
}

#[test]
fn a_term_time_setting_has_its_books_back_in_term() {
    let term_time = |door: &mut Door| door.calendar(|calendar| calendar.term_time_only = true);
    assert_eq!(due_when_lent("2026-12-14", term_time), "2027-01-04");
    assert_eq!(due_when_lent("2026-10-20", term_time), "2026-11-02", "half-term");
    assert_eq!(
        due_when_lent("2026-12-14", |door| {
            term_time(door);
            door.policy(|policy| policy.home_by_end_of_term = true);
        }),
        "2026-12-18"
    );
}

#[test]
fn back_dating_reaches_as_far_as_the_paper_and_never_into_tomorrow() {
    let mut door = Door::on("2026-11-23");
    let child = door.child("Ada", "2020-05-05");
    let (_, copies) = door.book("The Hen", 1);
    for (on, taken) in [
        ("2026-11-24", false),
        ("1890-01-01", false),
        ("2024-09-14", true),
        ("2024-09-13", false),
    ] {
        let lent = door.lend_on(child, copies[0], on, "");
        assert_eq!(lent.is_ok(), taken, "{on}");
        if let Ok(loan) = lent {
            assert_eq!(
                door.due(loan),
                day("2024-09-23"),
                "counted from the day it went, rolled off the Saturday"
            );
            door.back(loan);
        } else {
            assert!(matches!(lent, Err(LendingError::Slips(_))), "{on}");
        }
    }
}

#[test]
fn the_age_is_that_of_the_day_of_the_loan() {
    let mut door = Door::on("2026-11-23");
    let child = door.child("Ada", "2023-11-20");
    let (_, copies) = door.book("The Hen", 1);
    assert!(matches!(
        hurdles_of(door.lend_on(child, copies[0], "2026-11-19", ""))[0],
        Hurdle::TooYoung { .. }
    ));
    door.lend_on(child, copies[0], "2026-11-20", "").unwrap();
}

#[test]
fn a_due_day_of_her_own_is_kept_but_never_before_the_loan() {
    let mut door = Door::on("2026-11-23");
    let child = door.child("Ada", "2022-05-05");
    let (_, copies) = door.book("The Hen", 1);
    let early = asked(&door, child, copies[0], day("2026-11-23"), "2026-11-22");
    assert!(matches!(door.lending(LendingCommand::Lend(early)), Err(LendingError::Slips(_))));
    let long = asked(&door, child, copies[0], day("2026-11-23"), "2027-01-05");
    assert!(matches!(door.lending(LendingCommand::Lend(long)), Ok(Deed::Lent { due, .. }) if due == day("2027-01-05")));
}

#[test]
fn a_renewal_counts_from_today_or_the_due_day_whichever_is_later() {
    for (renewed, due) in [
        ("2026-11-25", "2026-12-07"),
        ("2026-11-30", "2026-12-07"),
        ("2026-12-04", "2026-12-11"),
    ] {
        let mut door = Door::on("2026-11-23");
        let child = door.child("Ada", "2022-05-05");
        let (_, copies) = door.book("The Hen", 1);
        let loan = door.lend(child, copies[0]);
        door.go_to(day(renewed));
        door.lending(LendingCommand::Renew(loan, String::new())).unwrap();
        assert_eq!(door.due(loan), day(due), "renewed {renewed}");
        assert_eq!(door.loan(loan).renewals[0].was_due, day("2026-11-30"));
    }
}

#[test]
fn the_overdue_ladder_rests_in_the_holidays() {
    let mut door = Door::on("2026-12-10");
    door.calendar(|calendar| calendar.term_time_only = true);
    let child = door.child("Ada", "2022-05-05");
    let (_, copies) = door.book("The Hen", 1);
    let loan = door.lend(child, copies[0]); // due on Thursday 17 December; term ends on the 18th and begins on 4 January
    let at = |on: &str| standing(&door.book, door.loan(loan), day(on));
    assert_eq!(at("2026-12-16").rung, Rung::Out);
    assert_eq!(at("2026-12-17").rung, Rung::DueToday);
    assert_eq!((at("2026-12-18").rung, at("2026-12-18").days), (Rung::Grace, 1));
    assert_eq!(
        (at("2027-01-03").rung, at("2027-01-03").days),
        (Rung::Grace, 1),
        "nothing is counted while the door is shut"
    );
    assert_eq!((at("2027-01-09").rung, at("2027-01-09").days), (Rung::Remind, 7));
    assert!(at("2027-01-09").remind_now);
    assert_eq!((at("2027-01-16").rung, at("2027-02-01").rung), (Rung::Talk, Rung::Pause));
    let lost = at("2027-03-12");
    assert_eq!((lost.rung, lost.days), (Rung::ProbablyLost, 64), "half-term is not counted either");
}

#[test]
fn a_reminder_rests_for_a_week() {
    let mut door = Door::on("2026-11-02");
    let child = door.child("Ada", "2022-05-05");
    let (_, copies) = door.book("The Hen", 1);
    let loan = door.lend(child, copies[0]);
    door.go_to(day("2026-11-16"));
    assert!(standing(&door.book, door.loan(loan), door.today()).remind_now);
    door.lending(LendingCommand::Reminded(loan)).unwrap();
    let now = |on: &str| standing(&door.book, door.loan(loan), day(on)).remind_now;
    assert_eq!((now("2026-11-16"), now("2026-11-22"), now("2026-11-23")), (false, false, true));
}
