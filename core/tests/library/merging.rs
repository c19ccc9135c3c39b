//! Two devices of one setting, that meet by file: what both lent, changed and deleted while they knew nothing of each other.

use crate::door::{Door, day};
use pebblebook::change::Deed;
use pebblebook::command::{Command, Refusal, UndoError};
use pebblebook::lending::shelf::{ShelfFilter, shelf};
use pebblebook::lending::views::{
    child_lending, copies_out_twice, due_order, item_history, left_behind, library_today, out_now, suggestions,
};
use pebblebook::lending::{BookAsked, Condition, CopyAsked, LendingCommand, LendingError, LogEntryAsked, ReturnAsked, sound};
use pebblebook::merge::{SettleCommand, SettleError, conflicts};
use pebblebook::notebook::Notebook;
use pebblebook::people::{PeopleCommand, PictureChange};
use pebblebook::row::{Kind, Record};
use pebblebook::vault::Unsealed;

/// Both hear of each other, one first, and come to the same.
fn meet(one: &mut Door, two: &mut Door) {
    one.now = one.now.max(two.now);
    two.now = one.now;
    let before = one.rows.clone();
    one.join(&two.rows);
    two.join(&before);
    assert_eq!(one.rows, two.rows);
    assert_eq!(one.book, two.book);
    assert!(one.join(&two.rows).is_empty() && two.join(&before).is_empty());
    let mut fresh = Notebook::new();
    for row in one.rows.values() {
        fresh.load(row, &Unsealed).unwrap();
    }
    assert_eq!(fresh, one.book);
    assert_eq!(sound::first_fault(&fresh), None, "a file of it can be taken in");
}

fn settle(door: &mut Door, command: impl Fn(pebblebook::ids::Id) -> SettleCommand) -> Result<Deed, SettleError> {
    let aside = conflicts(&door.book)[0].aside;
    match door.ask(Command::Settle(command(aside))) {
        Ok((deed, _)) => Ok(deed),
        Err(Refusal::Settle(error)) => Err(error),
        Err(other) => panic!("{other:?}"),
    }
}

/// Every view once: none may stumble over what is gone.
fn look_at_everything(door: &Door) {
    let (book, today) = (&door.book, door.today());
    _ = (
        library_today(book, today),
        out_now(book, today),
        shelf(book, &ShelfFilter::default(), today),
    );
    for child in book.children() {
        _ = (child_lending(book, child.id, today), suggestions(book, child.id, today, 9));
    }
    for item in book.books() {
        _ = item_history(book, item.id);
    }
}

#[test]
fn a_copy_lent_on_both_devices_is_out_twice_until_one_is_taken_back() {
    for turned in [false, true] {
        let mut one = Door::on("2026-11-23");
        let (ada, ben) = (one.child("Ada", "2022-05-05"), one.child("Ben", "2021-03-03"));
        let (item, copies) = one.book("The Hen", 1);
        let mut two = one.second_device();
        assert_eq!(two.rows, one.rows);
        let (hers, his) = (one.lend(ada, copies[0]), two.lend(ben, copies[0]));
        let preview = two.second_device().join(&one.rows).preview;
        assert_eq!(preview.out_twice.iter().map(|(copy, _)| *copy).collect::<Vec<_>>(), copies);
        assert_eq!((preview.counts.get(&Kind::Loan).unwrap().new, preview.conflicts.len()), (1, 0));
        if turned {
            meet(&mut two, &mut one)
        } else {
            meet(&mut one, &mut two)
        }
        assert_eq!(one.book.loans().count(), 2, "both are kept");
        let twice = copies_out_twice(&one.book, one.today());
        assert_eq!(
            (twice.len(), twice[0].copy, twice[0].item, twice[0].loans.len()),
            (1, copies[0], item, 2)
        );
        look_at_everything(&one);
        assert_eq!(
            sound::first_fault_by_rules(&one.book),
            Some(sound::Unsound::CopyOutTwice(copies[0]))
        );

        // What has nothing to do with it can be undone, and so can taking one of the two back.
        let cleo = one.child("Cleo", "2022-01-01");
        let (_, renamed) = one.ask(Command::People(PeopleCommand::Archive(cleo))).unwrap();
        one.undo(&renamed).unwrap();
        let asked = ReturnAsked::plain(&one.book, one.loan(his), one.today());
        let (_, returned) = one.ask(Command::Lending(LendingCommand::Return(asked.clone()))).unwrap();
        assert_eq!(one.book.out(copies[0]).map(|loan| loan.id), Some(hers));
        one.undo(&returned).unwrap();
        one.ask(Command::Lending(LendingCommand::Return(asked))).unwrap();
        meet(&mut one, &mut two);
        assert!(copies_out_twice(&two.book, two.today()).is_empty());
        assert_eq!(sound::first_fault_by_rules(&two.book), None);
        assert_eq!(
            two.lending(LendingCommand::Reopen(his)),
            Err(LendingError::LentAgain { child: ada })
        );
        two.back(hers);
        meet(&mut one, &mut two);
    }
}

