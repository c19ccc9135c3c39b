//! The laws of joining: whatever several devices write, delete, bring back and decide, with whatever clocks, they come to the same book in
//! whatever order they meet, and nothing anybody wrote is lost unless somebody wrote on top of it.

use super::*;
use crate::change::{Change, ChangeSet};
use crate::eyfs::{Objective, shipped_objectives};
use crate::notebook::Notebook;
use crate::row::{Knowledge, Stamp};
use crate::time::SeededEntropy;
use crate::vault::Unsealed;
use crate::words::Line;
use proptest::prelude::*;
use std::collections::BTreeSet;

type Rows = BTreeMap<(Kind, Id), Row>;

const NOW: i64 = 1_795_000_000_000;
const YEAR: i64 = 366 * 24 * 60 * 60 * 1000;

fn list(rows: &Rows) -> Vec<Row> {
    rows.values().cloned().collect()
}

fn plan_of(here: &Rows, there: &Rows) -> Plan {
    plan(&list(here), &list(there), Moment::from_millis(NOW))
}

fn joined(here: &Rows, there: &Rows) -> Rows {
    let plan = plan_of(here, there);
    let mut rows = here.clone();
    rows.retain(|key, _| !plan.forget.contains(key));
    rows.extend(plan.keep.into_iter().map(|row| ((row.kind, row.id), row)));
    rows
}

/// The versions in a book, as rows in their records' places.
fn versions(rows: &Rows) -> Vec<Row> {
    let version = |row: &Row| version_in(row).map_or_else(|| row.clone(), |aside| aside.row());
    rows.values().map(version).collect()
}

fn objective(number: u128, text: &str) -> Objective {
    Objective {
        id: Id::fixed(number).into(),
        text: Line::parse(text).unwrap(),
        ..shipped_objectives().next().unwrap()
    }
}

/// What was written on top of what, as it truly was: kept beside the heads, to judge them by.
#[derive(Default)]
struct History(BTreeMap<Id, BTreeSet<Id>>);

impl History {
    fn with_all_before(&self, version: &Row) -> BTreeSet<Id> {
        let id = aside::identity(version);
        let mut all = self.0.get(&id).cloned().unwrap_or_default();
        all.insert(id);
        all
    }
}

#[derive(Clone, Default)]
struct Device {
    number: u32,
    clock: i64,
    book: Notebook,
    rows: Rows,
    /// Every version that was ever here.
    seen: BTreeMap<Id, Row>,
}

impl Device {
    fn new(number: u32, clock: i64) -> Self {
        Device {
            number,
            clock,
            ..Device::default()
        }
    }

    fn write(&mut self, changes: &ChangeSet, history: &mut History) {
        let (number, now) = (self.number, Moment::from_millis(self.clock));
        let (heads, last) = (self.book.heads(), self.book.last_stamp());
        let rows = changes.rows(&Unsealed, heads, last, now, number, &mut SeededEntropy::new(1));
        for row in rows.unwrap().0 {
            let mut before = self
                .rows
                .get(&(row.kind, row.id))
                .map(|row| history.with_all_before(row))
                .unwrap_or_default();
            let let_go = changes.forgotten().iter().filter_map(|key| version_in(&self.rows[key]));
            for aside in let_go.filter(|aside| aside.of() == (row.kind, row.id)) {
                before.extend(history.with_all_before(&aside.row()));
            }
            history.0.insert(aside::identity(&row), before);
            self.seen.insert(aside::identity(&row), row.clone());
            self.book.note(std::slice::from_ref(&row));
            self.rows.insert((row.kind, row.id), row);
        }
        self.book.apply(changes);
        self.rows.retain(|key, _| !changes.forgotten().contains(key));
    }

    fn put(&mut self, number: u128, text: &str, history: &mut History) {
        self.change(Change::Put(objective(number, text).into()), history);
    }

    fn change(&mut self, change: Change, history: &mut History) {
        let mut changes = ChangeSet::new();
        changes.push(change);
        decide_along(&self.book, &mut changes);
        self.write(&changes, history);
    }

    fn join(&mut self, rows: &Rows) {
        let plan = plan_of(&self.rows, rows);
        self.seen.extend(versions(rows).into_iter().map(|row| (aside::identity(&row), row)));
        self.rows = joined(&self.rows, rows);
        self.book.take_in(&plan).unwrap();
        assert!(plan_of(&self.rows, rows).is_empty(), "the same file twice is nothing");
    }

    fn settle(&mut self, which: usize, take: bool, history: &mut History) {
        let all = conflicts(&self.book);
        let Some(conflict) = all.get(which % all.len().max(1)) else {
            return;
        };
        let command = if take {
            SettleCommand::TakeTheOther(conflict.aside)
        } else {
            SettleCommand::KeepWhatIsHere(conflict.aside)
        };
        let outcome = handle(&self.book, command).unwrap();
        assert!(!outcome.undoable());
        self.write(&outcome.changes, history);
    }

