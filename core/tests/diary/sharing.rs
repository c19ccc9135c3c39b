//! What goes home: composed, looked through for other names, sent to those who may have it, remembered; and the day closed.

use super::*;
use crate::door::JPEG;
use pebblebook::diary::{AccidentAsked, Act, DayRulesAsked, DoseAsked, PermissionAsked, SentAsked, ToldAsked, Topic};
use pebblebook::journal::{JournalCommand, NewPicture, NextStepAsked, ObservationAsked, OfChildAsked, PictureAsked, StepMove, StepState};
use pebblebook::people::{CarerAsked, Purpose};
use pebblebook::sharing::{Open, Part, Way, closing, going_home, handover, is_sent, messages, named_in, quick, recipients};

fn family(door: &mut Door, child: ChildId) {
    let carer = |name: &str, gets_messages| CarerAsked {
        name: name.into(),
        gets_messages,
        may_collect: true,
        phone: "07700 900114".into(),
        ..CarerAsked::default()
    };
    door.change_child(child, |asked| {
        asked.carers = vec![carer("Beth Ellis", true), carer("Martin Ellis", false)]
    });
}

fn sent(child: ChildId, to: &str, words: &str, handover: bool) -> EntryAsked {
    EntryAsked {
        note: words.into(),
        ..blank(
            child,
            WhatAsked::Sent(SentAsked {
                to: vec![to.into()],
                way: Way::Chat,
                handover_of: if handover { MONDAY.into() } else { String::new() },
                reply: String::new(),
            }),
        )
    }
}

fn at(asked: EntryAsked, at: &str) -> EntryAsked {
    EntryAsked { at: at.into(), ..asked }
}

fn text(door: &Door, child: ChildId) -> String {
    handover(&door.book, door.book.child(child).unwrap(), door.today(), door.now).text()
}

#[test]
fn a_handover_tells_what_is_written() {
    let mut door = Door::on(MONDAY);
    let (olive, oak) = (door.child("Olive", "2025-06-01"), door.child("Oak", "2023-06-01"));
    clock(&mut door, "17:00");
    assert_eq!(text(&door, olive), "", "nothing to tell");
    for asked in [
        at(blank(olive, WhatAsked::Arrived(String::new())), "8:05"),
        nap(olive, "9:30", "10:15"),
        nap(olive, "13:00", "14:15"),
        at(bottle(olive, "120"), "11"),
        at(bottle(olive, "4oz"), "15"),
        at(lunch(olive, "pasta, peas"), "12"),
        note(olive, About::BringTomorrow, "nappies"),
        note(olive, About::Temperature, "37.2"),
        at(note(olive, About::Outing, "the duck pond"), "10:30"),
        note(olive, About::Synopsis, "A splashing day."),
    ] {
        write(&mut door, asked).unwrap();
    }
    let seen = ObservationAsked {
        text: "Olive and Oak found the biggest puddle".into(),
        children: [(olive, "jumped first"), (oak, "not for Olive’s page")]
            .map(|(child, line)| OfChildAsked { child, line: line.into() })
            .to_vec(),
        finished: true,
        ..ObservationAsked::blank(&[], door.today())
    };
    door.ask(Command::Journal(JournalCommand::Save(None, seen, Vec::new()))).unwrap();
    let (_, copies) = door.book("The Hen", 1);
    door.policy(|policy| policy.from_age = "0".into());
    door.lend(olive, copies[0]);
    let expected = "Olive’s day\nA splashing day.\nHere since 08:05.\nSlept 2 h (09:30 to 10:15, 13:00 to 14:15).\nMilk: 234 ml in 2 feeds.\nAte lunch: \
                    pasta, peas (most of it).\nTemperature: 37.2.\nOut and about: the duck pond\nSeen today: Olive and another child found the biggest puddle jumped first\nComing home to read: \
                    “The Hen”.\nPlease bring: nappies.";
    assert_eq!(text(&door, olive), expected);
    let child = door.book.child(olive).unwrap();
    assert_eq!(handover(&door.book, child, door.today(), door.now).named, []);
    let mut rules = DayRulesAsked::of(door.book.day_rules());
    let at = |part| Part::ALL.iter().position(|one| *one == part).unwrap();
    rules.templates[at(Part::Slept)].text = "Zzz: {what}".into();
    rules.templates[at(Part::Here)].text = String::new();
    rules.templates[at(Part::Closing)].text = "See you soon, {name}!".into();
    ask(&mut door, DiaryCommand::SaveRules(rules)).unwrap();
    assert_eq!(door.book.day_rules().templates.len(), 3, "those as shipped are not kept");
    let reworded = text(&door, olive);
    assert!(
        reworded.contains("\nZzz: 2 h (") && !reworded.contains("Here") && reworded.ends_with("\nSee you soon, Olive!"),
        "{reworded}"
    );
}

