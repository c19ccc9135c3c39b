//! Whatever is typed or chosen by mistake: the right slip on the right field, and nothing changed.

use crate::door::Door;
use pebblebook::asked::{Field, Problem, Slip};
use pebblebook::command::{Command, Refusal};
use pebblebook::lending::isbn::{Isbn, IsbnError};
use pebblebook::lending::{BookAsked, LendingCommand, LendingError};
use pebblebook::people::{CarerAsked, ChildAsked, PeopleCommand, PeopleError, PictureChange};
use pebblebook::picture::PictureError;
use pebblebook::setting::{SettingCommand, SettingError};

const TODAY: &str = "2026-11-23";

fn ada() -> ChildAsked {
    ChildAsked {
        name: "Ada".into(),
        born: "2022-05-05".into(),
        ..ChildAsked::default()
    }
}

fn hen() -> BookAsked {
    BookAsked {
        title: "The Hen".into(),
        ..BookAsked::blank()
    }
}

/// What is wrong with a child or book as typed; and the notebook is as it was.
fn refused(door: &mut Door, command: Command) -> Vec<Slip> {
    let (book, rows) = (door.book.clone(), door.rows.clone());
    let slips = match door.ask(command) {
        Err(
            Refusal::People(PeopleError::Slips(slips))
            | Refusal::Lending(LendingError::Slips(slips))
            | Refusal::Setting(SettingError::Slips(slips)),
        ) => slips,
        other => panic!("{other:?}"),
    };
    assert!(door.book == book && door.rows == rows, "nothing has changed");
    slips
}

fn child_refused(asked: ChildAsked) -> Vec<(Field, Problem)> {
    let slips = refused(
        &mut Door::on(TODAY),
        Command::People(PeopleCommand::SaveChild(None, asked, PictureChange::Keep)),
    );
    slips.into_iter().map(|slip| (slip.field, slip.problem)).collect()
}

fn book_refused(asked: BookAsked, picture: PictureChange) -> Vec<(Field, Problem)> {
    let slips = refused(
        &mut Door::on(TODAY),
        Command::Lending(LendingCommand::SaveBook(None, asked, picture)),
    );
    slips.into_iter().map(|slip| (slip.field, slip.problem)).collect()
}

#[test]
fn no_name_and_far_too_much_name() {
    for name in ["", "   ", "\n\t", "\u{200B}\u{202E}"] {
        assert_eq!(
            child_refused(ChildAsked {
                name: name.into(),
                ..ada()
            }),
            [(Field::ChildName, Problem::Missing)]
        );
    }
    let long = "x".repeat(10_000);
    let too_long = Problem::TooLong { most: 120, were: 10_000 };
    assert_eq!(
        child_refused(ChildAsked {
            name: long.clone(),
            ..ada()
        }),
        [(Field::ChildName, too_long.clone())]
    );
    assert_eq!(
        book_refused(
            BookAsked {
                title: long.clone(),
                ..hen()
            },
            PictureChange::Keep
        ),
        [(Field::Title, too_long.clone())]
    );
    let named = refused(&mut Door::on(TODAY), Command::Setting(SettingCommand::Name(long)));
    assert_eq!((named[0].field, &named[0].problem), (Field::SettingName, &too_long));
    let notes = ChildAsked {
        notes: "n".repeat(5_001),
        ..ada()
    };
    assert_eq!(
        child_refused(notes),
        [(Field::Notes, Problem::TooLong { most: 5_000, were: 5_001 })]
    );
}

#[test]
fn emoji_and_names_written_from_the_right_are_names_like_any_other() {
    let mut door = Door::on(TODAY);
    for name in ["👧🏽 Ada", "👨\u{200D}👩\u{200D}👧", "محمد الأمين", "אביגיל", "小雨", "O’Neill-Ngũgĩ"] {
        let child = door.child(name, "2022-05-05");
        assert_eq!(door.book.child(child).unwrap().name.as_str(), name);
        let (_, copies) = door.book(name, 1);
        door.lend(child, copies[0]);
    }
}

#[test]
fn births_that_cannot_be() {
    let born = |born: &str| {
        child_refused(ChildAsked {
            born: born.into(),
            ..ada()
        })
    };
    assert_eq!(born(""), [(Field::DateOfBirth, Problem::Missing)]);
    for future in ["2026-11-24", "2027-08-31"] {
        assert_eq!(born(future), [(Field::DateOfBirth, Problem::InTheFuture)], "{future}");
    }
    assert!(matches!(
        born("1890-01-01").as_slice(),
        [(Field::DateOfBirth, Problem::TooLongAgo { .. })]
    ));
    for text in ["2023-02-29", "31/08/2023", "0000-00-00", "2023-8-31", "99999-01-01", "soon"] {
        assert_eq!(born(text), [(Field::DateOfBirth, Problem::NotADate)], "{text}");
    }
    let before = ChildAsked {
        starts: "2022-05-04".into(),
        leaves: "2022-05-03".into(),
        ..ada()
    };
    let slips = child_refused(before);
    assert!(
        slips.iter().all(|(_, problem)| matches!(problem, Problem::Before { .. })) && slips.len() == 2,
        "{slips:?}"
    );
}

