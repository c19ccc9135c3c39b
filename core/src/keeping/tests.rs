//! Keeping, proved with two children whose names stand in no other text: what is handed over of one holds nothing of the other, and what is
//! erased of one leaves the other as it was.

mod both;
mod days;

use super::*;
use crate::change::{Change, ChangeSet};
use crate::ids::{ChildId, Id, ItemId};
use crate::lending::CopyState;
use crate::merge::SetAside;
use crate::notebook::Notebook;
use crate::people::Child;
use crate::picture::Photo;
use crate::picture::tests::png_of;
use crate::row::{Kind, Knowledge, Record, Row, Stamp};
use crate::store::contract::tests::at_once;
use crate::store::{MemoryStore, Safety, Store, Write};
use crate::time::{Moment, SeededEntropy, days_after};
use crate::vault::Unsealed;
use both::{book, day, everything, line, note, two_children};
use chrono::NaiveDate;

fn with(notebook: &Notebook, record: impl Into<Record>) -> Notebook {
    let mut changed = notebook.clone();
    changed.apply(&ChangeSet::put(record));
    changed
}

fn changed(notebook: &Notebook, id: ChildId, change: impl FnOnce(&mut Child)) -> Notebook {
    let mut child = notebook.child(id).unwrap().clone();
    change(&mut child);
    with(notebook, child)
}

#[test]
fn a_time_ends_with_the_day_of_the_same_number_or_the_last_of_the_month() {
    let years = |years: u32| HowLong::AfterLeaving(years * 12);
    for (how_long, left, from) in [
        (years(3), "2026-08-31", "2029-09-01"),
        (years(3), "2026-09-01", "2029-09-02"),
        (years(1), "2028-02-29", "2029-03-01"),
        (years(4), "2028-02-29", "2032-03-01"),
        (years(1), "2027-02-28", "2028-02-29"),
        (HowLong::AfterLeaving(6), "2026-08-31", "2027-03-01"),
        (HowLong::AfterLeaving(1), "2026-12-31", "2027-02-01"),
        (HowLong::AfterLeaving(0), "2026-12-31", "2027-01-01"),
        (HowLong::WithFamily, "2026-08-31", "2026-08-31"),
        (HowLong::UntilAge(255), "2026-08-31", "2043-05-29"),
    ] {
        assert_eq!(how_long.from(day("2022-02-28"), day(left)), day(from), "{how_long:?} {left}");
    }
    assert_eq!(
        HowLong::AfterLeaving(u32::MAX).from(day("2022-02-28"), day("2026-08-31")),
        NaiveDate::MAX
    );
}

#[test]
fn the_day_itself_is_due_and_the_day_before_is_not() {
    let (notebook, one, _) = two_children();
    let held = Held::on(&notebook, one).unwrap();
    let due = |today: &str| {
        let all = holdings(&notebook, &held).into_iter();
        all.filter(|holding| holding.is_due(day(today)))
            .map(|holding| (holding.papers, holding.count))
            .collect::<Vec<_>>()
    };
    let with_family = [(Papers::Journal, 5), (Papers::Diary, 1), (Papers::Photos, 2)];
    assert_eq!(due("2026-08-30"), []);
    assert_eq!(due("2026-08-31"), with_family);
    assert_eq!(due("2027-08-31"), with_family);
    assert_eq!(due("2027-09-01")[0], (Papers::Loans, 3));
    assert_eq!(due("2029-08-31").len(), 4);
    assert_eq!(due("2029-09-01").len(), 5);
}

#[test]
fn papers_are_kept_as_long_as_what_hangs_on_them() {
    let (notebook, one, _) = two_children();
    let mut rules = KeepingRules::default();
    rules.reading_log.how_long = HowLong::AfterLeaving(60);
    rules.child.how_long = HowLong::WithFamily;
    let notebook = with(&notebook, rules);
    let from: Vec<_> = holdings(&notebook, &Held::on(&notebook, one).unwrap())
        .into_iter()
        .map(|holding| holding.from)
        .collect();
    let five_years = Some(day("2031-09-01"));
    let left = Some(day("2026-08-31"));
    assert_eq!(from, [five_years, five_years, five_years, left, left]);
    let mut rules = KeepingRules::default();
    rules.photos.how_long = HowLong::AfterLeaving(24);
    let notebook = with(&notebook, rules);
    let held = Held::on(&notebook, one).unwrap();
    let journal = holdings(&notebook, &held)
        .into_iter()
        .find(|holding| holding.papers == Papers::Journal);
    assert_eq!(journal.unwrap().from, Some(day("2028-09-01")), "its photos hang on it");
}

