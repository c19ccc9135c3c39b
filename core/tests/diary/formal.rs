//! Medicine and accidents: allowed, given, written down, told.

use super::*;
use pebblebook::diary::{
    AccidentAsked, DoseAsked, FromHomeAsked, PermissionAsked, ToldAsked, Topic, formal_record, last_given, permissions, suggest,
};
use pebblebook::keeping::Papers;
use pebblebook::people::CarerAsked;
use pebblebook::words::Line;

fn allowed(child: ChildId, medicine: &str, dose: &str, until: &str) -> EntryAsked {
    let permission = PermissionAsked {
        medicine: medicine.into(),
        dose: dose.into(),
        by: "Beth Ellis".into(),
        signed: true,
        until: until.into(),
        ..PermissionAsked::default()
    };
    blank(child, WhatAsked::Permission(permission))
}

fn given(child: ChildId, medicine: &str, dose: &str, at: &str) -> EntryAsked {
    let dose = DoseAsked {
        medicine: medicine.into(),
        dose: dose.into(),
        witness: "Ann".into(),
        ..DoseAsked::default()
    };
    EntryAsked {
        at: at.into(),
        ..blank(child, WhatAsked::Dose(dose))
    }
}

fn told(who: &str) -> ToldAsked {
    ToldAsked {
        who: who.into(),
        signed: true,
        ..ToldAsked::default()
    }
}

#[test]
fn a_medicine_wants_its_own_permission() {
    let mut door = Door::on(MONDAY);
    let olive = door.child("Olive", "2025-06-01");
    let asked = questions(write(&mut door, given(olive, "Calpol", "2.5 ml", "9")));
    assert!(matches!(&asked[..], [Question::NoPermission(child, _)] if *child == olive && asked[0].needs_reason()));
    write(&mut door, allowed(olive, "Calpol", "2.5ml", "2026-11-24")).unwrap();
    let id = write(&mut door, given(olive, "calpol", "2.5 ML", "9")).expect("allowed, however it is written");
    assert!(entry(&door, id).despite.is_none() && entry(&door, id).is_to_tell());
    let asked = questions(write(&mut door, given(olive, "Nurofen", "2.5 ml", "10")));
    assert!(matches!(asked[..], [Question::NoPermission(..)]), "one medicine is not another");
    let offered = suggest(&door.book, olive, Topic::Dose, door.today(), Clock::parse("9").unwrap());
    assert!(matches!(offered.what, WhatAsked::Dose(dose) if dose.medicine == "Calpol" && dose.dose == "2.5ml"));
    for (on, many) in [(MONDAY, 1), ("2026-11-24", 1), ("2026-11-25", 0), ("2026-11-22", 0)] {
        assert_eq!(permissions(&door.book, olive, day(on)).len(), many, "{on}");
    }
    let reasoned = EntryAsked {
        reason: "111 told us to".into(),
        ..given(olive, "Nurofen", "2.5 ml", "10")
    };
    let id = write(&mut door, reasoned).unwrap();
    assert_eq!(entry(&door, id).despite.as_ref().unwrap().what[0].as_str(), "Nurofen");
}

#[test]
fn another_dose_and_one_too_soon_are_asked_about() {
    let mut door = Door::on(MONDAY);
    let olive = door.child("Olive", "2025-06-01");
    write(&mut door, allowed(olive, "Calpol", "2.5 ml", "")).unwrap();
    let home = FromHomeAsked {
        medicine: "Calpol".into(),
        medicine_at: "6:30".into(),
        ..FromHomeAsked::default()
    };
    write(&mut door, blank(olive, WhatAsked::FromHome(home))).unwrap();
    let asked = questions(write(&mut door, given(olive, "Calpol", "5 ml", "10:29")));
    let [Question::NotTheDose(_, dose), Question::SoonAgain(_, last)] = &asked[..] else {
        panic!("{asked:?}")
    };
    assert_eq!(
        (dose.as_str(), last.at_home, last.at.clock().to_string()),
        ("2.5 ml", true, "06:30".into())
    );
    write(&mut door, given(olive, "Calpol", "2.5 ml", "10:30")).expect("four hours later");
    let calpol = Line::parse("Calpol").unwrap();
    let last = last_given(&door.book, olive, &calpol, door.now).unwrap();
    assert_eq!((last.at.clock().to_string(), last.at_home), ("10:30".into(), false));
    assert!(matches!(
        questions(write(&mut door, given(olive, "Calpol", "2.5 ml", "11")))[..],
        [Question::SoonAgain(..)]
    ));
}

