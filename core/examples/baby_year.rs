//! A year of two babies, about nine thousand entries of the communication book and the register: how the work of Today and of a page grows from
//! their first week to the end of it, in one run; and, with a name, that year as a plain backup file to open in the app.
//!
//! `cargo run --release -p pebblebook-core --example baby_year -- [FILE]`

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::indexing_slicing,
    dead_code,
    unreachable_pub,
    missing_docs,
    reason = "a tool for whoever works on the communication book, built from what the tests are built from"
)]

#[path = "../tests/library/door.rs"]
mod door;

use chrono::Days;
use door::{Door, day};
use pebblebook::backup::{About as AboutFile, Counts, Sealing, Writer};
use pebblebook::command::Command;
use pebblebook::diary::{
    About, DiaryCommand, EntryAsked, FoodAsked, FromHomeAsked, MilkAsked, SleepAsked, Toileting, ToiletingKind, Topic, WhatAsked, asleep,
    bottles, foods_tried, page, since, suggest, usual, week,
};
use pebblebook::ids::ChildId;
use pebblebook::notebook::Notebook;
use pebblebook::register::register_on;
use pebblebook::sharing::{closing, handover};
use pebblebook::time::{Clock, Moment, SeededEntropy, days_after};
use pebblebook::vault::Unsealed;
use std::hint::black_box;
use std::time::{Duration, Instant};

const FIRST: &str = "2025-11-24";
const OPEN_DAYS: u64 = 250;
const FOODS: [&str; 6] = [
    "pear, rice",
    "carrot, lentils",
    "pasta, peas",
    "porridge, plum",
    "toast, banana",
    "potato, fish",
];

fn main() {
    let (mut early, babies) = begin();
    live(&mut early, &babies, 5);
    let (mut late, babies_later) = begin();
    live(&mut late, &babies_later, OPEN_DAYS);
    let many = late.book.diary().count();
    println!("the first week: {} entries; the year: {many} entries\n", early.book.diary().count());
    println!("{:<34} {:>12} {:>12} {:>9}", "", "first week", "a year on", "ratio");
    let compare = |name: &str, work: &dyn Fn(&Door, ChildId)| {
        let (short, long) = (shortest(|| work(&early, babies[0])), shortest(|| work(&late, babies_later[0])));
        let ratio = long.as_secs_f64() / short.as_secs_f64().max(1e-9);
        println!("{name:<34} {short:>12.1?} {long:>12.1?} {ratio:>8.1}x");
    };
    compare("a page", &|door, child| {
        _ = black_box(page(&door.book, child, door.today(), door.now))
    });
    compare("how long since", &|door, child| {
        _ = black_box(since(&door.book, child, door.today()))
    });
    compare("who sleeps", &|door, _| _ = black_box(asleep(&door.book, door.now)));
    compare("the register of a day", &|door, _| {
        _ = black_box(register_on(&door.book, door.today(), door.now))
    });
    compare("closing the day", &|door, _| {
        _ = black_box(closing(&door.book, door.today(), door.now))
    });
    compare("a bottle, offered", &|door, child| {
        _ = black_box(suggest(&door.book, child, Topic::Milk, door.today(), Clock::default()));
        _ = black_box(bottles(&door.book, child, door.today(), 4));
    });
    compare("a handover", &|door, child| {
        let child = door.book.child(child).unwrap();
        _ = black_box(handover(&door.book, child, door.today(), door.now));
    });
    compare("a week at a glance", &|door, child| {
        _ = black_box(week(&door.book, child, days_after(door.today(), -6), door.now));
    });
    compare("what is usual", &|door, child| {
        _ = black_box(usual(&door.book, child, door.today()))
    });
    compare("foods tried", &|door, child| _ = black_box(foods_tried(&door.book, child)));
    compare("opening the book", &|door, _| {
        let mut notebook = Notebook::new();
        for row in door.rows.values() {
            notebook.load(row, &Unsealed).unwrap();
        }
        black_box(notebook);
    });
    if let Some(name) = std::env::args().nth(1) {
        std::fs::write(&name, plain(&late)).expect("there is room for the file");
        println!("\n{many} entries in {name}");
    }
}

