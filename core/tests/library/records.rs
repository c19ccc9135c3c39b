//! What is kept beside the loans: children put away and deleted, books and their copies, the reading log, objectives, the forms.

use crate::door::{Door, day, hurdles_of};
use pebblebook::asked::{Field, Problem};
use pebblebook::change::Deed;
use pebblebook::command::{Command, Refusal};
use pebblebook::eyfs::{AgeBand, Area, Goal, ObjectiveCommand, ObjectiveError, as_a_set, shipped_objectives};
use pebblebook::lending::{
    BookAsked, CardAsked, Condition, CopyAsked, Hurdle, LendingCommand, LendingError, LogEntryAsked, LogSource, ReturnAsked,
};
use pebblebook::people::{PeopleCommand, PeopleError, PictureChange};
use pebblebook::setting::{PolicyAsked, SettingCommand, SettingError};

fn slips<T: std::fmt::Debug>(refused: Result<T, LendingError>) -> Vec<(Field, Option<usize>)> {
    match refused {
        Err(LendingError::Slips(slips)) => slips.iter().map(|slip| (slip.field, slip.at)).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_child_with_a_book_at_home_is_neither_put_away_nor_deleted() {
    let mut door = Door::on("2026-11-23");
    let ada = door.child("Ada", "2022-05-05");
    let (item, copies) = door.book("The Hen", 1);
    let loan = door.lend(ada, copies[0]);
    let refused = Refusal::People(PeopleError::HasLoans { loans: 1 });
    assert_eq!(door.ask(Command::People(PeopleCommand::Archive(ada))).unwrap_err(), refused);
    assert_eq!(door.ask(Command::People(PeopleCommand::Delete(ada))).unwrap_err(), refused);
    assert_eq!(
        door.lending(LendingCommand::DeleteBook(item)),
        Err(LendingError::IsOut { child: ada })
    );
    door.back(loan);
    let before = door.book.clone();
    let (_, undo) = door.ask(Command::People(PeopleCommand::Delete(ada))).unwrap();
    assert_eq!((door.book.children().count(), door.book.loans().count()), (0, 0));
    door.undo(&undo).unwrap();
    assert_eq!(door.book, before, "deleting is undone whole");
}

#[test]
fn a_leaver_is_put_away_and_comes_back() {
    let mut door = Door::on("2026-11-23");
    let ada = door.child("Ada", "2022-05-05");
    door.ask(Command::People(PeopleCommand::Archive(ada))).unwrap();
    let kept = door.book.child(ada).unwrap();
    assert_eq!((kept.archived, kept.leaves), (true, Some(day("2026-11-23"))));
    door.go_to(day("2027-01-04"));
    door.ask(Command::People(PeopleCommand::BringBack(ada))).unwrap();
    let kept = door.book.child(ada).unwrap();
    assert_eq!((kept.archived, kept.leaves), (false, None));
    assert!(!kept.has_left_by(door.today()));
}

#[test]
fn a_deleted_book_takes_what_hangs_on_it_and_brings_it_back() {
    let mut door = Door::on("2026-11-23");
    let (ada, ben) = (door.child("Ada", "2022-05-05"), door.child("Ben", "2021-03-03"));
    let (item, copies) = door.book("The Hen", 1);
    let loan = door.lend(ada, copies[0]);
    let log = LogEntryAsked {
        how: "Clucked along".into(),
        ..LogEntryAsked::blank(loan, door.today())
    };
    door.lending(LendingCommand::SaveLogEntry(None, log)).unwrap();
    door.lending(LendingCommand::Hold(ben, item)).unwrap();
    door.lending(LendingCommand::Wish(ben, item)).unwrap();
    door.back(loan);
    let before = door.book.clone();
    let (deed, undo) = door.ask(Command::Lending(LendingCommand::DeleteBook(item))).unwrap();
    assert_eq!(deed, Deed::BookDeleted { title: "The Hen".into() });
    let book = &door.book;
    let left = (
        book.books().count(),
        book.loans().count(),
        book.log().count(),
        book.holds().count(),
        book.wishes().count(),
    );
    assert_eq!(left, (0, 0, 0, 0, 0));
    door.undo(&undo).unwrap();
    assert_eq!(door.book, before);
}

#[test]
fn a_copy_with_a_history_is_not_dropped_by_leaving_it_out() {
    let mut door = Door::on("2026-11-23");
    let ada = door.child("Ada", "2022-05-05");
    let (item, copies) = door.book("The Hen", 2);
    let loan = door.lend(ada, copies[0]);
    door.back(loan);
    let mut asked = BookAsked::of(door.book.book(item).unwrap());
    let left_out = asked.copies.remove(0);
    asked.copies.push(CopyAsked {
        id: None,
        number: left_out.number,
        condition: Condition::New,
    });
    let twice = door.lending(LendingCommand::SaveBook(Some(item), asked.clone(), PictureChange::Keep));
    assert_eq!(slips(twice), [(Field::StickerNumber, Some(1))], "its number is on a sticker still");
    asked.copies.clear();
    let none = door.lending(LendingCommand::SaveBook(Some(item), asked.clone(), PictureChange::Keep));
    assert_eq!(slips(none), [(Field::Copies, None)]);
    asked.copies = vec![CopyAsked {
        id: None,
        number: "new".into(),
        condition: Condition::New,
    }];
    door.lending(LendingCommand::SaveBook(Some(item), asked, PictureChange::Keep))
        .unwrap();
    let kept: Vec<_> = door.book.book(item).unwrap().copies.iter().map(|copy| copy.id).collect();
    assert!(
        kept.contains(&copies[0]) && !kept.contains(&copies[1]),
        "the one without a history may go"
    );
}

#[test]
fn numbers_on_stickers_are_given_out_once() {
    let mut door = Door::on("2026-11-23");
    let (hen, _) = door.book("The Hen", 2);
    let (fox, _) = door.book("The Fox", 1);
    let numbers = |item| {
        door.book
            .book(item)
            .unwrap()
            .copies
            .iter()
            .map(|copy| copy.number.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        (numbers(hen), numbers(fox)),
        (vec!["1".to_owned(), "2".into()], vec!["3".to_owned()])
    );
    let mut asked = BookAsked::of(door.book.book(fox).unwrap());
    asked.copies[0].number = "2".into();
    match door.lending(LendingCommand::SaveBook(Some(fox), asked, PictureChange::Keep)) {
        Err(LendingError::Slips(slips)) => assert_eq!(slips[0].problem, Problem::Taken { by: "The Hen".into() }),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_line_of_the_log_belongs_to_the_days_of_its_loan() {
    let mut door = Door::on("2026-11-23");
    let ada = door.child("Ada", "2022-05-05");
    let (_, copies) = door.book("The Hen", 1);
    let loan = door.lend(ada, copies[0]);
    door.go_to(day("2026-11-26"));
    let line = |on: &str, how: &str| LogEntryAsked {
        loan,
        on: on.into(),
        who: "Grandad".into(),
        how: how.into(),
        liked: String::new(),
        source: LogSource::AtTheDoor,
        keep_for_journal: false,
    };
    for on in ["2026-11-22", "2026-11-27", "", "1890-01-01"] {
        assert_eq!(
            slips(door.lending(LendingCommand::SaveLogEntry(None, line(on, "Sang")))),
            [(Field::ReadOn, None)],
            "{on}"
        );
    }
    assert_eq!(
        slips(door.lending(LendingCommand::SaveLogEntry(None, line("2026-11-24", " ")))),
        [(Field::HowUsed, None)]
    );
    for on in ["2026-11-23", "2026-11-26"] {
        door.lending(LendingCommand::SaveLogEntry(None, line(on, "Sang"))).unwrap();
    }
    let first = door.book.log_of(loan)[0].clone();
    assert_eq!(
        (first.on, first.source, first.who.unwrap().as_str()),
        (day("2026-11-23"), LogSource::AtTheDoor, "Grandad")
    );
    door.lending(LendingCommand::KeepForJournal(first.id, true)).unwrap();
    assert!(door.book.log_entry(first.id).unwrap().keep_for_journal);
    door.lending(LendingCommand::SaveLogEntry(Some(first.id), line("2026-11-25", "Sang twice")))
        .unwrap();
    assert_eq!(door.book.log_of(loan).len(), 2);
    door.lending(LendingCommand::RemoveLogEntry(first.id)).unwrap();
    assert_eq!(door.lending(LendingCommand::RemoveLogEntry(first.id)), Err(LendingError::Gone));
    assert_eq!(
        door.lending(LendingCommand::KeepForJournal(first.id, true)),
        Err(LendingError::Gone)
    );
}

#[test]
fn a_line_of_another_loan_follows_the_return_it_came_with() {
    let mut door = Door::on("2026-11-23");
    let (ada, ben) = (door.child("Ada", "2022-05-05"), door.child("Ben", "2021-03-03"));
    let (_, copies) = door.book("The Hen", 2);
    let (hers, his) = (door.lend(ada, copies[0]), door.lend(ben, copies[1]));
    let log = LogEntryAsked {
        how: "Sang".into(),
        ..LogEntryAsked::blank(his, door.today())
    };
    let asked = ReturnAsked {
        log: Some(log),
        ..ReturnAsked::plain(&door.book, door.loan(hers), door.today())
    };
    door.lending(LendingCommand::Return(asked)).unwrap();
    assert_eq!((door.book.log_of(hers).len(), door.book.log_of(his).len()), (1, 0));
    assert_eq!(door.book.log_of(hers)[0].child, ada);
}

#[test]
fn objectives_are_reworded_added_and_hidden() {
    let mut door = Door::on("2026-11-23");
    let shipped = shipped_objectives().next().unwrap();
    let many = door.book.objectives().len();
    let save = |id, area, goal, text: &str| {
        Command::Objectives(ObjectiveCommand::Save {
            id,
            area,
            goal,
            band: None,
            text: text.into(),
        })
    };
    door.ask(save(Some(shipped.id), shipped.area, shipped.goal, "In her own words"))
        .unwrap();
    assert_eq!(door.book.objective(shipped.id).unwrap().text.as_str(), "In her own words");
    assert_eq!(door.book.objectives().len(), many, "reworded, not added");
    let elsewhere = *Area::ALL.iter().find(|area| **area != shipped.area).unwrap();
    let (_, undo) = door.ask(save(None, elsewhere, shipped.goal, "Counts the hens")).unwrap();
    let own = door
        .book
        .objectives()
        .into_iter()
        .find(|own| own.text.as_str() == "Counts the hens")
        .unwrap();
    assert_eq!(own.goal, None::<Goal>, "a goal of another area is passed over");
    let twin = door.ask(save(None, elsewhere, None, " Counts  the hens ")).unwrap_err();
    assert!(matches!(twin, Refusal::Objectives(ObjectiveError::Slips(slips)) if matches!(slips[0].problem, Problem::Taken { .. })));
    assert!(matches!(
        door.ask(save(None, elsewhere, None, " ")),
        Err(Refusal::Objectives(ObjectiveError::Slips(_)))
    ));
    door.undo(&undo).unwrap();
    door.ask(Command::Objectives(ObjectiveCommand::Hide(shipped.id, true))).unwrap();
    assert!(door.book.objective(shipped.id).unwrap().hidden);
    door.ask(save(Some(shipped.id), shipped.area, shipped.goal, "Once more")).unwrap();
    assert!(door.book.objective(shipped.id).unwrap().hidden, "rewording does not bring it back");
}

#[test]
fn a_set_of_objectives_is_taken_in_whole_or_not_at_all() {
    let mut door = Door::on("2026-11-23");
    let import = |door: &mut Door, set: &str| match door.ask(Command::Objectives(ObjectiveCommand::Import(set.into()))) {
        Ok((deed, _)) => Ok(deed),
        Err(Refusal::Objectives(error)) => Err(error),
        Err(other) => panic!("{other:?}"),
    };
    let one = |id: &str, text: &str| {
        let id = if id.is_empty() { String::new() } else { format!(r#""id":"{id}","#) };
        format!(r#"{{{id}"area":"literacy","band":"two_to_three","goal":"writing","text":"{text}"}}"#)
    };
    let set = |of: &[String]| format!(r#"{{"objectives":[{}]}}"#, of.join(","));
    let before = door.book.clone();
    let (first, second) = (shipped_objectives().next().unwrap(), shipped_objectives().nth(1).unwrap());
    let known = first.id.to_string();
    for text in [
        "",
        "[]",
        "{}",
        r#"{"objectives":[{"area":"literacy"}]}"#,
        r#"{"objectives":[{"id":"__proto__","area":"literacy","text":"x"}]}"#,
    ] {
        assert!(matches!(import(&mut door, text), Err(ObjectiveError::NotASet(_))), "{text}");
    }
    let odd = |second: &str| set(&[one("", "Sings"), second.to_owned()]);
    let unnamed = |name: &str| Err(ObjectiveError::UnnamedInSet { at: 1, name: name.into() });
    for (second, name) in [
        (r#"{"area":"naps","text":"Sleeps"}"#, "naps"),
        (r#"{"area":"literacy","band":"teens","text":"Sleeps"}"#, "teens"),
        (r#"{"area":"literacy","goal":"sle\"ep","text":"Sleeps"}"#, "sle\"ep"),
    ] {
        assert_eq!(import(&mut door, &odd(second)), unnamed(name));
    }
    let elsewhere = odd(r#"{"area":"mathematics","goal":"writing","text":"Counts"}"#);
    let goal = Goal::Writing;
    assert_eq!(import(&mut door, &elsewhere), Err(ObjectiveError::GoalElsewhere { at: 1, goal }));
    let doubled = set(&[one(&known, "Reads"), one("", "Sings"), one(&known, "Reads on")]);
    assert_eq!(import(&mut door, &doubled), Err(ObjectiveError::TwiceInSet { at: 2 }));
    let unknown = set(&[
        one("", "Sings"),
        one(&pebblebook::ids::ObjectiveId::fixed(404).to_string(), "Reads"),
    ]);
    assert_eq!(import(&mut door, &unknown), Err(ObjectiveError::UnknownInSet { at: 1 }));
    let slips = |refused| match refused {
        Err(ObjectiveError::Slips(slips)) => slips.into_iter().map(|slip| slip.at).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    let wrong = set(&[
        one("", " "),
        one("", &"x".repeat(10_000)),
        one("", second.text.as_str()),
        one("", "Sings"),
        one("", "Sings"),
    ]);
    assert_eq!(slips(import(&mut door, &wrong)), [0, 1, 2, 4].map(Some));
    let many = set(&vec![one("", "Sings"); 1_001]);
    assert_eq!(slips(import(&mut door, &many)), [None]);
    assert_eq!(door.book, before, "nothing was taken in");

    let whole = set(&[one(&known, "In her own words"), one("", "Sings the alphabet")]);
    assert_eq!(import(&mut door, &whole), Ok(Deed::ObjectivesImported { many: 2 }));
    let reworded = door.book.objective(first.id).unwrap();
    assert_eq!(
        (reworded.text.as_str(), reworded.band),
        ("In her own words", Some(AgeBand::TwoToThree))
    );
    assert_eq!((reworded.area, reworded.goal), (Area::Literacy, Some(Goal::Writing)));
    assert_eq!(door.book.objectives().len(), shipped_objectives().count() + 1);

    // What goes out comes in again, and says nothing new.
    let out = String::from_utf8(as_a_set(&door.book)).unwrap();
    let (before, kept) = (door.book.clone(), door.book.objectives());
    assert_eq!(import(&mut door, &out), Ok(Deed::ObjectivesImported { many: 0 }));
    assert_eq!(door.book, before);
    let changed = out.replacen("Sings the alphabet", "Sings the whole alphabet", 1);
    assert_eq!(import(&mut door, &changed), Ok(Deed::ObjectivesImported { many: 1 }));
    assert_eq!(door.book.objectives().len(), kept.len());

    // Another book takes it whole: what she wrote herself, what she reworded and what she left out.
    door.ask(Command::Objectives(ObjectiveCommand::Hide(second.id, true))).unwrap();
    let out = String::from_utf8(as_a_set(&door.book)).unwrap();
    let mut other = Door::on("2026-11-23");
    assert_eq!(import(&mut other, &out), Ok(Deed::ObjectivesImported { many: 3 }));
    assert_eq!(other.book.objectives(), door.book.objectives());
}

#[test]
fn a_shipped_objective_reworded_before_there_were_bands_is_in_its_band() {
    let mut door = Door::on("2026-11-23");
    let shipped = shipped_objectives().find(|one| one.band == Some(AgeBand::Reception)).unwrap();
    let old = pebblebook::eyfs::Objective {
        band: None,
        ..shipped.clone()
    };
    door.apply(&pebblebook::change::ChangeSet::put(old));
    assert_eq!(door.book.objective(shipped.id).unwrap().band, shipped.band);
    assert!(door.book.objectives().contains(&shipped));
    let bands: Vec<_> = door
        .book
        .objectives()
        .into_iter()
        .filter(|one| one.area == Area::Literacy)
        .map(|one| one.band)
        .collect();
    assert!(bands.is_sorted(), "an area is told from the youngest on");
}

#[test]
fn a_card_keeps_what_is_there_and_fits_its_page() {
    let mut door = Door::on("2026-11-23");
    let (item, _) = door.book("The Hen", 1);
    let shipped = shipped_objectives().next().unwrap().id;
    let asked = CardAsked {
        ways: "Point as you read\n\n Let the child turn the page ".into(),
        words: "hen: a mother chicken\nreap\n: nothing".into(),
        objectives: vec![shipped, pebblebook::ids::ObjectiveId::fixed(404)],
        ..CardAsked::default()
    };
    door.lending(LendingCommand::SaveCard(item, asked)).unwrap();
    let card = door.book.book(item).unwrap().card.clone();
    assert_eq!(
        (card.ways.len(), card.words.len(), card.objectives.as_slice()),
        (2, 2, [shipped].as_slice())
    );
    let crowded = CardAsked {
        questions: "Why?\n".repeat(13),
        ..CardAsked::of(&card)
    };
    assert_eq!(
        slips(door.lending(LendingCommand::SaveCard(item, crowded))),
        [(Field::CardQuestions, None)]
    );
    assert_eq!(CardAsked::of(&card).words, "hen: a mother chicken\nreap");
}

#[test]
fn each_number_of_the_policy_has_its_range() {
    let mut door = Door::on("2026-11-23");
    let standard = PolicyAsked::of(&door.book.policy());
    type Change = fn(&mut PolicyAsked, String);
    let fields: [(Field, Change, &[&str]); 6] = [
        (
            Field::LoanDays,
            |policy, text| policy.loan_days = text,
            &["0", "101", "", "7.5", "-1", "seven"],
        ),
        (Field::BooksAtOnce, |policy, text| policy.books_at_once = text, &["0", "21"]),
        (Field::FromAge, |policy, text| policy.from_age = text, &["9", "three"]),
        (Field::Renewals, |policy, text| policy.renewals = text, &["21"]),
        (
            Field::RecentDays,
            |policy, text| policy.recent_days = text,
            &["1001", "99999999999999999999"],
        ),
        (Field::LadderDays, |policy, text| policy.talk = text, &["7", "30", "0"]),
    ];
    for (field, change, wrong) in fields {
        for text in wrong {
            let mut asked = standard.clone();
            change(&mut asked, (*text).to_owned());
            match door.ask(Command::Setting(SettingCommand::Policy(asked))) {
                Err(Refusal::Setting(SettingError::Slips(slips))) => assert_eq!(slips[0].field, field, "{text}"),
                other => panic!("{field:?} {text}: {other:?}"),
            }
        }
    }
    assert_eq!(PolicyAsked::of(&door.book.policy()), standard);
}

#[test]
fn what_is_gone_is_said_to_be_gone() {
    let mut door = Door::on("2026-11-23");
    let ada = door.child("Ada", "2022-05-05");
    let (item, copies) = door.book("The Hen", 1);
    door.ask(Command::People(PeopleCommand::Delete(ada))).unwrap();
    assert_eq!(door.lend_because(ada, copies[0], ""), Err(LendingError::Gone));
    assert_eq!(door.lending(LendingCommand::Hold(ada, item)), Err(LendingError::Gone));
    assert_eq!(door.lending(LendingCommand::Wish(ada, item)), Err(LendingError::Gone));
    assert_eq!(
        door.ask(Command::People(PeopleCommand::Archive(ada))).unwrap_err(),
        Refusal::People(PeopleError::Gone)
    );
    let ben = door.child("Ben", "2021-03-03");
    door.lending(LendingCommand::DeleteBook(item)).unwrap();
    assert_eq!(door.lend_because(ben, copies[0], ""), Err(LendingError::Gone));
    assert_eq!(door.lending(LendingCommand::DeleteBook(item)), Err(LendingError::Gone));
    let (_, more) = door.book("The Fox", 1);
    door.change_child(ben, |ben| ben.leaves = "2026-11-22".into());
    assert_eq!(hurdles_of(door.lend_because(ben, more[0], "")), [Hurdle::HasLeft]);
}
