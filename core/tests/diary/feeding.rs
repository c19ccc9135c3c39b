//! Milk, food and the rest of a page: what is read, what is refused, what is asked, what is offered first.

use super::*;
use pebblebook::diary::{
    Act, FromHomeAsked, HowMuch, Meal, MilkKind, Toileting, ToiletingKind, Topic, Unit, bottles, foods_tried, is_new_food, meals, since,
    suggest, usual,
};
use pebblebook::journal::Question as JournalQuestion;
use pebblebook::words::Line;

fn setting() -> (Door, ChildId) {
    let mut door = Door::on(MONDAY);
    let olive = door.child("Olive", "2025-12-01");
    (door, olive)
}

#[test]
fn what_was_typed_is_kept_and_sums_are_right() {
    let (mut door, olive) = setting();
    let ids: Vec<_> = ["120", "4½oz", "3.5 oz", "0"]
        .map(|taken| write(&mut door, bottle(olive, taken)).unwrap())
        .to_vec();
    let shown = |door: &Door| {
        let shown = |id: &DiaryEntryId| entry(door, *id).milk().unwrap().taken.unwrap().to_string();
        ids.iter().map(shown).collect::<Vec<_>>()
    };
    let typed = ["120 ml", "4.5 oz", "3.5 oz", "0 ml"];
    assert_eq!(shown(&door), typed);
    // 120 + 127.8 + 99.4
    assert_eq!(today(&door, olive).totals.milk.ml(), 347);
    let rows = door.rows.clone();
    let mut rules = pebblebook::diary::DayRulesAsked::of(door.book.day_rules());
    rules.unit = Unit::Oz;
    ask(&mut door, DiaryCommand::SaveRules(rules)).unwrap();
    assert_eq!(door.rows.len(), rows.len() + 1, "another unit rewrites nothing");
    assert!(rows.iter().all(|(key, row)| door.rows[key] == *row));
    assert_eq!(shown(&door), typed);
}

#[test]
fn bad_amounts_days_and_times_are_told_in_their_fields() {
    let (mut door, olive) = setting();
    clock(&mut door, "12:00");
    let refused = slips(write(&mut door, bottle(olive, "5000")));
    assert_eq!(refused, [(Field::Taken, None, Problem::NotInRange { least: 0, most: 2_000 })]);
    assert_eq!(slips(write(&mut door, bottle(olive, "")))[0].0, Field::Taken);
    let mut tomorrow = bottle(olive, "120");
    tomorrow.day = "2026-11-24".into();
    tomorrow.at = "9".into();
    let refused = slips(write(&mut door, tomorrow));
    assert_eq!(refused[0], (Field::Day, None, Problem::InTheFuture));
    let mut unborn = bottle(olive, "120");
    (unborn.day, unborn.at) = ("2025-11-30".into(), "9".into());
    assert_eq!(slips(write(&mut door, unborn))[0].0, Field::Day);
    for (typed, shown) in [("930", "09:30"), ("9.30", "09:30"), ("0930", "09:30")] {
        let mut asked = bottle(olive, "120");
        asked.at = typed.into();
        let id = write(&mut door, asked).unwrap();
        assert_eq!(entry(&door, id).at.unwrap().clock().to_string(), shown);
    }
    let mut half = bottle(olive, "120");
    half.at = "half nine".into();
    assert_eq!(slips(write(&mut door, half)), [(Field::At, None, Problem::NotATime)]);
    let mut past = bottle(olive, "120");
    past.day = "2026-11-20".into();
    assert_eq!(
        slips(write(&mut door, past)),
        [(Field::At, None, Problem::Missing)],
        "a paper page has its times"
    );
    assert_eq!(
        slips(write(&mut door, note(olive, About::Synopsis, "  "))),
        [(Field::Note, None, Problem::Missing)]
    );
    assert_eq!(slips(write(&mut door, lunch(olive, " , ")))[0].0, Field::Foods);
}

#[test]
fn what_is_odd_is_asked_once() {
    let (mut door, olive) = setting();
    let mut asked = bottle(olive, "500");
    if let WhatAsked::Milk(milk) = &mut asked.what {
        milk.offered = "400".into();
    }
    assert_eq!(
        questions(write(&mut door, asked.clone())),
        [Question::MuchMilk(olive), Question::MoreThanOffered(olive)]
    );
    asked.all_the_same = true;
    let id = write(&mut door, asked).unwrap();
    change(&mut door, id, |asked| asked.note = "thirsty".into()).unwrap();
    let mut night = bottle(olive, "120");
    night.at = "1.30".into();
    let one = Clock::parse("1:30").unwrap();
    assert_eq!(
        questions(write(&mut door, night)),
        [Question::InTheNight(one)],
        "half past one, or 13:30?"
    );
    let mut sunday = bottle(olive, "120");
    (sunday.day, sunday.at) = ("2026-11-22".into(), "9".into());
    let closed = JournalQuestion::Closed { on: day("2026-11-22") };
    assert_eq!(questions(write(&mut door, sunday)), [Question::NotHere(closed)]);
}