    fn check(&self, history: &History) {
        assert!(plan_of(&self.rows, &self.rows).is_empty(), "a book and itself are itself");
        let mut fresh = Notebook::new();
        for row in self.rows.values() {
            fresh.load(row, &Unsealed).unwrap();
        }
        assert_eq!(fresh, self.book);
        assert_eq!(fresh.heads(), self.book.heads());
        let here = versions(&self.rows);
        let mut accounted = BTreeSet::new();
        here.iter().for_each(|version| accounted.extend(history.with_all_before(version)));
        for (id, version) in &self.seen {
            assert!(accounted.contains(id), "lost: {version:?}");
        }
        for row in here.iter().filter(|row| row.deleted) {
            assert!(
                self.rows[&(row.kind, row.id)].deleted,
                "a deletion that nobody knew of before is final"
            );
        }
        for version in &here {
            assert!(
                !here
                    .iter()
                    .any(|other| (other.kind, other.id) == (version.kind, version.id) && other.head().follows(&version.head()))
            );
        }
    }
}

fn three_devices() -> Vec<Device> {
    // One is right, one a year behind, one in the year 9999.
    vec![Device::new(10, NOW), Device::new(11, NOW - YEAR), Device::new(20, i64::MAX)]
}

fn live_through(steps: &[(u8, usize, usize, u128)]) {
    let (mut devices, mut history) = (three_devices(), History::default());
    let mut files: Vec<Rows> = Vec::new();
    for (at, (what, who, which, number)) in steps.iter().enumerate() {
        let many = devices.len();
        let other = devices[which % many].rows.clone();
        let device = &mut devices[who % many];
        device.clock = device.clock.saturating_add(i64::try_from(*which).unwrap() % 3);
        match what {
            0..=3 => device.put(*number, &format!("step {}", at % 7), &mut history),
            4..=5 if device.rows.contains_key(&(Kind::Objective, Id::fixed(*number))) => {
                device.change(Change::Remove(Kind::Objective, Id::fixed(*number)), &mut history);
            }
            6 => device.settle(*which, number % 2 == 0, &mut history),
            7 => files.push(other),
            8 if !files.is_empty() => device.join(&files[which % files.len()].clone()),
            9..=11 => device.join(&other),
            _ => {}
        }
        devices[who % many].check(&history);
    }
    let [a, b, c] = [&devices[0].rows, &devices[1].rows, &devices[2].rows];
    let ab = joined(a, b);
    assert_eq!(ab, joined(b, a), "whichever comes to the other");
    assert_eq!(joined(&ab, c), joined(a, &joined(b, c)), "in whichever order three meet");
    assert_eq!(joined(&ab, b), ab, "and again");
    // All meet at one of them, everything is decided there, and that is carried back.
    for from in [1, 2] {
        let rows = devices[from].rows.clone();
        devices[0].join(&rows);
    }
    let mut which = 0;
    while !conflicts(&devices[0].book).is_empty() {
        devices[0].settle(which, which.is_multiple_of(2), &mut history);
        which += 1;
    }
    let decided = devices[0].rows.clone();
    for device in &mut devices {
        device.join(&decided);
        device.check(&history);
        assert!(conflicts(&device.book).is_empty(), "what is decided is decided everywhere");
        assert_eq!(device.rows, decided);
    }
}

/// A row with any head at all, as a file may bring it.
fn any_row() -> impl Strategy<Value = Row> {
    let stamp = || (0i64..6, 0u32..4).prop_map(|(at, device)| Stamp::after(Stamp::default(), Moment::from_millis(at), device));
    let knew = prop::collection::vec(stamp(), 0..3);
    (0u128..2, 0u8..3, stamp(), knew, any::<bool>()).prop_map(|(number, text, stamp, known, deleted)| {
        let mut knew = Knowledge::default();
        known.into_iter().for_each(|stamp| knew.add(stamp));
        let record = Record::from(objective(number, &text.to_string()));
        Row {
            kind: Kind::Objective,
            id: record.id(),
            month: None,
            stamp,
            knew,
            deleted,
            v: 1,
            body: if deleted { Vec::new() } else { record.body() },
        }
    })
}

