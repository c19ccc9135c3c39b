//! What of an observation is one child's: an observation of five children in five journals.

use crate::door::Door;
use crate::{JPEG, ask, seen};
use pebblebook::ids::ChildId;
use pebblebook::journal::{JournalCommand, NewPicture, ObservationAsked, OfChildAsked, PictureAsked, page_of, timeline};
use pebblebook::keeping::{Erasing, Held, erase, export, others_in, photos_to_export};
use pebblebook::people::Purpose;
use proptest::prelude::*;

const NAMES: [&str; 5] = ["Zebedeo Farr", "Quillane Marrow", "Ömür Yıldız", "小雨", "Thibault d’Arc"];

fn five() -> (Door, Vec<ChildId>) {
    let mut door = Door::on("2026-11-23");
    let children = NAMES.map(|name| door.child(name, "2022-05-05"));
    for child in children {
        door.agree(child, &[Purpose::OwnJournal]);
    }
    (door, children.to_vec())
}

/// Five children, each with a line and a photo of its own, and a text that names them all.
fn shared(door: &mut Door, children: &[ChildId]) {
    let first = |name: &str| name.split(' ').next().unwrap().to_owned();
    let asked = ObservationAsked {
        at: format!("while {} slept", first(NAMES[1])),
        by: "Sue".into(),
        children: children
            .iter()
            .zip(NAMES)
            .map(|(child, name)| OfChildAsked {
                child: *child,
                line: format!("ownline{name} beside {}", first(NAMES[0])),
            })
            .collect(),
        photos: children
            .iter()
            .zip(NAMES)
            .map(|(child, name)| PictureAsked {
                photo: None,
                caption: format!("{name}’s tower"),
                who: vec![*child],
            })
            .collect(),
        ..seen(
            &[],
            door.today(),
            &format!("{} built it.", NAMES.map(|name| first(name).to_uppercase()).join(", ")),
        )
    };
    let pictures = vec![
        NewPicture {
            whole: JPEG.to_vec(),
            small: None
        };
        5
    ];
    ask(door, JournalCommand::Save(None, asked, pictures)).unwrap();
}

#[test]
fn a_page_holds_the_own_line_and_no_other_childs() {
    let (mut door, children) = five();
    shared(&mut door, &children);
    let observation = door.book.observations().next().unwrap();
    for (at, child) in children.iter().enumerate() {
        let page = page_of(&door.book, observation, *child, door.today()).unwrap();
        assert!(page.line.as_str().starts_with(&format!("ownline{}", NAMES[at])));
        let photos: Vec<_> = page.photos.iter().map(|picture| picture.photo).collect();
        assert_eq!(photos, [observation.photos[at].photo], "and no photo of the others");
    }
    assert!(page_of(&door.book, observation, ChildId::fixed(1), door.today()).is_none());
}

#[test]
fn what_is_handed_over_of_one_names_none_of_the_other_four() {
    let (mut door, children) = five();
    shared(&mut door, &children);
    for (at, child) in children.iter().enumerate() {
        let export = export(&door.book, *child, &[], door.today()).unwrap();
        let text = String::from_utf8(export.document()).unwrap();
        let words = text.to_lowercase();
        for (other, name) in NAMES.iter().enumerate().filter(|(other, _)| *other != at) {
            assert!(!text.contains(&format!("ownline{name}")), "{name}");
            for part in name.split(' ') {
                assert!(
                    !words.contains(&part.to_lowercase()),
                    "{part} in the papers of {}: {text}",
                    NAMES[at]
                );
            }
            assert!(!text.contains(&children[other].to_string()));
        }
        assert!(text.contains(NAMES[at]) && text.contains("another child"), "{text}");
        assert_eq!(photos_to_export(&door.book, *child, door.today()).len(), 1);
        let found = timeline::Timeline::of(&door.book, Some(*child));
        let other = timeline::Filter {
            search: format!("ownline{}", NAMES[(at + 1) % 5]),
            ..timeline::Filter::default()
        };
        assert_eq!(found.find(&other), [], "nor is it found there by another child’s line");
        // She is told of the places, to find better words.
        let held = Held::on(&door.book, *child).unwrap();
        assert!(others_in(&door.book, &held).len() >= 4);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// Erasing one child of a journal of shared observations takes all that is that child's, and nothing of the others.
    #[test]
    fn erasing_one_leaves_the_others_whole(shares in prop::collection::vec(prop::collection::vec(any::<bool>(), 5), 1..12), gone in 0usize..5) {
        let (mut door, children) = five();
        for (number, share) in shares.iter().enumerate() {
            let of: Vec<ChildId> = children.iter().zip(share).filter(|(_, is)| **is).map(|(child, _)| *child).collect();
            if of.is_empty() {
                continue;
            }
            let pictured: Vec<ChildId> = of.iter().copied().filter(|_| number % 2 == 0).collect();
            let asked = ObservationAsked {
                children: of.iter().map(|child| OfChildAsked { child: *child, line: format!("line {number} of {child}") }).collect(),
                photos: pictured.iter().map(|child| PictureAsked { photo: None, caption: String::new(), who: vec![*child] }).collect(),
                ..seen(&[], door.today(), "Built a den")
            };
            let pictures = pictured.iter().map(|_| NewPicture { whole: JPEG.to_vec(), small: Some(JPEG.to_vec()) }).collect();
            ask(&mut door, JournalCommand::Save(None, asked, pictures)).unwrap();
        }
        let today = door.today();
        let papers = |door: &Door| children.iter().enumerate().filter(|(at, _)| *at != gone)
            .map(|(_, child)| export(&door.book, *child, &[], today).unwrap()).collect::<Vec<_>>();
        let before = papers(&door);
        let files: Vec<_> = Held::on(&door.book, children[gone]).unwrap().files();
        let erasure = erase(&door.book, children[gone], &Erasing::Everything(NAMES[gone].into()), today).unwrap();
        prop_assert_eq!(erasure.changes.forgotten().len(), files.len());
        door.apply(&erasure.changes);
        prop_assert_eq!(papers(&door), before);
        let id = children[gone].to_string();
        let named = door.book.observations().any(|seen| String::from_utf8(pebblebook::json::write(seen)).unwrap().contains(&id));
        prop_assert!(!named);
        prop_assert!(door.book.pictures().all(|photo| !files.contains(&photo)));
    }
}