#[test]
fn it_says_how_many_photos_wait() {
    let mut door = Door::on(MONDAY);
    let (olive, oak) = (door.child("Olive", "2025-06-01"), door.child("Oak", "2023-06-01"));
    for child in [olive, oak] {
        door.agree(child, &Purpose::ALL);
    }
    let photo = |who: &[ChildId]| PictureAsked {
        who: who.to_vec(),
        ..PictureAsked::default()
    };
    let seen = ObservationAsked {
        text: "Built a bridge".into(),
        photos: vec![photo(&[olive]), photo(&[olive, oak]), photo(&[oak])],
        finished: true,
        ..ObservationAsked::blank(&[olive, oak], door.today())
    };
    let files = || NewPicture {
        whole: JPEG.to_vec(),
        small: None,
    };
    door.ask(Command::Journal(JournalCommand::Save(None, seen, vec![files(), files(), files()])))
        .unwrap();
    let told = text(&door, olive);
    assert!(told.contains("Photos to look at together: 2."), "those in which she is: {told}");
    door.go_to(day("2026-11-24"));
    assert_eq!(text(&door, olive), "", "and on the next day they are told already");
}

#[test]
fn it_tells_of_medicine_accidents_next_steps_and_of_books_to_bring_back() {
    let mut door = Door::on("2026-11-16");
    let olive = door.child("Olive", "2023-06-01");
    let (_, copies) = door.book("The Hen", 1);
    door.lend(olive, copies[0]);
    door.go_to(day(MONDAY));
    let mut accident = blank(
        olive,
        WhatAsked::Accident(AccidentAsked {
            place: "the step".into(),
            injury: "a red mark".into(),
            first_aid: "a cold cloth".into(),
            ..AccidentAsked::default()
        }),
    );
    accident.note = "Bumped her knee".into();
    write(&mut door, accident).unwrap();
    let permission = PermissionAsked {
        medicine: "Calpol".into(),
        dose: "5 ml".into(),
        by: "Beth".into(),
        signed: true,
        ..PermissionAsked::default()
    };
    write(&mut door, blank(olive, WhatAsked::Permission(permission))).unwrap();
    let dose = DoseAsked {
        medicine: "Calpol".into(),
        dose: "5 ml".into(),
        ..DoseAsked::default()
    };
    write(&mut door, at(blank(olive, WhatAsked::Dose(dose)), "10:30")).unwrap();
    let step = NextStepAsked {
        text: "Pours without spilling".into(),
        ..NextStepAsked::blank(olive, None)
    };
    door.ask(Command::Journal(JournalCommand::SaveStep(None, step))).unwrap();
    let seen = ObservationAsked {
        text: "Poured the milk".into(),
        finished: true,
        ..ObservationAsked::blank(&[olive], door.today())
    };
    door.ask(Command::Journal(JournalCommand::Save(None, seen, Vec::new()))).unwrap();
    let shown = door.book.observations().next().unwrap().id;
    let step = door.book.next_steps_of(olive).next().unwrap().id;
    let moved = StepMove {
        to: StepState::Seen,
        reason: String::new(),
        seen_in: Some(shown),
    };
    door.ask(Command::Journal(JournalCommand::MoveStep(step, moved))).unwrap();
    let told = text(&door, olive);
    for line in [
        "Medicine: Calpol 5 ml at 10:30.",
        "A bump today: Bumped her knee; the step; a red mark; a cold cloth.",
        "A next step reached: Pours without spilling",
        "Please bring back: “The Hen”.",
    ] {
        assert!(told.contains(line), "{line}: {told}");
    }
}

