//! Zebedeo and Quillane, whose names stand in no other text, each with one of everything.

use crate::calendar::Days;
use crate::change::ChangeSet;
use crate::diary::{Despite, DiaryEntry, Earlier, Food, What};
use crate::eyfs::Area;
use crate::ids::{ChildId, Id, ItemId};
use crate::journal::{Interest, Judgement, Marks, NextStep, Observation, OfChild, Picture, Rung, StepMark, StepState};
use crate::lending::{
    Book, BookCopy, Card, Condition, CopyState, GoesTo, Hold, HurdleName, KeptReason, Loan, LogSource, ReadingLogEntry, Return, Wish,
};
use crate::notebook::Notebook;
use crate::people::{Answer, Carer, Child, ChildColour, Consent, Consents, LendingPause, Purpose};
use crate::register::{Plan, Routine};
use crate::setting::{LendingPolicy, Setting};
use crate::time::{Moment, days_after, parse_date};
use crate::words::{Line, Note};
use chrono::NaiveDate;

pub(super) fn day(text: &str) -> NaiveDate {
    parse_date(text).unwrap()
}

pub(super) fn line(text: &str) -> Line {
    Line::parse(text).unwrap()
}

pub(super) fn note(text: &str) -> Note {
    Note::parse(text).unwrap()
}

pub(super) fn book(number: u128, title: &str) -> Book {
    Book {
        id: ItemId::fixed(number),
        title: line(title),
        author: None,
        illustrator: None,
        isbn: None,
        cover: None,
        themes: Vec::new(),
        youngest: None,
        oldest: None,
        kept: None,
        added: day("2025-01-01"),
        card: Card::default(),
        copies: vec![BookCopy {
            id: Id::fixed(number + 1).into(),
            number: line("7"),
            condition: Condition::Good,
            state: CopyState::Ready,
        }],
    }
}

/// A child with one of everything, all of whose words hold the canary.
pub(super) fn put_child(changes: &mut ChangeSet, number: u128, canary: &str, item: &Book) -> ChildId {
    let id = ChildId::fixed(number);
    let words = |what: &str| note(&format!("{what} of {canary}"));
    changes.add(Child {
        id,
        name: line(&format!("{canary} Feather")),
        known_as: Some(line(canary)),
        born: day("2022-02-28"),
        starts: Some(day("2024-01-08")),
        leaves: Some(day("2026-08-31")),
        photo: Some(Id::fixed(number + 1).into()),
        colour: ChildColour::Rose,
        allergies: vec![line(&format!("{canary}seed"))],
        needs: words("needs"),
        carers: vec![Carer {
            name: line(&format!("Mum {canary}")),
            relation: Some(line("mum")),
            phone: Some(line(&format!("0777 {number}"))),
            may_collect: true,
            gets_messages: true,
            lives_with: true,
            emergency: true,
        }],
        notes: words("notes"),
        pause: Some(LendingPause {
            until: None,
            reason: words("pause"),
        }),
        archived: true,
    });
    let consent = |purpose, answer| Consent {
        purpose,
        answer,
        by: line(&format!("Dad {canary}")),
        on: day("2026-01-08"),
        review: None,
    };
    changes.add(Consents {
        child: id,
        answers: vec![
            consent(Purpose::OwnJournal, Answer::Given),
            consent(Purpose::OthersJournals, Answer::Given),
            consent(Purpose::Press, Answer::Refused),
        ],
    });
    changes.add(Judgement {
        id: Id::fixed(number + 6).into(),
        child: id,
        area: Area::Literacy,
        goal: None,
        on: day("2026-06-06"),
        scale: Id::fixed(6).into(),
        scale_name: line("Ours"),
        level: Rung {
            name: line("Secure"),
            place: 2,
        },
        band: None,
        why: words("why"),
        who: Some(line(&format!("Aunt {canary}"))),
        evidence: vec![Id::fixed(3_000).into()],
    });
    changes.add(NextStep {
        id: Id::fixed(number + 7).into(),
        child: id,
        area: Some(Area::Literacy),
        text: words("step"),
        at_home: words("home"),
        from: None,
        review: None,
        marks: vec![StepMark {
            on: day("2026-06-07"),
            state: StepState::Dropped,
            reason: words("dropping"),
            seen_in: None,
        }],
    });
    changes.add(Interest {
        id: Id::fixed(number + 8).into(),
        child: id,
        text: line(&format!("interest of {canary}")),
        at_home: true,
        since: day("2026-06-08"),
        until: None,
    });
    let meal = |food: &str| {
        What::Food(Food {
            foods: vec![line(&format!("{food} of {canary}"))],
            ..Food::default()
        })
    };
    changes.add(DiaryEntry {
        id: Id::fixed(number + 9).into(),
        child: id,
        day: day("2026-06-09"),
        at: Some(Moment::from_millis(1_781_000_000_000)),
        what: meal("pear"),
        note: words("lunch"),
        despite: Some(Despite {
            what: vec![line(&format!("seed of {canary}"))],
            reason: words("all the same"),
        }),
        earlier: vec![Earlier {
            until: Moment::from_millis(1_781_000_900_000),
            day: day("2026-06-09"),
            at: None,
            what: meal("plum"),
            note: words("earlier"),
        }],
    });
    changes.add(Routine {
        child: id,
        keeps_book: true,
        weeks: Vec::new(),
        plans: vec![Plan {
            days: Days {
                from: day("2026-06-10"),
                to: day("2026-06-12"),
            },
            hours: None,
            why: Some(line(&format!("plan of {canary}"))),
        }],
    });
    let loan = Loan {
        id: Id::fixed(number + 2).into(),
        child: id,
        item: item.id,
        copy: item.copies[0].id,
        lent: days_after(day("2026-06-01"), i64::try_from(number).unwrap() / 100),
        due: day("2026-06-15"),
        renewals: Vec::new(),
        reasons: vec![KeptReason {
            against: vec![HurdleName::KeptFor],
            reason: words("reason"),
            on: day("2026-06-01"),
        }],
        reminders: vec![day("2026-06-20")],
        returned: Some(Return {
            on: day("2026-06-22"),
            condition: Condition::Worn,
            comment: words("comment"),
            goes_to: GoesTo::Shelf,
        }),
    };
    changes.add(ReadingLogEntry {
        id: Id::fixed(number + 3).into(),
        loan: loan.id,
        child: id,
        item: item.id,
        on: day("2026-06-05"),
        who: Some(line(&format!("Granny {canary}"))),
        how: words("how"),
        liked: words("liked"),
        source: LogSource::AtTheDoor,
        keep_for_journal: true,
    });
    changes.add(loan);
    changes.add(Hold {
        id: Id::fixed(number + 4).into(),
        child: id,
        item: ItemId::fixed(7_000),
        placed: Moment::from_millis(i64::try_from(number).unwrap()),
        on: day("2026-06-02"),
    });
    changes.add(Wish {
        id: Id::fixed(number + 5).into(),
        child: id,
        item: ItemId::fixed(7_000),
        on: day("2026-06-03"),
    });
    id
}

