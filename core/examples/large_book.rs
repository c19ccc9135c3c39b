//! A book larger than any setting's, as a plain backup file: forty thousand records and a thousand pictures of 250 KB. It is what
//! `tests/examples/large_backup.rs` brings in and backs up again, to see what that takes.
//!
//! `cargo run --release -p pebblebook-core --example large_book -- FILE`

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::indexing_slicing,
    dead_code,
    unreachable_pub,
    missing_docs,
    reason = "a tool for whoever works on the backup, built from what the tests are built from"
)]

#[path = "../tests/library/door.rs"]
mod door;

use chrono::Days;
use door::{Door, day};
use pebblebook::backup::{About, Counts, Sealing, Writer};
use pebblebook::command::Command;
use pebblebook::eyfs::Area;
use pebblebook::ids::{ChildId, CopyId, LoanId};
use pebblebook::journal::{JournalCommand, Marks, ObservationAsked};
use pebblebook::lending::{BookAsked, GoesTo, LendingCommand, LogEntryAsked};
use pebblebook::people::{ChildAsked, PeopleCommand, PictureChange};
use pebblebook::row::Kind;
use pebblebook::time::{Entropy, SeededEntropy};
use std::fs::File;
use std::io::Write;

/// Records but pictures.
const RECORDS: usize = 40_000;
/// Children at one time; after four years others come.
const CHILDREN: usize = 20;
const COHORTS: u64 = 5;
const YEARS_EACH: u64 = 4;
/// Observations of one child, of the last ones, so that a tracker has something to do.
const SEEN: usize = 1_500;
/// Weeks of lending in a year.
const WEEKS: u64 = 39;
/// Pictures: one of every child, one of every book.
const PICTURES: usize = 1_000;
const PICTURE_BYTES: usize = 250 * 1024;
/// How much is held before it is written.
const HELD: usize = 1024 * 1024;

/// The head of a small JPEG, which is all that is read of one before it is shown.
const JPEG: [u8; 19] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xFF, 0xC2, 0, 17, 8, 1, 0, 2, 0, 3];

fn main() {
    let name = std::env::args().nth(1).expect("a name for the file");
    let door = large();
    let mut counts = Counts::default();
    for row in door.rows.values().filter(|row| !row.deleted) {
        counts.change(row.kind, |count| *count += 1);
    }
    let pictures = counts.get(&Kind::Photo).copied().unwrap_or_default();
    let records = counts.values().sum::<usize>() - pictures;
    assert_eq!((records, pictures), (RECORDS, PICTURES));
    let about = About {
        setting: "Pebbles".into(),
        device: "computer".into(),
    };
    let mut entropy = SeededEntropy::new(1);
    let mut file = File::create(&name).expect("the file can be made");
    let (mut writer, mut out) = Writer::begin(&about, &counts, door.now, Sealing::PLAIN, &mut entropy);
    for row in door.rows.values() {
        let mut row = row.clone();
        if row.kind == Kind::Photo {
            // Beyond its head nothing that could be packed smaller: as a real one.
            row.body.resize(PICTURE_BYTES, 0);
            entropy.fill(&mut row.body[JPEG.len()..]);
        }
        writer.row(&row, &mut out, &mut entropy).unwrap();
        if out.len() >= HELD {
            file.write_all(&out).expect("there is room for the file");
            out.clear();
        }
    }
    writer.end(&mut out, &mut entropy).unwrap();
    file.write_all(&out).expect("there is room for the file");
    let bytes = file.metadata().map(|about| about.len()).unwrap_or_default();
    println!("{records} records, {pictures} pictures, {} MB", bytes / 1_000_000);
}

/// Twenty years of lending, everything through the one door of core.
fn large() -> Door {
    let mut door = Door::on("2006-09-04");
    let in_all = CHILDREN * usize::try_from(COHORTS).unwrap();
    let books: Vec<CopyId> = (0..PICTURES - in_all).map(|number| book(&mut door, number)).collect();
    let mut loans = Vec::new();
    for cohort in 0..COHORTS {
        let first = day("2006-09-04") + Days::new(cohort * YEARS_EACH * 364);
        door.go_to(first);
        let born = (first - Days::new(1200)).to_string();
        let children: Vec<ChildId> = (0..CHILDREN)
            .map(|one| child(&mut door, &format!("Child {cohort} {one}"), &born))
            .collect();
        for week in 0..YEARS_EACH * WEEKS {
            let on = first + Days::new(week / WEEKS * 364 + week % WEEKS * 7);
            door.go_to(on);
            let at = |one: usize| (one * 13 + usize::try_from(week).unwrap() * 31) % books.len();
            let lent: Vec<LoanId> = (0..CHILDREN)
                .map(|one| door.lend_because(children[one], books[at(one)], "for the bench").unwrap())
                .collect();
            door.go_to(on + Days::new(4));
            loans.extend(lent.iter().copied());
            lent.into_iter()
                .for_each(|loan| line(&mut door, loan, "read it twice at bedtime and retold it from the pictures"));
            // The very last are still out, so that the day has something to show.
            if (cohort + 1, week + 1) != (COHORTS, YEARS_EACH * WEEKS) {
                for loan in loans.iter().rev().take(CHILDREN) {
                    door.take_back(*loan, GoesTo::Shelf).unwrap();
                }
            }
        }
    }
    let last: Vec<ChildId> = door.book.children().map(|child| child.id).collect();
    for number in 0..SEEN {
        observe(&mut door, last[last.len() - 1], number);
    }
    let more = RECORDS + PICTURES - door.rows.len();
    loans
        .iter()
        .take(more)
        .for_each(|loan| line(&mut door, *loan, "asked for the story again in the car"));
    door
}

fn child(door: &mut Door, name: &str, born: &str) -> ChildId {
    let child = door.child(name, born);
    let asked = ChildAsked::of(door.book.child(child).unwrap());
    door.ask(Command::People(PeopleCommand::SaveChild(Some(child), asked, picture())))
        .unwrap();
    child
}

fn book(door: &mut Door, number: usize) -> CopyId {
    let (item, copies) = door.book(&format!("Story {number}"), 1);
    let asked = BookAsked {
        author: format!("Author {}", number % 90),
        themes: "animals, bedtime".into(),
        ..BookAsked::of(door.book.book(item).unwrap())
    };
    door.lending(LendingCommand::SaveBook(Some(item), asked, picture())).unwrap();
    copies[0]
}

fn picture() -> PictureChange {
    PictureChange::New(JPEG.to_vec())
}

/// An observation on one of many days.
fn observe(door: &mut Door, child: ChildId, number: usize) {
    let asked = ObservationAsked {
        text: format!("Jumped in puddle {number}, looked at the rings and said they were growing"),
        marks: Marks {
            areas: Area::ALL
                .into_iter()
                .filter(|area| number.is_multiple_of(usize::from(area.number()) + 1))
                .collect(),
            ..Marks::default()
        },
        finished: true,
        all_the_same: true,
        ..ObservationAsked::blank(&[child], door.today() - Days::new(number as u64 % 1_000))
    };
    door.ask(Command::Journal(JournalCommand::Save(None, asked, Vec::new()))).unwrap();
}

fn line(door: &mut Door, loan: LoanId, how: &str) {
    let asked = LogEntryAsked {
        who: "Grandmother".into(),
        how: how.into(),
        liked: "the page with the boat, and that the hen finds the way home by herself".into(),
        ..LogEntryAsked::blank(loan, door.today())
    };
    door.lending(LendingCommand::SaveLogEntry(None, asked)).unwrap();
}
