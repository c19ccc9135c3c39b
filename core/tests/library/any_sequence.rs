//! Whatever is done, in whatever order, and undone: the laws of the library hold after every step.

use crate::door::{Door, day};
use chrono::Days;
use pebblebook::backup::{About, Counts, Reader, Sealing, Writer, check, read_header};
use pebblebook::command::{Command, Refusal, Undo, UndoError};
use pebblebook::ids::{ChildId, LoanId, ObservationId};
use pebblebook::journal::{InJournal, JournalCommand, Marks, ObservationAsked};
use pebblebook::lending::{
    Condition, CopyState, GoesTo, HurdleName, KeptReason, LendAsked, LendingCommand, LogEntryAsked, LogSource, ReturnAsked, sound,
};
use pebblebook::notebook::Notebook;
use pebblebook::people::{ChildAsked, PeopleCommand, PictureChange};
use pebblebook::row::{Kind, Row};
use pebblebook::setting::{PolicyAsked, SettingCommand};
use pebblebook::time::{Moment, SeededEntropy};
use pebblebook::vault::Unsealed;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// One step: what, with whom, with which, and a number for the rest.
#[derive(Clone, Debug)]
struct Step {
    what: u8,
    whom: usize,
    which: usize,
    more: u8,
}

fn step() -> impl Strategy<Value = Step> {
    (0u8..38, 0usize..64, 0usize..64, any::<u8>()).prop_map(|(what, whom, which, more)| Step { what, whom, which, more })
}

fn pick<T: Clone>(from: &[T], at: usize) -> Option<T> {
    from.get(at % from.len().max(1)).cloned()
}

/// What a step asks for, as things stand. None where there is nothing to ask about.
fn command(door: &Door, step: &Step) -> Option<Command> {
    let book = &door.book;
    let children: Vec<_> = book.children().map(|child| child.id).collect();
    let books: Vec<_> = book.books().cloned().collect();
    let copies: Vec<_> = books.iter().flat_map(|book| &book.copies).map(|copy| copy.id).collect();
    let loans: Vec<_> = book.loans().cloned().collect();
    let open: Vec<_> = book.open_loans().cloned().collect();
    let closed: Vec<_> = loans.iter().filter(|loan| !loan.is_open()).cloned().collect();
    let child = pick(&children, step.whom);
    let item = pick(&books, step.which).map(|book| book.id);
    let back_dated = |most: u64| {
        let by = Days::new(u64::from(step.more) % most);
        door.today().checked_sub_days(by).unwrap().to_string()
    };
    let reason = |among: u8| {
        if step.more.is_multiple_of(among) {
            "Grandma asked so kindly".to_owned()
        } else {
            String::new()
        }
    };
    let lending = match step.what {
        0..=6 => LendingCommand::Lend(LendAsked {
            child: child?,
            copy: pick(&copies, step.which)?,
            on: back_dated(if step.what == 0 { 60 } else { 2 }),
            due: String::new(),
            reason: reason(3),
        }),
        7..=11 => {
            let loan = pick(&open, step.which)?;
            let log = LogEntryAsked {
                how: "Retold it".into(),
                ..LogEntryAsked::blank(loan.id, door.today())
            };
            LendingCommand::Return(ReturnAsked {
                on: back_dated(3),
                condition: Condition::ALL[step.whom % 4],
                goes_to: [GoesTo::Shelf, GoesTo::Shelf, GoesTo::Check, GoesTo::Lost][step.more as usize % 4],
                log: (step.more.is_multiple_of(2)).then_some(log),
                ..ReturnAsked::plain(book, &loan, door.today())
            })
        }
        12..=13 => LendingCommand::Renew(pick(&open, step.which)?.id, reason(2)),
        14..=15 => LendingCommand::Reopen(pick(&closed, step.which)?.id),
        16..=17 => LendingCommand::Hold(child?, item?),
        18 => LendingCommand::CancelHold(pick(&book.holds().map(|hold| hold.id).collect::<Vec<_>>(), step.which)?),
        19 => LendingCommand::Wish(child?, item?),
        20 => LendingCommand::RemoveWish(pick(&book.wishes().map(|wish| wish.id).collect::<Vec<_>>(), step.which)?),
        21 => LendingCommand::SaveLogEntry(
            None,
            LogEntryAsked {
                liked: "the fox".into(),
                source: LogSource::AtTheDoor,
                keep_for_journal: step.more.is_multiple_of(2),
                ..LogEntryAsked::blank(pick(&loans, step.which)?.id, door.today())
            },
        ),
        22 => LendingCommand::RemoveLogEntry(pick(&book.log().map(|entry| entry.id).collect::<Vec<_>>(), step.which)?),
        23 => LendingCommand::SetCopy(
            pick(&copies, step.which)?,
            [CopyState::Ready, CopyState::Ready, CopyState::NeedsCheck, CopyState::Lost][step.more as usize % 4].clone(),
            Condition::Worn,
        ),
        24 => LendingCommand::DeleteBook(item?),
        25 => {
            // A copy more, a copy less, or another title.
            let old = pick(&books, step.which)?;
            let mut asked = pebblebook::lending::BookAsked::of(&old);
            match step.more % 3 {
                0 => asked.copies.push(pebblebook::lending::CopyAsked {
                    id: None,
                    number: String::new(),
                    condition: Condition::New,
                }),
                1 => _ = asked.copies.pop(),
                _ => asked.title = format!("{} again", step.more),
            }
            LendingCommand::SaveBook(Some(old.id), asked, PictureChange::Keep)
        }
        26 => LendingCommand::SaveBook(
            None,
            pebblebook::lending::BookAsked {
                title: format!("Book {}", step.more),
                ..pebblebook::lending::BookAsked::blank()
            },
            PictureChange::Keep,
        ),
        _ => return other_command(door, step, child),
    };
    Some(Command::Lending(lending))
}

