//! Who has a communication book on a day.

use super::*;
use chrono::NaiveDate;
use pebblebook::diary::{Book, DayRulesAsked, book_on, last_page, last_page_day};
use pebblebook::time::{days_after, months_on};
use proptest::prelude::*;

fn books(door: &Door, child: ChildId, on: &[&str]) -> Vec<Book> {
    let child = door.book.child(child).unwrap();
    on.iter().map(|on| book_on(&door.book, child, day(on))).collect()
}

#[test]
fn the_day_before_on_and_after_eighteen_months() {
    let mut door = Door::on(MONDAY);
    let ended = |on: &str| Book::Ended { on: day(on) };
    for (born, days, expected) in [
        // Born 31 August: February has no 31st, so the months are complete on 1 March.
        (
            "2025-08-31",
            ["2027-02-26", "2027-02-28", "2027-03-01", "2027-03-02"],
            [Book::LastPage, Book::LastPage, ended("2027-03-01"), ended("2027-03-01")],
        ),
        // Born on 29 February: complete on 29 August, a Tuesday.
        (
            "2028-02-29",
            ["2029-08-27", "2029-08-28", "2029-08-29", "2029-08-30"],
            [Book::ByAge, Book::LastPage, ended("2029-08-29"), ended("2029-08-29")],
        ),
        (
            "2025-05-24",
            ["2026-11-19", "2026-11-20", "2026-11-24", "2026-11-25"],
            [Book::ByAge, Book::ByAge, ended("2026-11-24"), ended("2026-11-24")],
        ),
    ] {
        door.go_to(day("2029-08-31"));
        let child = door.child("Olive", born);
        assert_eq!(books(&door, child, &days), expected, "{born}");
        assert_eq!(
            door.book.child(child).map(|child| months_on(child.born, 18)),
            Some(day(match expected[3] {
                Book::Ended { on } => on,
                _ => panic!(),
            }
            .to_string()
            .as_str()))
        );
    }
}

#[test]
fn twins_have_theirs_alike_and_a_page_written_afterwards_is_offered_as_it_was_then() {
    let mut door = Door::on("2026-12-01");
    let twins = ["Olive", "Oak"].map(|name| door.child(name, "2025-05-24"));
    for on in ["2026-11-23", "2026-11-24"] {
        let both = twins.map(|twin| books(&door, twin, &[on])[0]);
        assert_eq!(both[0], both[1]);
    }
    assert_eq!(
        books(&door, twins[0], &["2026-11-23", "2026-12-01"]),
        [Book::LastPage, Book::Ended { on: day("2026-11-24") }]
    );
}

#[test]
fn older_children_keep_one_where_the_setting_says_so() {
    let mut door = Door::on(MONDAY);
    let olive = door.child("Olive", "2023-11-23");
    door.change_child(olive, |asked| asked.starts = "2026-09-01".into());
    assert_eq!(books(&door, olive, &[MONDAY, "2026-08-31"]), [Book::Never, Book::NotHere]);
    let mut rules = DayRulesAsked::of(door.book.day_rules());
    rules.older_too = true;
    ask(&mut door, DiaryCommand::SaveRules(rules.clone())).unwrap();
    assert_eq!(books(&door, olive, &[MONDAY]), [Book::ByChoice]);
    (rules.check_minutes, rules.book_months) = ("0".into(), "many".into());
    assert_eq!(slips(ask(&mut door, DiaryCommand::SaveRules(rules))).len(), 2);
}

#[test]
fn a_book_closes_with_a_last_page() {
    let mut door = Door::on("2026-11-16");
    let olive = door.child("Olive", "2025-05-24");
    assert_eq!(last_page(&door.book, olive), None);
    for on in ["2026-11-16", "2026-11-17", "2026-11-23"] {
        door.go_to(day(on));
        write(&mut door, lunch(olive, "pear, rice")).unwrap();
        write(&mut door, nap(olive, "9", "10")).unwrap();
    }
    let child = door.book.child(olive).unwrap();
    assert_eq!(last_page_day(&door.book, child), Some(day(MONDAY)));
    let last = last_page(&door.book, olive).unwrap();
    assert_eq!(
        (last.first, last.last, last.pages, last.foods, last.sleeps),
        (day("2026-11-16"), day(MONDAY), 3, 2, 3)
    );
}

proptest! {
    #[test]
    fn a_book_is_offered_on_every_day_before_the_age_and_on_none_after(born in 0i64..3_000, after in 0i64..1_200) {
        let mut door = Door::on("2034-01-02");
        let born = days_after(day("2024-01-01"), born);
        let child = door.child("Olive", &born.to_string());
        let on: NaiveDate = days_after(born, after);
        let book = books(&door, child, &[&on.to_string()])[0];
        prop_assert_eq!(book.is_offered(), on < months_on(born, 18), "{:?}", book);
        let last = last_page_day(&door.book, door.book.child(child).unwrap());
        prop_assert_eq!(book == Book::LastPage, last.is_some_and(|last| on >= last && on < months_on(born, 18)));
    }
}
