//! Judgements, the scales they are made on, next steps and interests.

use crate::door::{Door, day};
use crate::{ask, save, seen};
use pebblebook::asked::{Field, Problem};
use pebblebook::change::Deed;
use pebblebook::eyfs::{Area, Goal};
use pebblebook::ids::{ChildId, JudgementId, NextStepId, ObservationId, ScaleId};
use pebblebook::journal::{
    InJournal, InterestAsked, JournalCommand, JournalError, Judgement, JudgementAsked, NextStepAsked, ScalesAsked, StepMove, StepState,
    interests_of, shipped_scales,
};
use proptest::prelude::*;

fn refused<T: std::fmt::Debug>(refused: Result<T, JournalError>) -> Vec<(Field, Problem)> {
    match refused {
        Err(JournalError::Slips(slips)) => slips.into_iter().map(|slip| (slip.field, slip.problem)).collect(),
        other => panic!("{other:?}"),
    }
}

fn judged(door: &Door, child: ChildId, level: u32) -> JudgementAsked {
    JudgementAsked {
        level: Some(level),
        ..JudgementAsked::blank(&door.book, child, Some(Area::Mathematics), door.today())
    }
}

fn the_last(door: &Door, child: ChildId) -> Judgement {
    door.book.judgements_of(child).last().unwrap().clone()
}

fn own_scale(door: &mut Door, levels: &str, within_bands: bool) -> ScaleId {
    let asked = ScalesAsked {
        chosen: None,
        name: "Ours".into(),
        levels: levels.into(),
        within_bands,
        ..ScalesAsked::of(&door.book.scales())
    };
    ask(door, JournalCommand::SaveScales(asked)).unwrap();
    door.book.scales().chosen
}

#[test]
fn a_judgement_without_a_level_or_a_scale_is_told_in_the_form() {
    let mut door = Door::on("2026-11-23");
    let ada = door.child("Ada", "2022-05-05");
    let save = |door: &mut Door, asked: JudgementAsked| ask(door, JournalCommand::SaveJudgement(None, asked));
    let whole = judged(&door, ada, 1);
    let missing = [(Field::Level, Problem::Missing)];
    for asked in [
        JudgementAsked {
            level: None,
            ..whole.clone()
        },
        JudgementAsked {
            level: Some(3),
            ..whole.clone()
        },
        JudgementAsked {
            scale: None,
            ..whole.clone()
        },
        JudgementAsked {
            scale: Some(ScaleId::fixed(404)),
            ..whole.clone()
        },
    ] {
        assert_eq!(refused(save(&mut door, asked)), missing);
    }
    let asked = JudgementAsked {
        area: None,
        level: None,
        on: "2026-11-24".into(),
        why: "x".repeat(5_001),
        ..whole.clone()
    };
    let fields: Vec<Field> = refused(save(&mut door, asked)).into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, [Field::JudgedOn, Field::Why, Field::JudgedArea, Field::Level]);
    let early = JudgementAsked {
        on: "2022-05-04".into(),
        ..whole.clone()
    };
    assert_eq!(
        refused(save(&mut door, early)),
        [(Field::JudgedOn, Problem::Before { day: day("2022-05-05") })]
    );
    let gone = JudgementAsked {
        child: ChildId::fixed(9),
        ..whole.clone()
    };
    assert_eq!(save(&mut door, gone).unwrap_err(), JournalError::Gone);
    // A goal of another area is passed over, and so is what shows nothing of this child.
    let ben = door.child("Ben", "2022-05-05");
    let today = door.today();
    let [of_ada, of_ben] = [ada, ben].map(|child| crate::save(&mut door, seen(&[child], today, "Counted")).unwrap());
    let asked = JudgementAsked {
        goal: Some(Goal::Writing),
        evidence: vec![of_ben, of_ada, of_ada, ObservationId::fixed(4)],
        ..whole
    };
    save(&mut door, asked).unwrap();
    let kept = the_last(&door, ada);
    assert_eq!((kept.goal, kept.evidence.as_slice()), (None, [of_ada].as_slice()));
    assert_eq!(
        (kept.scale_name.as_str(), kept.level.name.as_str()),
        ("On track or in need of support", "Needs some support")
    );
}