fn other_command(door: &Door, step: &Step, child: Option<ChildId>) -> Option<Command> {
    Some(match step.what {
        27 => Command::People(PeopleCommand::SaveChild(
            None,
            ChildAsked {
                name: format!("Child {}", step.more),
                born: ["2020-02-29", "2022-08-31", "2023-11-30"][step.which % 3].into(),
                ..ChildAsked::default()
            },
            PictureChange::Keep,
        )),
        28 => Command::People(PeopleCommand::Archive(child?)),
        29 => Command::People(PeopleCommand::BringBack(child?)),
        30 => Command::People(PeopleCommand::Delete(child?)),
        31 => {
            let asked = PolicyAsked {
                books_at_once: (1 + step.more % 3).to_string(),
                renewals: (step.more % 2).to_string(),
                ..PolicyAsked::of(&door.book.policy())
            };
            Command::Setting(SettingCommand::Policy(asked))
        }
        34..=35 => Command::Journal(observed(door, step, child?)),
        36 => Command::Journal(finished(door, pick(&seen(door), step.which)?)?),
        37 => Command::Journal(JournalCommand::Remove(InJournal::Observation(pick(&seen(door), step.which)?))),
        _ => return None, // 32: the clock moves; 33: something is undone
    })
}

fn seen(door: &Door) -> Vec<ObservationId> {
    door.book.observations().map(|observation| observation.id).collect()
}

/// A new observation of one child or two, or one of those there are with other children.
fn observed(door: &Door, step: &Step, child: ChildId) -> JournalCommand {
    let other = pick(&door.book.children().map(|child| child.id).collect::<Vec<_>>(), step.which);
    let line = door.book.log().nth(step.which).map(|entry| entry.id.id());
    let asked = ObservationAsked {
        text: format!("Dug {} holes", step.more),
        marks: Marks {
            came_of: line,
            ..Marks::default()
        },
        finished: step.more.is_multiple_of(2),
        all_the_same: step.more.is_multiple_of(3),
        ..ObservationAsked::blank(&[Some(child), other].into_iter().flatten().collect::<Vec<_>>(), door.today())
    };
    let before = if step.what == 35 { pick(&seen(door), step.which) } else { None };
    JournalCommand::Save(before, asked, Vec::new())
}

