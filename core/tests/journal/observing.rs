//! Keeping an observation: slips, questions, warnings, the tray, and what a family wrote.

use crate::door::JPEG;
use crate::door::{Door, day};
use crate::{ask, save, seen, slips};
use pebblebook::asked::{Field, Problem};
use pebblebook::command::{Command, Refusal, UndoError};
use pebblebook::eyfs::{Area, Characteristic, Goal, ObjectiveCommand, shipped_id};
use pebblebook::ids::{ChildId, LoanId, ObjectiveId};
use pebblebook::journal::{
    InJournal, JournalCommand, JournalError, Marks, NewPicture, ObservationAsked, OfChildAsked, PictureAsked, Question, Waiting, Warning,
    offer, offer_of_loan, tray, typing, warnings,
};
use pebblebook::lending::{CardAsked, LendingCommand, LogEntryAsked};
use pebblebook::people::{PeopleCommand, Purpose};
use pebblebook::time::{Age, Moment};

#[test]
fn what_must_be_put_right_is_told_at_once_and_nothing_is_kept() {
    let mut door = Door::on("2026-11-23");
    let (ada, ben) = (door.child("Ada", "2024-02-29"), door.child("Ben", "2022-05-05"));
    let today = door.today();
    let future = slips(save(&mut door, seen(&[ada], day("2026-11-24"), "x")));
    assert_eq!(future, [(Field::SeenOn, None, Problem::InTheFuture)]);
    let born = day("2024-02-29");
    let before = slips(save(&mut door, seen(&[ben, ada], day("2024-02-28"), "x")));
    assert_eq!(before, [(Field::SeenOn, Some(1), Problem::Before { day: born })]);
    save(&mut door, seen(&[ada], born, "Ten small fingers")).unwrap();
    let long = ObservationAsked {
        on: "2026-02-30".into(),
        children: vec![OfChildAsked {
            child: ada,
            line: "é".repeat(10_000),
        }],
        by: "x".repeat(121),
        ..seen(&[], today, &"x".repeat(10_000))
    };
    let fields: Vec<_> = slips(save(&mut door, long)).into_iter().map(|(field, at, _)| (field, at)).collect();
    assert_eq!(
        fields,
        [
            (Field::SeenOn, None),
            (Field::WhatHappened, None),
            (Field::SeenBy, None),
            (Field::OwnLine, Some(0))
        ]
    );
    assert_eq!(slips(save(&mut door, seen(&[ada], today, " \n ")))[0].2, Problem::Missing);
    assert_eq!(
        slips(save(&mut door, seen(&[], today, "Somebody sang")))[0],
        (Field::SeenChildren, None, Problem::Missing)
    );
    let crowd = (0..31)
        .map(|number| door.child(&format!("Child {number}"), "2022-05-05"))
        .collect::<Vec<_>>();
    assert_eq!(slips(save(&mut door, seen(&crowd, today, "x")))[0].2, Problem::TooMany { most: 30 });
    let nobody = save(&mut door, seen(&[ChildId::fixed(9)], today, "x"));
    assert_eq!(nobody, Err(JournalError::Gone));
    assert_eq!(door.book.observations().count(), 1);
}

