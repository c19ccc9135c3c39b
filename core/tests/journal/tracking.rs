//! The tracker tells the truth: its laws, over whatever a journal holds.

use crate::door::{Door, day};
use crate::{ask, save, seen};
use chrono::{Days, NaiveDate};
use pebblebook::change::ChangeSet;
use pebblebook::command::Command;
use pebblebook::eyfs::{Area, Characteristic, Goal};
use pebblebook::ids::ChildId;
use pebblebook::journal::progress::{Progress, Tracker};
use pebblebook::journal::{
    CHECKPOINTS, InJournal, JournalCommand, JudgementAsked, Marks, NextStepAsked, ObservationAsked, PUT_FOR_DAYS, Prompt, ScalesAsked,
    StepMove, StepState, at_a_glance, open_steps, put_on, shipped_scales, steps_to_review,
};
use pebblebook::people::PeopleCommand;
use pebblebook::row::{Kind, Record};
use pebblebook::time::{Age, days_after, months_on};
use proptest::prelude::*;

/// One act: how many days after the one before, what, and numbers for the rest.
type Act = (u64, u8, u8, u8);

fn acts() -> impl Strategy<Value = Vec<Act>> {
    prop::collection::vec((0u64..25, 0u8..10, any::<u8>(), any::<u8>()), 0..40)
}

/// A journal of two children that was kept day by day.
fn kept(acts: &[Act]) -> (Door, [ChildId; 2]) {
    let mut door = Door::on("2025-09-01");
    let children = [door.child("Ada", "2022-05-05"), door.child("Ben", "2022-05-05")];
    for (later, what, one, more) in acts {
        door.go_to(door.today() + Days::new(*later));
        let today = door.today();
        let child = children[usize::from(*one) % 2];
        match what {
            0..=4 => {
                let of = [&children[..], &children[..1], &children[1..]][usize::from(*one) % 3];
                let asked = ObservationAsked {
                    marks: Marks {
                        areas: Area::ALL
                            .into_iter()
                            .filter(|area| more & (1 << (area.number() - 1)) != 0)
                            .collect(),
                        characteristics: Characteristic::ALL.into_iter().filter(|at| one & (1 << *at as u8) != 0).collect(),
                        at_home: more & 128 != 0,
                        ..Marks::default()
                    },
                    finished: one % 5 != 0,
                    all_the_same: true,
                    // Some are typed in days later.
                    ..seen(of, today - Days::new(u64::from(one % 4) * 9), "Dug")
                };
                save(&mut door, asked).unwrap();
            }
            5 | 6 => {
                let asked = JudgementAsked {
                    level: Some(u32::from(more % 3)),
                    band: Some(u32::from(one % 4)),
                    ..JudgementAsked::blank(
                        &door.book,
                        child,
                        Some(Area::ALL[usize::from(more % 2)]),
                        today - Days::new(u64::from(one % 3) * 9),
                    )
                };
                ask(&mut door, JournalCommand::SaveJudgement(None, asked)).unwrap();
            }
            7 => {
                let chosen = shipped_scales().nth(usize::from(more % 3)).map(|scale| scale.id);
                let asked = ScalesAsked {
                    chosen,
                    ..ScalesAsked::of(&door.book.scales())
                };
                ask(&mut door, JournalCommand::SaveScales(asked)).unwrap();
            }
            8 => {
                let asked = NextStepAsked {
                    area: Some(Area::ALL[usize::from(more % 7)]),
                    text: "Climb".into(),
                    ..NextStepAsked::blank(child, None)
                };
                ask(&mut door, JournalCommand::SaveStep(None, asked)).unwrap();
            }
            _ => {
                let Some(id) = door.book.next_steps_of(child).map(|step| step.id).nth(usize::from(more % 3)) else {
                    continue;
                };
                let shows = door.book.observations_of(child).next().map(|seen| seen.id);
                let to = [StepState::Agreed, StepState::Active, StepState::Seen, StepState::Dropped][usize::from(*more) % 4];
                let to = StepMove {
                    to,
                    reason: "because".into(),
                    seen_in: shows,
                };
                let _ = ask(&mut door, JournalCommand::MoveStep(id, to));
            }
        }
    }
    (door, children)
}

/// The journal without everything that came after a day.
fn cut(door: &Door, at: NaiveDate) -> pebblebook::notebook::Notebook {
    let mut book = door.book.clone();
    let mut changes = ChangeSet::new();
    for record in door.book.records() {
        match record {
            Record::Observation(seen) if seen.on > at => changes.remove(Kind::Observation, seen.id),
            Record::Judgement(judged) if judged.on > at => changes.remove(Kind::Judgement, judged.id),
            Record::NextStep(step) => {
                let mut step = step.as_ref().clone();
                step.marks.retain(|mark| mark.on <= at);
                if step.marks.is_empty() {
                    changes.remove(Kind::NextStep, step.id);
                } else {
                    changes.add(step);
                }
            }
            _ => {}
        }
    }
    book.apply(&changes);
    book
}