#[test]
fn lunch_for_four_stops_for_the_one_and_keeps_the_reason() {
    let mut door = Door::on(MONDAY);
    let children = ["Olive", "Oak", "Ash", "Elm"].map(|name| door.child(name, "2025-06-01"));
    door.change_child(children[2], |asked| asked.allergies = "Milk (mild)\nKiwi".into());
    let before = door.book.clone();
    let mut all: Vec<EntryAsked> = children.iter().map(|child| lunch(*child, "pasta, yoghurt")).collect();
    if let WhatAsked::Food(food) = &mut all[1].what {
        food.eaten = HowMuch::Little;
    }
    let asked = questions(ask(&mut door, DiaryCommand::SaveAll(all.clone())));
    let Question::Allergy(child, met) = &asked[0] else {
        panic!("{asked:?}")
    };
    assert_eq!(
        (asked.len(), *child, met.food.as_str(), met.allergy.as_str()),
        (1, children[2], "yoghurt", "Milk (mild)")
    );
    assert!(asked[0].needs_reason());
    // "All the same" alone is no reason.
    all[2].all_the_same = true;
    questions(ask(&mut door, DiaryCommand::SaveAll(all.clone())));
    assert_eq!(door.book, before, "nothing of the four is kept before it is answered");
    all[2].reason = "Mum sent the soya one".into();
    let (deed, undo) = ask(&mut door, DiaryCommand::SaveAll(all)).unwrap();
    assert_eq!(
        deed,
        Deed::Diary {
            children: children.to_vec(),
            topic: Topic::Food,
            act: Act::Written
        }
    );
    let of = |at: usize| today(&door, children[at]).entries[0].clone();
    let despite = of(2).despite.unwrap();
    assert_eq!(
        (despite.what[0].as_str(), despite.reason.as_str()),
        ("Milk (mild): yoghurt", "Mum sent the soya one")
    );
    assert!(of(0).despite.is_none() && of(1).food().unwrap().eaten == HowMuch::Little);
    door.undo(&undo).unwrap();
    assert_eq!(door.book, before, "one undo takes back all four");
}

#[test]
fn a_slip_in_one_of_several_is_told_with_its_place() {
    let mut door = Door::on(MONDAY);
    let children = ["Olive", "Oak"].map(|name| door.child(name, "2025-06-01"));
    let all = vec![lunch(children[0], "pasta"), lunch(children[1], "")];
    let refused = slips(ask(&mut door, DiaryCommand::SaveAll(all)));
    assert_eq!(refused, [(Field::Foods, Some(1), Problem::Missing)]);
    assert_eq!(door.book.diary().count(), 0);
    assert_eq!(slips(ask(&mut door, DiaryCommand::SaveAll(Vec::new()))), []);
}

#[test]
fn milk_meets_a_milk_allergy_and_formula_until_she_has_said_why() {
    let (mut door, olive) = setting();
    door.change_child(olive, |asked| asked.allergies = "Dairy".into());
    let of = |kind| {
        let mut asked = bottle(olive, "120");
        if let WhatAsked::Milk(milk) = &mut asked.what {
            milk.kind = kind;
        }
        asked
    };
    assert!(matches!(questions(write(&mut door, of(MilkKind::Cows)))[0], Question::Allergy(..)));
    write(&mut door, of(MilkKind::Breast)).unwrap();
    assert!(matches!(
        questions(write(&mut door, of(MilkKind::Formula)))[0],
        Question::Allergy(..)
    ));
    let hers = EntryAsked {
        reason: "Her own, without cow’s milk".into(),
        ..of(MilkKind::Formula)
    };
    let first = write(&mut door, hers).unwrap();
    write(&mut door, of(MilkKind::Formula)).expect("it is known now");
    assert!(
        matches!(questions(write(&mut door, of(MilkKind::Cows)))[0], Question::Allergy(..)),
        "which says nothing of cow’s milk"
    );
    change(&mut door, first, |asked| asked.note = "All of it".into()).expect("and stays with the bottle");
    assert!(entry(&door, first).despite.is_some(), "the reason is kept when the words change");
    let fern = door.child("Fern", "2025-06-01");
    door.change_child(fern, |asked| asked.allergies = "Milk".into());
    let fern = EntryAsked {
        child: fern,
        ..of(MilkKind::Formula)
    };
    assert!(
        matches!(questions(write(&mut door, fern))[0], Question::Allergy(..)),
        "nor of another child’s"
    );
}