#[test]
fn a_day_on_which_the_child_was_not_here_is_asked_about_once() {
    let mut door = Door::on("2026-11-23");
    let (ada, ben) = (door.child("Ada", "2023-05-05"), door.child("Ben", "2022-05-05"));
    door.change_child(ada, |ada| ada.starts = "2026-11-10".into());
    door.change_child(ben, |ben| ben.leaves = "2026-11-16".into());
    let asked = |children: &[ChildId], on: &str| seen(children, day(on), "Dug a hole");
    let questions = |refused| match refused {
        Err(JournalError::Questions(questions)) => questions,
        other => panic!("{other:?}"),
    };
    let (starts, last) = (day("2026-11-10"), Some(day("2026-11-16")));
    assert_eq!(
        questions(save(&mut door, asked(&[ada, ben], "2026-11-09"))),
        [Question::NotStarted { child: ada, starts }]
    );
    assert_eq!(
        questions(save(&mut door, asked(&[ada, ben], "2026-11-17"))),
        [Question::HasLeft { child: ben, last }]
    );
    let saturday = day("2026-11-14");
    assert_eq!(
        questions(save(&mut door, asked(&[ada], "2026-11-14"))),
        [Question::Closed { on: saturday }]
    );
    for on in ["2026-11-10", "2026-11-16"] {
        save(&mut door, asked(&[ada, ben], on)).unwrap();
    }
    let home = ObservationAsked {
        marks: Marks {
            at_home: true,
            ..Marks::default()
        },
        ..asked(&[ada], "2026-11-14")
    };
    save(&mut door, home).unwrap();
    let sure = ObservationAsked {
        all_the_same: true,
        ..asked(&[ada], "2026-11-14")
    };
    let kept = save(&mut door, sure).unwrap();
    // What was answered is not asked again; another child or day is.
    let mut again = ObservationAsked::of(door.book.observation(kept).unwrap(), &door.book);
    assert!(!again.all_the_same);
    again.text = "Dug a deep hole".into();
    ask(&mut door, JournalCommand::Save(Some(kept), again.clone(), Vec::new())).unwrap();
    again.on = "2026-11-15".into();
    let refused = ask(&mut door, JournalCommand::Save(Some(kept), again, Vec::new()));
    assert!(matches!(refused, Err(JournalError::Questions(_))), "{refused:?}");
}

#[test]
fn another_child_named_in_a_journal_is_warned_of_and_kept() {
    let mut door = Door::on("2026-11-23");
    let (ada, ben) = (door.child("Ada Rose", "2023-05-05"), door.child("Ben", "2022-05-05"));
    let with = |text: &str, lines: [&str; 2]| ObservationAsked {
        children: vec![
            OfChildAsked {
                child: ada,
                line: lines[0].into(),
            },
            OfChildAsked {
                child: ben,
                line: lines[1].into(),
            },
        ],
        ..seen(&[], day("2026-11-23"), text)
    };
    let names = |child, other, own_line| Warning { child, other, own_line };
    let warned = |asked| warnings(&door.book, &asked);
    assert_eq!(warned(with("Built a bench", ["with bent nails", "alone"])), []);
    assert_eq!(warned(with("ADA built it", ["", ""])), [names(ben, ada, false)]);
    assert_eq!(warned(with("Built it", ["Helped Ben’s dog", "Ben dug"])), [names(ada, ben, true)]);
    save(&mut door, with("Ada built it", ["", ""])).unwrap();
}

#[test]
fn a_quick_note_waits_in_the_tray_until_it_is_finished() {
    let mut door = Door::on("2026-11-23");
    let ada = door.child("Ada", "2023-05-05");
    let note = ObservationAsked {
        finished: false,
        ..seen(&[], door.today(), "Said “moon”")
    };
    let note = save(&mut door, note).unwrap();
    assert_eq!(tray(&door.book), [Waiting::Note(note)]);
    let mut asked = ObservationAsked::of(door.book.observation(note).unwrap(), &door.book);
    assert!(!asked.finished);
    asked.finished = true;
    let nobody = ask(&mut door, JournalCommand::Save(Some(note), asked.clone(), Vec::new()));
    assert!(
        matches!(&nobody, Err(JournalError::Slips(slips)) if slips[0].field == Field::SeenChildren),
        "{nobody:?}"
    );
    asked.children = ObservationAsked::blank(&[ada], door.today()).children;
    let before = door.book.clone();
    let (_, undo) = ask(&mut door, JournalCommand::Save(Some(note), asked, Vec::new())).unwrap();
    assert!(door.book.observation(note).unwrap().finished && tray(&door.book).is_empty());
    door.undo(&undo).unwrap();
    assert_eq!(door.book, before);
}

