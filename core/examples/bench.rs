//! How the work of a day grows with the years: the same work on one year's book and on ten years', side by side in one run, so that the ratio
//! says something on any machine. It is no test: nothing here can fail for being slow.
//!
//! What happens in a day should hardly grow, for each of it looks only at what is out, at one child or at one book; opening the book and
//! backing it up may grow as the book does.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::indexing_slicing,
    dead_code,
    unreachable_pub,
    missing_docs,
    reason = "a tool for whoever works on the core, built from what the tests are built from"
)]

#[path = "../tests/library/door.rs"]
mod door;

use chrono::Days;
use door::{Door, day};
use pebblebook::backup::{About, Counts, Reader, Sealing, Writer, read_header};
use pebblebook::command::Command;
use pebblebook::eyfs::Area;
use pebblebook::ids::{ChildId, CopyId, ItemId};
use pebblebook::journal::progress::Tracker;
use pebblebook::journal::timeline::{Filter, Timeline};
use pebblebook::journal::{JournalCommand, Marks, ObservationAsked, at_a_glance};
use pebblebook::lending::shelf::{ShelfFilter, shelf};
use pebblebook::lending::views::{child_lending, due_order, item_history, suggestions};
use pebblebook::lending::{GoesTo, hurdles};
use pebblebook::notebook::Notebook;
use pebblebook::time::SeededEntropy;
use pebblebook::vault::Unsealed;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// Children who borrow at one time; the next year's are others.
const CHILDREN: usize = 8;
/// Books in the library, however long it lends.
const BOOKS: usize = 120;
/// Observations in a week; each is of two children.
const SEEN: usize = 20;
/// Weeks of lending in a year.
const WEEKS: u64 = 39;

/// A book of so many years, and one child and one book that are in use at its end.
struct Years {
    door: Door,
    child: ChildId,
    copy: CopyId,
    item: ItemId,
}

fn years(many: u64) -> Years {
    let mut door = Door::on("2016-09-05");
    let books: Vec<(ItemId, Vec<CopyId>)> = (0..BOOKS).map(|number| door.book(&format!("Story {number}"), 1)).collect();
    let mut children = Vec::new();
    for year in 0..many {
        let first = day("2016-09-05") + Days::new(year * 364);
        door.go_to(first);
        let born = (first - Days::new(1200)).to_string();
        children = (0..CHILDREN).map(|one| door.child(&format!("Child {year} {one}"), &born)).collect();
        for week in 0..WEEKS {
            let at = |one: usize| (one * 13 + usize::try_from(week).unwrap() * 3) % BOOKS;
            door.go_to(first + Days::new(week * 7));
            let lent: Vec<_> = children
                .iter()
                .enumerate()
                .filter_map(|(one, child)| door.lend_because(*child, books[at(one)].1[0], "for the bench").ok())
                .collect();
            for number in 0..SEEN {
                let of = [children[number % CHILDREN], children[(number + 3) % CHILDREN]];
                observe(&mut door, &of, number);
            }
            door.go_to(first + Days::new(week * 7 + 4));
            // The last week's are still out, so that the day has something to show.
            if week + 1 < WEEKS || year + 1 < many {
                for loan in lent {
                    door.take_back(loan, GoesTo::Shelf).unwrap();
                }
            }
        }
    }
    Years {
        child: children[0],
        copy: books[7].1[0],
        item: books[7].0,
        door,
    }
}

fn observe(door: &mut Door, children: &[ChildId], number: usize) {
    let asked = ObservationAsked {
        text: format!(
            "Jumped in puddle {number} in red boots, then looked at the rings and said they were growing. Did it again with a stick and a stone."
        ),
        marks: Marks {
            areas: Area::ALL
                .into_iter()
                .filter(|area| number.is_multiple_of(usize::from(area.number()) + 1))
                .collect(),
            at_home: number.is_multiple_of(4),
            ..Marks::default()
        },
        finished: true,
        all_the_same: true,
        ..ObservationAsked::blank(children, door.today())
    };
    door.ask(Command::Journal(JournalCommand::Save(None, asked, Vec::new()))).unwrap();
}