#[test]
fn an_entry_is_changed_with_its_history_and_deleted() {
    let (mut door, olive) = setting();
    let id = write(&mut door, bottle(olive, "120")).unwrap();
    let was = entry(&door, id).clone();
    change(&mut door, id, |asked| {
        if let WhatAsked::Milk(milk) = &mut asked.what {
            milk.taken = "4oz".into();
        }
    })
    .unwrap();
    let now = entry(&door, id).clone();
    assert_eq!((now.earlier.len(), &now.earlier[0].what, now.at), (1, &was.what, was.at));
    for taken in 0..30 {
        change(&mut door, id, |asked| asked.note = format!("thought again {taken}")).unwrap();
    }
    let long = entry(&door, id).clone();
    assert_eq!(
        (long.earlier.len(), &long.earlier[0].what),
        (12, &was.what),
        "the first is always kept"
    );
    let (_, undo) = ask(&mut door, DiaryCommand::Remove(id)).unwrap();
    assert_eq!(today(&door, olive).entries.len(), 0);
    door.undo(&undo).unwrap();
    assert_eq!(*entry(&door, id), long);
    // Written of the wrong child: nothing of its past comes along.
    let oak = door.child("Oak", "2025-12-01");
    change(&mut door, id, |asked| asked.child = oak).unwrap();
    assert_eq!((entry(&door, id).child, entry(&door, id).earlier.len()), (oak, 0));
    assert_eq!(today(&door, olive).entries.len(), 0);
}

#[test]
fn since_counts_what_was_given_at_home() {
    let (mut door, olive) = setting();
    clock(&mut door, "8:10");
    let home = FromHomeAsked {
        fed_at: "22:30".into(),
        changed_at: "7.15".into(),
        woke_at: "630".into(),
        night: "up twice".into(),
        medicine: "Calpol".into(),
        dose: "2.5 ml".into(),
        medicine_at: "6:40".into(),
        ..FromHomeAsked::default()
    };
    let asked = blank(olive, WhatAsked::FromHome(home));
    let told = write(&mut door, asked.clone()).unwrap();
    let shown = |moment: Option<Moment>| moment.map(|at| format!("{} {}", at.day(), at.clock())).unwrap_or_default();
    let at = since(&door.book, olive, door.today());
    assert_eq!(
        [at.milk, at.nappy, at.awake].map(shown),
        ["2026-11-22 22:30", "2026-11-23 07:15", "2026-11-23 06:30"],
        "half past ten was the evening before"
    );
    assert_eq!(
        EntryAsked::of(entry(&door, told)).what,
        WhatAsked::FromHome(FromHomeAsked {
            fed_at: "22:30".into(),
            changed_at: "07:15".into(),
            woke_at: "06:30".into(),
            medicine_at: "06:40".into(),
            night: "up twice".into(),
            medicine: "Calpol".into(),
            dose: "2.5 ml".into(),
            ..FromHomeAsked::default()
        })
    );
    clock(&mut door, "11:00");
    write(&mut door, bottle(olive, "120")).unwrap();
    assert_eq!(shown(since(&door.book, olive, door.today()).milk), "2026-11-23 11:00");
    clock(&mut door, "16:00");
    write(&mut door, blank(olive, WhatAsked::Arrived(String::new()))).unwrap();
    clock(&mut door, "17:00");
    write(&mut door, blank(olive, WhatAsked::Left(String::new()))).unwrap();
    for on in [MONDAY, "2026-11-24"] {
        let at = since(&door.book, olive, day(on));
        assert_eq!([at.milk, at.nappy, at.awake], [None; 3], "what was after that nobody here knows");
    }
    clock(&mut door, "12:00");
    let woke = FromHomeAsked {
        woke_at: "1500".into(),
        ..FromHomeAsked::default()
    };
    let woke = blank(olive, WhatAsked::FromHome(woke));
    assert_eq!(
        slips(write(&mut door, woke)),
        [(Field::WokeAt, None, Problem::NotYet)],
        "nobody woke the evening before"
    );
    let nothing = blank(olive, WhatAsked::FromHome(FromHomeAsked::default()));
    assert_eq!(slips(write(&mut door, nothing)), [(Field::Note, None, Problem::Missing)]);
}