#[test]
fn three_scales_come_along_and_their_identities_stay() {
    let shipped: Vec<_> = shipped_scales()
        .map(|scale| (scale.id.to_string(), scale.levels.len(), scale.within_bands))
        .collect();
    let id = |last: u8| format!("00000000-0000-8000-8000-00005ca1e00{last}");
    assert_eq!(shipped, [(id(1), 3, false), (id(2), 3, false), (id(3), 3, true)]);
}

#[test]
fn a_level_within_a_band_asks_for_the_band() {
    let mut door = Door::on("2026-11-23");
    let ada = door.child("Ada", "2022-05-05");
    let third = shipped_scales().nth(2).unwrap().id;
    let mut asked = judged(&door, ada, 2);
    asked.scale = Some(third);
    let save = |door: &mut Door, asked: &JudgementAsked| ask(door, JournalCommand::SaveJudgement(None, asked.clone()));
    assert_eq!(refused(save(&mut door, &asked)), [(Field::JudgedBand, Problem::Missing)]);
    asked.band = Some(4);
    assert_eq!(refused(save(&mut door, &asked)), [(Field::JudgedBand, Problem::Missing)]);
    asked.band = Some(2);
    save(&mut door, &asked).unwrap();
    assert_eq!(the_last(&door, ada).band.unwrap().name.as_str(), "Three and four");
    // On a scale without bands there is none.
    asked.scale = Some(shipped_scales().next().unwrap().id);
    save(&mut door, &asked).unwrap();
    assert_eq!(the_last(&door, ada).band, None);
}

#[test]
fn bands_and_scales_are_hers_and_slips_are_told() {
    let mut door = Door::on("2026-11-23");
    let mut asked = ScalesAsked::of(&door.book.scales());
    assert_eq!(asked.bands.len(), 4);
    asked.bands[0].to = "18".into();
    asked.bands[1].from = String::new();
    ask(&mut door, JournalCommand::SaveScales(asked.clone())).unwrap();
    let bands = door.book.scales().bands;
    assert_eq!((bands[0].to, bands[1].from, bands[1].to), (Some(18), None, Some(36)));
    asked.bands[1].from = "36".into();
    asked.bands[2].name = " ".into();
    asked.chosen = None;
    asked.levels = "One\n\none\nOne".into();
    let fields: Vec<Field> = refused(ask(&mut door, JournalCommand::SaveScales(asked.clone())))
        .into_iter()
        .map(|(field, _)| field)
        .collect();
    assert_eq!(fields, [Field::BandMonths, Field::BandName, Field::ScaleName, Field::ScaleLevels]);
    let single = ScalesAsked {
        chosen: None,
        name: "Ours".into(),
        levels: "Only".into(),
        ..ScalesAsked::of(&door.book.scales())
    };
    assert_eq!(
        refused(ask(&mut door, JournalCommand::SaveScales(single))),
        [(Field::ScaleLevels, Problem::Missing)]
    );
    let unknown = ScalesAsked {
        chosen: Some(ScaleId::fixed(404)),
        ..ScalesAsked::of(&door.book.scales())
    };
    assert_eq!(ask(&mut door, JournalCommand::SaveScales(unknown)).unwrap_err(), JournalError::Gone);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever scales are chosen, written and given up, what was judged before reads as it did; and it can still be opened and saved.
    #[test]
    fn a_change_of_scale_loses_nothing(steps in prop::collection::vec((0u8..4, 0u32..3, any::<bool>()), 1..20)) {
        let mut door = Door::on("2026-11-23");
        let ada = door.child("Ada", "2022-05-05");
        let mut judgements: Vec<Judgement> = Vec::new();
        for (what, level, within_bands) in steps {
            match what {
                0 => _ = own_scale(&mut door, &format!("low {level}\nmiddle\nhigh"), within_bands),
                1 => {
                    let chosen = shipped_scales().nth(level as usize).map(|scale| scale.id);
                    let asked = ScalesAsked { chosen, ..ScalesAsked::of(&door.book.scales()) };
                    ask(&mut door, JournalCommand::SaveScales(asked)).unwrap();
                }
                2 => {
                    let mut asked = ScalesAsked::of(&door.book.scales());
                    asked.bands[level as usize].name = format!("Renamed {level}");
                    ask(&mut door, JournalCommand::SaveScales(asked)).unwrap();
                }
                _ => {
                    let asked = JudgementAsked { band: Some(level), ..judged(&door, ada, level) };
                    ask(&mut door, JournalCommand::SaveJudgement(None, asked)).unwrap();
                    judgements.push(the_last(&door, ada));
                }
            }
            prop_assert!(door.book.judgements_of(ada).eq(judgements.iter()));
        }
        // A device that never heard of her own scales opens them all the same.
        let scales = door.book.records().find(|record| record.kind() == pebblebook::row::Kind::Scales).map(|record| record.id());
        let mut without = pebblebook::change::ChangeSet::new();
        scales.into_iter().for_each(|id| without.remove(pebblebook::row::Kind::Scales, id));
        door.apply(&without);
        for judgement in judgements {
            let asked = JudgementAsked::of(&judgement);
            ask(&mut door, JournalCommand::SaveJudgement(Some(judgement.id), asked)).unwrap();
            prop_assert_eq!(door.book.judgement(judgement.id), Some(&judgement));
        }
    }
}

