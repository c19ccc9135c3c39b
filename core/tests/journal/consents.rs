//! Ten questions for each child, and every door that asks for the answer.

use crate::door::JPEG;
use crate::door::{Door, day};
use crate::{ask, seen};
use chrono::NaiveDate;
use pebblebook::asked::{Field, Problem};
use pebblebook::command::{Command, Refusal};
use pebblebook::ids::ChildId;
use pebblebook::journal::{JournalCommand, JournalError, NewPicture, ObservationAsked, PictureAsked, page_of};
use pebblebook::keeping::{export, photos_to_export};
use pebblebook::people::{Answer, ConsentAsked, ConsentsAsked, PeopleCommand, PeopleError, Purpose, WhyNot, may};

/// How a question may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Given,
    GivenUntilToday,
    Expired,
    Refused,
    Withdrawn,
    Unanswered,
}

const STATES: [State; 6] = [
    State::Given,
    State::GivenUntilToday,
    State::Expired,
    State::Refused,
    State::Withdrawn,
    State::Unanswered,
];

fn answer(state: State, today: NaiveDate) -> ConsentAsked {
    let (answer, review) = match state {
        State::Given => (Answer::Given, String::new()),
        State::GivenUntilToday => (Answer::Given, today.to_string()),
        State::Expired => (Answer::Given, today.pred_opt().unwrap().to_string()),
        State::Refused => (Answer::Refused, String::new()),
        State::Withdrawn => (Answer::Withdrawn, String::new()),
        State::Unanswered => return ConsentAsked::default(),
    };
    ConsentAsked {
        answer: Some(answer),
        by: "Mum".into(),
        on: "2026-11-02".into(),
        review,
    }
}

fn of_both(children: &[ChildId]) -> ObservationAsked {
    let photo = |who: &[ChildId]| PictureAsked {
        who: who.to_vec(),
        ..PictureAsked::default()
    };
    ObservationAsked {
        photos: vec![photo(children)],
        ..seen(&children[..1], day("2026-11-23"), "Built a bridge together")
    }
}

fn one_photo() -> Vec<NewPicture> {
    vec![NewPicture {
        whole: JPEG.to_vec(),
        small: None,
    }]
}

/// Every question of two children in every state, at every door there is: all others answered with yes, and none of them answered.
#[test]
fn every_combination_at_every_door() {
    let mut looked_at = 0;
    for whose in 0..2 {
        for (at, purpose) in Purpose::ALL.into_iter().enumerate() {
            for state in STATES {
                for others in [State::Given, State::Unanswered] {
                    let mut door = Door::on("2026-11-23");
                    let today = door.today();
                    let children = [door.child("Ada", "2022-05-05"), door.child("Ben", "2022-05-05")];
                    for (child, id) in children.iter().enumerate() {
                        let states = (0..10).map(|question| if (child, question) == (whose, at) { state } else { others });
                        let answers = states.map(|state| answer(state, today)).collect();
                        let saved = PeopleCommand::SaveConsents(*id, ConsentsAsked { answers });
                        door.ask(Command::People(saved)).unwrap();
                    }
                    let yes = |child: usize, asked: Purpose| {
                        let state = if (child, asked) == (whose, purpose) { state } else { others };
                        matches!(state, State::Given | State::GivenUntilToday)
                    };
                    for (child, id) in children.iter().enumerate() {
                        for asked in Purpose::ALL {
                            assert_eq!(
                                may(&door.book, *id, asked, today).is_ok(),
                                yes(child, asked),
                                "{child} {asked:?} {state:?}"
                            );
                        }
                    }
                    let (ada, ben) = (yes(0, Purpose::OwnJournal), yes(1, Purpose::OthersJournals));
                    let kept = |door: &mut Door, who: &[ChildId]| {
                        let kept = ask(door, JournalCommand::Save(None, of_both(who), one_photo()));
                        let refused = matches!(&kept, Err(JournalError::NoConsent(_)));
                        assert!(kept.is_ok() || refused, "{kept:?}");
                        kept.is_ok()
                    };
                    assert_eq!(
                        kept(&mut door, &children[..1]),
                        ada,
                        "a photo of the own journal: {whose} {purpose:?} {state:?}"
                    );
                    assert_eq!(
                        kept(&mut door, &children),
                        ada && ben,
                        "another child in it: {whose} {purpose:?} {state:?}"
                    );
                    // One that was kept while all was well.
                    let mut then = door.second_device();
                    for id in children {
                        then.agree(id, &Purpose::ALL);
                    }
                    let known: Vec<_> = then.book.observations().map(|one| one.id).collect();
                    assert!(kept(&mut then, &children));
                    for id in children {
                        then.apply(&pebblebook::change::ChangeSet::put(door.book.consents(id).unwrap().clone()));
                    }
                    let photo = then.book.observations().find(|one| !known.contains(&one.id)).unwrap();
                    let page = page_of(&then.book, photo, children[0], today).unwrap();
                    assert_eq!(page.photos.len(), usize::from(ada && ben));
                    let handed = photos_to_export(&then.book, children[0], today).contains(&photo.photos[0].photo);
                    assert_eq!(handed, ben, "to the own family it goes unless the other is against it");
                    looked_at += 1;
                }
            }
        }
    }
    assert_eq!(looked_at, 2 * 10 * 6 * 2);
}