/// An observation of several children, each with a line, a photo and words under it that hold the canary.
pub(super) fn shared(children: &[(ChildId, &str)]) -> Observation {
    let photo = |((child, canary), number): (&(ChildId, &str), u128)| Picture {
        photo: Id::fixed(number).into(),
        small: None,
        caption: Some(line(&format!("caption of {canary}"))),
        who: vec![*child],
    };
    Observation {
        id: Id::fixed(3_000).into(),
        on: day("2026-05-05"),
        at: None,
        text: note("Found worms under the log"),
        children: children
            .iter()
            .map(|(child, canary)| OfChild {
                child: *child,
                line: note(&format!("line of {canary}")),
            })
            .collect(),
        photos: children.iter().zip(3_001..).map(photo).collect(),
        by: None,
        marks: Marks {
            areas: [Area::UnderstandingTheWorld].into_iter().collect(),
            ..Marks::default()
        },
        finished: true,
    }
}

/// Zebedeo and Quillane, who have never heard of each other, and three books.
pub(super) fn everything() -> (ChangeSet, ChildId, ChildId) {
    let mut changes = ChangeSet::put(Setting {
        name: line("Little Pebbles"),
        policy: LendingPolicy::default(),
    });
    let books = [book(7_000, "Wanted by both"), book(7_100, "The Kite"), book(7_200, "The Drum")];
    let one = put_child(&mut changes, 1_000, "Zebedeo", &books[1]);
    let other = put_child(&mut changes, 2_000, "Quillane", &books[2]);
    changes.add(shared(&[(one, "Zebedeo"), (other, "Quillane")]));
    books.into_iter().for_each(|book| changes.add(book));
    (changes, one, other)
}

/// A book of all that.
pub(super) fn two_children() -> (Notebook, ChildId, ChildId) {
    let (changes, one, other) = everything();
    let mut notebook = Notebook::new();
    notebook.apply(&changes);
    assert_eq!(crate::lending::sound::first_fault(&notebook), None);
    (notebook, one, other)
}