#[test]
fn two_edits_of_one_child_are_shown_side_by_side_and_decided() {
    for take in [false, true] {
        let mut one = Door::on("2026-11-23");
        let ada = one.child("Ada", "2022-05-05");
        let mut two = one.second_device();
        one.change_child(ada, |ada| ada.notes = "Sleeps after lunch".into());
        two.change_child(ada, |ada| ada.allergies = "nuts".into());
        two.change_child(ada, |ada| ada.needs = "An inhaler".into());
        let preview = one.second_device().join(&two.rows).preview;
        assert_eq!(
            (
                preview.counts.get(&Kind::Child).unwrap().changed,
                preview.counts.get(&Kind::Child).unwrap().conflicts
            ),
            (1, 1)
        );
        meet(&mut one, &mut two);
        let conflict = conflicts(&one.book).remove(0);
        assert_eq!((conflict.kind, conflict.id), (Kind::Child, ada.id()));
        assert_eq!(
            (conflict.here_written.device, conflict.other_written.device),
            (two.device, one.device)
        );
        let fields: Vec<_> = conflict.differences().into_iter().map(|one| one.field).collect();
        assert_eq!(fields, ["allergies.1", "needs", "notes"]);
        let Some(Record::Child(other)) = conflict.other else { panic!() };
        assert_eq!(other.notes.as_str(), "Sleeps after lunch");
        let deed = settle(&mut two, |id| {
            if take {
                SettleCommand::TakeTheOther(id)
            } else {
                SettleCommand::KeepWhatIsHere(id)
            }
        });
        assert_eq!(
            deed,
            Ok(Deed::Settled {
                kind: Kind::Child,
                id: ada.id()
            })
        );
        assert_eq!(two.book.child(ada).unwrap().needs.is_empty(), take);
        meet(&mut one, &mut two);
        assert!(conflicts(&one.book).is_empty());
        assert_eq!(one.book.all_set_aside().count(), 0);
    }
}

#[test]
fn a_deleted_child_stays_deleted_until_somebody_who_knows_brings_the_edit_back() {
    let mut one = Door::on("2026-11-23");
    let ada = one.child("Ada", "2022-05-05");
    let mut two = one.second_device();
    one.ask(Command::People(PeopleCommand::Delete(ada))).unwrap();
    two.go_to(day("2026-12-01"));
    two.change_child(ada, |ada| ada.notes = "Moves in spring".into());
    assert_eq!(
        two.second_device()
            .join(&one.rows)
            .preview
            .counts
            .get(&Kind::Child)
            .unwrap()
            .deleted,
        1
    );
    meet(&mut one, &mut two);
    assert_eq!(one.book.child(ada), None, "though the edit is later");
    let conflict = conflicts(&one.book).remove(0);
    assert!(conflict.here.is_none() && conflict.other.is_some());
    let mut three = one.second_device();
    settle(&mut three, SettleCommand::KeepWhatIsHere).unwrap();
    assert!(three.book.child(ada).is_none() && conflicts(&three.book).is_empty());
    settle(&mut one, SettleCommand::TakeTheOther).unwrap();
    meet(&mut one, &mut two);
    assert_eq!(two.book.child(ada).unwrap().notes.as_str(), "Moves in spring");
    // Two decided, neither knowing of the other: the deletion stands, and it is asked once more.
    meet(&mut one, &mut three);
    assert_eq!((one.book.child(ada), conflicts(&one.book).len()), (None, 1));
}