/// The shortest of several runs: what else the machine does only ever makes it longer.
fn shortest(mut work: impl FnMut()) -> Duration {
    let once = Instant::now();
    work();
    let runs = (20_000_000 / once.elapsed().as_nanos().max(1)).clamp(3, 2_000);
    (0..runs)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .min()
        .unwrap_or_default()
}

fn main() {
    let (one, ten) = (years(1), years(10));
    println!(
        "one year: {} loans; ten years: {} loans; {BOOKS} books\n",
        one.door.book.loans().count(),
        ten.door.book.loans().count()
    );
    println!("{:<34} {:>12} {:>12} {:>9}", "", "one year", "ten years", "ratio");
    let compare = |name: &str, work: &dyn Fn(&Years)| {
        let (short, long) = (shortest(|| work(&one)), shortest(|| work(&ten)));
        let ratio = long.as_secs_f64() / short.as_secs_f64().max(1e-9);
        println!("{name:<34} {short:>12.1?} {long:>12.1?} {ratio:>8.1}x");
    };
    compare("what is due, for Today", &|years| {
        _ = black_box(due_order(&years.door.book, years.door.today()));
    });
    compare("may this child have this copy", &|years| {
        let today = years.door.today();
        _ = black_box(hurdles(&years.door.book, years.child, years.copy, today, today));
    });
    compare("suggestions for a child", &|years| {
        _ = black_box(suggestions(&years.door.book, years.child, years.door.today(), 5));
    });
    compare("what a child has had", &|years| {
        _ = black_box(child_lending(&years.door.book, years.child, years.door.today()));
    });
    compare("the history of a book", &|years| {
        _ = black_box(item_history(&years.door.book, years.item))
    });
    compare("the shelf, all of it", &|years| {
        _ = black_box(shelf(&years.door.book, &ShelfFilter::default(), years.door.today()));
    });
    compare("progress of a child, made ready", &|years| {
        _ = black_box(Tracker::of(&years.door.book, years.child));
    });
    // One child who was seen fifteen hundred times.
    let mut often = Door::on("2021-09-06");
    let child = often.child("Ada", "2020-05-05");
    for number in 0..1_500 {
        often.go_to(day("2021-09-06") + Days::new(u64::try_from(number).unwrap_or_default()));
        observe(&mut often, &[child], number);
    }
    let day = often.today();
    let ready = Tracker::of(&often.book, child);
    for (name, time) in [
        (
            "  of 1,500 observations",
            shortest(|| _ = black_box(Tracker::of(&often.book, child))),
        ),
        ("  as it stood on a day", shortest(|| _ = black_box(ready.on(day, None)))),
    ] {
        println!("{name:<34} {time:>12.1?}");
    }
    compare("the timeline, made ready", &|years| {
        _ = black_box(Timeline::of(&years.door.book, None));
    });
    let search = Filter {
        search: "puddle boots".into(),
        ..Filter::default()
    };
    for years in [&one, &ten] {
        let timeline = Timeline::of(&years.door.book, None);
        let name = format!("  searching {} of them", years.door.book.observations().count());
        println!("{name:<34} {:>12.1?}", shortest(|| _ = black_box(timeline.find(&search))));
    }
    compare("all children at a glance", &|years| {
        _ = black_box(at_a_glance(&years.door.book, years.door.today()));
    });
    compare("opening the book", &|years| {
        let mut notebook = Notebook::new();
        for row in years.door.rows.values() {
            notebook.load(row, &Unsealed).unwrap();
        }
        black_box(notebook);
    });
    compare("a backup, written and read back", &|years| {
        black_box(backed_up(years));
    });
}

/// How many rows went into a backup and came back.
fn backed_up(years: &Years) -> usize {
    let mut counts = Counts::default();
    for row in years.door.rows.values().filter(|row| !row.deleted) {
        counts.change(row.kind, |count| *count += 1);
    }
    let mut entropy = SeededEntropy::new(1);
    let (mut writer, mut file) = Writer::begin(&About::default(), &counts, years.door.now, Sealing::PLAIN, &mut entropy);
    for row in years.door.rows.values() {
        writer.row(row, &mut file, &mut entropy).unwrap();
    }
    writer.end(&mut file, &mut entropy).unwrap();
    let mut reader = Reader::new(read_header(&file).unwrap().unwrap(), None);
    reader.feed(&file, &mut |row| _ = black_box(row)).unwrap();
    reader.end().unwrap().rows
}