fn step(door: &mut Door, asked: NextStepAsked) -> NextStepId {
    let child = asked.child;
    ask(door, JournalCommand::SaveStep(None, asked)).unwrap();
    door.book.next_steps_of(child).last().unwrap().id
}

#[test]
fn a_next_step_goes_its_way_to_an_end_and_back_to_work() {
    use StepState::{Active, Agreed, Changed, Dropped, Proposed, Seen};
    let mut door = Door::on("2026-11-23");
    let ada = door.child("Ada", "2022-05-05");
    let today = door.today();
    let shows = save(&mut door, seen(&[ada], today, "Climbed up")).unwrap();
    for from in [Proposed, Agreed, Active, Seen, Changed, Dropped] {
        for to in [Proposed, Agreed, Active, Seen, Changed, Dropped] {
            let id = step(
                &mut door,
                NextStepAsked {
                    text: "Climb the steps".into(),
                    ..NextStepAsked::blank(ada, None)
                },
            );
            let mut go = |to: StepState, reason: &str, seen_in| {
                let to = StepMove {
                    to,
                    reason: reason.into(),
                    seen_in,
                };
                ask(&mut door, JournalCommand::MoveStep(id, to)).map(|(deed, _)| deed)
            };
            if from != Proposed {
                go(from, "because", Some(shows)).unwrap();
            }
            let may = match from {
                Proposed => to != Proposed,
                Agreed => !matches!(to, Proposed | Agreed),
                Active => matches!(to, Seen | Changed | Dropped),
                Seen | Changed | Dropped => to == Active,
            };
            let bare = go(to, " ", None);
            match to {
                _ if !may => assert_eq!(bare, Err(JournalError::NotFromThere { from, to })),
                Seen => assert_eq!(refused(bare), [(Field::SeenIn, Problem::Missing)]),
                Changed | Dropped => assert_eq!(refused(bare), [(Field::Reason, Problem::Missing)]),
                _ => assert_eq!(bare, Ok(Deed::NextStepSaved { child: ada, state: to })),
            }
            if may && !to.is_open() {
                go(to, "because", Some(shows)).unwrap();
            }
            let kept = door.book.next_step(id).unwrap();
            assert_eq!(kept.state(), if may { to } else { from });
            assert_eq!(kept.ended().is_some(), !kept.state().is_open());
            assert_eq!(kept.marks.len(), 1 + usize::from(from != Proposed) + usize::from(may));
        }
    }
}