#[test]
fn the_list_shows_leavers_only_and_what_is_due_first() {
    let (notebook, one, other) = two_children();
    let today = day("2026-11-25");
    assert_eq!(review(&Notebook::new(), today), []);
    let here = changed(&notebook, one, |child| {
        child.archived = false;
        child.leaves = Some(today);
    });
    assert_eq!(review(&here, today).len(), 1, "the last day is a day at the setting");
    assert_eq!(review(&here, days_after(today, 1)).len(), 2);
    let order = |notebook: &Notebook| review(notebook, today).into_iter().map(|leaver| leaver.child).collect::<Vec<_>>();
    let earlier = changed(&notebook, other, |child| child.leaves = Some(day("2026-03-31")));
    assert_eq!(order(&earlier), [other, one]);
    let unknown = changed(&notebook, one, |child| child.leaves = None);
    assert_eq!(order(&unknown), [other, one]);
    let last = review(&unknown, today).pop().unwrap();
    assert!(last.holdings.iter().all(|holding| holding.from.is_none() && !holding.is_due(today)));
}

#[test]
fn rules_read_back_from_their_form_and_slips_are_told_together() {
    let rules = KeepingRules::default();
    let said = KeepingRules {
        diary: Some(rules.of(Papers::Diary).clone()),
        safety: Some(rules.of(Papers::Safety).clone()),
        ..rules.clone()
    };
    let crate::change::Outcome { changes, .. } = handle(&KeepingAsked::of(&rules)).unwrap();
    assert_eq!(changes, ChangeSet::put(said));
    let mut asked = KeepingAsked::default();
    asked.rules[5].with_family = true;
    asked.rules[1].years = "26".into();
    let Err(KeepingError::Slips(slips)) = handle(&asked) else {
        panic!("{asked:?}")
    };
    let at: Vec<_> = slips.iter().map(|slip| slip.at).collect();
    assert_eq!(at, [0, 0, 1, 1, 2, 2, 3, 3, 4, 4].map(Some));
}

#[test]
fn what_is_handed_over_of_one_child_is_everything_and_nothing_of_another() {
    let (notebook, one, other) = two_children();
    let today = day("2026-11-25");
    let files = [one, other].map(|id| notebook.child(id).unwrap().photo.unwrap());
    let photos = files.map(|id| Photo::new(id, png_of(8, 8)).unwrap());
    let both = [
        (one, "Zebedeo", "Quillane", "0777 1000", "0777 2000"),
        (other, "Quillane", "Zebedeo", "0777 2000", "0777 1000"),
    ];
    for (id, canary, stranger, number, strange_number) in both {
        let export = export(&notebook, id, &photos, today).unwrap();
        let text = String::from_utf8(export.document()).unwrap();
        for strange in [stranger, strange_number] {
            assert!(!text.contains(strange), "{text}");
        }
        for what in [
            "needs",
            "notes",
            "pause",
            "reason",
            "comment",
            "how",
            "liked",
            "line",
            "caption",
            "why",
            "step",
            "home",
            "dropping",
            "interest",
            "pear",
            "lunch",
            "all the same",
            "seed",
            "plum",
            "earlier",
            "plan",
        ] {
            assert!(text.contains(&format!("\"{what} of {canary}\"")), "{what}: {text}");
        }
        for known in [
            number,
            "Mum",
            "Granny",
            "seed",
            "Wanted by both",
            "Little Pebbles",
            "data:image/png;base64,",
            "2026-11-25",
        ] {
            assert!(text.contains(known), "{known}: {text}");
        }
        let ids = notebook.children().map(|child| child.id.to_string());
        assert!(ids.into_iter().all(|id| !text.contains(&id)), "numbers tell nothing to a family");
        assert_eq!(others_in(&notebook, &Held::on(&notebook, id).unwrap()), []);
        // A place in the queue would tell how many others wait.
        let gone = if id == one { other } else { one };
        let erasure = erase(&notebook, gone, &Erasing::Everything(stranger.into()), today).unwrap();
        let mut alone = notebook.clone();
        alone.apply(&erasure.changes);
        assert_eq!(super::export(&alone, id, &photos, today).unwrap(), export);
    }
    assert_eq!(export(&notebook, ChildId::fixed(5), &[], today), Err(KeepingError::Gone));
}