/// A note is finished as it stands.
fn finished(door: &Door, note: ObservationId) -> Option<JournalCommand> {
    let asked = ObservationAsked {
        finished: true,
        all_the_same: true,
        ..ObservationAsked::of(door.book.observation(note)?, &door.book)
    };
    Some(JournalCommand::Save(Some(note), asked, Vec::new()))
}

/// The books each child has that nobody gave a reason for.
fn unreasoned(book: &Notebook) -> BTreeMap<ChildId, BTreeSet<LoanId>> {
    let mut of: BTreeMap<ChildId, BTreeSet<LoanId>> = BTreeMap::new();
    for loan in book.open_loans() {
        let given = |kept: &KeptReason| kept.against.contains(&HurdleName::HasEnough) && !kept.reason.is_empty();
        if !loan.reasons.iter().any(given) {
            of.entry(loan.child).or_default().insert(loan.id);
        }
    }
    of
}

fn laws_hold(rightly_had: &mut Vec<BTreeSet<LoanId>>, door: &Door) {
    let book = &door.book;
    assert_eq!(sound::first_fault_by_rules(book), None);
    let mut spans: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for loan in book.loans() {
        let until = loan.returned.as_ref().map(|back| back.on);
        spans
            .entry(loan.copy)
            .or_default()
            .push((loan.lent, until.unwrap_or(chrono::NaiveDate::MAX)));
    }
    for (copy, mut of) in spans {
        of.sort();
        for pair in of.windows(2) {
            assert!(pair[1].0 >= pair[0].1, "{copy} was out twice: {pair:?}");
        }
    }
    // What was right once stays right when the policy is tightened; but nothing may come on top of it.
    let allowed = book.policy().books_at_once as usize;
    for (child, now) in unreasoned(book) {
        if now.len() <= allowed {
            rightly_had.push(now);
        } else {
            let was_right = rightly_had.iter().any(|had| now.is_subset(had));
            assert!(was_right, "{child} has {} without a reason, {allowed} are allowed", now.len());
        }
    }
}

fn file_of(rows: &[Row]) -> Vec<u8> {
    let mut counts = Counts::default();
    for row in rows.iter().filter(|row| !row.deleted) {
        counts.change(row.kind, |count| *count += 1);
    }
    let mut entropy = SeededEntropy::new(1);
    let (mut writer, mut file) = Writer::begin(&About::default(), &counts, Moment::from_millis(1), Sealing::PLAIN, &mut entropy);
    for row in rows {
        writer.row(row, &mut file, &mut entropy).unwrap();
    }
    writer.end(&mut file, &mut entropy).unwrap();
    file
}

fn rows_of(file: &[u8]) -> Vec<Row> {
    let mut reader = Reader::new(read_header(file).unwrap().unwrap(), None);
    let mut rows = Vec::new();
    reader.feed(file, &mut |row| rows.push(row)).unwrap();
    reader.end().unwrap();
    rows
}

/// The notebook looked up by every way in equals one loaded from the rows: an index that was not kept up would differ.
fn looked_up_alike(book: &Notebook, fresh: &Notebook) {
    assert_eq!(book, fresh);
    let ids = |loans: Vec<&pebblebook::lending::Loan>| loans.into_iter().map(|loan| loan.id).collect::<Vec<_>>();
    assert_eq!(ids(book.open_loans().collect()), ids(fresh.open_loans().collect()));
    assert_eq!(
        book.open_loans().count(),
        book.loans().filter(|loan| loan.is_open()).count(),
        "every open loan is found as open, and no other"
    );
    for child in fresh.children() {
        let plainly = fresh.observations().filter(|seen| seen.of_child(child.id).is_some());
        assert!(book.observations_of(child.id).eq(plainly));
        let plainly: Vec<_> = fresh.loans().filter(|loan| loan.child == child.id).collect();
        assert_eq!(ids(book.loans_of_child(child.id).collect()), ids(plainly));
    }
    for item in fresh.books() {
        let plainly: Vec<_> = fresh.loans().filter(|loan| loan.item == item.id).collect();
        assert_eq!(ids(book.loans_of_item(item.id).collect()), ids(plainly));
        assert_eq!(book.queue(item.id), fresh.queue(item.id));
        assert_eq!(book.queue(item.id).len(), fresh.holds().filter(|hold| hold.item == item.id).count());
        for copy in &item.copies {
            assert_eq!(book.copy(copy.id), Some((item, copy)));
            assert_eq!(
                book.out(copy.id).map(|loan| loan.id),
                fresh
                    .loans()
                    .find(|loan| loan.copy == copy.id && loan.is_open())
                    .map(|loan| loan.id)
            );
        }
    }
    for loan in fresh.loans() {
        assert_eq!(book.log_of(loan.id), fresh.log_of(loan.id));
        assert_eq!(
            book.log_of(loan.id).len(),
            fresh.log().filter(|entry| entry.loan == loan.id).count()
        );
    }
    for entry in fresh.log() {
        let line = Some(entry.id.id());
        let plainly = fresh.observations().any(|seen| seen.marks.came_of == line);
        assert_eq!(book.is_in_journal(entry.id), plainly);
    }
}

