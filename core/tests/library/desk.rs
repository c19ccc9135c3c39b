//! At the desk: taking back, taking a return back, renewing, waiting in the queue, wishing.

use crate::door::{Door, day, hurdles_of};
use pebblebook::change::Deed;
use pebblebook::command::{Command, Refusal, UndoError};
use pebblebook::ids::{ChildId, CopyId, HoldId, ItemId};
use pebblebook::lending::shelf::{Whereabouts, copy_to_lend, whereabouts};
use pebblebook::lending::sound::Unsound;
use pebblebook::lending::{
    Condition, CopyState, GoesTo, Hurdle, HurdleName, LendingCommand, LendingError, LogEntryAsked, ReturnAsked, against_renewing, views,
};
use pebblebook::people::PeopleCommand;

fn a_door(copies: usize) -> (Door, [ChildId; 3], ItemId, Vec<CopyId>) {
    let mut door = Door::on("2026-11-23");
    let children = [("Ada", "2022-05-05"), ("Ben", "2021-03-03"), ("Cleo", "2022-01-01")].map(|(name, born)| door.child(name, born));
    let (item, copies) = door.book("The Hen", copies);
    (door, children, item, copies)
}

#[test]
fn a_return_says_how_the_copy_came_back_and_where_it_goes() {
    for (goes_to, state) in [
        (GoesTo::Shelf, CopyState::Ready),
        (GoesTo::Check, CopyState::NeedsCheck),
        (GoesTo::Lost, CopyState::Lost),
    ] {
        let (mut door, [ada, ..], _, copies) = a_door(1);
        let loan = door.lend(ada, copies[0]);
        let asked = ReturnAsked {
            condition: Condition::NeedsRepair,
            comment: "A page is torn\nand taped".into(),
            goes_to,
            ..ReturnAsked::plain(&door.book, door.loan(loan), door.today())
        };
        let deed = door.lending(LendingCommand::Return(asked)).unwrap();
        assert!(
            matches!(deed, Deed::Returned { lost, .. } if lost == (goes_to == GoesTo::Lost)),
            "{deed:?}"
        );
        // Nobody has seen a lost one: what is chosen about its condition is not taken for known.
        let condition = if goes_to == GoesTo::Lost {
            Condition::Good
        } else {
            Condition::NeedsRepair
        };
        let (_, copy) = door.book.copy(copies[0]).unwrap();
        assert_eq!((copy.condition, &copy.state), (condition, &state));
        let back = door.loan(loan).returned.clone().unwrap();
        assert_eq!((back.goes_to, back.condition), (goes_to, condition));
        assert_eq!(back.comment.as_str(), "A page is torn\nand taped");
    }
}

#[test]
fn a_book_comes_back_once_and_not_before_it_went() {
    let (mut door, [ada, ..], _, copies) = a_door(1);
    let loan = door.lend(ada, copies[0]);
    for on in ["2026-11-22", "2026-11-24", "", "yesterday"] {
        let asked = ReturnAsked {
            on: on.into(),
            ..ReturnAsked::plain(&door.book, door.loan(loan), door.today())
        };
        assert!(
            matches!(door.lending(LendingCommand::Return(asked)), Err(LendingError::Slips(_))),
            "{on}"
        );
    }
    door.back(loan);
    assert_eq!(
        door.take_back(loan, GoesTo::Shelf),
        Err(LendingError::AlreadyReturned { on: day("2026-11-23") })
    );
}

#[test]
fn a_return_with_a_line_for_the_log_keeps_both_or_neither() {
    let (mut door, [ada, ..], _, copies) = a_door(1);
    let loan = door.lend(ada, copies[0]);
    let with = |door: &Door, on: &str, how: &str| ReturnAsked {
        log: Some(LogEntryAsked {
            on: on.into(),
            how: how.into(),
            ..LogEntryAsked::blank(loan, door.today())
        }),
        ..ReturnAsked::plain(&door.book, door.loan(loan), door.today())
    };
    let wrong = with(&door, "2026-11-24", "Sang along");
    assert!(matches!(door.lending(LendingCommand::Return(wrong)), Err(LendingError::Slips(_))));
    assert!(door.loan(loan).is_open() && door.book.log().count() == 0);
    let blank = with(&door, "nonsense", "  ");
    door.lending(LendingCommand::Return(blank)).unwrap();
    assert_eq!(door.book.log().count(), 0, "a blank line is passed over");
}

#[test]
fn a_return_is_taken_back() {
    let (mut door, [ada, ben, _], _, copies) = a_door(1);
    let loan = door.lend(ada, copies[0]);
    assert_eq!(door.lending(LendingCommand::Reopen(loan)), Err(LendingError::StillOut));
    door.take_back(loan, GoesTo::Lost).unwrap();
    door.lending(LendingCommand::Reopen(loan)).unwrap();
    assert!(door.loan(loan).is_open());
    assert_eq!(door.book.copy(copies[0]).unwrap().1.state, CopyState::Ready);
    door.back(loan);
    door.go_to(day("2026-11-24"));
    door.lend(ben, copies[0]);
    assert_eq!(
        door.lending(LendingCommand::Reopen(loan)),
        Err(LendingError::LentAgain { child: ben })
    );
}

