//! A learning journal kept for five years, as a plain backup file: five thousand observations, of which one child has fifteen hundred, some with
//! photos, with judgements and next steps. It is what `tests/examples/journal_speed.rs` types and slides in.
//!
//! `cargo run --release -p pebblebook-core --example five_years -- FILE`

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::indexing_slicing,
    dead_code,
    unreachable_pub,
    missing_docs,
    reason = "a tool for whoever works on the journal, built from what the tests are built from"
)]

#[path = "../tests/library/door.rs"]
mod door;

use chrono::{Days, NaiveDate};
use door::{Door, day};
use pebblebook::backup::{About, Counts, Sealing, Writer};
use pebblebook::command::Command;
use pebblebook::eyfs::{Area, Characteristic, shipped_objectives};
use pebblebook::ids::ChildId;
use pebblebook::journal::{JournalCommand, JudgementAsked, Marks, NewPicture, NextStepAsked, ObservationAsked, PictureAsked};
use pebblebook::people::{Answer, ConsentAsked, ConsentsAsked, PeopleCommand, Purpose};
use pebblebook::row::Kind;
use pebblebook::time::{Entropy, SeededEntropy};
use std::fs::File;
use std::io::Write;

const OBSERVATIONS: usize = 5_000;
/// Of the first child.
const OF_ONE: usize = 1_500;
const CHILDREN: usize = 10;
const DAYS: usize = 5 * 365;
const FIRST: &str = "2021-11-29";
/// Every so many observations one comes with a photo.
const PHOTO_EVERY: usize = 6;
/// A judgement in every area, and a next step, every so many days.
const JUDGED_EVERY: usize = 120;

/// The head of a small JPEG, which is all that core reads of one.
const JPEG: [u8; 19] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xFF, 0xC2, 0, 17, 8, 1, 0, 2, 0, 3];
const PHOTO_BYTES: usize = 12 * 1024;

const DID: [&str; 8] = [
    "jumped in every puddle on the way and watched the rings grow",
    "poured water from jug to jug and said it was the same water",
    "built a bridge of blocks, and took it down to make it wider",
    "told the whole story of the three bears with the spoons for bears",
    "waited for a turn on the swing and counted aloud how long it was",
    "mixed blue and yellow and would not believe in green at first",
    "held the ladder for the doll and asked whether it was high enough",
    "found a snail under the pot, and looked for where it had been",
];
const THEN: [&str; 6] = [
    "Then they did it once more, slower, to see how it comes about.",
    "“Again!” was all that was said about it.",
    "Afterwards it was drawn on paper, with legs.",
    "It went on until tea, and was talked of at the door.",
    "A friend came along and they took turns.",
    "",
];

fn main() {
    let name = std::env::args().nth(1).expect("a name for the file");
    let door = five_years();
    let mut counts = Counts::default();
    for row in door.rows.values().filter(|row| !row.deleted) {
        counts.change(row.kind, |count| *count += 1);
    }
    assert_eq!(counts.get(&Kind::Observation), Some(&OBSERVATIONS));
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
            row.body.resize(PHOTO_BYTES, 0);
            entropy.fill(&mut row.body[JPEG.len()..]);
        }
        writer.row(&row, &mut out, &mut entropy).unwrap();
    }
    writer.end(&mut out, &mut entropy).unwrap();
    file.write_all(&out).expect("there is room for the file");
    println!("{OBSERVATIONS} observations of {CHILDREN} children, {} KB", out.len() / 1_000);
}

/// Everything through the one door of core, day after day.
fn five_years() -> Door {
    let first = day(FIRST);
    let mut door = Door::on(FIRST);
    let born = (first - Days::new(300)).to_string();
    let children: Vec<ChildId> = (0..CHILDREN)
        .map(|number| door.child(&format!("Child {}", char::from(b'A' + number as u8)), &born))
        .collect();
    children.iter().for_each(|child| agree(&mut door, *child));
    let mut judged = 0;
    for number in 0..OBSERVATIONS {
        let since = number * DAYS / OBSERVATIONS;
        door.go_to(first + Days::new(since as u64));
        if since >= judged {
            judged += JUDGED_EVERY;
            judge(&mut door, children[0], judged);
        }
        // Three in ten are of the first child.
        let of_one = number * OF_ONE / OBSERVATIONS != (number + 1) * OF_ONE / OBSERVATIONS;
        let child = if of_one {
            children[0]
        } else {
            children[1 + number % (CHILDREN - 1)]
        };
        observe(&mut door, child, number);
    }
    door.go_to(first + Days::new(DAYS as u64));
    door
}

/// The family of a child agrees to its own journal.
fn agree(door: &mut Door, child: ChildId) {
    let answer = |purpose: Purpose| ConsentAsked {
        answer: (purpose == Purpose::OwnJournal).then_some(Answer::Given),
        by: "Mum".into(),
        on: FIRST.into(),
        review: String::new(),
    };
    let answers = Purpose::ALL.map(answer).to_vec();
    door.ask(Command::People(PeopleCommand::SaveConsents(child, ConsentsAsked { answers })))
        .unwrap();
}

fn observe(door: &mut Door, child: ChildId, number: usize) {
    let pick = |many: usize, with: usize| number.wrapping_mul(with) / 7 % many;
    let on: NaiveDate = door.today();
    let photo = number.is_multiple_of(PHOTO_EVERY);
    let area = Area::ALL[pick(Area::ALL.len(), 13)];
    let asked = ObservationAsked {
        text: format!("{number}: {}. {}", DID[pick(DID.len(), 31)], THEN[pick(THEN.len(), 17)]),
        photos: photo
            .then(|| PictureAsked {
                photo: None,
                caption: "In the garden".into(),
                who: vec![child],
            })
            .into_iter()
            .collect(),
        marks: Marks {
            areas: [area].into_iter().collect(),
            objectives: shipped_objectives()
                .filter(|one| one.area == area)
                .nth(pick(5, 3))
                .map(|one| one.id)
                .into_iter()
                .collect(),
            characteristics: [Characteristic::ALL[pick(3, 11)]].into_iter().collect(),
            at_home: number.is_multiple_of(9),
            wow: number.is_multiple_of(50),
            ..Marks::default()
        },
        finished: true,
        all_the_same: true,
        ..ObservationAsked::blank(&[child], on)
    };
    let file = || NewPicture {
        whole: JPEG.to_vec(),
        small: Some(JPEG.to_vec()),
    };
    let files = photo.then(file).into_iter().collect();
    door.ask(Command::Journal(JournalCommand::Save(None, asked, files))).unwrap();
}

fn judge(door: &mut Door, child: ChildId, number: usize) {
    for area in Area::ALL {
        let asked = JudgementAsked {
            level: Some(number as u32 % 3),
            why: "Seen several times, here and at home".into(),
            ..JudgementAsked::blank(&door.book, child, Some(area), door.today())
        };
        door.ask(Command::Journal(JournalCommand::SaveJudgement(None, asked))).unwrap();
    }
    let step = NextStepAsked {
        text: format!("To try step {number} with a friend"),
        ..NextStepAsked::blank(child, None)
    };
    door.ask(Command::Journal(JournalCommand::SaveStep(None, step))).unwrap();
}