#[test]
fn what_a_family_wrote_is_offered_until_it_is_accepted_or_left() {
    let mut door = Door::on("2026-11-20");
    let ada = door.child("Ada", "2022-05-05");
    let (item, copies) = door.book("The Hen", 1);
    let card = CardAsked {
        objectives: vec![shipped_id(106), shipped_id(402)],
        ..CardAsked::default()
    };
    door.lending(LendingCommand::SaveCard(item, card)).unwrap();
    let loan = door.lend(ada, copies[0]);
    door.go_to(day("2026-11-23"));
    let line = |keep| LogEntryAsked {
        on: "2026-11-22".into(),
        who: "Grandad".into(),
        how: "Told it back".into(),
        liked: "The fox".into(),
        keep_for_journal: keep,
        ..LogEntryAsked::blank(loan, day("2026-11-22"))
    };
    for keep in [false, true, true] {
        door.lending(LendingCommand::SaveLogEntry(None, line(keep))).unwrap();
    }
    let waiting = tray(&door.book);
    let [Waiting::LogEntry(first), Waiting::LogEntry(second)] = waiting[..] else {
        panic!("{waiting:?}")
    };
    let offered = offer(&door.book, first).unwrap();
    assert_eq!(offered.objectives, [shipped_id(106), shipped_id(402)]);
    let mut accepted = offered.asked;
    assert_eq!(accepted.marks.objectives, [] as [ObjectiveId; 0], "nothing is ticked by itself");
    assert_eq!((accepted.text.as_str(), accepted.by.as_str()), ("Told it back\nThe fox", "Grandad"));
    // A Sunday, and no question: it was at home.
    accepted.marks.objectives = vec![shipped_id(402)];
    let kept = save(&mut door, accepted).unwrap();
    assert_eq!(door.book.observation(kept).unwrap().loan(&door.book), Some(loan));
    let marks = &door.book.observation(kept).unwrap().marks;
    assert_eq!((marks.at_home, marks.came_of), (true, Some(first.id())));
    assert!(marks.areas.iter().eq([Area::Literacy]));
    assert_eq!(tray(&door.book), [Waiting::LogEntry(second)]);
    door.lending(LendingCommand::KeepForJournal(second, false)).unwrap();
    assert_eq!(tray(&door.book), []);
    // Without the observation the line is offered again; without the line the observation stays.
    let (_, undo) = ask(&mut door, JournalCommand::Remove(InJournal::Observation(kept))).unwrap();
    assert_eq!(tray(&door.book), [Waiting::LogEntry(first)]);
    door.undo(&undo).unwrap();
    door.lending(LendingCommand::RemoveLogEntry(first)).unwrap();
    assert_eq!((tray(&door.book).len(), door.book.observations().count()), (0, 1));
    assert_eq!(pebblebook::lending::sound::first_fault_by_rules(&door.book), None);
}

#[test]
fn an_observation_can_come_of_a_loan() {
    let mut door = Door::on("2026-11-20");
    let ada = door.child("Ada", "2022-05-05");
    let (item, copies) = door.book("The Hen", 1);
    let card = CardAsked {
        objectives: vec![shipped_id(106), shipped_id(402)],
        ..CardAsked::default()
    };
    door.lending(LendingCommand::SaveCard(item, card)).unwrap();
    let loan = door.lend(ada, copies[0]);
    door.go_to(day("2026-11-23"));
    let offered = offer_of_loan(&door.book, loan, door.today()).unwrap();
    assert_eq!(offered.objectives, [shipped_id(106), shipped_id(402)]);
    let marks = Marks {
        came_of: Some(loan.id()),
        ..Marks::default()
    };
    assert_eq!(offered.asked.marks, marks, "nothing is ticked by itself, and it was seen here");
    assert_eq!((offered.asked.on.as_str(), offered.asked.children[0].child), ("2026-11-23", ada));
    let mut asked = offered.asked;
    asked.text = "Baked bread for the hen".into();
    asked.finished = true;
    let kept = save(&mut door, asked).unwrap();
    assert_eq!(door.book.observation(kept).unwrap().loan(&door.book), Some(loan));
    // What she does not want to see any more is not offered, and a loan that is not there offers nothing.
    door.ask(Command::Objectives(ObjectiveCommand::Hide(shipped_id(106), true)))
        .unwrap();
    let again = offer_of_loan(&door.book, loan, door.today()).unwrap();
    assert_eq!(again.objectives, [shipped_id(402)]);
    assert_eq!(offer_of_loan(&door.book, LoanId::fixed(1), door.today()), None);
}