#[test]
fn the_document_is_json_with_a_fact_a_line() {
    let (notebook, one, _) = two_children();
    let notebook = changed(&notebook, one, |child| {
        child.notes = note("quotes \" and \\ and {braces}, [brackets]: all");
        child.allergies.clear();
    });
    let text = export(&notebook, one, &[], day("2026-11-25")).unwrap().document();
    let read: serde_json::Value = serde_json::from_slice(&text).unwrap();
    assert_eq!(read["child"]["notes"], "quotes \" and \\ and {braces}, [brackets]: all");
    let text = String::from_utf8(text).unwrap();
    assert!(
        text.contains("\n  \"setting\": \"Little Pebbles\",\n  \"made_on\": \"2026-11-25\",\n  \"child\": {\n    \"full_name\""),
        "{text}"
    );
    assert!(text.contains("\"allergies\": [],\n"), "{text}");
}

#[test]
fn another_child_named_in_free_words_is_pointed_out() {
    let (notebook, one, other) = two_children();
    let found = |notebook: &Notebook| others_in(notebook, &Held::on(notebook, one).unwrap());
    let noted = |text: &str| changed(&notebook, one, |child| child.notes = note(text));
    for text in ["plays with Quillane", "QUILLANE’s friend", "Quillane Feather’s cousin"] {
        let found = found(&noted(text));
        assert_eq!((found.len(), found[0].who, found[0].at), (1, other, Spot::Page(one)), "{text}");
        assert_eq!(found[0].text, text);
    }
    assert_eq!(found(&noted("likes Quillanesque and Feathers")), []);
    let mut loan = notebook.loans_of_child(one).next().unwrap().clone();
    loan.reasons[0].reason = note("so that Quillane need not wait");
    let in_reason = found(&with(&notebook, loan));
    assert!(matches!(in_reason[..], [Mention { at: Spot::Loan(..), .. }]), "{in_reason:?}");
    let titled = found(&with(&notebook, book(7_000, "Quillane and the moon")));
    assert!(matches!(titled[..], [Mention { at: Spot::Book(_), .. }]), "{titled:?}");
    // A script that writes without gaps.
    let rain = changed(&noted("和小雨一起玩"), other, |child| child.known_as = Some(line("小雨")));
    assert_eq!(found(&rain).len(), 1);
    // Two of one name: the own name is no mention of the other.
    let same = changed(&noted("Zebedeo is four"), other, |child| child.known_as = Some(line("Zebedeo")));
    assert_eq!(found(&same), []);
}

#[test]
fn erasing_everything_asks_for_the_name_and_leaves_the_other_as_it_was() {
    let (notebook, one, other) = two_children();
    let today = day("2026-11-25");
    let all = |typed: &str| erase(&notebook, one, &Erasing::Everything(typed.into()), today);
    for typed in ["", "Zebede", "Quillane", "yes"] {
        assert_eq!(all(typed), Err(KeepingError::NotTheName), "{typed}");
    }
    let erasure = all("  zébedeo ").unwrap();
    assert_eq!(all("Zebedeo Feather"), Ok(erasure.clone()));
    let photo = notebook.child(one).unwrap().photo.unwrap();
    assert_eq!(
        erasure.changes.forgotten(),
        [photo.id(), Id::fixed(3_001)].map(|photo| (Kind::Photo, photo)),
        "its own photo, and the one in the observation with the other"
    );
    let kept = erasure.changes.changes().iter().filter(|change| matches!(change, Change::Put(_)));
    assert_eq!(kept.map(Change::about).collect::<Vec<_>>(), [(Kind::Observation, Id::fixed(3_000))]);
    assert_eq!(
        erasure.changes.changes().len(),
        12,
        "child, answers, loan, line, hold, wish, judgement, step, interest, what is usual, an entry of a day, and what was shared"
    );
    assert!(erasure.drafts.contains(&one.to_string()));
    let mut after = notebook.clone();
    after.apply(&erasure.changes);
    assert_eq!(crate::lending::sound::first_fault(&after), None);
    let kept = |notebook: &Notebook| export(notebook, other, &[], today).unwrap();
    assert_eq!(kept(&after), kept(&notebook));
    for kind in Kind::ALL {
        let left = [1_000, 1_002, 1_003, 1_004, 1_005, 1_006, 1_007, 1_008, 1_009].map(|number| after.record(*kind, Id::fixed(number)));
        assert!(left.iter().all(Option::is_none), "{kind:?}");
    }
}