#[test]
fn a_next_step_is_reworded_and_an_ended_one_lies_in_its_month() {
    let mut door = Door::on("2026-11-23");
    let ada = door.child("Ada", "2022-05-05");
    let nothing = ask(&mut door, JournalCommand::SaveStep(None, NextStepAsked::blank(ada, None)));
    assert_eq!(refused(nothing), [(Field::StepText, Problem::Missing)]);
    let asked = NextStepAsked {
        text: "Climb".into(),
        review: "2026-11-22".into(),
        from: Some(ObservationId::fixed(4)),
        ..NextStepAsked::blank(ada, None)
    };
    let past = ask(&mut door, JournalCommand::SaveStep(None, asked.clone()));
    assert_eq!(refused(past), [(Field::ReviewBy, Problem::Before { day: day("2026-11-23") })]);
    let id = step(
        &mut door,
        NextStepAsked {
            review: "2026-11-23".into(),
            ..asked
        },
    );
    assert_eq!(door.book.next_step(id).unwrap().from, None);
    door.go_to(day("2026-12-01"));
    let mut again = NextStepAsked::of(door.book.next_step(id).unwrap());
    again.text = "Climb alone".into();
    ask(&mut door, JournalCommand::SaveStep(Some(id), again)).unwrap();
    let dropped = StepMove {
        to: StepState::Dropped,
        reason: "Moved house".into(),
        seen_in: None,
    };
    ask(&mut door, JournalCommand::MoveStep(id, dropped)).unwrap();
    let row = &door.rows[&(pebblebook::row::Kind::NextStep, id.id())];
    assert_eq!(row.month.map(|month| month.to_string()).as_deref(), Some("2026-12"));
    let kept = door.book.next_step(id).unwrap();
    let on = |on: &str| kept.state_on(day(on));
    assert_eq!((on("2026-11-22"), on("2026-11-30")), (None, Some(StepState::Proposed)));
    assert_eq!(on("2026-12-01"), Some(StepState::Dropped));
}

#[test]
fn interests_last_until_they_fade() {
    let mut door = Door::on("2026-11-23");
    let ada = door.child("Ada", "2022-05-05");
    let interest = |text: &str, since: &str, until: &str| InterestAsked {
        child: ada,
        text: text.into(),
        at_home: text.len().is_multiple_of(2),
        since: since.into(),
        until: until.into(),
    };
    for (text, since, until) in [
        ("Ducks", "2026-04-01", "2026-06-30"),
        ("Worms", "2026-03-03", ""),
        ("Buses", "2026-09-09", ""),
    ] {
        ask(&mut door, JournalCommand::SaveInterest(None, interest(text, since, until))).unwrap();
    }
    let on = |on: &str| {
        interests_of(&door.book, ada, day(on))
            .into_iter()
            .map(|one| one.text.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(on("2026-06-29"), ["Ducks", "Worms"]);
    assert_eq!(
        on("2026-06-30"),
        ["Worms", "Ducks"],
        "whoever says today that it has faded sees it at once"
    );
    assert_eq!(on("2026-11-23"), ["Buses", "Worms", "Ducks"]);
    let wrong = ask(
        &mut door,
        JournalCommand::SaveInterest(None, interest(" ", "2026-11-24", "2026-11-23")),
    );
    let fields: Vec<Field> = refused(wrong).into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, [Field::InterestIn, Field::Since, Field::Until]);
    let first = interests_of(&door.book, ada, door.today())[0].id;
    ask(&mut door, JournalCommand::Remove(InJournal::Interest(first))).unwrap();
    assert_eq!(
        ask(&mut door, JournalCommand::Remove(InJournal::Judgement(JudgementId::fixed(1)))).unwrap_err(),
        JournalError::Gone
    );
    assert_eq!(door.book.interests().count(), 2);
}
