//! Whatever is written, changed and deleted, on one device or on two: the laws of a page.

use super::*;
use pebblebook::diary::{Toileting, ToiletingKind, asleep};
use proptest::prelude::*;

/// One thing that is done to a page.
#[derive(Clone, Debug)]
struct Step {
    what: u8,
    which: usize,
    more: u32,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    prop::collection::vec((0u8..9, 0usize..64, 0u32..600), 0..18)
        .prop_map(|steps| steps.into_iter().map(|(what, which, more)| Step { what, which, more }).collect())
}

/// What a step asks for, as things stand.
fn command(door: &Door, child: ChildId, step: &Step) -> Option<DiaryCommand> {
    let mut ids: Vec<DiaryEntryId> = door.book.diary().map(|entry| entry.id).collect();
    ids.sort();
    let which = ids.get(step.which % ids.len().max(1)).copied();
    let time = format!("{}:{:02}", 8 + step.more / 60 % 9, step.more % 60);
    let at = |asked: EntryAsked| EntryAsked {
        at: time.clone(),
        all_the_same: true,
        ..asked
    };
    Some(match step.what {
        0 => DiaryCommand::Save(None, at(bottle(child, &format!("{}", step.more / 2)))),
        1 => DiaryCommand::Save(None, at(bottle(child, &format!("{}.5oz", step.more % 9)))),
        2 => {
            let kind = [ToiletingKind::Wet, ToiletingKind::Both, ToiletingKind::Potty][step.which % 3];
            let what = WhatAsked::Toileting(Toileting { kind, cream: false });
            DiaryCommand::Save(None, at(blank(child, what)))
        }
        3 => DiaryCommand::Save(None, at(nap(child, "", ""))),
        4 => DiaryCommand::Wake(which?, time, true),
        5 => DiaryCommand::Check(vec![which?], time),
        6 => {
            let mut asked = at(EntryAsked::of(entry(door, which?)));
            asked.note = format!("changed {}", step.more);
            DiaryCommand::Save(which, asked)
        }
        7 => DiaryCommand::Remove(which?),
        _ => DiaryCommand::SaveAll(vec![at(lunch(child, "rice")), at(note(child, About::Mood, "happy"))]),
    })
}

/// Does the steps, each undone and done again.
fn go(door: &mut Door, child: ChildId, steps: &[Step]) -> Result<(), TestCaseError> {
    for step in steps {
        let Some(asked) = command(door, child, step) else { continue };
        let before = door.book.clone();
        match ask(door, asked) {
            Ok((_, undo)) => {
                let after = door.book.clone();
                door.undo(&undo).unwrap();
                prop_assert_eq!(&door.book, &before, "undo after do is nothing");
                let changes = undo_of(&before, &after);
                door.apply(&changes);
                prop_assert_eq!(&door.book, &after);
            }
            Err(_) => prop_assert_eq!(&door.book, &before, "a refusal changes nothing"),
        }
        totals_are_the_entries(door, child)?;
    }
    Ok(())
}

/// What leads from one book to another.
fn undo_of(before: &pebblebook::notebook::Notebook, after: &pebblebook::notebook::Notebook) -> pebblebook::change::ChangeSet {
    let mut changes = pebblebook::change::ChangeSet::new();
    for record in after.records() {
        if before.record(record.kind(), record.id()).as_ref() != Some(record) {
            changes.add(record.clone());
        }
    }
    for record in before.records() {
        if after.record(record.kind(), record.id()).is_none() {
            changes.remove(record.kind(), record.id());
        }
    }
    changes
}

/// The totals of a page are those of its entries, and every entry of the child stands on one page, once.
fn totals_are_the_entries(door: &Door, child: ChildId) -> Result<(), TestCaseError> {
    let page = today(door, child);
    let all: Vec<&DiaryEntry> = door.book.diary().filter(|entry| entry.child == child).collect();
    prop_assert_eq!(page.entries.len(), all.len());
    for entry in &all {
        prop_assert_eq!(page.entries.iter().filter(|other| other.id == entry.id).count(), 1);
    }
    let milk: u64 = all
        .iter()
        .filter_map(|entry| entry.milk()?.taken)
        .map(|amount| {
            let shown = amount.to_string();
            let (number, unit) = shown.split_once(' ').unwrap();
            let tenths: u64 = (number.parse::<f64>().unwrap() * 10.0).round() as u64;
            tenths * if unit == "oz" { 284 } else { 10 }
        })
        .sum();
    prop_assert_eq!(u64::from(page.totals.milk.ml()), (milk + 50) / 100);
    let slept: i64 = all
        .iter()
        .filter_map(|entry| entry.slept())
        .map(|(began, ended)| (ended.unwrap_or(door.now).millis() - began.millis()).max(0) / 60_000)
        .sum();
    prop_assert_eq!(i64::from(page.totals.asleep_minutes), slept);
    prop_assert_eq!(
        asleep(&door.book, door.now).len(),
        all.iter()
            .filter(|entry| entry.slept().is_some_and(|(_, ended)| ended.is_none()))
            .count()
    );
    for (at, entry) in all.iter().enumerate() {
        for other in &all[at + 1..] {
            let (Some((from, to)), Some((other_from, other_to))) = (entry.slept(), other.slept()) else {
                continue;
            };
            let apart = to.is_some_and(|to| to <= other_from) || other_to.is_some_and(|to| to <= from);
            prop_assert!(apart, "two sleeps at once");
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undo_after_do_is_nothing_and_totals_are_the_entries(steps in steps()) {
        let mut door = Door::on(MONDAY);
        let olive = door.child("Olive", "2025-12-01");
        clock(&mut door, "17:30");
        go(&mut door, olive, &steps)?;
    }

    #[test]
    fn a_page_of_two_devices_is_the_same_in_either_order(both in steps(), here in steps(), there in steps()) {
        let mut one = Door::on(MONDAY);
        let olive = one.child("Olive", "2025-12-01");
        clock(&mut one, "17:30");
        go(&mut one, olive, &both)?;
        let mut two = one.second_device();
        go(&mut one, olive, &here)?;
        go(&mut two, olive, &there)?;
        let (rows_one, rows_two) = (one.rows.clone(), two.rows.clone());
        let (mut ours, mut theirs) = (one.second_device(), two.second_device());
        ours.join(&rows_two);
        theirs.join(&rows_one);
        prop_assert_eq!(&ours.book, &theirs.book);
        // Twice is as good as once.
        ours.join(&rows_two);
        prop_assert_eq!(&ours.book, &theirs.book);
        // Nothing is lost and nothing doubled: each entry of either is there, or was deleted on one of them.
        let ids = |door: &Door| door.book.diary().map(|entry| entry.id).collect::<std::collections::BTreeSet<_>>();
        let (in_one, in_two, in_both) = (ids(&one), ids(&two), ids(&ours));
        for id in in_one.union(&in_two) {
            let kind = pebblebook::row::Kind::DiaryEntry;
            let deleted = one.book.is_deleted(kind, *id) || two.book.is_deleted(kind, *id);
            prop_assert!(in_both.contains(id) != deleted);
        }
        prop_assert!(in_both.iter().all(|id| in_one.contains(id) || in_two.contains(id)));
        let page = today(&ours, olive);
        prop_assert_eq!(page.entries.len(), in_both.len());
        prop_assert_eq!(today(&theirs, olive).totals, page.totals);
    }
}