/// A book out of rows that met one by one.
fn any_book() -> impl Strategy<Value = Rows> {
    prop::collection::vec(any_row(), 0..6).prop_map(|rows| {
        rows.into_iter()
            .fold(Rows::new(), |book, row| joined(&book, &[((row.kind, row.id), row)].into()))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn devices_that_meet_come_to_the_same_book(steps in prop::collection::vec((0u8..12, 0usize..3, 0usize..30, 0u128..3), 1..60)) {
        live_through(&steps);
    }

    #[test]
    fn the_order_does_not_matter_whatever_heads_a_file_brings(a in any_book(), b in any_book(), c in any_book()) {
        prop_assert_eq!(joined(&a, &b), joined(&b, &a));
        prop_assert_eq!(joined(&joined(&a, &b), &c), joined(&a, &joined(&b, &c)));
        prop_assert_eq!(joined(&a, &a), a.clone());
        let ab = joined(&a, &b);
        prop_assert!(plan_of(&ab, &b).is_empty());
        let last = |rows: &Rows| rows.values().map(|row| row.stamp).max();
        prop_assert_eq!(last(&ab), last(&a).max(last(&b)), "the last stamp of all is never lost");
        for version in versions(&a).iter().chain(&versions(&b)) {
            let here = versions(&ab);
            let kept = here.contains(version) || here.iter().any(|other| other.id == version.id && other.head().follows(&version.head()));
            prop_assert!(kept, "lost: {:?}", version);
        }
    }
}

#[test]
fn a_save_after_a_file_from_the_year_9999_stands() {
    let mut history = History::default();
    let (mut far, mut here) = (Device::new(20, i64::MAX), Device::new(10, NOW));
    far.put(1, "from the far future", &mut history);
    let preview = plan_of(&here.rows, &far.rows).preview;
    assert_eq!(preview.clock_ahead, Some(Moment::from_millis(i64::MAX)));
    here.join(&far.rows);
    here.put(1, "from today", &mut history);
    here.put(2, "and another", &mut history);
    let before = here.rows.clone();
    here.join(&far.rows);
    assert_eq!(here.rows, before);
    assert_eq!(
        plan_of(&before, &far.rows).preview.counts.get(&Kind::Objective).unwrap().kept_ours,
        1
    );
}

#[test]
fn a_copied_device_that_wrote_at_the_same_moment_is_in_conflict_with_itself() {
    let mut history = History::default();
    let mut one = Device::new(10, NOW);
    one.put(1, "as it was", &mut history);
    let mut copy = one.clone();
    one.put(1, "here", &mut history);
    copy.put(1, "there", &mut history);
    let key = (Kind::Objective, Id::fixed(1));
    assert_eq!(one.rows[&key].stamp, copy.rows[&key].stamp);
    let both = joined(&one.rows, &copy.rows);
    assert_eq!((both.len(), &both), (2, &joined(&copy.rows, &one.rows)));
    one.join(&copy.rows);
    one.settle(0, true, &mut history);
    assert_eq!(joined(&copy.rows, &one.rows), one.rows);
}

#[test]
fn a_version_of_ones_own_is_not_built_upon_by_writing_on_another() {
    let mut history = History::default();
    let (mut one, mut two) = (Device::new(10, NOW), Device::new(20, NOW + 5));
    one.put(1, "hers", &mut history);
    two.put(1, "his", &mut history);
    one.join(&two.rows);
    for text in ["his, put right", "and again"] {
        one.put(1, text, &mut history);
        one.join(&two.rows);
        one.check(&history);
        assert_eq!(conflicts(&one.book).len(), 1, "hers is still to be looked at");
    }
}

#[test]
fn two_devices_that_wrote_the_same_are_asked_nothing() {
    let mut history = History::default();
    let (mut one, mut two) = (Device::new(10, NOW), Device::new(20, NOW + 5));
    one.put(1, "the same", &mut history);
    two.put(1, "the same", &mut history);
    let preview = plan_of(&one.rows, &two.rows).preview;
    assert_eq!(
        (preview.counts.get(&Kind::Objective).unwrap().same, preview.conflicts.len()),
        (1, 0)
    );
    one.join(&two.rows);
    assert!(conflicts(&one.book).is_empty());
    one.put(1, "something else", &mut history);
    assert!(conflicts(&one.book).is_empty() && one.rows.len() == 1);
    two.join(&one.rows);
    assert_eq!(two.rows, one.rows);
}

#[test]
fn whoever_deletes_a_record_means_every_version_of_it() {
    let mut history = History::default();
    let (mut one, mut two) = (Device::new(10, NOW), Device::new(20, NOW + 5));
    one.put(1, "hers", &mut history);
    two.put(1, "his", &mut history);
    one.join(&two.rows);
    one.change(Change::Remove(Kind::Objective, Id::fixed(1)), &mut history);
    two.join(&one.rows);
    assert_eq!((two.rows.len(), two.book.count()), (1, 0));
    assert_eq!(two.rows, one.rows);
}

#[test]
fn what_differs_is_told_field_by_field() {
    let told = |here: &str, other: &str| {
        let all = differences(here.as_bytes(), other.as_bytes());
        all.into_iter()
            .map(|one| (one.field, one.here.unwrap_or("-".into()), one.other.unwrap_or("-".into())))
            .collect::<Vec<_>>()
    };
    let line = |field: &str, here: &str, other: &str| (field.to_owned(), here.to_owned(), other.to_owned());
    assert_eq!(told(r#"{"a":1,"b":"x"}"#, r#"{"b":"x","a":1}"#), []);
    assert_eq!(
        told(
            r#"{"name":"Ada","born":null,"carers":[{"name":"Eve","phone":"1"}],"left":true}"#,
            r#"{"name":"Ida","born":"2022-05-05","carers":[{"name":"Eve","phone":"2"},{"name":"Bo"}]}"#
        ),
        [
            line("name", "Ada", "Ida"),
            line("born", "-", "2022-05-05"),
            line("carers.1.phone", "1", "2"),
            line("carers.2", "-", r#"{"name":"Bo"}"#),
            line("left", "true", "-"),
        ]
    );
    assert_eq!(
        told(r#"{"state":"ready"}"#, r#"{"state":{"retired":"torn"}}"#),
        [line("state", "ready", r#"{"retired":"torn"}"#)]
    );
}

#[test]
fn a_version_reads_back_and_no_other_thing_does() {
    let mut history = History::default();
    let mut one = Device::new(10, NOW);
    one.put(1, "hers", &mut history);
    let version = one.rows[&(Kind::Objective, Id::fixed(1))].clone();
    let aside = SetAside::new(version.clone()).unwrap();
    let row = aside.kept_as_row();
    assert_eq!(Record::read(row.kind, row.id, row.v, &row.body), Ok(aside.into()));
    assert!(
        Record::read(row.kind, Id::fixed(9), row.v, &row.body).is_err(),
        "under another identity"
    );
    for kind in [Kind::SetAside, Kind::Photo] {
        assert_eq!(SetAside::new(Row { kind, ..version.clone() }), Err(NotAVersion::Kind(kind)));
    }
    let damaged = Row {
        body: b"{}".to_vec(),
        ..version
    };
    assert!(matches!(SetAside::new(damaged), Err(NotAVersion::Record(_))));
}

#[test]
fn a_picture_is_taken_once_and_gone_for_good() {
    let stamp = Stamp::after(Stamp::default(), Moment::from_millis(NOW), 1);
    let picture = Row {
        kind: Kind::Photo,
        id: Id::fixed(3),
        month: None,
        stamp,
        knew: Knowledge::default(),
        deleted: false,
        v: 1,
        body: vec![1],
    };
    let gone = Row {
        deleted: true,
        body: Vec::new(),
        ..picture.clone()
    };
    assert!(takes_picture(None, &picture) && takes_picture(None, &gone) && takes_picture(Some(&picture), &gone));
    assert!(!takes_picture(Some(&picture), &picture) && !takes_picture(Some(&gone), &picture) && !takes_picture(Some(&gone), &gone));
    assert!(plan(&[], &[picture], Moment::from_millis(NOW)).is_empty());
}

#[test]
fn a_picture_that_only_a_set_aside_version_has_is_still_wanted() {
    let mut history = History::default();
    let (mut one, mut two) = (Device::new(10, NOW), Device::new(20, NOW + 5));
    let mut book = Notebook::new();
    book.apply(&crate::demo::sample(crate::time::parse_date("2026-11-23").unwrap()));
    let mut child = book.children().next().unwrap().clone();
    child.photo = Some(Id::fixed(3).into());
    one.change(Change::Put(child.clone().into()), &mut history);
    child.photo = None;
    two.change(Change::Put(child.into()), &mut history);
    one.join(&two.rows);
    assert_eq!(pictures_set_aside(&one.book), crate::order::set([Id::fixed(3).into()]));
}

#[test]
fn tens_of_thousands_of_rows_are_joined_in_one_go() {
    let rows = |device: u32| -> Rows {
        let stamp = Stamp::after(Stamp::default(), Moment::from_millis(NOW), device);
        let row = |number: u128| {
            let record = Record::from(objective(number, &device.to_string()));
            let (kind, id, knew, body) = (record.kind(), record.id(), Knowledge::default(), record.body());
            let (month, deleted, v) = (None, false, 1);
            let row = Row {
                kind,
                id,
                month,
                stamp,
                knew,
                deleted,
                v,
                body,
            };
            ((kind, id), row)
        };
        (0..40_000).map(row).collect()
    };
    let preview = plan_of(&rows(1), &rows(2)).preview;
    assert_eq!(
        (preview.conflicts.len(), preview.counts.get(&Kind::Objective).unwrap().changed),
        (40_000, 40_000)
    );
}