#[test]
fn another_childs_name_is_caught_though_it_is_a_word_too() {
    let mut door = Door::on(MONDAY);
    let [olive, rose, may, will] = ["Olive", "Rose Hart", "May", "Will"].map(|name| door.child(name, "2025-06-01"));
    family(&mut door, olive);
    let named = |door: &Door, text: &str| named_in(&door.book, door.book.child(olive).unwrap(), text);
    for (text, who) in [
        ("Played with Rose in the sand", &[rose][..]),
        ("ROSE’s tower", &[rose]),
        ("May and Will sang", &[may, will]),
        ("She rose early", &[rose]),
        ("roses, Mayor, goodwill", &[]),
        ("Olive slept", &[]),
    ] {
        assert_eq!(named(&door, text), who, "{text}");
    }
    write(&mut door, note(olive, About::Synopsis, "Sang with Rose")).unwrap();
    let child = door.book.child(olive).unwrap();
    assert_eq!(handover(&door.book, child, door.today(), door.now).named, [rose]);
    let message = sent(olive, "Beth Ellis", "Olive sang with Rose", false);
    assert_eq!(questions(write(&mut door, message.clone())), [Question::Names(olive, rose)]);
    write(
        &mut door,
        EntryAsked {
            all_the_same: true,
            ..message
        },
    )
    .expect("she said so");
    let unnamed = Part::ALL.map(Part::shipped).join(" ");
    assert_eq!(named(&door, &unnamed), [], "no words to begin with are a name");
}

#[test]
fn messages_go_to_those_marked_for_them_and_are_remembered_with_their_answers() {
    let mut door = Door::on(MONDAY);
    let olive = door.child("Olive", "2025-06-01");
    family(&mut door, olive);
    let names: Vec<_> = recipients(door.book.child(olive).unwrap())
        .map(|carer| carer.name.to_string())
        .collect();
    assert_eq!(names, ["Beth Ellis"]);
    let refused = slips(write(&mut door, sent(olive, "Martin Ellis", "hello", false)));
    assert_eq!(
        refused,
        [(
            Field::SentTo,
            None,
            Problem::NotForMessages {
                who: "Martin Ellis".into()
            }
        )]
    );
    assert_eq!(
        slips(write(&mut door, sent(olive, "", "hello", false)))[0],
        (Field::SentTo, None, Problem::Missing)
    );
    assert_eq!(
        slips(write(&mut door, sent(olive, "Beth Ellis", " ", false)))[0],
        (Field::Note, None, Problem::Missing)
    );
    let id = write(&mut door, sent(olive, "Beth Ellis", "Olive has just fallen asleep.", false)).unwrap();
    assert!(!is_sent(&door.book, olive, day(MONDAY)));
    let (deed, _) = ask(&mut door, DiaryCommand::Reply(id, "Thank you! x".into())).unwrap();
    assert!(matches!(
        deed,
        Deed::Diary {
            act: Act::Replied,
            topic: Topic::Sent,
            ..
        }
    ));
    change(&mut door, id, |asked| asked.note = "Something else.".into()).unwrap();
    assert_eq!(
        entry(&door, id).note.as_str(),
        "Olive has just fallen asleep.",
        "what went has gone"
    );
    let kept = entry(&door, id).sent().unwrap();
    assert_eq!((kept.reply.as_str(), kept.replied.is_some()), ("Thank you! x", true));
    let later = write(&mut door, sent(olive, "Beth Ellis", "Olive’s day", true)).unwrap();
    assert!(is_sent(&door.book, olive, day(MONDAY)));
    assert_eq!(
        messages(&door.book, olive).iter().map(|entry| entry.id).collect::<Vec<_>>(),
        [later, id]
    );
    // Whoever is not marked any more had it all the same.
    door.change_child(olive, |asked| asked.carers[0].gets_messages = false);
    change(&mut door, id, |asked| asked.note.push('!')).unwrap();
    let mut paper = sent(olive, "", "On paper", true);
    if let WhatAsked::Sent(sent) = &mut paper.what {
        sent.way = Way::Printed;
    }
    write(&mut door, paper).expect("to whoever comes");
}

#[test]
fn a_handover_of_the_next_morning_is_of_the_day_before() {
    let mut door = Door::on(MONDAY);
    let olive = door.child("Olive", "2025-06-01");
    family(&mut door, olive);
    door.go_to(day("2026-11-24"));
    let id = write(&mut door, sent(olive, "Beth Ellis", "Olive’s day", true)).unwrap();
    assert_eq!(entry(&door, id).day, day("2026-11-24"), "it went on this day");
    assert!(is_sent(&door.book, olive, day(MONDAY)) && !is_sent(&door.book, olive, day("2026-11-24")));
}