#[test]
fn an_older_file_brings_nothing_deleted_back() {
    let mut one = Door::on("2026-11-23");
    let (ada, ben) = (one.child("Ada", "2022-05-05"), one.child("Ben", "2021-03-03"));
    let old = one.rows.clone();
    let (_, undo) = one.ask(Command::People(PeopleCommand::Delete(ada))).unwrap();
    one.change_child(ben, |ben| ben.notes = "Newer".into());
    let now = one.rows.clone();
    let plan = one.join(&old);
    assert!(plan.is_empty() && one.rows == now);
    assert_eq!(plan.preview.counts.get(&Kind::Child).unwrap().kept_ours, 1);
    // Brought back by undoing, it stays whichever file comes.
    let deleted = one.rows.clone();
    one.undo(&undo).unwrap();
    assert!(one.join(&deleted).is_empty() && one.book.child(ada).is_some());
}

#[test]
fn a_book_lent_here_to_a_child_deleted_there_can_be_taken_back() {
    let mut one = Door::on("2026-11-23");
    let (ada, ben) = (one.child("Ada", "2022-05-05"), one.child("Ben", "2021-03-03"));
    let (hen, copies) = one.book("The Hen", 1);
    let (fox, foxes) = one.book("The Fox", 1);
    let mut two = one.second_device();
    one.ask(Command::People(PeopleCommand::Delete(ada))).unwrap();
    one.lending(LendingCommand::DeleteBook(fox)).unwrap();
    let loan = two.lend(ada, copies[0]);
    let of_fox = two.lend_because(ben, foxes[0], "").unwrap();
    two.lending(LendingCommand::Wish(ada, hen)).unwrap();
    let log = LogEntryAsked {
        how: "Sang".into(),
        ..LogEntryAsked::blank(loan, two.today())
    };
    two.lending(LendingCommand::SaveLogEntry(None, log)).unwrap();
    meet(&mut one, &mut two);
    look_at_everything(&one);
    assert!(due_order(&one.book, one.today()).is_empty());
    let left: Vec<_> = left_behind(&one.book, one.today()).iter().map(|out| out.loan).collect();
    assert_eq!(left, [loan, of_fox]);
    assert!(matches!(
        sound::first_fault_by_rules(&one.book),
        Some(sound::Unsound::Dangling { .. })
    ));
    // What was wrong before does not stand against undoing something else.
    let cleo = one.child("Cleo", "2022-01-01");
    let (_, undo) = one.ask(Command::People(PeopleCommand::Archive(cleo))).unwrap();
    one.undo(&undo).unwrap();
    one.back(loan);
    one.back(of_fox);
    assert_eq!(one.lend_because(ben, copies[0], "").map(drop), Ok(()));
    meet(&mut one, &mut two);
}

#[test]
fn a_child_that_is_gone_waits_no_more() {
    let mut one = Door::on("2026-11-23");
    let (ada, ben) = (one.child("Ada", "2022-05-05"), one.child("Ben", "2021-03-03"));
    let (item, copies) = one.book("The Hen", 1);
    let mut two = one.second_device();
    one.ask(Command::People(PeopleCommand::Delete(ada))).unwrap();
    two.lending(LendingCommand::Hold(ada, item)).unwrap();
    meet(&mut one, &mut two);
    assert!(one.book.queue(item).is_empty());
    one.lend(ben, copies[0]);
}