fn live_through(steps: &[Step]) {
    let mut door = Door::on("2026-11-23");
    let born = ["2022-02-28", "2021-08-31", "2023-12-01"];
    for (at, born) in born.iter().enumerate() {
        door.child(&format!("Child {at}"), born);
    }
    for at in 1..=3 {
        door.book(&format!("Book {at}"), at);
    }
    let mut undos: Vec<Undo> = Vec::new();
    let mut rightly_had = Vec::new();
    for step in steps {
        match step.what {
            32 => {
                let on = door.today().checked_add_days(Days::new(u64::from(step.more) % 40)).unwrap();
                door.go_to(on);
            }
            33 => {
                if let Some(undo) = pick(&undos, step.which) {
                    match door.undo(&undo) {
                        Ok(()) | Err(Refusal::Undo(UndoError::ChangedSince | UndoError::Unsound(_))) => {}
                        Err(other) => panic!("{other:?}"),
                    }
                }
            }
            _ => {
                let Some(asked) = command(&door, step) else { continue };
                let stood = door.book.clone();
                match door.ask(asked) {
                    Err(_) => assert_eq!(door.book, stood, "a refusal changes nothing"),
                    Ok((_, undo)) => {
                        let mut undone = door.book.clone();
                        undone.apply(&undo.changes(&door.book).unwrap());
                        assert_eq!(undone, stood, "undo right after do is nothing");
                        undos.push(undo);
                    }
                }
            }
        }
        laws_hold(&mut rightly_had, &door);
    }
    let rows: Vec<Row> = door.rows.values().cloned().collect();
    let file = file_of(&rows);
    let photos = rows.iter().filter(|row| row.kind == Kind::Photo && !row.deleted);
    let book = check(&rows_of(&file), &photos.map(|row| row.id.into()).collect()).unwrap();
    assert_eq!(book, door.book, "what is read is what was written");
    assert_eq!(file_of(&rows_of(&file)), file, "and writes the same file, byte for byte");
    let mut fresh = Notebook::new();
    for row in door.rows.values() {
        fresh.load(row, &Unsealed).unwrap();
    }
    looked_up_alike(&door.book, &fresh);
    assert!(door.rows.values().filter(|row| row.kind == Kind::Loan && !row.deleted).count() == door.book.loans().count());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_laws_hold_whatever_is_done_and_undone(steps in prop::collection::vec(step(), 1..90)) {
        live_through(&steps);
    }
}

#[test]
fn a_return_undone_late_does_not_cross_a_loan_made_since() {
    let mut door = Door::on("2026-11-02");
    let (ada, ben) = (door.child("Ada", "2022-05-05"), door.child("Ben", "2022-05-05"));
    let (_, copies) = door.book("The Hen", 1);
    let first = door.lend(ada, copies[0]);
    door.go_to(day("2026-11-04"));
    let asked = ReturnAsked::plain(&door.book, door.loan(first), door.today());
    let (_, undo) = door.ask(Command::Lending(LendingCommand::Return(asked))).unwrap();
    let second = door.lend(ben, copies[0]);
    door.go_to(day("2026-11-06"));
    door.back(second);
    assert!(matches!(
        door.undo(&undo),
        Err(Refusal::Undo(UndoError::Unsound(sound::Unsound::CopyOutTwice(_))))
    ));
}