#[test]
fn nothing_of_an_erased_child_is_left_in_the_store() {
    let (mut changes, one, other) = everything();
    let (mut notebook, mut entropy) = (Notebook::new(), SeededEntropy::new(9));
    notebook.apply(&changes);
    for (id, canary) in [(one, "Zebedeo"), (other, "Quillane")] {
        let picture = [png_of(8, 8), canary.into()].concat();
        changes.add(Photo::new(notebook.child(id).unwrap().photo.unwrap(), picture).unwrap());
    }
    let mut rows = |changes: &ChangeSet, notebook: &Notebook| {
        let written = changes.rows(
            &Unsealed,
            notebook.heads(),
            notebook.last_stamp(),
            Moment::from_millis(9),
            1,
            &mut entropy,
        );
        written.unwrap().0
    };
    let store = MemoryStore::new();
    let all = rows(&changes, &notebook);
    notebook.note(&all);
    at_once(store.commit(&all)).unwrap();
    let write = Write {
        safety: Safety::Made(Moment::from_millis(1)),
        ..Write::default()
    };
    at_once(store.write(write)).unwrap();
    let naming = |canary: &str| {
        let all = [
            at_once(store.everything()).unwrap(),
            at_once(store.read(crate::store::Wanted::Safety(Moment::from_millis(1)))).unwrap(),
        ];
        let names = |row: &&Row| row.body.windows(canary.len()).any(|bytes| bytes == canary.as_bytes());
        all.concat().iter().filter(names).count()
    };
    assert_eq!(
        (naming("Zebedeo"), naming("Quillane")),
        (21, 21),
        "eleven rows, and all but the picture in the safety copy"
    );

    let erasure = erase(&notebook, one, &Erasing::Everything("Zebedeo".into()), day("2026-11-25")).unwrap();
    let keep = rows(&erasure.changes, &notebook);
    let write = Write {
        keep: &keep,
        forget: erasure.changes.forgotten(),
        safety: Safety::ALL_PUT_AWAY,
        ..Write::default()
    };
    at_once(store.write(write)).unwrap();
    assert_eq!((naming("Zebedeo"), naming("Quillane")), (0, 11));
}

#[test]
fn what_another_device_wrote_of_an_erased_child_goes_too() {
    let (notebook, one, _) = two_children();
    let written = |record: Record, number| {
        SetAside::new(Row {
            kind: record.kind(),
            id: record.id(),
            month: record.place().month(),
            stamp: Stamp::after(Stamp::default(), Moment::from_millis(number), 7),
            knew: Knowledge::default(),
            deleted: false,
            v: record.kind().version(),
            body: record.body(),
        })
        .unwrap()
    };
    let mut child = notebook.child(one).unwrap().clone();
    child.photo = Some(Id::fixed(77).into());
    let wish = notebook.wishes().find(|wish| wish.child == one).unwrap().clone();
    let (of_child, of_wish) = (written(child.into(), 3), written(wish.clone().into(), 4));
    let waiting = [of_child.id(), of_wish.id(), Id::fixed(77)];
    let mut notebook = with(&with(&notebook, of_child), of_wish);
    // The wish was taken off here, and changed there.
    let mut taken_off = ChangeSet::new();
    taken_off.remove(Kind::Wish, wish.id);
    notebook.apply(&taken_off);
    // What both shared was written differently there, with a photo that is only there.
    let shared = notebook.observations().next().unwrap().clone();
    let mut elsewhere = shared.clone();
    elsewhere.photos[0].photo = Id::fixed(78).into();
    let of_shared = written(elsewhere.into(), 5);
    let waiting = [&waiting[..], &[of_shared.id(), Id::fixed(78)]].concat();
    let notebook = with(&notebook, of_shared);
    assert_eq!(Held::on(&notebook, one).unwrap().set_aside.len(), 3);

    let erasure = erase(&notebook, one, &Erasing::Everything("Zebedeo".into()), day("2026-11-25")).unwrap();
    let forgotten: Vec<Id> = erasure.changes.forgotten().iter().map(|(_, id)| *id).collect();
    assert!(waiting.iter().all(|id| forgotten.contains(id)), "{forgotten:?}");
    let mut after = notebook.clone();
    after.apply(&erasure.changes);
    assert_eq!(after.all_set_aside().count(), 0);
    assert!(after.observation(shared.id).unwrap().of_child(one).is_none());
}