#[test]
fn an_answer_holds_from_its_day_to_its_review_and_earlier_ones_stay_to_be_read() {
    let mut door = Door::on("2026-11-23");
    let ada = door.child("Ada", "2022-05-05");
    let mut save = |answer: Answer, on: &str, review: &str| {
        let mut answers = vec![ConsentAsked::default(); 10];
        answers[5] = ConsentAsked {
            answer: Some(answer),
            by: "Mum".into(),
            on: on.into(),
            review: review.into(),
        };
        door.ask(Command::People(PeopleCommand::SaveConsents(ada, ConsentsAsked { answers })))
            .unwrap();
    };
    save(Answer::Given, "2026-01-05", "2026-08-31");
    save(Answer::Given, "2026-10-01", "");
    save(Answer::Refused, "2026-11-20", "");
    save(Answer::Withdrawn, "2026-11-20", "");
    let on = |on: &str| may(&door.book, ada, Purpose::Website, day(on));
    let (by, withdrawn) = (pebblebook::words::Line::parse("Mum").unwrap(), day("2026-11-20"));
    assert_eq!(on("2026-01-04"), Err(WhyNot::Unanswered));
    assert_eq!((on("2026-01-05"), on("2026-08-31")), (Ok(()), Ok(())));
    let review = day("2026-08-31");
    assert_eq!(
        (on("2026-09-01"), on("2026-09-30")),
        (Err(WhyNot::Expired { review }), Err(WhyNot::Expired { review }))
    );
    assert_eq!((on("2026-10-01"), on("2026-11-19")), (Ok(()), Ok(())));
    assert_eq!(on("2026-11-20"), Err(WhyNot::Withdrawn { by, on: withdrawn }));
    assert_eq!(
        door.book.consents(ada).unwrap().answers.len(),
        3,
        "a slip of the same day is not kept"
    );
    // A form that is saved as it was shown changes nothing.
    let shown = ConsentsAsked::of(&door.book, ada, door.today());
    assert_eq!(shown.answers.iter().filter(|shown| shown.answer.is_some()).count(), 1);
    let before = door.book.clone();
    door.ask(Command::People(PeopleCommand::SaveConsents(ada, shown))).unwrap();
    assert_eq!(door.book, before);
    let papers = export(&door.book, ada, &[], door.today()).unwrap();
    assert_eq!(papers.agreed_to.len(), 3);
}

#[test]
fn slips_of_the_ten_are_told_together() {
    let mut door = Door::on("2026-11-23");
    let ada = door.child("Ada", "2022-05-05");
    let asked = |by: &str, on: &str, review: &str| ConsentAsked {
        answer: Some(Answer::Given),
        by: by.into(),
        on: on.into(),
        review: review.into(),
    };
    let mut answers = vec![ConsentAsked::default(); 10];
    answers[0] = asked(" ", "2026-11-24", "");
    answers[3] = asked("Mum", "2022-05-04", "2022-05-03");
    answers[4] = ConsentAsked {
        by: "never chosen".into(),
        on: "nonsense".into(),
        ..ConsentAsked::default()
    };
    answers[9] = asked("Mum", "2026-11-23", "2026-11-23");
    let refused = door
        .ask(Command::People(PeopleCommand::SaveConsents(ada, ConsentsAsked { answers })))
        .unwrap_err();
    let Refusal::People(PeopleError::Slips(slips)) = refused else {
        panic!("{refused:?}")
    };
    let told: Vec<_> = slips
        .iter()
        .map(|slip| (slip.at.unwrap(), slip.field, slip.problem.clone()))
        .collect();
    let before = |text: &str| Problem::Before { day: day(text) };
    assert_eq!(
        told,
        [
            (0, Field::ConsentBy, Problem::Missing),
            (0, Field::ConsentOn, Problem::InTheFuture),
            (3, Field::ConsentOn, before("2022-05-05")),
            (3, Field::ConsentReview, before("2022-05-04")),
        ]
    );
    assert!(door.book.consents(ada).is_none());
    let gone = PeopleCommand::SaveConsents(ChildId::fixed(9), ConsentsAsked::default());
    assert_eq!(door.ask(Command::People(gone)).unwrap_err(), Refusal::People(PeopleError::Gone));
}

#[test]
fn what_is_kept_already_is_not_asked_about_again_but_who_is_new_in_it_is() {
    let mut door = Door::on("2026-11-23");
    let children = [door.child("Ada", "2022-05-05"), door.child("Ben", "2022-05-05")];
    door.agree(children[0], &[Purpose::OwnJournal]);
    ask(&mut door, JournalCommand::Save(None, of_both(&children[..1]), one_photo())).unwrap();
    let kept = door.book.observations().next().unwrap().clone();
    let mut answers = vec![ConsentAsked::default(); 10];
    answers[0] = ConsentAsked {
        on: "2026-11-23".into(),
        ..answer(State::Withdrawn, door.today())
    };
    door.ask(Command::People(PeopleCommand::SaveConsents(children[0], ConsentsAsked { answers })))
        .unwrap();
    let mut asked = ObservationAsked::of(&kept, &door.book);
    asked.text = "Built a long bridge".into();
    ask(&mut door, JournalCommand::Save(Some(kept.id), asked.clone(), Vec::new())).unwrap();
    asked.photos[0].who.push(children[1]);
    let refused = ask(&mut door, JournalCommand::Save(Some(kept.id), asked, Vec::new())).unwrap_err();
    let JournalError::NoConsent(refused) = refused else {
        panic!("{refused:?}")
    };
    let told: Vec<_> = refused.iter().map(|(at, refused)| (*at, refused.child, refused.purpose)).collect();
    assert_eq!(told, [(0, children[1], Purpose::OthersJournals)]);
}