#[test]
fn marks_are_each_once_in_order_and_bring_their_areas() {
    let mut door = Door::on("2026-11-23");
    let ada = door.child("Ada", "2023-05-05");
    let asked = ObservationAsked {
        marks: Marks {
            areas: [Area::Mathematics, Area::CommunicationAndLanguage].into_iter().collect(),
            goals: [Goal::Writing].into_iter().collect(),
            objectives: vec![shipped_id(601), shipped_id(601), ObjectiveId::fixed(404)],
            characteristics: [Characteristic::ActiveLearning, Characteristic::PlayingAndExploring]
                .into_iter()
                .collect(),
            ..Marks::default()
        },
        ..seen(&[ada, ada], door.today(), "Wrote a sum")
    };
    let kept = save(&mut door, asked).unwrap();
    let kept = door.book.observation(kept).unwrap();
    let marks = &kept.marks;
    assert_eq!(kept.children.len(), 1);
    let areas = [
        Area::CommunicationAndLanguage,
        Area::Literacy,
        Area::Mathematics,
        Area::UnderstandingTheWorld,
    ];
    assert!(marks.areas.iter().eq(areas));
    assert!(marks.goals.iter().eq([Goal::Writing]));
    assert_eq!(marks.objectives, [shipped_id(601)]);
    assert!(
        marks
            .characteristics
            .iter()
            .eq([Characteristic::PlayingAndExploring, Characteristic::ActiveLearning])
    );
}

#[test]
fn photos_come_with_the_form_and_stay_with_the_observation() {
    let mut door = Door::on("2026-11-23");
    let ada = door.child("Ada", "2023-05-05");
    let photo = |caption: &str| PictureAsked {
        photo: None,
        caption: caption.into(),
        who: vec![],
    };
    let picture = |small: bool| NewPicture {
        whole: JPEG.to_vec(),
        small: small.then(|| JPEG.to_vec()),
    };
    let asked = ObservationAsked {
        photos: vec![photo("The bridge"), photo("")],
        ..seen(&[ada], door.today(), "")
    };
    let bad = NewPicture {
        whole: b"GIF89a".to_vec(),
        small: None,
    };
    let refused = ask(&mut door, JournalCommand::Save(None, asked.clone(), vec![picture(true), bad]));
    assert!(
        matches!(&refused, Err(JournalError::Slips(slips)) if slips[0].at == Some(1)),
        "{refused:?}"
    );
    let one_short = ask(&mut door, JournalCommand::Save(None, asked.clone(), vec![picture(true)]));
    assert_eq!(one_short.unwrap_err(), JournalError::Gone);
    ask(&mut door, JournalCommand::Save(None, asked, vec![picture(true), picture(false)])).unwrap();
    let kept = door.book.observations().next().unwrap().clone();
    assert_eq!((kept.files().count(), door.book.pictures().count()), (3, 3));
    // Another caption, and the second taken out: the first is the same file.
    let mut changed = ObservationAsked::of(&kept, &door.book);
    changed.photos.pop();
    changed.photos[0].caption = "Our bridge".into();
    ask(&mut door, JournalCommand::Save(Some(kept.id), changed.clone(), Vec::new())).unwrap();
    let left = door.book.observation(kept.id).unwrap();
    assert_eq!(
        (left.photos.len(), left.photos[0].photo, left.photos[0].small),
        (1, kept.photos[0].photo, kept.photos[0].small)
    );
    // A photo of another observation is not taken along.
    assert_eq!(save(&mut door, changed), Err(JournalError::Gone));
}

#[test]
fn a_child_who_is_deleted_is_in_no_observation_and_the_others_stay() {
    let mut door = Door::on("2026-11-23");
    let (ada, ben) = (door.child("Ada", "2023-05-05"), door.child("Ben", "2022-05-05"));
    let today = door.today();
    door.agree(ada, &[Purpose::Display]);
    let alone = save(&mut door, seen(&[ada], today, "Alone")).unwrap();
    let both = save(&mut door, seen(&[ada, ben], today, "Both")).unwrap();
    let before = door.book.clone();
    let (_, undo) = door.ask(Command::People(PeopleCommand::Delete(ada))).unwrap();
    assert!(door.book.observation(alone).is_none());
    let left = door.book.observation(both).unwrap();
    assert_eq!((left.children.len(), left.of_child(ada)), (1, None));
    assert!(door.book.consents(ada).is_none());
    assert_eq!(pebblebook::lending::sound::first_fault_by_rules(&door.book), None);
    door.undo(&undo).unwrap();
    assert_eq!(door.book, before);
    // What is taken out cannot come back once its child is gone.
    let (_, undo) = ask(&mut door, JournalCommand::Remove(InJournal::Observation(alone))).unwrap();
    door.ask(Command::People(PeopleCommand::Delete(ada))).unwrap();
    assert!(matches!(door.undo(&undo), Err(Refusal::Undo(UndoError::Unsound(_)))));
}