#[test]
fn a_photo_of_both_goes_with_either_and_one_of_nobody_stays() {
    let (notebook, one, other) = two_children();
    let mut shared = notebook.observations().next().unwrap().clone();
    shared.photos[0].who = vec![one, other];
    shared.photos[1].who.clear();
    let [both, nobody] = [0, 1].map(|at: usize| shared.photos[at].photo);
    let mut alone = shared.clone();
    alone.id = Id::fixed(3_100).into();
    alone.children.retain(|of| of.child == one);
    alone.photos.remove(0);
    alone.photos[0].photo = Id::fixed(3_101).into();
    let notebook = with(&with(&notebook, shared.clone()), alone.clone());
    // By the rules photos and the journal go on the same day; with a longer rule for the journal photos go alone.
    let mut rules = KeepingRules::default();
    rules.reading_log.how_long = HowLong::AfterLeaving(12);
    let longer = with(&notebook, rules);
    for (notebook, stays) in [(&notebook, false), (&longer, true)] {
        let erasure = erase(notebook, one, &Erasing::NotToBeKept, day("2026-11-25")).unwrap();
        let mut after = notebook.clone();
        after.apply(&erasure.changes);
        let left: Vec<_> = after.observation(shared.id).unwrap().files().collect();
        assert_eq!(left, [nobody], "the one of nobody is the other child’s too");
        assert_eq!(after.observation(alone.id).is_some(), stays);
        assert_eq!(after.pictures().filter(|photo| *photo == Id::fixed(3_101).into()).count(), 0);
        assert!(erasure.changes.forgotten().contains(&(Kind::Photo, both.id())));
    }
}

#[test]
fn erasing_by_the_rules_takes_what_is_due_and_no_more() {
    let (notebook, one, _) = two_children();
    let by_rules = |today: &str| erase(&notebook, one, &Erasing::NotToBeKept, day(today));
    assert_eq!(by_rules("2026-08-30"), Err(KeepingError::NothingDue));
    let after = |today: &str| {
        let mut after = notebook.clone();
        after.apply(&by_rules(today).unwrap().changes);
        assert_eq!(crate::lending::sound::first_fault(&after), None);
        after
    };
    let first = after("2026-08-31");
    let held = Held::on(&first, one).unwrap();
    assert_eq!(
        (held.child.photo, held.log.len(), held.loans.len(), held.wishes.len()),
        (None, 0, 1, 1)
    );
    assert_eq!(held.child.carers, notebook.child(one).unwrap().carers);
    let second = after("2027-09-01");
    let held = Held::on(&second, one).unwrap();
    assert_eq!((held.loans.len(), held.holds.len(), held.wishes.len()), (0, 0, 0));
    assert!(after("2029-09-01").child(one).is_none());
}

#[test]
fn a_book_at_home_stands_against_erasing() {
    let (notebook, one, _) = two_children();
    let mut loan = notebook.loans_of_child(one).next().unwrap().clone();
    loan.returned = None;
    let out = with(&notebook, loan);
    for how in [Erasing::NotToBeKept, Erasing::Everything("Zebedeo".into())] {
        assert_eq!(erase(&out, one, &how, day("2030-01-01")), Err(KeepingError::HasLoans { loans: 1 }));
    }
}

#[test]
fn what_names_an_erased_child_elsewhere_is_pointed_out() {
    let (notebook, one, other) = two_children();
    let zebedeo = notebook.child(one).unwrap().clone();
    assert_eq!(mentions_elsewhere(&notebook, &zebedeo), []);
    let mut torn = book(7_200, "The Drum");
    torn.copies[0].state = CopyState::Retired(line("torn by Zebedeo"));
    let named = with(&notebook, torn);
    let named = changed(&named, other, |child| child.notes = note("twin of Zebedeo"));
    let at: Vec<_> = mentions_elsewhere(&named, &zebedeo).into_iter().map(|mention| mention.at).collect();
    assert_eq!(at, [Spot::Page(other), Spot::Book(ItemId::fixed(7_200))]);
}