/// A setting with two babies.
fn begin() -> (Door, [ChildId; 2]) {
    let mut door = Door::on(FIRST);
    let babies = ["Olive", "Oak"].map(|name| door.child(name, "2025-06-01"));
    (door, babies)
}

/// So many open days, each of both.
fn live(door: &mut Door, babies: &[ChildId], many: u64) {
    for number in 0..many {
        door.go_to(day(FIRST) + Days::new(number / 5 * 7 + number % 5));
        door.now = Moment::at(door.today(), Clock::parse("17:30").unwrap());
        for (baby, child) in babies.iter().enumerate() {
            one_day(door, *child, usize::try_from(number).unwrap() + baby);
        }
    }
}

fn one_day(door: &mut Door, child: ChildId, number: usize) {
    let minutes = number * 7 % 23;
    let mut write = |hour: u32, what: WhatAsked, note: &str| {
        let asked = EntryAsked {
            at: format!("{hour}:{minutes:02}"),
            note: note.into(),
            all_the_same: true,
            ..EntryAsked::blank(child, door.today(), what)
        };
        door.ask(Command::Diary(DiaryCommand::Save(None, asked))).unwrap();
    };
    let home = FromHomeAsked {
        fed_at: "7".into(),
        woke_at: "6:15".into(),
        night: "slept through".into(),
        ..FromHomeAsked::default()
    };
    write(8, WhatAsked::Arrived(String::new()), "");
    write(8, WhatAsked::FromHome(home), "");
    for hour in [9, 11, 13, 15] {
        let kind = if hour == 11 { ToiletingKind::Both } else { ToiletingKind::Wet };
        write(hour, WhatAsked::Toileting(Toileting { kind, cream: false }), "");
    }
    for (hour, taken) in [(9, "120"), (12, "4oz"), (15, "90")] {
        let milk = MilkAsked {
            offered: "150".into(),
            taken: taken.into(),
            ..MilkAsked::default()
        };
        write(hour, WhatAsked::Milk(milk), "");
    }
    for (hour, more) in [(11, 0), (16, 3)] {
        let food = FoodAsked {
            foods: FOODS[(number + more) % FOODS.len()].into(),
            ..FoodAsked::default()
        };
        write(hour, WhatAsked::Food(food), "");
    }
    for (from, to) in [(10, 10), (12, 13), (14, 14)] {
        let ended = if from == to {
            format!("{to}:{:02}", minutes + 35)
        } else {
            format!("{to}:55")
        };
        let checks = [10, 20, 30].map(|more| format!("{from}:{:02}", minutes + more)).to_vec();
        let sleep = SleepAsked {
            ended,
            checks,
            ..SleepAsked::default()
        };
        write(from, WhatAsked::Sleep(sleep), "");
    }
    write(16, WhatAsked::Note(About::Activity), "Walked to the pond and back");
    write(16, WhatAsked::Note(About::Synopsis), "A good day with two long looks at the ducks.");
    write(17, WhatAsked::Left(String::new()), "");
}

/// The shortest of several runs: what else the machine does only ever makes it longer.
fn shortest(mut work: impl FnMut()) -> Duration {
    let once = Instant::now();
    work();
    let runs = (20_000_000 / once.elapsed().as_nanos().max(1)).clamp(3, 2_000);
    let run = |_| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..runs).map(run).min().unwrap_or_default()
}

/// The book as a plain backup.
fn plain(door: &Door) -> Vec<u8> {
    let mut counts = Counts::default();
    for row in door.rows.values().filter(|row| !row.deleted) {
        counts.change(row.kind, |count| *count += 1);
    }
    let about = AboutFile {
        setting: "Pebbles".into(),
        device: "computer".into(),
    };
    let mut entropy = SeededEntropy::new(1);
    let (mut writer, mut out) = Writer::begin(&about, &counts, door.now, Sealing::PLAIN, &mut entropy);
    for row in door.rows.values() {
        writer.row(row, &mut out, &mut entropy).unwrap();
    }
    writer.end(&mut out, &mut entropy).unwrap();
    out
}