#[test]
fn deciding_keeps_to_the_rules_of_the_library() {
    let mut one = Door::on("2026-11-23");
    let (ada, ben) = (one.child("Ada", "2022-05-05"), one.child("Ben", "2021-03-03"));
    let (hen, copies) = one.book("The Hen", 1);
    let loan = one.lend(ada, copies[0]);
    let mut two = one.second_device();
    // On one device it was renewed, on the other it came back and went on to Ben.
    one.go_to(day("2026-11-30"));
    one.lending(LendingCommand::Renew(loan, String::new())).unwrap();
    two.go_to(day("2026-12-01"));
    two.back(loan);
    let next = two.lend(ben, copies[0]);
    meet(&mut one, &mut two);
    assert!(matches!(
        settle(&mut one, SettleCommand::TakeTheOther),
        Err(SettleError::Unsound(sound::Unsound::CopyOutTwice(copy))) if copy == copies[0]
    ));
    two.back(next);
    meet(&mut one, &mut two);
    settle(&mut one, SettleCommand::TakeTheOther).unwrap_err();
    settle(&mut one, SettleCommand::KeepWhatIsHere).unwrap();
    meet(&mut one, &mut two);
    // Now Ada is deleted here with her loans, and her loan changed there.
    one.ask(Command::People(PeopleCommand::Delete(ada))).unwrap();
    two.lending(LendingCommand::Reminded(loan)).unwrap();
    meet(&mut one, &mut two);
    assert!(matches!(
        settle(&mut one, SettleCommand::TakeTheOther),
        Err(SettleError::Unsound(sound::Unsound::Dangling { kind: Kind::Loan, .. }))
    ));
    settle(&mut one, SettleCommand::KeepWhatIsHere).unwrap();
    meet(&mut one, &mut two);
    assert_eq!(settle_gone(&mut two, hen.id()), Err(Refusal::Settle(SettleError::Gone)));
}

fn settle_gone(door: &mut Door, id: pebblebook::ids::Id) -> Result<(), Refusal> {
    door.ask(Command::Settle(SettleCommand::KeepWhatIsHere(id))).map(drop)
}

#[test]
fn a_copy_that_was_lent_outlives_the_version_of_its_book_that_does_not_know_it() {
    for take in [false, true] {
        let mut one = Door::on("2026-11-23");
        let ada = one.child("Ada", "2022-05-05");
        let (hen, _) = one.book("The Hen", 1);
        let mut two = one.second_device();
        let change = |door: &mut Door, change: &dyn Fn(&mut BookAsked)| {
            let mut asked = BookAsked::of(door.book.book(hen).unwrap());
            change(&mut asked);
            door.lending(LendingCommand::SaveBook(Some(hen), asked, PictureChange::Keep))
                .unwrap();
        };
        change(&mut one, &|asked| {
            asked.copies.push(CopyAsked {
                id: None,
                number: String::new(),
                condition: Condition::New,
            });
        });
        let new = one.book.book(hen).unwrap().copies[1].id;
        let loan = one.lend(ada, new);
        two.now = one.now;
        change(&mut two, &|asked| asked.title = "The Little Hen".into());
        if take {
            change(&mut one, &|asked| asked.author = "Nobody".into());
        }
        meet(&mut one, &mut two);
        look_at_everything(&one);
        settle(&mut one, SettleCommand::KeepWhatIsHere).unwrap();
        meet(&mut one, &mut two);
        assert!(two.book.copy(new).is_some());
        two.back(loan);
        assert_eq!(sound::first_fault_by_rules(&two.book), None);
    }
}

#[test]
fn what_was_changed_by_another_device_since_is_not_undone() {
    let mut one = Door::on("2026-11-23");
    let ada = one.child("Ada", "2022-05-05");
    let (_, undo) = one.ask(Command::People(PeopleCommand::Archive(ada))).unwrap();
    let mut two = one.second_device();
    two.ask(Command::People(PeopleCommand::BringBack(ada))).unwrap();
    one.join(&two.rows);
    assert_eq!(one.undo(&undo), Err(Refusal::Undo(UndoError::ChangedSince)));
}
