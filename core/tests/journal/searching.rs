//! The timeline: what is found is what a plain reading of every observation would find, in order.

use crate::door::{Door, day};
use crate::{save, seen};
use chrono::Days;
use pebblebook::eyfs::{Area, Characteristic};
use pebblebook::journal::timeline::{Filter, Timeline};
use pebblebook::journal::{Marks, ObservationAsked};
use pebblebook::words::matches;
use proptest::prelude::*;

const TEXTS: [&str; 8] = [
    "Ran to the gate",
    "Łukasz lied vor, Zoë hörte zu",
    "نظر محمد إلى القمر",
    "和小雨一起玩水",
    "ΟΔΥΣΣΕΑΣ και η θάλασσα",
    "Ольга пела",
    "नीरज ने गाया",
    "Counted the big RED buttons",
];
const SEARCHES: [&str; 11] = [
    "",
    "ran",
    "zoe łuk",
    "محمد",
    "小雨",
    "οδυσσεας",
    "ольга",
    "नीरज",
    "big  red",
    "ada",
    "hen",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 80, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_found_is_what_a_plain_reading_finds(
        journal in prop::collection::vec((0usize..8, 0u64..40, any::<u8>(), 0u8..8, 0usize..4, any::<bool>()), 0..25),
        search in 0usize..11, area in prop::option::of(0usize..7), characteristic in prop::option::of(0usize..3),
        home in prop::option::of(any::<bool>()), from in prop::option::of(0u64..40), to in prop::option::of(0u64..40), wow in any::<bool>(),
    ) {
        let mut door = Door::on("2026-11-20");
        let children = [door.child("Ada", "2022-05-05"), door.child("Ben", "2022-05-05")];
        let on = |ago: u64| day("2026-11-20") - Days::new(ago);
        for (text, ago, areas, marks, who, finished) in journal {
            let of = [&children[..], &children[..1], &children[1..], &children[..]][who];
            let asked = ObservationAsked {
                marks: Marks {
                    areas: Area::ALL.into_iter().filter(|area| areas & (1 << (area.number() - 1)) != 0).collect(),
                    characteristics: Characteristic::ALL.into_iter().filter(|one| marks & (1 << *one as u8) != 0).collect(),
                    at_home: marks & 1 != 0,
                    wow: marks & 4 != 0,
                    ..Marks::default()
                },
                finished,
                all_the_same: true,
                ..seen(of, on(ago), TEXTS[text])
            };
            save(&mut door, asked).unwrap();
        }
        let filter = Filter {
            search: SEARCHES[search].into(),
            area: area.map(|area| Area::ALL[area]),
            characteristic: characteristic.map(|one| Characteristic::ALL[one]),
            at_home: home,
            from: from.map(on),
            to: to.map(on),
            with_photo: false,
            wow,
        };
        for child in [None, Some(children[0])] {
            let mut plainly: Vec<_> = door.book.observations().filter(|one| {
                let names = one.children.iter().filter(|of| child.is_none_or(|child| child == of.child));
                let names: Vec<_> = names.map(|of| door.book.child(of.child).unwrap().known_as().to_owned()).collect();
                let marks = &one.marks;
                child.is_none_or(|child| one.finished && one.of_child(child).is_some())
                    && matches(&format!("{} {}", one.text, names.join(" ")), &filter.search)
                    && filter.area.is_none_or(|area| marks.areas.contains(area))
                    && filter.characteristic.is_none_or(|characteristic| marks.characteristics.contains(characteristic))
                    && filter.at_home.is_none_or(|home| marks.at_home == home)
                    && filter.from.is_none_or(|from| one.on >= from)
                    && filter.to.is_none_or(|to| one.on <= to)
                    && (!filter.wow || marks.wow)
            }).map(|one| (one.on, one.id)).collect();
            plainly.sort_unstable();
            plainly.reverse();
            let timeline = Timeline::of(&door.book, child);
            prop_assert_eq!(timeline.find(&filter), plainly.into_iter().map(|(_, id)| id).collect::<Vec<_>>());
        }
    }
}
