//! The sample setting, on any day it may be tried.

use crate::door::{Door, day};
use chrono::{Days, Months, NaiveDate};
use pebblebook::command::{Command, Refusal};
use pebblebook::demo;
use pebblebook::diary::{DiaryCommand, EntryAsked, asleep, book_on, usual};
use pebblebook::journal::{Waiting, questions, tray};
use pebblebook::lending::{LendingCommand, sound, views};
use pebblebook::notebook::Notebook;
use pebblebook::row::Kind;
use pebblebook::setting::{SettingCommand, SettingError};
use pebblebook::sharing::{Open, closing};
use pebblebook::time::Age;
use proptest::prelude::*;

fn stands_well_on(today: NaiveDate) {
    let mut book = Notebook::new();
    book.apply(&demo::sample(today));
    assert_eq!(sound::first_fault_by_rules(&book), None, "{today}");
    assert_eq!((book.children().count(), book.books().count()), (4, 12), "{today}");
    let view = views::library_today(&book, today);
    assert!(!view.overdue.is_empty(), "{today}: something is late");
    assert!(!view.due_today.is_empty(), "{today}: something is due");
    let loans: Vec<_> = book.loans().collect();
    for (at, loan) in loans.iter().enumerate() {
        assert!(
            loans[at + 1..].iter().all(|other| !loan.crosses(other)),
            "{today}: a copy is away twice"
        );
        let age = book.child(loan.child).unwrap().age_on(loan.lent).unwrap();
        assert!(age.years >= 3, "{today}: lent to a child of {age:?}");
        assert!(loan.lent <= today && loan.due >= loan.lent, "{today}");
        assert!(
            loan.returned.as_ref().is_none_or(|back| loan.lent <= back.on && back.on <= today),
            "{today}"
        );
    }
    for child in book.children() {
        assert!(sound::limit_is_reasoned(&book, child.id), "{today}");
    }
    for entry in book.log() {
        let loan = book.loan(entry.loan).unwrap();
        assert!(
            loan.lent <= entry.on && entry.on <= today,
            "{today}: a line of the log from {} of a loan of {}",
            entry.on,
            loan.lent
        );
    }
    assert!(book.observations().count() >= 12, "{today}: a journal");
    assert_eq!(
        tray(&book).iter().filter(|waiting| matches!(waiting, Waiting::Note(_))).count(),
        1,
        "{today}"
    );
    for seen in book.observations() {
        let asked = questions(&book, seen, None);
        assert!(seen.on < today && asked.is_empty(), "{today}: {asked:?} of {}", seen.text);
        for of in &seen.children {
            assert!(book.child(of.child).unwrap().born < seen.on, "{today}");
        }
    }
    let mut ages: Vec<Age> = book.children().map(|child| child.age_on(today).unwrap()).collect();
    ages.sort();
    let mut intended = book_of(day("2026-11-23"));
    intended.sort();
    assert_eq!(ages, intended, "{today}");
}

#[test]
fn its_days_are_written_as_she_could_have_written_them() {
    for on in ["2026-11-23", "2026-12-29", "2027-03-30", "2027-04-02", "2027-11-02", "2028-02-29"] {
        let mut door = Door::on(on);
        door.book.apply(&demo::sample(door.today()));
        let ids: Vec<_> = door.book.diary().map(|entry| entry.id).collect();
        assert!(ids.len() > 60 && ids.len() < 260, "{on}: {} entries", ids.len());
        for id in ids {
            let before = door.book.diary_entry(id).unwrap().clone();
            assert!(before.day < door.today(), "today is left to whoever tries it");
            let asked = DiaryCommand::Save(Some(id), EntryAsked::of(&before));
            door.ask(Command::Diary(asked))
                .unwrap_or_else(|refused| panic!("{on}: {refused:?} of {before:?}"));
            assert_eq!(door.book.diary_entry(id), Some(&before));
        }
        let rowan = door.book.children().min_by_key(|child| std::cmp::Reverse(child.born)).unwrap();
        assert!(book_on(&door.book, rowan, door.today()).is_offered());
        assert!(usual(&door.book, rowan.id, door.today()).milk_ml.is_some(), "{on}");
        assert_eq!(asleep(&door.book, door.now), []);
        assert!(
            closing(&door.book, pebblebook::time::days_after(door.today(), -7), door.now)
                .open
                .iter()
                .all(|open| matches!(open, Open::NotSent(_))),
            "{on}"
        );
    }
}

/// The ages on a day on which nothing is odd.
fn book_of(today: NaiveDate) -> Vec<Age> {
    let mut book = Notebook::new();
    book.apply(&demo::sample(today));
    book.children().map(|child| child.age_on(today).unwrap()).collect()
}

#[test]
fn on_the_odd_days_of_the_year() {
    for year in 2026..=2032 {
        for of_year in ["02-28", "03-01", "08-31", "09-01", "12-24", "12-25", "12-26", "12-31", "01-01"] {
            stands_well_on(day(&format!("{year}-{of_year}")));
        }
    }
    for on in [
        "2028-02-29",
        "2032-02-29",
        "2027-03-28",
        "2027-10-31",
        "2028-03-26",
        "2028-10-29",
        "2027-03-29",
    ] {
        stands_well_on(day(on));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn on_any_day(after in 0u64..2_557) {
        stands_well_on(day("2026-01-01").checked_add_days(Days::new(after)).unwrap());
    }
}

#[test]
fn the_sample_is_only_for_an_empty_book() {
    let mut door = Door::on("2026-11-23");
    let refused = door.ask(Command::Setting(SettingCommand::TrySample)).unwrap_err();
    assert_eq!(refused, Refusal::Setting(SettingError::NotEmpty));
    let refused = door.ask(Command::Setting(SettingCommand::RemoveSample)).unwrap_err();
    assert_eq!(refused, Refusal::Setting(SettingError::NoSample));
}

#[test]
fn removed_in_one_act_it_leaves_nothing_and_what_she_added_stays() {
    let mut door = Door::on("2026-11-23");
    door.book = Notebook::new();
    door.rows.clear();
    door.ask(Command::Setting(SettingCommand::TrySample)).unwrap();
    let own = door.child("Ada", "2022-05-05");
    let (item, copies) = door.book("The Hen", 1);
    let loan = door.lend(own, copies[0]);
    let theirs = door.book.books().find(|book| book.id != item).unwrap().id;
    door.lending(LendingCommand::Wish(own, theirs)).unwrap();
    let before = door.book.clone();
    let (_, undo) = door.ask(Command::Setting(SettingCommand::RemoveSample)).unwrap();
    let book = &door.book;
    assert_eq!(book.children().map(|child| child.id).collect::<Vec<_>>(), [own]);
    assert_eq!(book.books().map(|book| book.id).collect::<Vec<_>>(), [item]);
    assert_eq!(book.loans().map(|loan| loan.id).collect::<Vec<_>>(), [loan]);
    assert_eq!((book.holds().count(), book.wishes().count(), book.log().count()), (0, 0, 0));
    assert_eq!((book.diary().count(), book.counts().get(&Kind::Routine)), (0, None));
    assert!(book.sample().is_none());
    assert_eq!(sound::first_fault_by_rules(book), None);
    door.undo(&undo).unwrap();
    assert_eq!(door.book, before);
}

#[test]
fn the_same_day_makes_the_same_sample() {
    let today = day("2026-11-23").checked_add_months(Months::new(3)).unwrap();
    assert_eq!(demo::sample(today), demo::sample(today));
}