#[test]
fn every_slip_of_a_form_is_shown_at_once_and_where_it_is() {
    let asked = ChildAsked {
        name: String::new(),
        born: "1890-01-01".into(),
        carers: vec![
            CarerAsked::default(),
            CarerAsked {
                phone: "01632 960123".into(),
                ..CarerAsked::default()
            },
        ],
        ..ChildAsked::default()
    };
    let text_file = PictureChange::New(b"Dear Ada, thank you for the book".to_vec());
    let slips = refused(
        &mut Door::on(TODAY),
        Command::People(PeopleCommand::SaveChild(None, asked, text_file)),
    );
    let at: Vec<_> = slips.iter().map(|slip| (slip.field, slip.at)).collect();
    let carer = (Field::CarerName, Some(1));
    assert_eq!(
        at,
        [(Field::ChildName, None), (Field::DateOfBirth, None), carer, (Field::Picture, None)]
    );
}

#[test]
fn every_slip_of_a_book_is_shown_at_once_its_picture_too() {
    let asked = BookAsked {
        title: String::new(),
        ..hen()
    };
    let slips = book_refused(asked, PictureChange::New(b"no picture".to_vec()));
    let fields: Vec<_> = slips.iter().map(|(field, _)| *field).collect();
    assert_eq!(fields, [Field::Title, Field::Picture]);
}

#[test]
fn a_text_file_a_huge_file_and_a_cut_one_are_no_cover() {
    let cover = |bytes: Vec<u8>| book_refused(hen(), PictureChange::New(bytes));
    let bad = |error| vec![(Field::Picture, Problem::BadPicture(error))];
    assert_eq!(cover(b"Dear Ada, thank you".to_vec()), bad(PictureError::NotAPicture));
    let mut huge = vec![0; 50 * 1024 * 1024];
    huge[..3].copy_from_slice(&[0xFF, 0xD8, 0xFF]);
    assert_eq!(cover(huge), bad(PictureError::FileTooLarge { bytes: 50 * 1024 * 1024 }));
    assert_eq!(cover(b"\x89PNG\r\n\x1a\n\0\0".to_vec()), bad(PictureError::Damaged));
    let mut bomb = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    bomb.extend([0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30, 8, 6, 0, 0, 0]);
    assert_eq!(
        cover(bomb),
        bad(PictureError::TooManyPixels {
            width: 30_000,
            height: 30_000
        })
    );
}

#[test]
fn isbn_forms() {
    for (typed, thirteen) in [
        ("0-306-40615-2", "9780306406157"),
        ("9780306406157", "9780306406157"),
        (" 978 0 306 40615 7 ", "9780306406157"),
        ("080442957X", "9780804429573"),
        ("080442957x", "9780804429573"),
        ("979-10-90636-07-1", "9791090636071"),
    ] {
        assert_eq!(Isbn::parse(typed).unwrap().as_str(), thirteen, "{typed}");
    }
    for (typed, error) in [
        ("9780306406158", IsbnError::WrongCheckDigit),
        ("0306406153", IsbnError::WrongCheckDigit),
        ("5000159407236", IsbnError::NotABook),
        ("978030640615", IsbnError::WrongLength { digits: 12 }),
        ("97803064061577", IsbnError::WrongLength { digits: 14 }),
        ("X306406152", IsbnError::OddCharacter),
        ("ISBN 0306406152", IsbnError::OddCharacter),
        ("٩٧٨٠٣٠٦٤٠٦١٥٧", IsbnError::OddCharacter),
    ] {
        let slip = (Field::Isbn, Problem::NotAnIsbn(error));
        assert_eq!(
            book_refused(
                BookAsked {
                    isbn: typed.into(),
                    ..hen()
                },
                PictureChange::Keep
            ),
            [slip],
            "{typed}"
        );
    }
    assert!(Isbn::parse(&"9".repeat(10_000)).is_err());
}

#[test]
fn ages_and_copies_of_a_book_out_of_range() {
    let fields = |asked: BookAsked| {
        book_refused(asked, PictureChange::Keep)
            .iter()
            .map(|(field, _)| *field)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        fields(BookAsked {
            youngest: "5".into(),
            oldest: "3".into(),
            ..hen()
        }),
        [Field::OldestAge]
    );
    assert_eq!(
        fields(BookAsked {
            youngest: "99".into(),
            ..hen()
        }),
        [Field::YoungestAge]
    );
    let copy = hen().copies[0].clone();
    assert_eq!(
        fields(BookAsked {
            copies: vec![copy; 31],
            ..hen()
        }),
        [Field::Copies]
    );
    assert_eq!(
        fields(BookAsked {
            themes: "a,b,c,d,e,f,g,h,i,j,k,l,m".into(),
            ..hen()
        }),
        [Field::Themes]
    );
}