#[test]
fn the_last_kind_and_amount_are_offered_first() {
    let (mut door, olive) = setting();
    let noon = Clock::parse("12").unwrap();
    let milk = |door: &Door| match suggest(&door.book, olive, Topic::Milk, door.today(), noon).what {
        WhatAsked::Milk(milk) => milk,
        other => panic!("{other:?}"),
    };
    assert_eq!(milk(&door), MilkAsked::default());
    for taken in ["120", "4oz", "120", "90"] {
        let mut asked = bottle(olive, taken);
        if let WhatAsked::Milk(milk) = &mut asked.what {
            (milk.kind, milk.by) = (MilkKind::Breast, "Mum".into());
        }
        door.now = door.now.plus_minutes(1);
        write(&mut door, asked).unwrap();
    }
    let offered = milk(&door);
    assert_eq!(
        (offered.kind, offered.offered.as_str(), offered.taken.as_str(), offered.by.as_str()),
        (MilkKind::Breast, "90 ml", "", "")
    );
    assert_eq!(bottles(&door.book, olive, door.today(), 2), ["120 ml", "90 ml"]);
    write(&mut door, lunch(olive, "pasta, peas")).unwrap();
    assert_eq!(meals(&door.book, Meal::Lunch, door.today(), 5), ["pasta, peas"]);
    assert_eq!(meals(&door.book, Meal::Tea, door.today(), 5), Vec::<String>::new());
    let meal = suggest(&door.book, olive, Topic::Food, door.today(), noon).what;
    assert!(matches!(meal, WhatAsked::Food(FoodAsked { meal: Meal::Lunch, .. })));
}

#[test]
fn foods_tried_have_their_first_day_and_what_came_of_them() {
    let (mut door, olive) = setting();
    for (on, foods, reaction) in [
        ("2026-11-16", "Carrots, rice", ""),
        ("2026-11-18", "carrot, pear", "red round the mouth"),
        ("2026-11-19", "CARROT", ""),
    ] {
        door.go_to(day(on));
        let mut asked = lunch(olive, foods);
        if let WhatAsked::Food(food) = &mut asked.what {
            food.reaction = reaction.into();
        }
        write(&mut door, asked).unwrap();
    }
    let tried = foods_tried(&door.book, olive);
    let told: Vec<_> = tried
        .iter()
        .map(|tried| (tried.food.as_str(), tried.first.to_string(), tried.times, tried.reactions.len()))
        .collect();
    assert_eq!(
        told,
        [
            ("Carrots", "2026-11-16".to_owned(), 3, 1),
            ("pear", "2026-11-18".to_owned(), 1, 1),
            ("rice", "2026-11-16".to_owned(), 1, 0)
        ]
    );
    // Of a meal with something new the reaction is to that.
    door.go_to(day("2026-11-20"));
    let mut asked = lunch(olive, "egg, carrot");
    if let WhatAsked::Food(food) = &mut asked.what {
        food.reaction = "pulled a face".into();
        food.new_food = true;
    }
    write(&mut door, asked).unwrap();
    let tried = foods_tried(&door.book, olive);
    let reactions = |food: &str| tried.iter().find(|tried| tried.food.as_str() == food).unwrap().reactions.len();
    assert_eq!((reactions("Carrots"), reactions("egg")), (1, 1));
    let new = |food: &str, on: &str| is_new_food(&door.book, olive, &Line::parse(food).unwrap(), day(on));
    assert!(new("carrot", "2026-11-16") && !new("carrot", "2026-11-17") && new("kiwi", "2026-11-30"));
}

#[test]
fn what_is_usual_comes_from_the_childs_own_weeks() {
    let (mut door, olive) = setting();
    let oak = door.child("Oak", "2025-12-01");
    let open = ["16", "17", "18", "19", "20"];
    assert_eq!(usual(&door.book, olive, day(MONDAY)).milk_ml, None);
    for (at, on) in open.iter().enumerate() {
        door.go_to(day(&format!("2026-11-{on}")));
        for _ in 0..=at {
            write(&mut door, bottle(olive, "100")).unwrap();
            let nappy = WhatAsked::Toileting(Toileting {
                kind: ToiletingKind::Both,
                cream: false,
            });
            write(&mut door, blank(olive, nappy)).unwrap();
        }
        write(&mut door, bottle(oak, "300")).unwrap();
    }
    let usual = usual(&door.book, olive, day(MONDAY));
    let range = usual.milk_ml.unwrap();
    assert_eq!(
        (usual.pages, range.least, range.most),
        (5, 200, 400),
        "the least and the most day are left out"
    );
    assert_eq!(usual.nappies.map(|range| (range.least, range.most)), Some((2, 4)));
    assert_eq!(usual.asleep_minutes, None, "nobody slept");
    let page = page(&door.book, olive, day("2026-11-20"), door.now);
    assert_eq!((page.totals.wet, page.totals.dirty, page.totals.nappies), (5, 5, 5));
}