#[test]
fn the_later_of_two_loans_of_one_day_can_be_reopened() {
    let (mut door, [ada, ben, _], _, copies) = a_door(1);
    let by_mistake = door.lend(ada, copies[0]);
    door.back(by_mistake);
    let loan = door.lend(ben, copies[0]);
    door.back(loan);
    door.lending(LendingCommand::Reopen(loan)).unwrap();
    assert_eq!(
        door.lending(LendingCommand::Reopen(by_mistake)),
        Err(LendingError::LentAgain { child: ben })
    );
}

#[test]
fn neither_reopening_nor_undoing_gives_a_child_more_than_the_policy_allows() {
    let (mut door, [ada, ..], _, copies) = a_door(1);
    let (_, more) = door.book("The Fox", 1);
    let first = door.lend(ada, copies[0]);
    let asked = ReturnAsked::plain(&door.book, door.loan(first), door.today());
    let (_, undo) = door.ask(Command::Lending(LendingCommand::Return(asked))).unwrap();
    let second = door.lend(ada, more[0]);
    let enough = Hurdle::HasEnough {
        has: vec![second],
        allowed: 1,
    };
    assert_eq!(hurdles_of(door.lending(LendingCommand::Reopen(first))), [enough]);
    assert_eq!(
        door.undo(&undo),
        Err(Refusal::Undo(UndoError::Unsound(Unsound::MoreThanAllowed(ada))))
    );
    door.back(second);
    door.undo(&undo).unwrap();
    assert!(door.loan(first).is_open());
}

#[test]
fn a_return_is_undone_even_when_the_policy_was_tightened_since() {
    let (mut door, [ada, ..], _, copies) = a_door(1);
    let (_, more) = door.book("The Fox", 1);
    door.policy(|policy| policy.books_at_once = "2".into());
    let first = door.lend(ada, copies[0]);
    door.lend(ada, more[0]);
    door.policy(|policy| policy.books_at_once = "1".into());
    let asked = ReturnAsked::plain(&door.book, door.loan(first), door.today());
    let (_, undo) = door.ask(Command::Lending(LendingCommand::Return(asked))).unwrap();
    door.undo(&undo).unwrap();
    assert_eq!(door.book.open_loans().count(), 2);
}

#[test]
fn what_has_been_changed_since_is_not_undone() {
    let (mut door, [ada, ..], item, copies) = a_door(1);
    let lend = pebblebook::lending::LendAsked {
        child: ada,
        copy: copies[0],
        on: "2026-11-23".into(),
        due: String::new(),
        reason: String::new(),
    };
    let (deed, undo) = door.ask(Command::Lending(LendingCommand::Lend(lend))).unwrap();
    let Deed::Lent { loan, .. } = deed else { panic!("{deed:?}") };
    door.lending(LendingCommand::Renew(loan, String::new())).unwrap();
    assert_eq!(door.undo(&undo), Err(Refusal::Undo(UndoError::ChangedSince)));
    let (_, undo) = door.ask(Command::Lending(LendingCommand::Wish(ada, item))).unwrap();
    door.undo(&undo).unwrap();
    assert_eq!(door.book.wishes().count(), 0);
    assert_eq!(door.undo(&undo), Err(Refusal::Undo(UndoError::ChangedSince)), "once is enough");
}

#[test]
fn renewed_once_and_not_when_another_waits() {
    let (mut door, [ada, ben, _], item, copies) = a_door(1);
    let loan = door.lend(ada, copies[0]);
    door.lending(LendingCommand::Renew(loan, "not needed".into())).unwrap();
    assert!(door.loan(loan).reasons.is_empty(), "a reason without a rule against it is not kept");
    assert_eq!(
        door.lending(LendingCommand::Renew(loan, " ".into())),
        Err(LendingError::RenewedEnough { times: 1 })
    );
    door.lending(LendingCommand::Renew(loan, "Grandad is reading it too".into()))
        .unwrap();
    assert_eq!(door.loan(loan).reasons[0].against, [HurdleName::RenewedEnough]);
    door.back(loan);
    assert!(matches!(
        door.lending(LendingCommand::Renew(loan, String::new())),
        Err(LendingError::AlreadyReturned { .. })
    ));

    let other = door.lend(ben, copies[0]);
    door.lending(LendingCommand::Hold(ada, item)).unwrap();
    assert_eq!(
        door.lending(LendingCommand::Renew(other, String::new())),
        Err(LendingError::AnotherWaits { child: ada })
    );
    door.lending(LendingCommand::Renew(other, "Ben is poorly".into())).unwrap();
    assert_eq!(door.loan(other).reasons[0].against, [HurdleName::AnotherWaits]);
}

#[test]
fn a_renewal_that_moves_nothing_is_none() {
    let (mut door, [ada, ..], _, copies) = a_door(1);
    door.policy(|policy| policy.home_by_end_of_term = true);
    door.go_to(day("2026-12-14"));
    let loan = door.lend(ada, copies[0]);
    assert_eq!(door.due(loan), day("2026-12-18"));
    door.go_to(day("2026-12-15"));
    let renewed = door.lending(LendingCommand::Renew(loan, String::new()));
    assert!(renewed.is_ok() == (door.due(loan) > day("2026-12-18")), "{renewed:?}");
}