#[test]
fn the_age_on_an_observation_is_the_age_then() {
    let mut door = Door::on("2028-11-23");
    let (leap, august, september) = (
        door.child("Leap", "2024-02-29"),
        door.child("August", "2023-08-31"),
        door.child("September", "2023-09-01"),
    );
    for (child, on, years, months) in [
        (leap, "2024-02-29", 0, 0),
        (leap, "2025-02-28", 0, 11),
        (leap, "2025-03-01", 1, 0),
        (leap, "2028-02-28", 3, 11),
        (leap, "2028-02-29", 4, 0),
        (august, "2026-08-30", 2, 11),
        (august, "2026-08-31", 3, 0),
        (august, "2026-09-01", 3, 0),
        (september, "2026-08-31", 2, 11),
        (september, "2026-09-01", 3, 0),
        (september, "2027-03-28", 3, 6),
    ] {
        let asked = ObservationAsked {
            all_the_same: true,
            ..seen(&[child], day(on), "Waved")
        };
        let kept = save(&mut door, asked).unwrap();
        let page = pebblebook::journal::page_of(&door.book, door.book.observation(kept).unwrap(), child, day(on)).unwrap();
        assert_eq!(page.age, Some(Age { years, months }), "{on}");
    }
}

#[test]
fn an_hour_after_midnight_in_summer_is_the_new_day() {
    let mut door = Door::on("2027-03-28");
    door.offset = 60;
    let ada = door.child("Ada", "2023-05-05");
    // Half past midnight on Monday, by the clock on the wall.
    door.now = Moment::from_iso("2027-03-28T23:30:00.000Z").unwrap();
    save(&mut door, seen(&[ada], day("2027-03-29"), "Still up")).unwrap_err();
    let closed = ObservationAsked {
        all_the_same: true,
        ..seen(&[ada], day("2027-03-29"), "Still up")
    };
    save(&mut door, closed).unwrap();
    door.now = Moment::from_iso("2027-10-31T23:30:00.000Z").unwrap();
    door.offset = 0;
    assert_eq!(
        slips(save(&mut door, seen(&[ada], day("2027-11-01"), "x"))),
        [(Field::SeenOn, None, Problem::InTheFuture)]
    );
}

#[test]
fn words_speak_of_areas_and_phrases_come_back() {
    use typing::{areas_spoken_of, recent_phrases};
    assert_eq!(
        areas_spoken_of("Counted five snails and one worm"),
        [Area::Mathematics, Area::UnderstandingTheWorld]
    );
    assert_eq!(areas_spoken_of("Was climbing and RUNNING"), [Area::PhysicalDevelopment]);
    assert_eq!(areas_spoken_of("The rungs grunted"), []);
    assert_eq!(areas_spoken_of(""), []);
    let mut door = Door::on("2026-11-23");
    let ada = door.child("Ada", "2023-05-05");
    for text in ["Loved the mud. Washed up", "Loved the MUD!", "Loved the swing", "Zoë sang"] {
        save(&mut door, seen(&[ada], day("2026-11-23"), text)).unwrap();
    }
    assert_eq!(recent_phrases(&door.book, " loved", 5), ["Loved the MUD", "Loved the swing"]);
    assert_eq!(recent_phrases(&door.book, "zoe", 5), ["Zoë sang"]);
    assert_eq!(recent_phrases(&door.book, "loved the mud", 5), [] as [&str; 0]);
    assert_eq!(recent_phrases(&door.book, "", 2).len(), 2);
}