/// Progress, told by reading everything for every question.
fn plainly(door: &Door, child: ChildId, progress: &Progress) {
    let (on, since) = (progress.on, progress.since);
    let all: Vec<_> = door
        .book
        .observations()
        .filter(|one| one.finished && one.of_child(child).is_some() && one.on <= on)
        .collect();
    let counted: Vec<_> = all.iter().filter(|one| since.is_none_or(|since| since <= one.on)).collect();
    assert_eq!(progress.observations, counted.len());
    assert!(progress.months.windows(2).all(|pair| pair[0] < pair[1]));
    for of in &progress.areas {
        let here: Vec<_> = counted.iter().filter(|one| one.marks.areas.contains(of.area)).collect();
        let mut listed = of.observations.clone();
        listed.sort_unstable();
        let mut wanted: Vec<_> = here.iter().map(|one| one.id).collect();
        wanted.sort_unstable();
        assert_eq!(listed, wanted, "what is listed is what is counted");
        assert_eq!(of.at_home, here.iter().filter(|one| one.marks.at_home).count());
        assert_eq!(of.by_month.iter().sum::<usize>(), of.observations.len(), "the months add up");
        let last = all
            .iter()
            .filter(|one| one.marks.areas.contains(of.area))
            .map(|one| (one.on, one.id))
            .max();
        assert_eq!(of.last, last);
        let judged: Vec<_> = door
            .book
            .judgements_of(child)
            .filter(|one| one.area == of.area && one.on <= on)
            .collect();
        let latest = judged.iter().max_by_key(|one| (one.on, one.id));
        assert_eq!(of.latest(), latest.map(|one| one.id));
        assert_eq!(of.judged.len(), judged.len());
        let same = judged.iter().filter(|one| Some(one.scale) == latest.map(|latest| latest.scale));
        let highest = same.max_by_key(|one| (one.reach(), one.on, one.id));
        assert_eq!(of.highest, highest.map(|one| one.id), "the highest on the scale of the latest");
        let open = door.book.next_steps_of(child).filter(|step| step.area == Some(of.area));
        let open: Vec<_> = open
            .filter(|step| step.state_on(on).is_some_and(StepState::is_open))
            .map(|step| step.id)
            .collect();
        assert_eq!(of.open_steps, open);
    }
    for (characteristic, by_month) in &progress.characteristics {
        let many = counted
            .iter()
            .filter(|one| one.marks.characteristics.contains(*characteristic))
            .count();
        assert_eq!(by_month.iter().sum::<usize>(), many);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_tracker_says_what_the_journal_says(acts in acts(), on in 0u64..400, since in prop::option::of(0u64..400)) {
        let (door, children) = kept(&acts);
        let first = day("2025-08-01");
        let (on, since) = (first + Days::new(on), since.map(|since| first + Days::new(since)));
        for child in children {
            let progress = Tracker::of(&door.book, child).on(on, since);
            prop_assert_eq!(progress.areas.iter().map(|of| of.area).collect::<Vec<_>>(), Area::ALL);
            plainly(&door, child, &progress);
            // From the very day of an observation on, and until one.
            for seen in door.book.observations_of(child).take(3) {
                plainly(&door, child, &Tracker::of(&door.book, child).on(on, Some(seen.on)));
                plainly(&door, child, &Tracker::of(&door.book, child).on(seen.on, since));
            }
        }
    }

    #[test]
    fn as_it_stood_is_the_tracker_of_a_journal_that_ended_then(acts in acts(), on in 0u64..400, since in prop::option::of(0u64..400)) {
        let (door, children) = kept(&acts);
        let first = day("2025-08-01");
        let (on, since) = (first + Days::new(on), since.map(|since| first + Days::new(since)));
        let cut = cut(&door, on);
        for child in children {
            prop_assert_eq!(Tracker::of(&door.book, child).on(on, since), Tracker::of(&cut, child).on(on, since));
        }
    }

    #[test]
    fn deleting_and_undoing_leaves_it_the_same(acts in acts(), which in 0usize..40, child in any::<bool>()) {
        let (mut door, children) = kept(&acts);
        let today = door.today();
        let progress = |door: &Door| children.map(|child| Tracker::of(&door.book, child).on(today, None));
        let before = progress(&door);
        let command = if child {
            Command::People(PeopleCommand::Delete(children[0]))
        } else {
            let Some(id) = door.book.observations().nth(which).map(|seen| seen.id) else { return Ok(()) };
            Command::Journal(JournalCommand::Remove(InJournal::Observation(id)))
        };
        let (_, undo) = door.ask(command).unwrap();
        door.undo(&undo).unwrap();
        prop_assert_eq!(progress(&door), before);
    }
}

#[test]
fn the_latest_and_the_highest_are_two_things() {
    let mut door = Door::on("2026-11-23");
    let ada = door.child("Ada", "2022-05-05");
    let mut judge = |on: &str, level: u32| {
        let asked = JudgementAsked {
            level: Some(level),
            ..JudgementAsked::blank(&door.book, ada, Some(Area::Literacy), day(on))
        };
        ask(&mut door, JournalCommand::SaveJudgement(None, asked)).unwrap();
        door.book.judgements_of(ada).last().unwrap().id
    };
    let (low, high, later) = (judge("2026-01-05", 0), judge("2026-04-04", 2), judge("2026-09-09", 1));
    let literacy = |on: &str| Tracker::of(&door.book, ada).on(day(on), None).areas[3].clone();
    assert_eq!((literacy("2026-01-04").latest(), literacy("2026-01-04").highest), (None, None));
    assert_eq!(
        (literacy("2026-01-05").latest(), literacy("2026-01-05").highest),
        (Some(low), Some(low))
    );
    assert_eq!(
        (literacy("2026-11-23").latest(), literacy("2026-11-23").highest),
        (Some(later), Some(high))
    );
    assert_eq!(literacy("2026-11-23").judged, [later, high, low]);
}

#[test]
fn what_is_said_of_a_goal_says_nothing_of_its_area() {
    let mut door = Door::on("2026-11-23");
    let ada = door.child("Ada", "2022-05-05");
    let mut judge = |goal: Option<Goal>, level: u32| {
        let asked = JudgementAsked {
            level: Some(level),
            goal,
            ..JudgementAsked::blank(&door.book, ada, Some(Area::Literacy), day("2026-11-20"))
        };
        ask(&mut door, JournalCommand::SaveJudgement(None, asked)).unwrap();
        door.book.judgements_of(ada).last().unwrap().id
    };
    let (area, goal) = (judge(None, 1), judge(Some(Goal::Comprehension), 2));
    let literacy = Tracker::of(&door.book, ada).on(day("2026-11-23"), None).areas[3].clone();
    assert_eq!((literacy.latest(), literacy.highest), (Some(area), Some(area)));
    assert_eq!((literacy.judged, literacy.of_goals), (vec![area], vec![goal]));
}

#[test]
fn checkpoints_are_put_from_their_day_for_a_while_and_not_to_leavers() {
    for (born, months, from) in [
        ("2024-02-29", 6, "2024-08-29"),
        ("2024-02-29", 12, "2025-03-01"),
        ("2024-02-29", 24, "2026-03-01"),
        ("2024-08-31", 6, "2025-03-01"),
        ("2024-08-31", 18, "2026-03-01"),
        ("2024-09-01", 6, "2025-03-01"),
        ("2024-11-23", 15, "2026-02-23"),
        ("2024-03-31", 18, "2025-10-01"),
        ("2024-03-28", 36, "2027-03-28"),
    ] {
        let mut door = Door::on("2027-11-23");
        let child = door.child("Ada", born);
        let from = day(from);
        assert_eq!(months_on(day(born), months), from);
        assert_eq!(
            door.book.child(child).unwrap().age_on(from),
            Some(Age {
                years: months / 12,
                months: months % 12
            })
        );
        let prompt = Prompt::checkpoint(months);
        let is_put = |door: &Door, on: NaiveDate| put_on(&door.book, on).iter().any(|put| put.prompt == prompt);
        let last = days_after(from, PUT_FOR_DAYS);
        assert_eq!(
            [-1, 0, 1].map(|days| is_put(&door, days_after(from, days))),
            [false, true, true],
            "{born} {months}"
        );
        assert_eq!([0, 1].map(|days| is_put(&door, days_after(last, days))), [true, false]);
        door.change_child(child, |ada| ada.leaves = from.to_string());
        assert!(
            is_put(&door, from) && !is_put(&door, days_after(from, 1)),
            "who has left is not asked about"
        );
        door.change_child(child, |ada| ada.leaves = String::new());
        door.change_child(child, |ada| ada.starts = days_after(from, 10).to_string());
        assert!(!is_put(&door, days_after(from, 9)) && is_put(&door, days_after(from, 10)));
        let answer = ObservationAsked {
            marks: Marks {
                answers: Some(prompt),
                ..Marks::default()
            },
            all_the_same: true,
            ..seen(&[child], days_after(from, 12), "Walks alone")
        };
        save(&mut door, answer).unwrap();
        assert!(!is_put(&door, days_after(from, 12)), "it is answered");
    }
    assert_eq!(CHECKPOINTS.map(|checkpoint| checkpoint.months), [6, 12, 15, 18, 24, 36]);
    for (area, look_for) in CHECKPOINTS.iter().flat_map(|checkpoint| checkpoint.look_for()) {
        assert!(area.is_prime() && look_for.ends_with('?') && !look_for.contains('\''), "{look_for}");
    }
}

#[test]
fn the_starting_point_is_asked_for_on_arrival() {
    let mut door = Door::on("2026-11-23");
    let ada = door.child("Ada", "2022-05-05");
    let is_put = |door: &Door, on: &str| put_on(&door.book, day(on)).iter().any(|put| put.prompt == Prompt::STARTING_POINT);
    assert!(!is_put(&door, "2026-11-23"), "nobody knows when");
    door.change_child(ada, |ada| ada.starts = "2026-11-02".into());
    assert_eq!(
        ["2026-11-01", "2026-11-02", "2027-01-01", "2027-01-02"].map(|on| is_put(&door, on)),
        [false, true, true, false]
    );
    let answer = ObservationAsked {
        marks: Marks {
            answers: Some(Prompt::STARTING_POINT),
            ..Marks::default()
        },
        ..seen(&[ada], day("2026-11-03"), "Knows all the animals")
    };
    save(&mut door, answer).unwrap();
    assert!(!is_put(&door, "2026-11-23"));
    assert_eq!((Prompt::STARTING_POINT.months(), Prompt::checkpoint(18).months()), (None, Some(18)));
}

#[test]
fn at_a_glance_closed_days_do_not_count_and_leavers_are_not_there() {
    let mut door = Door::on("2026-12-29");
    let (ada, ben, cleo) = (
        door.child("Ada", "2022-05-05"),
        door.child("Ben", "2022-05-05"),
        door.child("Cleo", "2022-05-05"),
    );
    door.change_child(ben, |ben| ben.starts = "2026-12-23".into());
    door.change_child(cleo, |cleo| cleo.leaves = "2026-12-28".into());
    let with = |area: Area, on: &str| ObservationAsked {
        marks: Marks {
            areas: [area].into_iter().collect(),
            ..Marks::default()
        },
        ..seen(&[ada], day(on), "Dug")
    };
    save(&mut door, with(Area::Literacy, "2026-11-17")).unwrap();
    save(&mut door, with(Area::Mathematics, "2026-11-18")).unwrap();
    save(&mut door, with(Area::PhysicalDevelopment, "2026-12-24")).unwrap();
    let note = ObservationAsked {
        finished: false,
        ..with(Area::Literacy, "2026-12-29")
    };
    save(&mut door, note).unwrap();
    let glance = at_a_glance(&door.book, day("2026-12-29"));
    // Christmas on a Friday, a weekend, and the substitute day: only the 29th was open since the 24th.
    let told: Vec<_> = glance
        .children
        .iter()
        .map(|child| (child.child, child.last, child.open_days, child.lately))
        .collect();
    assert_eq!(told, [(ben, None, Some(2), 0), (ada, Some(day("2026-12-24")), Some(1), 2)]);
    assert_eq!(glance.children[0].not_observed.len(), 7);
    let of_ada = glance.children[1].not_observed;
    assert!(of_ada.contains(Area::Literacy), "six weeks ago is not lately");
    assert!(!of_ada.contains(Area::Mathematics) && !of_ada.contains(Area::PhysicalDevelopment));
    assert_eq!(glance.nobody, of_ada);
}

#[test]
fn next_steps_wait_for_their_day() {
    let mut door = Door::on("2026-11-23");
    let (ada, ben) = (door.child("Ada", "2022-05-05"), door.child("Ben", "2022-05-05"));
    let mut set = |child, review: &str| {
        let asked = NextStepAsked {
            text: "Climb".into(),
            review: review.into(),
            ..NextStepAsked::blank(child, None)
        };
        ask(&mut door, JournalCommand::SaveStep(None, asked)).unwrap();
        door.book.next_steps_of(child).last().unwrap().id
    };
    let (late, early, never, of_ben) = (set(ada, "2026-12-10"), set(ada, "2026-12-01"), set(ada, ""), set(ben, "2026-12-02"));
    let to = StepMove {
        to: StepState::Active,
        reason: String::new(),
        seen_in: None,
    };
    ask(&mut door, JournalCommand::MoveStep(never, to)).unwrap();
    assert_eq!(open_steps(&door.book, ada), [never, late, early]);
    let due = |door: &Door, on: &str| steps_to_review(&door.book, day(on));
    assert_eq!(due(&door, "2026-11-30"), []);
    assert_eq!(due(&door, "2026-12-10"), [early, of_ben, late]);
    door.change_child(ben, |ben| ben.leaves = "2026-12-04".into());
    assert_eq!(due(&door, "2026-12-10"), [early, late], "a leaver is not nagged about");
    assert_eq!(at_a_glance(&door.book, day("2026-12-09")).children[0].to_review, [early]);
}