#[test]
fn what_stands_against_a_renewal_is_known_before_it_is_asked_for() {
    let (mut door, [ada, ben, _], item, copies) = a_door(1);
    let loan = door.lend(ada, copies[0]);
    let against = |door: &Door| against_renewing(&door.book, door.loan(loan), door.today());
    assert_eq!(against(&door), []);
    door.lending(LendingCommand::Renew(loan, String::new())).unwrap();
    hold(&mut door, ben, item);
    let both = [LendingError::RenewedEnough { times: 1 }, LendingError::AnotherWaits { child: ben }];
    assert_eq!(against(&door), both);
    door.lending(LendingCommand::Renew(loan, "Ada is poorly".into())).unwrap();
    assert_eq!(
        door.loan(loan).reasons[0].against,
        [HurdleName::RenewedEnough, HurdleName::AnotherWaits]
    );
}

fn hold(door: &mut Door, child: ChildId, item: ItemId) -> (HoldId, usize) {
    let Ok(Deed::HoldPlaced { ahead, .. }) = door.lending(LendingCommand::Hold(child, item)) else {
        panic!("no hold")
    };
    (
        door.book.holds().find(|hold| hold.child == child && hold.item == item).unwrap().id,
        ahead,
    )
}

#[test]
fn the_queue_is_first_come_first() {
    let (mut door, [ada, ben, cleo], item, copies) = a_door(1);
    let loan = door.lend(ada, copies[0]);
    assert_eq!(
        door.lending(LendingCommand::Hold(ada, item)),
        Err(LendingError::HasOrWaits),
        "she has it"
    );
    let (first, ahead) = hold(&mut door, ben, item);
    assert_eq!(ahead, 0);
    let (second, ahead) = hold(&mut door, cleo, item);
    assert_eq!(ahead, 1);
    assert_eq!(door.lending(LendingCommand::Hold(ben, item)), Err(LendingError::HasOrWaits));
    let ready = |door: &Door| views::library_today(&door.book, door.today()).ready_holds;
    assert!(ready(&door).is_empty());
    door.back(loan);
    assert_eq!(ready(&door), [first]);
    let row = whereabouts(&door.book, door.book.book(item).unwrap(), door.today());
    assert_eq!(row.copies[0].1, Whereabouts::KeptFor(ben));
    assert_eq!((row.free, row.waiting), (0, 2));
    assert_eq!(hurdles_of(door.lend_because(cleo, copies[0], "")), [Hurdle::KeptFor { child: ben }]);
    door.lending(LendingCommand::CancelHold(first)).unwrap();
    assert_eq!(door.lending(LendingCommand::CancelHold(first)), Err(LendingError::Gone));
    assert_eq!(ready(&door), [second]);
    door.lend(cleo, copies[0]);
    assert_eq!(door.book.holds().count(), 0, "what she waited for has come");
}

#[test]
fn two_copies_serve_two_who_wait() {
    let (mut door, [ada, ben, cleo], item, copies) = a_door(2);
    hold(&mut door, ben, item);
    assert!(
        door.lend_because(ada, copies[0], "").is_ok(),
        "one is free, and one is kept for Ben"
    );
    assert_eq!(hurdles_of(door.lend_because(cleo, copies[1], "")), [Hurdle::KeptFor { child: ben }]);
    door.lend(ben, copies[1]);
}

#[test]
fn the_best_kept_copy_goes_out_next() {
    let (mut door, [ada, ..], item, copies) = a_door(2);
    door.lending(LendingCommand::SetCopy(copies[0], CopyState::Ready, Condition::Worn))
        .unwrap();
    assert_eq!(copy_to_lend(&door.book, item), Some(copies[1]));
    door.lend(ada, copies[1]);
    assert_eq!(copy_to_lend(&door.book, item), Some(copies[0]));
}

#[test]
fn a_wish_keeps_nothing_back_and_goes_when_it_comes_true() {
    let (mut door, [ada, ben, _], item, copies) = a_door(1);
    door.lending(LendingCommand::Wish(ben, item)).unwrap();
    assert_eq!(door.lending(LendingCommand::Wish(ben, item)), Err(LendingError::WishesAlready));
    let loan = door.lend(ada, copies[0]);
    assert_eq!(door.book.wishes().count(), 1);
    door.back(loan);
    door.lend(ben, copies[0]);
    assert_eq!(door.book.wishes().count(), 0);
}

#[test]
fn nobody_waits_who_has_left() {
    let (mut door, [ada, ..], item, _) = a_door(1);
    hold(&mut door, ada, item);
    door.ask(Command::People(PeopleCommand::Archive(ada))).unwrap();
    assert_eq!(door.book.holds().count(), 0);
    assert_eq!(hurdles_of(door.lending(LendingCommand::Hold(ada, item))), [Hurdle::HasLeft]);
}