#[test]
fn what_has_just_happened_is_offered_as_a_message() {
    let mut door = Door::on(MONDAY);
    let olive = door.child("Olive", "2025-06-01");
    clock(&mut door, "12:30");
    let asleep = write(&mut door, nap(olive, "", "")).unwrap();
    let said = |door: &Door, id| quick(&door.book, entry(door, id));
    assert_eq!(said(&door, asleep).as_deref(), Some("Olive has just fallen asleep."));
    clock(&mut door, "13:50");
    ask(&mut door, DiaryCommand::Wake(asleep, String::new(), false)).unwrap();
    assert_eq!(said(&door, asleep).as_deref(), Some("Olive has just woken up, after 1 h 20 min."));
    let fed = write(&mut door, bottle(olive, "4.5oz")).unwrap();
    assert_eq!(said(&door, fed).as_deref(), Some("Olive has had milk: 4.5 oz."));
    let mood = write(&mut door, note(olive, About::Mood, "happy")).unwrap();
    assert_eq!(said(&door, mood), None);
}

#[test]
fn the_day_is_closed_with_what_is_open_told() {
    let mut door = Door::on(MONDAY);
    let (olive, elder) = (door.child("Olive", "2025-12-01"), door.child("Oak", "2022-06-01"));
    family(&mut door, olive);
    clock(&mut door, "17:00");
    assert_eq!(closing(&door.book, day(MONDAY), door.now).open, [], "nobody came");
    for child in [olive, elder] {
        write(&mut door, at(blank(child, WhatAsked::Arrived(String::new())), "8")).unwrap();
    }
    let sleep = write(&mut door, nap(olive, "16:00", "")).unwrap();
    let mut fall = at(blank(olive, WhatAsked::Accident(AccidentAsked::default())), "9");
    fall.note = "Fell".into();
    let fall = write(&mut door, fall).unwrap();
    let open = closing(&door.book, day(MONDAY), door.now).open;
    let all = [
        Open::StillAsleep(olive, sleep),
        Open::NotSignedOut(olive, day(MONDAY)),
        Open::NotSignedOut(elder, day(MONDAY)),
        Open::NotTold(olive, fall),
        Open::NoSynopsis(olive),
        Open::NotSent(olive),
    ];
    let sorted = |mut open: Vec<Open>| {
        open.sort_by_key(|open| format!("{open:?}"));
        open
    };
    assert_eq!(sorted(open), sorted(all.to_vec()));
    let home = going_home(&door.book, day(MONDAY), door.now);
    let ready: Vec<_> = home.iter().map(|home| (home.child.known_as(), home.open.len())).collect();
    assert_eq!(ready, [("Oak", 0), ("Olive", 4)]);
    // The next morning they stand there still, with their day, until that day is closed.
    let mut later = door.second_device();
    later.go_to(day("2026-11-24"));
    let left_over = |door: &Door| {
        let mut open = closing(&door.book, day("2026-11-24"), door.now).open;
        open.retain(|open| matches!(open, Open::NotSignedOut(..)));
        open
    };
    let both = [olive, elder].map(|child| Open::NotSignedOut(child, day(MONDAY)));
    assert_eq!(sorted(left_over(&later)), sorted(both.to_vec()));
    ask(&mut later, DiaryCommand::Close(day(MONDAY))).unwrap();
    assert_eq!(left_over(&later), []);
    // One tap each.
    ask(&mut door, DiaryCommand::Wake(sleep, String::new(), false)).unwrap();
    for child in [olive, elder] {
        write(&mut door, blank(child, WhatAsked::Left(String::new()))).unwrap();
    }
    let told = ToldAsked {
        who: "Beth".into(),
        ..ToldAsked::default()
    };
    ask(&mut door, DiaryCommand::Tell(fall, told)).unwrap();
    write(&mut door, note(olive, About::Synopsis, "A day of bumps")).unwrap();
    write(&mut door, sent(olive, "Beth Ellis", "Olive’s day", true)).unwrap();
    let now = closing(&door.book, day(MONDAY), door.now);
    assert_eq!((now.open, now.closed), (Vec::new(), false));
    let (_, undo) = ask(&mut door, DiaryCommand::Close(day(MONDAY))).unwrap();
    assert!(closing(&door.book, day(MONDAY), door.now).closed && !closing(&door.book, day("2026-11-24"), door.now).closed);
    // The other device closes the same day: nothing to decide.
    let mut other = door.second_device();
    ask(&mut other, DiaryCommand::Reopen(day(MONDAY))).unwrap();
    ask(&mut other, DiaryCommand::Reopen(day(MONDAY))).expect_err("open already");
    door.undo(&undo).unwrap();
    assert!(!closing(&door.book, day(MONDAY), door.now).closed);
}