#[test]
fn a_permission_is_signed_and_from_the_family_or_it_is_asked_about() {
    let mut door = Door::on(MONDAY);
    let olive = door.child("Olive", "2025-06-01");
    clock(&mut door, "11:00");
    let by = |who: &str, signed| {
        let permission = PermissionAsked {
            medicine: "Calpol".into(),
            dose: "2.5 ml".into(),
            by: who.into(),
            signed,
            ..PermissionAsked::default()
        };
        blank(olive, WhatAsked::Permission(permission))
    };
    write(&mut door, by("Joe Bloggs", true)).expect("nobody is on her page yet");
    door.change_child(olive, |asked| {
        asked.carers = vec![CarerAsked {
            name: "Beth Ellis".into(),
            relation: "Mum".into(),
            ..CarerAsked::default()
        }]
    });
    let stranger = questions(write(&mut door, by("Joe Bloggs", true)));
    assert_eq!(stranger, [Question::NotOfTheFamily(olive, Line::parse("Joe Bloggs").unwrap())]);
    let permission = write(&mut door, by("mum", false)).expect("it may be signed in the evening");
    let dose = || given(olive, "Calpol", "2.5 ml", "10:30");
    let asked = questions(write(&mut door, dose()));
    assert_eq!(asked, [Question::NotSigned(olive, Line::parse("Calpol").unwrap())]);
    let only_said = EntryAsked {
        all_the_same: true,
        ..given(olive, "Calpol", "25 ml", "10:30")
    };
    assert_eq!(
        questions(write(&mut door, only_said.clone())).len(),
        2,
        "another dose, and not signed: each wants a reason"
    );
    let why = EntryAsked {
        reason: "The doctor said so on the telephone".into(),
        ..only_said
    };
    let kept = write(&mut door, why).unwrap();
    assert_eq!(entry(&door, kept).despite.as_ref().unwrap().what.len(), 2);
    ask(&mut door, DiaryCommand::Remove(kept)).unwrap();
    change(&mut door, permission, |asked| {
        if let WhatAsked::Permission(permission) = &mut asked.what {
            permission.signed = true;
        }
    })
    .unwrap();
    write(&mut door, dose()).expect("now it is signed");
}

#[test]
fn the_family_is_told_of_a_dose_and_of_an_accident() {
    let mut door = Door::on(MONDAY);
    let olive = door.child("Olive", "2025-06-01");
    clock(&mut door, "11:00");
    write(&mut door, allowed(olive, "Calpol", "2.5 ml", "")).unwrap();
    let dose = write(&mut door, given(olive, "Calpol", "2.5 ml", "10:30")).unwrap();
    let mut fall = blank(
        olive,
        WhatAsked::Accident(AccidentAsked {
            place: "Garden".into(),
            injury: "Graze on the left knee".into(),
            first_aid: "Rinsed with water, a plaster".into(),
            ..AccidentAsked::default()
        }),
    );
    fall.at = "9:45".into();
    assert_eq!(
        slips(write(&mut door, fall.clone())),
        [(Field::Note, None, Problem::Missing)],
        "what happened"
    );
    fall.note = "Tripped over the hose".into();
    let fall = write(&mut door, fall).unwrap();
    let mut record = formal_record(&door.book, olive)
        .into_iter()
        .map(|entry| entry.id)
        .collect::<Vec<_>>();
    assert_eq!(record, [dose, fall]);
    record.push(write(&mut door, note(olive, About::Mood, "happy")).unwrap());
    for id in [dose, fall] {
        assert_eq!(
            slips(ask(&mut door, DiaryCommand::Tell(id, ToldAsked::default()))),
            [(Field::ToldWho, None, Problem::Missing)]
        );
        let (_, undo) = ask(&mut door, DiaryCommand::Tell(id, told("Beth Ellis"))).unwrap();
        let kept = entry(&door, id).told().unwrap();
        assert_eq!(
            (kept.who.as_str(), kept.at.clock().to_string(), kept.signed),
            ("Beth Ellis", "11:00".into(), true)
        );
        assert!(!entry(&door, id).is_to_tell() && entry(&door, id).earlier.is_empty());
        change(&mut door, id, |asked| asked.note.push_str(" again")).unwrap();
        assert!(entry(&door, id).told().is_some(), "a change keeps it");
        door.undo(&undo).expect_err("it was changed since");
    }
    ask(&mut door, DiaryCommand::Tell(record[2], told("Beth"))).expect_err("a mood is no accident");
    let mut early = told("Beth");
    early.at = "12".into();
    assert_eq!(
        slips(ask(&mut door, DiaryCommand::Tell(dose, early))),
        [(Field::ToldAt, None, Problem::NotYet)]
    );
}

#[test]
fn what_must_be_there_is_asked_for() {
    let mut door = Door::on(MONDAY);
    let olive = door.child("Olive", "2025-06-01");
    let fields = |refused| slips(refused).into_iter().map(|slip| slip.0).collect::<Vec<_>>();
    let refused = write(&mut door, blank(olive, WhatAsked::Permission(PermissionAsked::default())));
    assert_eq!(fields(refused), [Field::Medicine, Field::Dose, Field::PermittedBy]);
    let refused = write(&mut door, blank(olive, WhatAsked::Dose(DoseAsked::default())));
    assert_eq!(fields(refused), [Field::Medicine, Field::Dose]);
    assert_eq!(
        fields(write(&mut door, allowed(olive, "Calpol", "5 ml", "2026-11-22"))),
        [Field::PermittedUntil]
    );
}

#[test]
fn they_read_back_as_they_were_typed_and_are_kept_for_long() {
    let mut door = Door::on(MONDAY);
    let olive = door.child("Olive", "2025-06-01");
    clock(&mut door, "16:00");
    write(&mut door, allowed(olive, "Calpol", "2.5 ml", "2026-12-24")).unwrap();
    let mut dose = given(olive, "Calpol", "2.5 ml", "10:30");
    if let WhatAsked::Dose(dose) = &mut dose.what {
        dose.told = told("Dad");
        dose.told.at = "15:40".into();
    }
    write(&mut door, dose).unwrap();
    let ids: Vec<_> = door.book.diary().map(|entry| entry.id).collect();
    for id in ids {
        let before = entry(&door, id).clone();
        assert_eq!(Papers::of(&before.what), Papers::Safety);
        change(&mut door, id, |_| ()).unwrap();
        assert_eq!(*entry(&door, id), before);
    }
}
